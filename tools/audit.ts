import { spawnSync } from 'node:child_process';
import { judgeAudit } from './lib/audit.ts';
import { projectRoot } from './lib/project.ts';

/** `npm run audit`: known faults of the packages that are shipped, where the registry answers. */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: projectRoot, encoding: 'utf8', shell: process.platform === 'win32' });
const verdict = judgeAudit(stdout ?? '');
if (verdict.kind === 'unknown') console.log(`audit: not done, the registry did not answer (${verdict.why})`);
else if (verdict.kind === 'clean') console.log(`audit: no severe fault is known of ${verdict.packages} packages`);
else { console.error(`audit: severe faults in\n  ${verdict.packages.join('\n  ')}`); process.exitCode = 1; }
