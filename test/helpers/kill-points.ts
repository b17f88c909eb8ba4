import { fork } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { count, rows } from '#db/database.ts';
import { countHistory } from '#db/queries/project.ts';
import { backupFolder, backupsOf } from '#service/backups/rolling.ts';
import { createCode } from '#service/codebook.ts';
import { applyCode } from '#service/coding.ts';
import { openZip } from '#service/files/zip.ts';
import { importFile } from '#service/importing.ts';
import { createProject, openProject, verifyProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { saveTable } from '#service/table-plan.ts';

const PASSPHRASE = 'kill points';

export interface KillOutcome { readonly kills: number; readonly beforeCount: number; readonly afterCount: number; readonly acknowledgedLost: number; readonly damaged: string[] }

/** A CSV of `cases` respondents with a country, a closed and an open-ended question. */
export const surveyCsv = (cases: number, salt: string): string => ['ID,Country,In place,What is difficult', ...Array.from({ length: cases }, (_, index) =>
  `${salt}${index},Nepal,${index % 3 === 0 ? 'Yes' : 'No'},"${salt}: the budget of the unit lapsed in year ${index} and nobody has replaced the staff who left, so that cases wait for months"`)].join('\n');

/** The passphrase that a killed change of it may have brought in. */
const ANOTHER = 'another passphrase';
const openWithEither = (path: string): { session: ProjectSession; changed: boolean } => {
  try { return { session: openProject(path, PASSPHRASE), changed: false }; } catch { return { session: openProject(path, ANOTHER), changed: true }; }
};

export type KillTask = 'import' | 'coding' | 'merge' | 'export' | 'rekey' | 'backup';
/** Kills a process in the middle of its work, again and again, and says what the project holds afterwards.
 *  @param delays milliseconds after the work began at which it is killed; or, as `{ parts }`, parts of the time that the work takes here
 *  when it is left alone
 *  @param cases of the import; of the project itself, for work that must last long enough to be met */
export async function killWhileWorking(task: KillTask, delays: readonly number[] | { readonly parts: readonly number[] }, cases: number): Promise<KillOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'swb-kill-'));
  const outcome = { kills: 0, beforeCount: 0, afterCount: 0, acknowledgedLost: 0, damaged: [] as string[] };
  try {
    const origin = join(folder, 'origin.swproj');
    const first = join(folder, 'first.csv');
    const second = join(folder, 'second.csv');
    const had = task === 'merge' || task === 'rekey' || task === 'backup' ? Math.max(300, cases) : 300;
    writeFileSync(first, surveyCsv(had, 'a'));
    writeFileSync(second, surveyCsv(cases, 'b'));
    const made = createProject(origin, PASSPHRASE, 'Study', 'empty');
    await importFile(made, first, { instrument: 'first' });
    if (task === 'merge' || task === 'export') {
      const code = createCode(made, { name: 'Budget', kind: 'gap', parentId: null });
      applyCode(made, rows<{ rid: number }>(made.db, 'SELECT rid FROM answer').map((answer) => answer.rid), code.id, 3, 20, 'manual');
      saveTable(made, planTableSchema.parse({ id: 't', title: { en: 'Table', fr: '' }, rows: [`theme:${code.id}`] }));
    }
    const codingsBefore = count(made.db, 'SELECT count(*) FROM coding');
    const historyBefore = countHistory(made.db);
    made.close();
    let moments: readonly number[];
    if ('parts' in delays) {
      let whole = 0;
      // The first run compiles what it loads; those that are killed do not.
      for (const name of ['first-whole.swproj', 'whole.swproj']) {
        copyFileSync(origin, join(folder, name));
        whole = (await runAndKill(task, join(folder, name), second, null)).tookMs;
      }
      moments = delays.parts.map((part) => part * whole);
    } else moments = delays;
    for (const delay of moments) {
      const path = join(folder, `run-${outcome.kills}.swproj`);
      copyFileSync(origin, path);
      const said = await runAndKill(task, path, second, delay);
      outcome.kills += 1;
      const { session, changed } = openWithEither(path);
      const found = verifyProject(session);
      if (found.database !== 'ok' || found.schema !== 'ok' || found.history.chain !== 'ok') outcome.damaged.push(JSON.stringify(found));
      const acts = countHistory(session.db) - historyBefore;
      const casesNow = session.caseCount;
      if (task === 'import') {
        const answers = count(session.db, 'SELECT count(*) FROM answer');
        if (casesNow === had && answers === had && acts === 0) outcome.beforeCount += 1;
        else if (casesNow === had + cases && answers === had + cases && acts === 1) outcome.afterCount += 1;
        else outcome.damaged.push(`${casesNow} cases, ${answers} answers, ${acts} acts after ${delay} ms`);
        if (said.imported && casesNow === had) outcome.acknowledgedLost += 1;
      } else if (task === 'merge') {
        const codings = count(session.db, 'SELECT count(*) FROM coding');
        if (codings === codingsBefore && acts === 0) outcome.beforeCount += 1;
        else if (codings === 2 * codingsBefore && acts === 1) outcome.afterCount += 1;
        else outcome.damaged.push(`${codings} codings, ${acts} acts after ${delay} ms`);
        if (said.imported && acts === 0) outcome.acknowledgedLost += 1;
      } else if (task === 'rekey') {
        if (casesNow !== had) outcome.damaged.push(`${casesNow} cases after ${delay} ms`);
        else if (changed) outcome.afterCount += 1;
        else outcome.beforeCount += 1;
        if (said.imported && !changed) outcome.acknowledgedLost += 1;
      } else if (task === 'backup') {
        if (casesNow !== had || acts > 1) outcome.damaged.push(`${casesNow} cases, ${acts} acts after ${delay} ms`);
        const copies = [...backupsOf(path).map(({ file }) => file), `${path}.restored`].filter((file) => existsSync(file));
        // What bears the name of a backup, or of what was restored from one, is whole.
        for (const file of copies) if (!isSound(file, had)) outcome.damaged.push(`${basename(file)} is not whole after ${delay} ms`);
        if (said.imported && copies.length < 2) outcome.acknowledgedLost += 1;
        outcome[copies.length === 0 ? 'beforeCount' : 'afterCount'] += 1;
        if (existsSync(backupFolder(path)) && readdirSync(backupFolder(path)).some((name) => name.endsWith('.part'))) outcome.damaged.push('half a backup lies about');
        for (const file of [backupFolder(path), `${path}.restored`, `${path}.restored.part`]) rmSync(file, { recursive: true, force: true });
      } else if (task === 'export') {
        if (acts !== 0 || casesNow !== had) outcome.damaged.push(`${acts} acts, ${casesNow} cases after ${delay} ms`);
        for (const file of [`${path}.xlsx`, `${path}.qdpx`]) {
          if (!existsSync(file)) outcome.beforeCount += 1;
          else if (await isWhole(file)) outcome.afterCount += 1;
          else outcome.damaged.push(`half a file after ${delay} ms`);
          rmSync(file, { force: true });
        }
      } else {
        // One more act may be on the disk than its message could say.
        if (acts < said.acts || acts > said.acts + 1) outcome.acknowledgedLost += 1;
        else outcome.afterCount += 1;
      }
      session.close();
      // A copy that was to get the new passphrase goes with the opening.
      for (const name of readdirSync(folder)) if (name.startsWith(`${basename(path)}.`) && /\.(?:rekey|check)/u.test(name)) outcome.damaged.push(`${name} lies about`);
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
    }
    return outcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isSound(file: string, cases: number): boolean {
  const copy = openProject(file, PASSPHRASE);
  try { return verifyProject(copy).database === 'ok' && copy.caseCount === cases; } finally { copy.close(); }
}

/** Whether every part of a zip file can be read and has its checksum. */
async function isWhole(file: string): Promise<boolean> {
  try {
    const zip = await openZip(file, 'export');
    try { await zip.verify(1024 ** 3); return true; } finally { zip.close(); }
  } catch { return false; }
}

/** @param delay null: it is left alone, and told how long it took (from its first word to its last) */
function runAndKill(task: string, path: string, file: string, delay: number | null): Promise<{ acts: number; imported: boolean; tookMs: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./crash-worker.ts', import.meta.url), [task, path, PASSPHRASE, file], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), 'compiled') } });
    // createCode is one act that was acknowledged before "started".
    const said = { acts: task === 'coding' ? 1 : 0, imported: false, tookMs: 0 };
    let began = 0;
    let problem = '';
    child.stderr?.on('data', (chunk: Buffer) => { problem += chunk.toString(); });
    child.on('message', (message: { started?: boolean; imported?: boolean; acts?: number; undone?: boolean }) => {
      if (message.started) { began = performance.now(); if (delay !== null) setTimeout(() => { child.kill('SIGKILL'); }, delay); }
      if (message.imported) { said.imported = true; said.tookMs = performance.now() - began; }
      if (message.acts !== undefined || message.undone) said.acts += 1;
    });
    child.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`the worker ended by itself: ${problem}`));
      else resolve(said);
    });
  });
}
