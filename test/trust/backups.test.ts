import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rows } from '#db/database.ts';
import { conflictCopies } from '#service/backups/conflict-copies.ts';
import { backupFolder, backupName, backupsOf, RollingBackups } from '#service/backups/rolling.ts';
import { salvagedPath, salvageProject } from '#service/backups/salvage.ts';
import { Secret } from '#service/backups/secret.ts';
import { applyCode } from '#service/coding.ts';
import { backUpProject, openProject, restoredPath, restoreProject, verifyProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { makeLargeProject } from '#test/helpers/large-project.ts';
import { smallProject } from '#test/helpers/small-project.ts';

const codingsOf = (session: ProjectSession): number => rows(session.db, 'SELECT rid FROM coding').length;
const fine = { database: 'ok', schema: 'ok' };

describe('a project in use', () => {
  let project: ReturnType<typeof smallProject>;
  beforeEach(() => { project = smallProject({ answers: [['No budget'], ['A new law'], ['Staff left']], codes: ['money', 'law'] }); });
  afterEach(() => { vi.useRealTimers(); project.close(); });

  it('is copied while it goes on, the copy is sound, and nothing is copied twice for nothing', async () => {
    const { session, path } = project;
    const backups = new RollingBackups(session, new Secret('secret'));
    const copying = backups.makeNow();
    applyCode(session, [1], 'money', null, null, 'manual');
    expect(await copying).toBe(true);
    expect(backups.problem).toBeNull();
    expect(await backups.makeNow()).toBe(true);
    expect(await backups.makeNow()).toBe(false);
    const made = backupsOf(path);
    expect(made.map((backup) => backup.automatic)).toEqual([true, true]);
    const copy = openProject(made[0]!.file, 'secret');
    expect([codingsOf(copy), verifyProject(copy)]).toEqual([1, expect.objectContaining(fine)]);
    copy.close();
    const before = openProject(made[1]!.file, 'secret');
    expect(codingsOf(before)).toBe(0);
    before.close();
    backups.stop();
    for (const file of readdirSync(dirname(made[0]!.file))) expect(readFileSync(join(dirname(made[0]!.file), file)).includes('No budget')).toBe(false);
  });

  it('throws a copy away that was not whole when the project was closed', async () => {
    const { session, path } = project;
    const backups = new RollingBackups(session, new Secret('secret'));
    const copying = backups.makeNow();
    backups.stop();
    expect(await copying).toBe(false);
    expect(backupsOf(path)).toEqual([]);
  });

  it('is restored beside itself, under a name that says so', () => {
    const { session, path } = project;
    applyCode(session, [1, 2], 'law', null, null, 'manual');
    const backup = backUpProject(session);
    applyCode(session, [3], 'law', null, null, 'manual');
    const restored = restoreProject(backup, restoredPath(path, new Date('2026-03-04T05:06:07Z')), 'secret');
    expect([basename(restored.path), codingsOf(restored)]).toEqual(['small (restored 2026-03-04 05.06).swproj', 2]);
    restored.close();
    expect(basename(restoredPath(path, new Date('2026-03-04T05:06:07Z')))).toBe('small (restored 2026-03-04 05.06 2).swproj');
  });

  it('stores nothing more once its file was moved or replaced, says so, and is saved elsewhere whole', () => {
    const { session, path, folder } = project;
    applyCode(session, [1], 'money', null, null, 'manual');
    const elsewhere = join(folder, 'elsewhere.swproj');
    renameSync(path, elsewhere);
    expect(() => applyCode(session, [2], 'money', null, null, 'manual')).toThrow(/no longer where it was opened/u);
    expect(() => session.undo()).toThrow(/no longer where it was opened/u);
    renameSync(elsewhere, path);
    applyCode(session, [2], 'money', null, null, 'manual');
    expect(codingsOf(session)).toBe(2);
  });

  it('keeps its order and its chain where the clock jumps back', () => {
    const { session } = project;
    applyCode(session, [1], 'money', null, null, 'manual');
    vi.useFakeTimers({ now: new Date('1999-01-01T00:00:00Z'), toFake: ['Date'] });
    applyCode(session, [2], 'money', null, null, 'manual');
    vi.useRealTimers();
    expect(verifyProject(session)).toMatchObject({ ...fine, history: { chain: 'ok' } });
    expect(session.undo()).toMatchObject({ act: 'coding.apply' });
    expect(rows<{ answer_rid: number }>(session.db, 'SELECT answer_rid FROM coding')).toEqual([{ answer_rid: 1 }]);
  });

  it('loses nothing that was stored where the disk is full, and says what to do', () => {
    const { session, path } = project;
    applyCode(session, [1], 'money', null, null, 'manual');
    session.connection.pragma(`max_page_count = ${String(session.connection.pragma('page_count', { simple: true }))}`);
    const fill = (): void => { for (let at = 0; at < 500; at++) session.act('memo.put', { title: 'long' }, ['memos'], (db) => { db.prepare('INSERT INTO memo (target, target_id, title, body, coder_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)').run('project', '', 'long', 'x'.repeat(20_000), 'ana', '', ''); }); };
    expect(fill).toThrow(/The disk is full: “small\.swproj” could not be written\. What was stored before is safe/u);
    session.connection.pragma('max_page_count = 1073741823');
    expect(codingsOf(session)).toBe(1);
    applyCode(session, [2], 'money', null, null, 'manual');
    session.close();
    const again = openProject(path, 'secret');
    expect([codingsOf(again), verifyProject(again)]).toEqual([2, expect.objectContaining(fine)]);
    again.close();
  });
});

describe('copies that a synchronised folder made', () => {
  it('are seen beside a project, and other files are not taken for them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'conflict-'));
    const names = ['Study.swproj', 'Study (conflicted copy 2026-01-02).swproj', 'Study (Marie’s conflicted copy).swproj', 'Study-LAPTOP7.swproj', 'Study.sync-conflict-20260102-101010-ABCDEF.swproj', 'Study (1).swproj', 'Study 2021.swproj', 'Study notes.swproj', 'Other.swproj', 'Study (restored 2026-03-04 05.06).swproj', 'Study (salvaged).swproj', 'Study (1).xlsx'];
    for (const name of names) writeFileSync(join(folder, name), '');
    expect(conflictCopies(join(folder, 'Study.swproj'))).toEqual(names.slice(1, 6).toSorted());
    expect(conflictCopies(join(folder, 'gone', 'Study.swproj'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('the list of backups', () => {
  it('takes a backup by hand for one whatever the project is called, and passes by what is no file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'listed-'));
    const path = join(folder, 'Study auto 2024.swproj');
    for (const automatic of [true, false]) {
      const file = backupName(path, automatic, new Date(automatic ? 1e12 : 2e12));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, 'x');
    }
    symlinkSync(join(folder, 'nowhere'), join(backupFolder(path), 'link.swproj'));
    mkdirSync(join(backupFolder(path), 'folder.swproj'));
    writeFileSync(join(backupFolder(path), 'kept auto copy.swproj'), 'x');
    expect(backupsOf(path).filter(({ bytes }) => bytes === 1).map(({ file, automatic }) => [basename(file).slice(0, 20), automatic])).toEqual([['Study auto 2024 2033', false], ['kept auto copy.swpro', false], ['Study auto 2024 auto', true]]);
    rmSync(folder, { recursive: true });
  });
});

describe('a damaged project', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'salvage-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });
  const spoil = (path: string, pages: readonly number[]): void => {
    const file = openSync(path, 'r+');
    for (const page of pages) writeSync(file, Buffer.alloc(64, 7), 0, 64, page * 4096 + 1000);
    closeSync(file);
  };

  it('gives back every row whose page can be read, and says how many it could not', () => {
    const path = join(folder, 'large.swproj');
    const made = makeLargeProject(path, 3000, 6000);
    const answers = rows<{ rid: number; text: string }>(made.db, 'SELECT rid, text FROM answer ORDER BY rid');
    made.close();
    const pages = statSync(path).size / 4096;
    const untouched = join(folder, 'untouched.swproj');
    cpSync(path, untouched);
    spoil(path, Array.from({ length: 6 }, (_, index) => Math.floor(pages * (0.3 + index * 0.1))));
    expect(() => openProject(path, 'bench')).toThrow(/is damaged/u);
    const before = readFileSync(path);
    const report = salvageProject(path, salvagedPath(path), 'bench');
    expect(readFileSync(path).equals(before)).toBe(true);
    const saved = openProject(report.file, 'bench');
    expect(verifyProject(saved)).toMatchObject(fine);
    const kept = new Map(rows<{ rid: number; text: string }>(saved.db, 'SELECT rid, text FROM answer').map((each) => [each.rid, each.text]));
    const lost = report.lost.reduce((sum, each) => sum + each.rows, 0);
    expect(lost).toBeGreaterThan(0);
    expect(kept.size).toBeGreaterThan(answers.length * 0.8);
    for (const { rid, text } of answers) if (kept.has(rid)) expect(kept.get(rid)).toBe(text);
    expect(saved.variable('region')?.vector).toMatchObject({ kind: 'single' });
    expect(saved.caseCount).toBe(300);
    saved.close();
  });

  it('gives back all of a sound one', () => {
    const path = join(folder, 'sound.swproj');
    const made = makeLargeProject(path, 500, 700);
    const codings = codingsOf(made);
    made.close();
    const report = salvageProject(path, salvagedPath(path), 'bench');
    expect(report.lost).toEqual([]);
    const saved = openProject(report.file, 'bench');
    expect([rows(saved.db, 'SELECT 1 FROM answer').length, codingsOf(saved), verifyProject(saved).history.chain]).toEqual([500, codings, 'ok']);
    saved.close();
  });

  it('that somebody altered is not opened: no trigger or view of theirs ever runs, and its rows are salvaged', () => {
    const path = join(folder, 'sound.swproj');
    makeLargeProject(path, 300, 300).close();
    const alterations = [
      'CREATE TRIGGER evil AFTER INSERT ON coding BEGIN DELETE FROM answer; END',
      'CREATE VIEW more AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
      'DROP TRIGGER IF EXISTS coding_insert; ALTER TABLE memo ADD COLUMN extra TEXT DEFAULT (hex(zeroblob(100000000)))',
      'ALTER TABLE memo RENAME TO memo_before; CREATE VIEW memo AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS rid FROM n',
      "PRAGMA user_version = 1",
      "DROP TABLE memo; CREATE TABLE memo (rid, title); INSERT INTO memo VALUES ('1', 'comes again')",
    ];
    for (const [index, sql] of alterations.entries()) {
      const altered = join(folder, `altered-${index}.swproj`);
      cpSync(path, altered);
      const opened = openProject(altered, 'bench');
      opened.connection.exec(sql);
      opened.close();
      expect(() => openProject(altered, 'bench'), sql).toThrow(/was altered by another program/u);
      const saved = openProject(salvageProject(altered, salvagedPath(altered), 'bench').file, 'bench');
      expect([rows(saved.db, 'SELECT 1 FROM answer').length, verifyProject(saved)], sql).toEqual([300, expect.objectContaining(fine)]);
      saved.close();
    }
  });

  it('is refused where its beginning is gone or the passphrase is another, and leaves nothing behind', () => {
    const path = join(folder, 'gone.swproj');
    makeLargeProject(path, 50, 50).close();
    expect(() => salvageProject(path, salvagedPath(path), 'other')).toThrow(/Nothing can be read/u);
    const open = openProject(path, 'bench');
    expect(() => salvageProject(path, salvagedPath(path), 'bench')).toThrow(/is open in another window/u);
    open.close();
    spoil(path, [0]);
    expect(() => salvageProject(path, salvagedPath(path), 'bench')).toThrow(/restore the newest backup/u);
    truncateSync(path, 3 * 4096);
    expect(() => salvageProject(path, salvagedPath(path), 'bench')).toThrow(/restore the newest backup/u);
    truncateSync(path, 0);
    expect(() => salvageProject(path, salvagedPath(path), 'bench')).toThrow(/restore the newest backup/u);
    expect(existsSync(salvagedPath(path))).toBe(false);
    expect(readdirSync(folder)).toEqual(['gone.swproj']);
  });
});
