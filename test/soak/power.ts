import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutPower } from '../helpers/power-loss/promises.ts';
import { recordDisk, whyNotRecorded } from '../helpers/power-loss/record.ts';

/** The power goes at every moment of a day's work, in as many ways as are asked for. `npm run soak:power -- 2000 [seed] [cases]` */
const most = Number(process.argv[2] ?? '2000');
const seed = Number(process.argv[3] ?? '1');
const cases = process.argv[4] ?? '40';
const why = whyNotRecorded();
if (why !== null) {
  console.log(`Not run: ${why}.`);
} else {
  const place = mkdtempSync(join(tmpdir(), 'power-'));
  try {
    const recorded = join(place, 'work');
    mkdirSync(recorded);
    const started = Date.now();
    const events = recordDisk(recorded, fileURLToPath(new URL('../helpers/power-loss/worker.ts', import.meta.url)), [recorded, cases]);
    const outcome = await cutPower(events, recorded, most, seed, place);
    const counts: Record<string, number> = {};
    for (const { kind } of events) counts[kind] = (counts[kind] ?? 0) + 1;
    console.log(JSON.stringify({ seed, cases: Number(cases), recorded: counts, disks: Object.values(outcome.images).reduce((sum, each) => sum + each, 0), ...outcome, minutes: Math.round((Date.now() - started) / 6000) / 10 }, null, 2));
    process.exitCode = outcome.faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
