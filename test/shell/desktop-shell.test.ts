import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os, type RouterClient } from '@orpc/server';
import type { MenuItemConstructorOptions } from 'electron';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PORT_MESSAGE } from '#core/contract/shell.ts';
import { ElectronStandIn, preventable, type StandInChild, type StandInWindow } from '../helpers/electron-stand-in.ts';
import { exposeShell, type DesktopShell } from '../../electron/preload/expose-shell.ts';
import { serveParentPort } from '../../electron/service/parent-port.ts';
import { channels } from '../../electron/shell/channels.ts';
import { startShell } from '../../electron/main/start-shell.ts';

const router = {
  greet: os.handler(({ input }) => `Hello ${String(input)}`),
  size: os.handler(async ({ input }) => (await (input as File).arrayBuffer()).byteLength),
  count: os.handler(async function* () { yield 1; yield 2; await Promise.resolve(); }),
};
let rendererFolder: string;
beforeAll(() => {
  rendererFolder = mkdtempSync(join(tmpdir(), 'shell-'));
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><html><head><title>Page</title></head></html>');
  writeFileSync(join(rendererFolder, 'main.js'), 'export {};');
});
afterAll(() => { rmSync(rendererFolder, { recursive: true, force: true }); });

const ports: MessagePort[] = [];
afterEach(() => { for (const port of ports.splice(0)) port.close(); });

interface Started { electron: ElectronStandIn; window: StandInWindow; child: StandInChild; shell: DesktopShell; opened: MessagePort[]; closed: () => number; locked: () => number; start: () => boolean }

async function start(prepare: (electron: ElectronStandIn) => void = () => { /* as it is */ }, argv: string[] = ['program']): Promise<Started> {
  let closings = 0;
  let lockings = 0;
  const electron = new ElectronStandIn((child) => {
    serveParentPort(child.parentPort, { router, lock: () => { lockings += 1; }, close: () => { closings += 1; return Promise.resolve(); } }, (code) => { child.emit('exit', code); });
  });
  prepare(electron);
  const started = await startShell(electron.api, { programFolder: '/program', rendererFolder, folders: { userFolder: '/user', projectsFolder: '/projects' }, argv, platform: 'linux' });
  const window = electron.windows[0];
  const child = electron.children[0];
  if (window === undefined || child === undefined) return { electron, start: () => started } as unknown as Started;
  const page = electron.page(window);
  const opened: MessagePort[] = [];
  exposeShell(page.api, {
    location: { origin: 'app://workbench' },
    postMessage: (message, origin, [port]) => {
      expect([message, origin]).toEqual([PORT_MESSAGE, 'app://workbench']);
      opened.push(port as MessagePort);
      ports.push(port as MessagePort);
    },
  }, 'linux');
  return { electron, window, child, opened, shell: page.exposed['workbenchShell'] as DesktopShell, closed: () => closings, locked: () => lockings, start: () => started };
}

function clientOn(port: MessagePort): RouterClient<typeof router> {
  port.start();
  return createORPCClient(new RPCLink({ port }));
}

