import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import type { Service } from '#service/service.ts';
import { openWorkbench, type OpenWorkbench } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { smallProject } from '#test/helpers/small-project.ts';
import { ReviewPage } from './pages/review-page.ts';

const CSV = 'id,path,name,description,label_fr\nbudget,Money / budget,budget,No money for it,Budget\npeople,people,staff,,\n';

describe('a codebook from a file, by keyboard only', () => {
  const small = smallProject({ answers: [['No budget']], codes: ['budget', 'people'] });
  let workbench: OpenWorkbench<Service>;
  let client: ContractClient;
  beforeAll(async () => {
    small.session.close();
    workbench = await openWorkbench<Service>();
    client = createRouterClient(workbench.service.router, { context: {} });
    await client.project.open({ path: small.path, passphrase: 'secret' });
    await workbench.page.getByRole('button', { name: 'Code', exact: true }).waitFor();
  }, 120_000);
  afterAll(async () => { await workbench.close(); small.close(); });

  it('says code by code what would change, changes nothing until told to, and takes it back', async () => {
    const { page } = workbench;
    const names = async (): Promise<string[]> => (await client.codes.list()).map(({ path }) => path).toSorted();
    await new ReviewPage(page).command('codebook: import and export');
    const dialog = page.getByRole('dialog', { name: 'Codebook', exact: true });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), dialog.getByRole('button', { name: 'Import a codebook…' }).press('Enter')]);
    await chooser.setFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
    await dialog.getByText('codes.csv holds 2 codes. Imported, it would add 1 and change 2; none is taken away.').waitFor();
    const row = (name: string) => dialog.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) });
    expect(await row('Money / budget').textContent()).toContain('place · definition · labels · was “budget”');
    expect(await row('staff').textContent()).toContain('name · was “people”');
    expect(await row('Money').textContent()).toContain('New');
    expect(await names()).toEqual(['budget', 'people']);
    await expect.poll(() => serious(page)).toEqual([]);
    const picture = process.env['WORKBENCH_PICTURE'];
    if (picture) await page.screenshot({ path: picture });
    await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
    await dialog.getByText('codes.csv: 2 codes read, 1 added, 2 changed.').waitFor();
    expect(await names()).toEqual(['Money', 'Money / budget', 'staff']);
    await dialog.getByRole('button', { name: 'Undo the import' }).press('Enter');
    await expect.poll(names).toEqual(['budget', 'people']);
  });
});
