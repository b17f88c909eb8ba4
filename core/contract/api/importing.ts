import { z } from 'zod';
import { fileBytesSchema } from '../bytes.ts';
import { eventIterator } from '@orpc/contract';
import { importPlanSchema, problemSchema } from '../import-plan.ts';
import { variableSchema } from '../variable.ts';
import { procedure } from './base.ts';

/** A file on disk (Electron knows the path), or bytes the browser handed over; both stay on this machine. */
export const fileSourceSchema = z.union([
  z.object({ path: z.string().min(1).max(4000) }),
  z.object({ name: z.string().min(1).max(255), bytes: fileBytesSchema }),
]);
export type FileSource = z.infer<typeof fileSourceSchema>;

export const rawCellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ date: z.string() }), z.object({ error: z.string() })]);

const shape = z.object({ headerRows: z.number().int(), orientation: z.enum(['rows', 'columns']) });
const fileFacts = z.object({ name: z.string(), sha256: z.string(), format: z.string(), encoding: z.string().optional(), delimiter: z.string().optional(), sheet: z.string() });

export const importInspectionSchema = z.object({
  importId: z.string(),
  file: fileFacts,
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  notices: z.array(z.string()),
  rows: z.number().int(), columns: z.number().int(),
  hiddenRows: z.array(z.number().int()), hiddenColumns: z.array(z.number().int()),
  shape, shapeReason: z.string(),
  plan: importPlanSchema,
});
/** What a corrected or larger file would change, cell by cell; the first few hundred of each are listed. */
export const importDiffSchema = z.object({
  new: z.number().int(), changed: z.number().int(), vanished: z.number().int(),
  /** Keys of cases that the file adds, and of those it no longer has (they stay in the project). */
  newKeys: z.array(z.string()), vanishedKeys: z.array(z.string()),
  newVariables: z.array(z.string()), vanishedVariables: z.array(z.string()),
  changedCells: z.number().int(),
  cells: z.array(z.object({ variable: z.string(), key: z.string(), before: z.string(), after: z.string() })),
  /** Coded spans in answers that were edited: where they were, put where the words now stand, or to be reviewed. */
  spans: z.object({ kept: z.number().int(), moved: z.number().int(), lost: z.number().int() }),
});
export type ImportDiffReport = z.infer<typeof importDiffSchema>;

export const importEvaluationSchema = z.object({
  cases: z.object({ new: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }),
  variables: z.array(variableSchema),
  problems: z.array(problemSchema),
  /** Only for an update. */
  diff: importDiffSchema.optional(),
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
  inspect: procedure.input(z.object({
    source: fileSourceSchema, sheet: z.string().optional(), encoding: z.string().optional(), delimiter: z.string().optional(), filePassphrase: z.string().optional(),
    instrument: z.object({ id: z.string(), label: z.string() }).optional(),
    /** An XLSForm that says what the columns mean. */
    form: fileSourceSchema.optional(),
  })).output(importInspectionSchema),
  /** The same file read another way: another sheet, encoding, header row. */
  reinspect: procedure.input(z.object({
    importId: z.string(), sheet: z.string().optional(), encoding: z.string().optional(), delimiter: z.string().optional(),
    headerRows: z.array(z.number().int()).optional(), orientation: z.enum(['rows', 'columns']).optional(),
    instrument: z.object({ id: z.string(), label: z.string() }).optional(),
  })).output(importInspectionSchema),
  rawRows: procedure.input(z.object({ importId: z.string(), from: z.number().int().min(0), to: z.number().int().min(0) })).output(z.array(z.array(rawCellSchema))),
  evaluate: procedure.input(z.object({ importId: z.string(), plan: importPlanSchema, update: z.boolean().default(false) })).output(importEvaluationSchema),
  commit: procedure.input(z.object({ importId: z.string(), plan: importPlanSchema, update: z.boolean().default(false) })).output(importEvaluationSchema.extend({ committed: z.boolean() })),
  cancel: procedure.input(z.object({ importId: z.string() })).output(z.object({ cancelled: z.boolean() })),
  /** 0 to 1 while a file is read or committed. */
  progress: procedure.input(z.object({ importId: z.string().optional() })).output(eventIterator(z.object({ stage: z.enum(['read', 'guess', 'commit']), fraction: z.number() }))),
};
