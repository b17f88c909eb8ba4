import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '#samples/write-sample.ts';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { CodingPage } from './pages/coding-page.ts';
import { TablesRoomPage } from './pages/tables-room-page.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

/** How long a check may wait on a busy machine. */
const COMMITTEE = 'National governance or oversight committee';
const THEME = 'Mandate not clear';

/** A line of the drawn table: the name of the row and what each cell says. */
interface DrawnRow { readonly label: string; readonly cells: readonly string[] }

let window: OpenWorkbench<ServedService>;
let workbench: WorkbenchPage;
let coding: CodingPage;
let tables: TablesRoomPage;
let source: string;
let drawn: DrawnRow[];
let exported: string;
beforeAll(async () => {
  window = await openWorkbench();
  workbench = new WorkbenchPage(window.page);
  coding = new CodingPage(window.page);
  tables = new TablesRoomPage(window.page);
  const study = join(window.folder, 'study');
  await writeSample(study, 7);
  source = join(study, 'alliance-governments.xlsx');
});
afterAll(() => window.close());

/** The rows as they are drawn, bases and headings left out. */
async function drawnRows(): Promise<DrawnRow[]> {
  const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const rows = await tables.table.locator('tr.xt-row').evaluateAll((lines) => lines.map((line) => ({
    label: line.querySelector('th')?.textContent ?? '', cells: [...line.querySelectorAll('td')].map((cell) => cell.querySelector('.xt-line')?.textContent ?? ''),
  })));
  return rows.map(({ label, cells }) => ({ label: clean(label), cells: cells.map(clean) }));
}

/** The cells of a column of the source file, found by its header, read by another library than the program's. */
async function sourceColumn(header: RegExp): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(source);
  const sheet = book.getWorksheet('Responses')!;
  const headers = sheet.getRow(2);
  let at = 0;
  headers.eachCell((cell, column) => { if (header.test(cell.text)) at ||= column; });
  return Array.from({ length: sheet.rowCount - 2 }, (_, index) => sheet.getCell(index + 3, at).text);
}

/** A line of the exported sheet as the window draws it: "4 of 17" from the columns count, base and share. */
function asDrawn(cells: readonly unknown[], columns: number): string[] {
  return Array.from({ length: columns }, (_, column) => {
    const [count, base] = [cells[column * 3], cells[column * 3 + 1]];
    return /^\[.\]$/.test(String(count)) ? String(count) : `${String(count)} of ${String(base)}`;
  });
}

function expectDrawn(lines: readonly (readonly unknown[])[]): void {
  for (const { label, cells } of drawn) {
    const line = lines.find((each) => each.slice(0, 2).some((text) => String(text).replace(/^– /, '') === label));
    expect(line, label).toBeDefined();
    const first = line!.findIndex((cell) => cell !== '' && !Number.isNaN(Number(cell)));
    expect(asDrawn(line!.slice(first), cells.length), label).toEqual(cells);
  }
}

