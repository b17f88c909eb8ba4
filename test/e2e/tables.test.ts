import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import type { Download } from 'playwright-core';
import { openWorkbench, type OpenWorkbench } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import type { Service } from '#service/service.ts';
import { TablesRoomPage } from './pages/tables-room-page.ts';

const GOVERNANCE = 'National multi-stakeholder governance mechanism';

let workbench: OpenWorkbench<Service>;
let room: TablesRoomPage;
beforeAll(async () => {
  workbench = await openWorkbench({ sample: true, window: { viewport: { width: 1440, height: 860 } } });
  room = new TablesRoomPage(workbench.page);
  await room.openSample();
}, 120_000);
afterAll(() => workbench.close());
// a test that failed with a dialog open must not drag the next one down
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (let open = 4; open > 0 && await workbench.page.getByRole('dialog').count() > 0; open -= 1) await workbench.page.keyboard.press('Escape');
});

const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());
const downloaded = async (act: () => Promise<void>): Promise<Download> => { const [download] = await Promise.all([workbench.page.waitForEvent('download'), act()]); return download; };

describe('a table by keyboard', () => {
  it('is drawn as variables are put into its wells', async () => {
    await room.press('n');
    await workbench.page.getByText('A new table', { exact: true }).waitFor();
    await room.press('/');
    await workbench.page.keyboard.type('governance mechanism');
    await room.press('Enter');
    await expect.poll(() => room.cells(GOVERNANCE)).toEqual(['32 of 42']);
    await room.put('Income band', 'columns');
    await expect.poll(() => room.columns()).toHaveLength(5);
    const cells = await room.cells(GOVERNANCE);
    expect(cells[0]).toBe('32 of 42');
    // Every country has one income band: the bands add up to the total.
    const parts = cells.slice(1).map((text) => text.split(' of ').map(Number));
    expect([0, 1].map((at) => parts.reduce((sum, part) => sum + part[at]!, 0))).toEqual([32, 42]);
  });

  it('opens the cases behind a cell with Enter, and their words', async () => {
    await room.enterTable();
    await room.press('Home', 'Enter');
    await expect.poll(() => room.behind.getByRole('heading').first().innerText()).toBe('32 of 42');
    await expect.poll(() => room.behind.locator('.drill-case').count()).toBe(32);
    expect(await room.behind.getByRole('blockquote').count()).toBeGreaterThan(32);
    await room.press('ArrowRight', 'ArrowRight', 'Enter');
    const [count] = (await room.cells(GOVERNANCE))[2]!.split(' of ');
    await expect.poll(() => room.behind.locator('.drill-case').count()).toBe(Number(count));
  });

  it('copies the figure as each language prints it', async () => {
    await workbench.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await room.press('Home', 'Enter');
    await expect.poll(() => room.behind.getByRole('heading').first().innerText()).toBe('32 of 42');
    const clipboard = () => workbench.page.evaluate(() => navigator.clipboard.readText());
    await room.press('Control+c');
    const recipe = (await workbench.page.locator('.sheet-recipe').innerText()).replace('Recipe ', '');
    expect(recipe).toMatch(/^R-[0-9A-V]{10}$/);
    await expect.poll(clipboard).toMatch(new RegExp(`^76% \\(32 of 42\\) \\[${recipe}-[0-9A-V]{5}\\]$`));
    const warned = workbench.page.getByText('can be read by other programs of this computer');
    await warned.waitFor();
    await workbench.page.locator('.toast', { has: warned }).getByRole('button', { name: 'Close' }).click();
    await room.press('Control+Shift+c');
    await expect.poll(clipboard).toMatch(new RegExp(`^76\u00a0% \\(32 sur 42\\) \\[${recipe}-[0-9A-V]{5}\\]$`));
    expect(await warned.count()).toBe(0);
  });

  it('leads from the words to the answer in the coding room', async () => {
    const words = await room.behind.getByRole('blockquote').first().innerText();
    await room.behind.getByRole('button', { name: /^Open the answer of / }).first().click();
    const answer = workbench.page.getByRole('document', { name: /^Answer of / });
    await answer.waitFor();
    await expect.poll(async () => (await answer.innerText()).replace(/\s+/g, ' ')).toContain(words.replace(/\s+/g, ' ').slice(0, 60));
    await room.press('Control+3');
    await room.table.waitFor();
    expect(await room.cells(GOVERNANCE)).toContain('32 of 42');
  });

  it('takes a filter that is checked as it is typed', async () => {
    const filter = workbench.page.getByRole('textbox', { name: 'Filter' });
    await filter.fill("instrumnt = 'unicef'");
    await workbench.page.getByText(/There is no variable “instrumnt”/).waitFor();
    expect((await room.cells(GOVERNANCE))[0]).toBe('32 of 42');
    await filter.fill("instrument = 'unicef'");
    await expect.poll(async () => (await room.cells(GOVERNANCE))[0]).toMatch(/ of 25$/);
    await filter.fill('');
    await expect.poll(async () => (await room.cells(GOVERNANCE))[0]).toBe('32 of 42');
  });
});

