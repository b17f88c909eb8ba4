import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Platform } from 'electron-builder';
import { ensureBundles } from './lib/bundles.ts';
import { writeFileSync } from 'node:fs';
import { LICENCES_FILE, licencesText, shippedPackages } from './lib/licences.ts';
import { packTwice, sourceDate } from './lib/packaging/compare.ts';
import { pack } from './lib/packaging/pack.ts';
import { projectRoot } from './lib/project.ts';

/** `npm run package`: the packages of this system, into release/. `--dir` stops at the unpacked program. `--twice` packs nothing for use:
 *  it builds and packs two times on a stand-in for Electron, and ends with 1 where the two differ in a byte. */
const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false }, twice: { type: 'boolean', default: false } } });
process.env['SOURCE_DATE_EPOCH'] ??= sourceDate();
await ensureBundles(['renderer', 'electron'], { quiet: true });
writeFileSync(join(projectRoot, 'dist', LICENCES_FILE), licencesText(shippedPackages()));
if (values.twice) {
  const { files, archive, differing } = await packTwice();
  console.log(differing.length === 0 ? `${files} files, byte for byte the same twice. app.asar: SHA-256 ${archive}` : `These differ: ${differing.join(', ')}`);
  process.exit(differing.length === 0 ? 0 : 1);
}
const platform = Platform.current();
const paths = await pack({ targets: platform.createTarget(values.dir ? 'dir' : undefined), output: join(projectRoot, 'release') });
for (const path of paths) console.log(path);
