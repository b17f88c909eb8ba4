import { z } from 'zod';
import { fileBytesSchema } from '../bytes.ts';
import { DOUBTS } from '../doubt.ts';
import { procedure } from './base.ts';
import { fileSourceSchema } from './importing.ts';

const count = z.number().int();
const language = z.enum(['en', 'fr']).default('en');
const target = z.string().min(1).max(4000).optional();
const printPermission = z.enum(['named', 'region']);
const verdict = z.enum(['confirmed', 'changed', 'withdrawn']);

/** off: nothing leaves or stays for want of a confirmation (words of respondents need their clearance all the same). withhold: a status that is
 *  not confirmed stays out of what is printed about a single respondent, and tables say how many are not. refuse: tables do not leave, either. */
export const DEMANDS = ['off', 'withhold', 'refuse'] as const;
export const confirmationSettingsSchema = z.object({
  demand: z.enum(DEMANDS),
  /** Ids of variables; null: the indicators of each capability and what the table plan counts. */
  statuses: z.array(z.string()).max(2000).nullable(),
  examples: z.enum(['starred', 'all', 'none']),
  /** How words are proposed to be printed of which nothing was said yet. */
  permission: printPermission,
});
export type ConfirmationSettings = z.infer<typeof confirmationSettingsSchema>;

/** unconfirmed: nobody said anything · confirmed, changed, withdrawn: so it was said and accepted · since: so it was, but the project says
 *  something else by now. */
export const STATUS_STANDINGS = ['unconfirmed', 'confirmed', 'changed', 'withdrawn', 'since'] as const;
export const statusStandingSchema = z.enum(STATUS_STANDINGS);

const respondentSchema = z.object({
  caseIndex: count, caseKey: z.string(), name: z.string(), region: z.string(),
  statuses: count, confirmed: count, changed: count, withdrawn: count, since: count, examples: count, printable: count,
  /** Lines of returns that were not accepted. */
  left: count,
  pack: z.object({ id: z.string(), madeAt: z.string(), language: z.enum(['en', 'fr']), files: z.array(z.string()) }).nullable(),
  returned: z.object({ file: z.string(), by: z.string(), on: z.string(), readAt: z.string() }).nullable(),
});

/** One line of a returned file beside what the pack showed and what the project says now. Values are written out in the pack's language. */
export const returnLineSchema = z.object({
  key: z.string(), kind: z.enum(['status', 'example']), topic: z.string(), shown: z.string(), now: z.string().nullable(),
  verdict: z.enum(['confirmed', 'changed', 'withdrawn', 'unanswered', 'unclear', 'missing']),
  /** What it shall say; null where it was not said or cannot be told. */
  becomes: z.string().nullable(), choice: z.array(z.string()).nullable(), permission: printPermission.nullable(),
  written: z.object({ decision: z.string(), value: z.string(), permission: z.string(), comment: z.string() }),
  doubts: z.array(z.enum(DOUBTS)), standing: z.array(z.enum(['gone', 'stale', 'already', 'conflict'])),
  /** Ticked beforehand; and whether it can be accepted as it was read. */
  ready: z.boolean(), acceptable: z.boolean(),
  earlier: z.object({ verdict, becomes: z.string().nullable(), by: z.string(), on: z.string(), file: z.string() }).nullable(),
  /** What was decided of this line of this very file before. */
  outcome: z.enum(['accepted', 'left', 'takenBack']).nullable(),
  choices: z.array(z.object({ id: z.string(), label: z.string() })), several: z.boolean(), place: z.string(),
});
export type ReturnLine = z.infer<typeof returnLineSchema>;
export const returnSchema = z.object({
  packId: z.string(), caseIndex: count.nullable(), caseKey: z.string(), name: z.string(), language: z.enum(['en', 'fr']), madeAt: z.string(),
  by: z.string(), on: z.string(), comment: z.string(), all: z.string(),
  /** Rows and texts of the file that are none of the pack's. */
  extra: z.array(z.string()),
  /** When this very file was read and stored before. */
  readBefore: z.string().nullable(), lines: z.array(returnLineSchema),
});
export type PackReturn = z.infer<typeof returnSchema>;

