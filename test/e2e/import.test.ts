import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouterClient } from '@orpc/server';
import type { ContractClient } from '#core/contract/api/index.ts';
import { INCOME_CLASSES } from '#core/framework/income.ts';
import { UNICEF_REGIONS } from '#core/framework/regions.ts';
import { openWorkbench, type OpenWorkbench } from '#test/helpers/browser.ts';
import { temporaryFiles } from '#test/helpers/temporary-files.ts';
import type { Service } from '#service/service.ts';

/** How long a check may wait on a busy machine. */
const HEAD = ['Respondent ID', 'Country', 'Is there a committee?', 'Number of staff', 'What is difficult?'];
const COUNTRIES = ['Nepal', 'Kenya', 'France', 'Malta', 'Peru', 'Brazil', 'Ghana', 'Togo', 'Chile', 'Japan', 'Italy', 'Yeman'];
const BASE = COUNTRIES.map((country, index) => [`R-${1001 + index}`, country, index % 3 === 0 ? 'Yes' : 'No', String(20 + index * 3), `Office ${index} says that the budget lapsed and nobody replaced the staff who left that year`]);
/** Words that only English sentences of this program have. */
const ENGLISH = /\b(the|this|that|which|are|was|were|cannot|Choose|Correct|different answers|Row \d|Column “)\b/;

let window: OpenWorkbench<Service>;
let page: Page;
let service: ContractClient;
beforeAll(async () => {
  window = await openWorkbench({ window: { viewport: { width: 1280, height: 720 }, locale: 'fr-FR' } });
  ({ page } = window);
  service = createRouterClient(window.service.router, { context: {} });
  await service.project.create({ path: join(window.folder, 'projects', 'revue.swproj'), name: 'Revue', passphrase: 'quatre mots sans lien', template: 'national-response' });
  await page.getByRole('button', { name: 'Données', exact: true }).waitFor();
});
afterAll(() => window.close());

/** Files of the user's: they lie outside what the program writes, and hold answers. */
const files = temporaryFiles();
afterAll(() => files.remove());
const csv = (name: string, rows: readonly (readonly string[])[]): string => files.write(name, [HEAD, ...rows].map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
/** Gives a file to the program with the keyboard alone, but for the system's own dialog. */
async function give(path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+i')]);
  await chooser.setFiles(path);
}
/** What the room says, with plain spaces. */
const said = async (): Promise<string> => (await page.getByRole('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ');
/** Chooses a tab by its keys: the list is reached, and the arrows walk it. */
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
  await page.keyboard.press('Home');
  const reached = (): Promise<boolean> => option.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 40 && !(await reached()); step++) await page.keyboard.press('ArrowDown');
  expect(await reached()).toBe(true);
  await page.keyboard.press('Enter');
}
const region = (english: string): string => UNICEF_REGIONS.find(({ en }) => en === english)!.fr;
const groupsOf = async (iso3: string) => (await service.data.classification()).countries.find((country) => country.iso3 === iso3)!;
const press = async (name: RegExp): Promise<void> => { await page.getByRole('button', { name }).first().focus(); await page.keyboard.press('Enter'); };

