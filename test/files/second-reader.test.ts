import { read, utils, write, type WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { RawCell } from '#core/importing/raw-table.ts';
import { openSurveyFile } from '#service/files/open-file.ts';
import { makeXlsx, zipped } from '../helpers/make-xlsx.ts';
import { cellsOf, readTable } from '../helpers/read-table.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

/** Texts that XML can hold, with what is awkward in it. */
const text = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', '<', '&', '"', ' ', '\n', '\t', 'é', '😀', '_x0041_', '_', ']]>', '\u00a0'), minLength: 1, maxLength: 10 }))
  .filter((value) => !/[\u0000-\u0008\u000b-\u001f\ufffe\uffff\r]/.test(value));
const day = fc.integer({ min: 61, max: 2_958_465 }).map((serial) => new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10));
const cell: fc.Arbitrary<RawCell> = fc.oneof(
  { weight: 4, arbitrary: text }, { weight: 3, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((value) => (value === 0 ? 0 : value)) },
  { weight: 2, arbitrary: fc.integer() }, fc.boolean(), fc.constant(null), day.map((date) => ({ date })),
  fc.constantFrom('#N/A', '#DIV/0!', '#REF!', '#VALUE!').map((error) => ({ error })),
);
const table = fc.integer({ min: 1, max: 6 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }));

/** The rectangle that has cells: readers know nothing of empty rows and columns at the end. */
function trimmed(rows: readonly (readonly RawCell[])[]): RawCell[][] {
  const height = rows.findLastIndex((row) => row.some((value) => value !== null)) + 1;
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((value) => value !== null) + 1));
  return rows.slice(0, height).map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null));
}

const ERRORS: Readonly<Record<string, number>> = { '#N/A': 0x2a, '#DIV/0!': 0x07, '#REF!': 0x17, '#VALUE!': 0x0f };