describe('the chart', () => {
  it('shows the same numbers, and leaves as SVG and PNG that stand by themselves', async () => {
    await room.enterTable();
    await room.press('g');
    const chart = workbench.page.getByRole('img', { name: /^Bars\. / });
    await chart.waitFor();
    await expect.poll(() => chart.locator('text').allTextContents().then((texts) => texts.filter((text) => /^\d+ of \d+$/.test(text)).length)).toBe(5);
    expect(await chart.textContent()).toContain('32 of 42');
    const svg = (await bytesOf(await downloaded(() => workbench.page.getByRole('button', { name: 'SVG' }).click()))).toString('utf8');
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain('32 of 42');
    expect(svg).not.toMatch(/<style|var\(--|class="button/);
    const png = await bytesOf(await downloaded(() => workbench.page.getByRole('button', { name: 'PNG' }).click()));
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await workbench.page.getByRole('button', { name: 'Chart', exact: true }).click();
  });
});

describe('the plan', () => {
  it('keeps a table, and every change of it, under undo', async () => {
    const before = (await room.tabs()).filter((tab) => tab !== 'New table').length;
    await workbench.page.getByRole('button', { name: 'Add to plan' }).click();
    await expect.poll(async () => (await room.tabs()).length).toBe(before + 1);
    await room.table.waitFor();
    await room.put('Instrument', 'columns');
    await expect.poll(() => room.columns()).toHaveLength(7);
    await expect.poll(async () => { const plan = await saved(); return plan.at(-1)?.columns; }).toEqual(['income', 'instrument']);
    await room.enterTable();
    await room.press('Control+z');
    await expect.poll(() => room.columns()).toHaveLength(5);
    expect((await saved()).at(-1)?.columns).toEqual(['income']);
  });

  it('leaves as a workbook with the same numbers', async () => {
    const shown = await room.cells(GOVERNANCE);
    const columns = await room.columns();
    await workbench.page.getByRole('button', { name: 'Export…' }).click();
    const dialog = workbench.page.getByRole('dialog', { name: 'Export tables' });
    await dialog.getByText(/leaves the encrypted project/).waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    const bytes = await bytesOf(await downloaded(() => dialog.getByRole('button', { name: /^Export \d+ tables$/ }).click()));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const rows = workbook.worksheets.flatMap((sheet) => {
      const values: (string | number)[][] = [];
      sheet.eachRow((row) => { values.push((row.values as ExcelJS.CellValue[]).slice(1).flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [value] : []))); });
      return values.filter((row) => row[0] === GOVERNANCE);
    });
    const numbers = shown.flatMap((text) => text.split(' of ').map(Number));
    expect(numbers).toHaveLength(columns.length * 2);
    // n, base and share for each column, in the order of the screen
    const found = rows.map((row) => row.slice(1).filter((value) => typeof value === 'number').filter((_, index) => index % 3 !== 2));
    expect(found).toContainEqual(numbers);
  });
});

describe('for everyone', () => {
  it('has nothing serious for axe: room, options, shaded cells, titles, in the light and in the dark', async () => {
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await workbench.page.getByRole('button', { name: 'How the table is counted and set' }).click();
    await workbench.page.getByText(/every difference is a real one/).waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await workbench.page.getByText('Shade cells by their share').click();
    await room.press('Escape');
    await workbench.page.getByText(/every difference is a real one/).waitFor({ state: 'detached' });
    await workbench.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await workbench.page.locator('html[data-theme="dark"]').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await room.table.locator('[data-cell="0:0"]').click();
    await room.press('F2');
    await workbench.page.getByRole('textbox', { name: 'Title in French' }).fill('Gouvernance par revenu');
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await room.press('Enter');
    await expect.poll(async () => (await saved()).at(-1)?.title.fr).toBe('Gouvernance par revenu');
  });
});

