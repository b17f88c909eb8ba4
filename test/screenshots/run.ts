import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench } from '../helpers/browser.ts';
import { projectRoot } from '../helpers/project-root.ts';
import { pictures, type Look } from './pictures.ts';

/** `npm run screenshots`: drives the real browser through the sample study and writes the pictures of the README and the
 *  guide into docs/pictures. The journey is always walked whole; names after `--` write those pictures only. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !pictures.some((picture) => picture.name === name));
if (unknown.length > 0) {
  console.error(`There is no picture called ${unknown.join(', ')}. Known: ${pictures.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const folder = join(projectRoot, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const size = { viewport: { width: 1440, height: 860 } };
const workbench = await openWorkbench({ window: size });
const windows = new Map<Look, Page>([['english, light', workbench.page]]);
try {
  for (const { name, look = 'english, light', steps } of pictures) {
    const page = windows.get(look) ?? (await workbench.openWindow({ ...size, locale: look.startsWith('french') ? 'fr-FR' : 'en-GB', colorScheme: look.endsWith('dark') ? 'dark' : 'light' })).page;
    windows.set(look, page);
    await steps(page);
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    // Nothing is pointed at: no tooltip, no line under the mouse.
    await page.mouse.move(700, 855);
    // Grids measure themselves, and fonts arrive, after the last answer did.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(500);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    console.log(file);
  }
} finally {
  await workbench.close();
}
