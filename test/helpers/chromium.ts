import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { SILENCE } from '../../electron/browser/app-window.ts';
import { findBrowser } from '../../electron/browser/find-browser.ts';
import { projectRoot } from './project-root.ts';

/** A real browser for the tests: the system's Chromium where there is one, else the one that the package
 *  @sparticuz/chromium carries (Linux, x64), so that a machine with nothing but Node passes them too.
 *  `WORKBENCH_BROWSER=bundled` takes the carried one in any case. */
export async function launchChromium(): Promise<Browser> {
  const system = process.env['WORKBENCH_BROWSER'] === 'bundled' ? null : findBrowser();
  const { executablePath, env } = system === null ? await prepareBundledChromium() : { executablePath: system, env: {} };
  return chromium.launch({
    executablePath,
    headless: true,
    env: { ...process.env as Record<string, string>, ...env },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--test-type', '--disable-gpu', ...SILENCE, '--disable-dev-shm-usage', '--force-color-profile=srgb', '--font-render-hinting=none',
    ],
  });
}

/** Unpacks the carried browser once, into node_modules, with the libraries and the font that a bare machine lacks.
 *  The package itself would unpack into the machine's temp folder, where a run that was cut short leaves half a browser. */
export async function prepareBundledChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The browser tests need Chrome, Chromium or Edge on this machine. Install one, or name its program in CHROMIUM_PATH.');
  }
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = join(projectRoot, 'node_modules', '.cache', 'survey-workbench');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const staging = mkdtempSync(join(cache, 'unpacking-'));
    const program = `const { default: chromium, inflate } = await import(${JSON.stringify(entry)});
      await chromium.executablePath();
      await inflate(${JSON.stringify(join(packageFolder, 'bin', 'al2023.tar.br'))});`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { env: { ...process.env, TMPDIR: staging } });
    writeFileSync(join(staging, 'fonts.conf'), fontConfiguration(folder));
    try {
      renameSync(staging, folder);
    } catch (error) {
      // Two runs may unpack at the same time: the first one's folder is as good.
      rmSync(staging, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** The machine's fonts where there are any, and the one that comes along. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
