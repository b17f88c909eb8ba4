import { closeSync, existsSync, lstatSync, openSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '#db/database.ts';
import { beginRekey } from '#service/backups/rekey.ts';
import { backUpWhileOpen, restoreBeside, verifyWhileOpen } from '#service/backups/while-open.ts';
import { applyCode } from '#service/coding.ts';
import { openProject, verifyProject } from '#service/projects.ts';
import { smallProject } from '../helpers/small-project.ts';

/** Any size counts as large here. */
const ANY = 0;

describe('a large project', () => {
  let project: ReturnType<typeof smallProject>;
  beforeEach(() => { project = smallProject({ answers: [['No budget'], ['A new law'], ['Staff left']], codes: ['money'] }); });
  afterEach(() => { project.close(); });

  it('is backed up by hand while it goes on, and the backup is restored whole', async () => {
    const { session, folder } = project;
    const making = backUpWhileOpen(session, 'secret', undefined, ANY);
    applyCode(session, [1], 'money', null, null, 'manual');
    const backup = await making;
    const target = join(folder, 'restored.swproj');
    const restored = await restoreBeside(backup, target, 'secret', ANY);
    expect([rows(restored.db, 'SELECT rid FROM coding').length, verifyProject(restored).database]).toEqual([0, 'ok']);
    restored.close();
    expect(rows<{ act: string }>(session.db, 'SELECT act FROM history ORDER BY id').map(({ act }) => act).slice(-2)).toEqual(['coding.apply', 'project.backup']);
    await expect(backUpWhileOpen(session, 'secret', backup, ANY)).rejects.toThrow(/is already there/u);
    await expect(restoreBeside(backup, target, 'secret', ANY)).rejects.toThrow(/is already there/u);
    await expect(restoreBeside(backup, join(folder, 'other.swproj'), 'wrong', ANY)).rejects.toThrow(/passphrase does not open/u);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part') || name === 'other.swproj')).toEqual([]);
  });

  it('is verified on a copy, which goes; two copies are never under way at once', async () => {
    const { session, path } = project;
    applyCode(session, [1], 'money', null, null, 'manual');
    const [found, backup] = await Promise.all([verifyWhileOpen(session, 'secret', ANY), backUpWhileOpen(session, 'secret', undefined, ANY)]);
    expect([found, existsSync(backup)]).toEqual([verifyProject(session), true].map((each, index) => (index === 0 ? { ...(each as object), history: { ...found.history, chain: 'ok' } } : each)));
    expect(readdirSync(dirname(path)).filter((name) => name.includes('.check'))).toEqual([]);
  });

  it('that is damaged is said to be, and a damaged backup is not restored', async () => {
    const { session, folder } = project;
    const backup = await backUpWhileOpen(session, 'secret', undefined, ANY);
    const file = openSync(backup, 'r+');
    writeSync(file, Buffer.alloc(64, 1), 0, 64, Math.floor(statSync(backup).size / 4096 - 4) * 4096 + 800);
    closeSync(file);
    await expect(restoreBeside(backup, join(folder, 'restored.swproj'), 'secret', ANY)).rejects.toThrow(/is damaged/u);
    expect(existsSync(join(folder, 'restored.swproj'))).toBe(false);
  });
});

describe('a new passphrase', () => {
  let project: ReturnType<typeof smallProject>;
  beforeEach(() => { project = smallProject({ answers: [['No budget'], ['A new law'], ['Staff left']], codes: ['money'] }); });
  afterEach(() => { project.close(); });
  const beside = (): string[] => readdirSync(project.folder).filter((name) => name.includes('.rekey'));

  it('lets the project be read meanwhile and stores nothing in it; the old one opens nothing any more', async () => {
    const { session, path } = project;
    applyCode(session, [1], 'money', null, null, 'manual');
    const steps: string[] = [];
    const changing = beginRekey(session, 'secret', 'another', (step) => steps.push(step));
    expect(() => applyCode(session, [2], 'money', null, null, 'manual')).toThrow(/passphrase is being changed/u);
    expect(() => session.undo()).toThrow(/passphrase is being changed/u);
    await expect(beginRekey(session, 'secret', 'a third')).rejects.toThrow(/passphrase is being changed/u);
    expect(rows(session.db, 'SELECT rid FROM coding').length).toBe(1);
    const swap = await changing;
    const before = readFileSync(path);
    const changed = swap();
    expect([steps, readFileSync(path).equals(before), beside()]).toEqual([['copy', 'encrypt', 'check'], false, []]);
    expect(verifyProject(changed)).toMatchObject({ database: 'ok', schema: 'ok', history: { chain: 'ok' } });
    expect(rows<{ act: string }>(changed.db, 'SELECT act FROM history ORDER BY id').at(-1)).toEqual({ act: 'project.rekey' });
    expect(changed.undo()).toMatchObject({ act: 'coding.apply' });
    changed.close();
    expect(() => openProject(path, 'secret')).toThrow(/passphrase does not open/u);
    openProject(path, 'another').close();
  });

  it('is given up where the project is closed or moved meanwhile, or the passphrase is not its own; the project stays what it was', async () => {
    const { session, path, folder } = project;
    await expect(beginRekey(session, 'wrong', 'another')).rejects.toThrow(/small\.swproj/u);
    await expect(beginRekey(session, 'secret', '')).rejects.toThrow(/give it a passphrase/u);
    applyCode(session, [1], 'money', null, null, 'manual');
    const swap = await beginRekey(session, 'secret', 'another');
    renameSync(path, join(folder, 'elsewhere.swproj'));
    expect(() => swap()).toThrow(/no longer where it was opened/u);
    renameSync(join(folder, 'elsewhere.swproj'), path);
    applyCode(session, [2], 'money', null, null, 'manual');
    const closed = beginRekey(session, 'secret', 'another');
    session.close();
    await expect(closed).rejects.toThrow(/keeps the passphrase it had/u);
    const late = openProject(path, 'secret');
    const swapLate = await beginRekey(late, 'secret', 'another');
    late.close();
    expect(() => swapLate()).toThrow(/keeps the passphrase it had/u);
    expect(beside()).toEqual([]);
    const again = openProject(path, 'secret');
    expect([rows(again.db, 'SELECT rid FROM coding').length, verifyProject(again).database]).toEqual([2, 'ok']);
    again.close();
  });

  it('changes the file itself where the path is a link, and the link stays one', async () => {
    const { session, path, folder } = project;
    session.close();
    const link = join(folder, 'link.swproj');
    symlinkSync(path, link);
    (await beginRekey(openProject(link, 'secret'), 'secret', 'another'))().close();
    expect([lstatSync(link).isSymbolicLink(), beside()]).toEqual([true, []]);
    expect(() => openProject(path, 'secret')).toThrow(/passphrase does not open/u);
    openProject(path, 'another').close();
  });

  it('that was killed leaves a copy that the next opening takes away, and nothing else', async () => {
    const { session, path, folder } = project;
    const backup = await backUpWhileOpen(session, 'secret', undefined, ANY);
    session.close();
    const leftovers = [`${path}.rekey-0123abcd`, `${path}.rekey-0123abcd.part`, `${path}.check`, `${backup}.part`];
    const others = [`${path}.rekey-notes`, join(folder, 'other.swproj.check'), `${path}.txt`];
    for (const file of [...leftovers, ...others]) writeFileSync(file, 'x');
    openProject(path, 'secret').close();
    expect([leftovers.filter((file) => existsSync(file)), others.filter((file) => existsSync(file)), existsSync(backup)]).toEqual([[], others, true]);
  });
});
