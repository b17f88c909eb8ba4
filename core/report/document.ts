/** A report as plain data, whatever it will be written as: what stands in it, in order. Numbers that come from a table know which. */
export interface ReportDocument { readonly title: string; readonly subtitle: string; readonly facts: readonly string[]; readonly language: 'en' | 'fr'; readonly blocks: readonly Block[] }

/** Words in a line. `figure`: a number that stays linked, by its tag; `ref`: "Table 3", by the id of what bears the caption. */
export type Inline = string | { readonly text: string; readonly bold?: boolean; readonly italic?: boolean } | { readonly figure: string; readonly tag: string } | { readonly ref: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; /** Begins a new page. */ readonly breaks?: boolean }
  /** note: smaller, under a table; prompt: what the author still has to write. */
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[]; readonly style?: 'plain' | 'note' | 'prompt' | undefined }
  | TableBlock
  | FigureBlock
  | { readonly kind: 'quote'; readonly words: string; readonly attribution: string };

export interface TableBlock {
  readonly kind: 'table'; readonly id: string; readonly caption: string;
  /** Shares of the width of the text; their sum is 1. */
  readonly widths: readonly number[];
  readonly head: readonly string[];
  /** Headings from this column on are set upright, to be read from below. */
  readonly uprightFrom?: number;
  /** A line of headings over the head: each over so many columns. */
  readonly over?: readonly { readonly label: string; readonly span: number }[];
  readonly rows: readonly TableLine[];
  /** Columns from this one on hold numbers and are set to the right. */
  readonly numbersFrom: number;
  readonly notes: readonly Inline[];
}
/** A line of a table; one of `group` has a single cell over all columns and stays with the line after it. */
export type TableLine = { readonly group: string } | { readonly cells: readonly (readonly Inline[])[]; readonly strong?: boolean };

export interface FigureBlock {
  readonly kind: 'figure'; readonly id: string; readonly caption: string; readonly notes: readonly Inline[];
  /** Read out in place of the picture. */
  readonly description: string;
  readonly categories: readonly string[];
  /** Shares, 0 to 1; null where the table gives none, and the label says why. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly labels: readonly string[] }[];
}

/** The number that each caption bears, tables and figures counted apart, in the order of the text. */
export function captionNumbers(blocks: readonly Block[]): Map<string, { readonly what: 'table' | 'figure'; readonly number: number }> {
  const numbers = new Map<string, { what: 'table' | 'figure'; number: number }>();
  const next = { table: 0, figure: 0 };
  for (const block of blocks) if (block.kind === 'table' || block.kind === 'figure') numbers.set(block.id, { what: block.kind, number: (next[block.kind] += 1) });
  return numbers;
}
