import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Platform } from 'electron-builder';
import { ensureBundles } from '../bundles.ts';
import { projectRoot } from '../project.ts';
import { makeDistribution } from './distribution.ts';
import { pack } from './pack.ts';

/** Every file under a folder: its rights that matter (may it be run) and the SHA-256 of what it holds. */
export function fingerprint(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile()).toSorted();
  return new Map(names.map((name) => [name, `${(statSync(join(folder, name)).mode & 0o111) === 0 ? '-' : 'x'} ${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}`]));
}

/** Names that two folders do not hold alike. */
export function differences(first: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>): string[] {
  return [...new Set([...first.keys(), ...second.keys()])].filter((name) => first.get(name) !== second.get(name)).toSorted();
}

/** The moment of the last commit, in seconds: packagers that write times write this one (reproducible-builds.org). */
export function sourceDate(): string {
  try { return execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: projectRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(); } catch { return '0'; }
}

/** Builds and packs the program twice, on a stand-in for Electron, each time from nothing and in another folder.
 *  @returns how many files there are, the archive's SHA-256, and the names of those that differ */
export async function packTwice(): Promise<{ files: number; archive: string; differing: string[] }> {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string };
  const made: Map<string, string>[] = [];
  for (const round of ['first', 'the-second-one']) {
    const folder = mkdtempSync(join(tmpdir(), `package-${round}-`));
    try {
      await ensureBundles(['renderer', 'electron'], { quiet: true, force: true });
      await pack({ targets: Platform.LINUX.createTarget('dir'), output: join(folder, 'release'), standIn: makeDistribution(join(folder, 'electron'), version) });
      made.push(fingerprint(join(folder, 'release', readdirSync(join(folder, 'release')).find((name) => name.endsWith('-unpacked'))!)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const [first, second] = made as [Map<string, string>, Map<string, string>];
  return { files: first.size, archive: first.get(join('resources', 'app.asar'))?.slice(2) ?? '', differing: differences(first, second) };
}
