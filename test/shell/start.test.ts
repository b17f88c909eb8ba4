import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtPage } from '../helpers/built-page.ts';
import { projectRoot } from '../helpers/project-root.ts';

let folder: string;
const running: ChildProcess[] = [];
beforeEach(async () => {
  await builtPage();
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Run { child: ChildProcess; output: () => string; until: (pattern: RegExp) => Promise<RegExpExecArray>; ended: Promise<number | null> }

function start(words: string[], env: Record<string, string> = {}): Run {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, CHROMIUM_PATH: _path, ...rest } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'electron', 'browser', 'main.ts'), ...words], {
    cwd: folder, env: { ...rest, WORKBENCH_USER_FOLDER: join(folder, 'user'), WORKBENCH_PROJECTS_FOLDER: join(folder, 'projects'), ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
  return {
    child, output: () => text,
    ended: once(child, 'exit').then(([code]) => code as number | null),
    async until(pattern) {
      for (;;) {
        const match = pattern.exec(text);
        if (match !== null) return match;
        if (child.exitCode !== null) throw new Error(`ended without ${String(pattern)}:\n${text}`);
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
    },
  };
}

describe('the workbench in a browser', () => {
  it('prints an address where there is no display, serves, and ends when told', async () => {
    const run = start([]);
    const [url] = await run.until(/http:\/\/127\.0\.0\.1:\d+\/enter\?token=[\w-]+/);
    const entered = await fetch(url, { redirect: 'manual' });
    expect(entered.status).toBe(303);
    const page = await fetch(new URL('/', url), { headers: { Cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('id="root"')]);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.output().trimEnd().endsWith('Ended.')).toBe(true);
    await expect(fetch(url)).rejects.toThrow();
  });

  // A stand-in for a browser: it writes down how it was called, opens the page as one would, and is closed.
  it.skipIf(process.platform === 'win32')('opens a browser in app mode with a profile of its own, and ends with it', async () => {
    const browser = join(folder, 'browser');
    const notes = join(folder, 'notes.json');
    const ws = JSON.stringify(join(projectRoot, 'node_modules', 'ws', 'wrapper.mjs'));
    writeFileSync(browser, `#!${process.execPath}
      const { writeFileSync, existsSync } = require('node:fs');
      const words = process.argv.slice(2);
      const url = new URL(words.find((word) => word.startsWith('--app=')).slice(6));
      const profile = words.find((word) => word.startsWith('--user-data-dir=')).slice(16);
      (async () => {
        const { WebSocket } = await import(${ws});
        const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie').split(';')[0];
        const socket = new WebSocket('ws://' + url.host + '/rpc', { headers: { Cookie: cookie, Origin: url.origin } });
        socket.on('open', () => {
          writeFileSync(profile + '/History', 'what was looked at');
          writeFileSync(${JSON.stringify(notes)}, JSON.stringify({ words, profile, hadProfile: existsSync(profile) }));
          process.exit(0);
        });
      })();`, { mode: 0o755 });
    const run = start([], { DISPLAY: ':0', CHROMIUM_PATH: browser });
    expect(await run.ended).toBe(0);
    expect(run.output()).toContain('The window was closed.');
    const { words, profile, hadProfile } = JSON.parse(readFileSync(notes, 'utf8')) as { words: string[]; profile: string; hadProfile: boolean };
    expect(words).toEqual(expect.arrayContaining(['--no-first-run', '--disable-background-networking', '--disable-sync', '--disable-component-update', '--disable-breakpad']));
    expect([hadProfile, profile.startsWith(join(folder, 'user')), existsSync(profile), readdirSync(join(folder, 'user')).filter((name) => name.startsWith('window-'))]).toEqual([true, true, false, []]);
  });

  it.skipIf(process.platform === 'win32')('goes on with an address where the browser opens no window', async () => {
    const browser = join(folder, 'browser');
    writeFileSync(browser, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const run = start([], { DISPLAY: ':0', CHROMIUM_PATH: browser });
    const [, url] = await run.until(/could not open a window[\s\S]*?(http:\S+)/);
    expect((await fetch(String(url), { redirect: 'manual' })).status).toBe(303);
  });

  it('says what is wrong with a port', async () => {
    const first = start(['--no-open']);
    const [, port] = await first.until(/127\.0\.0\.1:(\d+)/);
    const second = start(['--no-open', '--port', String(port)]);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Port ${port} is in use by another program. Leave --port out to take any free one.`);
    const third = start(['--port', '99999']);
    expect(await third.ended).toBe(1);
    expect(third.output()).toContain('--port 99999 is not a port.');
  });

  it('clears the profile of a window whose program was killed', async () => {
    const run = start(['--no-open']);
    await run.until(/http:/);
    const stale = join(folder, 'user', 'window-999999');
    run.child.kill('SIGTERM');
    await run.ended;
    writeFileSync(stale, 'left behind');
    const next = start(['--no-open']);
    await next.until(/http:/);
    expect(existsSync(stale)).toBe(false);
  });
});
