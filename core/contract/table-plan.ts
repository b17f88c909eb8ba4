import { z } from 'zod';
import { adjustmentSchema, bandingSchema, intervalMethodSchema, tableDesignSchema } from './table.ts';

/** What can stand in a cell. `interval`: of the column percentage or the mean; `total`: the count grossed up, with its interval;
 *  `difference`: how far the column is from the first one of its variable, with its interval;
 *  `mentionPercent`: of all mentions in the column, where several answers were possible; `unweighted`: cases, whatever they weigh. */
export const TABLE_STATISTICS = ['countOfBase', 'count', 'columnPercent', 'rowPercent', 'interval', 'difference', 'mentionPercent', 'total', 'unweighted'] as const;

/** One saved table: what it counts and how it is shown. The table plan is a list of these, in order, re-run on whatever the data are. */
export const planTableSchema = z.object({
  id: z.string().min(1).max(80),
  title: z.object({ en: z.string().max(500).default(''), fr: z.string().max(500).default('') }),
  /** Variables one below the other; a yes/no variable shows as one line ("yes") where `oneLine` is on and the base is of those who answered. */
  rows: z.array(z.string()).min(1).max(200),
  /** Variables side by side, Total first; none: the total alone. */
  columns: z.array(z.string()).max(50).default([]),
  /** Columns within each other (each region's income bands) instead of side by side. */
  nest: z.boolean().default(false),
  /** The table once for each category of these, after the table of all: pages of one table, each with a number of its own. */
  layers: z.array(z.string()).max(3).optional(),
  /** Questions on one scale: each is one line, and the scale's categories stand side by side. */
  grid: z.boolean().optional(),
  bands: z.array(bandingSchema).max(50).optional(),
  /** Categories of a row variable taken together, shown above their members; a case counts once however many it is in. */
  nets: z.array(z.object({
    variable: z.string(), id: z.string().min(1).max(80), label: z.object({ en: z.string().max(500).default(''), fr: z.string().max(500).default('') }),
    of: z.array(z.string()).min(1),
  })).max(100).default([]),
  filter: z.string().max(20_000).optional(),
  weight: z.string().optional(),
  /** Absent: as the project declares it (roles stratum and cluster); null: left out. */
  design: tableDesignSchema.nullable().optional(),
  /** Size of the population that weighted counts are grossed up to. */
  population: z.number().positive().optional(),
  base: z.enum(['valid', 'all']).default('valid'),
  statistics: z.array(z.enum(TABLE_STATISTICS)).min(1).default(['countOfBase']),
  /** census: the cases are the whole population, so no tests; sample: low bases are flagged. Absent: as the data are. */
  mode: z.enum(['census', 'sample']).optional(),
  /** Percentages only where the base is at least this. */
  percentAbove: z.number().int().min(0).default(0),
  lowBase: z.object({ hide: z.number().int().min(0), flag: z.number().int().min(0) }).default({ hide: 30, flag: 100 }),
  suppress: z.number().int().min(1).optional(),
  tests: z.boolean().default(false),
  /** Confidence of the letters, the strictest first: of two, capital letters hold at the first and small ones only at the second. */
  confidence: z.array(z.union([z.literal(99), z.literal(95), z.literal(90)])).min(1).max(2).optional(),
  adjust: adjustmentSchema.optional(),
  /** Of the intervals of shares; wilson unless told. */
  intervalMethod: intervalMethodSchema.optional(),
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
  oneLine: z.boolean().default(true),
  sort: z.enum(['none', 'descending', 'ascending']).default('none'),
  top: z.number().int().min(1).optional(),
  hideEmpty: z.boolean().default(false),
  notes: z.object({ en: z.string().max(5000).default(''), fr: z.string().max(5000).default('') }).default({ en: '', fr: '' }),
});
export type PlanTable = z.infer<typeof planTableSchema>;
export type PlanTableInput = z.input<typeof planTableSchema>;
