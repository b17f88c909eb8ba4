import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { openSurveyFile, type OpenOptions } from '#service/files/open-file.ts';
import { CsvTokenizer } from '#service/files/text/csv-tokenizer.ts';
import { cellsOf, readTable } from '../helpers/read-table.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

async function open(content: string | Uint8Array, options?: OpenOptions, name = 'answers.csv') {
  const opened = await openSurveyFile(files.write(name, content), options);
  const table = await opened.readSheet();
  opened.close();
  return { file: opened.file, table, cells: cellsOf(table) };
}

/** Splits text in chunks of the given size; blank lines left out, as the oracle does. */
function tokenize(text: string, delimiter: string, chunkBytes: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const tokenizer = new CsvTokenizer({
    field: (bytes, start, end) => { row.push(bytes.toString('utf8', start, end)); },
    row: () => {
      if (!(row.length === 1 && row[0] === '')) rows.push(row);
      row = [];
    },
    strayQuote: () => undefined,
  }, delimiter);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) tokenizer.push(bytes.subarray(at, at + chunkBytes));
  tokenizer.end();
  return rows;
}

const field = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '😀'), maxLength: 12 }));
const written = (rows: readonly (readonly string[])[], delimiter: string, lineEnd: string, quoteAll: boolean): string =>
  rows.map((row) => row.map((text) => (quoteAll || /["\r\n]/.test(text) || text.includes(delimiter) || (text === '' && row.length === 1) ? `"${text.replaceAll('"', '""')}"` : text)).join(delimiter)).join(lineEnd);

describe('CsvTokenizer', () => {
  it('gives back what was written, whatever the chunks', () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })),
      fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'), fc.boolean(), fc.integer({ min: 1, max: 40 }), fc.boolean(),
      (rows, delimiter, lineEnd, quoteAll, chunk, ended) => {
        const text = written(rows, delimiter, lineEnd, quoteAll) + (ended ? lineEnd : '');
        expect(tokenize(text, delimiter, chunk)).toEqual(rows.filter((row) => !(row.length === 1 && row[0] === '')));
      },
    ), { numRuns: 2_000 });
  });

  it('agrees with csv-parse on text that follows the rules', () => {
    fc.assert(fc.property(
      fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'),
      (rows, lineEnd) => {
        const text = written(rows, ',', lineEnd, false);
        const oracle = parse(text, { relax_column_count: true, record_delimiter: lineEnd, skip_empty_lines: true }).filter((row: string[]) => !(row.length === 1 && row[0] === ''));
        expect(tokenize(text, ',', 7)).toEqual(oracle);
      },
    ), { numRuns: 1_000 });
  });
});

