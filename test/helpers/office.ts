import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether LibreOffice is there; what needs it skips where it is not. */
export function hasOffice(): boolean {
  try { execFileSync('soffice', ['--version'], { stdio: 'pipe', timeout: 60_000 }); return true; } catch { return false; }
}

/** Opens a file in LibreOffice, with a profile of its own, and saves it in another format. @returns the files that came out, by name */
export function convertInOffice(name: string, bytes: Uint8Array, format: string): Map<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'swb-office-'));
  try {
    writeFileSync(join(folder, name), bytes);
    execFileSync('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', format, '--outdir', join(folder, 'out'), join(folder, name)], { stdio: 'pipe', timeout: 170_000 });
    return new Map(readdirSync(join(folder, 'out')).map((file) => [file, readFileSync(join(folder, 'out', file))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
