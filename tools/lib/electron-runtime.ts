import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

const electronFolder = join(projectRoot, 'node_modules', 'electron');

/** Electron's program, where its runtime lies in node_modules; else null. */
export function findElectron(): string | null {
  try {
    const program = join(electronFolder, 'dist', readFileSync(join(electronFolder, 'path.txt'), 'utf8'));
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Whether Electron's runtime can be downloaded now: one question to the place it comes from, given up after `limitMs`.
 *  A machine without any network is not asked to wait at all. */
export async function canDownloadElectron(limitMs = 3000, url: string = runtimeUrl(), interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): Promise<boolean> {
  if (!Object.values(interfaces).flat().some((address) => address !== undefined && !address.internal)) return false;
  try {
    const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
    return answer.status < 400;
  } catch {
    return false;
  }
}

function runtimeUrl(): string {
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as { version: string };
  return `https://github.com/electron/electron/releases/download/v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/** Downloads Electron's runtime (about 120 MB, checked against the sums that came with the package).
 *  @returns its program, or null where that failed */
export function downloadElectron(): string | null {
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'inherit', timeout: 10 * 60_000 });
  return findElectron();
}
