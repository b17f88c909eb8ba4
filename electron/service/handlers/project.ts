import { basename, join } from 'node:path';
import { EventPublisher } from '@orpc/server';
import { Refusal } from '#core/contract/refusal.ts';
import { frameworkFromSheet, frameworkOf } from '../framework.ts';
import { toSource } from '../source.ts';
import { oneForm } from '#db/open.ts';
import { setMeta } from '#db/queries/project.ts';
import { targetOfAct } from '#db/undo/target.ts';
import { describeProject, projectName, projectStatus } from '../describe.ts';
import { searchHistory } from '../history.ts';
import type { Host } from '../host.ts';
import { backupsOf } from '../backups/rolling.ts';
import { conflictCopies } from '../backups/conflict-copies.ts';
import { beginRekey, type RekeyStep } from '../backups/rekey.ts';
import { salvagedPath, salvageProject } from '../backups/salvage.ts';
import { backUpWhileOpen, restoreBeside, verifyWhileOpen } from '../backups/while-open.ts';
import { addCoder, createProject, openProject, restoredPath } from '../projects.ts';
import { os } from '../router.ts';
import { openSampleProject, SAMPLE_PASSPHRASE } from '../sample.ts';

export function projectHandlers(host: Host) {
  const rekeying = new EventPublisher<{ step: { step: RekeyStep } }>();
  return os.project.router({
  create: os.project.create.handler(async ({ input }) => {
    // Read before anything is made: a sheet that is no framework leaves no project behind.
    const framework = input.framework === undefined ? null : await frameworkFromSheet(await toSource(input.framework));
    const session = host.take(createProject(input.path, input.passphrase, input.name, framework ? 'empty' : input.template, input.coder ?? (host.language === 'fr' ? 'Codeur 1' : 'Coder 1'), framework), input.passphrase);
    host.preferences.remember(session.path, input.name);
    return projectStatus(session);
  }),
  open: os.project.open.handler(({ input }) => {
    // The same file cannot be opened twice: the one that is open is closed first.
    if (host.openSession?.path === input.path) host.closeProject();
    const session = host.take(openProject(input.path, input.passphrase), input.passphrase);
    host.preferences.remember(session.path, projectName(session));
    return projectStatus(session);
  }),
  openSample: os.project.openSample.handler(async () => {
    host.closeProject();
    const session = host.take(await openSampleProject(join(host.options.projectsFolder, 'Sample study')), SAMPLE_PASSPHRASE);
    return projectStatus(session);
  }),
  close: os.project.close.handler(() => ({ closed: host.closeProject() })),
  status: os.project.status.handler(() => (host.openSession ? projectStatus(host.openSession) : null)),
  describe: os.project.describe.handler(() => describeProject(host.session)),
  framework: os.project.framework.handler(() => frameworkOf(host.session)),
  rename: os.project.rename.handler(({ input }) => {
    const { session } = host;
    session.act('project.rename', { from: projectName(session), to: input.name }, ['project'], (db) => { setMeta(db, 'name', input.name); });
    host.preferences.remember(session.path, input.name);
    return projectStatus(session);
  }),
  verify: os.project.verify.handler(() => verifyWhileOpen(host.session, host.passphrase)),
  backup: os.project.backup.handler(async ({ input }) => ({ file: await backUpWhileOpen(host.session, host.passphrase, input?.target) })),
  backups: os.project.backups.handler(({ input }) => {
    const path = input?.path ?? host.session.path;
    return { backups: backupsOf(path), problem: input?.path === undefined ? host.backups?.problem ?? null : null, conflictCopies: conflictCopies(path) };
  }),
  restore: os.project.restore.handler(async ({ input }) => {
    const passphrase = input.passphrase ?? host.passphrase;
    const session = host.take(await restoreBeside(input.backup, restoredPath(input.path ?? host.session.path), passphrase), passphrase);
    host.preferences.remember(session.path, projectName(session));
    return projectStatus(session);
  }),
  salvage: os.project.salvage.handler(async ({ input }) => {
    const report = salvageProject(input.path, salvagedPath(input.path), input.passphrase);
    const session = host.take(openProject(report.file, input.passphrase), input.passphrase);
    host.preferences.remember(session.path, projectName(session));
    return { ...report, status: projectStatus(session) };
  }),
  lock: os.project.lock.handler(() => ({ locked: host.lock() })),
  locked: os.project.locked.handler(() => host.locked),
  forgetLocked: os.project.forgetLocked.handler(() => { host.locked = null; return { closed: true }; }),
  keychain: os.project.keychain.handler(async ({ input }) => {
    const path = input?.path ?? host.openSession?.path;
    return { state: await host.keys.state(), remembered: path !== undefined && host.keys.has(path) };
  }),
  rememberKey: os.project.rememberKey.handler(async () => { await host.keys.remember(host.session.path, host.passphrase); return { remembered: true }; }),
  forgetKey: os.project.forgetKey.handler(({ input }) => ({ forgotten: host.keys.forget(input?.path ?? host.session.path) })),
  openRemembered: os.project.openRemembered.handler(async ({ input }) => {
    const passphrase = await host.keys.recall(input.path);
    if (host.openSession?.path === input.path) host.closeProject();
    let session;
    try {
      session = openProject(input.path, passphrase);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'PASSPHRASE_WRONG')) throw error;
      // Changed elsewhere, or another project lies there now.
      host.keys.forget(input.path);
      throw new Refusal('KEY_STALE', `The passphrase that the keychain kept does not open “${basename(input.path)}” any more, and was forgotten. Type the passphrase.`, { file: basename(input.path) });
    }
    host.take(session, passphrase);
    host.preferences.remember(session.path, projectName(session));
    return projectStatus(session);
  }),
  rekey: os.project.rekey.handler(async ({ input: { passphrase, newPassphrase } }) => {
    const { session } = host;
    const { path } = session;
    // The old passphrase is asked again, so that a window left open cannot lock its owner out.
    if (oneForm(passphrase) !== oneForm(host.passphrase)) throw new Refusal('CURRENT_PASSPHRASE_WRONG', `That is not the current passphrase of “${basename(path)}”. Check capitals and the keyboard's language.`, { file: basename(path) });
    const swap = await beginRekey(session, passphrase, newPassphrase, (step) => { rekeying.publish('step', { step }); });
    try {
      host.take(swap(), newPassphrase);
    } catch (error) {
      // The file could not be replaced: the project goes on as it was.
      if (host.openSession === session && !session.connection.open) host.take(openProject(path, passphrase), passphrase);
      throw error;
    }
    // The keychain keeps the new one, or none: never one that does not open the project.
    if (host.keys.has(path)) await host.keys.remember(path, newPassphrase).catch(() => { host.keys.forget(path); });
    return { file: path, backups: backupsOf(path).length };
  }),
  rekeying: os.project.rekeying.handler(async function* ({ signal }) { yield* rekeying.subscribe('step', signal ? { signal } : {}); }),
  undo: os.project.undo.handler(() => ({ undone: host.session.undo(), status: projectStatus(host.session) })),
  redo: os.project.redo.handler(() => ({ redone: host.session.redo(), status: projectStatus(host.session) })),
  addCoder: os.project.addCoder.handler(({ input }) => addCoder(host.session, input.name.trim())),
  selectCoder: os.project.selectCoder.handler(({ input }) => { host.session.selectCoder(input.coderId); return projectStatus(host.session); }),
  history: os.project.history.handler(({ input }) => { const { before, limit, ...filter } = input; return searchHistory(host.session, filter, { before, limit }); }),
  historyTarget: os.project.historyTarget.handler(({ input }) => targetOfAct(host.session.db, input.id)),
  goToPoint: os.project.goToPoint.handler(({ input }) => { const steps = host.session.goToPoint(input.id); return { ...steps, status: projectStatus(host.session) }; }),
  changes: os.project.changes.handler(async function* ({ signal }) {
    yield* host.changes.subscribe('change', signal ? { signal } : {});
  }),
});
}