describe('shapes of a table', () => {
  const boxOf = async (selector: string) => (await workbench.page.locator(selector).first().boundingBox())!;
  it('fits at 1280 × 720: nothing of the wells hides the choices, and the table has all the room until a number is chosen', async () => {
    await workbench.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await workbench.page.setViewportSize({ width: 1280, height: 720 });
    await room.press('Control+3');
    await workbench.page.getByRole('option', { name: /^Table 4/ }).click();
    await room.table.waitFor();
    await workbench.page.locator('h2', { hasText: 'Table 4.' }).waitFor();
    const [show, list, sheet, table] = [await boxOf('.well-show'), await boxOf('.variable-list'), await boxOf('.sheet'), await boxOf('table[role="grid"]')];
    const chips = await Promise.all((await workbench.page.locator('.well-show .chip').all()).map(async (chip) => (await chip.boundingBox())!));
    expect(chips.length).toBeGreaterThan(3);
    expect(chips.every((chip) => chip.y >= show.y && chip.y + chip.height <= show.y + show.height && show.y + show.height <= list.y)).toBe(true);
    expect(table.x + table.width).toBeLessThanOrEqual(sheet.x + sheet.width);
    expect(await room.behind.count()).toBe(0);
    await room.table.locator('[data-cell="1:3"]').click();
    await room.behind.waitFor();
    const narrow = [await boxOf('.sheet'), await boxOf('table[role="grid"]')] as const;
    expect(narrow[1].x + narrow[1].width).toBeLessThanOrEqual(narrow[0].x + narrow[0].width);
    await room.behind.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => room.behind.count()).toBe(0);
  });

  it('draws two banners as charts that stay inside the room, no two axes touching', async () => {
    await room.enterTable();
    await room.press('g');
    const chart = workbench.page.locator('.chart-place > svg');
    await chart.waitFor();
    const [place, box] = [await boxOf('.chart-place'), (await chart.boundingBox())!];
    expect(box.x + box.width).toBeLessThanOrEqual(place.x + place.width + 1);
    const ticks = await chart.locator('g[text-anchor] text, text').evaluateAll((texts) => texts.filter((text) => /^(0|50|100)$/.test(text.textContent ?? '')).map((text) => { const { left, right, top } = text.getBoundingClientRect(); return { left, right, top: Math.round(top) }; }));
    expect(ticks.length).toBeGreaterThan(12);
    const lines = Object.values(Object.groupBy(ticks, (tick) => tick.top)).map((line) => line!.toSorted((a, b) => a.left - b.left));
    expect(lines.every((line) => line.every((tick, index) => index === 0 || tick.left > line[index - 1]!.right))).toBe(true);
    expect(await chart.textContent()).toContain('Instrument');
    await workbench.page.getByRole('button', { name: 'Chart', exact: true }).click();
    await workbench.page.setViewportSize({ width: 1440, height: 860 });
  });

  it('puts layers in by keyboard: a page of all and one for each category, whose numbers add up', async () => {
    await room.press('n');
    await workbench.page.getByText('A new table', { exact: true }).waitFor();
    await room.put('governance mechanism', 'rows');
    await room.press('/');
    await workbench.page.keyboard.type('Income band');
    await room.press('Alt+Enter');
    const pages = workbench.page.getByRole('listbox', { name: 'Pages of the table' });
    await pages.waitFor();
    const names = await pages.getByRole('option').allInnerTexts();
    expect(names[0]).toBe('Total');
    const counts: number[][] = [];
    for (const name of names) {
      await pages.getByRole('option', { name, exact: true }).click();
      await expect.poll(() => workbench.page.locator('.sheet h2').innerText()).toContain(name === 'Total' ? 'governance' : name);
      counts.push((await room.cells(GOVERNANCE))[0]!.split(' of ').map(Number));
    }
    expect(counts[0]).toEqual([32, 42]);
    expect([0, 1].map((at) => counts.slice(1).reduce((sum, part) => sum + (Number.isFinite(part[at]) ? part[at]! : 0), 0))).toEqual([32, 42]);
    await room.table.locator('[data-cell="0:0"]').click();
    await expect.poll(() => room.behind.locator('.drill-case').count()).toBe(counts.at(-1)![0]);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });

  it('draws a map of regions and the profile of a country from the same numbers', async () => {
    await room.press('n');
    await room.put('governance mechanism', 'rows');
    await room.put('UNICEF region', 'columns');
    const choose = async (kind: string) => { await workbench.page.getByRole('button', { name: /Kind of chart/ }).click(); await workbench.page.getByRole('option', { name: kind, exact: true }).click(); };
    await expect.poll(() => room.columns().then((columns) => columns.length)).toBeGreaterThan(5);
    const shown = await room.cells(GOVERNANCE);
    await workbench.page.getByRole('button', { name: 'Chart', exact: true }).click();
    await choose('Map');
    const map = workbench.page.getByRole('img', { name: /^Map\. / });
    const figures = (await map.locator('text').allTextContents()).filter((text) => /^\d+ of \d+$/.test(text));
    expect(figures.toSorted()).toEqual(shown.slice(1).filter((text) => /^\d/.test(text)).toSorted());
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await workbench.page.getByRole('button', { name: 'Chart', exact: true }).click();
    await room.press('n');
    await room.put('governance mechanism', 'rows');
    await room.put('Country', 'columns');
    await workbench.page.getByRole('button', { name: 'Chart', exact: true }).click();
    // every country is a tile; those with the capability are filled, the others empty
    await choose('Map');
    await workbench.page.getByText(/^One tile a country/).waitFor();
    const tiles = map.locator('g > text');
    await expect.poll(async () => (await tiles.allTextContents()).filter((text) => /^[A-Z]{3}$/.test(text)).length).toBe(42);
    expect(await map.locator('g > text[font-weight="600"]').count()).toBe(32);
    const [place, box] = [(await workbench.page.locator('.chart-place').boundingBox())!, (await map.boundingBox())!];
    expect(box.x + box.width).toBeLessThanOrEqual(place.x + place.width + 1);
    await choose('Profile of a country');
    const profile = workbench.page.getByRole('img', { name: /^Profile of a country\. / });
    expect(await profile.textContent()).toMatch(/Australia: [01] \/ 1 in place.*32 of 42/);
    await workbench.page.getByRole('button', { name: 'Chart', exact: true }).click();
  });
});

