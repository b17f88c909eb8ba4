import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { utils, write, type BookType } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { makeXlsx } from '../helpers/make-xlsx.ts';

/** Sound files of every kind that is read, small, to be damaged. */
export async function validFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const rows = [['id', 'answer', 'share', 'ok'], ...Array.from({ length: 30 }, (_, i) => [`0${i}`, `réponse ${i}, "quoted" <b> & more\nline ${'é'.repeat(i)}`, i / 7, i % 2 === 0])];
  const strings = rows.map(([, answer]) => `<si><r><t xml:space="preserve">${String(answer).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></r><r><t>!</t></r></si>`).join('');
  const sheet = rows.map(([id, , share], i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${id}</t></is></c><c r="B${i + 1}" t="s"><v>${i}</v></c>${typeof share === 'number' ? `<c r="C${i + 1}" s="1"><f>1+1</f><v>${45_000 + share}</v></c>` : ''}</row>`).join('');
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Data');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['other'], [1]]), 'Other');
  const written = (bookType: BookType): Buffer => Buffer.from(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);
  const csv = utils.sheet_to_csv(book.Sheets['Data']!);
  const fixture = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`../fixtures/files/${name}`, import.meta.url)));
  return new Map([
    ['packed.xlsx', await makeXlsx({ sheet, strings, formats: ['yyyy-mm-dd hh:mm', '00000'] })], ['written.xlsx', written('xlsx')], ['written.xlsm', written('xlsm')],
    ['old.xls', written('biff8')], ['binary.xlsb', written('xlsb')], ['open.ods', written('ods')], ['flat.fods', written('fods')],
    ['utf8.csv', Buffer.from(csv)], ['latin.csv', iconv.encode(csv.replaceAll(',', ';'), 'windows-1252')], ['wide.txt', iconv.encode(csv, 'utf-16le', { addBOM: true })],
    ['survey.sav', fixture('survey-byte.sav').subarray()], ['survey.zsav', fixture('survey-zsav.zsav')],
  ]);
}
