import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import type { Page } from 'playwright-core';
import { openWorkbench, type OpenWorkbench } from '../../helpers/browser.ts';
import type { Service } from '#service/service.ts';
import { makeCsv, makeWorkbook } from '../make-workbook.ts';
import type { Case } from '../measure.ts';

/** How long the window stands still while a large file is chosen, read and stored: the tasks of its own thread in a real browser, by
 *  the clock and by the processor time that the thread had. By the clock a busy machine is in it as well; what an idle page has of it in
 *  the same minute is told beside. */
const self = fileURLToPath(import.meta.url);
const IDLE_MS = 3000;
/** A task that holds the thread longer than this is felt. */
const FELT_MS = 50;

export async function cases(): Promise<readonly Case[]> {
  const one = (name: string, size: string, path: string): Case => ({ name, size, ours: { name: 'ours', command: [process.execPath, self, '--run', path] }, peers: [] });
  return [one('window-workbook', '50,000 × 40, chosen to stored', await makeWorkbook(50_000)), one('window-text', '200,000 × 40, chosen to stored', await makeCsv(200_000))];
}

interface Task { readonly wall: number; readonly cpu: number }

/** The tasks of the page's own thread while something is done, in milliseconds. */
async function tasksOf({ browser, page }: OpenWorkbench<Service>, name: string, work: () => Promise<unknown>): Promise<readonly Task[]> {
  // `--trace FOLDER` keeps what was recorded, with a profile, to be opened in the browser's tools.
  const folder = process.argv.includes('--trace') ? process.argv[process.argv.indexOf('--trace') + 1] : undefined;
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata', ...(folder === undefined ? [] : ['devtools.timeline', 'disabled-by-default-v8.cpu_profiler', 'v8.execute'])] });
  await work();
  const recorded = await browser.stopTracing();
  if (folder !== undefined) writeFileSync(join(folder, `${name}.json`), recorded);
  const { traceEvents } = JSON.parse(recorded.toString()) as { traceEvents: readonly { name: string; ph: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } }[] };
  const threads = new Set(traceEvents.flatMap((event) => (event.name === 'thread_name' && event.args?.name === 'CrRendererMain' ? [`${event.pid} ${event.tid}`] : [])));
  return traceEvents.flatMap((event) => (event.name === 'RunTask' && event.dur !== undefined && threads.has(`${event.pid} ${event.tid}`) ? [{ wall: event.dur / 1000, cpu: (event.tdur ?? event.dur) / 1000 }] : []));
}

const longest = (tasks: readonly Task[], by: keyof Task): number => Math.max(0, ...tasks.map((task) => task[by]));

/** Asked by plain text and seldom: a question by role walks the whole page, in the very thread that is measured. */
const shown = (page: Page, selector: string, start: string): Promise<unknown> => page.waitForFunction(([where, text]) => [...document.querySelectorAll<HTMLButtonElement>(where)].some((one) => one.textContent.startsWith(text) && !one.disabled), [selector, start] as const, { polling: 500, timeout: 300_000 });
const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

async function run(path: string): Promise<void> {
  const workbench = await openWorkbench<Service>({ window: { viewport: { width: 1440, height: 900 } } });
  try {
    const { page } = workbench;
    const client = createRouterClient(workbench.service.router, { context: {} });
    await client.project.create({ path: join(workbench.folder, 'projects', 'bench.swproj'), name: 'Bench', passphrase: 'bench', template: 'empty', coder: 'A' });
    await page.getByRole('button', { name: 'Data', exact: true }).waitFor();
    const idle = await tasksOf(workbench, 'idle', () => pause(IDLE_MS));
    const began = performance.now();
    const reading = await tasksOf(workbench, 'reading', async () => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+i')]);
      await chooser.setFiles(path);
      await shown(page, 'button', 'Bring in ');
    });
    await page.evaluate(() => { [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('Bring in '))!.focus(); });
    const storing = await tasksOf(workbench, 'storing', async () => {
      await page.keyboard.press('Enter');
      await shown(page, 'p, h2, h3, span, [role="status"]', 'Brought in: ');
      // The room that follows is drawn.
      await pause(1000);
    });
    const all = [...reading, ...storing];
    process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, facts: {
      readingCpu: longest(reading, 'cpu'), readingWall: longest(reading, 'wall'), storingCpu: longest(storing, 'cpu'), storingWall: longest(storing, 'wall'), idleWall: longest(idle, 'wall'), idleCpu: longest(idle, 'cpu'),
      overByCpu: all.filter(({ cpu }) => cpu > FELT_MS).length, overByWall: all.filter(({ wall }) => wall > FELT_MS).length,
    } })}\n`);
  } finally {
    await workbench.close();
  }
}

if (process.argv[2] === '--run') await run(process.argv[3]!);
