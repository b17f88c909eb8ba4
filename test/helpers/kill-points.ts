import { fork } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count } from '#db/database.ts';
import { countHistory } from '#db/queries/project.ts';
import { importFile } from '#service/importing.ts';
import { createProject, openProject, verifyProject } from '#service/projects.ts';

const PASSPHRASE = 'kill points';

export interface KillOutcome { readonly kills: number; readonly beforeCount: number; readonly afterCount: number; readonly acknowledgedLost: number; readonly damaged: string[] }

/** A CSV of `cases` respondents with a country, a closed and an open-ended question. */
export const surveyCsv = (cases: number, salt: string): string => ['ID,Country,In place,What is difficult', ...Array.from({ length: cases }, (_, index) =>
  `${salt}${index},Nepal,${index % 3 === 0 ? 'Yes' : 'No'},"${salt}: the budget of the unit lapsed in year ${index} and nobody has replaced the staff who left, so that cases wait for months"`)].join('\n');

/** Kills a process in the middle of its work, again and again, and says what the project holds afterwards.
 *  @param delays milliseconds after the work began at which it is killed */
export async function killWhileWorking(task: 'import' | 'coding', delays: readonly number[], cases: number): Promise<KillOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'swb-kill-'));
  const outcome = { kills: 0, beforeCount: 0, afterCount: 0, acknowledgedLost: 0, damaged: [] as string[] };
  try {
    const origin = join(folder, 'origin.swproj');
    const first = join(folder, 'first.csv');
    const second = join(folder, 'second.csv');
    writeFileSync(first, surveyCsv(300, 'a'));
    writeFileSync(second, surveyCsv(cases, 'b'));
    const made = createProject(origin, PASSPHRASE, 'Study', 'empty');
    await importFile(made, first, { instrument: 'first' });
    const historyBefore = countHistory(made.db);
    made.close();
    for (const delay of delays) {
      const path = join(folder, `run-${outcome.kills}.swproj`);
      copyFileSync(origin, path);
      const said = await runAndKill(task, path, second, delay);
      outcome.kills += 1;
      const session = openProject(path, PASSPHRASE);
      const found = verifyProject(session);
      if (found.database !== 'ok' || found.schema !== 'ok' || found.history.chain !== 'ok') outcome.damaged.push(JSON.stringify(found));
      const acts = countHistory(session.db) - historyBefore;
      const casesNow = session.caseCount;
      if (task === 'import') {
        const answers = count(session.db, 'SELECT count(*) FROM answer');
        if (casesNow === 300 && answers === 300 && acts === 0) outcome.beforeCount += 1;
        else if (casesNow === 300 + cases && answers === 300 + cases && acts === 1) outcome.afterCount += 1;
        else outcome.damaged.push(`${casesNow} cases, ${answers} answers, ${acts} acts after ${delay} ms`);
        if (said.imported && casesNow === 300) outcome.acknowledgedLost += 1;
      } else {
        // One more act may be on the disk than its message could say.
        if (acts < said.acts || acts > said.acts + 1) outcome.acknowledgedLost += 1;
        else outcome.afterCount += 1;
      }
      session.close();
      for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) rmSync(path + suffix);
    }
    return outcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runAndKill(task: string, path: string, file: string, delay: number): Promise<{ acts: number; imported: boolean }> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./crash-worker.ts', import.meta.url), [task, path, PASSPHRASE, file], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    // createCode is one act that was acknowledged before "started".
    const said = { acts: task === 'coding' ? 1 : 0, imported: false };
    let problem = '';
    child.stderr?.on('data', (chunk: Buffer) => { problem += chunk.toString(); });
    child.on('message', (message: { started?: boolean; imported?: boolean; acts?: number; undone?: boolean }) => {
      if (message.started) setTimeout(() => { child.kill('SIGKILL'); }, delay);
      if (message.imported) said.imported = true;
      if (message.acts !== undefined || message.undone) said.acts += 1;
    });
    child.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`the worker ended by itself: ${problem}`));
      else resolve(said);
    });
  });
}
