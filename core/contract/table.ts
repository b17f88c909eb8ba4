import { z } from 'zod';

const axis = z.object({
  id: z.string(), label: z.string(),
  categories: z.array(z.object({ id: z.string(), label: z.string() })),
});
const grid = z.array(z.array(z.number().nullable()));
const line = z.array(z.number().nullable());

/** How the sample was drawn, for intervals and tests: variables whose values name a case's stratum and its first-stage cluster. */
export const tableDesignSchema = z.object({
  strata: z.string().optional(),
  clusters: z.string().optional(),
  /** A stratum of one cluster shows no spread: refused, counted as sure to be drawn, or measured from 0 (as R's survey.lonely.psu). */
  lonely: z.enum(['refuse', 'certainty', 'adjust']).default('refuse'),
});
export type TableDesignRequest = z.infer<typeof tableDesignSchema>;
/** A number variable cut into bands inside one table: `cuts` [5, 10] makes under 5, 5 to under 10, and 10 and over. */
export const bandingSchema = z.object({ variable: z.string(), cuts: z.array(z.number()).min(1).max(60) });
export type Banding = z.infer<typeof bandingSchema>;
/** How the interval of a share is made: Wilson's score interval, or Clopper and Pearson's exact one. */
export const intervalMethodSchema = z.enum(['wilson', 'clopper-pearson']);
export type IntervalMethod = z.infer<typeof intervalMethodSchema>;
export const adjustmentSchema = z.enum(['none', 'bonferroni', 'holm', 'bh']);

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
  /** Absent: as the project declares it (roles stratum and cluster); null: left out. */
  design: tableDesignSchema.nullable().optional(),
  /** Size of the population that weighted counts are grossed up to; absent: weights as they are. */
  population: z.number().positive().optional(),
  bands: z.array(bandingSchema).max(50).optional(),
  adjust: adjustmentSchema.optional(),
  /** Of shares; wilson unless told. Where a sample design is reckoned with, it decides the interval. */
  interval: intervalMethodSchema.optional(),
  /** How far each column is from the first one, with an interval (Newcombe's; Taylor linearisation where a design is reckoned with). */
  differences: z.boolean().optional(),
  /** Seed of Fisher's simulation. */
  seed: z.number().int().min(0).max(4_294_967_295).optional(),
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
  /** Design-based estimates, where strata, clusters or a population were given. Shares 0 to 100. */
  design: z.object({
    strata: z.string().nullable(), clusters: z.string().nullable(), strataCount: z.number().int(), clusterCount: z.number().int(),
    degreesOfFreedom: z.array(z.number()),
    shares: z.array(z.array(z.object({ standardError: z.number(), low: z.number().nullable(), high: z.number().nullable(), designEffect: z.number().nullable() }).nullable())),
    totals: z.array(z.array(z.object({ estimate: z.number(), standardError: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable())),
  }).optional(),
  tests: z.object({
    chiSquare: z.object({ statistic: z.number(), df: z.number(), p: z.number() }).nullable().optional(),
    fisher: z.object({ p: z.number(), method: z.string() }).nullable().optional(),
    cramersV: z.number().nullable().optional(),
    /** Rao and Scott's test, second order, in place of chi-square where a design is declared. */
    raoScott: z.object({ f: z.number(), df: z.tuple([z.number(), z.number()]), p: z.number() }).nullable().optional(),
    columnProportions: z.array(z.object({
      row: z.number().int(), a: z.number().int(), b: z.number().int(), z: z.number(), p: z.number(), pAdjusted: z.number(),
    })).optional(),
    intervals: z.array(z.array(z.object({ low: z.number(), high: z.number() }).nullable())).optional(),
    /** Column percentage less the first column's, in percentage points, with its interval; null in the first column and where nothing can be said. */
    differences: z.array(z.array(z.object({ estimate: z.number(), low: z.number(), high: z.number() }).nullable())).optional(),
  }).optional(),
  notes: z.array(z.string()),
});
export type Table = z.infer<typeof tableSchema>;
