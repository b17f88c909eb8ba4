import { writeSync } from 'node:fs';
import { Refusal } from '#core/contract/refusal.ts';
import { beginRekey } from '#service/backups/rekey.ts';
import { applyCode } from '#service/coding.ts';
import { createProject, openProject } from '#service/projects.ts';
import { digestOf } from './power-loss/promises.ts';

/** Changes the passphrase and says how that ended, makes a project, or codes answers until something is refused, and says after each act what the project holds. */
const [path, passphrase, how] = process.argv.slice(2) as [string, string, 'code' | 'create' | 'rekey'];
const say = (what: object): void => { writeSync(1, `${JSON.stringify(what)}\n`); };
try {
  if (how === 'create') { createProject(`${path}.new.swproj`, passphrase, 'New', 'empty').close(); say({ created: true }); }
  const session = openProject(path, passphrase);
  say({ holds: digestOf(session) });
  if (how === 'rekey') (await beginRekey(session, passphrase, 'another'))();
  for (let at = 0; at < 40; at += 1) {
    applyCode(session, [1 + (at % 3)], 'money', 0, 1 + Math.floor(at / 3), 'manual');
    say({ holds: digestOf(session) });
  }
} catch (error) {
  say(error instanceof Refusal ? { refused: error.code, sentence: error.message } : { bug: String(error) });
}
