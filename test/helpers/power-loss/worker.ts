import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { rows } from '#db/database.ts';
import { beginRekey } from '#service/backups/rekey.ts';
import { RollingBackups } from '#service/backups/rolling.ts';
import { Secret } from '#service/backups/secret.ts';
import { createCode } from '#service/codebook.ts';
import { applyCode } from '#service/coding.ts';
import { packageOf } from '#service/coders/export-package.ts';
import { mergePackage } from '#service/coders/merge-package.ts';
import { exportProject } from '#service/exchange/export-project.ts';
import { renderTables, writeExport } from '#service/exporting/export.ts';
import { importFile } from '#service/importing.ts';
import { backUpProject, createProject, openProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { saveTable } from '#service/table-plan.ts';
import { surveyCsv } from '../kill-points.ts';
import { digestOf, FIRST, SECOND } from './promises.ts';

/** One day's work on a project, step by step; after each step it says what is promised to be on the disk from now on. */
const [folder, cases] = process.argv.slice(2) as [string, string];
const path = join(folder, 'Study.swproj');
const say = (what: object): void => { writeSync(1, `${JSON.stringify(what)}\n`); };
const stands = (session: ProjectSession, step: string): void => { say({ step, project: digestOf(session) }); };
const holds = (step: string, file: string): void => { say({ step, file, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') }); };

let session = createProject(path, FIRST, 'Study', 'empty');
stands(session, 'create');
const survey = `${folder}.csv`;
writeFileSync(survey, surveyCsv(Number(cases), 'a'));
await importFile(session, survey, { instrument: 'first' });
stands(session, 'import');
const code = createCode(session, { name: 'Budget', kind: 'gap', parentId: null });
stands(session, 'coding');
const answers = rows<{ rid: number }>(session.db, 'SELECT rid FROM answer ORDER BY rid').map((answer) => answer.rid);
for (const [index, answer] of answers.slice(0, 12).entries()) {
  if (index % 5 === 4) session.undo();
  else applyCode(session, [answer], code.id, 0, 5 + index, 'manual');
  stands(session, 'coding');
}
// The same work by somebody else, of whom the project has nothing yet.
mergePackage(session, { ...packageOf(session, session.coderId), coder: { id: 'marie', name: 'Marie' } });
stands(session, 'merge');
const plan = planTableSchema.parse({ id: 't', title: { en: 'Table', fr: '' }, rows: [`theme:${code.id}`] });
saveTable(session, plan);
stands(session, 'coding');
for (const layout of ['publication', 'analyst'] as const) {
  const workbook = join(folder, 'exports', 'Tables.xlsx');
  writeExport(workbook, (await renderTables(session, 'xlsx', { layout, language: 'en' }, 'tables')).parts[0]!.bytes);
  holds('export', workbook);
}
const exchanged = join(folder, 'exports', 'Study.qdpx');
await exportProject(session, exchanged);
holds('export', exchanged);
const copy = backUpProject(session);
stands(session, 'backup');
say({ step: 'backup', backup: copy });
const rolling = new RollingBackups(session, new Secret(FIRST));
if (!await rolling.makeNow()) throw new Error('no backup was made');
stands(session, 'backup');
rolling.stop();
session = (await beginRekey(session, FIRST, SECOND))();
say({ step: 'rekey', passphrase: SECOND, project: digestOf(session) });
applyCode(session, [answers[0]!], code.id, 1, 9, 'manual');
stands(session, 'coding');
session.close();
session = openProject(path, SECOND);
applyCode(session, [answers[1]!], code.id, 2, 9, 'manual');
stands(session, 'coding');
session.close();
say({ step: 'close', project: 'same' });