describe('a window and the data process', () => {
  it('talk through a port that main only hands over: calls, files, streams, errors', async () => {
    const { shell, opened, child } = await start();
    shell.requestPort();
    const [port] = opened;
    if (port === undefined) throw new Error('no port came');
    const client = clientOn(port);
    expect(await client.greet('Ana')).toBe('Hello Ana');
    expect(await client.size(new File([new Uint8Array(70_000)], 'survey.xlsx'))).toBe(70_000);
    const seen: number[] = [];
    for await (const value of await client.count()) seen.push(value);
    expect(seen).toEqual([1, 2]);
    await expect((client as unknown as { nothing: () => Promise<unknown> }).nothing()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([child.entry, child.args]).toEqual([join('/program', 'service.mjs'), ['--user-folder=/user', '--projects-folder=/projects']]);
  });

  it('end a port over which nonsense comes, and print none of it', async () => {
    const { shell, opened } = await start();
    const printed = vi.spyOn(console, 'error');
    shell.requestPort();
    const [port] = opened;
    if (port === undefined) throw new Error('no port came');
    const closed = new Promise<void>((done) => { port.once('close', () => { done(); }); });
    port.start();
    port.postMessage('an answer of a respondent');
    await closed;
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('lock when the machine goes to sleep or its screen is locked', async () => {
    const { electron, locked } = await start();
    electron.powerMonitor.emit('suspend');
    electron.powerMonitor.emit('lock-screen');
    await vi.waitFor(() => { expect(locked()).toBe(2); });
  });

  it('start again after a crash, when the person wants it', async () => {
    const { electron, child, opened } = await start();
    child.emit('exit', 139);
    await vi.waitFor(() => { expect(electron.children).toHaveLength(2); });
    expect(electron.dialogs.map(({ kind }) => kind)).toEqual(['message']);
    expect(electron.dialogs[0]?.options).toMatchObject({ message: 'The data process stopped.', buttons: ['Start again', 'Quit'] });
    await vi.waitFor(() => { expect(opened).toHaveLength(1); });
    const [port] = opened;
    if (port === undefined) throw new Error('no port came');
    expect(await clientOn(port).greet('again')).toBe('Hello again');
  });

  it('do not start again when the person quits', async () => {
    const { electron, child } = await start((each) => { each.answers.message = 1; });
    child.emit('exit', 1);
    await vi.waitFor(() => { expect(electron.app.quits).toBeGreaterThan(0); });
    expect(electron.children).toHaveLength(1);
  });

  it('speak French where the system does', async () => {
    const { electron, child } = await start((each) => { each.app.locale = 'fr-CA'; });
    child.emit('exit', 1);
    await vi.waitFor(() => { expect(electron.dialogs[0]?.options).toMatchObject({ buttons: ['Relancer', 'Quitter'] }); });
  });

  it('close the project before the program ends, once', async () => {
    const { electron, closed, child } = await start();
    const first = preventable();
    electron.app.emit('window-all-closed');
    electron.app.emit('before-quit', first);
    expect(first.prevented).toBe(true);
    await vi.waitFor(() => { expect(electron.app.quits).toBeGreaterThan(1); });
    const last = preventable();
    electron.app.emit('before-quit', last);
    expect([closed(), last.prevented, child.killed, electron.dialogs]).toEqual([1, false, false, []]);
  });

  it('keep the environment of main to what is needed', async () => {
    vi.stubEnv('NODE_OPTIONS', '--require evil.js');
    const { child } = await start();
    vi.unstubAllEnvs();
    expect(Object.keys((child.options as { env: Record<string, string> }).env)).not.toContain('NODE_OPTIONS');
  });
});

describe('the window', () => {
  it('runs its page sandboxed, apart, and without Node', async () => {
    const { window, electron } = await start();
    expect(window.url).toBe('app://workbench/');
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      devTools: false, partition: 'workbench', preload: join('/program', 'preload.cjs'),
    });
    expect(electron.app.sandboxed).toBe(true);
    expect(electron.app.switches).toEqual(expect.arrayContaining(['host-resolver-rules=MAP * ~NOTFOUND', 'disable-breakpad', 'disable-http-cache', 'disable-gpu-shader-disk-cache']));
    expect(electron.app.paths['sessionData']).toBe(join(electron.app.paths['userData']!, 'window'));
    expect(electron.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  });

  it.each(['https://evil.example/', 'file:///etc/passwd', 'app://elsewhere/', 'javascript:alert(1)', 'app://workbench/other'])('goes nowhere and opens nothing: %s', async (url) => {
    const { window } = await start();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = preventable({ url, isMainFrame: true });
      window.webContents.emit(name, event);
      expect([name, event.prevented]).toEqual([name, true]);
    }
    expect(window.webContents.openHandler({ url })).toEqual({ action: 'deny' });
  });

  it('may load itself again', async () => {
    const { window } = await start();
    const event = preventable({ url: 'app://workbench/', isMainFrame: true });
    window.webContents.emit('will-navigate', event);
    expect(event.prevented).toBe(false);
    const framed = preventable({ url: 'app://workbench/', isMainFrame: false });
    window.webContents.emit('will-frame-navigate', framed);
    expect(framed.prevented).toBe(true);
  });

  it('is granted no permission, reaches no network, downloads nothing, checks no spelling', async () => {
    const { pageSession } = (await start()).electron;
    const granted: boolean[] = [];
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem']) pageSession.permissionRequest({}, permission, (each) => granted.push(each));
    expect(new Set([...granted, pageSession.permissionCheck(), pageSession.devicePermission()])).toEqual(new Set([false]));
    const cancelled = ['http://a.example/', 'https://a.example/', 'ws://127.0.0.1:1/', 'file:///etc/passwd', 'ftp://a/', 'devtools://devtools/', 'not a url', 'app://workbench/', 'blob:app://workbench/1']
      .map((url) => { let answer = false; pageSession.beforeRequest({ url }, ({ cancel }) => { answer = cancel; }); return answer; });
    expect(cancelled).toEqual([true, true, true, true, true, true, true, false, false]);
    const download = preventable();
    pageSession.emit('will-download', download);
    expect([download.prevented, pageSession.spellChecker, pageSession.partition, pageSession.options]).toEqual([true, false, 'workbench', { cache: false }]);
  });

  it('is served the built files with a strict policy, and nothing else', async () => {
    const { answer } = (await start()).electron.pageSession;
    if (answer === null) throw new Error('nobody serves the page');
    const page = await answer(new Request('app://workbench/'));
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1];
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';.*connect-src 'self';/);
    const statuses = await Promise.all(['app://elsewhere/', 'app://workbench/../../etc/passwd', 'app://workbench/%2e%2e/secret', 'app://workbench/nothing'].map(async (url) => (await answer(new Request(url))).status));
    expect(statuses).toEqual([404, 404, 404, 404]);
    expect((await answer(new Request('app://workbench/', { method: 'POST' }))).status).toBe(404);
  });

  it('is loaded again after its page crashed, when the person wants it', async () => {
    const { window } = await start();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => { expect(window.webContents.reloads).toBe(1); });
  });
});

