import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser } from './find-browser.ts';

const only = (...programs: string[]) => (path: string) => programs.includes(path);

describe('findBrowser', () => {
  it('finds nothing on a bare machine', () => {
    expect(findBrowser({ platform: 'linux', env: { PATH: '/usr/bin' }, isProgram: only() })).toBeNull();
    expect(findBrowser({ platform: 'linux', env: {}, isProgram: () => true })).toBeNull();
  });
  it('takes what CHROMIUM_PATH names, and goes on where that is no program', () => {
    const env = { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/own/chrome' };
    expect(findBrowser({ platform: 'linux', env, isProgram: only('/opt/own/chrome', '/usr/bin/chromium') })).toBe('/opt/own/chrome');
    expect(findBrowser({ platform: 'linux', env, isProgram: only('/usr/bin/chromium') })).toBe('/usr/bin/chromium');
  });
  it.skipIf(process.platform === 'win32')('prefers Chromium wherever on PATH it is', () => {
    const env = { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter) };
    expect(findBrowser({ platform: 'linux', env, isProgram: only('/usr/local/bin/google-chrome', '/usr/bin/chromium') })).toBe('/usr/bin/chromium');
  });
  it('looks where installers put it on Windows and macOS', () => {
    const found = findBrowser({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' }, isProgram: (path) => path.includes('msedge.exe') });
    expect(found?.replaceAll('/', '\\')).toBe('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(findBrowser({ platform: 'darwin', env: {}, isProgram: only('/Applications/Chromium.app/Contents/MacOS/Chromium') })).toBe('/Applications/Chromium.app/Contents/MacOS/Chromium');
  });
});
