import { z } from 'zod';
import { fileBytesSchema } from '../bytes.ts';
import { procedure } from './base.ts';

const target = z.string().min(1).max(4000).optional();
/** Where a path was given the file is written there; else its bytes come back, for the browser to save. */
const written = z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), count: z.number().int() });

export const exporting = {
  /** The saved tables. `count` is the number of tables. */
  tables: procedure.input(z.object({
    format: z.enum(['xlsx', 'csv', 'docx', 'md']).default('xlsx'), layout: z.enum(['publication', 'analyst']).default('publication'), language: z.enum(['en', 'fr']).default('en'),
    tables: z.array(z.string()).optional(),
    /** Workbooks: percentages as formulas over the counts; native charts. */
    formulas: z.boolean().default(false), charts: z.boolean().default(true), target,
  })).output(written.extend({ sheets: z.number().int() })),
  codebook: procedure.input(z.object({ format: z.enum(['xlsx', 'csv', 'qdc']).default('xlsx'), target })).output(written),
  segments: procedure.input(z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), target })).output(written),
  /** A chart as the window drew it, written where the user said. A browser saves it by itself. */
  picture: procedure.input(z.object({ name: z.string().min(1).max(255), bytes: fileBytesSchema, target: z.string().min(1).max(4000) })).output(written),
};
export type ExportedFile = z.infer<typeof written>;
