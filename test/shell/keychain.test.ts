import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import { keychainThrough } from '#service/keychain/system-keychain.ts';
import { serveParentPort } from '#service/parent-port.ts';
import { createService, type Service } from '#service/service.ts';
import { startShell } from '../../electron/main/start-shell.ts';
import { exposeShell, type DesktopShell } from '../../electron/preload/expose-shell.ts';
import { ElectronStandIn } from '../helpers/electron-stand-in.ts';
import { filesWithSecrets } from '../helpers/planted-secrets.ts';

/** The whole way on Electron's stand-in: page, preload, main, data process, keychain, and back. */
const PASSPHRASE = 'four unrelated words here';
let folder: string;
let userFolder: string;
let project: string;
let electron: ElectronStandIn;
let client: ContractClient;
let services: Service[];
let port: MessagePort | null;

async function start(): Promise<void> {
  electron = new ElectronStandIn((child) => {
    const service = createService({ userFolder, projectsFolder: join(folder, 'projects'), shell: 'electron', keychain: keychainThrough(child.parentPort) });
    services.push(service);
    serveParentPort(child.parentPort, service, (code) => { child.emit('exit', code); });
  });
  await startShell(electron.api, { programFolder: '/program', rendererFolder: folder, folders: { userFolder, projectsFolder: join(folder, 'projects') }, argv: ['program'], platform: 'linux' });
  const page = electron.page(electron.windows[0]!);
  exposeShell(page.api, { location: { origin: 'app://workbench' }, postMessage: (_message, _origin, [given]) => { port = given as MessagePort; } }, 'linux');
  (page.exposed['workbenchShell'] as DesktopShell).requestPort();
  port!.start();
  client = createORPCClient(new RPCLink({ port: port! }));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keychain-'));
  userFolder = join(folder, 'user');
  mkdirSync(userFolder);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>Page</title></head></html>');
  project = join(folder, 'Ministry study.swproj');
  services = [];
  await start();
  await client.project.create({ path: project, name: 'Ministry study', passphrase: PASSPHRASE, template: 'empty' });
});
afterEach(async () => {
  port?.close();
  for (const service of services) await service.close();
  rmSync(folder, { recursive: true, force: true });
});
const file = (): string => join(userFolder, 'keychain.json');

