import { z } from 'zod';

const axis = z.object({
  id: z.string(), label: z.string(),
  categories: z.array(z.object({ id: z.string(), label: z.string() })),
});
const grid = z.array(z.array(z.number().nullable()));
const line = z.array(z.number().nullable());

/** What the analyst asks for. Rows and columns name variables by id; one table comes out for each pair. */
export const tableRequestSchema = z.object({
  rows: z.array(z.string()).min(1),
  columns: z.array(z.string()).default([]),
  /** Filter expression, see core/crosstab/expression.ts. */
  filter: z.string().optional(),
  weight: z.string().optional(),
  /** valid: only cases with a value in both variables; all: every case asked or not, states of missing as a note. */
  base: z.enum(['valid', 'all']).default('valid'),
  tests: z.boolean().default(false),
  /** Cells, and whatever could reveal them, are withheld under this count. */
  suppress: z.number().int().min(1).optional(),
  language: z.enum(['en', 'fr']).default('en'),
});
export type TableRequest = z.infer<typeof tableRequestSchema>;

/** One cross-tabulation: the shape of docs/cli.md's `Table`. Percentages are 0 to 100, unrounded; null where the base is 0 or the cell is suppressed. */
export const tableSchema = z.object({
  rows: axis, columns: axis,
  counts: grid, columnPercent: grid, rowPercent: grid,
  total: z.object({ counts: line, columnPercent: line, base: z.number() }),
  columnBases: z.array(z.number()),
  unweightedBases: z.array(z.number()),
  effectiveBases: z.array(z.number()).optional(),
  missing: z.object({
    notAsked: z.number().int(), noAnswer: z.number().int(), dontKnow: z.number().int(), notApplicable: z.number().int(), unread: z.number().int(),
  }),
  provisional: z.object({ read: z.number().int(), of: z.number().int() }).optional(),
  suppressed: z.array(z.array(z.boolean())).optional(),
  tests: z.object({
    chiSquare: z.object({ statistic: z.number(), df: z.number(), p: z.number() }).nullable().optional(),
    fisher: z.object({ p: z.number(), method: z.string() }).nullable().optional(),
    cramersV: z.number().nullable().optional(),
    columnProportions: z.array(z.object({
      row: z.number().int(), a: z.number().int(), b: z.number().int(), z: z.number(), p: z.number(), pAdjusted: z.number(),
    })).optional(),
    intervals: z.array(z.array(z.object({ low: z.number(), high: z.number() }).nullable())).optional(),
  }).optional(),
  notes: z.array(z.string()),
});
export type Table = z.infer<typeof tableSchema>;
