import { spawnSync } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** One measured run of something, in a process of its own: wall time, and the most memory it held where it can tell. */
export interface Run {
  readonly ms: number; readonly peakMb?: number | undefined; readonly version?: string | undefined;
  /** What else a contender tells of itself: processor time, its longest block, the size of what it stored. */
  readonly facts?: Readonly<Record<string, number>> | undefined;
}

/** A way to do the work: a command that prints one line of JSON `{ms, peakMb?, version?}` as its last. */
export interface Contender { readonly name: string; readonly command: readonly string[] }

export interface Case { readonly name: string; readonly size: string; readonly ours: Contender; readonly peers: readonly Contender[] }

export interface CaseResult {
  readonly name: string; readonly size: string;
  readonly ours: { medianMs: number; minMs: number; maxMs: number; peakMb?: number; facts?: Record<string, number> };
  readonly peers: Record<string, { medianMs: number; peakMb?: number; version?: string }>;
  readonly ratio: Record<string, number>;
}

/** Runs everybody in turns, so that a busy minute of the machine meets all of them.
 *  @throws Error where our own run fails: a benchmark without us says nothing */
export function compare(cases: readonly Case[], rounds: number): { results: CaseResult[]; absent: string[] } {
  const absent = new Set<string>();
  const results = cases.map((one): CaseResult => {
    const runs = new Map<Contender, Run[]>([one.ours, ...one.peers].map((contender) => [contender, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [contender, list] of runs) {
        if (absent.has(contender.name)) continue;
        const run = runOnce(contender);
        if (typeof run !== 'string') { list.push(run); continue; }
        if (contender === one.ours) throw new Error(`${one.name}: ${run}`);
        absent.add(contender.name);
      }
    }
    const [ours, ...peers] = [...runs];
    const times = ours![1].map(({ ms }) => ms);
    const peak = peakOf(ours![1]);
    const installed = peers.filter(([, list]) => list.length > 0);
    return {
      name: one.name, size: one.size,
      ours: { medianMs: rounded(median(times)), minMs: rounded(Math.min(...times)), maxMs: rounded(Math.max(...times)), ...(peak > 0 ? { peakMb: peak } : {}), ...factsOf(ours![1]) },
      peers: Object.fromEntries(installed.map(([{ name }, list]) => [name, { medianMs: rounded(median(list.map(({ ms }) => ms))), ...(peakOf(list) > 0 ? { peakMb: peakOf(list) } : {}), ...(list[0]!.version === undefined ? {} : { version: list[0]!.version }) }])),
      ratio: Object.fromEntries(installed.map(([{ name }, list]) => [name, Number((median(times) / median(list.map(({ ms }) => ms))).toPrecision(3))])),
    };
  });
  return { results, absent: [...absent].toSorted() };
}

const peakOf = (runs: readonly Run[]): number => Math.max(...runs.map(({ peakMb }) => peakMb ?? 0));
/** The median of each fact. */
function factsOf(runs: readonly Run[]): { facts?: Record<string, number> } {
  const names = Object.keys(runs[0]?.facts ?? {});
  return names.length === 0 ? {} : { facts: Object.fromEntries(names.map((name) => [name, rounded(median(runs.map(({ facts }) => facts?.[name] ?? 0)))])) };
}

function runOnce({ command: [program = '', ...words] }: Contender): Run | string {
  const child = spawnSync(program, words, { encoding: 'utf8', timeout: 300_000, maxBuffer: 16 * 1024 * 1024 });
  const line = /\{"ms".*\}\s*$/u.exec(child.stdout ?? '')?.[0];
  return line === undefined ? (child.error?.message ?? child.stderr ?? '').slice(-2000) : JSON.parse(line) as Run;
}

/** For a contender that runs under Node: measures `work` and prints the line.
 *  @param more further facts, asked for when the work is done */
export async function report(work: () => unknown, version?: string, more?: () => Record<string, number>): Promise<void> {
  const began = performance.now();
  const processor = process.cpuUsage();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  const ms = performance.now() - began;
  delay.disable();
  const { user, system } = process.cpuUsage(processor);
  print(ms, version, more === undefined ? undefined : { processorMs: Math.round((user + system) / 1000), longestBlockMs: Math.round(delay.max / 1e6), ...more() });
}
export function print(ms: number, version?: string, facts?: Record<string, number>): void {
  process.stdout.write(`${JSON.stringify({ ms, peakMb: Math.round(process.resourceUsage().maxRSS / 1024), ...(version === undefined ? {} : { version }), ...(facts === undefined ? {} : { facts }) })}\n`);
}

/** The median of repeated work inside one process, after a warm-up of a fifth of a second. Short work is done several times a turn,
 *  so that the clock and the compiler weigh little. */
export function repeated(work: () => unknown, times = 9): number {
  const warm = performance.now();
  let runs = 0;
  do { work(); runs += 1; } while (runs < 2 || performance.now() - warm < 200);
  const each = (performance.now() - warm) / runs;
  const inner = Math.max(1, Math.min(200, Math.round(20 / each)));
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) { const began = performance.now(); for (let run = 0; run < inner; run++) work(); taken.push((performance.now() - began) / inner); }
  return median(taken);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const rounded = (ms: number): number => Number(ms.toPrecision(4));
