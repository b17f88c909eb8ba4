import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { SystemKeychain } from '#service/keychain/system-keychain.ts';
import { createService } from '#service/service.ts';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

let opened: OpenWorkbench<ServedService> | null = null;
afterEach(async () => { await opened?.close(); opened = null; });

/** A keychain as the installed program has one; the rest of the way to Electron is test/shell/keychain.test.ts. */
const keychainIn = (state: 'ready' | 'plain' | 'none'): SystemKeychain => ({
  state: () => Promise.resolve(state),
  seal: (secret) => Promise.resolve(new Uint8Array(Buffer.from(secret).map((byte) => byte ^ 0x5a))),
  unseal: (sealed) => Promise.resolve(Buffer.from(sealed).map((byte) => byte ^ 0x5a).toString()),
});
const start = async (keychain?: SystemKeychain): Promise<Page> => {
  opened = await openWorkbench({ createService: (folders) => createService({ ...folders, shell: keychain ? 'electron' : 'browser', ...(keychain ? { keychain } : {}) }) });
  await new WorkbenchPage(opened.page).newProject('Kept study', 'four unrelated words here');
  return opened.page;
};
const openSafety = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('privacy and safety');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Privacy and safety' }).waitFor();
};
const choice = (page: Page) => page.getByRole('checkbox', { name: 'Open this project without its passphrase' });

describe('the keychain in the window', () => {
  it('is off, is turned on by key, opens the locked project, and is turned off again', async () => {
    const page = await start(keychainIn('ready'));
    await openSafety(page);
    expect(await choice(page).isChecked()).toBe(false);
    await page.getByText('Whoever is signed in to this account can then open the project').waitFor();
    await choice(page).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => choice(page).isChecked()).toBe(true);
    await expect.poll(() => serious(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.keyboard.press('Control+Shift+L');
    await page.getByRole('heading', { name: 'Kept study is locked' }).waitFor();
    await page.getByRole('button', { name: 'Open with the keychain' }).click();
    await page.getByText('encrypted, saved').waitFor();
    await openSafety(page);
    await page.getByText('Open this project without its passphrase').click();
    await expect.poll(() => choice(page).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.keyboard.press('Control+Shift+L');
    await page.getByLabel('Passphrase').waitFor();
    expect(await page.getByRole('button', { name: 'Open with the keychain' }).count()).toBe(0);
  });

  it('is not offered where it would protect nothing, and says why', async () => {
    const page = await start(keychainIn('plain'));
    await openSafety(page);
    await page.getByText('no keychain that would protect a passphrase').waitFor();
    expect(await choice(page).isDisabled()).toBe(true);
  });

  it('is out of reach of a browser’s window, which says so', async () => {
    const page = await start();
    await openSafety(page);
    await page.getByText('The window of a browser reaches no keychain').waitFor();
    expect(await choice(page).isDisabled()).toBe(true);
  });
});
