import { disclosureWords, type Disclosure } from '../disclosure-report.ts';
import type { BookSheet } from './book/book.ts';
import { addSheet, addTable, writeLines } from './publication-parts.ts';
import { WORDS } from './words.ts';

/** What is withheld in a workbook's tables with the proof that it stays so, as a sheet of it. A file for release does not say which
 *  numbers are small and which are held back to protect them: that would narrow every bound. The analyst's does, and lists the cells
 *  that say the same of everybody in a column besides.
 *  @param names of the tables' sheets, in order   @returns null where there is nothing to say */
export function disclosureSheet(disclosure: Disclosure | undefined, forRelease: boolean, names: readonly string[], sheetName: () => string, language: 'en' | 'fr'): BookSheet | null {
  const words = WORDS[language];
  const say = disclosureWords(language);
  const heads = words.disclosureHeads;
  const withheld = (disclosure?.withheld ?? []).filter((cell) => cell.at < names.length);
  const statistics = (disclosure?.statistics ?? []).filter((cell) => cell.at < names.length);
  const review = forRelease ? [] : (disclosure?.review ?? []).filter((cell) => cell.at < names.length);
  if (withheld.length + statistics.length + review.length === 0) return null;
  const bound = (value: number): number | string => (Number.isFinite(value) ? value : '–');
  const link = (at: number) => ({ text: names[at]!, sheet: names[at]! });
  const sheet = addSheet(sheetName());
  writeLines(sheet, [words.disclosure, words.disclosureLine, ...(review.length > 0 ? [words.disclosureReview] : [])]);
  const row = sheet.rows.length + 1;
  if (forRelease) {
    addTable(sheet, row, 'disclosure', [heads.table, heads.row, heads.column, heads.finding, heads.low, heads.high], withheld.map((cell) => [link(cell.at), cell.row, cell.column, say[cell.verdict], bound(cell.low), bound(cell.high)]).concat(statistics.map((cell) => [link(cell.at), cell.row, cell.column, say.statistics, '–', '–'])), ['text', 'text', 'text', 'text', 'count', 'count'], [16, 46, 40, 34, 12, 12]);
  } else {
    addTable(sheet, row, 'disclosure', [heads.table, heads.row, heads.column, heads.finding, heads.reason, heads.low, heads.high, heads.base], [
      ...withheld.map((cell) => [link(cell.at), cell.row, cell.column, say[cell.verdict], say[cell.reason], bound(cell.low), bound(cell.high), '–']),
      ...statistics.map((cell) => [link(cell.at), cell.row, cell.column, say.statistics, say[cell.reason], '–', '–', cell.base]),
      ...review.map((cell) => [link(cell.at), cell.row, cell.column, say[cell.kind], '–', '–', '–', cell.base]),
    ], ['text', 'text', 'text', 'text', 'text', 'count', 'count', 'count'], [16, 46, 40, 34, 24, 12, 12, 12]);
  }
  return sheet;
}
