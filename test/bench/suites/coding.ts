import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import type { Page } from 'playwright-core';
import type { ContractClient } from '#core/contract/api/index.ts';
import { applyCode, findInAnswers, listAnswerRows } from '#service/coding.ts';
import { openProject } from '#service/projects.ts';
import type { Service } from '#service/service.ts';
import { openWorkbench } from '../../helpers/browser.ts';
import { makeLargeProject } from '../../helpers/large-project.ts';
import { type Case } from '../measure.ts';

/** The coding room at 1,000, 10,000 and 100,000 answers, two codings for each: a key press until the frame that shows its chip, in a
 *  real browser; searching; a code on many answers; opening. `--run WHAT SIZE` measures one thing in a process of its own. */
const self = fileURLToPath(import.meta.url);
const SIZES = [['1k', 1000], ['10k', 10_000], ['100k', 100_000]] as const;
const PRESSES = 60;

export function cases(): Promise<readonly Case[]> {
  const one = (name: string, size: string, ...words: string[]): Case => ({ name, size, ours: { name: 'ours', command: [process.execPath, self, '--run', ...words] }, peers: [] });
  for (const [, answers] of SIZES) projectOf(answers);
  return Promise.resolve([
    ...SIZES.map(([label, answers]) => one(`key-to-paint-${label}`, `p95 of ${PRESSES} presses`, 'key', String(answers))),
    ...(['rare', 'common', 'two', 'phrase'] as const).flatMap((what) => SIZES.map(([label, answers]) => one(what === 'common' ? `search-${label}` : `search-${what}-${label}`, WHAT[what], `search-${what}`, String(answers)))),
    ...SIZES.map(([label, answers]) => one(`search-rows-${label}`, 'the grid’s rows of a common word', 'rows', String(answers))),
    ...SIZES.map(([label, answers]) => one(`apply-bulk-${label}`, 'a code on 1,000 answers', 'apply', String(answers))),
    ...SIZES.map(([label, answers]) => one(`open-project-${label}`, 'opened, until its questions are known', 'open', String(answers))),
    ...SIZES.map(([label, answers]) => one(`open-room-${label}`, 'Ctrl 2 until an answer is read', 'room', String(answers))),
  ]);
}

const WHAT = { rare: 'a word of one answer in a thousand', common: 'a word of most answers', two: 'two common words', phrase: 'a phrase' } as const;
const QUERIES = { rare: 'ombudsman', common: 'budget', two: 'budget staff', phrase: '"child school"' } as const;