/** A sheet as SheetJS holds it. */
function sheetOf(rows: readonly (readonly RawCell[])[]): WorkSheet {
  const sheet: WorkSheet = { '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: (rows[0]?.length ?? 1) - 1 } }) };
  rows.forEach((row, r) => row.forEach((value, c) => {
    const at = utils.encode_cell({ r, c });
    if (value === null) return;
    if (typeof value === 'string') sheet[at] = { t: 's', v: value };
    else if (typeof value === 'number') sheet[at] = { t: 'n', v: value };
    else if (typeof value === 'boolean') sheet[at] = { t: 'b', v: value };
    else if ('error' in value) sheet[at] = { t: 'e', v: ERRORS[value.error] };
    else sheet[at] = { t: 'n', v: (Date.parse(`${value.date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000, z: 'yyyy-mm-dd' };
  }));
  return sheet;
}

/** The same rectangle as SheetJS reads it from the file. */
function readBySheetJs(bytes: Uint8Array): RawCell[][] {
  const book = read(bytes, { type: 'array', dense: true, cellDates: true, UTC: true });
  const data = (book.Sheets[book.SheetNames[0]!]?.['!data'] ?? []) as ({ t: string; v?: unknown; w?: string } | undefined)[][];
  return trimmed(Array.from(data, (row) => Array.from(row ?? [], (source): RawCell => {
    if (source === undefined || source.t === 'z' || source.v === '') return null;
    if (source.t === 'e') return { error: source.w ?? '' };
    if (source.v instanceof Date) return { date: source.v.toISOString().slice(0, 10) };
    return source.v as RawCell;
  })));
}

describe('the reader and SheetJS', () => {
  it('read the same from workbooks that SheetJS wrote: the table that was written', async () => {
    // SheetJS writes a text such as "_x0041_" without its escape, so that every reader, its own too, takes it for an "A"
    const writable = table.filter((rows) => !rows.flat().some((value) => typeof value === 'string' && /_x[0-9a-f]{4}_/i.test(value)));
    await fc.assert(fc.asyncProperty(writable, fc.boolean(), fc.boolean(), async (rows, bookSST, compression) => {
      const book = utils.book_new();
      utils.book_append_sheet(book, sheetOf(rows), 'Data');
      const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST, compression }) as ArrayBuffer);
      const ours = cellsOf(await readTable(files.write('written.xlsx', bytes)));
      expect(ours).toEqual(trimmed(rows));
      expect(ours).toEqual(readBySheetJs(bytes));
    }), { numRuns: 80 });
  });

  it('read the same from workbooks packed by hand', async () => {
    const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/_x([0-9a-fA-F]{4})_/g, '_x005F_x$1_');
    await fc.assert(fc.asyncProperty(table, fc.constantFrom('', 'x:'), fc.boolean(), async (rows, prefix, inline) => {
      const strings: string[] = [];
      const cellXml = (value: RawCell, address: string): string => {
        if (value === null) return '';
        if (typeof value === 'number') return `<${prefix}c r="${address}"><${prefix}v>${value}</${prefix}v></${prefix}c>`;
        if (typeof value === 'boolean') return `<${prefix}c r="${address}" t="b"><${prefix}v>${value ? 1 : 0}</${prefix}v></${prefix}c>`;
        if (typeof value === 'object') return 'error' in value ? `<${prefix}c r="${address}" t="e"><${prefix}v>${value.error}</${prefix}v></${prefix}c>` : `<${prefix}c r="${address}" t="d"><${prefix}v>${value.date}</${prefix}v></${prefix}c>`;
        if (inline) return `<${prefix}c r="${address}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(value)}</${prefix}t></${prefix}is></${prefix}c>`;
        return `<${prefix}c r="${address}" t="s"><${prefix}v>${strings.push(`<si><t xml:space="preserve">${escaped(value)}</t></si>`) - 1}</${prefix}v></${prefix}c>`;
      };
      const data = rows.map((row, r) => `<${prefix}row r="${r + 1}">${row.map((value, c) => cellXml(value, utils.encode_cell({ r, c }))).join('')}</${prefix}row>`).join('');
      const sheet = `<?xml version="1.0" encoding="UTF-8"?><${prefix}worksheet xmlns${prefix === '' ? '' : ':x'}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><${prefix}sheetData>${data}</${prefix}sheetData></${prefix}worksheet>`;
      const bytes = await makeXlsx({ sheet, ...(inline ? {} : { strings: strings.join('') }) });
      expect(cellsOf(await readTable(files.write('packed.xlsx', bytes)))).toEqual(trimmed(rows));
    }), { numRuns: 80 });
  });

  it.each(['xls', 'xlsb', 'ods'] as const)('hand over the same table through .%s', async (bookType) => {
    const rows: RawCell[][] = [['id', 'answer', 'when', 'ok'], [1, 'déjà vu', { date: '2024-03-15' }, true], [2.5, '東京 😀', { date: '1999-12-31' }, false], [0, null, null, null]];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheetOf(rows), 'Data');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
    expect(cellsOf(await readTable(files.write(`other.${bookType}`, bytes)))).toEqual(rows);
  });

  it.each(['xls', 'xlsb'] as const)('read times and durations as such from .%s, whatever day the file counts from', async (bookType) => {
    const book = utils.book_new();
    book.Workbook = { WBProps: { date1904: true } };
    utils.book_append_sheet(book, { A1: { t: 's', v: 'took' }, B1: { t: 's', v: 'began' }, A2: { t: 'n', v: 26.5 / 24, z: '[hh]:mm:ss' }, B2: { t: 'n', v: 9.5 / 24, z: 'h:mm' }, '!ref': 'A1:B2' }, 'Data');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
    expect(cellsOf(await readTable(files.write(`times.${bookType}`, bytes)))[1]).toEqual(['26:30:00', '09:30:00']);
  });

  it('tell hidden sheets, columns and rows of .xls and .xlsb', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, { ...sheetOf([['id', 'a', 'b'], [1, 'x', 2], [2, 'y', 3]]), '!cols': [{ wch: 9 }, { wch: 9, hidden: true }], '!rows': [{}, {}, { hidden: true, hpt: 12 }] }, 'Data');
    utils.book_append_sheet(book, sheetOf([['k']]), 'Secret');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    for (const [name, bookType, hiddenRows] of [['hidden.xls', 'biff8', []], ['hidden.xlsb', 'xlsb', [2]]] as const) {
      const opened = await openSurveyFile(files.write(name, new Uint8Array(write(book, { type: 'array', bookType, cellStyles: true }) as ArrayBuffer)));
      const table = await opened.readSheet();
      // The library writes no hidden rows into .xls.
      expect([name, opened.file.sheets.map(({ hidden }) => hidden), [...table.hiddenColumns], [...table.hiddenRows], cellsOf(table)]).toEqual([name, [false, true], [1], hiddenRows, [['id', 'a', 'b'], [1, 'x', 2], [2, 'y', 3]]]);
      opened.close();
    }
  });

  it('tell hidden sheets, rows and columns of .ods and .fods', async () => {
    const cell = (value: string): string => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
    const line = (how: string, ...values: string[]): string => `<table:table-row ${how}>${values.map(cell).join('')}</table:table-row>`;
    const content = `<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
      <office:body><office:spreadsheet>
      <table:table table:name="Données" table:style-name="ta1"><table:table-column table:number-columns-repeated="1"/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="16000"/>
      ${line('', 'id', 'a', 'b', 'c')}${line('table:visibility="visible"', '1', 'x', 'y', 'z')}${line('table:visibility="collapse" table:number-rows-repeated="2"', '2', 'x', 'y', 'z')}<table:table-row-group>${line('table:visibility="filter"', '4', 'x', 'y', 'z')}</table:table-row-group>${line('', '5', 'x', 'y', 'z')}<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>
      <table:table table:name="Secret" table:style-name="ta2"><table:table-column/>${line('', 'k')}${line('', 'v')}</table:table>
      <table:table table:name="Last"><table:table-column/>${line('', 'q')}${line('table:visibility="collapse"', 'r')}</table:table>
      </office:spreadsheet></office:body>`;
    const names = ['office', 'table', 'style', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');
    const head = '<?xml version="1.0" encoding="UTF-8"?>';
    const type = 'application/vnd.oasis.opendocument.spreadsheet';
    const ods = await zipped({ mimetype: type, 'META-INF/manifest.xml': `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`, 'styles.xml': `<office:document-styles ${names}/>`, 'content.xml': `${head}<office:document-content ${names} office:version="1.3">${content}</office:document-content>` });
    const fods = Buffer.from(`${head}<office:document ${names} office:version="1.3" office:mimetype="${type}">${content}</office:document>`);
    for (const path of [files.write('hidden.ods', ods), files.write('hidden.fods', fods)]) {
      const opened = await openSurveyFile(path);
      expect(opened.file.sheets).toEqual([{ name: 'Données', hidden: false }, { name: 'Secret', hidden: true }, { name: 'Last', hidden: false }]);
      const first = await opened.readSheet();
      expect([first.rowCount, [...first.hiddenRows], [...first.hiddenColumns]]).toEqual([6, [2, 3, 4], [1, 2]]);
      const last = await opened.readSheet('Last');
      expect([[...last.hiddenRows], [...last.hiddenColumns]]).toEqual([[1], []]);
      opened.close();
    }
  });
});
