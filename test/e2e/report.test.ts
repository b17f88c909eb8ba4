import { createRouterClient } from '@orpc/server';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import type { Service } from '#service/service.ts';
import { openWorkbench, type OpenWorkbench } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { readParts } from '../helpers/xlsx-parts.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

/** Where pictures go, when somebody wants to look at the room. */
const PICTURES = process.env['REPORT_PICTURES'];

let opened: OpenWorkbench<Service>;
let page: Page;
let client: ContractClient;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  opened = await openWorkbench({ sample: true });
  ({ page } = opened);
  await new WorkbenchPage(page).openSample();
  client = createRouterClient(opened.service.router, { context: {} });
  // passages that carry a good practice in the answers about capability 13: five are starred, the first three may be printed
  const codes = new Map((await client.codes.list()).map((code) => [code.id, code]));
  const variables = (await client.data.variables()).filter(({ type, capability }) => type === 'open' && (capability ?? '').split('|').includes('13'));
  const { rows } = await client.coding.answers({ variableIds: variables.map(({ id }) => id) });
  let starred = 0;
  for (const row of rows) {
    if (starred === 5) break;
    const found = (await client.coding.answer({ answerId: row.answerId })).codings.find((coding) => codes.get(coding.codeId)?.kind === 'good practice' && coding.start !== null);
    if (!found) continue;
    await client.coding.star({ codingId: found.id, starred: true });
    if (starred < 3) await client.clearance.set({ targets: [{ answerId: found.answerId, start: found.start, end: found.end }], permission: starred === 0 ? 'region' : 'named', state: 'confirmed', confirmedBy: 'the office' });
    starred += 1;
  }
  await page.getByRole('navigation').getByRole('button', { name: 'Report', exact: true }).click();
}, 120_000);
afterAll(async () => { await opened.close(); rmSync(folder, { recursive: true, force: true }); });

const picture = async (name: string): Promise<void> => { if (PICTURES !== undefined) { mkdirSync(PICTURES, { recursive: true }); await page.screenshot({ path: join(PICTURES, `${name}.png`) }); } };

describe('illustrative tables in the window', () => {
  it('are made of starred passages, edited in place, undone, and say what may be printed', async () => {
    await page.getByRole('option', { name: 'Illustrative tables' }).click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Education: what countries do');
    await page.getByRole('button', { name: 'Make the table' }).click();
    const words = page.getByRole('textbox', { name: /^Example from/u });
    await words.first().waitFor();
    expect(await words.count()).toBe(5);
    await page.getByText('3 of 5 examples may be printed.').waitFor();
    await expect.poll(() => serious(page)).toEqual([]);
    await picture('illustrations');
    const said = await words.nth(1).inputValue();
    await words.nth(1).fill('Lessons on staying safe online in every school');
    await page.keyboard.press('Control+Enter');
    await page.getByText('As it was said:').waitFor();
    expect((await client.illustrations.list({}))[0]!.examples.map((example) => example.words)).toContain('Lessons on staying safe online in every school');
    await page.getByRole('heading', { name: 'Illustrative tables' }).click();
    await page.keyboard.press('Control+z');
    await page.getByText('As it was said:').waitFor({ state: 'detached' });
    expect(await words.nth(1).inputValue()).toBe(said);
    await page.keyboard.press('Control+Shift+z');
    await page.getByText('As it was said:').waitFor();
    await picture('illustrations-edited');
  });
});

describe('the whole report in the window', () => {
  it('is written with its annex, and says what it holds and what was left out', async () => {
    await page.getByRole('option', { name: 'Exports' }).click();
    await picture('exports');
    const download = page.waitForEvent('download', { timeout: 200_000 });
    await page.getByRole('button', { name: 'Export the whole report' }).click();
    await (await download).saveAs(join(folder, 'report.zip'));
    await page.getByText('47 tables and 21 figures').waitFor();
    await page.getByText('passages are not cleared and were left out').waitFor();
    const files = await readParts(readFileSync(join(folder, 'report.zip')));
    expect([...files.keys()].map((name) => name.replace(/^.* (?=report|annex)/u, ''))).toEqual(['report.docx', 'report.annex.docx']);
    const text = Buffer.from((await readParts(files.values().next().value!)).get('word/document.xml')!).toString('utf8');
    expect(text).toContain('Lessons on staying safe online in every school');
    writeFileSync(join(folder, 'report.docx'), files.values().next().value!);
  }, 240_000);

  it('holds in Check, and a claim leads to its table', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('check a draft');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(join(folder, 'report.docx'));
    await page.getByRole('button', { name: /^Holds/u }).click({ timeout: 120_000 });
    for (const name of ['Arithmetic', 'Data', 'Wording', 'Contradiction', 'Reference']) await page.getByRole('button', { name: new RegExp(`^${name}\\S* 0$`, 'u') }).waitFor();
    await page.getByRole('option', { name: /32 of 42 \(76%\)/u }).first().click();
    await picture('check');
    await page.getByRole('button', { name: 'Show the table' }).click();
    await page.getByText('National multi-stakeholder governance mechanism').first().waitFor();
    expect(await page.getByRole('navigation').getByRole('button', { name: 'Tables', exact: true }).getAttribute('aria-current')).not.toBeNull();
  }, 180_000);
});
