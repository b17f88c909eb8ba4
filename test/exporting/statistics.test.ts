import { describe, expect, it } from 'vitest';
import { planTableSchema, TABLE_STATISTICS } from '#core/contract/table-plan.ts';
import { buildTableModels, type PlanResult } from '#core/crosstab/build-table-model.ts';
import { cellLines } from '#core/crosstab/cell-text.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from '#core/crosstab/memory-data.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { disclosureOf } from '#service/disclosure-report.ts';
import { analystWorkbook } from '#service/exporting/analyst-workbook.ts';
import { bookBytes } from '#service/exporting/book/book-parts.ts';
import { flatTable } from '#service/exporting/flat-table.ts';
import { markdownTables } from '#service/exporting/markdown.ts';
import { publicationWorkbook, type WorkbookFacts } from '#service/exporting/publication-workbook.ts';
import { unpack } from '#service/exporting/pack.ts';
import { wordAnnex } from '#service/exporting/word-annex.ts';
import { addressAt, all, parseXml, place, readParts, readSheets, type Sheet } from '../helpers/xlsx-parts.ts';
import { study } from './models.ts';
import { breachesOf } from './publication-rules.ts';

/** A weighted sample with a question of several answers and a number: every statistic has something to say. */
const CASES = 240;
const at = <T>(of: (index: number) => T): T[] => Array.from({ length: CASES }, (_, index) => of(index));
const defined = (definition: Parameters<typeof plainDefinition>[0], entries: readonly Entry[]) => { const full = plainDefinition(definition); return { definition: full, vector: vectorFrom(full, entries) }; };
const categories = (...ids: string[]) => ids.map((id) => ({ id, label: id.toUpperCase() }));
const data = { ...memoryData([
  defined({ id: 'region', type: 'single', categories: categories('north', 'south') }, at((i) => (i % 5 < 2 ? 'north' : 'south'))),
  defined({ id: 'uses', type: 'multiple', categories: categories('phone', 'radio', 'web') }, at((i) => ['phone', 'radio', 'web'].filter((_, option) => (i * (option + 3)) % 7 < 3))),
  defined({ id: 'hours', type: 'number' }, at((i) => (i % 5 < 2 ? 10 : 0) + ((i * 7) % 11) / 3)),
  defined({ id: 'weight', type: 'number' }, at((i) => 0.5 + (i % 9) / 3)),
]), mode: 'sample' as const };
const spec = planTableSchema.parse({ id: 't', title: { en: 'Use' }, rows: ['uses', 'hours'], columns: ['region'], weight: 'weight', population: 1_000_000, statistics: TABLE_STATISTICS, tests: true, confidence: [95, 90] });
function modelIn(language: 'en' | 'fr'): TableModel {
  const [model] = buildTableModels([spec], data, language, '1').models;
  if (!model?.ok) throw new Error(model?.error.message);
  return model.value;
}
const facts = (language: 'en' | 'fr' = 'en', disclosure?: WorkbookFacts['disclosure']): WorkbookFacts => ({ study: 'A study', language, date: '2026-01-31', notes: [], disclosure });
const sheetsOf = async (made: ReturnType<typeof publicationWorkbook>): Promise<Sheet[]> => readSheets(await readParts(await bookBytes(made.workbook, made.charts)));

