import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { accepted, scanElectron, scanFolder } from './electron-scan.ts';

let folder = '';
afterEach(() => { if (folder !== '') rmSync(folder, { recursive: true, force: true }); folder = ''; });

describe('the static scan of main and preload', () => {
  it('reads both whole and finds nothing that was not looked into', async () => {
    const silent = vi.spyOn(console, 'log').mockImplementation(() => { /* the scanner talks */ });
    const { checks, files, findings, unread } = await scanElectron();
    silent.mockRestore();
    expect(unread).toEqual([]);
    expect(files).toEqual(['main.js', 'package.json', 'preload.js']);
    expect(checks).toBeGreaterThan(30);
    expect([...new Set(findings.map(({ id }) => id))].toSorted()).toEqual(Object.keys(accepted).toSorted());
  });

  // The canary: a scanner that could not see would pass everything.
  it('finds what is planted', async () => {
    folder = mkdtempSync(join(tmpdir(), 'scan-'));
    writeFileSync(join(folder, 'main.js'), `
      const { app, BrowserWindow, shell } = require('electron');
      app.commandLine.appendSwitch('disable-web-security');
      app.on('ready', () => {
        const window = new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false, webSecurity: false } });
        window.loadURL('http://example.org/');
        shell.openExternal(process.argv[1]);
      });`);
    const silent = vi.spyOn(console, 'log').mockImplementation(() => { /* the scanner talks */ });
    const { findings } = await scanFolder(folder);
    silent.mockRestore();
    const ids = findings.map(({ id }) => id);
    for (const id of ['CONTEXT_ISOLATION_JS_CHECK', 'SANDBOX_JS_CHECK', 'WEB_SECURITY_JS_CHECK', 'OPEN_EXTERNAL_JS_CHECK', 'HTTP_RESOURCES_JS_CHECK', 'LIMIT_NAVIGATION_GLOBAL_CHECK']) expect(ids).toContain(id);
  });
});
