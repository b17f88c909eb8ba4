import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createService } from '../service/service.ts';
import { workbenchFolders } from '../shell/folders.ts';
import { whenParentEnds } from '../shell/parent-process.ts';
import { openAppWindow } from './app-window.ts';
import { startBrowserHost } from './host.ts';

/** The workbench in a browser window on this machine: `npm start` where there is no Electron.
 *  `--no-open` prints the address and opens nothing; `--port` takes a fixed port. Ends with its last window, or on Ctrl-C. */
const { values } = parseArgs({ options: { open: { type: 'boolean', default: true }, port: { type: 'string' } }, allowNegative: true });
const port = values.port === undefined ? 0 : Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port ${values.port} is not a port. Ports go from 0 (any free one) to 65535.`);

let ending = false;
const folders = workbenchFolders();
mkdirSync(folders.userFolder, { recursive: true, mode: 0o700 });
clearOldProfiles(folders.userFolder);
const service = createService({ ...folders, shell: 'browser' });
const host = await startBrowserHost({
  service, port,
  rendererFolder: fileURLToPath(new URL('../../dist/renderer', import.meta.url)),
  withoutWindowMs: 10_000,
  onAbandoned: () => { void end('The last window was closed.'); },
}).catch((error: NodeJS.ErrnoException) => fail(error.code === 'EADDRINUSE' ? `Port ${port} is in use by another program. Leave --port out to take any free one.` : error.message));

const window = values.open ? openAppWindow(host.url, folders.userFolder) : null;
if (window === null) {
  console.log(`Open this address in a browser on this machine (it works once):\n\n  ${host.url}\n\nPress Enter for a new address, Ctrl-C to end.`);
  offerNewAddresses();
} else {
  console.log(`Opened a window with ${window.program}, served on ${host.origin}. Press Enter for an address to open by hand, Ctrl-C to end.`);
  offerNewAddresses();
  window.onExit(() => {
    if (ending) return;
    if (host.hasHadWindow()) void end('The window was closed.');
    else console.log(`${window.program} could not open a window. Open this address in a browser on this machine (it works once):\n\n  ${host.issueUrl()}\n`);
  });
}

async function end(sentence: string): Promise<void> {
  if (ending) return;
  ending = true;
  console.log(sentence);
  await host.close();
  await service.close();
  await window?.close();
  process.exit(0);
}
process.once('SIGINT', () => { void end('Ended.'); });
process.once('SIGTERM', () => { void end('Ended.'); });
process.once('SIGHUP', () => { void end('Ended.'); });
whenParentEnds(() => { void end('Ended.'); });

function offerNewAddresses(): void {
  if (!process.stdin.isTTY) return;
  createInterface({ input: process.stdin }).on('line', () => { console.log(`\n  ${host.issueUrl()}\n`); }).on('SIGINT', () => { void end('Ended.'); });
}

/** Profiles of windows whose program was killed before it could clear them. */
function clearOldProfiles(userFolder: string): void {
  for (const name of readdirSync(userFolder)) {
    const pid = /^window-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(userFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
