import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** axe itself, from where its runner for Playwright has it. The runner reads the half megabyte of script anew for every question,
 *  opens a second page for the answer, and gathers what passed: that took most of the time of the browser tests. */
const { source } = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as { source: string };

interface Axe { run(root: Document, options: { resultTypes: ['violations'] }): Promise<{ violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[] }> }

/** What axe finds serious or critical on a page as it stands now: a line a rule, with the places. All its rules are asked. */
export async function serious(page: Page): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(source);
  return page.evaluate(async () => {
    // What is about to be drawn, or still fades in, has a contrast of its own.
    await new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve); }); });
    await Promise.all(document.getAnimations().filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime))).map(({ finished }) => finished.catch(() => {})));
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, { resultTypes: ['violations'] });
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  });
}
