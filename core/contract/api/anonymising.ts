import { z } from 'zod';
import { FINDING_KINDS, FINDING_REASONS } from '../finding.ts';
import { procedure } from './base.ts';

const count = z.number().int();
const language = z.enum(['en', 'fr']).default('en');
export const findingKindSchema = z.enum(FINDING_KINDS);
export const findingStateSchema = z.enum(['open', 'accepted', 'rejected']);

/** A place in an answer that could give a person away. Offsets are code points; `before` and `after` are the words around it. */
export const findingSchema = z.object({
  id: count, answerId: count, caseKey: z.string(), variableId: z.string(), kind: findingKindSchema, start: count, end: count, words: z.string(), before: z.string(), after: z.string(),
  confidence: z.number(), reason: z.enum(FINDING_REASONS), state: findingStateSchema, edited: z.boolean(), pseudonym: z.string(),
});
export const privacyTermSchema = z.object({ id: count.nullable(), kind: findingKindSchema, text: z.string().max(300), variants: z.array(z.string().max(300)).max(50) });

/** What in the answers could give a person away, and what stands in its place in files. Until somebody rejects a finding it counts as one. */
export const anonymising = {
  /** `stale`: answers or the list changed since they were last looked through. `looking`: how far a look through has come. */
  status: procedure.output(z.object({
    lookedThrough: z.boolean(), stale: z.boolean(), answers: count, pseudonyms: count, looking: z.object({ done: count, of: count }).nullable(),
    kinds: z.array(z.object({ kind: findingKindSchema, open: count, accepted: count, rejected: count })),
  })),
  /** Looks through all answers, in slices between which other calls are served. What somebody judged stays as it was judged. */
  scan: procedure.output(z.object({ answers: count, found: count, added: count, removed: count })),
  cancel: procedure.output(z.object({ cancelled: z.boolean() })),
  findings: procedure.input(z.object({
    states: z.array(findingStateSchema).optional(), kinds: z.array(findingKindSchema).optional(), words: z.string().max(200).optional(), least: z.number().min(0).max(1).optional(),
    offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(10_000).default(2000), language,
  })).output(z.object({ total: count, rows: z.array(findingSchema) })),
  /** `everywhere`: the same words of the same kind in every answer, too. */
  decide: procedure.input(z.object({ ids: z.array(count).min(1).max(200_000), state: findingStateSchema, everywhere: z.boolean().default(false) })).output(z.object({ findings: count })),
  /** Another kind or other words; the finding counts as accepted. */
  change: procedure.input(z.object({ id: count, kind: findingKindSchema.optional(), start: z.number().int().min(0).optional(), end: z.number().int().min(1).optional() })).output(z.object({ findings: count })),
  /** What no detector saw. */
  add: procedure.input(z.object({ answerId: count, start: z.number().int().min(0), end: z.number().int().min(1), kind: findingKindSchema })).output(z.object({ id: count })),
  terms: procedure.output(z.array(privacyTermSchema.extend({ id: count }))),
  /** The whole list as it shall be: lines without an id are new, lines that are missing go. */
  setTerms: procedure.input(z.object({ terms: z.array(privacyTermSchema).max(20_000) })).output(z.array(privacyTermSchema.extend({ id: count }))),
  /** An answer as a pseudonymised file would hold it. */
  preview: procedure.input(z.object({ answerId: count, language })).output(z.object({ answerId: count, original: z.string(), text: z.string() })),
  /** The key: it never leaves the encrypted project by itself. */
  key: procedure.input(z.object({ language })).output(z.array(z.object({ kind: findingKindSchema, label: z.string(), words: z.string() }))),
};

export const permissionSchema = z.enum(['named', 'region', 'no']);
/** Where a clearance comes from: the words themselves, wider words or the answer, the respondent, or nobody having said anything. */
const sourceSchema = z.enum(['words', 'answer', 'respondent', 'default']);
const clearanceSchema = z.object({ permission: permissionSchema, state: z.enum(['pending', 'confirmed']), source: sourceSchema, confirmedBy: z.string().nullable(), confirmedAt: z.string().nullable(), note: z.string() });
export const clearanceTargetSchema = z.union([
  z.object({ caseIndex: z.number().int().min(0) }),
  z.object({ answerId: count, start: z.number().int().min(0).nullable().default(null), end: z.number().int().min(1).nullable().default(null) }),
]);
export type ClearanceTargetInput = z.input<typeof clearanceTargetSchema>;

/** Who may be quoted, and how. Nothing is printed that the respondent has not confirmed. */
export const clearance = {
  summary: procedure.output(z.object({ quotes: count, starred: count, printable: count, waiting: count, notQuoted: count })),
  /** Coded words, each once however many codes and coders are on them. */
  quotes: procedure.input(z.object({
    starred: z.boolean().optional(), variableIds: z.array(z.string()).max(2000).optional(), codeId: z.string().optional(), filter: z.string().max(20_000).optional(), permissions: z.array(permissionSchema).optional(),
    states: z.array(z.enum(['pending', 'confirmed'])).optional(), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(10_000).default(2000),
  }).default({ offset: 0, limit: 2000 })).output(z.object({
    total: count,
    rows: z.array(clearanceSchema.extend({ answerId: count, start: count.nullable(), end: count.nullable(), caseIndex: count, caseKey: z.string(), country: z.string(), region: z.string(), variableId: z.string(), codeIds: z.array(z.string()), starred: z.boolean(), words: z.string(), printable: z.boolean() })),
  })),
  respondents: procedure.output(z.array(z.object({ caseIndex: count, caseKey: z.string(), country: z.string(), region: z.string(), quotes: count, permission: permissionSchema.nullable(), state: z.enum(['pending', 'confirmed']).nullable(), confirmedBy: z.string().nullable(), confirmedAt: z.string().nullable(), note: z.string() }))),
  /** One act for all. `permission: null` takes back what was said; confirming says who confirmed and when (now, where no day is given). */
  set: procedure.input(z.object({
    targets: z.array(clearanceTargetSchema).min(1).max(50_000), permission: permissionSchema.nullable().optional(), state: z.enum(['pending', 'confirmed']).optional(),
    confirmedBy: z.string().max(300).optional(), confirmedAt: z.string().max(40).optional(), note: z.string().max(2000).optional(),
  })).output(z.object({ changed: count })),
  /** Quotes as a publication prints them: cleared and confirmed ones with their words and whom they may be attributed to; the others as a number. */
  printable: procedure.input(z.object({ variableIds: z.array(z.string()).max(2000).optional(), codeId: z.string().optional(), starred: z.boolean().default(true), language, limit: z.number().int().min(1).max(5000).default(200) })).output(z.object({
    withheld: count, quotes: z.array(z.object({ answerId: count, start: count.nullable(), end: count.nullable(), variableId: z.string(), codeIds: z.array(z.string()), words: z.string(), attribution: z.string() })),
  })),
};
