import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Platform } from 'electron-builder';
import { ensureBundles } from './lib/bundles.ts';
import { writeFileSync } from 'node:fs';
import { LICENCES_FILE, licencesText, shippedPackages } from './lib/licences.ts';
import { pack } from './lib/packaging/pack.ts';
import { projectRoot } from './lib/project.ts';

/** `npm run package`: the packages of this system, into release/. `--dir` stops at the unpacked program. */
const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } });
await ensureBundles(['renderer', 'electron'], { quiet: true });
writeFileSync(join(projectRoot, 'dist', LICENCES_FILE), licencesText(shippedPackages()));
const platform = Platform.current();
const paths = await pack({ targets: platform.createTarget(values.dir ? 'dir' : undefined), output: join(projectRoot, 'release') });
for (const path of paths) console.log(path);
