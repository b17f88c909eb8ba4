import type { PlanTable } from '../contract/table-plan.ts';
import type { WithheldFor } from '../disclosure/withheld-summaries.ts';
import type { Language } from './explain.ts';

/** A table as a reader sees it: everything that the screen, an Excel sheet, a Word table and Markdown need, and nothing they have to
 *  work out. Numbers are unrounded; a withheld number is nowhere in it. Plain data: it crosses a port as it is. */
export interface TableModel {
  readonly id: string;
  /** Leads back to the request and tells whether it is stale: see recipe-id.ts. */
  readonly recipe: string;
  readonly language: Language;
  readonly title: string;
  readonly mode: 'census' | 'sample';
  readonly statistics: readonly PlanTable['statistics'][number][];
  readonly weighted: boolean;
  /** The pages of a layered table by name, the page of all first; and which of them this is. */
  readonly pages?: { readonly names: readonly string[]; readonly at: number; /** Which cases this page counts. */ readonly filter: string | null } | undefined;
  /** "Base: 41 of 42 countries; 1 did not answer." Where blocks differ, the range of bases. */
  readonly baseLine: string;
  readonly filterLine: string | null;
  /** Total first. */
  readonly columns: readonly ModelColumn[];
  /** The columns as a tree, outermost first; its leaves are `columns` in order. */
  readonly header: readonly HeaderNode[];
  readonly blocks: readonly ModelBlock[];
  readonly provisional: { readonly read: number; readonly of: number } | null;
  readonly notes: readonly string[];
  /** Shorthand that occurs, to be explained beside the table. */
  readonly shorthand: readonly Shorthand[];
  /** Cells that say the same of everybody in a column (none of them, or all): to be looked at before anything is released. */
  readonly review: readonly { readonly block: number; readonly row: number; readonly column: number; readonly kind: 'nobody' | 'everybody' }[];
}

/** [c] withheld · [k] above 0 but rounds to 0 · [u] low base · [z] nobody in the base · [p] percentage not given, base too small */
export type Shorthand = 'c' | 'k' | 'u' | 'z' | 'p';

export interface HeaderNode { readonly label: string; readonly variable: string | null; readonly span: number; readonly children: readonly HeaderNode[] }

export interface ModelColumn {
  /** Stable within the table: "total", "region=sa", "region*income=sa*low". */
  readonly key: string;
  readonly variable: string | null;
  readonly category: string | null;
  /** Questions on one scale side by side: the category of the row's question that the column counts. */
  readonly scale?: string | undefined;
  /** Labels from the outermost header down: ["Region", "South Asia"]. */
  readonly path: readonly string[];
  /** For comparisons: A, B, C … within the banner; null for the total, and where nothing is tested. */
  readonly letter: string | null;
  /** Cases in the column that pass the filter, whether or not they answered the rows: what response rates are shares of. */
  readonly cases: number;
}

/** The rows of one variable; all of them share one base per column. */
export interface ModelBlock {
  readonly variable: string;
  readonly label: string;
  /** The question as it was put, where it is known. */
  readonly wording: string | null;
  readonly kind: 'categories' | 'number';
  /** One line stands for a yes/no variable: its row bears the variable's name. */
  readonly oneLine: boolean;
  readonly baseLine: string;
  /** One for each column. `bases` are weighted where the table is. */
  readonly bases: readonly number[];
  readonly unweightedBases: readonly number[];
  readonly effectiveBases: readonly number[] | null;
  readonly rows: readonly ModelRow[];
  /** Where several answers were possible: all answers given in each column, weighted; null where that would tell a withheld count. */
  readonly mentions?: readonly (number | null)[] | undefined;
  /** The tests of the block against each column variable as a whole; empty where none were asked for. */
  readonly tests: readonly ModelTest[];
}

export interface ModelTest {
  readonly variable: string;
  readonly chiSquare: { readonly statistic: number; readonly df: number; readonly p: number } | null;
  readonly fisher: { readonly p: number; readonly method: string } | null;
  readonly cramersV: number | null;
  /** In place of chi-square where the sample design is reckoned with. */
  readonly raoScott?: { readonly f: number; readonly df: readonly [number, number]; readonly p: number } | null | undefined;
  /** Of a number: whether its mean differs between the columns at all. */
  readonly anova?: { readonly f: number; readonly df: readonly [number, number]; readonly p: number } | null | undefined;
}

export interface ModelRow {
  readonly key: string;
  readonly label: string;
  readonly kind: 'category' | 'net' | 'state' | NumberStatistic;
  /** 1 under a net. */
  readonly indent: number;
  readonly cells: readonly ModelCell[];
}
export type NumberStatistic = 'n' | 'mean' | 'median' | 'standardDeviation' | 'minimum' | 'maximum';

export type CellFlag = 'suppressed' | 'zero' | 'roundsToZero' | 'noBase' | 'lowBase' | 'percentWithheld' | 'everybody';

export interface ModelCell {
  readonly count: number | null;
  readonly base: number;
  /** Null where the base is 0, the cell is withheld, or the base is under what percentages are given for. */
  readonly columnPercent: number | null;
  readonly rowPercent: number | null;
  /** Rows of a number: the statistic itself. */
  readonly value: number | null;
  /** Interval of the column percentage (0 to 100) or of the mean. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** How far the column percentage is from the first column's of its variable, in percentage points, with its interval; null where nothing can be said. */
  readonly difference?: { readonly estimate: number; readonly low: number; readonly high: number } | null | undefined;
  /** Cases in the cell, whatever they weigh; null where it is withheld. */
  readonly unweighted?: number | null | undefined;
  /** Share of all answers given in the column; null where the base is 0 or something in the column is withheld. */
  readonly mentionPercent?: number | null | undefined;
  /** The count grossed up to the population, with its interval by Taylor linearisation. */
  readonly total?: { readonly estimate: number; readonly low: number | null; readonly high: number | null } | null | undefined;
  /** Letters of the columns that this one is significantly above; small ones hold at the second level of confidence only. */
  readonly letters: string;
  readonly flags: readonly CellFlag[];
  /** Of a statistic of a number that is withheld: why. For the report on disclosure; no table prints it. */
  readonly withheldFor?: WithheldFor | undefined;
}

/** Letters for columns: A to Z, then AA, AB … */
export function columnLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
}
