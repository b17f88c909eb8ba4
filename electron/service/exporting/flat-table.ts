import type { ModelBlock, ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { testLines } from '#core/crosstab/test-lines.ts';
import { WORDS, type Words } from './words.ts';

/** How a number is set: `value` has the decimals it needs. */
export type FlatKind = 'text' | 'count' | 'share' | 'value';
/** A table model flattened to one header row and plain records, for publication sheets, CSV and Markdown: every statistic that the
 *  table shows, each in columns of its own. Percentages are shares (0 to 1), unrounded; what is not a number is shorthand in brackets
 *  or a dash, never an empty cell. */
export interface FlatTable {
  readonly headers: readonly string[];
  readonly kinds: readonly FlatKind[];
  /** One for each row of the model, in order. */
  readonly records: readonly (readonly (string | number)[])[];
  /** Which records are statistics of a number: their intervals are no shares. */
  readonly ofNumbers: readonly boolean[];
  /** Where each column of the model went: indexes of its count, base and percentage. */
  readonly places: readonly { readonly count: number; readonly base: number; readonly share: number | null }[];
}
/** How a cell of a flat table is set. A bound of a mean is no share, be it a whole number or not. */
export function kindOf(flat: Pick<FlatTable, 'kinds' | 'ofNumbers' | 'records'>, record: number, column: number): FlatKind {
  const kind = flat.kinds[column]!;
  return flat.ofNumbers[record] === true && (kind === 'share' || (kind === 'count' && !Number.isInteger(flat.records[record]![column]))) ? 'value' : kind;
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

const isFlagged = (cell: ModelCell): boolean => cell.flags.includes('lowBase') || cell.flags.includes('roundsToZero');

/** Low bases and their like, said in words beside the numbers so that numeric columns stay numeric. */
function flagsOf(row: ModelRow, model: TableModel): string {
  const marked = row.cells.flatMap((cell, index) => {
    if (!isFlagged(cell)) return [];
    const marks = [...(cell.flags.includes('lowBase') ? ['[u]'] : []), ...(cell.flags.includes('roundsToZero') ? ['[k]'] : [])];
    return marks.map((mark) => `${columnLabel(model.columns[index]!.path, model.language)} ${mark}`);
  });
  return marked.join(WORDS[model.language].semicolon);
}

type Place = { readonly cell: ModelCell; readonly row: ModelRow; readonly block: ModelBlock; readonly column: number };
/** What each column of the model becomes: a heading and what stands below it. */
interface Part { readonly name: 'count' | 'base' | 'share' | 'other'; readonly label: string; readonly kind: FlatKind; readonly value: (place: Place) => string | number }

/** A mean or a greatest value is a share of nothing. */
const share = ({ cell, block }: Place, percent: number | null | undefined): number | string => (block.kind === 'number' || percent === undefined ? '–' : shareOf(cell, percent));
const bound = ({ cell, row, block }: Place, end: 'low' | 'high'): number | string => {
  if (block.kind === 'number' && row.kind !== 'mean') return '–';
  return shorthandOf(cell) ?? (cell.interval === null ? (cell.flags.includes('percentWithheld') ? '[p]' : '–') : block.kind === 'number' ? cell.interval[end] : cell.interval[end] / 100);
};
const difference = ({ cell }: Place, part: 'estimate' | 'low' | 'high'): number | string => shorthandOf(cell) ?? cell.difference?.[part] ?? (cell.flags.includes('percentWithheld') ? '[p]' : '–');
const total = ({ cell }: Place, part: 'estimate' | 'low' | 'high'): number | string => shorthandOf(cell) ?? cell.total?.[part] ?? '–';

function partsOf(model: TableModel, letters: ReadonlyMap<string, string>, column: number): Part[] {
  const words: Words = WORDS[model.language];
  const shows = (statistic: TableModel['statistics'][number]): boolean => model.statistics.includes(statistic);
  const when = (is: boolean, ...parts: Part[]): Part[] => (is ? parts : []);
  return [
    { name: 'count', label: words.count, kind: 'count', value: ({ cell }) => countOf(cell) }, { name: 'base', label: words.base, kind: 'count', value: ({ cell }) => cell.base },
    // what was counted stands beside what was weighed
    ...when(model.weighted, { name: 'other', label: words.unweighted.toLowerCase(), kind: 'count', value: (place) => place.block.unweightedBases[place.column]! }),
    ...when(shows('unweighted'), { name: 'other', label: words.unweightedCount, kind: 'count', value: ({ cell, block }) => (block.kind === 'number' ? '–' : shorthandOf(cell) ?? (cell.unweighted === null ? '[c]' : cell.unweighted ?? cell.count ?? '[z]')) }),
    ...when(shows('columnPercent') || shows('countOfBase'), { name: 'share', label: words.percent, kind: 'share', value: (place) => share(place, place.cell.columnPercent) }),
    ...when(shows('interval'), { name: 'other', label: words.intervalLow, kind: 'share', value: (place) => bound(place, 'low') }, { name: 'other', label: words.intervalHigh, kind: 'share', value: (place) => bound(place, 'high') }),
    ...when(shows('difference') && model.columns[column]!.variable !== null, ...(['estimate', 'low', 'high'] as const).map((part): Part => ({ name: 'other', label: words.difference_[part], kind: 'value', value: (place) => difference(place, part) }))),
    ...when(shows('rowPercent'), { name: 'other', label: words.rowPercent, kind: 'share', value: (place) => share(place, place.cell.rowPercent) }),
    ...when(shows('mentionPercent'), { name: 'other', label: words.mentionPercent, kind: 'share', value: (place) => share(place, place.cell.mentionPercent) }),
    ...when(shows('total'), ...(['estimate', 'low', 'high'] as const).map((part): Part => ({ name: 'other', label: words.total_[part], kind: 'count', value: (place) => total(place, part) }))),
    ...when(letters.size > 0 && model.columns[column]!.letter !== null, { name: 'other', label: words.higher, kind: 'text', value: ({ cell }) => higherThan(cell, letters, model.language) }),
  ];
}

/** The columns that a cell is above, by name; those that only the second level of confidence tells apart in brackets. */
function higherThan(cell: ModelCell, letters: ReadonlyMap<string, string>, language: 'en' | 'fr'): string {
  const names = cell.letters.split(' ').filter(Boolean).map((letter) => {
    const name = letters.get(letter.toUpperCase()) ?? letter;
    return letter === letter.toUpperCase() ? name : `${name} (${WORDS[language].atSecondLevel})`;
  });
  return names.join(', ') || '–';
}

export function flatTable(model: TableModel): FlatTable {
  const words: Words = WORDS[model.language];
  const tested = model.blocks.some((block) => block.rows.some((row) => row.cells.some((cell) => cell.letters !== '')));
  const letters = new Map(tested ? model.columns.flatMap((column) => (column.letter === null ? [] : [[column.letter, columnLabel(column.path, model.language)] as const])) : []);
  // Where every row is a yes/no variable on one line, the variable's name says it all.
  const oneLine = model.blocks.every((block) => block.oneLine);
  const headers: string[] = oneLine ? [words.variable] : [words.variable, words.category];
  const kinds: FlatKind[] = headers.map(() => 'text');
  const parts = model.columns.map((_, column) => partsOf(model, letters, column));
  const places = model.columns.map((column, index) => {
    const label = columnLabel(column.path, model.language);
    const first = headers.length;
    for (const part of parts[index]!) { headers.push(`${label} – ${part.label}`); kinds.push(part.kind); }
    const at = (name: Part['name']): number => parts[index]!.findIndex((part) => part.name === name);
    return { count: first + at('count'), base: first + at('base'), share: at('share') < 0 ? null : first + at('share') };
  });
  const flagged = model.blocks.some((block) => block.rows.some((row) => row.cells.some(isFlagged)));
  if (flagged) { headers.push(words.flags); kinds.push('text'); }
  const ofNumbers: boolean[] = [];
  const records = model.blocks.flatMap((block) => block.rows.map((row) => {
    ofNumbers.push(block.kind === 'number');
    const record: (string | number)[] = oneLine ? [row.label] : [block.label, `${row.indent > 0 ? '– ' : ''}${row.label}`];
    row.cells.forEach((cell, column) => { for (const part of parts[column]!) record.push(part.value({ cell, row, block, column })); });
    if (flagged) record.push(flagsOf(row, model) || '–');
    return record;
  }));
  return { headers: unique(headers), kinds, records, ofNumbers, places };
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

/** What stands under a table of a report, as one text: base, notes and shorthand, each once. */
export function notesText(model: TableModel): string {
  const words: Words = WORDS[model.language];
  return [
    [model.baseLine, model.filterLine].filter((line) => line !== null && line !== '').join(' '),
    ...model.notes.filter((note) => note !== ''), ...(model.shorthand.length > 0 ? [`${model.shorthand.map((mark) => words.shorthand[mark]).join(words.semicolon)}.`] : []), `${words.recipe} ${model.recipe}.`,
  ].filter((line) => line !== '').join(' ');
}

/** The lines below (or on the notes sheet): base lines of each block where they differ, tests, notes, recipe. */
export function linesBelow(model: TableModel): string[] {
  const own = model.blocks.length > 1 ? new Set(model.blocks.map((block) => block.baseLine)).size > 1 ? model.blocks.map((block) => `${block.label}${WORDS[model.language].colon}${block.baseLine}`) : [] : [];
  return [...own, ...testLines(model), ...model.notes, `${WORDS[model.language].recipe} ${model.recipe}`];
}
