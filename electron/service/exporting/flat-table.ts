import type { ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { WORDS, type Words } from './words.ts';

/** A table model flattened to one header row and plain records, for publication sheets, CSV and Markdown. Percentages are shares
 *  (0 to 1), unrounded; what is not a number is shorthand in brackets, never an empty cell. */
export interface FlatTable {
  readonly headers: readonly string[];
  readonly kinds: readonly ('text' | 'count' | 'share' | 'value')[];
  /** One for each row of the model, in order. */
  readonly records: readonly (readonly (string | number)[])[];
  /** Where each column of the model went: indexes of its count, base and percentage. */
  readonly places: readonly { readonly count: number; readonly base: number; readonly share: number | null }[];
}

export const columnLabel = (path: readonly string[], language: 'en' | 'fr'): string => path.join(WORDS[language].colon);

/** What stands where a number would: withheld, nobody, or too small to say. */
export function shorthandOf(cell: ModelCell): string | null {
  if (cell.flags.includes('suppressed')) return '[c]';
  if (cell.flags.includes('noBase')) return '[z]';
  return null;
}

export const countOf = (cell: ModelCell): number | string => shorthandOf(cell) ?? cell.count ?? cell.value ?? '[z]';

export function shareOf(cell: ModelCell, percent: number | null): number | string {
  const mark = shorthandOf(cell);
  if (mark !== null) return mark;
  if (percent === null) return cell.flags.includes('percentWithheld') ? '[p]' : '[z]';
  return percent / 100;
}

/** Low bases and their like, said in words beside the numbers so that numeric columns stay numeric. */
function flagsOf(row: ModelRow, model: TableModel): string {
  const marked = row.cells.flatMap((cell, index) => {
    const marks = [...(cell.flags.includes('lowBase') ? ['[u]'] : []), ...(cell.flags.includes('roundsToZero') ? ['[k]'] : [])];
    return marks.map((mark) => `${columnLabel(model.columns[index]!.path, model.language)} ${mark}`);
  });
  return marked.join(WORDS[model.language].semicolon);
}

export function flatTable(model: TableModel): FlatTable {
  const words: Words = WORDS[model.language];
  const shows = (statistic: TableModel['statistics'][number]): boolean => model.statistics.includes(statistic);
  const tested = model.columns.some((column) => column.letter !== null) && model.blocks.some((block) => block.rows.some((row) => row.cells.some((cell) => cell.letters !== '')));
  // Where every row is a yes/no variable on one line, the variable's name says it all.
  const oneLine = model.blocks.every((block) => block.oneLine);
  const headers: string[] = oneLine ? [words.variable] : [words.variable, words.category];
  const kinds: FlatTable['kinds'][number][] = headers.map(() => 'text');
  const places: FlatTable['places'][number][] = [];
  for (const column of model.columns) {
    const label = columnLabel(column.path, model.language);
    places.push({ count: headers.length, base: headers.length + 1, share: shows('columnPercent') || shows('countOfBase') ? headers.length + 2 : null });
    headers.push(`${label} – ${words.count}`, `${label} – ${words.base}`);
    kinds.push('count', 'count');
    if (shows('columnPercent') || shows('countOfBase')) { headers.push(`${label} – ${words.percent}`); kinds.push('share'); }
    if (shows('rowPercent')) { headers.push(`${label} – ${words.rowPercent}`); kinds.push('share'); }
    if (tested && column.letter !== null) { headers.push(`${label} – ${words.higher}`); kinds.push('text'); }
  }
  const flagged = model.blocks.some((block) => block.rows.some((row) => flagsOf(row, model) !== ''));
  if (flagged) { headers.push(words.flags); kinds.push('text'); }
  const nameOfLetter = new Map(model.columns.flatMap((column) => (column.letter === null ? [] : [[column.letter, columnLabel(column.path, model.language)] as const])));
  const records = model.blocks.flatMap((block) => block.rows.map((row) => {
    const record: (string | number)[] = oneLine ? [row.label] : [block.label, `${row.indent > 0 ? '– ' : ''}${row.label}`];
    // a mean or a greatest value is a share of nothing
    const share = (cell: ModelCell, percent: number | null): number | string => (block.kind === 'number' ? '–' : shareOf(cell, percent));
    row.cells.forEach((cell, index) => {
      record.push(countOf(cell), cell.base);
      if (shows('columnPercent') || shows('countOfBase')) record.push(share(cell, cell.columnPercent));
      if (shows('rowPercent')) record.push(share(cell, cell.rowPercent));
      if (tested && model.columns[index]!.letter !== null) record.push(cell.letters.split(' ').filter(Boolean).map((letter) => nameOfLetter.get(letter.toUpperCase()) ?? letter).join(', ') || '–');
    });
    if (flagged) record.push(flagsOf(row, model) || '–');
    return record;
  }));
  return { headers: unique(headers), kinds, records, places };
}

/** An Excel Table needs every header to be different, whatever its case. */
export function unique(headers: readonly string[]): string[] {
  const taken = new Set<string>();
  return headers.map((header) => {
    let name = header;
    for (let times = 2; taken.has(name.toLowerCase()); times += 1) name = `${header} (${times})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The lines above a table: title apart, what a reader must know to read it. */
export function linesAbove(model: TableModel): string[] {
  const words: Words = WORDS[model.language];
  const wordings = [...new Set(model.blocks.flatMap((block) => (block.wording !== null && block.wording !== block.label ? [block.wording] : [])))];
  return [
    ...(wordings.length > 0 ? [`${words.question}${words.colon}${wordings.join(' | ')}`] : []),
    [model.baseLine, model.filterLine, model.provisional ? words.provisional(model.provisional.read, model.provisional.of) : null].filter((line) => line !== null && line !== '').join(' '),
    ...(model.shorthand.length > 0 ? [model.shorthand.map((mark) => words.shorthand[mark]).join(words.semicolon)] : []),
  ].filter((line) => line !== '');
}

/** The lines below (or on the notes sheet): base lines of each block where they differ, notes, recipe. */
export function linesBelow(model: TableModel): string[] {
  const own = model.blocks.length > 1 ? new Set(model.blocks.map((block) => block.baseLine)).size > 1 ? model.blocks.map((block) => `${block.label}${WORDS[model.language].colon}${block.baseLine}`) : [] : [];
  return [...own, ...model.notes, `${WORDS[model.language].recipe} ${model.recipe}`];
}
