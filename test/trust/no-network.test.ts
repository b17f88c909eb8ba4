import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { windowArguments } from '../../electron/browser/app-window.ts';
import { findBrowser } from '../../electron/browser/find-browser.ts';
import { prepareBundledChromium } from '../helpers/chromium.ts';
import { builtPage } from '../helpers/built-page.ts';
import { recordConnections, whyNotAlone } from '../helpers/connections.ts';
import { projectRoot } from '../helpers/project-root.ts';

const why = whyNotAlone();
/** The runner's own marks would make the inner run think it is a part of this one. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && !['NODE_ENV', 'TEST', 'DEV', 'PROD', 'MODE', 'SSR', 'BASE_URL'].includes(name)));

/** To learn whether there is IPv6, Chromium asks the system for a route to this address, and sends nothing there; no switch ends that. */
const ASKED_BY_CHROMIUM = new Set(['2001:4860:4860::8888 port 443']);

describe.skipIf(why !== null)(`with no network but this machine${why === null ? '' : ` (not run: ${why})`}`, () => {
  beforeAll(async () => { await builtPage(); }, 300_000);

  it('the whole journey is done, from a spreadsheet to an export, and neither the program nor its browser tried to reach anything', () => {
    const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const { status, output, outside, routes, inside } = recordConnections(process.execPath, [vitest, 'run', 'test/e2e/journey.test.ts'], { cwd: projectRoot, env });
    expect(outside).toEqual([]);
    expect(routes.filter((each) => !ASKED_BY_CHROMIUM.has(each))).toEqual([]);
    expect(status === 0 ? '' : output.slice(-3000)).toBe('');
    expect(output).toMatch(/Tests .*passed/u);
    // Page and service talked: what was recorded was the program.
    expect(inside).toBeGreaterThan(0);
  }, 600_000);

  it('the browser window as it is started for a person, left to itself, reaches for nothing', async () => {
    const system = findBrowser();
    const { executablePath, env: own } = system === null ? await prepareBundledChromium() : { executablePath: system, env: {} };
    const profile = mkdtempSync(join(tmpdir(), 'window-'));
    try {
      const { status, outside, routes } = recordConnections('timeout', ['8', executablePath, ...windowArguments('http://127.0.0.1:9/', profile), '--headless=new'], { cwd: projectRoot, env: { ...env, ...own } });
      // 124: it ran until its time was over.
      expect([status, outside, routes.filter((each) => !ASKED_BY_CHROMIUM.has(each))]).toEqual([124, [], []]);
    } finally { rmSync(profile, { recursive: true, force: true, maxRetries: 5 }); }
  }, 120_000);

  it('an attempt would be seen', () => {
    const { outside } = recordConnections(process.execPath, ['-e', "fetch('http://192.0.2.7/').catch(() => {}).then(() => { require('node:dgram').createSocket('udp4').connect(53, '192.0.2.8', () => { process.exit(); }); })"], { cwd: projectRoot });
    expect(outside).toEqual(['192.0.2.7 port 80 (1 times)', expect.stringMatching(/^192\.0\.2\.8 port 53/u)]);
  });
});
