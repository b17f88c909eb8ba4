import { killWhileWorking, type KillTask } from '../helpers/kill-points.ts';
import { Dice } from '../helpers/hostile-messages.ts';

/** kill -9 at random points of six kinds of work, the same ones for the same seed. `npm run soak:kill -- 500 [seed]` */
const kills = Number(process.argv[2] ?? '500');
const seed = Number(process.argv[3] ?? '1');
/** Each kind's share of the kills, the latest moment at which one falls (milliseconds; null: a little after the work would have ended
 *  by itself), and the cases. */
const WORK: readonly (readonly [task: KillTask, share: number, longest: number | null, cases: number])[] = [
  ['import', 0.25, null, 4000], ['coding', 0.2, 600, 10], ['merge', 0.15, null, 3000], ['export', 0.1, 700, 10], ['rekey', 0.15, null, 3000], ['backup', 0.15, null, 3000],
];
const dice = new Dice(seed);
const started = Date.now();
const outcomes: Record<string, Awaited<ReturnType<typeof killWhileWorking>>> = {};
for (const [task, share, longest, cases] of WORK) {
  const moments = Array.from({ length: Math.max(1, Math.round(kills * share)) }, () => dice.next() * (longest ?? 1.15));
  outcomes[task] = await killWhileWorking(task, longest === null ? { parts: moments } : moments, cases);
  process.stderr.write(`${task}: ${JSON.stringify(outcomes[task])}\n`);
}
console.log(JSON.stringify({ seed, ...outcomes, minutes: Math.round((Date.now() - started) / 6000) / 10 }, null, 2));
process.exitCode = Object.values(outcomes).every((outcome) => outcome.damaged.length + outcome.acknowledgedLost === 0) ? 0 : 1;
