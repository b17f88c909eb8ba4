import { join } from 'node:path';
import { projectRoot } from './lib/project.ts';
import { readTally, tallyLine } from './lib/tally.ts';

/** `npm run tally`: what the last `npm test` counted, as one line. */
const tally = readTally(join(projectRoot, 'dist', 'test-report.json'));
console.log(tally === null ? 'tests: 0 passed, 1 failed' : tallyLine(tally));