/** What a person decided of one line. Without `verdict` it is taken as it was read. */
export const acceptedLineSchema = z.object({
  key: z.string(), accept: z.boolean(), verdict: verdict.optional(),
  /** Ids of categories: what a status shall be. */
  choice: z.array(z.string()).max(2000).optional(),
  /** What an example shall read; null: as it stands. */
  words: z.string().max(100_000).nullable().optional(), permission: printPermission.optional(),
});
export type AcceptedLine = z.infer<typeof acceptedLineSchema>;

const ledgerLineSchema = z.object({
  id: count, caseKey: z.string(), name: z.string(), kind: z.enum(['status', 'example']), topic: z.string(), shown: z.string(), verdict: z.string(), becomes: z.string().nullable(), permission: z.string().nullable(), comment: z.string(),
  outcome: z.enum(['accepted', 'left', 'takenBack']), by: z.string(), on: z.string(), file: z.string(), sha256: z.string(), packId: z.string(), readAt: z.string(), decidedBy: z.string(), decidedAt: z.string(),
  /** It lies over an answer now, and can be taken back. */
  inForce: z.boolean(),
});
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

const written = z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), count });

/** Packs that respondents confirm, the files that come back, and the ledger of who confirmed what. */
export const confirmation = {
  settings: procedure.output(confirmationSettingsSchema),
  setSettings: procedure.input(confirmationSettingsSchema.partial()).output(confirmationSettingsSchema),
  /** What respondents are asked to confirm by default. */
  statuses: procedure.output(z.array(z.object({ id: z.string(), label: z.string(), capability: z.string().nullable() }))),
  respondents: procedure.output(z.object({ respondents: z.array(respondentSchema), packs: count, returns: count, statuses: count, confirmed: count })),
  /** The lines a pack would have. */
  preview: procedure.input(z.object({ caseIndex: count, language })).output(z.array(z.object({ key: z.string(), kind: z.enum(['status', 'example']), topic: z.string(), shown: z.string(), permission: printPermission.nullable(), standing: z.string() }))),
  /** Files for respondents: one or two each; zipped where several leave the browser. A path is a folder's where there are several.
   *  `answers`: French where a respondent answered in French, else English. */
  packs: procedure.input(z.object({ caseIndexes: z.array(count).max(100_000).optional(), formats: z.array(z.enum(['docx', 'xlsx'])).min(1).default(['docx']), language: z.enum(['en', 'fr', 'answers']).default('en'), target })).output(written.extend({ packs: count, skipped: z.array(z.string()) })),
  /** Reads a file that came back and holds it against the project. Nothing is stored. */
  read: procedure.input(z.object({ source: fileSourceSchema })).output(z.object({ file: z.string(), sha256: z.string(), returns: z.array(returnSchema) })),
  /** Takes over what was accepted, and keeps the rest as left. One undo takes all of it back. */
  accept: procedure.input(z.object({ source: fileSourceSchema, packId: z.string(), by: z.string().max(300), on: z.string().max(40), lines: z.array(acceptedLineSchema).max(10_000) })).output(z.object({ accepted: count, left: count, statuses: count, examples: count })),
  ledger: procedure.output(z.array(ledgerLineSchema)),
  /** A correction or confirmation no longer holds; the answer counts as it was given. */
  takeBack: procedure.input(z.object({ id: count })).output(z.object({ takenBack: z.boolean() })),
  ledgerFile: procedure.input(z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), language, words: z.enum(['cleared', 'pseudonymised', 'raw']).default('cleared'), target })).output(written.extend({ withheld: count, warning: z.string().nullable() })),
};
