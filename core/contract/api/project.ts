import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { actSchema, areaSchema, projectDescriptionSchema, projectStatusSchema, verificationSchema } from '../project.ts';
import { coderSchema } from '../code.ts';
import { keychainStateSchema } from '../keychain.ts';
import { procedure } from './base.ts';
import { fileSourceSchema } from './importing.ts';

export const templateSchema = z.enum(['national-response', 'empty']);
const passphrase = z.string().max(1000);
const path = z.string().min(1).max(4000);

export const frameworkSchema = z.object({
  domains: z.array(z.object({
    no: z.string(), en: z.string(), fr: z.string(),
    capabilities: z.array(z.object({ no: z.string(), en: z.string(), fr: z.string() })),
  })),
});

export const HISTORY_KINDS = ['project', 'import', 'variable', 'code', 'coding', 'memo', 'coder', 'table', 'privacy', 'report', 'undo'] as const;
export const historyFilterSchema = z.object({
  coderId: z.string().optional(), about: z.enum(HISTORY_KINDS).optional(), from: z.string().max(40).optional(), to: z.string().max(40).optional(), words: z.string().max(200).optional(),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;
export const historyTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), answerId: z.number().int() }), z.object({ kind: z.literal('code'), codeId: z.string() }), z.object({ kind: z.literal('variable'), variableId: z.string() }),
  z.object({ kind: z.literal('table'), tableId: z.string() }), z.object({ kind: z.literal('memo'), memoId: z.number().int() }),
]);
export type HistoryTarget = z.infer<typeof historyTargetSchema>;

/** The project file: made, opened, closed, checked, copied; its coders and its undo. */
export const project = {
  create: procedure.input(z.object({ path, name: z.string().min(1).max(200), passphrase, template: templateSchema, coder: z.string().max(100).optional(), /** A framework of one's own, from a sheet with a line for each capability; `template` is "empty" then. */ framework: fileSourceSchema.optional() })).output(projectStatusSchema),
  open: procedure.input(z.object({ path, passphrase })).output(projectStatusSchema),
  /** Makes the synthetic sample study in the projects folder (or takes the one that is there) and opens it. */
  openSample: procedure.output(projectStatusSchema),
  close: procedure.output(z.object({ closed: z.boolean() })),
  /** null while no project is open. */
  status: procedure.output(projectStatusSchema.nullable()),
  describe: procedure.output(projectDescriptionSchema),
  framework: procedure.output(frameworkSchema),
  rename: procedure.input(z.object({ name: z.string().min(1).max(200) })).output(projectStatusSchema),
  verify: procedure.output(verificationSchema),
  /** A compact copy under the same key: in the folder of backups, or where `target` says (also where the file itself is gone). */
  backup: procedure.input(z.object({ target: path.optional() }).optional()).output(z.object({ file: z.string() })),
  /** Newest first: of the open project, or of the file at `path`. `problem`: the last automatic one could not be copied, or was not sound.
   *  `conflictCopies`: files beside it that a synchronised folder seems to have made of it. */
  backups: procedure.input(z.object({ path: path.optional() }).optional()).output(z.object({
    backups: z.array(z.object({ file: z.string(), madeAt: z.string(), bytes: z.number(), automatic: z.boolean() })), problem: z.enum(['copy', 'check']).nullable(), conflictCopies: z.array(z.string()),
  })),
  /** Puts a backup beside the project (`path`, or the open one) under a name that says so, checks it and opens it. */
  restore: procedure.input(z.object({ backup: path, path: path.optional(), passphrase: passphrase.optional() })).output(projectStatusSchema),
  /** Reads what can be read of a damaged project into a new one beside it, and opens that. */
  salvage: procedure.input(z.object({ path, passphrase })).output(z.object({ file: z.string(), rows: z.number().int(), lost: z.array(z.object({ table: z.string(), rows: z.number().int() })), status: projectStatusSchema })),
  /** Closes the project and wipes its key; `locked` says which it was until it is opened again or left. */
  lock: procedure.output(z.object({ locked: z.boolean() })),
  locked: procedure.output(z.object({ path: z.string(), name: z.string() }).nullable()),
  forgetLocked: procedure.output(z.object({ closed: z.boolean() })),
  /** Whether the system's keychain may keep a passphrase, and whether it keeps the one of the project at `path` (or of the open one). */
  keychain: procedure.input(z.object({ path: path.optional() }).optional()).output(z.object({ state: keychainStateSchema, remembered: z.boolean() })),
  /** The open project's passphrase goes into the keychain: from now on it may be opened without being typed. */
  rememberKey: procedure.output(z.object({ remembered: z.boolean() })),
  forgetKey: procedure.input(z.object({ path: path.optional() }).optional()).output(z.object({ forgotten: z.boolean() })),
  /** Opens a project with the passphrase that the keychain keeps. The page never sees it. */
  openRemembered: procedure.input(z.object({ path })).output(projectStatusSchema),
  /** The project can be read meanwhile, and nothing can be stored. `backups`: how many there are that open with former passphrases. */
  rekey: procedure.input(z.object({ passphrase, newPassphrase: passphrase })).output(z.object({ file: z.string(), backups: z.number().int() })),
  /** Says what a new passphrase is about, as it goes on: copied, written under the new one, read again. */
  rekeying: procedure.output(eventIterator(z.object({ step: z.enum(['copy', 'encrypt', 'check']) }))),
  undo: procedure.output(z.object({ undone: actSchema.nullable(), status: projectStatusSchema })),
  redo: procedure.output(z.object({ redone: actSchema.nullable(), status: projectStatusSchema })),
  addCoder: procedure.input(z.object({ name: z.string().min(1).max(100) })).output(coderSchema),
  selectCoder: procedure.input(z.object({ coderId: z.string() })).output(projectStatusSchema),
  /** Newest first. `total` counts what the filter leaves. `from` and `to` are instants; `words` are looked for in the params and the coder's name, accents apart. */
  history: procedure.input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(500).default(100), ...historyFilterSchema.shape })).output(z.object({
    total: z.number().int(),
    /** Everybody who did something, for the filter: a coder whose addition was undone is there by id. */
    coders: z.array(coderSchema),
    events: z.array(z.object({ id: z.number().int(), at: z.string(), coder: z.string(), act: actSchema, state: z.enum(['done', 'undone', 'discarded', 'fact']) })),
  })),
  /** What a line of the history is about, where it is still there. */
  historyTarget: procedure.input(z.object({ id: z.number().int() })).output(historyTargetSchema.nullable()),
  /** Takes back every act after this line, or does again what was taken back up to it. The line's own act stands then. */
  goToPoint: procedure.input(z.object({ id: z.number().int() })).output(z.object({ undone: z.number().int(), redone: z.number().int(), status: projectStatusSchema })),
  /** Says what changed, as it changes. */
  changes: procedure.output(eventIterator(z.object({ version: z.number().int(), areas: z.array(areaSchema), opened: z.boolean() }))),
};
