import { z } from 'zod';
import { fileBytesSchema } from '../bytes.ts';
import { eventIterator } from '@orpc/contract';
import { importPlanSchema, planSheetSchema, planVariableSchema, problemSchema } from '../import-plan.ts';
import { refusalSchema } from '../refusal.ts';
import { toldSchema } from '../saying.ts';
import { variableSchema } from '../variable.ts';
import { procedure } from './base.ts';

/** A file on disk (Electron knows the path), or bytes the browser handed over; both stay on this machine. */
export const fileSourceSchema = z.union([
  z.object({ path: z.string().min(1).max(4000) }),
  z.object({ name: z.string().min(1).max(255), bytes: fileBytesSchema }),
]);
export type FileSource = z.infer<typeof fileSourceSchema>;

/** One file; a folder (where the shell knows paths), every survey file in it, folders within it too; or several files at once. */
export const importSourceSchema = z.union([
  fileSourceSchema,
  z.object({ folder: z.string().min(1).max(4000) }),
  z.object({ files: z.array(fileSourceSchema).min(1).max(5000) }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;

/** A source as a window sends it: a large file was handed over in parts before (`upload`), and is only named. */
const uploadedSchema = z.object({ name: z.string().min(1).max(255), upload: z.string().min(1).max(100) });
export const sentSourceSchema = z.union([importSourceSchema, uploadedSchema, z.object({ files: z.array(z.union([fileSourceSchema, uploadedSchema])).min(1).max(5000) })]);
export type SentSource = z.infer<typeof sentSourceSchema>;

export const rawCellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ date: z.string() }), z.object({ error: z.string() })]);

const shape = z.object({ headerRows: z.number().int(), orientation: z.enum(['rows', 'columns']) });
const fileFacts = z.object({ name: z.string(), sha256: z.string(), format: z.string(), encoding: z.string().optional(), delimiter: z.string().optional(), sheet: z.string() });

/** A sheet that belongs to the same cases, and how well it fits. `plan.sheets` holds the choice; to change it, send the changed
 *  list to `reinspect` (`sheets`), which guesses the plan of what is now joined. */
export const joinedSheetSchema = planSheetSchema.extend({
  rows: z.number().int(),
  /** Rows whose id stands in the parent, and those whose id is empty or stands nowhere. */
  matched: z.number().int(), orphans: z.number().int(),
  /** kind one: rows whose id stood in an earlier row of this sheet. */
  duplicates: z.number().int(),
  /** Cases of the parent that have no row here. */
  without: z.number().int(),
});
export type JoinedSheet = z.infer<typeof joinedSheetSchema>;

/** One of several files read at once. */
export const gatheredFileSchema = z.object({
  name: z.string(), sha256: z.string(), cases: z.number().int(),
  /** Why this file cannot come in; null where it does. */
  refused: refusalSchema.nullable(),
  /** Questions it lacks or has beside the others', one sentence each. */
  differences: z.array(toldSchema),
});
export type GatheredFile = z.infer<typeof gatheredFileSchema>;

/** What the form beside the data says, and what is wrong with its routing. */
export const formReportSchema = z.object({
  questions: z.number().int(),
  /** Questions that are asked on a condition. `words` says it with the questions' labels. */
  rules: z.array(z.object({ name: z.string(), label: z.string(), relevant: z.string(), words: z.string() })),
  /** A condition on a later question, an unknown name, an option that is not offered, an expression that cannot be read. */
  faults: z.array(z.object({ question: z.string(), kind: z.enum(['later', 'unknown-name', 'unknown-option', 'self', 'unreadable']), ...toldSchema.shape })),
});
export type FormReport = z.infer<typeof formReportSchema>;

export const importInspectionSchema = z.object({
  importId: z.string(),
  file: fileFacts,
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  notices: z.array(toldSchema),
  rows: z.number().int(), columns: z.number().int(),
  hiddenRows: z.array(z.number().int()), hiddenColumns: z.array(z.number().int()),
  shape, shapeReason: toldSchema,
  plan: importPlanSchema,
  /** Further sheets that share an id with this one; absent where there are none. */
  joins: z.array(joinedSheetSchema).optional(),
  /** Several files at once: each with its fate. `rows` are then those of the table they were gathered into. */
  files: z.array(gatheredFileSchema).optional(),
  /** Where a form was given, or the data stand beside one. */
  form: formReportSchema.optional(),
});
/** What a corrected or larger file would change, cell by cell; the first few thousand of each are listed. */
export const importDiffSchema = z.object({
  new: z.number().int(), changed: z.number().int(), vanished: z.number().int(),
  /** Keys of cases that the file adds, and of those it no longer has (they stay in the project). */
  newKeys: z.array(z.string()), vanishedKeys: z.array(z.string()),
  newVariables: z.array(z.string()), vanishedVariables: z.array(z.string()),
  changedCells: z.number().int(),
  cells: z.array(z.object({ variable: z.string(), key: z.string(), before: z.string(), after: z.string() })),
  /** Coded spans in answers that were edited: where they were, put where the words now stand, or to be reviewed. */
  spans: z.object({ kept: z.number().int(), moved: z.number().int(), lost: z.number().int() }),
  codedSpans: z.array(z.object({ variable: z.string(), key: z.string(), codeId: z.string(), words: z.string(), fate: z.enum(['kept', 'moved', 'lost']) })).optional(),
});
export type ImportDiffReport = z.infer<typeof importDiffSchema>;

