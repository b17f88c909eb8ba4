import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouterClient } from '@orpc/server';
import type { ContractClient } from '#core/contract/api/index.ts';
import { openWorkbench, type OpenWorkbench } from '#test/helpers/browser.ts';
import { projectRoot } from '#test/helpers/project-root.ts';
import { temporaryFiles } from '#test/helpers/temporary-files.ts';
import type { Service } from '#service/service.ts';

/** How long a check may wait on a busy machine. */
const COUNTRIES = ['Nepal', 'Kenya', 'France', 'Malta', 'Peru', 'Brazil', 'Ghana', 'Togo', 'Chile', 'Japan', 'Italy', 'Jordan'];

let window: OpenWorkbench<Service>;
let page: Page;
let service: ContractClient;
beforeAll(async () => {
  window = await openWorkbench({ window: { viewport: { width: 1440, height: 900 }, locale: 'en-GB' } });
  ({ page } = window);
  service = createRouterClient(window.service.router, { context: {} });
});
afterAll(() => window.close());
const files = temporaryFiles();
afterAll(() => files.remove());

/** Gives a file to whatever asks for one when the keys are pressed. */
async function choose(path: string, open: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles(path);
}
const give = (path: string): Promise<void> => choose(path, () => page.keyboard.press('Control+i'));
const said = async (): Promise<string> => (await page.getByRole('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
const press = async (name: RegExp): Promise<void> => { await page.getByRole('button', { name }).first().focus(); await page.keyboard.press('Enter'); };
async function chooseTab(name: RegExp): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await page.getByRole('tab', { selected: true }).last().focus();
  for (let step = 0; step < 8 && await tab.getAttribute('aria-selected') !== 'true'; step++) await page.keyboard.press('ArrowRight');
  expect(await tab.getAttribute('aria-selected')).toBe('true');
}
/** Chooses in the list behind a button, by its keys. */
async function pick(label: RegExp, wanted: string): Promise<void> {
  await page.getByRole('button', { name: label }).focus();
  await page.keyboard.press('Enter');
  const option = page.getByRole('option', { name: wanted, exact: true });
  await option.waitFor();
  const reached = (): Promise<boolean> => page.evaluate((text) => document.activeElement?.textContent?.trim() === text, wanted);
  await page.keyboard.press('Home');
  for (let step = 0; step < 40 && !(await reached()); step++) await page.keyboard.press('ArrowDown');
  expect(await reached()).toBe(true);
  await page.keyboard.press('Enter');
}
/** Walks from the head of the grid that is open down to a row, by the arrows. */
async function walkTo(row: number): Promise<void> {
  await page.getByRole('tabpanel').locator('.ag-header-cell').nth(1).focus();
  for (let step = 0; step <= row; step++) await page.keyboard.press('ArrowDown');
}
/** Leaves the wizard without bringing anything in. */
async function leave(): Promise<void> {
  await press(/^Cancel$/);
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Leave the import' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Drop a spreadsheet anywhere on the window').waitFor();
}

