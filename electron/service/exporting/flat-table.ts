import type { ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { WORDS, type Words } from './words.ts';

/** A table model flattened to one header row and plain records, for publication sheets, CSV and Markdown. Percentages are shares
 *  (0 to 1), unrounded; what is not a number is shorthand in brackets, never an empty cell. */
export interface FlatTable { readonly headers: readonly string[]; readonly kinds: readonly ('text' | 'count' | 'share' | 'value')[]; readonly records: readonly (readonly (string | number)[])[] }

export const columnLabel = (path: readonly string[]): string => path.join(': ');

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
    return marks.map((mark) => `${columnLabel(model.columns[index]!.path)} ${mark}`);
  });
  return marked.join('; ');
}

export function flatTable(model: TableModel): FlatTable {
  const words: Words = WORDS[model.language];
  const shows = (statistic: TableModel['statistics'][number]): boolean => model.statistics.includes(statistic);
  const tested = model.columns.some((column) => column.letter !== null) && model.blocks.some((block) => block.rows.some((row) => row.cells.some((cell) => cell.letters !== '')));
  // Where every row is a yes/no variable on one line, the variable's name says it all.
  const oneLine = model.blocks.every((block) => block.oneLine);
  const headers: string[] = oneLine ? [words.variable] : [words.variable, words.category];
  const kinds: FlatTable['kinds'][number][] = headers.map(() => 'text');
  for (const column of model.columns) {
    const label = columnLabel(column.path);
    headers.push(`${label} – ${words.count}`, `${label} – ${words.base}`);
    kinds.push('count', 'count');
    if (shows('columnPercent') || shows('countOfBase')) { headers.push(`${label} – ${words.percent}`); kinds.push('share'); }
    if (shows('rowPercent')) { headers.push(`${label} – ${words.rowPercent}`); kinds.push('share'); }
    if (tested && column.letter !== null) { headers.push(`${label} – ${words.higher}`); kinds.push('text'); }
  }
  const flagged = model.blocks.some((block) => block.rows.some((row) => flagsOf(row, model) !== ''));
  if (flagged) { headers.push(words.flags); kinds.push('text'); }
  const nameOfLetter = new Map(model.columns.flatMap((column) => (column.letter === null ? [] : [[column.letter, columnLabel(column.path)] as const])));
  const records = model.blocks.flatMap((block) => block.rows.map((row) => {
    const record: (string | number)[] = oneLine ? [row.label] : [block.label, `${row.indent > 0 ? '– ' : ''}${row.label}`];
    row.cells.forEach((cell, index) => {
      record.push(countOf(cell), cell.base);
      if (shows('columnPercent') || shows('countOfBase')) record.push(shareOf(cell, cell.columnPercent));
      if (shows('rowPercent')) record.push(shareOf(cell, cell.rowPercent));
      if (tested && model.columns[index]!.letter !== null) record.push([...cell.letters].map((letter) => nameOfLetter.get(letter.toUpperCase()) ?? letter).join(', ') || '–');
    });
    if (flagged) record.push(flagsOf(row, model) || '–');
    return record;
  }));
  return { headers: unique(headers), kinds, records };
}

/** An Excel Table needs every header to be different. */
function unique(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const times = (seen.get(header.toLowerCase()) ?? 0) + 1;
    seen.set(header.toLowerCase(), times);
    return times === 1 ? header : `${header} (${times})`;
  });
}

/** The lines above a table: title apart, what a reader must know to read it. */
export function linesAbove(model: TableModel): string[] {
  const words: Words = WORDS[model.language];
  const wordings = [...new Set(model.blocks.flatMap((block) => (block.wording !== null && block.wording !== block.label ? [block.wording] : [])))];
  return [
    ...(wordings.length > 0 ? [`${words.question}: ${wordings.join(' | ')}`] : []),
    [model.baseLine, model.filterLine, model.provisional ? words.provisional(model.provisional.read, model.provisional.of) : null].filter((line) => line !== null && line !== '').join(' '),
    ...(model.shorthand.length > 0 ? [model.shorthand.map((mark) => words.shorthand[mark]).join('; ')] : []),
  ].filter((line) => line !== '');
}

/** The lines below (or on the notes sheet): base lines of each block where they differ, notes, recipe. */
export function linesBelow(model: TableModel): string[] {
  const own = model.blocks.length > 1 ? new Set(model.blocks.map((block) => block.baseLine)).size > 1 ? model.blocks.map((block) => `${block.label}: ${block.baseLine}`) : [] : [];
  return [...own, ...model.notes, `${WORDS[model.language].recipe} ${model.recipe}`];
}
