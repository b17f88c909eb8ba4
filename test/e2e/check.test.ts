import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

const DRAFT = `# Policy and governance

In 32 of 42 countries (76 %) a national multi-stakeholder governance mechanism exists, while 27 (64 %) have a national policy or strategy.

Government supports ethical and informed media reporting in 23 of 42 countries (54 %).

Un service national d’assistance pour les enfants existe dans 41 pays sur 42 (98 %).

In 2020, 12 of 30 workshops were held online.
`;

let opened: OpenWorkbench<ServedService>;
let page: Page;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'draft-'));
  writeFileSync(join(folder, 'draft.md'), DRAFT);
  writeFileSync(join(folder, 'broken.docx'), Buffer.from('PK\u0003\u0004 this is no Word file'));
  opened = await openWorkbench();
  ({ page } = opened);
  // Here the sample study is made by the program itself, from nothing; the other journeys find it there.
  await new WorkbenchPage(page).openSample();
  await page.getByRole('navigation').getByRole('button', { name: 'Report', exact: true }).click();
});
afterAll(async () => { await opened.close(); rmSync(folder, { recursive: true, force: true }); });

const open = async (file: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('check a draft');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(join(folder, file));
};

describe('a draft report held against the project', () => {
  it('lists what does not hold, with the reason and what would', async () => {
    await open('draft.md');
    const findings = page.getByRole('listbox', { name: 'What was found' }).getByRole('option');
    await findings.first().waitFor();
    expect(await findings.count()).toBe(3);
    expect(await findings.nth(0).textContent()).toContain('55%');
    expect(await findings.nth(1).textContent()).toContain('95% (40 of 42)');
    expect(await findings.nth(2).textContent()).toContain('12 of 30');
    await page.getByRole('button', { name: /^Holds/u }).click();
    expect(await findings.count()).toBe(5);
    await expect.poll(() => serious(page)).toEqual([]);
  });

  it('keeps what a person says a sentence speaks of, and takes it back', async () => {
    const workshops = page.getByRole('listbox', { name: 'What was found' }).getByRole('option', { name: '12 of 30' });
    await workshops.click();
    await page.getByRole('combobox', { name: 'Variable' }).fill('Universal terminology');
    await page.getByRole('option', { name: 'Universal terminology discussed or adopted' }).first().click();
    await page.getByRole('button', { name: 'It speaks of this' }).click();
    await page.getByRole('option', { name: '12 of 30' }).getByText('Data', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('option', { name: '12 of 30' }).getByText('Left to a person').waitFor();
  });

  it('says what is wrong with a file that is no draft, and keeps the one before', async () => {
    await open('broken.docx');
    await page.getByText('broken.docx').waitFor();
    expect(await page.getByRole('listbox', { name: 'What was found' }).count()).toBe(1);
  });
});
