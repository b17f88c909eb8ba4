import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder laid out like Electron's distribution for Linux, without the program: enough for the packager to put the
 *  workbench into. */
export function makeDistribution(folder: string, version: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'Electron');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'Chromium');
  for (const language of ['en-US', 'en-GB', 'fr', 'de', 'es']) writeFileSync(join(folder, 'locales', `${language}.pak`), language);
  return folder;
}
