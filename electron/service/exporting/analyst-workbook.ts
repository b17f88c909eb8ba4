import type { ModelBlock, ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { addRow, newSheet, type BookCell, type BookSheet, type CellStyle, type CellValue } from './book/book.ts';
import { cellText, sheetName, splitForCells } from './cells.ts';
import { CHART_WIDTH_CM, chartHeightCm, type PlacedChart } from './charts/chart.ts';
import { columnName } from './charts/chart-xml.ts';
import { chooseCharts } from './charts/choose-charts.ts';
import { illustrationSheets } from './illustration-sheets.ts';
import { addIntervals } from './charts/interval-sheet.ts';
import { HEAT } from './charts/palette.ts';
import { disclosureSheet } from './disclosure-sheet.ts';
import { countOf, linesBelow, shareOf, shorthandOf } from './flat-table.ts';
import type { LaidOut, WorkbookChoices, WorkbookFacts } from './publication-workbook.ts';
import { COUNT_FORMAT, percentFormat, VALUE_FORMAT, WEIGHTED_FORMAT, WORDS, type Words } from './words.ts';

/** Tables wider than a screen keep their labels in sight. */
const FROZEN_FROM = 8;
const PLAIN: CellStyle = { size: 10 };
const LINK: CellStyle = { size: 10, colour: '0B5CAD', underline: true };
const TITLE: CellStyle = { size: 13, bold: true };
const WORDING: CellStyle = { size: 10, italic: true };
const WARNING: CellStyle = { size: 10, colour: '9A5B00' };
const BLOCK: CellStyle = { size: 10, bold: true, vertical: 'top' };
const SOFT = '55585C';
const RULE = 'B9B6AF';

/** The agency layout for the analyst: linked contents, then for each table the wording, base and filter, a banner with letters, base
 *  rows, and under each category its count and whatever else the table shows, a line each, with the letters of the columns it is
 *  above. What is withheld, with its proof, stands on a sheet of its own. */
export function analystWorkbook(models: readonly TableModel[], facts: WorkbookFacts, choices: WorkbookChoices = {}): LaidOut {
  const { language } = facts;
  const words = WORDS[language];
  const taken = new Set<string>();
  const contents = { ...newSheet(sheetName(words.contents, taken)), showGrid: false };
  const names = models.map((_, index) => sheetName(`${words.table} ${index + 1}`, taken));
  const link = (name: string): BookCell => ({ value: { text: name, sheet: name }, style: LINK });
  const text = (value: string, style: CellStyle = PLAIN): BookCell => ({ value: cellText(value), style });
  addRow(contents, [text(facts.study, { size: 14, bold: true })]);
  addRow(contents, [text(`${facts.date} · ${words.madeWith}`)]);
  addRow(contents, []);
  models.forEach((model, index) => { addRow(contents, [link(names[index]!), text(model.title), text(model.baseLine)]); });
  contents.widths.push(14, 80, 60);
  const tables = models.map((model, index) => writeTable({ ...newSheet(names[index]!), showGrid: false, frozenColumns: model.columns.length > FROZEN_FROM ? 1 : 0 }, model, `${names[index]}. ${model.title}`, contents.name, choices));
  const { sheet: lengths, charts } = addIntervals(tables.flatMap((table) => table.charts.map((chart) => ({ ...chart, name: chart.onSheet }))), language, taken);
  const disclosure = disclosureSheet(facts.disclosure, false, names, () => sheetName(words.disclosure, taken), language);
  if (disclosure !== null) addRow(contents, [link(disclosure.name), text(words.disclosureLine)]);
  if (facts.notes.length > 0) { addRow(contents, []); for (const note of facts.notes) addRow(contents, [undefined, text(note)]); }
  // the tables stay where they are looked for: at the end
  const examples = illustrationSheets(facts.illustrations, taken, language);
  const sheets = [contents, disclosure, lengths, ...tables.map((table) => table.sheet), ...examples].filter((sheet) => sheet !== null);
  return { workbook: { title: facts.study, sheets }, sheets: sheets.length, charts };
}

/** Rows of a sheet, in which its charts and its colours are anchored. */
interface Written { readonly heading: number; readonly rows: ReadonlyMap<ModelRow, WrittenLines> }
interface WrittenLines { readonly count: number; readonly share: number | null }

function writeTable(sheet: BookSheet, model: TableModel, title: string, contents: string, choices: WorkbookChoices): { sheet: BookSheet; charts: PlacedChart[] } {
  const words: Words = WORDS[model.language];
  const line = (text: string, style: CellStyle = PLAIN): number => addRow(sheet, [{ value: splitForCells(text)[0]!, style }]);
  line(title, TITLE);
  for (const block of model.blocks) if (block.wording !== null && block.wording !== block.label) line(`${block.label}${words.colon}${block.wording}`, WORDING);
  line(model.baseLine);
  if (model.filterLine) line(model.filterLine);
  if (model.provisional) line(words.provisional(model.provisional.read, model.provisional.of), WARNING);
  addRow(sheet, [{ value: { text: words.back, sheet: contents }, style: LINK }]);
  addRow(sheet, []);
  const heading = writeBanner(sheet, model);
  const rows = new Map(model.blocks.flatMap((block) => writeBlock(sheet, model, block, choices)));
  addRow(sheet, []);
  if (model.shorthand.length > 0) line(model.shorthand.map((mark) => words.shorthand[mark]).join(words.semicolon));
  for (const text of linesBelow(model)) line(text);
  const labels = model.blocks.flatMap((block) => [block.oneLine ? `${block.label} – ${words.unweighted}` : block.label, ...block.rows.map((row) => row.label)]);
  sheet.widths.push(Math.min(70, Math.max(30, ...labels.map((label) => label.length * 0.95 + 3))), ...model.columns.map(() => 15));
  if (choices.charts === false) return { sheet, charts: [] };
  colourShares(sheet, model, { heading, rows });
  return { sheet, charts: placeCharts(sheet, model, title, { heading, rows }) };
}

/** A heat map in Excel's own form: the shares on a scale from nothing to everything, where there are rows and columns enough. */
function colourShares(sheet: BookSheet, model: TableModel, written: Written): void {
  const lines = [...written.rows].flatMap(([row, at]) => (at.share !== null && row.kind !== 'state' ? [at.share] : []));
  if (lines.length < 3 || model.columns.length < 4) return;
  const last = columnName(model.columns.length + 1);
  sheet.colourScale = { ranges: lines.map((row) => `B${row}:${last}${row}`), colours: [HEAT[0], HEAT[1]] };
}

function placeCharts(sheet: BookSheet, model: TableModel, title: string, { heading, rows }: Written): PlacedChart[] {
  let row = sheet.rows.length + 2;
  let onPage = PAGE_CM;
  const at = (column: number, line: number): string => `${columnName(column + 2)}${line}`;
  return chooseCharts(model, title, {
    label: (of) => `A${rows.get(of)!.count}`, heading: (column) => at(column, heading),
    count: (of, column) => at(column, rows.get(of)!.count), share: (of, column) => at(column, rows.get(of)!.share!),
  }).map((chart) => {
    const placed = { onSheet: sheet.name, dataSheet: sheet.name, column: 1, row, widthCm: CHART_WIDTH_CM, heightCm: chartHeightCm(chart), chart };
    // on paper no chart is cut in two
    onPage += placed.heightCm + ROW_CM;
    if (onPage > PAGE_CM) { sheet.pageBreaks.push(row - 1); onPage = placed.heightCm; }
    row += Math.ceil(placed.heightCm / ROW_CM) + 1;
    return placed;
  });
}
/** The least height that a program gives a row of this size of letters. */
const ROW_CM = 0.45;
const PAGE_CM = 16;

/** How many neighbours share a heading. */
function spanAt(labels: readonly string[], index: number): number {
  let span = 1;
  while (index + span < labels.length && labels[index + span] === labels[index]) span += 1;
  return span;
}

const BANNER: CellStyle = { size: 10, wrap: true, vertical: 'bottom', horizontal: 'center' };
const BANNER_BOLD: CellStyle = { ...BANNER, bold: true };
const LETTER: CellStyle = { size: 10, horizontal: 'center' };

/** Headings over the columns they span, then each column's own label, then its letter where columns are compared.
 *  @returns the row of the columns' own labels */
function writeBanner(sheet: BookSheet, model: TableModel): number {
  const depth = Math.max(1, ...model.columns.map((column) => column.path.length));
  let own = 0;
  for (let level = 0; level < depth; level += 1) {
    const labels = model.columns.map((column) => column.path[level - (depth - column.path.length)] ?? '');
    const isLast = level === depth - 1;
    const bold = !isLast || depth === 1 ? BANNER_BOLD : BANNER;
    const style = isLast ? { ...bold, ruleBelow: RULE } : bold;
    const height = 13.5 * Math.min(6, Math.max(1, ...labels.map((label, index) => Math.ceil(label.length / (15 * spanAt(labels, index))))));
    const row = addRow(sheet, ['', ...labels].map((label): BookCell => ({ value: label === '' ? null : cellText(label), style })), height);
    if (isLast) { own = row; continue; }
    // One heading over neighbouring columns that share it and everything above it.
    let from = 0;
    for (let at = 1; at <= labels.length; at += 1) {
      const same = at < labels.length && labels[at] === labels[from] && model.columns[at]!.path.slice(0, level).join('\u0000') === model.columns[from]!.path.slice(0, level).join('\u0000') && labels[at] !== '';
      if (same) continue;
      if (at - from > 1) sheet.merged.push(`${columnName(from + 2)}${row}:${columnName(at + 1)}${row}`);
      from = at;
    }
  }
  if (model.columns.some((column) => column.letter !== null)) addRow(sheet, [undefined, ...model.columns.map((column): BookCell => ({ value: column.letter, style: LETTER }))]);
  return own;
}

/** How a line is set: its label and its figures. */
interface LineStyle { readonly label: CellStyle; readonly figure: CellStyle }
const styles = new Map<string, LineStyle>();
function lineStyle(format: string, font: Pick<CellStyle, 'bold' | 'italic' | 'colour'> = {}): LineStyle {
  const key = JSON.stringify([format, font]);
  const known = styles.get(key);
  if (known !== undefined) return known;
  const made: LineStyle = { label: { size: 10, vertical: 'top', ...font }, figure: { size: 10, horizontal: 'right', format, ...font } };
  styles.set(key, made);
  return made;
}

function writeBlock(sheet: BookSheet, model: TableModel, block: ModelBlock, choices: WorkbookChoices): [ModelRow, WrittenLines][] {
  const words: Words = WORDS[model.language];
  const shows = (statistic: TableModel['statistics'][number]): boolean => model.statistics.includes(statistic);
  const line = (values: readonly CellValue[], label: string, { label: labelStyle, figure }: LineStyle): number => addRow(sheet, [{ value: cellText(label), style: labelStyle }, ...values.map((value): BookCell => ({ value, style: figure }))]);
  if (!block.oneLine) addRow(sheet, [{ value: cellText(block.label), style: BLOCK }]);
  const [base, weightedBase] = [lineStyle(COUNT_FORMAT, { colour: SOFT }), lineStyle(WEIGHTED_FORMAT, { colour: SOFT })];
  let baseRow = line(block.unweightedBases, block.oneLine ? `${block.label} – ${words.unweighted.toLowerCase()}` : words.unweighted, base);
  if (model.weighted) baseRow = line(block.bases, words.weighted, weightedBase);
  if (block.effectiveBases) line(block.effectiveBases, words.effective, weightedBase);
  if (block.mentions !== undefined && shows('mentionPercent')) line(block.mentions.map((mentions) => mentions ?? '[c]'), words.mentions, model.weighted ? weightedBase : base);
  return block.rows.map((row) => [row, writeRow(row)]);

  function writeRow(row: ModelRow): WrittenLines {
    const label = `${'   '.repeat(row.indent)}${row.label}`;
    if (block.kind === 'number') {
      const count = line(row.cells.map((cell) => cell.value ?? (cell.flags.includes('suppressed') ? '[c]' : '[z]')), label, lineStyle(row.kind !== 'n' ? VALUE_FORMAT : model.weighted ? WEIGHTED_FORMAT : COUNT_FORMAT));
      if (row.kind === 'mean') writeInterval(row, VALUE_FORMAT, 1);
      writeLetters(row);
      return { count, share: null };
    }
    const counts = model.weighted ? WEIGHTED_FORMAT : COUNT_FORMAT;
    const percents = percentFormat(model.language);
    const count = line(row.cells.map(countOf), label, lineStyle(counts, row.kind === 'net' ? { bold: true } : {}));
    const share = shows('columnPercent') || shows('countOfBase') ? line(row.cells.map((cell, column) => shareValue(cell, column, count)), under(words.percent), lineStyle(percents)) : null;
    writeInterval(row, percents, 100);
    if (shows('difference')) for (const part of ['estimate', 'low', 'high'] as const) line(row.cells.map((cell) => shorthandOf(cell) ?? cell.difference?.[part] ?? (cell.flags.includes('percentWithheld') ? '[p]' : '–')), under(words.difference_[part]), lineStyle(VALUE_FORMAT, part === 'estimate' ? {} : { colour: SOFT }));
    if (shows('rowPercent')) line(row.cells.map((cell) => shareOf(cell, cell.rowPercent)), under(words.rowPercent), lineStyle(percents, { italic: true }));
    if (shows('mentionPercent') && row.cells.some((cell) => cell.mentionPercent !== undefined)) line(row.cells.map((cell) => shareOf(cell, cell.mentionPercent ?? null)), under(words.mentionPercent), lineStyle(percents, { italic: true }));
    if (shows('total')) for (const part of ['estimate', 'low', 'high'] as const) line(row.cells.map((cell) => shorthandOf(cell) ?? cell.total?.[part] ?? '–'), under(words.total_[part]), lineStyle(COUNT_FORMAT, part === 'estimate' ? {} : { colour: SOFT }));
    if (shows('unweighted')) line(row.cells.map((cell) => shorthandOf(cell) ?? (cell.unweighted === null ? '[c]' : cell.unweighted ?? cell.count ?? '[z]')), under(words.unweightedCount), lineStyle(COUNT_FORMAT, { colour: SOFT }));
    writeLetters(row);
    return { count, share };
  }
  /** Lines below the first of a row say what they are. */
  function under(label: string): string { return `      ${label}`; }
  function writeInterval(row: ModelRow, format: string, whole: number): void {
    if (!shows('interval')) return;
    for (const end of ['low', 'high'] as const) line(row.cells.map((cell) => shorthandOf(cell) ?? (cell.interval === null ? (cell.flags.includes('percentWithheld') ? '[p]' : '–') : cell.interval[end] / whole)), under(end === 'low' ? words.intervalLow : words.intervalHigh), lineStyle(format, { colour: SOFT }));
  }
  function writeLetters(row: ModelRow): void {
    if (row.cells.some((cell) => cell.letters !== '')) line(row.cells.map((cell) => (cell.letters === '' ? null : cell.letters)), under(words.aboveColumns), lineStyle('@', { colour: '0B5CAD' }));
  }

  /** The share, or a formula for it: the count above over the base of the block. */
  function shareValue(cell: ModelCell, column: number, countRow: number): CellValue {
    const share = shareOf(cell, cell.columnPercent);
    if (choices.formulas !== true || typeof share !== 'number' || cell.count === null || Math.abs(cell.count / block.bases[column]! - share) > 1e-12) return share;
    const name = columnName(column + 2);
    return { formula: `${name}${countRow}/${name}$${baseRow}`, result: cell.count / block.bases[column]! };
  }
}