describe('every statistic that the screen can show', () => {
  const model = modelIn('en');
  const [uses, hours] = model.blocks;
  it('is there to be shown', () => {
    expect(cellLines(uses!.rows[0]!.cells[1]!, uses!.rows[0]!, model)).toHaveLength(TABLE_STATISTICS.length);
    expect(hours!.rows.flatMap((row) => row.cells.map((cell) => cell.letters))).toContain('B');
  });

  it('is in the publication layout, unrounded, each in a column of its own with its format', async () => {
    const sheets = await sheetsOf(publicationWorkbook([model], facts()));
    const sheet = sheets.at(-1)!;
    const flat = flatTable(model);
    const cell = uses!.rows[0]!.cells[1]!;
    const column = (heading: string): number => flat.headers.indexOf(`Region: NORTH – ${heading}`.replace('Region', model.columns[1]!.path[0]!));
    const header = Number([...sheet.cells].find(([, { value }]) => value === flat.headers[2])![0].replace(/\D/g, ''));
    const valueIn = (heading: string, row: number): unknown => { expect([heading, column(heading)]).not.toContain(-1); return sheet.cells.get(addressAt(column(heading) + 1, header + 1 + row))!.value; };
    expect(['n', 'base', 'unweighted base', 'cases (unweighted n)', '%', '95% interval, from', '95% interval, to', 'row %', '% of mentions', 'estimated total', 'estimated total, 95% interval from', 'estimated total, 95% interval to'].map((heading) => valueIn(heading, 0))).toEqual([
      cell.count, cell.base, uses!.unweightedBases[1], cell.unweighted, cell.columnPercent! / 100, cell.interval!.low / 100, cell.interval!.high / 100, cell.rowPercent! / 100, cell.mentionPercent! / 100, cell.total!.estimate, cell.total!.low, cell.total!.high,
    ]);
    const mean = hours!.rows.findIndex((row) => row.kind === 'mean');
    const meanCell = hours!.rows[mean]!.cells[1]!;
    const line = uses!.rows.length + mean;
    expect(['n', '%', '95% interval, from', '95% interval, to', 'estimated total', 'Significantly higher than'].map((heading) => valueIn(heading, line))).toEqual([meanCell.value, '–', meanCell.interval!.low, meanCell.interval!.high, '–', expect.stringContaining('SOUTH')]);
    const styles = parseXml((await readParts(await bookBytes(publicationWorkbook([model], facts()).workbook))).get('xl/styles.xml')!);
    const formats = new Map(all(styles, 'numFmt').map((format) => [format.getAttribute('numFmtId'), format.getAttribute('formatCode')]));
    const formatAt = (heading: string, row: number) => formats.get(all(all(styles, 'cellXfs')[0]!, 'xf')[sheet.cells.get(addressAt(column(heading) + 1, header + 1 + row))!.style]!.getAttribute('numFmtId'));
    expect([formatAt('95% interval, from', 0), formatAt('95% interval, from', line), formatAt('n', line)]).toEqual(['0%', '#,##0.00', '#,##0.00']);
    expect(sheets.map(({ name }) => name)).not.toContain('Disclosure');
    expect(breachesOf(await readParts(await bookBytes(publicationWorkbook([model], facts()).workbook)))).toEqual([]);
  });

  it('is in the analyst’s layout, a line each that says what it is', async () => {
    const sheet = (await sheetsOf(analystWorkbook([model], facts()))).at(-1)!;
    const labels = [...sheet.cells].flatMap(([address, { value }]) => (address.startsWith('A') && typeof value === 'string' ? [[value.trim(), place(address)[1]] as const] : []));
    const cell = uses!.rows[0]!.cells[1]!;
    const first = labels.find(([label]) => label === 'PHONE')![1];
    const numbers = (label: string): unknown => { const row = labels.find(([text, line]) => text === label && line > first); expect([label, row]).not.toContain(undefined); return sheet.cells.get(`C${row![1]}`)!.value; };
    expect(['%', '95% interval, from', '95% interval, to', 'row %', '% of mentions', 'estimated total', 'estimated total, 95% interval from', 'cases (unweighted n)'].map(numbers)).toEqual([
      cell.columnPercent! / 100, cell.interval!.low / 100, cell.interval!.high / 100, cell.rowPercent! / 100, cell.mentionPercent! / 100, cell.total!.estimate, cell.total!.low, cell.unweighted,
    ]);
    expect(labels.map(([label]) => label)).toEqual(expect.arrayContaining(['above columns', 'Unweighted base', 'Weighted base', 'Effective base', 'Mentions']));
    expect(labels.filter(([label]) => /analysis of variance|Means compared/.test(label)).length).toBeGreaterThan(0);
  });

  it.each(['en', 'fr'] as const)('is in Word and Markdown as the screen says it (%s)', async (language) => {
    const said = modelIn(language);
    const document = parseXml(Buffer.from((await unpack(await wordAnnex([said], facts(language)))).get('word/document.xml')!));
    const controls = all(document, 'sdt').map((control) => all(control, 't').map((text) => text.textContent).join(''));
    const row = said.blocks[0]!.rows[0]!;
    const lines = cellLines(row.cells[1]!, row, { ...said, statistics: ['interval', 'mentionPercent', 'total', 'unweighted'] }).map(({ main, aside }) => [main, aside].filter(Boolean).join(' '));
    for (const line of lines) expect(controls).toContain(line);
    const tags = all(document, 'tag').map((tag) => tag.getAttribute('w:val')!);
    expect(new Set(tags).size).toBe(tags.length);
    const markdown = markdownTables([said], facts(language));
    expect(markdown).toContain(language === 'fr' ? '% des mentions' : '% of mentions');
    expect(markdown).toContain(language === 'fr' ? 'total estimé' : 'estimated total');
    // the interval of a mean is no share, not even where its bounds are whole numbers
    const mean = said.blocks[1]!.rows.find((each) => each.kind === 'mean')!;
    const line = markdown.split('\n').find((each) => each.includes(`| ${mean.label} |`))!;
    const written = (value: number): string => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
    expect(line).toContain(`| ${written(mean.cells[0]!.interval!.low)} | ${written(mean.cells[0]!.interval!.high)} |`);
    const whole: TableModel = { ...said, blocks: said.blocks.map((block) => ({ ...block, rows: block.rows.map((each) => ({ ...each, cells: each.cells.map((cell) => (cell.interval === null ? cell : { ...cell, interval: { low: 45, high: 50 } })) })) })) };
    expect(markdownTables([whole], facts(language)).split('\n').find((each) => each.includes(`| ${mean.label} |`))).toContain('| 45 | 50 |');
  });
});