describe('text files', () => {
  it('keeps values as they stand: zeros, spaces, decimal commas', async () => {
    const { cells, file, table } = await open('id;share;name\n007;3,5; Ana \n008;;"x; y"\n');
    expect(cells).toEqual([['id', 'share', 'name'], ['007', '3,5', ' Ana '], ['008', null, 'x; y']]);
    expect(file).toMatchObject({ format: 'csv', delimiter: ';', encoding: 'utf-8', sheets: [{ name: 'answers', hidden: false }] });
    expect(table.problems).toEqual([]);
  });

  it.each([
    ['utf-8', Buffer.from('id,réponse\n1,déjà vu €\n')], ['utf-8', Buffer.from('\ufeffid,réponse\n1,déjà vu €\n')],
    ['utf-16le', iconv.encode('id,réponse\n1,déjà vu €\n', 'utf-16le', { addBOM: true })], ['utf-16be', iconv.encode('id,réponse\n1,déjà vu €\n', 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode('id,réponse\n1,déjà vu €\n', 'utf-16le')], ['windows-1252', iconv.encode('id,réponse\n1,déjà vu €\n', 'windows-1252')],
  ])('finds %s', async (encoding, bytes) => {
    const { cells, file } = await open(bytes);
    expect([file.encoding, cells]).toEqual([encoding, [['id', 'réponse'], ['1', 'déjà vu €']]]);
  });

  it('finds encodings of other scripts where the letters are clear', async () => {
    const russian = 'имя;ответ\n1;Сотрудникам статистических служб не хватает подготовки и данных для анализа\n2;Нет средств на новые инструменты\n';
    const { cells, file } = await open(iconv.encode(russian, 'windows-1251'));
    expect([file.encoding, cells[1]?.[1]]).toEqual(['windows-1251', 'Сотрудникам статистических служб не хватает подготовки и данных для анализа']);
  });

  it('lets a person choose another encoding or delimiter', async () => {
    const bytes = iconv.encode('a|b\nŁódź|1\n', 'windows-1250');
    expect((await open(bytes, { encoding: 'windows-1250' })).cells).toEqual([['a', 'b'], ['Łódź', '1']]);
    expect((await open('a|b,c\n', { delimiter: ',' })).cells).toEqual([['a|b', 'c']]);
    await expect(open('a,b\n', { encoding: 'klingon' })).rejects.toMatchObject({ code: 'ENCODING_UNKNOWN' });
    await expect(open('a,b\n', { delimiter: '::' })).rejects.toMatchObject({ code: 'DELIMITER_UNKNOWN' });
  });

  it('is not led astray by delimiters in answers', async () => {
    const text = `id;What would help?;Country\n${Array.from({ length: 40 }, (_, i) => `${i};Training, tools, money, time, and, well, people | data;Chad`).join('\n')}\n`;
    expect((await open(text)).file.delimiter).toBe(';');
    const quoted = `id,answer\n${Array.from({ length: 40 }, (_, i) => `${i},"a; b; c; d; ${'e; '.repeat(i % 3)}"`).join('\n')}\n`;
    expect((await open(quoted)).file.delimiter).toBe(',');
  });

  it('follows Excel\'s line that names the delimiter, and keeps it out of the data', async () => {
    const { cells, file } = await open('sep=|\r\na|b,c\r\n1|2,5\r\n');
    expect([file.delimiter, cells]).toEqual(['|', [[null, null], ['a', 'b,c'], ['1', '2,5']]]);
  });

  it('names lines with too few or too many values', async () => {
    const { table, cells } = await open('a,b,c\n1,2,3\n4,5\n6,7,8,9\n"x\ny",2,3\n7,8\n1,2,3,,\n\n1,2,3\n');
    expect(table.problems.map(({ cell, expected, found }) => [cell, expected, found])).toEqual([['line 3', '3 values', '2 values'], ['line 4', '3 values', '4 values'], ['line 7', '3 values', '2 values']]);
    expect(cells[3]).toEqual(['6', '7', '8', '9']);
  });

  it('keeps quotes that break the rules, and names their line', async () => {
    const { table, cells } = await open('id,answer,more\n1,"he said "yes"",a\n2,say "no" now,b\n3,"fine ""quoted""",c\n');
    expect(cells.slice(1)).toEqual([['1', 'he said "yes"', 'a'], ['2', 'say "no" now', 'b'], ['3', 'fine "quoted"', 'c']]);
    expect(table.problems.map(({ cell, found }) => [cell, found])).toEqual([['line 2', 'a single quotation mark']]);
  });

  it('loses one cell, not the rest, to a quote that is never closed', async () => {
    const { table, cells } = await open('id,answer\n1,fine\n2,"lost\n3,found\n4,too\n');
    expect(cells).toEqual([['id', 'answer'], ['1', 'fine'], ['2', '"lost'], ['3', 'found'], ['4', 'too']]);
    expect(table.problems.map((problem) => problem.cell)).toEqual(['line 3']);
  });

  it('refuses what is no table, by its bytes', async () => {
    await expect(open('')).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    await expect(open(Buffer.from([1, 2, 3, 0, 4, 5, 0, 0, 1]))).rejects.toMatchObject({ code: 'FILE_UNSUPPORTED' });
    await expect(open('%PDF-1.7 …')).rejects.toMatchObject({ code: 'FILE_UNSUPPORTED', message: expect.stringContaining('PDF') as string });
    await expect(open(Buffer.from('PK\x03\x04 cut short', 'latin1'), {}, 'a.xlsx')).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('reads a large file in pieces, telling how far it is', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i},"réponse ${i}, with ""quotes""",${i % 7}`);
    const opened = await openSurveyFile(files.write('large.csv', `id,answer,group\n${lines.join('\n')}\n`));
    const fractions: number[] = [];
    const table = await opened.readSheet(undefined, { onProgress: (fraction) => fractions.push(fraction) });
    opened.close();
    expect([table.rowCount, table.cell(60_000, 1), table.cell(1, 2), fractions.length > 1, fractions.at(-1)]).toEqual([60_001, 'réponse 59999, with "quotes"', '0', true, 1]);
    expect(table.problems).toEqual([]);
  });
});

it('bytes in memory are read like the file', async () => {
  const bytes = Buffer.from('id;réponse\n1;déjà\n');
  const [memory, disk] = [await openSurveyFile({ name: 'a/answers.csv', bytes }), await openSurveyFile(files.write('answers.csv', bytes))];
  expect(memory.file).toEqual(disk.file);
  expect(cellsOf(await memory.readSheet())).toEqual(cellsOf(await disk.readSheet()));
});

it('readTable reads the sheet named', async () => {
  expect(cellsOf(await readTable(files.write('named.csv', 'a,b\n1,2\n'), 'named'))).toEqual([['a', 'b'], ['1', '2']]);
});
