import type { TableModel } from '#core/crosstab/table-model.ts';
import type { Block, FigureBlock, Inline, TableBlock, TableLine } from '#core/report/document.ts';
import { formText } from '../exporting/figure-forms.ts';
import { shareOf, shorthandOf } from '../exporting/flat-table.ts';
import { shown } from '../exporting/markdown.ts';
import { planBlocks } from './plan-blocks.ts';
import { categoryInSentence, columnGroups, figure, groupNames, inSentence, linesOf, rowLabel, tableNotes, type Writing } from './writing.ts';

const MOST_SERIES = 3;
const MOST_ANSWERS = 6;
const MOST_COLUMNS = 5;
const LABEL_WIDTH = 0.34;

/** The status of one capability: in sentences, as a table with groups down the side, and as a figure. @param capability what captions call it */
export function statusBlocks(model: TableModel, id: string, capability: string, writing: Writing): Block[] {
  const lines = linesOf(model);
  if (lines.length === 0) return [];
  const { words } = writing;
  // without groups the answers go down the side
  const tables = columnGroups(model).length === 0 ? planBlocks(model, id, capability, writing) : sliced(lines, MOST_COLUMNS).map((columns, index) => statusTable(model, columns, `${id}${index === 0 ? '' : `.${index + 1}`}`, capability, writing));
  const drawable = lines.filter(({ row }) => row.cells.some((cell) => cell.columnPercent !== null));
  // answers yes side by side, else the answers to one question, all of them
  const plain = drawable.filter(({ block }) => block.oneLine);
  const drawn = plain.length > 0 ? plain.slice(0, MOST_SERIES) : drawable.filter(({ block }) => block === drawable[0]!.block).slice(0, MOST_ANSWERS);
  const figures = drawn.length === 0 ? [] : [statusFigure(model, drawn, `${id}.figure`, capability, plain.length > 0, writing)];
  const see: Inline[] = [words.seeTable, { ref: tables[0]!.id }, ...(figures.length > 0 ? [words.andFigure, { ref: figures[0]!.id }] : []), '.'];
  return [...sentences(model, writing).map((content, index): Block => ({ kind: 'paragraph', content: index === 0 ? [...content, ' ', ...see] : content })), ...tables.map((table) => ({ ...table, notes: table === tables.at(-1) ? tableNotes(model) : [] })), ...figures];
}

const sliced = <T>(list: readonly T[], most: number): T[][] => { const parts = Math.ceil(list.length / most); return Array.from({ length: parts }, (_, at) => list.slice(Math.ceil((at * list.length) / parts), Math.ceil(((at + 1) * list.length) / parts))); };

/** One sentence an indicator, and one that gives the groups of the last column variable (the income bands). */
function sentences(model: TableModel, writing: Writing): Inline[][] {
  const { words } = writing;
  const [lesser] = columnGroups(model).slice(-1);
  return model.blocks.flatMap((block): Inline[][] => {
    if (block.kind === 'number') return [];
    const quoted = words.quoted(block.label);
    const isYesNo = block.oneLine && block.rows.length === 1;
    if (!isYesNo) {
      const rows = block.rows.filter((row) => row.kind === 'category').slice(0, 6);
      return [[`${words.otherAnswers(block.label)} `, ...rows.flatMap((row, at): Inline[] => [at === 0 ? '' : words.semicolon, `${inSentence(row.label)}, `, figure('cases', { model, block, row, column: 0 }, writing)]), '.']];
    }
    const row = block.rows[0]!;
    const groups = lesser === undefined || lesser.columns.length > 5 ? [] : [` ${words.byGroup(lesser.label)}`, ...lesser.columns.flatMap(({ index, label }, at): Inline[] => [at === 0 ? '' : words.semicolon, `${categoryInSentence(model, index, label)} `, figure('short', { model, block, row, column: index }, writing)]), '.'];
    return [[figure('sentence', { model, block, row, column: 0 }, writing), ` ${words.to} ${quoted}.`, ...groups]];
  });
}

