import { flushCompileCache } from 'node:module';
import { createCode } from '#service/codebook.ts';
import { applyCode, removeCodings } from '#service/coding.ts';
import { packageOf } from '#service/coders/export-package.ts';
import { mergePackage } from '#service/coders/merge-package.ts';
import { exportProject } from '#service/exchange/export-project.ts';
import { renderTables, writeExport } from '#service/exporting/export.ts';
import { importFile } from '#service/importing.ts';
import { beginRekey } from '#service/backups/rekey.ts';
import { backUpWhileOpen, restoreBeside } from '#service/backups/while-open.ts';
import { openProject } from '#service/projects.ts';
import { asReadDb, rows } from '#db/database.ts';

/** Works on a project until killed, and says over IPC what has been acknowledged: the other side of test/crash. */
const [task, path, passphrase, file] = process.argv.slice(2) as [string, string, string, string];
// Those that are killed would never write what the next one starts faster with.
flushCompileCache();
const session = openProject(path, passphrase);
const tell = (message: unknown): void => { process.send!(message); };

if (task === 'import') {
  tell({ started: true });
  await importFile(session, file);
  tell({ imported: true });
  session.close();
} else if (task === 'merge') {
  const content = packageOf(session, 'coder-1');
  // the same work by somebody else, of whom the project has nothing yet
  const other = { ...content, coder: { id: 'marie', name: 'Marie' } } as typeof content;
  tell({ started: true });
  mergePackage(session, other);
  tell({ imported: true });
  session.close();
} else if (task === 'rekey') {
  tell({ started: true });
  const changed = (await beginRekey(session, passphrase, 'another passphrase'))();
  tell({ imported: true });
  changed.close();
} else if (task === 'backup') {
  tell({ started: true });
  const backup = await backUpWhileOpen(session, passphrase, undefined, 0);
  (await restoreBeside(backup, `${path}.restored`, passphrase, 0)).close();
  tell({ imported: true });
  session.close();
} else if (task === 'export') {
  tell({ started: true });
  for (let step = 0; ; step += 1) {
    writeExport(`${path}.xlsx`, (await renderTables(session, 'xlsx', { layout: step % 2 === 0 ? 'publication' : 'analyst', language: 'en' }, 'tables')).parts[0]!.bytes);
    await exportProject(session, `${path}.qdpx`);
    await new Promise((resolve) => { setImmediate(resolve); });
  }
} else {
  const answers = rows<{ rid: number }>(asReadDb(session.connection), 'SELECT rid FROM answer ORDER BY rid').map((answer) => answer.rid);
  const code = createCode(session, { name: `Code ${Date.now()}`, kind: 'gap', parentId: null });
  tell({ started: true });
  for (let step = 0; ; step += 1) {
    const answerId = answers[step % answers.length]!;
    if (step % 7 === 6) {
      session.undo();
      tell({ undone: true, step });
    } else if (step % 5 === 4) {
      const [first] = rows<{ rid: number }>(session.db, 'SELECT rid FROM coding ORDER BY rid LIMIT 1');
      if (first) { removeCodings(session, [first.rid]); tell({ acts: 1, step }); }
    } else {
      applyCode(session, [answerId], code.id, 0, 1 + (step % 5), 'manual');
      tell({ acts: 1, step });
    }
    // The event loop turns, so that messages leave before the next act.
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}