describe('what the page may ask for', () => {
  const filters = [{ name: 'Spreadsheets', extensions: ['xlsx', 'csv'] }];
  it('is the system’s dialogs', async () => {
    const { shell, electron } = await start((each) => { each.answers.open = ['/data/a.xlsx']; each.answers.save = '/out/t.xlsx'; });
    expect(await shell.chooseOpen({ title: 'Import', filters })).toBe('/data/a.xlsx');
    expect(await shell.chooseSave({ title: 'Export', filters, suggestedName: '../../etc/passwd' })).toBe('/out/t.xlsx');
    expect(electron.dialogs[1]?.options).toMatchObject({ defaultPath: '-..-etc-passwd' });
    electron.answers.open = [];
    expect(await shell.chooseOpen({ title: 'Import', filters })).toBeNull();
    await shell.showItem('/out/t.xlsx');
    expect(electron.shownItems).toEqual(['/out/t.xlsx']);
    expect(shell.pathForFile({ path: '/dropped.xlsx' })).toBe('/dropped.xlsx');
  });

  it.each<[string, unknown]>([
    ['no filters', { title: 'a' }], ['more than asked', { title: 'a', filters: [], properties: ['openDirectory'] }], ['a path for an extension', { title: 'a', filters: [{ name: 'x', extensions: ['../x'] }] }],
    ['a title without end', { title: 'a'.repeat(10_000), filters: [] }], ['nothing', null], ['text', 'open'],
  ])('is refused with %s', async (_name, input) => {
    const { shell, electron } = await start();
    await expect(shell.chooseOpen(input as never)).rejects.toThrow();
    await expect(shell.chooseSave(input as never)).rejects.toThrow();
    expect(electron.dialogs).toEqual([]);
  });

  it.each(['relative.xlsx', '', '\0'])('shows no item at %j', async (path) => {
    const { shell, electron } = await start();
    await expect(shell.showItem(path)).rejects.toThrow();
    expect(electron.shownItems).toEqual([]);
  });

  it('is refused to any other page or frame', async () => {
    const { electron, window, opened } = await start();
    const silent = vi.spyOn(console, 'error').mockImplementation(() => { /* expected here */ });
    const own = window.webContents;
    const senders = [
      { sender: own, senderFrame: { url: 'app://workbench/' } }, { sender: own, senderFrame: null },
      { sender: { mainFrame: own.mainFrame }, senderFrame: own.mainFrame },
    ];
    own.mainFrame.url = 'https://evil.example/';
    senders.push({ sender: own, senderFrame: own.mainFrame });
    for (const event of senders) {
      await expect(electron.ipcMain.invoke(channels.chooseOpen, event, { title: 'a', filters: [] })).rejects.toThrow('Refused');
      electron.ipcMain.emit(channels.requestPort, event);
      electron.ipcMain.emit(channels.setMenu, event, [{ label: 'Evil', items: [] }]);
    }
    silent.mockRestore();
    expect([electron.dialogs, opened, JSON.stringify(electron.menu).includes('Evil')]).toEqual([[], [], false]);
  });
});

