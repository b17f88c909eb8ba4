import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyNotRecorded } from './power-loss/record.ts';

/** Why no program can be run here where only this machine can be reached; null where it can. */
export function whyNotAlone(): string | null {
  const why = whyNotRecorded();
  if (why !== null) return why;
  const { status, error } = spawnSync('unshare', ['-rn', 'ip', 'link', 'set', 'lo', 'up']);
  return error !== undefined || status !== 0 ? 'this system gives no network namespace of its own (unshare -rn, ip)' : null;
}

export interface Recorded {
  readonly status: number | null;
  readonly output: string;
  /** Every address outside this machine that any of its processes tried to reach, with how often. */
  readonly outside: string[];
  /** Routes that were asked for: a datagram socket was pointed somewhere, and nothing was sent. No packet leaves by that. */
  readonly routes: string[];
  /** How often this machine itself was reached: a recorder that saw nothing proves nothing. */
  readonly inside: number;
}

/** Runs a program, and everything it starts, in a network of its own that has loopback and nothing else, and records each connection
 *  that was tried and each datagram that was sent. */
export function recordConnections(program: string, words: readonly string[], options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv }): Recorded {
  const place = mkdtempSync(join(tmpdir(), 'connections-'));
  try {
    const trace = join(place, 'trace');
    const { status, stdout, stderr } = spawnSync('unshare', ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', 'strace', '-f', '--seccomp-bpf', '-qq', '-yy', '-e', 'trace=connect,sendto,sendmmsg', '-e', 'signal=none', '-s', '0', '-o', trace, program, ...words],
      { encoding: 'utf8', maxBuffer: 2 ** 28, cwd: options.cwd, env: options.env ?? process.env });
    const outside = new Map<string, number>();
    const routes = new Set<string>();
    let inside = 0;
    for (const line of readFileSync(trace, 'latin1').split('\n')) {
      const v4 = /sin_port=htons\((\d+)\), sin_addr=inet_addr\("([\d.]+)"\)/u.exec(line);
      const v6 = /sin6_port=htons\((\d+)\).*inet_pton\(AF_INET6, "([^"]+)"/u.exec(line);
      const sent = / send(?:to|mmsg)\(\d+<(?:UDP|TCP)(?:v6)?:\[[^\]]*->\[?([\da-f.:]+?)\]?:(\d+)\]>/u.exec(line);
      const [, port, address] = v4 ?? v6 ?? (sent === null ? [] : [sent[0], sent[2], sent[1]]);
      if (address === undefined) continue;
      if (/^127\.|^::1$|^::ffff:127\./u.test(address)) { inside += 1; continue; }
      // Whatever goes through such a socket afterwards shows as a call of its own, with the address in the socket's name.
      if (/ connect\(\d+<UDP/u.test(line) && port !== '53') { routes.add(`${address} port ${port}`); continue; }
      outside.set(`${address} port ${port}`, (outside.get(`${address} port ${port}`) ?? 0) + 1);
    }
    return { status, output: stdout + stderr, outside: [...outside].map(([to, times]) => `${to} (${times} times)`), routes: [...routes], inside };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