describe('the system’s keychain', () => {
  it('keeps nothing until it is asked to, then opens the locked project without its passphrase, and forgets when told', async () => {
    expect(await client.project.keychain()).toEqual({ state: 'ready', remembered: false });
    expect(existsSync(file())).toBe(false);
    await expect(client.project.openRemembered({ path: project })).rejects.toMatchObject({ data: { code: 'KEY_NOT_REMEMBERED' } });
    await client.project.rememberKey();
    await client.project.lock();
    expect(await client.project.keychain({ path: project })).toEqual({ state: 'ready', remembered: true });
    expect(await client.project.openRemembered({ path: project })).toMatchObject({ name: 'Ministry study' });
    expect(await client.project.forgetKey()).toEqual({ forgotten: true });
    expect(existsSync(file())).toBe(false);
    await client.project.lock();
    await expect(client.project.openRemembered({ path: project })).rejects.toMatchObject({ data: { code: 'KEY_NOT_REMEMBERED' } });
  });

  it('leaves neither the passphrase nor the name of a study in clear, in a file for this account alone', async () => {
    await client.project.rememberKey();
    expect(filesWithSecrets(userFolder, [PASSPHRASE]).concat(filesWithSecrets(userFolder, [PASSPHRASE].map((text) => Buffer.from(text).toString('base64'))))).toEqual([]);
    expect(readFileSync(file(), 'utf8')).not.toMatch(/Ministry|swproj/u);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('is told of a new passphrase, and of none where it does not answer then', async () => {
    await client.project.rememberKey();
    await client.project.rekey({ passphrase: PASSPHRASE, newPassphrase: 'another one altogether' });
    await client.project.lock();
    expect(await client.project.openRemembered({ path: project })).toMatchObject({ name: 'Ministry study' });
    electron.safeStorage.available = false;
    await client.project.rekey({ passphrase: 'another one altogether', newPassphrase: PASSPHRASE });
    electron.safeStorage.available = true;
    expect(await client.project.keychain()).toEqual({ state: 'ready', remembered: false });
  });

  it('forgets a passphrase that no longer opens the project, and says so', async () => {
    await client.project.rememberKey();
    const kept = readFileSync(file());
    await client.project.rekey({ passphrase: PASSPHRASE, newPassphrase: 'changed elsewhere' });
    await client.project.close();
    writeFileSync(file(), kept);
    await expect(client.project.openRemembered({ path: project })).rejects.toMatchObject({ data: { code: 'KEY_STALE', details: { file: 'Ministry study.swproj' } } });
    expect(await client.project.keychain({ path: project })).toMatchObject({ remembered: false });
    expect(await client.project.open({ path: project, passphrase: 'changed elsewhere' })).toMatchObject({ name: 'Ministry study' });
  });

  it('is refused where Linux has none and Electron’s own password would stand for it', async () => {
    electron.safeStorage.backend = 'basic_text';
    expect(await client.project.keychain()).toEqual({ state: 'plain', remembered: false });
    await expect(client.project.rememberKey()).rejects.toMatchObject({ data: { code: 'KEYCHAIN_PLAIN' } });
    expect(existsSync(file())).toBe(false);
  });

  it('that is locked, or another account’s, opens nothing and loses nothing, and its words are not passed on', async () => {
    await client.project.rememberKey();
    await client.project.lock();
    electron.safeStorage.account = 2;
    const refused = await client.project.openRemembered({ path: project }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ data: { code: 'KEYCHAIN_NONE' } });
    expect(String(refused)).not.toContain('not mine');
    electron.safeStorage.account = 1;
    electron.safeStorage.available = false;
    await expect(client.project.openRemembered({ path: project })).rejects.toMatchObject({ data: { code: 'KEYCHAIN_NONE' } });
    electron.safeStorage.available = true;
    expect(await client.project.openRemembered({ path: project })).toMatchObject({ name: 'Ministry study' });
  });

  it('goes with the entry of the recent list', async () => {
    await client.project.rememberKey();
    await client.app.forgetRecent({ path: project });
    expect(await client.project.keychain()).toMatchObject({ remembered: false });
  });

  it('answers the data process alone what has exactly the expected shape', async () => {
    const [child] = electron.children;
    const answered: unknown[] = [];
    child!.parentPort.on('message', ({ data }: { data: unknown }) => answered.push(data));
    for (const message of [null, 'keychain', { kind: 'keychain' }, { kind: 'keychain', id: 1, ask: 'all' }, { kind: 'keychain', id: 1, ask: 'unseal', sealed: 'x' }, { kind: 'keychain', id: 1, ask: 'seal', secret: 'x', more: 1 }]) child!.emit('message', message);
    await client.project.keychain();
    expect(answered.filter((each) => (each as { id?: number }).id === 1 && 'secret' in (each as object))).toEqual([]);
    expect(answered).toHaveLength(1);
  });

  it('is out of reach of a browser’s window, which says so', async () => {
    const browser = createService({ userFolder: join(folder, 'other'), projectsFolder: join(folder, 'projects'), shell: 'browser' });
    services.push(browser);
    const own: ContractClient = createRouterClient(browser.router, { context: {} });
    expect(await own.project.keychain({ path: project })).toEqual({ state: 'browser', remembered: false });
    await client.project.close();
    await own.project.open({ path: project, passphrase: PASSPHRASE });
    await expect(own.project.rememberKey()).rejects.toMatchObject({ data: { code: 'KEYCHAIN_BROWSER' } });
  });
});
