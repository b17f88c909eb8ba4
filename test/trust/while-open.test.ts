import { closeSync, existsSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '#db/database.ts';
import { backUpWhileOpen, restoreBeside, verifyWhileOpen } from '#service/backups/while-open.ts';
import { applyCode } from '#service/coding.ts';
import { verifyProject } from '#service/projects.ts';
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
