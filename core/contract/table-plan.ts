import { z } from 'zod';

/** One saved table: what it counts and how it is shown. The table plan is a list of these, in order, re-run on whatever the data are. */
export const planTableSchema = z.object({
  id: z.string().min(1).max(80),
  title: z.object({ en: z.string().max(500).default(''), fr: z.string().max(500).default('') }),
  /** Variables one below the other; a yes/no variable shows as one line ("yes") where `oneLine` is on. */
  rows: z.array(z.string()).min(1).max(200),
  /** Variables side by side, Total first; none: the total alone. */
  columns: z.array(z.string()).max(50).default([]),
  /** Columns within each other (each region's income bands) instead of side by side. */
  nest: z.boolean().default(false),
  /** Categories of a row variable taken together, shown above their members; a case counts once however many it is in. */
  nets: z.array(z.object({
    variable: z.string(), id: z.string().min(1).max(80), label: z.object({ en: z.string().max(500).default(''), fr: z.string().max(500).default('') }),
    of: z.array(z.string()).min(1),
  })).max(100).default([]),
  filter: z.string().max(20_000).optional(),
  weight: z.string().optional(),
  base: z.enum(['valid', 'all']).default('valid'),
  statistics: z.array(z.enum(['count', 'columnPercent', 'rowPercent', 'countOfBase'])).min(1).default(['countOfBase']),
  /** census: the cases are the whole population, so no tests; sample: low bases are flagged. Absent: as the data are. */
  mode: z.enum(['census', 'sample']).optional(),
  /** Percentages only where the base is at least this. */
  percentAbove: z.number().int().min(0).default(0),
  lowBase: z.object({ hide: z.number().int().min(0), flag: z.number().int().min(0) }).default({ hide: 30, flag: 100 }),
  suppress: z.number().int().min(1).optional(),
  tests: z.boolean().default(false),
  oneLine: z.boolean().default(true),
  sort: z.enum(['none', 'descending', 'ascending']).default('none'),
  top: z.number().int().min(1).optional(),
  hideEmpty: z.boolean().default(false),
  notes: z.object({ en: z.string().max(5000).default(''), fr: z.string().max(5000).default('') }).default({ en: '', fr: '' }),
});
export type PlanTable = z.infer<typeof planTableSchema>;
export type PlanTableInput = z.input<typeof planTableSchema>;
