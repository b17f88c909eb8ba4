import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { readTable } from '../helpers/read-table.ts';

/** Reads every file of a folder, one after the other, and prints how many and the most memory that was taken. A process of
 *  its own, because memory is counted for a whole process. */
const folder = process.argv[2] ?? '.';
let files = 0;
for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  if (!statSync(path).isFile()) continue;
  files++;
  try {
    await readTable(path);
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(`${name}: neither read nor refused`, { cause: error });
  }
}
process.stdout.write(JSON.stringify({ files, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
