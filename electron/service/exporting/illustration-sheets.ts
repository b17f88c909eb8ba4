import type { BookSheet } from './book/book.ts';
import { sheetName } from './cells.ts';
import { addSheet, addTable, writeLines } from './publication-parts.ts';
import { WORDS } from './words.ts';

/** An illustrative table as a workbook holds it: only what may be printed is in it. */
export interface IllustrationRows { readonly title: string; readonly rows: readonly { readonly type: string; readonly who: string; readonly words: string }[]; readonly withheld: number }

/** A sheet for each illustrative table: type, country or region, example. */
export function illustrationSheets(illustrations: readonly IllustrationRows[] | undefined, taken: Set<string>, language: 'en' | 'fr'): BookSheet[] {
  const words = WORDS[language];
  return (illustrations ?? []).filter(({ rows }) => rows.length > 0).map(({ title, rows, withheld }, index) => {
    const sheet = addSheet(sheetName(`${words.examples} ${index + 1}`, taken));
    writeLines(sheet, [`${sheet.name}${words.colon}${title}`, words.oneTable, ...(withheld > 0 ? [words.examplesHeld(withheld)] : [])]);
    addTable(sheet, sheet.rows.length + 1, `examples_${index + 1}`, [words.exampleType, words.exampleWho, words.example], rows.map(({ type, who, words: said }) => [type, who, said]), ['text', 'text', 'text'], [34, 34, 110]);
    return sheet;
  });
}