describe('a report author', () => {
  it('makes a project and brings a spreadsheet in', async () => {
    await workbench.newProject('National responses', 'four unrelated words here');
    await workbench.chooseImport(source);
    await expect.poll(() => workbench.bringIn.textContent()).toBe('Bring in 17 cases');
    await workbench.bringIn.click();
    await window.page.getByText(/^Brought in: cases 17, /).waitFor({ timeout: 60_000 });
    await window.page.getByRole('contentinfo').getByText(/^17 cases, /).waitFor();
  });

  it('codes five answers without the mouse', async () => {
    const { keyboard } = window.page;
    await coding.open();
    await coding.chooseQuestion('About the committee');
    await expect.poll(async () => [...new Set(await coding.states())]).toEqual(['unread']);
    await coding.press('c');
    await window.page.getByRole('dialog', { name: 'Apply a code' }).waitFor();
    await keyboard.type(THEME);
    await window.page.getByRole('option', { name: 'Gap', exact: true }).waitFor();
    await coding.press('Enter');
    await expect.poll(() => coding.applied.count()).toBe(1);
    for (const place of [2, 3, 4, 5]) {
      await coding.press('j');
      await coding.waitForPlace(place);
      await coding.pick('mandate');
      await expect.poll(() => coding.applied.count()).toBe(1);
    }
    await expect.poll(() => coding.counts(THEME)).toEqual({ cases: 5, mentions: 5 });
    await expect.poll(() => coding.read()).toBe(5);
  });

  it('builds a table whose numbers are those of the file and of the coding', async () => {
    await workbench.go('Tables');
    await tables.put(COMMITTEE, 'rows');
    await tables.put(THEME, 'rows');
    await tables.put('income band', 'columns');
    await expect.poll(async () => (await drawnRows()).length).toBeGreaterThanOrEqual(2);
    await expect.poll(async () => (await drawnRows())[0]?.cells.length).toBeGreaterThan(1);
    drawn = await drawnRows();
    const answers = await sourceColumn(/Q7\. /);
    const yes = answers.filter((answer) => answer === 'Yes').length;
    expect(answers).toHaveLength(17);
    const rowOf = (label: string): DrawnRow => drawn.find((row) => row.label.startsWith(label))!;
    expect((rowOf('Yes') ?? rowOf(COMMITTEE)).cells[0]).toBe(`${yes} of 17`);
    expect(rowOf(THEME).cells[0]).toMatch(/^5 of \d+$/);
  });

  it('reads the words behind a number', async () => {
    const row = drawn.findIndex(({ label }) => label.startsWith(THEME));
    await window.page.locator(`[data-cell="${row}:0"]`).click();
    await expect.poll(() => tables.behind.locator('blockquote').count()).toBe(5);
    const said = (await sourceColumn(/Q8\. /)).map((text) => text.replace(/\s+/g, ' ').trim());
    const words = (await tables.behind.locator('blockquote').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
    // Long answers are cut there, with an ellipsis.
    expect(words.filter((text) => !said.some((answer) => (text.endsWith('…') ? answer.startsWith(text.slice(0, -1)) : answer === text)))).toEqual([]);
    expect(new Set(words).size).toBe(5);
  });

  it('saves the table and exports the plan to a workbook', async () => {
    await window.page.getByRole('button', { name: 'Add to plan', exact: true }).first().click();
    await expect.poll(() => tables.tabs()).toContain('Table 1');
    await window.page.getByRole('button', { name: 'Export…', exact: true }).click();
    const dialog = window.page.getByRole('dialog', { name: 'Export tables' });
    const download = await workbench.download(() => dialog.getByRole('button', { name: 'Export 1 table' }).click());
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    await window.page.getByText('An exported file is not encrypted as the project is').waitFor();
    exported = join(window.folder, 'tables.xlsx');
    await download.saveAs(exported);
  });

  it('finds the same numbers in the workbook', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(exported);
    const sheet = book.worksheets.at(-1)!;
    const lines: unknown[][] = [];
    sheet.eachRow((row) => lines.push(Array.from({ length: sheet.columnCount }, (_, column) => row.getCell(column + 1).value ?? '')));
    expectDrawn(lines);
  });

  it.skipIf(!hasOffice())('finds the same numbers when LibreOffice opens it (skipped where LibreOffice is not installed)', { timeout: 180_000 }, () => {
    const out = join(window.folder, 'office');
    mkdirSync(out);
    // -1: every sheet into a file of its own; values as stored, not as shown.
    execFileSync('soffice', [`-env:UserInstallation=file://${join(window.folder, 'office-profile')}`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1', '--outdir', out, exported], { stdio: 'pipe', timeout: 170_000 });
    const file = readdirSync(out).find((name) => name.endsWith('-Table 1.csv'))!;
    expectDrawn(parse(readFileSync(join(out, file), 'utf8'), { relax_column_count: true, bom: true }));
  });

  it('takes everything back to before the import, act by act', async () => {
    await workbench.go('Data');
    const empty = window.page.getByRole('contentinfo').getByText(/^0 cases, 0 variables, /);
    for (let acts = 0; acts < 30 && !(await empty.isVisible()); acts++) {
      await window.page.keyboard.press('Control+z');
      // Acts of the same name follow each other: each is waited for by its message.
      await window.page.getByText(/^Undone: /).last().waitFor();
      await window.page.waitForTimeout(300);
    }
    await empty.waitFor();
  });
});

function hasOffice(): boolean {
  try { execFileSync('soffice', ['--version'], { stdio: 'pipe', timeout: 60_000 }); return true; } catch { return false; }
}
