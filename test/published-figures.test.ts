import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { renderTables } from '#service/exporting/export.ts';
import { tableModels } from '#service/table-models.ts';
import type { ProjectSession } from '#service/session.ts';
import { listPlan } from '#service/table-plan.ts';
import { openSampleCopy } from './helpers/sample-project.ts';
import { sharedPath } from './helpers/shared.ts';

interface Figure { readonly id: string; readonly count: number; readonly base: number }
const file = sharedPath('spec', 'published-figures.csv');
const figures: Figure[] = file === null ? [] : readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => {
  const [, id, count, base] = /^([A-Z_]+),.*?,(\d+),(\d+),\d+,/.exec(line)!;
  return { id: id!, count: Number(count), base: Number(base) };
});

/** From the two spreadsheets of the sample study to every number that the review printed. */
describe.skipIf(file === null)('the published figures (skipped where ../shared/spec is absent)', () => {
  let session: ProjectSession;
  let close: () => void;
  beforeAll(async () => { ({ session, close } = await openSampleCopy()); });
  afterAll(() => { close(); });

  it('are 28', () => { expect(figures).toHaveLength(28); });

  it.each(figures)('$id is $count of $base, in all and over every region, income band and instrument', ({ id, count, base }) => {
    const result = crosstab({ rows: [id], columns: ['region', 'income', 'instrument'], base: 'valid', tests: false, language: 'en' }, session.crosstabData);
    if (!result.ok) throw new Error(result.error.message);
    for (const table of result.value) {
      const yes = table.rows.categories.findIndex((category) => category.id === 'yes');
      expect({ count: table.total.counts[yes], base: table.total.base, outside: Object.values(table.missing).reduce((sum, part) => sum + part, 0) }).toEqual({ count, base, outside: 42 - base });
      expect([table.counts[yes]!.reduce<number>((sum, part) => sum + (part ?? 0), 0), table.columnBases.reduce((sum, part) => sum + part, 0)]).toEqual([count, base]);
    }
  });

  it('stand the same in the table on screen and in both layouts of the workbook', async () => {
    const table = planTableSchema.parse({ id: 'all', title: { en: 'All figures', fr: 'Tous les chiffres' }, rows: figures.map((figure) => figure.id), columns: ['income'], statistics: ['countOfBase'] });
    const [model] = tableModels(session, [table], 'en');
    expect(model!.blocks.map((block) => ({ id: block.variable, count: block.rows[0]!.cells[0]!.count, base: block.rows[0]!.cells[0]!.base }))).toEqual(figures);
    const { saveTable } = await import('#service/table-plan.ts');
    saveTable(session, table);
    for (const layout of ['publication', 'analyst'] as const) {
      const { parts } = await renderTables(session, 'xlsx', { layout, language: 'en', tables: ['all'] }, 'all.xlsx');
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(Buffer.from(parts[0]!.bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
      const sheet = workbook.worksheets.at(-1)!;
      const found = new Map<string, [unknown, unknown, unknown]>();
      for (const block of model!.blocks) {
        const label = block.rows[0]!.label;
        sheet.eachRow((row) => { if (row.getCell(1).value === label) found.set(block.variable, layout === 'publication' ? [row.getCell(2).value, row.getCell(3).value, row.getCell(4).value] : [row.getCell(2).value, null, sheet.getRow(row.number + 1).getCell(2).value]); });
      }
      const rounded = (share: unknown): unknown => (typeof share === 'number' ? Number(share.toPrecision(14)) : share);
      expect(figures.map(({ id }) => [id, layout, found.get(id)?.map(rounded)])).toEqual(figures.map(({ id, count, base }) => [id, layout, [count, layout === 'publication' ? base : null, rounded(count / base)]]));
      expect(figures.length).toBe(28);
    }
  });

  it('have a table plan whose tables can all be made', () => {
    expect(tableModels(session, listPlan(session), 'fr').map((model) => model.blocks.length > 0)).toEqual(listPlan(session).map(() => true));
  });
});
