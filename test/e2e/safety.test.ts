import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { filesWithSecrets } from '#test/helpers/planted-secrets.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

let opened: OpenWorkbench<ServedService>;
let page: Page;
const PASSPHRASE = 'four unrelated words here';
beforeAll(async () => {
  opened = await openWorkbench();
  ({ page } = opened);
  await page.clock.install();
  await new WorkbenchPage(page).newProject('Locked study', PASSPHRASE);
});
afterAll(() => opened.close());

const unlock = async (): Promise<void> => {
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByText('encrypted, saved').waitFor();
};

describe('a project left alone', () => {
  it('locks itself after the chosen time, shows nothing, and opens again with its passphrase only', async () => {
    await page.clock.fastForward(14 * 60_000);
    expect(await page.getByText('encrypted, saved').count()).toBe(1);
    await page.mouse.move(10, 10);
    await page.clock.fastForward(16 * 60_000);
    await page.getByRole('heading', { name: 'Locked study is locked' }).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await expect.poll(() => serious(page)).toEqual([]);
    await page.getByLabel('Passphrase').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The passphrase does not open').waitFor();
    await unlock();
  });

  it('that lies twice in a synchronised folder is said to', async () => {
    const folder = join(opened.folder, 'projects');
    const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith('.swproj'))!;
    const copy = name.replace('.swproj', ' (conflicted copy 2026-01-02).swproj');
    writeFileSync(join(folder, copy), '');
    await page.keyboard.press('Control+Shift+L');
    await unlock();
    const said = page.locator('.toast', { hasText: 'seems to have made a second version of this project' });
    await said.getByText(basename(copy)).waitFor();
    await said.getByRole('button', { name: 'Close' }).click();
    rmSync(join(folder, copy));
  });

  it('gets a new passphrase, and opens with that alone', async () => {
    const command = async (words: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(words);
      await page.keyboard.press('Enter');
    };
    await command('change the passphrase');
    const dialog = page.getByRole('dialog', { name: 'Change the passphrase' });
    const change = async (from: string, to: string, again = to): Promise<void> => {
      await dialog.getByLabel('Current passphrase').fill(from);
      await dialog.getByLabel('New passphrase', { exact: true }).fill(to);
      await dialog.getByLabel('Passphrase again').fill(again);
      await page.keyboard.press('Enter');
    };
    // Typed otherwise the second time, Enter changes nothing either.
    await change(PASSPHRASE, 'another four words here', 'another four word');
    await change('wrong', 'another four words here');
    await dialog.getByText('That is not the current passphrase').waitFor();
    await change(PASSPHRASE, 'another four words here');
    await page.getByText('The passphrase is changed.').waitFor();
    await page.keyboard.press('Control+Shift+L');
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByText('The passphrase does not open').waitFor();
    await page.getByLabel('Passphrase').fill('another four words here');
    await page.keyboard.press('Enter');
    await page.getByText('encrypted, saved').waitFor();
    await command('change the passphrase');
    await change('another four words here', PASSPHRASE);
    await page.getByText('The passphrase is changed.').first().waitFor();
  });

  it('locks by key, and stays locked where the page is loaded again', async () => {
    await page.keyboard.press('Control+Shift+L');
    await page.getByRole('heading', { name: 'Locked study is locked' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Locked study is locked' }).waitFor();
    await unlock();
  });

  it('keeps no name where none is wanted', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('privacy and safety');
    await page.keyboard.press('Enter');
    await page.getByText('Keep no list of recent projects').click();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.keyboard.press('Control+Shift+L');
    await page.getByRole('heading', { name: 'A project is locked' }).waitFor();
    expect(filesWithSecrets(join(opened.folder, 'user'), ['Locked study'])).toEqual([]);
    await unlock();
  });
});

describe('backups in the window', () => {
  it('are made by hand, listed, and restored in two presses beside the project', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('backups and restore');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Backups' });
    await dialog.getByText('There is no backup yet').waitFor();
    await dialog.getByRole('button', { name: 'Make a backup now' }).click();
    await dialog.getByRole('button', { name: /^Restore the backup of/u }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('The backup was restored and opened').waitFor();
    const projects = readdirSync(join(opened.folder, 'projects'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.swproj'));
    expect(projects.filter((name) => name.includes('(restored '))).toHaveLength(1);
  });

  it('and salvage are offered where a project is damaged', async () => {
    await new WorkbenchPage(page).closeProject();
    const folder = join(opened.folder, 'projects');
    const project = join(folder, readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('Locked study.swproj') || name.endsWith('locked-study.swproj')) ?? '');
    expect(existsSync(project)).toBe(true);
    const file = openSync(project, 'r+');
    const pages = statSync(project).size / 4096;
    writeSync(file, Buffer.alloc(64, 1), 0, 64, Math.floor(pages - 3) * 4096 + 900);
    closeSync(file);
    await page.getByRole('button', { name: /^Open a project/u }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Project file').fill(project);
    await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await dialog.getByText('is damaged').waitFor();
    await dialog.getByRole('button', { name: 'Salvage what can be read…' }).click();
    await dialog.getByRole('button', { name: 'Salvage it' }).click();
    await page.getByText('encrypted, saved').waitFor();
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('(salvaged)'))).not.toEqual([]);
  });
});

describe('the search for secrets', () => {
  it('finds one that is planted, in either encoding', () => {
    const folder = join(opened.folder, 'user');
    writeFileSync(join(folder, 'planted.bin'), Buffer.from('xx the ministry said no xx', 'utf16le'));
    expect(filesWithSecrets(folder, ['the ministry said no']).map(({ found }) => found)).toEqual([1]);
  });
});
