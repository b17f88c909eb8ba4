import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { whenParentEnds } from '../electron/shell/parent-process.ts';
import { ensureBundles } from './lib/bundles.ts';
import { canDownloadElectron, downloadElectron, findElectron } from './lib/electron-runtime.ts';
import { projectRoot } from './lib/project.ts';

/** What dies young is collected 8 MB at a time, which stays near the processor: a large import needs less memory and is not slower
 *  (docs/measurements.md). package.json starts the command line the same way. */
const ENGINE_FLAGS = ['--max-semi-space-size=8'];

const help = `npm start                     open the workbench
npm start -- --browser        in a browser window, even where Electron is there
npm start -- --no-open        print the address and open nothing
npm start -- --port 8123      serve on this port instead of any free one`;

const { values } = parseArgs({ options: { browser: { type: 'boolean' }, open: { type: 'boolean', default: true }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, allowNegative: true });
if (values.help === true) {
  console.log(help);
  process.exit(0);
}

const wantsBrowser = values.browser === true || !values.open || values.port !== undefined;
const electron = wantsBrowser ? null : await electronProgram();
const built = await ensureBundles(electron === null ? ['renderer'] : ['renderer', 'electron'], { quiet: true });
if (built.length > 0) console.log(`Built: ${built.join(', ')}.`);
const child = electron === null
  ? spawn(process.execPath, [...ENGINE_FLAGS, join(projectRoot, 'electron', 'browser', 'main.ts'), ...(values.open ? [] : ['--no-open']), ...(values.port === undefined ? [] : ['--port', values.port])], { stdio: 'inherit' })
  : spawn(electron, [projectRoot], { stdio: 'inherit' });
// The workbench ends itself in good order; this only waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { child.kill(signal); });
whenParentEnds(() => { child.kill('SIGTERM'); });
child.once('exit', (code, signal) => { process.exit(code ?? (signal === null ? 0 : 1)); });

async function electronProgram(): Promise<string | null> {
  const present = findElectron();
  if (present !== null) return present;
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.log('There is no display for an Electron window: the workbench is served to a browser on this machine.');
    return null;
  }
  if (await canDownloadElectron()) {
    console.log('Downloading the Electron runtime, once (about 120 MB)…');
    const downloaded = downloadElectron();
    if (downloaded !== null) return downloaded;
  }
  console.log('The Electron runtime is not here and cannot be had now: the workbench is served to a browser on this machine.');
  return null;
}
