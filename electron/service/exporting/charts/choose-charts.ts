import type { ModelBlock, ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { columnLabel, countOf, shareOf } from '../flat-table.ts';
import { COUNT_FORMAT, percentFormat, WEIGHTED_FORMAT, WORDS } from '../words.ts';
import type { ChartPoint, NativeChart } from './chart.ts';

/** Where a layout has put the cells of a table; rows by their key, columns by their index in the model. */
export interface CellPlaces {
  label(row: ModelRow): string;
  heading(column: number): string;
  count(row: ModelRow, column: number): string;
  /** Only asked for where the table shows shares. */
  share(row: ModelRow, column: number): string;
}

/** What one chart draws: rows that share a kind of base. */
interface Group { readonly block: ModelBlock; readonly rows: readonly ModelRow[]; readonly title: string | null }

const MOST_PARTS = 8;
const MOST_SERIES = 7;
const MOST_BARS = 48;
const MOST_ROWS = 40;
const MOST_CHARTS = 8;

const isDrawn = (row: ModelRow): boolean => row.kind === 'category' || row.kind === 'net';

/** The charts of a table: yes/no variables on one line together in one, every other variable in its own. Categories that add up
 *  to the whole are stacked, others stand side by side: one chart for each column variable where the bars stay few enough to be
 *  read, else one for all. */
export function chooseCharts(model: TableModel, heading: string, places: CellPlaces): NativeChart[] {
  if (model.columns.some((column) => column.scale !== undefined)) return scaleCharts(model, heading, places);
  return groupsOf(model).flatMap((group) => {
    const shares = model.statistics.some((statistic) => statistic === 'columnPercent' || statistic === 'countOfBase') && group.rows.some((row) => typeof shareOf(row.cells[0]!, row.cells[0]!.columnPercent) === 'number');
    if (shares && stacks(group, model)) return [stacked(group, model, heading, places)];
    const banners = shares ? columnGroups(model).filter((columns) => columns.length <= MOST_SERIES && columns.length * group.rows.length <= MOST_BARS) : [];
    return (banners.length > 0 ? banners : [[0]]).map((columns) => bars(group, model, heading, places, shares, columns));
  }).slice(0, MOST_CHARTS);
}

/** Questions on one scale: a chart for each column of the banner, whose bars are the questions and whose parts the scale's categories. */
function scaleCharts(model: TableModel, heading: string, places: CellPlaces): NativeChart[] {
  const shows = model.statistics.some((statistic) => statistic === 'columnPercent' || statistic === 'countOfBase');
  const rows = model.blocks.flatMap((block) => block.rows.filter(isDrawn)).slice(0, MOST_ROWS);
  const [block] = model.blocks;
  if (!shows || block === undefined || rows.length === 0) return [];
  const columns = [...Map.groupBy(model.columns.map((column, index) => ({ column, index })), ({ column }) => column.path.slice(0, -1).join('\u0000')).values()];
  return columns.filter((list) => list.length <= MOST_PARTS && rows.some((row) => list.some(({ index }) => row.cells[index]!.columnPercent !== null))).slice(0, MOST_CHARTS).map((list) => finish({
    kind: 'stacked', isShare: true, categories: rows.map((row) => ({ at: places.label(row), value: row.label })),
    series: list.map(({ column, index }) => ({ name: { at: places.heading(index), value: column.path.at(-1)! }, points: rows.map((row) => sharePoint(row, index, places, false)) })),
  }, { block, rows, title: null }, model, list[0]!.column.variable === null ? heading : `${heading} – ${columnLabel(list[0]!.column.path.slice(0, -1), model.language)}`));
}

/** The total with the columns of each variable. */
function columnGroups(model: TableModel): number[][] {
  const byVariable = Map.groupBy(model.columns.flatMap((column, index) => (index === 0 ? [] : [{ index, variable: column.variable }])), ({ variable }) => variable);
  return [...byVariable.values()].map((columns) => [0, ...columns.map(({ index }) => index)]);
}

function groupsOf(model: TableModel): Group[] {
  const blocks = model.blocks.filter((block) => block.kind === 'categories');
  const lines = blocks.filter((block) => block.oneLine);
  const groups: Group[] = [];
  for (const block of blocks) {
    if (block === lines[0]) groups.push({ block, rows: lines.flatMap((line) => line.rows.filter(isDrawn)), title: null });
    else if (!block.oneLine) groups.push({ block, rows: block.rows.filter(isDrawn), title: model.blocks.length > 1 ? block.label : null });
  }
  return groups.map((group) => ({ ...group, rows: group.rows.slice(0, MOST_ROWS) })).filter((group) => group.rows.length > 0);
}

/** Parts of a whole: categories that exclude each other, add up in every column, and are few enough to be told apart. */
function stacks({ block, rows }: Group, model: TableModel): boolean {
  if (block.oneLine || rows.length < 2 || rows.length > MOST_PARTS || model.columns.length < 2 || rows.some((row) => row.kind === 'net')) return false;
  const all = block.rows.filter((row) => row.kind === 'category' || row.kind === 'state');
  if (all.length !== rows.length) return false;
  return model.columns.every((_, column) => {
    const cells = rows.map((row) => row.cells[column]!);
    return cells.some((cell) => cell.columnPercent === null) ? cells.every((cell) => cell.columnPercent === null) : Math.abs(cells.reduce((sum, cell) => sum + cell.columnPercent!, 0) - 100) < 0.01;
  });
}

function stacked(group: Group, model: TableModel, heading: string, places: CellPlaces): NativeChart {
  // a column in which nothing can be given would be an empty line
  const columns = model.columns.flatMap((_, index) => (group.rows.some((row) => row.cells[index]!.columnPercent !== null) ? [index] : []));
  return finish({
    kind: 'stacked', isShare: true, categories: columns.map((index) => ({ at: places.heading(index), value: model.columns[index]!.path.at(-1)! })),
    series: group.rows.map((row) => ({ name: { at: places.label(row), value: row.label }, points: columns.map((index) => sharePoint(row, index, places, false)) })),
  }, group, model, heading);
}

function bars(group: Group, model: TableModel, heading: string, places: CellPlaces, shares: boolean, columns: readonly number[]): NativeChart {
  return finish({
    kind: 'bars', isShare: shares, categories: group.rows.map((row) => ({ at: places.label(row), value: row.label })),
    series: columns.map((index) => ({
      name: { at: places.heading(index), value: model.columns[index]!.path.at(-1)! },
      points: group.rows.map((row) => (shares ? sharePoint(row, index, places, true) : { at: places.count(row, index), value: countOf(row.cells[index]!), interval: null })),
    })),
  }, group, model, columns.length > 1 && columns.length < model.columns.length ? `${heading} – ${model.columns[columns[1]!]!.path[0]!}` : heading);
}

function sharePoint(row: ModelRow, column: number, places: CellPlaces, withInterval: boolean): ChartPoint {
  const cell: ModelCell = row.cells[column]!;
  const value = shareOf(cell, cell.columnPercent);
  const interval = withInterval && typeof value === 'number' && cell.interval !== null ? { low: cell.interval.low / 100, high: cell.interval.high / 100 } : null;
  return { at: places.share(row, column), value, interval };
}

function finish(drawn: Pick<NativeChart, 'kind' | 'isShare' | 'categories' | 'series'>, group: Group, model: TableModel, heading: string): NativeChart {
  const words = WORDS[model.language];
  const title = group.title === null ? heading : `${heading} – ${group.title}`;
  const format = drawn.isShare ? percentFormat(model.language) : model.weighted ? WEIGHTED_FORMAT : COUNT_FORMAT;
  const only = drawn.series.length === 1 && drawn.kind === 'bars' && model.columns.length > 1 ? ` ${columnLabel(model.columns[0]!.path, model.language)}.` : '';
  const intervals = drawn.series.some((series) => series.points.some((point) => point.interval !== null)) ? ` ${words.chartIntervals}` : '';
  const subtitle = `${group.title === null ? model.baseLine : group.block.baseLine}${only}${intervals}`;
  return { ...drawn, language: model.language, title, subtitle, format, description: `${drawn.kind === 'stacked' ? words.chartStacked : words.chartBars} ${title}. ${subtitle} ${spoken(drawn, model.language)}` };
}

const MOST_SPOKEN = 24;
const spokenIn = (language: 'en' | 'fr') => ({ share: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }), count: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }) });
const SPOKEN = { en: spokenIn('en'), fr: spokenIn('fr') };

/** The figures in words, as many as can be listened to. */
function spoken({ categories, series, isShare }: Pick<NativeChart, 'isShare' | 'categories' | 'series'>, language: 'en' | 'fr'): string {
  const number = SPOKEN[language][isShare ? 'share' : 'count'];
  const { colon, semicolon } = WORDS[language];
  const said: string[] = [];
  for (let at = 0; at < categories.length * series.length && said.length < MOST_SPOKEN; at += 1) {
    const category = categories[Math.floor(at / series.length)]!;
    const one = series[at % series.length]!;
    const { value } = one.points[Math.floor(at / series.length)]!;
    said.push(`${series.length > 1 ? `${category.value}, ${one.name.value}` : category.value}${colon}${typeof value === 'number' ? number.format(value) : value}`);
  }
  return `${said.join(semicolon)}.${categories.length * series.length > said.length ? ` ${WORDS[language].chartRest}` : ''}`;
}