describe('before and after a release', () => {
  const dialog = (name: string) => workbench.page.getByRole('dialog', { name });
  const fromMenu = async (item: string) => { await workbench.page.getByRole('button', { name: 'More about this table' }).click(); await workbench.page.getByRole('menuitem', { name: item }).click(); };
  const router = async () => { const { createRouterClient } = await import('@orpc/server'); return createRouterClient(workbench.service.router, { context: {} }); };
  let gap = '';

  it('withholds small counts as soon as it is told to, and says how well they are hidden', async () => {
    const call = await router();
    gap = (await call.codes.list()).filter((code) => code.kind === 'gap' && code.cases > 12).toSorted((a, b) => a.cases - b.cases)[0]!.id;
    await call.tables.save({ id: 'small', title: { en: 'Small numbers', fr: 'Petits nombres' }, rows: [`theme:${gap}`], columns: ['region', 'income'], notes: { en: '', fr: '' } });
    await workbench.page.getByRole('option', { name: /Small numbers/ }).click();
    await workbench.page.locator('h2', { hasText: 'Small numbers' }).waitFor();
    const marks = () => room.table.locator('tbody .xt-mark', { hasText: '[c]' }).count();
    expect(await marks()).toBe(0);
    await workbench.page.getByRole('button', { name: 'How the table is counted and set' }).click();
    await workbench.page.getByRole('textbox', { name: 'Withhold counts under' }).fill('4');
    await room.press('Tab');
    await expect.poll(marks).toBeGreaterThan(1);
    await room.press('Escape');
    await workbench.page.getByText(/^\[c\] Counts of 1 to 3, and others/).waitFor();
    expect((await saved()).find(({ id }) => id === 'small')?.suppress).toBe(4);
    const printed = await marks();
    await fromMenu('What is withheld, and the proof');
    const report = dialog('What is withheld, and the proof');
    const lines = report.getByRole('table', { name: 'Withheld numbers and their bounds' }).locator('tbody tr');
    await expect.poll(() => lines.count()).toBeGreaterThan(1);
    // every cell that shows [c] has its line; of each the least and the greatest count are apart
    expect(await lines.count()).toBeGreaterThanOrEqual(printed);
    const bounds = (await lines.locator('td.num').allInnerTexts()).map((text) => text.split(' – ').map((part) => (part === '∞' ? Infinity : Number(part))));
    expect(bounds.every(([low, high]) => low! < high!)).toBe(true);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    const csv = (await bytesOf(await downloaded(() => report.getByRole('button', { name: 'Save as CSV' }).click()))).toString('utf8');
    const withheld = csv.split('\n').filter((line) => line.includes('withheld'));
    // The rule is the plan's: other tables withhold too, and the window draws the first four hundred.
    expect(Math.min(withheld.length, 400)).toBe(await lines.count());
    expect(withheld.filter((line) => line.includes('Small numbers')).length).toBeGreaterThanOrEqual(printed);
    await report.getByRole('button', { name: 'Close' }).last().click();
  });

  it('lists what moved since, leads from printed recipes back to their tables, and refreshes a Word file', async () => {
    const call = await router();
    const annex = await call.exporting.tables({ format: 'docx', tables: ['small'] });
    const book = await call.exporting.tables({ format: 'xlsx', tables: ['small'] });
    await fromMenu('Numbers that moved');
    const moved = dialog('Numbers that moved');
    await moved.getByRole('textbox', { name: 'A name for this moment' }).fill('first draft');
    await moved.getByRole('button', { name: 'Remember the numbers' }).click();
    await moved.getByText('Every number is what it was.').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await moved.getByRole('button', { name: 'Close' }).last().click();
    const { rows } = await call.coding.answers({});
    await call.coding.apply({ answerIds: rows.filter((answer) => !answer.codeIds.includes(gap)).slice(0, 60).map(({ answerId }) => answerId), codeId: gap });
    await fromMenu('Numbers that moved');
    await expect.poll(() => moved.getByRole('status').innerText()).toMatch(/^[1-9]\d* numbers? moved\./);
    expect(await moved.getByRole('table', { name: 'Small numbers' }).locator('tbody tr').count()).toBeGreaterThan(2);
    await moved.getByRole('button', { name: 'Close' }).last().click();

    await fromMenu('Find a table by its recipe');
    const find = dialog('Find a table by its recipe');
    await choose(() => find.getByRole('button', { name: 'Read an exported file…' }).click(), 'tables.xlsx', book.bytes as Blob);
    await find.getByText('1 recipe id in “tables.xlsx”: 1 stale').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await find.getByRole('button', { name: /Small numbers/ }).click();
    await workbench.page.locator('h2', { hasText: 'Small numbers' }).waitFor();

    await fromMenu('Refresh the numbers of a Word file…');
    const refresh = dialog('Refresh the numbers of a Word file');
    await choose(() => refresh.getByRole('button', { name: 'Choose a Word file…' }).click(), 'annex.docx', annex.bytes as Blob);
    await expect.poll(() => refresh.getByRole('status').innerText()).toMatch(/^[1-9]\d* numbers? moved\./);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    const bytes = await bytesOf(await downloaded(() => refresh.getByRole('button', { name: 'Save the refreshed file' }).click()));
    const { default: mammoth } = await import('mammoth');
    const text = (await mammoth.extractRawText({ buffer: bytes })).value;
    // the window asks for the table again once it is told of the coding: it may still show the numbers of before
    await expect.poll(async () => text.includes(`(${(await room.table.locator('[data-cell="0:0"]').innerText()).split(' of ').map((part) => part.trim()).join(' of ')})`)).toBe(true);
  });

  async function choose(press: () => Promise<void>, name: string, bytes: Blob): Promise<void> {
    const [chooser] = await Promise.all([workbench.page.waitForEvent('filechooser'), press()]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(await bytes.arrayBuffer()) });
  }
});

describe('the report', () => {
  it('has a page for a capability with the published count, and hands out the codebook', async () => {
    await room.press('Control+4');
    await workbench.page.getByRole('option', { name: 'End-to-end support' }).click();
    await expect.poll(() => workbench.page.getByRole('row', { name: /^Integrated end-to-end support 29 of 42/ }).count()).toBe(1);
    await workbench.page.getByText(/^Each case counts once, out of /).waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await workbench.page.getByRole('option', { name: 'Exports' }).click();
    const download = await downloaded(() => workbench.page.getByRole('button', { name: 'Export the codebook' }).click());
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await bytesOf(download) as unknown as ArrayBuffer);
    expect(download.suggestedFilename()).toMatch(/codebook\.xlsx$/);
    expect(workbook.worksheets[0]!.rowCount).toBeGreaterThan(60);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });
});

async function saved() {
  const { createRouterClient } = await import('@orpc/server');
  return createRouterClient(workbench.service.router, { context: {} }).tables.plan();
}
