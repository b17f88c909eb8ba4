import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { projectRoot } from '#test/helpers/project-root.ts';
import { WorkbenchPage } from './pages/workbench-page.ts';

const ROOMS = ['Données', 'Coder', 'Relecture', 'Tableaux', 'Rapport', 'Preuves', 'Identité', 'Qualité'];

// By its path: the window's sources belong to another project of the compiler.
const { messages } = await import(join(projectRoot, 'renderer', 'locales', 'messages.ts')) as { messages: Record<'en' | 'fr', Record<string, string>> };

let opened: OpenWorkbench<ServedService>;
let page: Page;
beforeAll(async () => {
  opened = await openWorkbench({ sample: true });
  await new WorkbenchPage(opened.page).openSample();
  ({ page } = await opened.openWindow({ locale: 'fr-FR', colorScheme: 'dark' }));
  await page.getByText('chiffré, enregistré').waitFor();
});
afterAll(() => opened.close());

const go = async (room: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: room, exact: true }).click();
  await page.locator('.rail-button[aria-current="page"]', { hasText: room }).waitFor();
  await page.locator('[aria-busy="true"], .ag-overlay-loading-center').first().waitFor({ state: 'detached' });
};

/** Everything that the French window says. */
const french = new Set(Object.values(messages.fr));
/** Words of the window in English that French says otherwise, as they would stand there: placeholders stand for anything. */
const english: readonly { readonly key: string; readonly pattern: RegExp }[] = Object.entries(messages.en)
  // "Coder" is a person in English and an act in French: what any French message says is not English.
  .filter(([key, text]) => messages.fr[key] !== text && !french.has(text) && text.replace(/\{\{.*?\}\}/g, '').replace(/[^\p{L}]/gu, '').length > 3)
  .map(([key, text]) => ({ key, pattern: new RegExp(`^${text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{.*?\}\}/g, '.*')}$`, 'u') }));

/** What is shown and read out, except what belongs to the study: the cells of grids, answers, and the words behind a number. */
const texts = (): Promise<string[]> => page.evaluate(() => {
  const found = new Set<string>();
  const ofStudy = (element: Element | null): boolean => element?.closest('[role="gridcell"], .ag-cell, [role="document"], blockquote, [lang="en"], [role="treeitem"] .ellipsis, .sheet, .drill-who') != null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (ofStudy(node)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'alt']) { const text = node.getAttribute(name)?.trim(); if (text) found.add(text); }
    } else if (!ofStudy(node.parentElement)) { const text = node.textContent?.trim(); if (text) found.add(text); }
  }
  return [...found];
});

const untranslated = async (): Promise<string[]> => (await texts()).flatMap((text) => english.filter(({ pattern }) => pattern.test(text)).map(({ key }) => `${key}: ${text}`));

describe('the window in French and in the dark', () => {
  it('has words to look for, and finds one that is planted', async () => {
    expect(english.length).toBeGreaterThan(300);
    await page.evaluate(() => { const node = document.createElement('p'); node.id = 'planted'; node.textContent = 'Nothing to undo'; document.body.append(node); });
    expect(await untranslated()).toContain('frame.nothingToUndo: Nothing to undo');
    await page.evaluate(() => document.getElementById('planted')?.remove());
  });

  for (const room of ROOMS) {
    it(`has no English words of its own, and nothing serious for axe, in ${room}`, async () => {
      await go(room);
      expect(await untranslated()).toEqual([]);
      await expect.poll(() => serious(page)).toEqual([]);
    });
  }

  it('shows the variable of the row that has the focus, however fast the keys come', async () => {
    const rows = () => page.evaluate(() => ({ focused: document.activeElement?.closest('.ag-row')?.getAttribute('row-index'), selected: [...new Set([...document.querySelectorAll('.ag-row-selected')].map((row) => row.getAttribute('row-index')))] }));
    for (let time = 0; time < 4; time++) {
      await go('Coder');
      await go('Données');
      await page.locator('.ag-row[row-index="0"] .ag-cell').first().click();
      for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowDown');
      await expect.poll(async () => (await rows()).focused).toBe('6');
      // Nothing goes back to a row that was left.
      await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
      expect(await rows()).toEqual({ focused: '6', selected: ['6'] });
    }
  });

  it('has none in the list of commands, the keys, the project’s menu and the history', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    expect(await untranslated()).toEqual([]);
    await expect.poll(() => serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await untranslated()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Projet : / }).click();
    await page.getByRole('menu').waitFor();
    expect(await untranslated()).toEqual([]);
    await page.keyboard.press('Escape');
    await go('Données');
    await page.getByRole('button', { name: /^Historique/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await untranslated()).toEqual([]);
    await expect.poll(() => serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('says a refusal in French', async () => {
    await page.getByRole('button', { name: /^Projet : / }).click();
    await page.getByRole('menuitem', { name: 'Changer la phrase secrète' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Phrase secrète actuelle').fill('not the one');
    await dialog.getByLabel('Nouvelle phrase secrète', { exact: true }).fill('four unrelated words here');
    await dialog.getByLabel(/encore|à nouveau|Répéter/i).fill('four unrelated words here');
    await dialog.getByRole('button', { name: /^Changer/ }).click();
    await dialog.getByText(/^Ce n’est pas la phrase secrète actuelle/).waitFor();
  });
});