/** A caption that has the question need not be said again over each of its answers. */
const nameIn = (capability: string, lines: ReturnType<typeof linesOf>, language: 'en' | 'fr') => (line: ReturnType<typeof linesOf>[number]): string =>
  (lines.every(({ block }) => block === line.block) && line.block.label === capability ? line.row.label : rowLabel(line, language));

function statusTable(model: TableModel, lines: ReturnType<typeof linesOf>, id: string, capability: string, writing: Writing): TableBlock {
  const { words, language } = writing;
  const width = (1 - LABEL_WIDTH) / lines.length;
  const line = (column: number, label: string, strong: boolean): TableLine => ({
    cells: [[label], ...lines.map(({ block, row }): Inline[] => [figure(strong && !model.weighted ? 'cell' : 'short', { model, block, row, column }, writing)])], strong,
  });
  // an estimate is printed with how sure it is
  const sure: TableLine[] = lines.some(({ row }) => (row.cells[0]!.interval ?? null) !== null) ? [{ cells: [[words.interval], ...lines.map(({ block, row }): Inline[] => [figure('interval', { model, block, row, column: 0 }, writing)])] }] : [];
  return {
    kind: 'table', id, caption: words.indicatorCaption(capability, groupNames(model, words)), widths: [lines.length === 1 ? 0.6 : LABEL_WIDTH, ...lines.map(() => (lines.length === 1 ? 0.4 : width))], head: [words.group, ...lines.map(nameIn(capability, lines, language))], numbersFrom: 1, notes: [],
    rows: [line(0, words.all, true), ...sure, ...columnGroups(model).flatMap(({ label, columns }): TableLine[] => [{ group: label }, ...columns.map((column) => line(column.index, column.label, false))])],
  };
}

/** Bars by group: the shares of the table, each labelled with its counts. */
function statusFigure(model: TableModel, lines: ReturnType<typeof linesOf>, id: string, capability: string, yes: boolean, writing: Writing): FigureBlock {
  const { words, language } = writing;
  const caption = words.chartCaption(capability, groupNames(model, words), yes);
  const nameOf = nameIn(capability, lines, language);
  const columns = [{ index: 0, label: words.all }, ...columnGroups(model).flatMap(({ columns: own }) => own)];
  return drawnFigure(id, caption, columns.map(({ label }) => label), lines.map(({ block, row }) => ({
    name: nameOf({ block, row }), places: columns.map(({ index }) => ({ model, block, row, column: index })),
  })), writing);
}

/** What stands beside a bar: counts; of a sample its share alone, whose base is in the table. */
function labelOf(place: Parameters<typeof formText>[1], unit: Writing['unit']): string {
  const { model, row, column } = place;
  const share = shareOf(row.cells[column]!, row.cells[column]!.columnPercent);
  return model.mode === 'sample' && typeof share === 'number' ? shown(share, 'share', model.language) : formText('short', place, unit);
}

/** A figure over cells of tables. */
export function drawnFigure(id: string, caption: string, categories: readonly string[], series: readonly { readonly name: string; readonly places: readonly Parameters<typeof formText>[1][] }[], { words, unit }: Writing): FigureBlock {
  const drawn = series.map(({ name, places }) => ({
    name,
    values: places.map(({ row, column }) => { const share = shareOf(row.cells[column]!, row.cells[column]!.columnPercent); return typeof share === 'number' ? share : null; }),
    labels: places.map((place) => labelOf(place, unit)),
  }));
  const said = categories.map((category, at) => `${category}${words.colon}${drawn.map(({ name, labels }) => (drawn.length > 1 ? `${name} ${labels[at]!}` : labels[at]!)).join(', ')}`);
  const withheld = series.some(({ places }) => places.some(({ row, column }) => shorthandOf(row.cells[column]!) === '[c]'));
  return { kind: 'figure', id, caption, categories, series: drawn, notes: withheld ? [words.withheldFigure] : [], description: `${caption}. ${said.join(words.semicolon)}.` };
}
