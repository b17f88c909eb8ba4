import { checkBorders } from './lib/borders.ts';
import { projectRoot } from './lib/project.ts';

/** `npm run borders`: who imports whom, against the plan of the house. */
const { files, imports, breaches } = checkBorders(projectRoot);
for (const breach of breaches) console.error(breach);
// A check that read nothing has found nothing out.
if (files < 50 || imports < 100) {
  console.error(`Only ${files} files with ${imports} imports were read: the check did not see the project.`);
  process.exit(2);
}
console.log(`borders: ${files} files, ${imports} imports, ${breaches.length} breaches`);
process.exit(breaches.length === 0 ? 0 : 1);
