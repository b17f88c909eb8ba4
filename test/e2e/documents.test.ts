import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { CodingPage } from './pages/coding-page.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

const TURNS = ['Interviewer: What is most difficult in practice?', 'Respondent: Referral takes three weeks, and nobody replaced the staff who left.', 'Interviewer: And what works well?', 'Respondent: The helpline answers at night.'];
let opened: OpenWorkbench<ServedService>;
let page: Page;
let folder: string;
let coding: CodingPage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
  const report = [new Paragraph({ text: 'Country report', heading: HeadingLevel.HEADING_1 }), ...Array.from({ length: 80 }, (_, at) => [new Paragraph({ text: `Chapter ${at + 1}`, heading: HeadingLevel.HEADING_2, pageBreakBefore: at > 0 }), new Paragraph(`The unit of district ${at + 1} waits for an agreement on referral. `.repeat(12))]).flat()];
  writeFileSync(join(folder, 'Serbia report.docx'), await Packer.toBuffer(new Document({ sections: [{ children: report }] })));
  writeFileSync(join(folder, 'KEN-interview.txt'), TURNS.join('\n\n'));
  writeFileSync(join(folder, 'scan.pdf'), '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
  opened = await openWorkbench({ sample: true });
  ({ page } = opened);
  coding = new CodingPage(page);
  await new WorkbenchPage(page).openSample();
});
afterAll(async () => { await opened.close(); rmSync(folder, { recursive: true, force: true }); });

const choose = async (...files: string[]): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+k');
  await page.locator('.palette-input').fill('interviews and reports');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(files.map((file) => join(folder, file)));
  await page.getByRole('table', { name: 'Files' }).waitFor();
};
const documents = () => page.getByRole('table', { name: 'Documents' });

describe('documents beside a survey', () => {
  it('are shown with whose they are and why before anything is stored, and what cannot be read says so', async () => {
    await choose('Serbia report.docx', 'KEN-interview.txt', 'scan.pdf');
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name, 'u') });
    await row('scan.pdf').getByText('its pages are pictures').waitFor();
    await row('KEN-interview').getByText('2 speakers: Interviewer, Respondent').waitFor();
    await row('Serbia report').getByText('80 pages').waitFor();
    expect(await row('KEN-interview').getByRole('button').first().textContent()).toBe('Kenya');
    // Another case, by its name.
    await row('KEN-interview').getByRole('button').first().click();
    await page.getByLabel('A case of the project').first().fill('ghana');
    await page.getByRole('list', { name: 'A case of the project' }).getByRole('button').first().click();
    await row('KEN-interview').getByText('Chosen by you.').waitFor();
    await expect.poll(() => serious(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bring 2 in' }).click();
    await documents().getByRole('row', { name: /KEN-interview.*Ghana/u }).waitFor();
    // No answer more, no case more: the survey is what it was.
    expect(await coding.footer.textContent()).toMatch(/42 cases/u);
    await expect.poll(() => serious(page)).toEqual([]);
  });

  it('are read with their contents, pages and speakers, and coded by keyboard over paragraphs', async () => {
    await documents().getByRole('button', { name: 'Serbia report', exact: true }).click();
    const text = page.locator('.coding-document');
    await text.waitFor();
    await page.getByText('Contents', { exact: true }).click();
    await page.locator('.coding-outline').getByRole('button', { name: /^Chapter 40 / }).click();
    await page.getByText('p. 40', { exact: true }).first().waitFor();
    expect(await text.evaluate((box) => box.querySelectorAll('[data-part]').length)).toBe(161);
    await page.keyboard.press('Control+1');
    await documents().getByRole('button', { name: 'KEN-interview', exact: true }).click();
    await text.getByText('Respondent:').first().waitFor();
    await text.focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.coding-selected').first().waitFor();
    await page.keyboard.press('c');
    await page.locator('.palette-input').fill('too few staff');
    await page.keyboard.press('Enter');
    await text.locator('.coding-seg-coded').first().waitFor();
    await page.keyboard.press('Control+1');
    await documents().getByRole('row', { name: /KEN-interview/u }).getByText('1 coding', { exact: true }).waitFor();
  });

  it('corrected, take the place of what they were, with their codings; undo brings all back', async () => {
    writeFileSync(join(folder, 'KEN-interview.txt'), [TURNS[0]!.replace('Interviewer:', 'Interviewer: Thank you for your time.'), ...TURNS.slice(1)].join('\n\n'));
    await choose('KEN-interview.txt');
    await page.getByText('A newer text of “KEN-interview”').waitFor();
    await page.getByRole('button', { name: 'Bring 1 in' }).click();
    await documents().getByRole('row', { name: /KEN-interview/u }).getByText('1 coding', { exact: true }).waitFor();
    expect(await documents().getByRole('row').count()).toBe(3);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
    await page.getByText('No documents yet').waitFor();
  });
});
