import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeProject } from '#service/describe.ts';
import { openProject } from '#service/projects.ts';
import { makeLargeProject } from '../../helpers/large-project.ts';
import { report, type Case, type Contender } from '../measure.ts';

/** Starting the command line, and opening a project of half a gigabyte until it can say what it holds. */
const self = fileURLToPath(import.meta.url);
const PROJECT_BYTES = 500 * 1024 * 1024;
/** Each takes about a kilobyte with its codings and its places in the index. */
const ANSWERS = 560_000;

export function cases(): Promise<readonly Case[]> {
  const cli = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));
  const node: Contender = { name: 'node alone', command: [process.execPath, self, '--run', 'nothing', ''] };
  const timed = (name: string, words: readonly string[]): Contender => ({ name, command: [process.execPath, self, '--run', 'spawn', ...words] });
  const path = largeProject();
  return Promise.resolve([
    { name: 'cli-start', size: 'workbench --help', ours: timed('ours', [process.execPath, cli, '--help']), peers: [timed('node alone', node.command), timed('python3', ['python3', '-c', 'pass']), timed('Rscript', ['Rscript', '-e', '1'])] },
    { name: 'open-500mb', size: `a project of ${Math.round(statSync(path).size / 1024 / 1024)} MB, opened and described`, ours: { name: 'ours', command: [process.execPath, self, '--run', 'open', path] }, peers: [] },
  ]);
}

/** Made once, in the system's folder for temporary files. */
function largeProject(): string {
  const folder = join(tmpdir(), 'survey-workbench-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `large-${ANSWERS}-v1.swproj`);
  if (existsSync(path) && statSync(path).size > PROJECT_BYTES / 2) return path;
  process.stderr.write('Making a large project, once: some minutes.\n');
  makeLargeProject(`${path}.part`, ANSWERS, ANSWERS * 2).close();
  renameSync(`${path}.part`, path);
  return path;
}

if (process.argv[2] === '--run') {
  const [what = '', ...rest] = process.argv.slice(3);
  if (what === 'open') await report(() => { const session = openProject(rest[0]!, 'bench'); describeProject(session); session.close(); });
  else if (what === 'spawn') {
    const { spawnSync } = await import('node:child_process');
    const began = performance.now();
    const child = spawnSync(rest[0]!, rest.slice(1), { stdio: 'ignore' });
    if (child.error === undefined && child.status === 0) process.stdout.write(`${JSON.stringify({ ms: performance.now() - began })}\n`);
  }
}
