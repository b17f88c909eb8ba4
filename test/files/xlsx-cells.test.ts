import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import type { RawCell, RawTable } from '#core/importing/raw-table.ts';
import { openSurveyFile } from '#service/files/open-file.ts';
import { makeXlsx, type XlsxParts } from '../helpers/make-xlsx.ts';
import { cellsOf, readTable } from '../helpers/read-table.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

let count = 0;
async function read(parts: XlsxParts): Promise<RawTable> {
  return readTable(files.write(`book-${count++}.xlsx`, await makeXlsx(parts)));
}
const first = async (parts: XlsxParts): Promise<RawCell[]> => cellsOf(await read(parts))[0] ?? [];
const row = (cells: string): string => `<row r="1">${cells}</row>`;

describe('cells of an .xlsx sheet', () => {
  it('keeps 0, FALSE and empty apart', async () => {
    expect(await first({ sheet: row('<c r="A1"><v>0</v></c><c r="B1" t="b"><v>0</v></c><c r="C1"/><c r="D1" t="b"><v>1</v></c>') })).toEqual([0, false, null, true]);
  });

  it('reads shared strings: plain, rich, with reading aids, empty, escaped', async () => {
    const strings = '<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t xml:space="preserve"> a &amp; b_x000D_&#10;c &lt;d&gt; _x005F_x0041_ </t></si><si><t><![CDATA[5 < 6 & 7]]></t></si>';
    expect(await first({ strings, sheet: row([0, 1, 2, 3, 4, 5].map((i) => `<c t="s"><v>${i}</v></c>`).join('')) }))
      .toEqual(['plain', 'rich text', '東京', null, ' a & b\r\nc <d> _x0041_ ', '5 < 6 & 7']);
  });

  it('reads inline strings, in runs and whole, and texts of formulas', async () => {
    expect(await first({ sheet: row('<c t="inlineStr"><is><t>één</t></is></c><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c><c t="str"><f>A1&amp;"x"</f><v>one &amp; two</v></c><c t="str"><f>""</f><v></v></c><c t="b"><f>1=1</f><v>1</v></c>') }))
      .toEqual(['één', 'ab', 'one & two', null, true]);
  });

  it('finds cells and rows that do not say where they are', async () => {
    const table = await read({ sheet: '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row><c><v>4</v></c></row><row r="7"><c r="B7"><v>5</v></c></row><row><c><v>6</v></c></row>' });
    expect(cellsOf(table)).toEqual([[1, null, null, 2, 3], [null, null, null, null, null], [4, null, null, null, null], ...[4, 5, 6].map(() => [null, null, null, null, null]), [null, 5, null, null, null], [6, null, null, null, null]]);
  });

  it('keeps numbers as the file means them', async () => {
    const values = ['0.1', '1E-7', '-12.50', '9007199254740993', '12345678901234567890', '1.7976931348623157E308', '4.35', '100000000000000000', '9007199254740991', '00012', '1e3', '.5', '-0'];
    expect(await first({ sheet: row(values.map((value) => `<c><v>${value}</v></c>`).join('')) }))
      .toEqual([0.1, 1e-7, -12.5, '9007199254740993', '12345678901234567890', Number.MAX_VALUE, 4.35, '100000000000000000', 9007199254740991, 12, 1000, 0.5, -0]);
  });

  it('keeps leading zeros that a format writes', async () => {
    expect(await first({ formats: ['00000', '000\\-00\\-0000', '0000;-0000'], sheet: row('<c s="1"><v>42</v></c><c s="2"><v>123456789</v></c><c s="3"><v>7</v></c><c s="1"><v>1.5</v></c>') }))
      .toEqual(['00042', '123-45-6789', '0007', 1.5]);
  });

  it('reads dates in both systems, never through a time zone', async () => {
    const sheet = row('<c s="1"><v>45366</v></c><c s="2"><v>45366.4375</v></c><c s="3"><v>0.75</v></c><c s="4"><v>1.5</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c>');
    const formats = [14, 'dd/mm/yyyy hh:mm', 'hh:mm', '[h]:mm'];
    expect(await first({ formats, sheet })).toEqual([{ date: '2024-03-15' }, { date: '2024-03-15T10:30:00' }, '18:00:00', '36:00:00', { date: '1900-02-28' }, { date: '1900-03-01' }]);
    expect(await first({ formats, sheet, date1904: true })).toEqual([{ date: '2028-03-16' }, { date: '2028-03-16T10:30:00' }, '18:00:00', '36:00:00', { date: '1904-02-29' }, { date: '1904-03-02' }]);
  });

  it('leaves what is no day a number, and says so', async () => {
    const table = await read({ formats: [14], sheet: row('<c r="A1" s="1"><v>60</v></c><c r="B1" s="1"><v>-5</v></c><c r="C1" s="1"><v>99999999</v></c>') });
    expect(cellsOf(table)).toEqual([[60, -5, 99999999]]);
    expect(table.problems.map(({ severity, cell }) => [severity, cell])).toEqual([['warning', 'A1'], ['warning', 'B1'], ['warning', 'C1']]);
  });

  it('reads ISO dates of type d', async () => {
    const table = await read({ sheet: row('<c t="d"><v>2024-03-15</v></c><c t="d"><v>2024-03-15T10:30:00.000Z</v></c><c t="d"><v>10:30</v></c><c t="d"><v>2024-02-30</v></c>') });
    expect(cellsOf(table)).toEqual([[{ date: '2024-03-15' }, { date: '2024-03-15T10:30:00' }, '10:30:00', '2024-02-30']]);
    expect(table.problems.map((problem) => problem.cell)).toEqual(['D1']);
  });

  it('makes error cells problems, never values', async () => {
    const table = await read({ sheet: row('<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>') });
    expect(cellsOf(table)).toEqual([[{ error: '#N/A' }, { error: '#DIV/0!' }]]);
    expect(table.problems.map(({ severity, cell, found }) => [severity, cell, found])).toEqual([['error', 'A1', '#N/A'], ['error', 'B1', '#DIV/0!']]);
  });

  it('names formulas without a stored result, and never computes one', async () => {
    const table = await read({ sheet: row('<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c>') });
    expect(cellsOf(table)).toEqual([[null, 2]]);
    expect(table.problems.map(({ severity, cell }) => [severity, cell])).toEqual([['error', 'A1']]);
  });

  it('names cells that refer to no text', async () => {
    const table = await read({ strings: '<si><t>only</t></si>', sheet: row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c>') });
    expect(cellsOf(table)[0]?.[0]).toBe('only');
    expect(table.problems.map((problem) => problem.cell)).toEqual(['B1']);
  });

  it('cuts texts at a cell\'s limit, between characters, with a warning', async () => {
    const long = `${'x'.repeat(32_766)}😀 and more`;
    const table = await read({ strings: `<si><t>${long}</t></si>`, sheet: row(`<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${long}</t></is></c>`) });
    expect(cellsOf(table)).toEqual([['x'.repeat(32_766), 'x'.repeat(32_766)]]);
    expect(table.problems.map((problem) => problem.cell)).toEqual(['A1', 'B1']);
  });

  it('reads XML with prefixes, comments, single quotes and spaces', async () => {
    const sheet = '<?xml version=\'1.0\' encoding=\'utf-8\'?><!-- a > b --><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r=\'1\' ><x:c\n r = \'B1\' t=\'str\'  ><x:v>a<!-- no -->b</x:v ></x:c ><x:c r="C1" foo="a>b"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await first({ sheet })).toEqual([null, 'ab', 3]);
  });

  it('shows hidden rows and columns and merged ranges', async () => {
    const sheet = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="2" max="3" hidden="1" width="0"/></cols><sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells></worksheet>';
    const table = await read({ sheet });
    expect([[...table.hiddenRows], [...table.hiddenColumns], table.merges]).toEqual([[0], [1, 2], [{ top: 0, left: 0, bottom: 1, right: 2 }]]);
  });

  it('splits no character between chunks', async () => {
    // two- to four-byte letters at every offset, in more text than several chunks hold, stored and compressed
    const texts = Array.from({ length: 9_000 }, (_, i) => `${'a'.repeat(i % 7)}é東😀${'ß'.repeat(i % 97)}${i}`);
    const strings = texts.map((text) => `<si><t>${text}</t></si>`).join('');
    const sheet = texts.map((text, i) => `<row><c t="s"><v>${i}</v></c><c t="inlineStr"><is><t>${text}</t></is></c></row>`).join('');
    for (const compress of [true, false]) expect(cellsOf(await read({ strings, sheet, compress }))).toEqual(texts.map((text) => [text, text]));
  });
});

describe('workbooks that are refused, in a sentence', () => {
  const refusal = async (parts: XlsxParts) => expect(read(parts)).rejects;
  const sheet = row('<c><v>1</v></c>');

  it('entity declarations, in any part that is read', async () => {
    for (const part of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml']) {
      await (await refusal({ sheet, strings: '', parts: { [part]: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>' } })).toMatchObject({ code: 'FILE_HOSTILE', message: expect.stringContaining(part) as string });
    }
  });

  it('a sheet part that ends early', async () => {
    await (await refusal({ sheet, parts: { 'xl/worksheets/sheet1.xml': '<?xml version="1.0"?><worksheet><sheetData><row r="1"><c><v>1</v></c>' } })).toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('cells where no sheet reaches', async () => {
    await (await refusal({ sheet: '<row r="1"><c r="XFE1"><v>1</v></c></row>' })).toMatchObject({ code: 'FILE_DAMAGED' });
    await (await refusal({ sheet: '<row r="1048577"><c><v>1</v></c></row>' })).toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('a bomb, by its size, before it is unpacked', async () => {
    const bomb = Buffer.alloc(70 * 1024 * 1024, ' ');
    await (await refusal({ sheet, parts: { 'xl/worksheets/sheet1.xml': bomb } })).toMatchObject({ code: 'FILE_TOO_LARGE', details: { part: 'xl/worksheets/sheet1.xml' } });
  });

  it('a sheet that is not there, with the names of those that are', async () => {
    const path = files.write('names.xlsx', await makeXlsx({ sheet }));
    await expect(readTable(path, 'Sheet9')).rejects.toMatchObject({ code: 'SHEET_NOT_FOUND', message: '"names.xlsx" has no sheet "Sheet9". Its sheets are: "Data".' });
  });

  it('a file that is not there', async () => {
    await expect(openSurveyFile(`${files.folder}/none.xlsx`)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('a reading that was cancelled ends at once', async () => {
    const path = files.write('cancel.xlsx', await makeXlsx({ sheet }));
    const opened = await openSurveyFile(path);
    const controller = new AbortController();
    controller.abort();
    await expect(opened.readSheet(undefined, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
    opened.close();
  });
});

it('reads a workbook from memory, and from disk the same', async () => {
  const bytes = await makeXlsx({ strings: '<si><t>é</t></si>', sheet: row('<c t="s"><v>0</v></c>') });
  const opened = await openSurveyFile({ name: 'book.xlsx', bytes });
  expect([opened.file.format, cellsOf(await opened.readSheet())]).toEqual(['xlsx', [['é']]]);
  opened.close();
});

it('reads an XLSForm as a dictionary', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['type', 'name', 'label'], ['select_one yn', 'ok', 'All well?']]), 'survey');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['list_name', 'name', 'label'], ['yn', 'y', 'Yes']]), 'choices');
  const opened = await openSurveyFile({ name: 'form.xlsx', bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer) });
  opened.close();
  expect(opened.dictionary?.variables).toEqual([{ name: 'ok', column: null, label: 'All well?', type: 'single', measure: 'nominal', valueLabels: [{ value: 'y', label: 'Yes' }], missing: [], required: false }]);
});

describe('notices', () => {
  it('says what was left aside', async () => {
    const path = files.write('aside.xlsm', await makeXlsx({ sheet: row('<c><v>1</v></c>'), parts: { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<a/>', 'xl/charts/chart1.xml': '<a/>' } }));
    const opened = await openSurveyFile(path);
    opened.close();
    expect(opened.file).toMatchObject({ format: 'xlsm', sheets: [{ name: 'Data', hidden: false }] });
    expect(opened.file.notices.map(({ message }) => message)).toEqual([
      'The workbook contains macros. They were not run; only the cells are read.',
      'The workbook links to other workbooks. The links were not followed; the values stored with them are read.',
      'Charts and pictures are left aside.',
    ]);
  });

  it('names the second reader where the first finds the workbook odd', async () => {
    const sheet = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="n"><v>4</v></c><c r="B1" t="zz"><v>5</v></c></row></sheetData></worksheet>';
    const table = await read({ sheet });
    expect(cellsOf(table)[0]?.[0]).toBe(4);
    expect(table.problems.map((problem) => problem.message)).toEqual([expect.stringContaining('second reader')]);
  });
});
