import { join } from 'node:path';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { temporaryFiles } from '#test/helpers/temporary-files.ts';
import { ReviewPage } from './pages/review-page.ts';

const PASSPHRASE = 'seven quiet herons wade';

let workbench: OpenWorkbench<ServedService>;
let room: ReviewPage;
beforeAll(async () => {
  workbench = await openWorkbench({ sample: true });
  room = new ReviewPage(workbench.page);
  await room.openSample();
});
afterAll(() => workbench.close());

/** What the user saves lies outside what the program keeps. */
const files = temporaryFiles();
afterAll(() => files.remove());

const saved = async (download: Download): Promise<string> => { const file = join(files.folder, download.suggestedFilename()); await download.saveAs(file); return file; };

describe('looking back at the coding, by keyboard only', () => {
  it('says how far coders agree, what was counted, and where a figure misleads', async () => {
    await room.table('Overall').waitFor();
    expect(await room.cells('Overall', /All themes/)).toEqual(['All themes and answers', '700', '96.6%', '0.747', '0.747', '0.747', '0.961', '7.3%']);
    await workbench.page.getByText('700 answers read by two coders or more').waitFor();
    await workbench.page.getByText(/^Rare themes/).waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });

  it('settles disagreements with one key each, leaves the codings, and takes verdicts back', async () => {
    await room.showTab('Disagreements');
    await expect.poll(() => room.status()).toBe('1,289 disagreements, 1,289 open');
    await room.focusGrid('Disagreements');
    await room.press('y');
    await expect.poll(() => room.status()).toBe('1,289 disagreements, 1,288 open');
    await room.press('n');
    await expect.poll(() => room.status()).toBe('1,289 disagreements, 1,287 open');
    expect((await room.column('Disagreements', 'Verdict')).slice(0, 3)).toEqual(['Applies', 'Does not apply', 'open']);
    await room.press('k', 'x');
    await expect.poll(() => room.status()).toBe('1,289 disagreements, 1,288 open');
    await room.press('Control+z');
    await expect.poll(() => room.status()).toBe('1,289 disagreements, 1,287 open');
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });

  it('shows the same words coded differently', async () => {
    await room.showTab('Inconsistencies');
    await expect.poll(() => room.status()).toMatch(/^\d+ sentences coded differently$/);
    await room.table('Places').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });

  it('finds the quotes of a code, stars one, orders them, and parts some into a new code', async () => {
    await room.showTab('Segments');
    await room.chooseCode('No or too little budget');
    await expect.poll(() => room.status()).toBe('329 of 329');
    await room.focusGrid('Segments');
    await room.press('ArrowDown', 'ArrowDown');
    const third = (await room.column('Segments', 'Coded words'))[2];
    await room.press('Alt+ArrowUp');
    await expect.poll(async () => (await room.column('Segments', 'Order')).slice(0, 4)).toEqual(['1', '2', '3', '']);
    expect((await room.column('Segments', 'Coded words'))[1]).toBe(third);
    await room.press('s');
    await expect.poll(async () => (await room.column('Segments', 'Star')).slice(0, 2)).toEqual(['', '★']);
    await workbench.page.getByRole('textbox', { name: 'Words in the quotes' }).focus();
    await workbench.page.keyboard.type('secretariat');
    await expect.poll(() => room.status()).toMatch(/^\d\d of 329$/);
    const [few] = /^\d+/.exec(await room.status())!;
    await room.command('split into a new code');
    await workbench.page.getByRole('dialog').getByText(`${few} quotes go to a new code`).waitFor();
    await workbench.page.keyboard.type('Poor secretariat');
    await room.press('Enter');
    await workbench.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => room.undo()).toContain('split code “No or too little budget” into “Poor secretariat”');
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });

  it('counts which codes meet, and leads to their quotes', async () => {
    await room.showTab('Co-occurrence');
    await room.focusGrid('Co-occurrence');
    await room.press('ArrowRight', 'ArrowRight');
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await room.press('Enter');
    await expect.poll(() => room.status()).toMatch(/^\d+ of \d+$/);
    expect(await workbench.page.getByRole('textbox', { name: 'Only cases where' }).inputValue()).toMatch(/^"theme:.+" = 'yes'$/);
  });

  it('keeps a journal, finds it by words, and exports it', async () => {
    await room.command('new journal entry');
    await workbench.page.keyboard.type('Discussed the élève question with Coder B.');
    await room.press('Control+Enter');
    await workbench.page.getByRole('dialog').waitFor({ state: 'detached' });
    await room.showTab('Memos');
    await expect.poll(() => room.column('Memos', 'Text')).toEqual(['Discussed the élève question with Coder B.']);
    await workbench.page.getByRole('textbox', { name: 'Search the memos' }).focus();
    await workbench.page.keyboard.type('eleve coder');
    await expect.poll(() => room.column('Memos', 'Text')).toHaveLength(1);
    await workbench.page.keyboard.type(' nowhere');
    await workbench.page.getByText('No memo fits').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });

  it('hands a coder’s work over and takes it in again: nothing is doubled', async () => {
    await room.command('coders and packages');
    const dialog = workbench.page.getByRole('dialog', { name: 'Coders', exact: true });
    await dialog.waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'More for Coder B' }).press('Enter');
    await workbench.page.getByRole('menuitem', { name: 'Hand over a package…' }).press('Enter');
    await workbench.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await workbench.page.getByLabel('Passphrase again').fill(PASSPHRASE);
    const [download] = await Promise.all([workbench.page.waitForEvent('download'), workbench.page.getByRole('button', { name: 'Save the package' }).press('Enter')]);
    const file = await saved(download);
    await dialog.waitFor();
    const [chooser] = await Promise.all([workbench.page.waitForEvent('filechooser'), dialog.getByRole('button', { name: 'Take in a package…' }).press('Enter')]);
    await chooser.setFiles(file);
    await workbench.page.getByLabel('Passphrase of the package').fill('wrong');
    await room.press('Enter');
    await workbench.page.getByText(/passphrase does not open/i).waitFor();
    await workbench.page.getByLabel('Passphrase of the package').fill(PASSPHRASE);
    await room.press('Enter');
    await workbench.page.getByText('Codings in the package: 2,951, new here: 0.').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await room.press('Escape');
  });

  it('says what a REFI-QDA export loses before and after, and meets its own file again', async () => {
    await room.command('export a refi-qda project');
    const dialog = workbench.page.getByRole('dialog', { name: 'Export a REFI-QDA project' });
    await dialog.getByText('What other programs will not see').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    const [download] = await Promise.all([workbench.page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save as .qdpx…' }).press('Enter')]);
    const file = await saved(download);
    expect(file).toMatch(/\.qdpx$/);
    await dialog.getByText('What other programs do not see').waitFor();
    await room.press('Escape');
    await room.command('import a refi-qda project');
    const [chooser] = await Promise.all([workbench.page.waitForEvent('filechooser'), workbench.page.getByRole('button', { name: 'Choose a file…' }).press('Enter')]);
    await chooser.setFiles(file);
    await workbench.page.getByText('What cannot be taken as it is').waitFor();
    await workbench.page.getByText('coders: Coder A, Coder B').waitFor();
    await workbench.page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
    await workbench.page.getByText('New here: cases 0, texts 0, codes 0, codings 0, coders 0, memos 0.').waitFor();
    await room.press('Escape');
  });

  it('finds a line of the history, goes back to just after it and forth again', async () => {
    await room.press('Control+Shift+h');
    const dialog = workbench.page.getByRole('dialog', { name: 'History' });
    await dialog.getByRole('textbox', { name: /^Words/ }).fill('secretariat');
    await expect.poll(async () => dialog.getByRole('row').count()).toBe(2);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await dialog.getByRole('button', { name: /undo everything after line/ }).press('Enter');
    await workbench.page.getByText(/^Acts undone: [1-9]/).waitFor();
    await dialog.getByRole('textbox', { name: /^Words/ }).fill('');
    await dialog.getByRole('button', { name: /everything up to line/ }).first().press('Enter');
    await workbench.page.getByText(/done again: [1-9]/).waitFor();
    await dialog.getByRole('textbox', { name: /^Words/ }).fill('poor secretariat');
    await expect.poll(async () => dialog.getByRole('row').count()).toBe(2);
    await dialog.getByRole('button', { name: /^Show what line/ }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await workbench.page.getByRole('combobox', { name: 'Code' }).waitFor();
  });
});
