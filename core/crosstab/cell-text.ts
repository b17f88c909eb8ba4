import type { CellFlag, ModelCell, ModelRow, Shorthand, TableModel } from './table-model.ts';
import { numberText } from './number-text.ts';

type Language = TableModel['language'];

/** One line of a cell: the number that is read first, and what is said of it in smaller type. */
export interface CellLine { readonly main: string; readonly aside: string }

const MARKS: Readonly<Partial<Record<CellFlag, Shorthand>>> = { suppressed: 'c', roundsToZero: 'k', lowBase: 'u', noBase: 'z', percentWithheld: 'p' };

/** Counts are whole unless the table is weighted. */
export function countText(count: number, weighted: boolean, language: Language): string {
  const decimals = weighted ? 1 : 0;
  return numberText(count, language, decimals, decimals);
}

/** 76.19 → "76%", or "76 %" with a no-break space in French. */
export function percentText(percent: number, language: Language, decimals = 0): string {
  return numberText(percent / 100, language, decimals, decimals, 'percent').replace('\u202f', '\u00a0');
}

export function valueText(value: number, kind: ModelRow['kind'], weighted: boolean, language: Language): string {
  if (kind === 'n') return countText(value, weighted, language);
  return kind === 'minimum' || kind === 'maximum' ? numberText(value, language, 0, 2) : numberText(value, language, 1, 1);
}

/** What stands in a cell, one line for each statistic. A withheld number shows its shorthand; a percentage that is not given too. */
export function cellLines(cell: ModelCell, row: Pick<ModelRow, 'kind'>, model: Pick<TableModel, 'statistics' | 'weighted' | 'language'>): CellLine[] {
  if (cell.flags.includes('suppressed')) return [{ main: '[c]', aside: '' }];
  if (cell.flags.includes('noBase') || (cell.value === null && cell.count === null)) return [{ main: '[z]', aside: '' }];
  const lines = model.statistics.flatMap((statistic) => statisticLine(cell, row, statistic, model) ?? []);
  return cell.value === null ? lines : [{ main: valueText(cell.value, row.kind, model.weighted, model.language), aside: '' }, ...lines];
}

/** One statistic of a cell in words. null where it says nothing about this row: mentions of a question with one answer, shares of a
 *  mean; and where the cell is withheld or has no base. */
export function statisticLine(cell: ModelCell, row: Pick<ModelRow, 'kind'>, statistic: TableModel['statistics'][number], { statistics, weighted, language }: Pick<TableModel, 'statistics' | 'weighted' | 'language'>): CellLine | null {
  if (cell.flags.includes('suppressed') || cell.flags.includes('noBase')) return null;
  const french = language === 'fr';
  if (cell.value !== null) {
    return statistic !== 'interval' || cell.interval === null ? null : { main: `${valueText(cell.interval.low, row.kind, weighted, language)}–${valueText(cell.interval.high, row.kind, weighted, language)}`, aside: '' };
  }
  if (cell.count === null) return null;
  const count = countText(cell.count, weighted, language);
  const share = (percent: number | null): string => {
    if (percent === null) return cell.flags.includes('percentWithheld') ? '[p]' : '–';
    return cell.flags.includes('roundsToZero') && percent > 0 && percent < 0.5 ? '[k]' : percentText(percent, language);
  };
  switch (statistic) {
    case 'countOfBase': return { main: count, aside: `${french ? 'sur' : 'of'} ${countText(cell.base, weighted, language)}` };
    case 'count': return { main: count, aside: '' };
    case 'columnPercent': return { main: share(cell.columnPercent), aside: '' };
    // two shares in one cell are told apart
    case 'rowPercent': return { main: share(cell.rowPercent), aside: statistics.includes('columnPercent') ? (french ? 'en ligne' : 'of row') : '' };
    case 'interval': return { main: cell.interval === null ? '–' : intervalText(cell.interval, language), aside: '' };
    case 'difference': return cell.difference === undefined ? null : cell.difference === null ? { main: '–', aside: '' } : differenceLine(cell.difference, language);
    case 'mentionPercent': return cell.mentionPercent === undefined ? null : { main: share(cell.mentionPercent), aside: french ? 'des mentions' : 'of mentions' };
    case 'total': {
      if (cell.total === undefined) return null;
      if (cell.total === null) return { main: '–', aside: '' };
      const { estimate, low, high } = cell.total;
      return { main: roundText(estimate, language), aside: low === null || high === null ? '' : `${roundText(low, language)}–${roundText(high, language)}` };
    }
    case 'unweighted': return { main: cell.unweighted === null ? '[c]' : `n = ${countText(cell.unweighted ?? cell.count, false, language)}`, aside: '' };
  }
}

/** "+12 points (3 to 21)": whole percentage points, as shares are set. */
function differenceLine({ estimate, low, high }: { readonly estimate: number; readonly low: number; readonly high: number }, language: Language): CellLine {
  const signed = (value: number): string => { const whole = Math.round(value); return `${whole > 0 ? '+' : whole < 0 ? '−' : ''}${numberText(Math.abs(whole), language, 0, 0)}`; };
  const one = language === 'fr' ? Math.abs(Math.round(estimate)) < 2 : Math.abs(Math.round(estimate)) === 1;
  return { main: `${signed(estimate)} ${one ? 'point' : 'points'}`, aside: language === 'fr' ? `(de ${signed(low)} à ${signed(high)})` : `(${signed(low)} to ${signed(high)})` };
}

/** "40–52%"; in French "40–52 %" with a no-break space. */
function intervalText({ low, high }: { readonly low: number; readonly high: number }, language: Language): string {
  return `${percentText(low, language).replace(/\s?%$/u, '')}–${percentText(high, language)}`;
}

/** An estimate of a population: whole units, since tenths of a person would pretend to be known. */
const roundText = (value: number, language: Language): string => numberText(value, language, 0, 0);

/** The shorthand of a cell that its lines do not show yet: "[u]" beside a number that has a low base. */
export const cellMarks = (cell: ModelCell): Shorthand[] => cell.flags.flatMap((flag) => (flag === 'lowBase' && MARKS[flag] ? [MARKS[flag]] : []));

/** Every shorthand of a cell, for its tooltip and for screen readers. */
export const cellShorthand = (cell: ModelCell): Shorthand[] => cell.flags.flatMap((flag) => MARKS[flag] ?? []);

/** A figure as it is printed in a report: "76% (32 of 42)", "76 % (32 sur 42)"; "5 of 7" where percentages are not given.
 *  null where the cell holds nothing that may be printed. */
export function figureText(cell: ModelCell, row: Pick<ModelRow, 'kind'>, weighted: boolean, language: Language): string | null {
  if (cell.flags.includes('suppressed') || cell.flags.includes('noBase')) return null;
  if (cell.value !== null) return valueText(cell.value, row.kind, weighted, language);
  if (cell.count === null) return null;
  const of = `${countText(cell.count, weighted, language)} ${language === 'fr' ? 'sur' : 'of'} ${countText(cell.base, weighted, language)}`;
  return cell.columnPercent === null ? of : `${percentText(cell.columnPercent, language)} (${of})`;
}

/** Share of the base in [0, 1] that shades a cell; null where there is none to show. */
export const shadeOf = (cell: ModelCell): number | null => (cell.count === null || cell.base <= 0 || cell.value !== null || cell.flags.includes('suppressed') ? null : Math.min(1, cell.count / cell.base));
