import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import { openWorkbench, type OpenWorkbench } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import type { Service } from '#service/service.ts';

const CSV = [
  'respondent id,country,region,Experience',
  'R-1,Kenya,Eastern and Southern Africa,"Judge Angela Mwangi in Mombasa closed the case. Call +254 722 000 123."',
  'R-2,Senegal,West and Central Africa,"Le commissaire Diallo dirige la brigade. Écrire à awa.ndiaye@exemple.sn."',
  'R-3,Peru,Latin America and Caribbean,"La doctora Lucía Fernández atiende a las víctimas en Cusco."',
  'R-4,Kenya,Eastern and Southern Africa,"The magistrate Angela Mwangi heard the child twice, and the National Police kept a list."',
].join('\n');

let workbench: OpenWorkbench<Service>;
let client: ContractClient;
beforeAll(async () => {
  workbench = await openWorkbench({ window: { viewport: { width: 1440, height: 900 } } });
  client = createRouterClient(workbench.service.router, { context: {} });
  await client.project.create({ path: join(workbench.folder, 'projects', 'privacy.swproj'), name: 'Privacy', passphrase: 'secret', template: 'empty', coder: 'Ana' });
  const { importId, plan } = await client.importing.inspect({ source: { name: 'a.csv', bytes: new File([CSV], 'a.csv') } });
  await client.importing.commit({ importId, plan });
  const code = await client.codes.create({ name: 'Court practice', kind: 'gap' });
  const { rows } = await client.coding.answers({});
  await client.coding.apply({ answerIds: rows.map((row) => row.answerId), codeId: code.id });
  for (const row of rows.slice(0, 3)) await client.coding.star({ codingId: (await client.coding.answer({ answerId: row.answerId })).codings[0]!.id, starred: true });
}, 120_000);
afterAll(() => workbench.close());

const press = async (...keys: string[]): Promise<void> => { for (const key of keys) await workbench.page.keyboard.press(key); };
const states = async (): Promise<string[]> => (await client.anonymising.findings({})).rows.map((row) => `${row.words} ${row.kind} ${row.state}`);

describe('privacy by keyboard', () => {
  it('looks through the answers and judges what was found', async () => {
    const { page } = workbench;
    await page.getByRole('button', { name: 'Data', exact: true }).waitFor();
    await press('Control+7');
    await page.getByText('4 answers have not been looked through yet.').waitFor();
    await page.getByRole('button', { name: 'Look through the answers' }).focus();
    await press('Enter');
    await expect.poll(async () => (await client.anonymising.findings({})).total).toBe(8);
    await page.locator('.privacy-text mark', { hasText: 'Angela Mwangi' }).waitFor();
    await page.getByText('Judge [Name 1] in [Place 1] closed the case. Call [Telephone 1].').waitFor();
    await page.getByRole('grid', { name: 'Names found' }).click({ position: { x: 300, y: 50 } });
    // The name everywhere; then the place, which is no secret; the telephone becomes a number of another kind.
    await press('Shift+A');
    await expect.poll(states).toContain('Angela Mwangi name accepted');
    expect((await states()).filter((line) => line === 'Angela Mwangi name accepted')).toHaveLength(2);
    await page.locator('.privacy-text mark', { hasText: 'Mombasa' }).waitFor();
    await press('r');
    await expect.poll(states).toContain('Mombasa place rejected');
    await page.getByText('Judge [Name 1] in Mombasa closed the case. Call [Telephone 1].').waitFor();
    await page.locator('.privacy-text mark', { hasText: '+254' }).waitFor();
    await press('7');
    await expect.poll(states).toContain('+254 722 000 123 id accepted');
  });

  it('makes a finding longer by a word, and undoes it', async () => {
    const { page } = workbench;
    await page.locator('.privacy-text mark', { hasText: 'Diallo' }).waitFor();
    await press('w');
    await expect.poll(states).toContain('Diallo dirige name accepted');
    await press('Control+z');
    await expect.poll(states).toContain('Diallo name open');
  });

  it('finds nothing serious with axe', async () => { await expect.poll(() => serious(workbench.page)).toEqual([]); });

  it('keeps the project’s own list, which is found at the next look', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: /^Own list/ }).click();
    await page.getByRole('button', { name: 'Add a line' }).press('Enter');
    await page.keyboard.type('National Police');
    await press('Tab');
    await page.keyboard.type('la police; PN');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await expect.poll(async () => (await client.anonymising.terms()).map((term) => [term.text, ...term.variants])).toEqual([['National Police', 'la police', 'PN']]);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await page.getByRole('tab', { name: /^Names found/ }).click();
    await page.getByText('have changed since they were last looked through').waitFor();
    await page.getByRole('button', { name: 'Look through the answers' }).press('Enter');
    await expect.poll(states).toContain('National Police name open');
    // What was judged stays judged.
    expect(await states()).toContain('Mombasa place rejected');
  });

  it('clears quotes: the ones chosen, confirmed with a name and a day', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: /^Quotes/ }).click();
    await expect.poll(() => page.getByRole('grid', { name: 'Quotes' }).getByRole('row').count()).toBe(4);
    await page.getByRole('grid', { name: 'Quotes' }).getByRole('gridcell').first().click();
    await page.getByRole('button', { name: 'Region only g' }).and(page.locator(':enabled')).waitFor();
    await press('g');
    await expect.poll(async () => (await client.clearance.quotes({ starred: true })).rows.map((row) => `${row.permission} ${row.state}`)).toEqual(['region pending', 'no pending', 'no pending']);
    expect((await client.clearance.printable({})).quotes).toEqual([]);
    await press('c');
    await page.getByRole('dialog', { name: /Confirmed by the respondent/ }).waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await page.keyboard.type('Ministry of Justice, Nairobi');
    await press('Enter');
    await expect.poll(async () => (await client.clearance.printable({})).quotes.map((quote) => [quote.words, quote.attribution]))
      .toEqual([['Judge [Name 1] in Mombasa closed the case. Call [Identifier 1].', 'Eastern and Southern Africa']]);
    await expect.poll(() => page.getByRole('gridcell', { name: 'Ministry of Justice, Nairobi' }).count()).toBe(1);
  });

  it('clears all words of a respondent, in French, in the dark', async () => {
    const { page } = workbench;
    await press('Control+k');
    await page.keyboard.type('switch to french');
    await press('Enter');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme="dark"]').waitFor();
    await page.getByRole('tab', { name: 'Répondants' }).click();
    await page.getByRole('grid', { name: 'Répondants' }).getByRole('gridcell', { name: 'R-2' }).click();
    await press('n');
    await expect.poll(async () => (await client.clearance.respondents()).map((row) => row.permission)).toEqual([null, 'named', null, null]);
    for (const tab of ['Répondants', 'Citations', 'Liste du projet', 'Noms trouvés']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await expect.poll(() => serious(workbench.page), { message: tab }).toEqual([]);
    }
  });
});
