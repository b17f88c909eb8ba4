import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import { createService, type Service } from '#service/service.ts';
import { windowArguments } from '../../electron/browser/app-window.ts';
import { findBrowser } from '../../electron/browser/find-browser.ts';
import { startBrowserHost, type BrowserHost } from '../../electron/browser/host.ts';
import { builtPage } from '../helpers/built-page.ts';
import { filesWithSecrets } from '../helpers/planted-secrets.ts';
import { smallProject } from '../helpers/small-project.ts';

const SECRETS = Array.from({ length: 50 }, (_, index) => `planted secret number ${index + 1} of the ministry`);
const TYPED = 'words that were typed and never sent';

const system = findBrowser();
/** What a browser that is started as for a person writes into its profile: history, preferences, sessions, caches, storage, crash reports. */
describe.skipIf(system === null)(`the profile of a browser window${system === null ? ' (not run: no browser of this machine; the one that comes along keeps no profile)' : ''}`, () => {
  let folder: string;
  let service: Service;
  let host: BrowserHost;
  let project: ReturnType<typeof smallProject>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'profile-'));
    project = smallProject({ answers: SECRETS.map((secret) => [secret]), codes: ['money'] });
    project.session.close();
    service = createService({ userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects'), shell: 'test' });
    const client: ContractClient = createRouterClient(service.router, { context: {} });
    await client.project.open({ path: project.path, passphrase: 'secret' });
    host = await startBrowserHost({ service, rendererFolder: await builtPage() });
  }, 300_000);
  afterAll(async () => { await host.close(); await service.close(); project.close(); rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); });

  it('holds no answer that was read, searched, typed or copied, neither while the window is open (or killed) nor once it was closed', async () => {
    const profile = join(folder, 'window');
    mkdirSync(profile);
    const leaks = (): unknown[] => filesWithSecrets(profile, [...SECRETS, TYPED]);
    const child = spawn(system!, [...windowArguments(host.issueUrl(), profile), '--headless', '--remote-debugging-port=0'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = once(child, 'exit');
    try {
      const browser = await chromium.connectOverCDP(await listening(child.stderr));
      const page = browser.contexts()[0]!.pages()[0]!;
      page.setDefaultTimeout(90_000);
      await page.getByRole('navigation').first().waitFor();
      await page.keyboard.press('Control+2');
      await page.getByRole('document', { name: /^Answer of / }).getByText(SECRETS[0]!).waitFor();
      for (const keys of ['j', 'Control+a', 'Control+c', 'Control+k']) await page.keyboard.press(keys);
      await page.getByRole('combobox').fill(TYPED);
      expect(await page.evaluate(() => document.body.innerText.includes('planted secret'))).toBe(true);
      await page.reload();
      await page.getByRole('navigation').first().waitFor();
      expect(leaks()).toEqual([]);
      await browser.close();
    } finally {
      child.kill();
      await ended;
    }
    expect(leaks()).toEqual([]);
    // The search finds what Chromium does write there: the address it showed.
    expect(filesWithSecrets(profile, [host.origin])).not.toEqual([]);
  }, 300_000);
});

/** The address by which the browser is driven. What it says afterwards is read on, or it would end at a full pipe. */
function listening(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, address] = /DevTools listening on (ws:\S+)/u.exec(text) ?? [];
      if (address !== undefined) resolve(address);
    });
    output.once('end', () => { reject(new Error(`the browser did not start: ${text}`)); });
  });
}
