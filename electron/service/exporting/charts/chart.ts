/** A chart as a workbook holds it: everything it shows lies in cells of the same workbook, so that it can be edited there. */
export interface NativeChart {
  /** `bars` side by side (with error bars where a point has an interval), or `stacked` to the whole. Always lying down: labels are long. */
  readonly kind: 'bars' | 'stacked';
  readonly language: 'en' | 'fr';
  readonly title: string;
  readonly subtitle: string;
  /** Read out in place of the picture. */
  readonly description: string;
  /** Number format of the axis and of the labels. */
  readonly format: string;
  /** Shares run from 0 to 1 whatever the data; counts as far as they go. */
  readonly isShare: boolean;
  readonly categories: readonly ChartCell<string>[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: ChartCell<string>;
  readonly points: readonly ChartPoint[];
  /** Cells that say how long the error bars are. */
  readonly lengths?: { readonly sheet: string; readonly below: readonly string[]; readonly above: readonly string[] } | undefined;
}
/** A cell by its address within the sheet ("B12") and what it holds. */
export interface ChartCell<T> { readonly at: string; readonly value: T }
/** `value` is a string ("[c]") where the table gives no number: nothing is drawn, and the label says why. */
export interface ChartPoint extends ChartCell<number | string> { readonly interval: { readonly low: number; readonly high: number } | null }

/** How far the interval goes below and above the estimate. */
export function reach(point: ChartPoint): readonly [below: number | null, above: number | null] {
  if (point.interval === null || typeof point.value !== 'number') return [null, null];
  return [Math.max(0, point.value - point.interval.low), Math.max(0, point.interval.high - point.value)];
}

/** A chart with its place: the sheet that it is on, the sheet whose cells it shows, the cell at its upper left corner. */
export interface PlacedChart { readonly onSheet: string; readonly dataSheet: string; readonly column: number; readonly row: number; readonly widthCm: number; readonly heightCm: number; readonly chart: NativeChart }

/** How tall a chart must be for its bars and labels to be read, in centimetres; a sheet's row holds no more than 14. */
export function chartHeightCm(chart: NativeChart): number {
  const bars = chart.kind === 'stacked' ? chart.categories.length * 1.6 : chart.categories.length * (0.5 + chart.series.length * 0.42);
  return Math.min(14, Math.max(6, 3.2 + bars * 0.62));
}
export const CHART_WIDTH_CM = 20;
