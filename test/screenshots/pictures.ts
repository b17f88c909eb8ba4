import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeSample } from '#samples/write-sample.ts';
import { CodingPage } from '../e2e/pages/coding-page.ts';
import { WorkbenchPage } from '../e2e/pages/workbench-page.ts';

export type Look = 'english, light' | 'english, dark' | 'french, light';

export interface Picture {
  /** The file's name in docs/pictures. */
  readonly name: string;
  /** Each look has a window of its own on the same project. */
  readonly look?: Look;
  /** From where the picture before left the window to what is to be seen. */
  readonly steps: (page: Page) => Promise<void>;
}

/** The seed of the sample study that the program itself offers. */
const SEED = 20_210_731;
const QUESTION = 'Lessons, gaps';
const cell = (page: Page, row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`);

/** A table of the plan, by its number. */
const table = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('option', { name }).click();
  await cell(page, 0, 0).waitFor();
};

/** The journey, one picture after the other. */
export const pictures: readonly Picture[] = [
  { name: 'welcome', steps: async (page) => { await page.getByRole('heading').first().waitFor(); } },
  {
    name: 'import',
    async steps(page) {
      const workbench = new WorkbenchPage(page);
      await workbench.newProject('National responses 2021', 'four unrelated words here');
      const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
      try {
        await writeSample(folder, SEED);
        await workbench.chooseImport(join(folder, 'unicef-offices.xlsx'));
      } finally { await rm(folder, { recursive: true, force: true }); }
      await page.getByRole('gridcell', { name: 'Single choice', exact: true }).nth(1).click();
      await page.getByRole('combobox', { name: 'Capability' }).waitFor();
    },
  },
  {
    name: 'data',
    async steps(page) {
      const workbench = new WorkbenchPage(page);
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await page.getByRole('button', { name: 'Leave the import' }).click();
      await workbench.closeProject();
      await workbench.openSample();
      await workbench.go('Data');
      await page.locator('.ag-cell[col-id="id"]', { hasText: /^region$/ }).click();
    },
  },
  {
    name: 'coding',
    async steps(page) {
      const room = new CodingPage(page);
      await room.open();
      await room.chooseQuestion(QUESTION);
      await page.locator('.coding-seg').first().waitFor();
    },
  },
  {
    name: 'tables',
    async steps(page) {
      await new WorkbenchPage(page).go('Tables');
      await table(page, /^Table 8/);
      await cell(page, 1, 0).click();
      await page.locator('.drill-words').first().waitFor();
    },
  },
  {
    name: 'chart',
    async steps(page) {
      await table(page, /^Table 4/);
      await page.getByRole('button', { name: 'Chart', exact: true }).click();
      await page.locator('.chart-head').waitFor();
    },
  },
  { name: 'quality', async steps(page) { await new WorkbenchPage(page).go('Quality'); await page.getByRole('gridcell').first().waitFor(); } },
  {
    name: 'dark', look: 'english, dark',
    async steps(page) {
      const room = new CodingPage(page);
      await page.getByText('encrypted, saved').waitFor();
      await room.open();
      await room.chooseQuestion(QUESTION);
      await room.press('j', 'j');
      await room.waitForPlace(3);
    },
  },
  {
    name: 'french', look: 'french, light',
    async steps(page) {
      await page.getByText('chiffré, enregistré').waitFor();
      await page.keyboard.press('Control+3');
      await table(page, /^Tableau 8/);
      await cell(page, 1, 0).click();
      await page.locator('.drill-words').first().waitFor();
    },
  },
];
