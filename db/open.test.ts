import { fork } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#core/contract/refusal.ts';
import { asReadDb } from './database.ts';
import { createProjectFile, openProjectFile } from './open.ts';
import { getMeta, setMeta } from './queries/project.ts';
import { act } from './undo/act.ts';

const SECRET = 'Planted-Secret-0417';
let folder: string;
let project: string;

/** The refusal's code, or "opened". */
function outcome(path: string, passphrase = 'right'): string {
  try {
    openProjectFile(path, passphrase).close();
    return 'opened';
  } catch (error) {
    return error instanceof Refusal ? error.code : `bug: ${String(error)}`;
  }
}

describe('openProjectFile', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'swb-open-'));
    project = join(folder, 'study.swproj');
    const connection = createProjectFile(project, 'right');
    act(connection, 'a', 'project.rename', {}, (db) => { setMeta(db, 'name', SECRET); });
    connection.close();
  });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  it('takes a passphrase for the same however its letters and spaces came from the keyboard, and no other', () => {
    const path = join(folder, 'clé.swproj');
    createProjectFile(path, 'e\u0301te\u0301 a\u00A0Nice').close();
    expect(['\u00E9t\u00E9 a Nice', '\u00E9t\u00E9\u202Fa Nice', 'ete a Nice', '\u00E9t\u00E9 a nice', '\u00E9t\u00E9 aNice'].map((each) => outcome(path, each))).toEqual(['opened', 'opened', 'PASSPHRASE_WRONG', 'PASSPHRASE_WRONG', 'PASSPHRASE_WRONG']);
  });

  it('opens with the passphrase and holds what was stored', () => {
    const connection = openProjectFile(project, 'right');
    expect(getMeta(asReadDb(connection), 'name')).toBe(SECRET);
    connection.close();
  });

  it('leaves nothing readable on the disk, while open and after', () => {
    const connection = openProjectFile(project, 'right');
    act(connection, 'a', 'project.rename', {}, (db) => { setMeta(db, 'other', SECRET); });
    const files = readdirSync(folder);
    for (const file of files) {
      const bytes = readFileSync(join(folder, file)).toString('latin1');
      expect([file, bytes.includes(SECRET), bytes.includes('SQLite format')]).toEqual([file, false, false]);
    }
    connection.close();
  });

  it('refuses what it cannot open, each for its own reason', () => {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('text.swproj'), 'not a project');
    writeFileSync(at('empty.swproj'), '');
    writeFileSync(at('noise.swproj'), Buffer.alloc(8192, 0x5a));
    mkdirSync(at('folder.swproj'));
    const plain = new Database(at('plain.swproj'));
    plain.exec('CREATE TABLE t (a)');
    plain.close();
    copyFileSync(project, at('cut.swproj'));
    truncateSync(at('cut.swproj'), 5000);
    const newer = openProjectFile((copyFileSync(project, at('newer.swproj')), at('newer.swproj')), 'right');
    newer.pragma('user_version = 999');
    newer.close();
    const foreign = openProjectFile((copyFileSync(project, at('foreign.swproj')), at('foreign.swproj')), 'right');
    foreign.pragma('application_id = 7');
    foreign.close();
    const broken = readFileSync(project);
    broken.fill(0, 4096 * 6, 4096 * 7);
    writeFileSync(at('broken.swproj'), broken);
    expect(['missing', 'text', 'empty', 'noise', 'folder', 'plain', 'cut', 'newer', 'foreign', 'broken'].map((name) => [name, outcome(at(`${name}.swproj`))])).toEqual([
      ['missing', 'PROJECT_MISSING'], ['text', 'NOT_A_PROJECT'], ['empty', 'NOT_A_PROJECT'], ['noise', 'PASSPHRASE_WRONG'], ['folder', 'NOT_A_PROJECT'], ['plain', 'NOT_A_PROJECT'],
      ['cut', 'NOT_A_PROJECT'], ['newer', 'PROJECT_NEWER'], ['foreign', 'NOT_A_PROJECT'], ['broken', 'PROJECT_DAMAGED'],
    ]);
    expect(outcome(project, 'wrong')).toBe('PASSPHRASE_WRONG');
    expect(outcome(project, '')).toBe('PASSPHRASE_NEEDED');
  });

  it('is refused while another process has it open, and opens when that one is gone', async () => {
    const holder = fork(new URL('../test/helpers/hold-project.ts', import.meta.url), [project, 'right'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await new Promise((resolve) => { holder.once('message', resolve); });
    expect(outcome(project)).toBe('PROJECT_LOCKED');
    holder.kill('SIGKILL');
    await new Promise((resolve) => { holder.once('exit', resolve); });
    expect(outcome(project)).toBe('opened');
  });

  it('never overwrites what is there, and needs a passphrase', () => {
    expect(() => createProjectFile(project, 'x')).toThrow(Refusal);
    expect(() => createProjectFile(join(folder, 'new.swproj'), '')).toThrow('encrypted');
  });
});