/** Made once, in the system's folder for temporary files. */
function projectOf(answers: number): string {
  const folder = join(tmpdir(), 'survey-workbench-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `coding-${answers}-v2.swproj`);
  if (existsSync(path)) return path;
  makeLargeProject(`${path}.part`, answers, answers * 2).close();
  renameSync(`${path}.part`, path);
  return path;
}

const say = (ms: number, more: Record<string, number> = {}): void => {
  process.stderr.write(`${JSON.stringify(more)}\n`);
  process.stdout.write(`${JSON.stringify({ ms, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
};

/** A copy, so that what is coded here is not there the next time. */
async function withCopy(answers: number, work: (path: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'swb-bench-'));
  try {
    const path = join(folder, 'large.swproj');
    copyFileSync(projectOf(answers), path);
    await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)]!;

async function inBrowser(path: string, work: (page: Page, client: ContractClient) => Promise<void>): Promise<void> {
  const workbench = await openWorkbench<Service>({ window: { viewport: { width: 1440, height: 900 } } });
  try {
    const client = createRouterClient(workbench.service.router, { context: {} });
    await client.project.open({ path, passphrase: 'bench' });
    await workbench.page.getByRole('button', { name: 'Code', exact: true }).waitFor();
    await work(workbench.page, client);
  } finally {
    await workbench.close();
  }
}

const answerShown = (page: Page) => page.getByRole('document', { name: /^Answer of / }).waitFor({ timeout: 120_000 });

/** The rest of the rows comes behind the first thousand. */
const allRowsListed = (page: Page, answers: number) => page.waitForFunction((rows) => Number(document.querySelector('.coding-grid [aria-rowcount]')?.getAttribute('aria-rowcount')) >= rows, answers, { timeout: 120_000 });

interface Press { readonly painted: number; readonly handled: number; readonly frames: number }
/** Presses a pinned code's key on unread answers. From the key's own time stamp to after the frame in which its chip stands, to the
 *  end of the work that the press sets off at once, and how many frames were begun until the chip stood (1: the next one). */
async function keyToPaint(page: Page, client: ContractClient, answers: number): Promise<Press[]> {
  await client.codes.update({ id: 'c0', patch: { key: '1' } });
  await page.keyboard.press('Control+2');
  await answerShown(page);
  await page.keyboard.press('q');
  await page.getByRole('dialog', { name: 'Choose a question' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Question: All questions/ }).waitFor({ timeout: 120_000 });
  await answerShown(page);
  await allRowsListed(page, answers);
  await page.waitForTimeout(2000);
  const taken: Press[] = [];
  for (let press = 0; press < PRESSES + 5; press += 1) {
    await page.keyboard.press('Shift+Enter');
    await page.waitForFunction(() => document.querySelector('[role="document"]:not([aria-busy])') !== null && document.querySelectorAll('ul[aria-label="Codes of this answer"] li button, [role="list"][aria-label="Codes of this answer"] [role="listitem"] button').length === 0, undefined, { timeout: 30_000 });
    // Nobody codes an answer in the moment it appears: half a second is a quick reader.
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      const state = window as unknown as { took: Promise<Press> };
      state.took = new Promise<Press>((resolve) => {
        window.addEventListener('keydown', (event) => {
          const pressed = event.timeStamp;
          let handled = 0;
          let frames = 0;
          // The last listener of all, behind the program's own.
          window.addEventListener('keydown', () => queueMicrotask(() => { handled = performance.now() - pressed; }), { once: true });
          const look = (): void => {
            frames += 1;
            if (![...document.querySelectorAll('[aria-label="Codes of this answer"]')].some((list) => list.textContent.includes('Code 0'))) { requestAnimationFrame(look); return; }
            // The frame that shows it is drawn after this callback: a message comes behind it.
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve({ painted: performance.now() - pressed, handled, frames }), { once: true });
            port1.start();
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        }, { capture: true, once: true });
      });
    });
    await page.keyboard.press('1');
    const took = await page.evaluate(() => (window as unknown as { took: Promise<Press> }).took);
    // The first presses meet code that was never run.
    if (press >= 5) taken.push(took);
  }
  return taken;
}

async function run(what: string, answers: number): Promise<void> {
  await withCopy(answers, async (path) => {
    if (what === 'key') {
      await inBrowser(path, async (page, client) => {
        const taken = await keyToPaint(page, client, answers);
        const of = (what: keyof Press, share: number): number => percentile(taken.map((one) => one[what]), share);
        say(of('painted', 0.95), { median: of('painted', 0.5), max: of('painted', 1), handledMedian: of('handled', 0.5), handledP95: of('handled', 0.95), framesMost: of('frames', 1), presses: taken.length });
      });
      return;
    }
    if (what === 'room') {
      await inBrowser(path, async (page) => {
        const began = performance.now();
        await page.keyboard.press('Control+2');
        await answerShown(page);
        const first = performance.now() - began;
        await page.keyboard.press('q');
        await page.getByRole('dialog', { name: 'Choose a question' }).waitFor();
        const all = performance.now();
        await page.keyboard.press('Enter');
        await page.getByText(new RegExp(`^${answers.toLocaleString('en-GB')} answers$`)).first().waitFor({ timeout: 120_000 });
        const firstRows = performance.now() - all;
        await allRowsListed(page, answers);
        say(first, { allQuestions: firstRows, allRows: performance.now() - all });
      });
      return;
    }
    const opening = performance.now();
    const session = openProject(path, 'bench');
    const answered = session.coding.progress;
    if (what === 'open') say(performance.now() - opening, { answers: answered.openEnded });
    else {
      const times: number[] = [];
      let found = 0;
      for (let turn = 0; turn < 5; turn += 1) {
        const began = performance.now();
        if (what === 'rows') found = listAnswerRows(session, { contextVariables: ['region'], search: QUERIES.common }).length;
        else if (what === 'apply') found = applyCode(session, session.coding.answers.slice(turn * 1000, turn * 1000 + 1000).map((answer) => answer.rid).slice(0, 1000), 'c1', null, null, 'manual').progress.coded;
        else found = findInAnswers(session, QUERIES[what.replace('search-', '') as keyof typeof QUERIES], { limit: 200 }).total;
        times.push(performance.now() - began);
        if (what === 'apply' && answers < 5000) break;
      }
      say(percentile(times, 0.5), { found, slowest: Math.max(...times) });
    }
    session.close();
  });
}

if (process.argv[2] === '--run') await run(process.argv[3] ?? '', Number(process.argv[4]));
