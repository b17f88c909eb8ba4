import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed, LICENCES_FILE, licencesPage, licencesText, shippedPackages } from './lib/licences.ts';
import { projectRoot } from './lib/project.ts';

/** `npm run licences`: docs/licences.md and the texts that go into a package. */
const packages = shippedPackages();
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
writeFileSync(join(projectRoot, 'dist', LICENCES_FILE), licencesText(packages));
writeFileSync(join(projectRoot, 'docs', 'licences.md'), licencesPage(packages));
const strange = packages.filter(({ licence }) => !isAllowed(licence));
console.log(`${packages.length} packages${strange.length === 0 ? '' : `; to be looked at: ${strange.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`}`);
process.exitCode = strange.length === 0 ? 0 : 1;
