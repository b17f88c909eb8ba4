import { describe, expect, it } from 'vitest';
import { pack } from '#service/exporting/pack.ts';
import { publicationWorkbook, type WorkbookFacts } from '#service/exporting/publication-workbook.ts';
import { bookBytes } from '#service/exporting/book/book-parts.ts';
import { readParts, readSheets } from '../helpers/xlsx-parts.ts';
import { convertInOffice, hasOffice } from '../helpers/office.ts';
import { models } from './models.ts';
import { breachesOf } from './publication-rules.ts';

const facts = (language: 'en' | 'fr'): WorkbookFacts => ({ study: 'A study', language, date: '2026-01-31', notes: ['Sources: a.xlsx.'] });
const made = async (language: 'en' | 'fr', options: { charts?: boolean; formulas?: boolean } = {}, list = models(language)): Promise<Map<string, Buffer>> => {
  const { workbook, charts } = publicationWorkbook(list, facts(language), options);
  return readParts(await bookBytes(workbook, charts));
};

describe('the publication layout', () => {
  it.each([['en', {}], ['fr', {}], ['en', { charts: false }], ['fr', { formulas: true }]] as const)('keeps every rule (%s, %o)', async (language, options) => {
    expect(breachesOf(await made(language, options))).toEqual([]);
  });

  it('keeps them with a wording and a label longer than a cell or a heading holds, and says where the rest is', async () => {
    const long = ` ${'very '.repeat(9000)}long`;
    const [first] = models('en', [{ id: 'a', title: { en: 'Long', fr: 'Long' }, rows: ['region'], columns: ['use'] }], long);
    const parts = await made('en', {}, [{ ...first!, blocks: first!.blocks.map((block) => ({ ...block, wording: `Q${long}` })) }]);
    expect(breachesOf(parts)).toEqual([]);
    const [, , notes, , table] = readSheets(parts);
    expect([...table!.cells.values()].filter((cell) => typeof cell.value === 'string' && cell.value.endsWith('[continued on the sheet “Notes”]'))).toHaveLength(4);
    const said = [...notes!.cells.values()].map((cell) => String(cell.value));
    expect(said.filter((text) => /^Table 1 \(part \d\)$/.test(text)).length).toBeGreaterThan(0);
    // all of the wording is there, cut in parts
    expect(said.filter((text) => text.includes('very very')).join('').match(/very/g)!.length).toBeGreaterThanOrEqual(2 * 9000);
  });

  it('finds each breach that is planted', async () => {
    const parts = await made('en');
    const change = (part: string, from: string | RegExp, to: string): Map<string, Buffer> => {
      const text = parts.get(part)!.toString('utf8');
      expect(text.search(from)).toBeGreaterThanOrEqual(0);
      return new Map([...parts, [part, Buffer.from(text.replace(from, to))]]);
    };
    const sheet = readSheets(parts).at(-1)!.part;
    const planted: readonly (readonly [Map<string, Buffer>, RegExp])[] = [
      [change(sheet, '</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'), /merged/],
      [change(sheet, /<sheetView [^>]*>/, (/<sheetView [^>]*>/.exec(parts.get(sheet)!.toString())![0].replace('/>', '>')) + '<pane xSplit="1" state="frozen"/>'), /frozen/],
      [change(sheet, /<row r="2"/, '<row hidden="1" r="2"'), /hidden/],
      [change(sheet, '</sheetData>', '<row r="90"><c r="A90"><v>1</v></c></row></sheetData>'), /below or beside/],
      [change(sheet, /(<c r="B\d+"[^>]*>)<v>[^<]*<\/v>/, '$1'), /not blank/],
      [change('docProps/core.xml', 'Survey Workbench', 'Jo Doe'), /author/],
      [change('xl/workbook.xml', 'name="Table 1"', 'name="Table 2"'), /names of sheets differ/],
      [change(readSheets(parts)[1]!.part, /location="[^"]*"/, 'location="\'Nowhere\'!A1"'), /leads nowhere/],
      [change('xl/tables/table1.xml', /<tableColumn ([^>]*)name="[^"]*"/, '<tableColumn $1name="Other"'), /text of its cell/],
    ];
    for (const [broken, sentence] of planted) expect(breachesOf(broken).join('\n')).toMatch(sentence);
  });

  it('never turns a text into a formula', async () => {
    for (const sheet of readSheets(await made('en'))) for (const cell of sheet.cells.values()) expect(cell.formula).toBeNull();
  });

  it('gives percentages as formulas over the counts where asked, the same numbers in the cells', async () => {
    const [plain, live] = [readSheets(await made('en')), readSheets(await made('en', { formulas: true }))];
    let formulas = 0;
    live.forEach((sheet, index) => sheet.cells.forEach((cell, address) => {
      const before = plain[index]!.cells.get(address);
      if (cell.formula === null) { if (sheet !== live[0]) expect(cell.value).toEqual(before?.value); return; }
      formulas += 1;
      const [over, under] = cell.formula.split('/').map((at) => sheet.cells.get(at)!.value as number);
      expect(cell.value).toBe(over! / under!);
      expect(cell.value).toBeCloseTo(before!.value as number, 12);
    }));
    expect(formulas).toBeGreaterThan(50);
  });

  it.skipIf(!hasOffice())('has formulas that LibreOffice works out to the same numbers (skipped where LibreOffice is not installed)', { timeout: 180_000 }, async () => {
    const { workbook, charts } = publicationWorkbook(models('fr'), facts('fr'), { formulas: true });
    const parts = await readParts(await bookBytes(workbook, charts));
    // cached values are taken away first, so that what comes back was worked out there
    const sheets = readSheets(parts);
    const emptied = await pack(new Map([...parts].map(([name, bytes]) => [name, name.startsWith('xl/worksheets/sheet') ? Buffer.from(bytes.toString('utf8').replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1')) : bytes])));
    const out = convertInOffice('tables.xlsx', emptied, 'xlsx').get('tables.xlsx')!;
    const recalculated = readSheets(await readParts(out));
    let compared = 0;
    sheets.forEach((sheet, index) => sheet.cells.forEach((cell, address) => {
      if (cell.formula === null) return;
      compared += 1;
      expect(recalculated[index]!.cells.get(address)!.value).toBeCloseTo(cell.value as number, 12);
    }));
    expect(compared).toBeGreaterThan(50);
  });
});
