import type { BookSheet } from '../book/book.ts';
import { addSheet, addTable, writeLines } from '../publication-parts.ts';
import { sheetName } from '../cells.ts';
import { WORDS } from '../words.ts';
import { reach, type ChartPoint, type NativeChart } from './chart.ts';

const FIRST_ROW = 4;
interface Named { readonly chart: NativeChart; readonly name: string }

/** Error bars are as long as cells say. The tables hold no such lengths, so a sheet of its own does, a line for each point that has
 *  an interval. @returns no sheet where no chart has intervals; the charts, each knowing its lines of that sheet */
export function addIntervals<T extends Named>(drawn: readonly T[], language: 'en' | 'fr', taken: Set<string>): { sheet: BookSheet | null; charts: T[] } {
  if (!drawn.some(({ chart }) => chart.series.some((series) => series.points.some(hasInterval)))) return { sheet: null, charts: [...drawn] };
  const words = WORDS[language];
  const sheet = addSheet(sheetName(words.intervals, taken));
  const lines: (string | number)[][] = [];
  const charts = drawn.map((one) => ({
    ...one,
    chart: {
      ...one.chart,
      series: one.chart.series.map((series) => {
        if (!series.points.some(hasInterval)) return series;
        const first = FIRST_ROW + lines.length;
        series.points.forEach((point, index) => {
          const [below, above] = reach(point);
          lines.push([one.name, series.name.value, one.chart.categories[index]!.value, point.value, below ?? '–', above ?? '–']);
        });
        return { ...series, lengths: { sheet: sheet.name, below: series.points.map((_, index) => `E${first + index}`), above: series.points.map((_, index) => `F${first + index}`) } };
      }),
    },
  }));
  writeLines(sheet, [words.intervals, words.intervalsLine]);
  addTable(sheet, FIRST_ROW - 1, 'intervals', [words.table, words.series, words.category, words.estimate, words.below, words.above], lines, ['text', 'text', 'text', 'share', 'share', 'share'], [18, 34, 46, 14, 18, 18], { language });
  return { sheet, charts };
}

const hasInterval = (point: ChartPoint): boolean => point.interval !== null && typeof point.value === 'number';