describe('the import wizard, by keyboard', () => {
  it('a new project takes its framework from a spreadsheet, and its history begins with that', async () => {
    const sheet = files.write('framework.csv', 'Domain;Capability\nPolicy;Leadership\n;Laws\nJustice;Police\n');
    await press(/^New project/);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name of the study' }).fill('Own framework');
    await dialog.getByRole('radio', { name: /From a spreadsheet/ }).focus();
    await page.keyboard.press('Space');
    await choose(sheet, async () => { await dialog.getByRole('button', { name: 'Choose the spreadsheet…' }).focus(); await page.keyboard.press('Enter'); });
    await dialog.getByText('framework.csv').waitFor();
    const secret = dialog.locator('input[type="password"]');
    for (const field of await secret.all()) await field.fill('four words without link');
    await dialog.getByRole('button', { name: 'Create the project' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Data', exact: true }).waitFor();
    expect((await service.project.framework()).domains.map(({ en, capabilities }) => [en, capabilities.map((capability) => capability.en)])).toEqual([['Policy', ['Leadership', 'Laws']], ['Justice', ['Police']]]);
    await page.keyboard.press('Control+Shift+h');
    await page.getByRole('dialog').getByText(/create project “Own framework”/i).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('another encoding is chosen, and the words are read anew', async () => {
    const rows = COUNTRIES.map((country, at) => `R-${at};${country};L’équipe n° ${at} a déjà trop à faire pour le délai prévu`);
    await give(files.write('accents.csv', iconv.encode(['ID;Country;Réponse', ...rows].join('\n'), 'macintosh')));
    await expect.poll(said).toMatch(/it was read as macintosh, because its words then read like/);
    await expect.poll(said).toMatch(/Réponse/);
    await pick(/^Encoding|Encoding$/, 'WINDOWS-1252');
    await expect.poll(said).toMatch(/RŽponse/);
    await pick(/^Encoding|Encoding$/, 'MACINTOSH');
    await expect.poll(said).toMatch(/Réponse/);
    await leave();
  });

  it('letters that were lost on the way are repaired by a button, and left as they stand by another', async () => {
    const spoilt = (line: string): string => iconv.decode(Buffer.from(line), 'windows-1252');
    const rows = COUNTRIES.map((country, at) => `R-${at};${country};L’équipe n° ${at} a déjà trop à faire pour le délai prévu`);
    await give(files.write('spoilt.csv', ['ID;Country;Réponse', ...rows].map(spoilt).join('\n')));
    await expect.poll(said).toMatch(/RÃ©ponse/);
    await press(/^Repair the letters$/);
    await expect.poll(said).toMatch(/(?<!Ã)Réponse.*déjà trop/s);
    await press(/^Leave them as they stand$/);
    await expect.poll(said).toMatch(/RÃ©ponse/);
    await leave();
  });

  it('thousands of different answers are shown a part at a time: as countries to choose, and never as options without end', async () => {
    const rows = Array.from({ length: 1010 }, (_, at) => `R-${at},Locality ${1000 + at},"Office ${at} says that the budget lapsed and nobody replaced the staff"`);
    await give(files.write('localities.csv', ['Respondent ID,Place,What is difficult?', ...rows].join('\n')));
    await page.getByRole('status').filter({ hasText: /1,010 new/ }).waitFor();
    await pick(/Country from$/, 'Place');
    await chooseTab(/^Countries.*1,010/);
    await page.getByText('30 of 1,010 shown').waitFor();
    // The line that is answered stays where it is, and so does the focus.
    await page.getByRole('combobox', { name: 'Country for “Locality 1000”' }).focus();
    await page.keyboard.type('netherl');
    await page.getByRole('option', { name: /^Netherlands/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('chosen by you').waitFor();
    expect(await page.getByRole('row', { name: /^Locality/ }).first().innerText()).toMatch(/^Locality 1000/);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('Netherlands');
    await press(/^Show 30 more$/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Locality 1030/);
    await page.getByRole('searchbox', { name: 'Find by a part of it' }).focus();
    await page.keyboard.type('2009');
    await page.getByText('1 of 1 shown').waitFor();
    await page.getByRole('combobox', { name: 'Country for “Locality 2009”' }).waitFor();
    // As a choice it would lose every answer: it stays what it was, and that is said.
    await chooseTab(/^Columns/);
    await expect.poll(async () => { await walkTo(1); return page.getByRole('textbox', { name: 'Variable name' }).inputValue(); }).toBe('place');
    await pick(/Type$/, 'Single choice');
    await page.getByText(/“Place” has more than 1,000 different answers/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /Type$/ }).last().textContent()).toBe('Open ended');
    await leave();
  });

  it('a problem leads to its cell in the preview', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `R-${1000 + at},${at === 333 ? 'a few' : at},"Office ${at} says that the budget lapsed and nobody replaced the staff"`);
    await give(files.write('offices.csv', ['Respondent ID,Number of staff,What is difficult?', ...rows].join('\n')));
    await page.getByRole('status').filter({ hasText: /400 new/ }).waitFor();
    await chooseTab(/^Problems/);
    await expect.poll(async () => { await walkTo(0); return page.getByRole('grid', { name: 'Cells of the file' }).getAttribute('aria-activedescendant'); }).toBe('raw-334-1');
    await expect.poll(() => page.locator('#raw-334-1').innerText()).toBe('a few');
    // It is settled in place, by keyboard: “a few” is no number here.
    await press(/^“a few” means no answer$/);
    await page.getByText('No problem was found').or(page.getByText(/no problems/i)).first().waitFor();
  });

  it('a plan is saved, and loaded for the same file again', async () => {
    // A correction that the guess does not have: the words become confidential.
    await chooseTab(/^Columns/);
    await expect.poll(async () => { await walkTo(2); return page.getByRole('checkbox', { name: /^Confidential/ }).count(); }).toBe(1);
    await page.getByRole('checkbox', { name: /^Confidential/ }).focus();
    await page.keyboard.press('Space');
    // Typed key by key: spaces and the sign between two values stay.
    await page.getByRole('textbox', { name: 'don’t know', exact: true }).focus();
    await page.keyboard.type('ne sait pas | N/A');
    expect(await page.getByRole('textbox', { name: 'don’t know', exact: true }).inputValue()).toBe('ne sait pas | N/A');
    const menu = async (item: RegExp): Promise<void> => {
      await press(/^Form and plan/);
      const line = page.getByRole('menuitem', { name: item });
      await line.waitFor();
      for (let step = 0; step < 8 && !(await line.evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    };
    const [download] = await Promise.all([page.waitForEvent('download'), menu(/^Save the plan/)]);
    const path = join(files.folder, 'offices.plan.json');
    await download.saveAs(path);
    expect(readFileSync(path, 'utf8')).toContain('"confidential": true');
    expect((JSON.parse(readFileSync(path, 'utf8')) as { variables: { missing?: { dontKnow?: string[] } }[] }).variables.flatMap(({ missing }) => missing?.dontKnow ?? [])).toEqual(['ne sait pas', 'N/A']);
    await leave();
    await give(join(files.folder, 'offices.csv'));
    await page.getByRole('status').filter({ hasText: /400 new/ }).waitFor();
    await choose(path, () => menu(/^Load a plan/));
    await page.getByText(/^The plan was loaded/).waitFor();
    await chooseTab(/^Columns/);
    await expect.poll(async () => { await walkTo(2); return page.getByRole('checkbox', { name: /^Confidential/ }).isChecked(); }).toBe(true);
    await leave();
  });

  it('a protected workbook asks for its password: a wrong one is said, the right one opens it', async () => {
    await give(join(projectRoot, 'test', 'fixtures', 'files', 'protected.xlsx'));
    const field = page.getByRole('textbox', { name: 'Password of the file' }).or(page.locator('input[type="password"]')).first();
    await field.waitFor();
    // The field has the focus already.
    await page.keyboard.type('trois mots connus');
    await page.keyboard.press('Enter');
    await expect.poll(said).toMatch(/does not open|is not the password|wrong/i);
    await page.locator('input[type="password"]').first().focus();
    await page.keyboard.type('trois mots secrets');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: /12 new/ }).waitFor();
    await leave();
  });

  it('a folder is dropped on the window: its forms are one import', async () => {
    const folder = join(files.folder, 'forms');
    mkdirSync(folder, { recursive: true });
    for (const [at, country] of COUNTRIES.entries()) files.write(`forms/${country}.csv`, `Question,Answer\nCountry,${country}\nIs there a plan?,${at % 2 ? 'Yes' : 'No'}\nHow many work there?,${at}\n`);
    files.write('forms/empty.csv', '');
    files.write('forms/notes.md', 'no survey file');
    const cdp = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data: { items: [], files: [folder], dragOperationsMask: 1 } });
    await page.getByRole('status').filter({ hasText: /12 new/ }).waitFor();
    await chooseTab(/^Files/);
    await expect.poll(said).toMatch(/empty\.csv.* is empty/s);
    await page.getByRole('checkbox', { name: /^Go on without the refused files/ }).focus();
    await page.keyboard.press('Space');
    await press(/^Bring in 12 cases/);
    await expect.poll(async () => (await service.project.status())?.cases).toBe(12);
    // The window hears of it a moment after the service did it.
    await page.getByRole('contentinfo').getByText(/^Undo/).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await service.project.status())?.cases).toBe(0);
  });

  it('an import is given up half-way, and leaves the project as it was', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `R-${at},${at % 97},"Answer ${at} of office ${at % 311}: the budget lapsed and nobody replaced the staff who left in year ${at % 13}","Remark ${at}: it rained in week ${at % 53} and the road was closed"`);
    await give(files.write('large.csv', ['Respondent ID,Number of staff,What is difficult?,Remarks', ...rows].join('\n')));
    await page.getByRole('status').filter({ hasText: /30,000 new/ }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Bring in 30,000 cases/ }).isEnabled()).toBe(true);
    await press(/^Bring in 30,000 cases/);
    await page.getByRole('progressbar').waitFor();
    await press(/^Cancel$/);
    // Back in the wizard, with everything still chosen; nothing is stored.
    await page.getByRole('status').filter({ hasText: /30,000 new/ }).waitFor();
    expect((await service.project.status())?.cases).toBe(0);
    expect((await service.project.history({ limit: 50 })).events.filter(({ act }) => act.act === 'import.commit')).toHaveLength(1);
    await leave();
  });

  it('a file that is being looked at waits while another room is open, and does not outlive its project', async () => {
    await give(join(files.folder, 'offices.csv'));
    await page.getByRole('status').filter({ hasText: /400 new/ }).waitFor();
    // Another room in between: the data room leads back to it.
    await page.keyboard.press('Control+1');
    const waits = page.getByText(/“offices.csv” waits to be brought in/);
    await waits.waitFor();
    await press(/^Go on with it/);
    await page.getByRole('status').filter({ hasText: /400 new/ }).waitFor();
    await page.keyboard.press('Control+1');
    await waits.waitFor();
    await service.project.create({ path: join(window.folder, 'projects', 'other.swproj'), name: 'Other study', passphrase: 'other words', template: 'empty', coder: 'B' });
    await page.getByRole('button', { name: /Other study/ }).waitFor();
    await expect.poll(said).toMatch(/no data yet/i);
    await expect.poll(() => waits.count()).toBe(0);
    // What was refused does not wait.
    await give(files.write('note.csv', '%PDF-1.7 a letter'));
    await page.getByText(/is a PDF document/).waitFor();
    await page.keyboard.press('Control+1');
    await expect.poll(said).toMatch(/no data yet/i);
    expect(await page.getByText(/waits to be brought in/).count()).toBe(0);
  });
});