describe('menus', () => {
  const items = (menu: MenuItemConstructorOptions[], label: string) => (menu.find((each) => each.label === label)?.submenu ?? []) as MenuItemConstructorOptions[];
  it('are the page’s commands, with the clipboard beside undo and the end beside the files', async () => {
    const { electron, shell } = await start();
    const chosen: string[] = [];
    const stop = shell.onCommand((id) => chosen.push(id));
    shell.setMenu([
      { label: 'File', items: [{ id: 'project.open', label: 'Open…', enabled: true, accelerator: 'CmdOrCtrl+O' }] },
      { label: 'Edit', items: [{ id: 'edit.undo', label: 'Undo', enabled: false, accelerator: 'CmdOrCtrl+Z' }] },
    ]);
    expect(electron.menu.map((menu) => menu.label)).toEqual(['File', 'Edit', 'View']);
    const [open] = items(electron.menu, 'File');
    // The page hears the keys itself: registered twice they would act twice.
    expect(open).toMatchObject({ label: 'Open…', enabled: true, accelerator: 'CmdOrCtrl+O', registerAccelerator: false });
    const click = open?.click as unknown as () => void;
    click();
    stop();
    click();
    expect(chosen).toEqual(['project.open']);
    expect(items(electron.menu, 'File').at(-1)).toMatchObject({ role: 'quit' });
    expect(items(electron.menu, 'Edit').map((item) => item.role ?? item.label ?? item.type)).toEqual(['Undo', 'separator', 'cut', 'copy', 'paste', 'selectAll']);
    expect(JSON.stringify(electron.menu)).not.toContain('toggleDevTools');
  });
  it('are there before the page is, in the system’s language', async () => {
    const { electron } = await start((each) => { each.app.locale = 'fr'; });
    expect(electron.menu.map((menu) => menu.label)).toEqual(['Fichier', 'Édition', 'Affichage']);
  });
  it('of another shape are refused whole', async () => {
    const { electron, shell } = await start();
    const silent = vi.spyOn(console, 'error').mockImplementation(() => { /* expected here */ });
    const before = electron.menu;
    shell.setMenu([{ label: 'File', items: [{ id: 'a', label: 'b', enabled: true, role: 'toggleDevTools' } as never] }]);
    shell.setMenu('menus' as never);
    silent.mockRestore();
    expect(electron.menu).toBe(before);
  });
});

describe('projects opened from the desktop', () => {
  it('reach the page: at the start when it asks for its port, later at once', async () => {
    const { electron, shell, window } = await start(undefined, ['program', '--flag.swproj', '/studies/first.swproj']);
    const paths: string[] = [];
    shell.onOpenPath((path) => paths.push(path));
    shell.requestPort();
    window.minimized = true;
    electron.app.emit('second-instance', {}, ['program', 'second.swproj'], '/work');
    const event = preventable();
    electron.app.emit('open-file', event, '/studies/third.swproj');
    shell.requestPort();
    expect(paths).toEqual(['/studies/first.swproj', resolve('/work', 'second.swproj'), '/studies/third.swproj']);
    expect([window.minimized, window.focused, event.prevented]).toEqual([false, 1, true]);
  });
  it('leave a second instance without a window of its own', async () => {
    const { electron, start: started } = await start((each) => { each.app.isFirst = false; });
    expect([started(), electron.windows, electron.children, electron.app.quits]).toEqual([false, [], [], 1]);
  });
});