export const importEvaluationSchema = z.object({
  cases: z.object({ new: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }),
  variables: z.array(variableSchema),
  problems: z.array(problemSchema),
  /** Only for an update. */
  diff: importDiffSchema.optional(),
  /** Repeat groups that come in as cases of their own. */
  units: z.array(z.object({
    sheet: z.string(), instrument: z.object({ id: z.string(), label: z.string() }),
    cases: z.object({ new: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }), variables: z.array(variableSchema), diff: importDiffSchema.optional(),
  })).optional(),
  /** Every distinct country as typed, and what it was taken for. */
  countries: z.array(z.object({
    typed: z.string(), cases: z.number().int(), iso3: z.string().nullable(), name: z.string().nullable(), region: z.string().nullable(), income: z.string().nullable(),
    how: z.enum(['exact', 'alias', 'fuzzy', 'chosen', 'ambiguous', 'none']), candidates: z.array(z.object({ iso3: z.string(), name: z.string() })),
  })),
});
export type ImportInspection = z.infer<typeof importInspectionSchema>;
export type ImportEvaluation = z.infer<typeof importEvaluationSchema>;

/** Bringing a spreadsheet in: nothing is in the project until `commit`, and one undo takes it out again. */
export const importing = {
  /** A part of a large file, in order; `id` is the window's own name for it. @throws UPLOAD_BROKEN, UPLOAD_TOO_LARGE */
  upload: procedure.input(z.object({ id: z.string().min(1).max(100), from: z.number().int().min(0), bytes: fileBytesSchema })).output(z.object({ size: z.number().int() })),
  inspect: procedure.input(z.object({
    source: sentSourceSchema, sheet: z.string().optional(), encoding: z.string().optional(), delimiter: z.string().optional(), filePassphrase: z.string().optional(),
    instrument: z.object({ id: z.string(), label: z.string() }).optional(),
    /** Letters that were read in a wrong encoding before the file was made: repaired where true. */
    repair: z.boolean().optional(),
    /** An XLSForm that says what the columns mean. */
    form: fileSourceSchema.optional(),
  })).output(importInspectionSchema),
  /** The same file read another way: another sheet, encoding, header row. */
  reinspect: procedure.input(z.object({
    importId: z.string(), sheet: z.string().optional(), encoding: z.string().optional(), delimiter: z.string().optional(),
    headerRows: z.array(z.number().int()).optional(), orientation: z.enum(['rows', 'columns']).optional(),
    instrument: z.object({ id: z.string(), label: z.string() }).optional(),
    /** The joined sheets as a person chose them (`use`, or another column). */
    sheets: z.array(planSheetSchema).optional(),
    /** Letters repaired, or as they stand again. */
    repair: z.boolean().optional(),
    /** A form given later, or taken away again (null). */
    form: fileSourceSchema.nullable().optional(),
  })).output(importInspectionSchema),
  rawRows: procedure.input(z.object({ importId: z.string(), from: z.number().int().min(0), to: z.number().int().min(0) })).output(z.array(z.array(rawCellSchema))),
  evaluate: procedure.input(z.object({ importId: z.string(), plan: importPlanSchema, update: z.boolean().default(false) })).output(importEvaluationSchema),
  /** @throws FILES_REFUSED where some of several files were refused and `skipRefused` does not say to go on without them */
  commit: procedure.input(z.object({ importId: z.string(), plan: importPlanSchema, update: z.boolean().default(false), skipRefused: z.boolean().default(false) })).output(importEvaluationSchema.extend({ committed: z.boolean() })),
  /** A column's categories anew, after a person changed its type or its delimiter. */
  recategorise: procedure.input(z.object({ importId: z.string(), plan: importPlanSchema, variable: planVariableSchema })).output(planVariableSchema),
  /** A plan saved earlier (or what the command line's `import` printed). @throws PLAN_UNREADABLE */
  readPlan: procedure.input(z.object({ source: fileSourceSchema })).output(importPlanSchema),
  /** The plan as a file, for the next wave, a colleague or the command line's `--plan`. */
  writePlan: procedure.input(z.object({ plan: importPlanSchema, target: z.string().min(1).max(4000).optional() })).output(z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable() })),
  /** Puts an import aside, or a file that is being handed over. */
  cancel: procedure.input(z.object({ importId: z.string() })).output(z.object({ cancelled: z.boolean() })),
  /** 0 to 1 while a file is read or committed. */
  progress: procedure.input(z.object({ importId: z.string().optional() })).output(eventIterator(z.object({ stage: z.enum(['read', 'guess', 'commit']), fraction: z.number() }))),
};