describe('bringing files in, in French and by keyboard', () => {
  it('refuses hostile files with a French sentence', async () => {
    await give(files.write('vide.csv', ''));
    await page.getByRole('alert').filter({ hasText: /est vide/ }).waitFor();
    expect(await said()).not.toMatch(ENGLISH);
    await give(files.write('faux.xlsx', 'PK\u0003\u0004 this is no archive at all, whatever its name says'));
    await page.getByRole('alert').filter({ hasText: /faux\.xlsx/ }).waitFor();
    expect(await said()).not.toMatch(ENGLISH);
    await press(/^Fermer$/);
  });

  it('says why each column was taken for what it is, and each problem, in French', async () => {
    await give(csv('bureaux.csv', BASE));
    await page.getByRole('status').filter({ hasText: /12 nouveaux/ }).waitFor();
    await chooseTab(/^Problèmes/);
    await expect.poll(said).toMatch(/« Yeman » n’est pas un pays reconnu/);
    expect((await said()).replaceAll(/Is there a committee\?|What is difficult\?|says that the budget.*/g, '')).not.toMatch(ENGLISH);
    await chooseTab(/^Colonnes/);
    // The list has just been drawn: it may draw its rows once more while the first key is pressed.
    await expect.poll(async () => {
      await page.getByRole('tabpanel').locator('[row-index="0"] .ag-cell').nth(2).focus();
      for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
      return said();
    }).toMatch(/Pourquoi : Des nombres/);
    // A group set where countries are mapped holds for the project from its first cases on.
    await chooseTab(/^Pays/);
    await pick(/Région\s:\sMalte/, region('South Asia'));
    await expect.poll(() => page.getByRole('button', { name: /Région\s:\sMalte/ }).textContent()).toContain(region('South Asia'));
    await expect.poll(() => page.getByRole('button', { name: /^Importer 12 cas/ }).isEnabled()).toBe(true);
    await press(/^Importer 12 cas/);
    // One name is not matched to a country: it is asked before anything is brought in.
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Importer', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^Importé\s: 12 cas/).waitFor();
    expect(await groupsOf('MLT')).toMatchObject({ region: 'South Asia', regionByHand: true, incomeByHand: false });
  });

  it('puts countries into other groups for the whole project, and back; each is one undo', async () => {
    await page.keyboard.press('Control+k');
    await page.locator('.palette-input').fill('groupes de pays');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Groupes de pays' }).waitFor();
    const published = (await groupsOf('NPL')).income;
    await pick(/Tranche de revenu\s:\sNépal/, INCOME_CLASSES.find(({ id }) => id === 'high')!.fr);
    await expect.poll(() => groupsOf('NPL')).toMatchObject({ income: 'high', incomeByHand: true });
    await pick(/Région\s:\sMalte/, 'Comme publié');
    await expect.poll(() => groupsOf('MLT')).toMatchObject({ region: 'Western Europe', regionByHand: false });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => groupsOf('MLT')).toMatchObject({ region: 'South Asia', regionByHand: true });
    await page.keyboard.press('Control+z');
    await expect.poll(() => groupsOf('NPL')).toMatchObject({ income: published, incomeByHand: false });
  });

  it('offers a file of the same questions as a newer one, and shows what it changes', async () => {
    const code = await service.codes.create({ name: 'Argent', kind: 'gap' });
    const { rows } = await service.coding.answers({ contextVariables: [] });
    for (const { answerId } of rows.slice(0, 3)) {
      const { text } = await service.coding.answer({ answerId });
      const start = text.indexOf('budget lapsed');
      await service.coding.apply({ answerIds: [answerId], codeId: code.id, start, end: start + 13 });
    }
    const changed = [...BASE, ['R-2000', 'India', 'Yes', '7', 'A new office whose staff has been trained well']].map((line) => [...line]);
    changed[0]![4] = `In short: ${changed[0]![4]}`;
    changed[1]![4] = 'Office 1 says that its budgets have lapsed since the vote';
    changed[2]![4] = 'Nothing of what was said stands here any more';
    changed[3]![2] = 'No';
    await give(csv('bureaux-corrigés.csv', changed));
    await press(/^Le lire comme «\sbureaux\s»/);
    await page.getByRole('tab', { name: /^Changements/ }).waitFor();
    // The field follows; passing through it must not make the file another questionnaire again.
    const instrument = page.getByRole('textbox', { name: 'Instrument' });
    expect(await instrument.inputValue()).toBe('bureaux');
    await instrument.focus();
    await page.keyboard.press('Tab');
    await chooseTab(/^Changements/);
    await expect.poll(() => page.getByRole('button', { name: /^Cellules/ }).textContent()).toMatch(/4/);
    await press(/^Mots codés/);
    await expect.poll(said).toMatch(/0 en place, 1 qui suivent leurs mots, 2 en attente/);
    await expect.poll(() => page.getByRole('button', { name: /^(Importer|Mettre à jour) \d+ cas/ }).isEnabled()).toBe(true);
    await press(/^(Importer|Mettre à jour) \d+ cas/);
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Importer', exact: true }).focus();
    await page.keyboard.press('Enter');
  });

  it('asks about the codings whose words are gone, one key each, and one undo takes each decision back', async () => {
    await page.getByRole('listbox', { name: 'Mots modifiés' }).waitFor();
    const waiting = () => service.updating.edited().then((items) => items.length);
    expect(await waiting()).toBe(2);
    // The words most like the coded ones are selected: m moves the coding there.
    await page.getByText(/Sélection\s: «\sbudgets have lapsed\s»/).waitFor();
    await page.keyboard.press('m');
    await expect.poll(waiting).toBe(1);
    await page.getByText(/^Nothing of what was said/).first().waitFor();
    await page.getByRole('textbox', { name: 'Maintenant' }).focus();
    await page.keyboard.press('w');
    await expect.poll(waiting).toBe(0);
    await page.getByText('Rien à décider').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(waiting).toBe(1);
  });

  it('makes a derived variable from bands, says it in words, and changes it again', async () => {
    await page.keyboard.press('Control+1');
    await press(/^Nouvelle variable dérivée/);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Libellé' }).fill('Taille');
    await dialog.getByRole('radio', { name: /Un nombre en tranches/ }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('combobox', { name: 'Nombre' }).focus();
    await page.keyboard.type('Number of staff');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'Une tranche commence à' }).fill('30');
    await dialog.getByRole('status').filter({ hasText: /moins de 30\s: Number of staff est inférieur à 30/ }).waitFor();
    await press(/^Créer la variable$/);
    await expect.poll(async () => (await service.data.variables()).find(({ id }) => id === 'taille')?.categories?.map(({ count }) => count)).toEqual([5, 8]);
    await dialog.waitFor({ state: 'detached' });
    await press(/^Modifier la formule/);
    const when = page.getByRole('dialog').getByRole('textbox', { name: 'Quand' });
    await when.nth(0).fill('number_of_staff < 40');
    await when.nth(1).fill('number_of_staff >= 40');
    await expect.poll(() => page.getByRole('button', { name: 'Enregistrer la modification' }).isEnabled()).toBe(true);
    await press(/^Enregistrer la modification$/);
    await expect.poll(async () => (await service.data.variables()).find(({ id }) => id === 'taille')?.categories?.map(({ count }) => count)).toEqual([8, 5]);
  });

  it('offers one status for what two questionnaires ask, one press each or all at once, each one undo', async () => {
    const answers = (seed: number, count: number): string[][] => Array.from({ length: 12 }, (_, index) => [`${seed}-${100 + index}`, ...Array.from({ length: count }, (__, at) => ((index + at + seed) % 3 ? 'Yes' : 'No'))]);
    const asked = [['Is there a national child helpline?', 'Is there a hotline?', 'Is there a research programme?', 'Do judges have training?'], ['Does a helpline exist?', 'A hotline exists', 'Research is carried out', 'Judiciary trained']];
    for (const [seed, words] of asked.entries()) {
      const path = files.write(`questionnaire-${seed}.csv`, [['ID', ...words], ...answers(seed, words.length)].map((line) => line.join(',')).join('\n'));
      const { importId, plan } = await service.importing.inspect({ source: { path } });
      await service.importing.commit({ importId, plan });
    }
    const made = async () => (await service.data.variables()).filter(({ id }) => id.startsWith('capability_')).length;
    await press(/^Mêmes questions 4$/);
    const offers = page.getByRole('dialog', { name: 'Un seul état pour plusieurs questionnaires' }).getByRole('listitem');
    await expect.poll(() => offers.count()).toBe(4);
    await offers.nth(1).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => offers.count()).toBe(3);
    expect(await made()).toBe(1);
    // The next line has the focus: the same key goes on.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Créer «/);
    await press(/^Créer les 3$/);
    await page.getByText('Tout est réuni').waitFor();
    expect(await made()).toBe(4);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(made).toBe(1);
  });

  it('gives the data out of the report room, without what is confidential', async () => {
    await page.keyboard.press('Control+4');
    const [download] = await Promise.all([page.waitForEvent('download'), press(/^Exporter les données$/)]);
    expect(download.suggestedFilename()).toBe('Revue données.xlsx');
    const path = join(files.folder, 'out.xlsx');
    await download.saveAs(path);
    const { plan } = await service.importing.inspect({ source: { path } });
    expect(plan.variables.map(({ label }) => label)).toContain('Number of staff');
  });
});
