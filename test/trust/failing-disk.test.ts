import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProject, verifyProject } from '#service/projects.ts';
import { digestOf } from '../helpers/power-loss/promises.ts';
import { whyNotRecorded } from '../helpers/power-loss/record.ts';
import { smallProject } from '../helpers/small-project.ts';

const worker = fileURLToPath(new URL('../helpers/failing-worker.ts', import.meta.url));
let folder: string;
let origin: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'failing-'));
  const made = smallProject({ answers: [['No budget at all here'], ['A new law was written'], ['Staff left the unit']], codes: ['money'] });
  origin = join(folder, 'origin.swproj');
  made.session.close();
  copyFileSync(made.path, origin);
  made.close();
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

interface Said { readonly holds?: string; readonly refused?: string; readonly sentence?: string; readonly bug?: string; readonly created?: boolean }
const run = (program: string, words: readonly string[]): Said[] => {
  const { stdout, stderr, status } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Said);
};

const noInjection = whyNotRecorded();
/** strace answers for the disk: from some write on, every one fails. */
describe.skipIf(noInjection !== null)(`a disk that fails while a project is open${noInjection === null ? '' : ` (not run: ${noInjection})`}`, () => {
  it.each([
    ['is full', 'ENOSPC', 'DISK_FULL', /The disk is full: “study\.swproj” could not be written\. What was stored before is safe/u],
    ['breaks', 'EIO', 'DISK_FAILED', /The disk did not answer/u],
    ['turns read-only', 'EROFS', 'DISK_FAILED', /What was stored before is safe/u],
  ] as const)('and %s: the act is refused with a sentence, and the project holds exactly what was acknowledged', (_name, error, code, sentence) => {
    for (const after of [12, 33, 80]) {
      const place = mkdtempSync(join(folder, 'disk-'));
      const path = join(place, 'study.swproj');
      copyFileSync(origin, path);
      const said = run('strace', ['-f', '-o', '/dev/null', '-P', path, '-P', `${path}-wal`, '-e', 'trace=pwrite64', '-e', `inject=pwrite64:error=${error}:when=${after}+`, process.execPath, worker, path, 'secret', 'code']);
      expect(said.at(-1)).toMatchObject({ refused: code, sentence: expect.stringMatching(sentence) as string });
      const acknowledged = said.flatMap((each) => (each.holds === undefined ? [] : [each.holds]));
      const again = openProject(path, 'secret');
      expect(verifyProject(again)).toMatchObject({ database: 'ok', schema: 'ok', history: { chain: 'ok' } });
      if (acknowledged.length > 0) expect(digestOf(again)).toBe(acknowledged.at(-1));
      again.close();
    }
  }, 120_000);
});

const mountsOwn = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'sh', '-c', `mount -t tmpfs none ${tmpdir()}`]).status === 0;
describe.skipIf(!mountsOwn)(`a read-only disk${mountsOwn ? '' : ' (not run: this system lets nobody mount one)'}`, () => {
  it('is refused with a sentence that says the way out, nothing is written, and the copy opens', () => {
    const disk = join(folder, 'disc');
    mkdirSync(disk);
    const path = join(disk, 'study.swproj');
    copyFileSync(origin, path);
    const said = (how: 'code' | 'create'): Said[] => run('unshare', ['-rm', 'sh', '-c', 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"', 'sh', disk, process.execPath, worker, path, 'secret', how]);
    expect(said('code')).toEqual([{ refused: 'PROJECT_READ_ONLY', sentence: expect.stringMatching(/“study\.swproj” lies where nothing may be written.*Copy it to a folder where you may write, and open the copy\.$/u) as string }]);
    expect(said('create')).toEqual([{ refused: 'PROJECT_UNREACHABLE', sentence: expect.stringMatching(/you may write in it/u) as string }]);
    expect(readdirSync(disk)).toEqual(['study.swproj']);
    expect(readFileSync(path).equals(readFileSync(origin))).toBe(true);
    const copy = join(folder, 'copy.swproj');
    copyFileSync(path, copy);
    openProject(copy, 'secret').close();
  });
});

describe.skipIf(!mountsOwn)(`a disk that is nearly full${mountsOwn ? '' : ' (not run: this system lets nobody mount one)'}`, () => {
  // The copy of a new passphrase: half of it finds room. A new project: the file does, its tables do not. Neither may be left there.
  it.each(['rekey', 'create'])('is said to be full, and nothing half made is left (%s)', (how) => {
    const disk = mkdtempSync(join(folder, 'small-'));
    const left = join(folder, `left-${how}`);
    const kilobytes = Math.ceil(statSync(origin).size / 1024) + 200;
    const said = run('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size="$1"k none "$2" && cp "$3" "$2/study.swproj" && left="$4" && disk="$2" && shift 4 && "$@" && ls "$disk" > "$left"', 'sh', String(kilobytes), disk, origin, left, process.execPath, worker, join(disk, 'study.swproj'), 'secret', how]);
    expect(said.at(-1)).toEqual({ refused: 'DISK_FULL', sentence: expect.stringMatching(/^The disk is full: “study\.swproj/u) as string });
    expect(readFileSync(left, 'utf8').trim().split('\n').filter((name) => !name.endsWith('-wal'))).toEqual(['study.swproj']);
  });
});

const obeysRights = process.platform !== 'win32' && process.getuid?.() !== 0;
describe.skipIf(!obeysRights)(`a folder or file without the right to write${obeysRights ? '' : ' (not run: this user may write everywhere)'}`, () => {
  it.each([['a folder', 0o555, 0o644], ['a file', 0o755, 0o444]] as const)('%s: is refused with the same sentence', (_name, folderMode, fileMode) => {
    const place = mkdtempSync(join(folder, 'rights-'));
    const path = join(place, 'study.swproj');
    copyFileSync(origin, path);
    chmodSync(path, fileMode);
    chmodSync(place, folderMode);
    try { expect(() => openProject(path, 'secret')).toThrow(/lies where nothing may be written/u); } finally { chmodSync(place, 0o755); }
  });
});
