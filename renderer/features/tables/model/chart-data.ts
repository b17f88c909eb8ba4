import type { ModelBlock, ModelCell, ModelColumn, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { findCountry } from '#core/framework/countries.ts';
import type { ChartKind } from '../store.ts';
import { countText, percentText } from '#core/crosstab/cell-text.ts';

/** One figure of a chart. `percent` is null where the table gives none: then `text` says why, and nothing is drawn. */
export interface ChartFigure { readonly row: string; readonly column: string; readonly percent: number | null; readonly low: number | null; readonly high: number | null; readonly text: string; readonly description: string }
export interface ChartColumn {
  readonly key: string; readonly label: string; readonly group?: string | undefined; readonly variable?: string | undefined; readonly category?: string | undefined;
  /** Questions on one scale: the category of the scale, and the column of the banner that it is under. */
  readonly scale?: { readonly id: string; readonly under: string; readonly underLabel: string } | undefined;
}
export interface ChartData {
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  /** `group`: the variable of the banner, by name; none for the total. */
  readonly columns: readonly ChartColumn[];
  readonly figures: readonly ChartFigure[];
}

/** The label of a column in a chart: the innermost one, with those around it where columns are nested. */
const columnLabel = (path: readonly string[], isNested: boolean): string => (isNested && path.length > 2 ? path.filter((_, index) => index % 2 === 1).join(' · ') : path.at(-1)!);

function scaleOf(column: ModelColumn, isNested: boolean): NonNullable<ChartColumn['scale']> {
  const path = column.path.slice(0, -1);
  return { id: column.scale!, under: column.key.slice(0, column.key.length - column.scale!.length - 1), underLabel: columnLabel(path, isNested) };
}

/** Questions on one scale as stacks: for each column of the banner, its name and a chart whose bars are the questions and whose parts
 *  are the categories of the scale. Empty where the table is none of this kind. */
export function scaleStacks(data: ChartData): { readonly title: string; readonly data: ChartData }[] {
  return [...Map.groupBy(data.columns.filter((column) => column.scale !== undefined), (column) => column.scale!.under).values()].map((columns) => {
    const scales = new Map(columns.map((column) => [column.key, column.scale!.id]));
    return {
      title: columns[0]!.group === undefined ? columns[0]!.scale!.underLabel : `${columns[0]!.group} – ${columns[0]!.scale!.underLabel}`,
      data: {
        rows: columns.map((column) => ({ key: column.scale!.id, label: column.label })), columns: data.rows.map(({ key, label }) => ({ key, label })),
        figures: data.figures.flatMap((figure) => { const scale = scales.get(figure.column); return scale === undefined ? [] : [{ ...figure, row: scale, column: figure.row }]; }),
      },
    };
  });
}

const isDrawn = (row: ModelRow): boolean => row.kind === 'category' || row.kind === 'net';

/** The shares of a table as a chart draws them: the very numbers of the table, not counted again. Statistics of numbers stay in
 *  the table. */
export function chartData(model: TableModel): ChartData {
  const lines = model.blocks.flatMap((block) => (block.kind === 'number' ? [] : block.rows.filter(isDrawn).map((row) => ({ block, row }))));
  const several = new Set(lines.map(({ block }) => block.variable)).size > 1;
  const isNested = model.columns.some((column) => column.path.length > (column.scale === undefined ? 2 : 3));
  const colon = model.language === 'fr' ? '\u00a0: ' : ': ';
  const label = (block: ModelBlock, row: ModelRow): string => (several && !block.oneLine ? `${block.label}${colon}${row.label}` : row.label);
  const columns = model.columns.map((column) => ({ key: column.key, label: columnLabel(column.path, isNested), ...(column.variable === null ? {} : { group: column.path[0]!, variable: column.variable, category: column.category ?? undefined }), ...(column.scale === undefined ? {} : { scale: scaleOf(column, isNested) }) }));
  return {
    rows: lines.map(({ block, row }) => ({ key: row.key, label: label(block, row) })),
    columns,
    figures: lines.flatMap(({ block, row }) => row.cells.map((cell, index): ChartFigure => {
      const text = figure(cell, model);
      return {
        row: row.key, column: columns[index]!.key, percent: shareOf(cell), low: cell.interval?.low ?? null, high: cell.interval?.high ?? null, text,
        description: `${label(block, row)}, ${columns[index]!.label}${colon}${cell.columnPercent === null || text.startsWith('[') ? text : `${percentText(cell.columnPercent, model.language)} (${text})`}`,
      };
    })),
  };
}

function shareOf(cell: ModelCell): number | null {
  if (cell.flags.includes('suppressed') || cell.flags.includes('noBase') || cell.count === null) return null;
  return cell.columnPercent;
}

function figure(cell: ModelCell, model: TableModel): string {
  if (cell.flags.includes('suppressed')) return '[c]';
  if (cell.flags.includes('noBase') || cell.count === null) return '[z]';
  return `${countText(cell.count, model.weighted, model.language)} ${model.language === 'fr' ? 'sur' : 'of'} ${countText(cell.base, model.weighted, model.language)}`;
}

/** More parts than there are colours to tell apart. */
const MOST_PARTS = 8;

/** The rows that hold anything at all: an empty part of a stack would only be a name without a colour. */
export function withoutEmptyRows(data: ChartData): ChartData {
  const filled = new Set(data.figures.filter((figure) => (figure.percent ?? 0) > 0).map((figure) => figure.row));
  return { ...data, rows: data.rows.filter(({ key }) => filled.has(key)), figures: data.figures.filter((figure) => filled.has(figure.row)) };
}

/** Which charts a table can be: stacked bars need the categories of one question that exclude each other, add up, and are few
 *  enough to be told apart. */
export function chartKinds(model: TableModel): ChartKind[] {
  if (model.columns.some((column) => column.scale !== undefined)) return new Set(model.columns.map((column) => column.scale)).size <= MOST_PARTS && model.blocks.length > 0 ? ['stacked'] : [];
  const drawn = model.blocks.filter((block) => block.kind === 'categories' && block.rows.some(isDrawn));
  if (drawn.length === 0) return [];
  const [only] = drawn;
  const stacks = drawn.length === 1 && only !== undefined && !only.oneLine && only.rows.filter(isDrawn).length > 1 && only.rows.every((row) => row.kind !== 'net') && addsUp(only) && withoutEmptyRows(chartData(model)).rows.length <= MOST_PARTS;
  return [
    'bars', ...(stacks ? ['stacked' as const] : []), 'dots', ...(model.columns.length > 1 ? ['heat' as const] : []),
    ...(mapColumns(model).length > 1 ? ['map' as const] : []), ...(profileColumns(model).length > 0 && drawn.every((block) => block.oneLine) ? ['profile' as const] : []),
  ];
}

function addsUp(block: ModelBlock): boolean {
  return block.unweightedBases.every((_, column) => {
    const cells = block.rows.filter((row) => row.kind === 'category' || row.kind === 'state').map((row) => row.cells[column]!);
    if (cells.some((cell) => cell.columnPercent === null)) return cells.every((cell) => cell.columnPercent === null);
    return Math.abs(cells.reduce((sum, cell) => sum + cell.columnPercent!, 0) - 100) < 0.01;
  });
}

/** The columns that have a place on a map: UNICEF's regions; else countries, whatever variable they are categories of. */
export function mapColumns(model: TableModel): ModelColumn[] {
  const regions = model.columns.filter((column) => column.variable === 'region' && column.category !== null);
  return regions.length > 1 ? regions : model.columns.filter((column) => column.category !== null && findCountry(column.category) !== undefined);
}

/** Columns of one case each, a country say: the rows are then its profile. */
export const profileColumns = (model: TableModel): ModelColumn[] => model.columns.filter((column) => column.variable !== null && column.cases === 1);
