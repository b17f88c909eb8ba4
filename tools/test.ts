import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBundles } from './lib/bundles.ts';
import { projectRoot } from './lib/project.ts';
import { readTally, tallyLine } from './lib/tally.ts';

/** `npm test`: brings what is served and packaged up to date, then runs every test, those in a real browser included.
 *  Words after `--` go to vitest: `npm test -- crosstab`. */
await ensureBundles(['renderer', 'electron'], { quiet: true });
const report = join(projectRoot, 'dist', 'test-report.json');
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
// The report of an earlier run must not speak for this one.
rmSync(report, { force: true });
const run = spawnSync(process.execPath, [join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)], { cwd: projectRoot, stdio: 'inherit' });
const tally = readTally(report);
if (tally === null) console.error('The tests ended without a report.');
else console.log(tallyLine(tally));
process.exit(run.status === 0 && tally !== null && tally.failed === 0 && tally.passed > 0 ? 0 : 1);
