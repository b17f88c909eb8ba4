import { spawnSync } from 'node:child_process';
import { accessSync, constants, copyFileSync, mkdtempSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createRouterClient, ORPCError } from '@orpc/server';
import { createService, type Service } from '#service/service.ts';
import { serveMessagePort } from '#service/transports/message-port.ts';
import { confine, Dice, everyCall, mutate, valueFor } from '../helpers/hostile-messages.ts';
import { smallProject } from '../helpers/small-project.ts';

/** Random messages against the contract: some right, most bent, some hostile. `npm run soak:messages -- 2000000 [seed] [minutes]`
 *  (where the minutes are over it ends with what it has done). Each is done or refused; nothing else is allowed, and no answer may come out in what is printed. */
const total = Number(process.argv[2] ?? '2000000');
const seed = Number(process.argv[3] ?? '1');
const minutes = Number(process.argv[4] ?? 'Infinity');
const dice = new Dice(seed);

// The soak runs in a process of its own that stands in an empty folder, where whatever a message makes the program write by a name
// alone would be seen; threads of it must not look there for what npm was told to load first.
const place = process.env['SOAK_FOLDER'];
if (place === undefined) {
  const made = mkdtempSync(join(memoryFolder(), 'messages-'));
  const { status } = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, String(total), String(seed), String(minutes)], { cwd: made, stdio: 'inherit', env: { ...process.env, SOAK_FOLDER: made } });
  rmSync(made, { recursive: true, force: true });
  process.exit(status ?? 1);
}
const folder = place;

/** Where files lie in memory, if the system has such a place: two million messages would otherwise wait for the disk. */
function memoryFolder(): string {
  try { accessSync('/dev/shm', constants.W_OK); return '/dev/shm'; } catch { return tmpdir(); }
}

/** Calls that make a key, write every page, learn a model or walk every answer: rare, or the soak would be about them. */
const SLOW = new Map(Object.entries({
  'project.create': 4000, 'project.open': 1500, 'project.openSample': 400_000, 'project.rekey': 4000, 'project.backup': 3000, 'project.restore': 4000, 'project.salvage': 4000, 'project.verify': 500, 'project.close': 2000, 'project.lock': 2000,
  'coding.suggestionReport': 5000, 'coding.suggestions': 500, 'coding.nextUseful': 2000, 'coding.agreement': 200, 'coders.exportPackage': 4000, 'coders.mergePackage': 2000, 'exchange.export': 1000, 'exchange.exportPreview': 500, 'exchange.import': 500, 'exchange.importPreview': 500,
  'exporting.tables': 1000, 'exporting.codebook': 500, 'exporting.segments': 500, 'exporting.review': 500, 'exporting.data': 500, 'exporting.extract': 1000, 'importing.inspect': 300, 'importing.reinspect': 300, 'importing.commit': 300, 'checking.draft': 300, 'checking.annotated': 300, 'coding.rulePreview': 300, 'coding.applyRule': 1000, 'coding.duplicates': 300, 'exporting.report': 4000, 'exporting.refresh': 300, 'documents.inspect': 300, 'confirmation.ledgerFile': 200, 'confirmation.packs': 500, 'codes.import': 20, 'importing.writePlan': 10, 'app.setPreference': 5, 'app.forgetRecent': 5, 'anonymising.scan': 500,
}));
const SECRETS = ['the ministry closed the unit in May', 'a judge in the capital said so', 'Maria Example, telephone 555 0199'];
const STREAMS = new Set(['project.changes', 'importing.progress']);
const ANSWER_IN_MS = 60_000;
const RESET_EVERY = 5000;

const made = smallProject({ answers: [[SECRETS[0]!, SECRETS[1]!], [SECRETS[2]!, 'No budget'], ['Law', null]], codes: ['money', 'law'], coders: ['marie'] });
made.session.close();
const origin = join(folder, 'origin.swproj');
copyFileSync(made.path, origin);
made.close();

const printed: string[] = [];
const faults: { call: string; seed: number; what: string }[] = [];
for (const name of ['log', 'error', 'warn', 'info', 'debug'] as const) console[name] = (...words: unknown[]) => { printed.push(words.map(String).join(' ')); };
const say = (text: string): void => { process.stdout.write(`${text}\n`); };

const calls = everyCall();
let service: Service | null = null;
let client: AnyClient | null = null;
let round = 0;
let inside: string[] = [];
async function fresh(): Promise<void> {
  await service?.close();
  if (round > 0) rmSync(join(folder, `round-${round}`), { recursive: true, force: true });
  round += 1;
  const own = join(folder, `round-${round}`);
  mkdirSync(join(own, 'user'), { recursive: true });
  mkdirSync(join(own, 'projects'));
  const project = join(own, 'projects', 'small.swproj');
  copyFileSync(origin, project);
  inside = [project, join(own, 'out.xlsx'), join(own, 'none', 'x.csv'), join(own, 'user'), join(own, `new-${round}.swproj`), join(own, 'broken.docx')];
  service = createService({ userFolder: join(own, 'user'), projectsFolder: join(own, 'projects'), shell: 'test' });
  client = createRouterClient(service.router, { context: {} }) as unknown as AnyClient;
  await send(['project', 'open'], { path: project, passphrase: 'secret' });
}

type AnyClient = Record<string, Record<string, (input: unknown, options?: { signal: AbortSignal }) => Promise<unknown>>>;
const outcome = { done: 0, refused: 0, badRequest: 0, other: 0 };

