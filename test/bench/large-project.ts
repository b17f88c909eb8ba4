import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { ContractClient } from '#core/contract/api/index.ts';
import { createService } from '#service/service.ts';
import { RollingBackups } from '#service/backups/rolling.ts';
import { Secret } from '#service/backups/secret.ts';
import { openProject } from '#service/projects.ts';
import { makeLargeProject } from '../helpers/large-project.ts';

/** A project of some hundred megabytes, made on the spot: how long it takes to open, lock, back up, verify, give a new passphrase and
 *  restore, and for how long at most the data process answers nothing meanwhile. The window is a process of its own: it goes on drawing
 *  all the time, and waits for answers that long. `npm run bench:large -- 500` */
const megabytes = Number(process.argv[2] ?? '500');
/** Answers with their two codings, readings and index take about this much. */
const BYTES_AN_ANSWER = 590;
const folder = mkdtempSync(join(tmpdir(), 'large-'));
try {
  const path = join(folder, 'large.swproj');
  const answers = Math.round((megabytes * 1_000_000) / BYTES_AN_ANSWER);
  const made = performance.now();
  makeLargeProject(path, answers, answers * 2).close();
  const megabytesMade = Math.round(statSync(path).size / 1_000_000);
  const makingSeconds = Math.round((performance.now() - made) / 1000);
  const service = createService({ userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects'), shell: 'test' });
  const client: ContractClient = createRouterClient(service.router, { context: {} });
  const figures: Record<string, { seconds: number; longestBlockSeconds: number }> = {};
  const measure = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 5);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    longest = 0;
    const began = performance.now();
    await work();
    const seconds = (performance.now() - began) / 1000;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    clearInterval(timer);
    figures[name] = { seconds: Math.round(seconds * 100) / 100, longestBlockSeconds: Math.round(longest / 10) / 100 };
  };
  await measure('open', () => client.project.open({ path, passphrase: 'bench' }));
  await measure('status', () => client.project.status());
  await measure('lock', () => client.project.lock());
  await measure('unlock', () => client.project.open({ path, passphrase: 'bench' }));
  let backup = '';
  await measure('backup by hand', async () => { backup = (await client.project.backup()).file; });
  await measure('verify', () => client.project.verify());
  await measure('new passphrase', () => client.project.rekey({ passphrase: 'bench', newPassphrase: 'another' }));
  await measure('restore', () => client.project.restore({ backup, passphrase: 'bench' }));
  await client.project.close();
  const session = openProject(path, 'another');
  const rolling = new RollingBackups(session, new Secret('another'));
  await measure('rolling backup, opened and checked', () => rolling.makeNow());
  rolling.stop();
  session.close();
  await service.close();
  process.stdout.write(`${JSON.stringify({ megabytes: megabytesMade, answers, makingSeconds, figures, peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024) }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
