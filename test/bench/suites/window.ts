import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { openWorkbench } from '../../helpers/browser.ts';
import type { Service } from '#service/service.ts';
import { makeCsv, makeWorkbook } from '../make-workbook.ts';
import type { Case } from '../measure.ts';

/** How long the window stands still while a large file is chosen, read and stored: the longest time its own thread, in a real
 *  browser, kept a timer of five milliseconds waiting. */
const self = fileURLToPath(import.meta.url);

export async function cases(): Promise<readonly Case[]> {
  const one = (name: string, size: string, path: string): Case => ({ name, size, ours: { name: 'ours', command: [process.execPath, self, '--run', path] }, peers: [] });
  return [one('window-workbook', '50,000 × 40, chosen to stored', await makeWorkbook(50_000)), one('window-text', '200,000 × 40, chosen to stored', await makeCsv(200_000))];
}

async function run(path: string): Promise<void> {
  const workbench = await openWorkbench<Service>({ window: { viewport: { width: 1440, height: 900 } } });
  try {
    const { page } = workbench;
    const client = createRouterClient(workbench.service.router, { context: {} });
    await client.project.create({ path: join(workbench.folder, 'projects', 'bench.swproj'), name: 'Bench', passphrase: 'bench', template: 'empty', coder: 'A' });
    await page.getByRole('button', { name: 'Data', exact: true }).waitFor();
    await page.evaluate(() => {
      const state = window as unknown as { waits: number[] };
      state.waits = [];
      let last = performance.now();
      setInterval(() => { const now = performance.now(); state.waits.push(now - last); last = now; }, 5);
    });
    const waits = (): Promise<number[]> => page.evaluate(() => { const state = window as unknown as { waits: number[] }; const taken = state.waits; state.waits = []; return taken; });
    const longest = (list: readonly number[]): number => Math.max(...list);
    const began = performance.now();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+i')]);
    await chooser.setFiles(path);
    // Asked by plain text and seldom: a question by role walks the whole page, in the very thread that is measured.
    const shown = (selector: string, start: string) => page.waitForFunction(([where, text]) => [...document.querySelectorAll<HTMLButtonElement>(where)].some((one) => one.textContent.startsWith(text) && !one.disabled), [selector, start] as const, { polling: 500, timeout: 300_000 });
    await shown('button', 'Bring in ');
    const reading = await waits();
    await page.evaluate(() => { [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('Bring in '))!.focus(); });
    await page.keyboard.press('Enter');
    await shown('p, h2, h3, span, [role="status"]', 'Brought in: ');
    const storing = await waits();
    const all = [...reading, ...storing];
    process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, facts: { longestWhileReading: longest(reading), longestWhileStoring: longest(storing), waitsOver50: all.filter((wait) => wait > 50).length } })}\n`);
  } finally {
    await workbench.close();
  }
}

if (process.argv[2] === '--run') await run(process.argv[3]!);
