import { Refusal } from '#core/contract/refusal.ts';
import { mutate } from '../files/mutate.ts';
import { validFiles } from '../files/valid-files.ts';
import { readTable, touchCells } from '../helpers/read-table.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

/** Damages sound files in thousands of ways and reads each: `node test/soak/files.ts [mutations] [first seed]`.
 *  Prints how many were read and refused, the slowest and the most memory; ends with 1 where one was neither read nor
 *  refused, took over ten seconds (by the clock, which other work on the machine is in, and by processor time, which the collection of
 *  garbage in other threads is in: by both) or a gigabyte. Add a seed that finds a fault to test/files/mutations.test.ts. */
const total = Number(process.argv[2] ?? 10_000);
const firstSeed = Number(process.argv[3] ?? 1);
const MAX_MS = 10_000;
const MAX_MB = 1_024;

const files = temporaryFiles();
const valid = await validFiles();
// the second reader starts a worker for every file, so it gets one turn in five
const own = [...valid.keys()].filter((name) => !/\.(xls|xlsb|ods|fods)$/.test(name));
const second = [...valid.keys()].filter((name) => !own.includes(name));
const outcomes = { read: 0, refused: {} as Record<string, number> };
const faults: string[] = [];
let slowest = { name: '', seed: 0, kind: '', ms: 0 };
let largest = { name: '', seed: 0, kind: '', mb: Math.round(process.resourceUsage().maxRSS / 1024) };
const began = performance.now();
for (let i = 0; i < total; i++) {
  const seed = firstSeed + i;
  const list = i % 5 === 4 ? second : own;
  const name = list[Math.floor(i / 5) % list.length]!;
  const { kind, bytes } = mutate(valid.get(name)!, seed);
  const path = files.write(name, bytes);
  const start = process.cpuUsage();
  const startedAt = performance.now();
  try {
    touchCells(await readTable(path));
    outcomes.read++;
  } catch (error) {
    if (error instanceof Refusal) outcomes.refused[error.code] = (outcomes.refused[error.code] ?? 0) + 1;
    else faults.push(`${name}, seed ${seed} (${kind}): ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  }
  const { user, system } = process.cpuUsage(start);
  const ms = Math.min((user + system) / 1000, performance.now() - startedAt);
  if (ms > slowest.ms) slowest = { name, seed, kind, ms: Math.round(ms) };
  const mb = Math.round(process.resourceUsage().maxRSS / 1024);
  if (mb > largest.mb) largest = { name, seed, kind, mb };
  if (ms > MAX_MS) faults.push(`${name}, seed ${seed} (${kind}): ${Math.round(ms)} ms`);
  if ((i + 1) % 1_000 === 0) process.stderr.write(`${i + 1} of ${total}\n`);
}
files.remove();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
if (peakMb > MAX_MB) faults.push(`${peakMb} MB of memory`);
process.stdout.write(`${JSON.stringify({ mutations: total, firstSeed, seconds: Math.round((performance.now() - began) / 1000), ...outcomes, slowest, largest, peakMb, faults }, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