async function send(path: readonly string[], input: unknown): Promise<void> {
  const call = client![path[0]!]![path[1]!]!;
  // Only a stream is given up; an abort for each of two million calls would be the soak's own cost.
  const stop = STREAMS.has(path.join('.')) ? new AbortController() : null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => { timer = setTimeout(() => { resolve('late'); }, ANSWER_IN_MS); });
  try {
    const result = await Promise.race([(stop === null ? call(input) : call(input, { signal: stop.signal })), late]);
    if (result === 'late') { outcome.other += 1; faults.push({ call: path.join('.'), seed: sent, what: 'no answer' }); return; }
    // a stream is looked at and left
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) await (result as unknown as AsyncIterator<unknown>).return?.();
    outcome.done += 1;
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'REFUSED') outcome.refused += 1;
    else if (error instanceof ORPCError && error.code === 'BAD_REQUEST') outcome.badRequest += 1;
    else { outcome.other += 1; if (faults.length < 200) faults.push({ call: path.join('.'), seed: sent, what: error instanceof ORPCError ? String(error.code) : String(error) }); }
  } finally {
    clearTimeout(timer);
    stop?.abort();
  }
}

/** What is no call at all, sent down a port as a window would. */
async function sendRaw(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  serveMessagePort(service!.router, port1);
  const closed = new Promise<void>((resolve) => { port2.once('close', () => { resolve(); }); setTimeout(resolve, 20); });
  port2.postMessage(dice.pick<unknown>([SECRETS[0], new Uint8Array(dice.below(300)), { i: 1, t: 1, p: { u: '/project/status' } }, '{"i":"1","p":{"u":"/x"}}', null, 1, [], new ArrayBuffer(8)]));
  await closed;
  port2.close();
  port1.close();
  outcome.refused += 1;
}

let sent = 0;
/** What was written by a name alone, and by which call. */
const outside: string[] = [];
/** A call that never ends holds the whole process up, its timers too: a thread watches it. [0] counts messages, [1] is the call. */
const pulse = new Int32Array(new SharedArrayBuffer(8));
new Worker(`const { workerData: { pulse, names, limit } } = require('node:worker_threads'); const { writeSync } = require('node:fs');
  let last = -1, since = Date.now();
  setInterval(() => {
    if (pulse[0] !== last) { last = pulse[0]; since = Date.now(); return; }
    if (Date.now() - since < limit) return;
    writeSync(1, 'message ' + last + ' never ended: ' + names[pulse[1]] + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 1000);`, { eval: true, workerData: { pulse, names: calls.map((each) => each.path.join('.')), limit: ANSWER_IN_MS } }).unref();
/** Milliseconds by call: where the soak's time goes. */
const spent = new Map<string, number>();
const memory: { sent: number; heapMb: number; rssMb: number }[] = [];
const started = Date.now();
const collect = (): void => { (globalThis as { gc?: () => void }).gc?.(); const { heapUsed, rss } = process.memoryUsage(); memory.push({ sent, heapMb: Math.round(heapUsed / 2 ** 20), rssMb: Math.round(rss / 2 ** 20) }); };
while (sent < total && Date.now() - started < minutes * 60_000) {
  if (sent % RESET_EVERY === 0) await fresh();
  const call = dice.pick(calls);
  const name = call.path.join('.');
  const rarely = SLOW.get(name);
  if (rarely !== undefined && !dice.chance(1 / rarely)) continue;
  sent += 1;
  if (dice.chance(0.002)) { await sendRaw(); continue; }
  const right = valueFor(call.input, dice);
  const bent = dice.chance(0.35) ? right : mutate(right, dice);
  const before = performance.now();
  pulse[0] = sent;
  pulse[1] = calls.indexOf(call);
  await send(call.path, confine(bent, inside, dice));
  for (const written of readdirSync(folder)) {
    if (written.startsWith('round-') || written === 'origin.swproj') continue;
    if (outside.length < 30) outside.push(`${name} wrote ${written}`);
    rmSync(join(folder, written), { recursive: true, force: true });
  }
  spent.set(name, (spent.get(name) ?? 0) + performance.now() - before);
  if (sent % 200 === 0) {
    const status = await client!['project']!['status']!(undefined);
    if (status === null) await send(['project', 'open'], { path: inside[0], passphrase: 'secret' });
  }
  if (sent % Math.min(10_000, Math.max(1, Math.floor(total / 20))) === 0) { collect(); if (sent % 50_000 === 0) say(`${sent} ${JSON.stringify(outcome)} ${JSON.stringify(memory.at(-1))}`); }
}
await service!.close();
const leaks = SECRETS.filter((secret) => printed.some((line) => line.includes(secret)));
const early = memory[Math.floor(memory.length / 4)];
const last = memory.at(-1);
const grown = early && last ? last.heapMb - early.heapMb : 0;
say(JSON.stringify({ seed, sent, outcome, minutes: Math.round((Date.now() - started) / 6000) / 10, slowest: Object.fromEntries([...spent].toSorted((a, b) => b[1] - a[1]).slice(0, 12).map(([name, ms]) => [name, Math.round(ms)])), heapMb: memory.map((each) => each.heapMb), rssMb: memory.map((each) => each.rssMb), bugs: [...new Set(printed.filter((line) => line.startsWith('bug:')))].slice(0, 30), faults: faults.slice(0, 30), leaks, outside }, null, 2));
process.exitCode = outcome.other + leaks.length + outside.length === 0 && grown < 100 ? 0 : 1;
