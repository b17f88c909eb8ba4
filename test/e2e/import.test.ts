import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouterClient } from '@orpc/server';
import type { ContractClient } from '#core/contract/api/index.ts';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import type { Service } from '#service/service.ts';

/** How long a check may wait on a busy machine. */
const SOON = { timeout: 30_000 };
const HEAD = ['Respondent ID', 'Country', 'Is there a committee?', 'Number of staff', 'What is difficult?'];
const COUNTRIES = ['Nepal', 'Kenya', 'France', 'Malta', 'Peru', 'Brazil', 'Ghana', 'Togo', 'Chile', 'Japan', 'Italy', 'Yeman'];
const BASE = COUNTRIES.map((country, index) => [`R-${1001 + index}`, country, index % 3 === 0 ? 'Yes' : 'No', String(20 + index * 3), `Office ${index} says that the budget lapsed and nobody replaced the staff who left that year`]);
/** Words that only English sentences of this program have. */
const ENGLISH = /\b(the|this|that|which|are|was|were|cannot|Choose|Correct|different answers|Row \d|Column “)\b/;

let window: OpenWorkbench<ServedService>;
let page: Page;
let service: ContractClient;
beforeAll(async () => {
  window = await openWorkbench({ window: { viewport: { width: 1280, height: 720 }, locale: 'fr-FR' } });
  ({ page } = window);
  // Choosers are caught from now on; a listener that comes with the key press may come too late.
  page.on('filechooser', () => {});
  service = createRouterClient((window.service as unknown as Service).router, { context: {} }) as unknown as ContractClient;
  await service.project.create({ path: join(window.folder, 'projects', 'revue.swproj'), name: 'Revue', passphrase: 'quatre mots sans lien', template: 'national-response' });
  await page.getByRole('button', { name: 'Données', exact: true }).waitFor(SOON);
});
afterAll(() => window.close());

function csv(name: string, rows: readonly (readonly string[])[]): string {
  const folder = join(window.folder, 'files');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, [HEAD, ...rows].map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
  return path;
}
/** Gives a file to the program with the keyboard alone, but for the system's own dialog. */
async function give(path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser', SOON), page.keyboard.press('Control+i')]);
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
const press = async (name: RegExp): Promise<void> => { await page.getByRole('button', { name }).first().focus(); await page.keyboard.press('Enter'); };

describe('bringing files in, in French and by keyboard', () => {
  it('refuses hostile files with a French sentence', async () => {
    writeFileSync(join(window.folder, 'vide.csv'), '');
    await give(join(window.folder, 'vide.csv'));
    await page.getByRole('alert').filter({ hasText: /est vide/ }).waitFor(SOON);
    expect(await said()).not.toMatch(ENGLISH);
    writeFileSync(join(window.folder, 'faux.xlsx'), 'PK\u0003\u0004 this is no archive at all, whatever its name says');
    await give(join(window.folder, 'faux.xlsx'));
    await page.getByRole('alert').filter({ hasText: /faux\.xlsx/ }).waitFor(SOON);
    expect(await said()).not.toMatch(ENGLISH);
    await press(/^Fermer$/);
  });

  it('says each problem of a file in French', async () => {
    await give(csv('bureaux.csv', BASE));
    await page.getByRole('status').filter({ hasText: /12 nouveaux/ }).waitFor(SOON);
    await chooseTab(/^Problèmes/);
    await expect.poll(said, SOON).toMatch(/« Yeman » n’est pas un pays reconnu/);
    expect((await said()).replaceAll(/Is there a committee\?|What is difficult\?|says that the budget.*/g, '')).not.toMatch(ENGLISH);
  });
});