describe('what is withheld, as a sheet of the workbook', () => {
  const plan = [planTableSchema.parse({ id: 'c', title: { en: 'Withheld' }, rows: ['rare', 'use'], columns: ['region'], suppress: 5 }), planTableSchema.parse({ id: 'd', title: { en: 'Told' }, rows: ['told'], columns: ['region'] })];
  const made: PlanResult = buildTableModels(plan, study(), 'en', '1');
  const models = made.models.flatMap((model) => (model.ok ? [model.value] : []));
  const disclosure = disclosureOf(made, 'en');
  const withheldCells = models.flatMap((model) => model.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells.filter((cell) => cell.flags.includes('suppressed')))));

  it('bounds each withheld number, in the analyst’s file with the reason and the cells to look at', async () => {
    const sheet = (await sheetsOf(analystWorkbook(models, facts('en', disclosure)))).find(({ name }) => name === 'Disclosure')!;
    const text = (address: string) => sheet.cells.get(address)?.value;
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => text(`${letter}4`))).toEqual(['Table', 'Row', 'Column', 'Finding', 'Reason', 'Least', 'Greatest', 'Base']);
    const lines = [...sheet.cells.keys()].filter((address) => /^A\d+$/.test(address) && place(address)[1] > 4).map((address) => ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => text(`${letter}${place(address)[1]}`)));
    expect(withheldCells.length).toBeGreaterThan(1);
    expect(lines.filter((line) => String(line[3]).startsWith('withheld'))).toHaveLength(disclosure.withheld.length);
    expect(lines.filter((line) => line[4] === 'small count').length).toBeGreaterThan(0);
    // the proof: what was withheld lies strictly between its bounds, and no bound is a point
    for (const line of lines.filter((each) => each[3] === 'withheld, cannot be derived')) expect(line[6] === '–' || Number(line[6]) > Number(line[5])).toBe(true);
    expect(lines.filter((line) => /^(nobody|everybody)/.test(String(line[3])))).toHaveLength(disclosure.review.length);
  });

  it('does not say in a file for release which numbers are small, and keeps the rules of that layout', async () => {
    const workbook = publicationWorkbook(models, facts('en', disclosure));
    const parts = await readParts(await bookBytes(workbook.workbook, workbook.charts));
    expect(breachesOf(parts)).toEqual([]);
    const sheet = readSheets(parts).find(({ name }) => name === 'Disclosure')!;
    const said = [...sheet.cells.values()].map(({ value }) => value);
    expect(said).not.toContain('small count');
    expect(said).not.toContain('protects another');
    expect(said.filter((value) => value === 'withheld, cannot be derived' || value === 'withheld, known within few cases' || value === 'withheld, but derivable')).toHaveLength(disclosure.withheld.length);
  });
});
