import { cpus } from 'node:os';
import { compare, type Case } from './measure.ts';

/** `npm run bench -- SUITE [--json] [--rounds N] [--case NAME]`: ours and each installed peer in turns, a process each, as JSON.
 *  `--case` takes the cases whose names contain NAME. */
const SUITES: Readonly<Record<string, () => Promise<{ readonly cases: () => Promise<readonly Case[]> }>>> = {
  import: () => import('./suites/import.ts'),
  coding: () => import('./suites/coding.ts'),
  tables: () => import('./suites/tables.ts'),
  start: () => import('./suites/start.ts'),
  window: () => import('./suites/window.ts'),
};

const words = process.argv.slice(2);
const suite = words.find((word) => word in SUITES);
const roundsAt = words.indexOf('--rounds');
const rounds = roundsAt < 0 ? 3 : Number(words[roundsAt + 1]);
if (suite === undefined || !Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(`Which suite? One of ${Object.keys(SUITES).join(', ')}: npm run bench -- SUITE [--json] [--rounds N] [--case NAME]\n`);
  process.exitCode = 2;
} else {
  const { cases } = await SUITES[suite]!();
  const only = words.indexOf('--case') < 0 ? '' : words[words.indexOf('--case') + 1] ?? '';
  const { results, absent } = compare((await cases()).filter(({ name }) => name.includes(only)), rounds);
  const processors = cpus();
  process.stdout.write(`${JSON.stringify({ suite, machine: { cpu: processors[0]?.model ?? 'unknown', cores: processors.length, node: process.version }, rounds, results, absent }, null, 2)}\n`);
}
