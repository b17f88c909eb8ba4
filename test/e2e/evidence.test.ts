import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

let opened: OpenWorkbench<ServedService>;
let page: Page;
beforeAll(async () => {
  opened = await openWorkbench({ sample: true });
  ({ page } = opened);
  await new WorkbenchPage(page).openSample();
  await page.keyboard.press('Control+8');
});
afterAll(() => opened.close());

describe('evidence of other kinds', () => {
  it('fills a checklist by keyboard: a digit marks and goes down', async () => {
    await page.getByRole('button', { name: 'New checklist…' }).first().click();
    await page.getByRole('dialog').getByText('Law-enforcement capacity').click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('A unit is dedicated to these offences').first().waitFor();
    await page.locator('.ag-cell-focus').waitFor();
    for (const key of ['2', '1', 'n']) { await page.keyboard.press(key); await page.getByRole('status').filter({ hasText: `${key === '2' ? 1 : key === '1' ? 2 : 3} of ` }).waitFor(); }
    await expect.poll(() => serious(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await page.getByRole('status').filter({ hasText: /^2 of / }).waitFor();
  });

  it('is filled in from a file: lines that say nothing sure are listed and left out', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Fill in from a file…' }).click();
    await (await chooser).setFiles({ name: 'marks.csv', mimeType: 'text/csv', buffer: Buffer.from('country;item;value\nAlbania;3;2,0\nAtlantis;3;Fully\n') });
    const left = page.getByRole('dialog', { name: '1 line was left out' });
    await left.getByText('there is no country “Atlantis” among the cases').waitFor();
    await expect.poll(() => serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await left.waitFor({ state: 'detached' });
    await page.getByRole('status').filter({ hasText: /^3 of / }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('status').filter({ hasText: /^2 of / }).waitFor();
  });

  it('makes a level by rules, and says why a country has it', async () => {
    await page.getByRole('tab', { name: 'Levels' }).click();
    await page.getByRole('button', { name: 'New level…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Law enforcement');
    await page.getByLabel('Rule 1', { exact: true }).fill("capacity.score >= 70 and LAW_ENFORCEMENT = 'yes'");
    await page.getByLabel('Rule 2', { exact: true }).fill("LAW_ENFORCEMENT = 'yes'");
    await page.getByText('Law-enforcement capacity (score) is at least 70').waitFor();
    // the second holds where the first does, too, and decides the others
    await page.getByText(/· Decides \d+ cases\./u).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    // Items of weight 3 and 2, met fully and partly: 8 of 10 points, 80%.
    await page.getByRole('button', { name: 'Albania, Law enforcement: Advanced' }).click();
    await page.getByText('decides', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Belgium, Law enforcement: Developing' }).waitFor();
    await expect.poll(() => serious(page)).toEqual([]);
  });

  it('shows sources side by side, and keeps a finding with its owner', async () => {
    await page.getByRole('tab', { name: 'Side by side' }).click();
    await page.getByRole('button', { name: /^Australia, Dedicated law enforcement/u }).click();
    await page.getByRole('heading', { name: '4 Dedicated law enforcement' }).waitFor();
    await page.getByRole('button', { name: 'New finding…' }).click();
    await page.getByLabel('Finding', { exact: true }).fill('The unit has no laboratory.');
    await page.getByLabel('Owner', { exact: true }).fill('Ministry');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article').getByText('The unit has no laboratory.').waitFor();
    await expect.poll(() => serious(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Roadmap' }).click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word…' }).click()]);
    expect(saved.suggestedFilename()).toMatch(/roadmap\.docx$/u);
  });
});
