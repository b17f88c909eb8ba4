import { z } from 'zod';
import { staleRankingSchema } from '../stale-ranking.ts';
import { fileBytesSchema } from '../bytes.ts';
import { procedure } from './base.ts';
import { lossSchema } from './exchange.ts';
import { fileSourceSchema } from './importing.ts';
import { historyFilterSchema } from './project.ts';

const target = z.string().min(1).max(4000).optional();
/** Where a path was given the file is written there; else its bytes come back, for the browser to save. */
const written = z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), count: z.number().int() });

const agreementInput = { coders: z.array(z.string()).min(2), variableId: z.string().optional(), codeId: z.string().optional(), unit: z.enum(['answer', 'character']).default('answer'), bootstrap: z.number().int().min(0).max(10_000).default(0), seed: z.number().int().default(1) };
/** Memos as .csv, .xlsx, .docx or .md; the history also line by line as JSON, for docs/verify-history.mjs; the others .xlsx or .csv. */
export const reviewExportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agreement'), ...agreementInput }),
  z.object({ kind: z.literal('disagreements'), variableId: z.string().optional(), codeId: z.string().optional() }),
  z.object({ kind: z.literal('inconsistencies'), variableId: z.string().optional() }),
  z.object({ kind: z.literal('segments'), codeId: z.string(), filter: z.string().optional(), starred: z.boolean().optional(), context: z.number().int().min(0).max(2000).default(80) }),
  z.object({ kind: z.literal('cooccurrence') }),
  z.object({ kind: z.literal('memos'), target: z.enum(['project', 'code', 'answer', 'case', 'coding', 'variable']).optional(), coderId: z.string().optional(), words: z.string().max(200).optional() }),
  z.object({ kind: z.literal('history'), ...historyFilterSchema.shape }),
]);
export type ReviewExport = z.infer<typeof reviewExportSchema>;

/** Which words of respondents a file holds: those they confirmed may be printed; all, with pseudonyms; all, as they were written. The
 *  last two are working files, and say so in themselves. */
const words = z.enum(['cleared', 'pseudonymised', 'raw']).default('cleared');
const pseudonymLanguage = z.enum(['en', 'fr']).default('en');
/** `withheld`: how often words were held back because they are not cleared. */
const released = written.extend({ withheld: z.number().int(), warning: z.string().nullable() });

export const exporting = {
  /** The saved tables. `count` is the number of tables. */
  tables: procedure.input(z.object({
    format: z.enum(['xlsx', 'csv', 'docx', 'md']).default('xlsx'), layout: z.enum(['publication', 'analyst']).default('publication'), language: z.enum(['en', 'fr']).default('en'),
    tables: z.array(z.string()).optional(),
    /** Workbooks: percentages as formulas over the counts; native charts. */
    formulas: z.boolean().default(false), charts: z.boolean().default(true), target,
  })).output(written.extend({ sheets: z.number().int() })),
  /** `losses`: what a .qdc has no room for. */
  codebook: procedure.input(z.object({ format: z.enum(['xlsx', 'csv', 'qdc']).default('xlsx'), words, language: pseudonymLanguage, target })).output(released.extend({ losses: z.array(lossSchema).optional() })),
  /** What looking back at the coding shows, as a file: `count` is the number of its lines. */
  review: procedure.input(z.object({ what: reviewExportSchema, format: z.enum(['xlsx', 'csv', 'docx', 'md', 'jsonl']).default('xlsx'), language: z.enum(['en', 'fr']).default('en'), words, target })).output(released),
  segments: procedure.input(z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), words, language: pseudonymLanguage, target })).output(released),
  /** A de-identified extract, zipped: the columns as Parquet, a dictionary, the table plan as SQL. `count` is the number of cases. */
  extract: procedure.input(z.object({ target })).output(written.extend({
    variables: z.number().int(), tables: z.number().int(),
    leftOut: z.array(z.object({ id: z.string(), label: z.string(), reason: z.enum(['confidential', 'openEnded', 'identifier', 'nearlyUnique', 'madeFromLeftOut']) })),
    skipped: z.array(z.object({ table: z.string(), reason: z.string() })),
    /** Cases that share all their attributes with fewer than `under` in all, and categories that fewer than that have. */
    small: z.object({ under: z.number().int(), rare: z.number().int(), alone: z.number().int() }),
  })),
  /** The cases as rows and the variables as columns, with a dictionary that says what every column and code means, and a plan by which
   *  the same table is read back. `csv` is a folder of files (zipped where no path was given). `count` is the number of cases,
   *  `leftOut` the confidential variables that stayed out. */
  data: procedure.input(z.object({
    format: z.enum(['xlsx', 'csv']).default('xlsx'), language: z.enum(['en', 'fr']).default('en'),
    /** Only these variables; every one where absent. */
    variables: z.array(z.string()).optional(),
    /** Only cases for which this holds, as in `crosstab --filter`; only those of one questionnaire. */
    filter: z.string().max(20_000).optional(), instrument: z.string().optional(),
    /** A column for each theme of the codebook. */
    codings: z.boolean().default(false),
    /** Names, addresses and other confidential columns too. */
    confidential: z.boolean().default(false),
    words, target,
  })).output(released.extend({ variables: z.number().int(), leftOut: z.array(z.string()) })),
  /** The whole report as a Word file, with the tables of the plan as an annex: beside it where a path was given, else both zipped.
   *  `count`: numbers that stay linked; `annex`: where it was written; `lacks`: what its author could add, said in `told` (the report's
   *  language where absent). */
  report: procedure.input(z.object({ language: z.enum(['en', 'fr']).default('en'), told: z.enum(['en', 'fr']).optional(), annex: z.boolean().default(true), target })).output(written.extend({ annex: z.string().nullable(), tables: z.number().int(), figures: z.number().int(), withheld: z.number().int(), lacks: z.string().nullable() })),
  /** A Word file with its linked numbers as the tables give them now. `count` is how many it holds, `linked` those that were copied
   *  in with their recipe id and are linked from now on, `lost` those whose table, row or column is gone. */
  refresh: procedure.input(z.object({ source: fileSourceSchema, target })).output(written.extend({
    linked: z.number().int(), moved: z.array(z.object({ table: z.string(), row: z.string(), column: z.string(), before: z.string(), after: z.string() })), lost: z.array(z.string()),
    /** Lines above or below a table (bases, tests, notes) that say something else now; `recipes`: those of which only the recipe id changes. */
    lines: z.array(z.object({ table: z.string(), before: z.string(), after: z.string() })), recipes: z.number().int(),
    /** Charts that follow their tables, the captions of those that changed, and how many charts lead to no figure. */
    charts: z.object({ charts: z.number().int(), moved: z.array(z.string()), left: z.number().int() }),
    /** Tables of themes that were set in today's order with the sentences over them, and those that were left in another. */
    ranked: z.array(z.string()), rankings: z.array(staleRankingSchema),
  })),
  /** A chart as the window drew it, written where the user said. A browser saves it by itself. */
  picture: procedure.input(z.object({ name: z.string().min(1).max(255), bytes: fileBytesSchema, target: z.string().min(1).max(4000) })).output(written),
};
export type ExportedFile = z.infer<typeof written>;
