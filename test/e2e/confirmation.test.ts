import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

let opened: OpenWorkbench<ServedService>;
let page: Page;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
  opened = await openWorkbench({ sample: true });
  ({ page } = opened);
  await new WorkbenchPage(page).openSample();
  await command('confirmation by respondents');
});
afterAll(async () => { await opened.close(); rmSync(folder, { recursive: true, force: true }); });

async function command(name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Find a command/u }).fill(name);
  await page.keyboard.press('Enter');
}

describe('confirmation by respondents', () => {
  it('makes a pack, reads what came back, and takes over what is accepted, by keyboard', async () => {
    const respondents = page.getByRole('treegrid', { name: 'Respondents' }).or(page.getByRole('grid', { name: 'Respondents' }));
    await respondents.getByText('Australia').first().click();
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'Pack for 1 respondent' });
    await dialog.getByText('Excel', { exact: true }).click();
    await dialog.getByText('English', { exact: true }).click();
    const [saved] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Make packs' }).click()]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await readFile(await saved.path())) as unknown as ArrayBuffer);
    workbook.worksheets[0]!.eachRow((row) => {
      if (row.getCell(2).value === 'S6') { row.getCell(5).value = 'Change'; row.getCell(6).value = 'Yes'; row.getCell(8).value = 'Since May'; }
      if (row.getCell(2).value === 'S7') row.getCell(5).value = 'Confirm';
      if (row.getCell(2).value === 'S8') row.getCell(5).value = 'to be discussed';
      if (row.getCell(2).value === 'Confirmed by (name and function)') row.getCell(4).value = 'A. Smith';
    });
    writeFileSync(join(folder, 'returned.xlsx'), new Uint8Array(await workbook.xlsx.writeBuffer()));
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Read a returned file…' }).click();
    await (await chooser).setFiles(join(folder, 'returned.xlsx'));
    await page.getByRole('status').filter({ hasText: '2 to accept' }).waitFor();
    await expect.poll(() => serious(page)).toEqual([]);

    // The line that cannot be told is given its meaning; then what is accepted is taken over.
    const lines = page.getByRole('treegrid', { name: 'Lines of the file' }).or(page.getByRole('grid', { name: 'Lines of the file' }));
    await lines.getByText('S8', { exact: true }).click();
    await page.getByText('The words of the decision cannot be told.').waitFor();
    await page.getByRole('button', { name: /What it means/u }).click();
    await page.getByRole('option', { name: 'Confirmed' }).click();
    await lines.getByText('S8', { exact: true }).click();
    await page.keyboard.press('a');
    await page.getByRole('status').filter({ hasText: '3 to accept' }).waitFor();
    await page.getByRole('button', { name: 'Take over 3 lines' }).click();
    await page.getByText('3 lines taken over, 0 left.').waitFor();
    await page.getByRole('tab', { name: /^Respondents/u }).click();
    await respondents.getByText('3 of 27').waitFor();
  });

  it('keeps who confirmed what in the ledger, and takes a line back; undo brings it again', async () => {
    await page.getByRole('tab', { name: /^Ledger/u }).click();
    const ledger = page.getByRole('treegrid', { name: 'Ledger' }).or(page.getByRole('grid', { name: 'Ledger' }));
    await ledger.getByText('A. Smith').first().waitFor();
    expect(await ledger.getByText('In force').count()).toBe(3);
    await expect.poll(() => serious(page)).toEqual([]);
    await ledger.getByText('National multi-stakeholder governance mechanism').click();
    await page.getByRole('button', { name: 'Take back' }).click();
    await ledger.getByText('Taken back').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => ledger.getByText('In force').count()).toBe(3);
  });

  it('says what is wrong with a file that is no pack', async () => {
    writeFileSync(join(folder, 'list.csv'), 'a,b\n1,2\n');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Read a returned file…' }).click();
    await (await chooser).setFiles(join(folder, 'list.csv'));
    await page.getByText('“list.csv” holds no line of a confirmation pack').waitFor();
  });
});
