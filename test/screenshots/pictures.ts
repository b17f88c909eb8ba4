import type { Page } from 'playwright-core';

export type Look = 'english, light' | 'english, dark' | 'french, light';

export interface Picture {
  /** The file's name in docs/pictures. */
  readonly name: string;
  /** Each look has a window of its own on the same project. */
  readonly look?: Look;
  /** From where the picture before left the window to what is to be seen. */
  readonly steps: (page: Page) => Promise<void>;
}

const go = async (page: Page, key: string): Promise<void> => { await page.keyboard.press(`Control+${key}`); };

/** The journey, one picture after the other. */
export const pictures: readonly Picture[] = [
  { name: 'welcome', steps: async (page) => { await page.getByRole('heading').first().waitFor(); } },
  {
    name: 'data',
    async steps(page) {
      await page.getByText('Open the sample study').click();
      await page.getByText('encrypted, saved').waitFor({ timeout: 120_000 });
      await go(page, '1');
      await page.getByRole('gridcell').first().waitFor();
    },
  },
  { name: 'coding', async steps(page) { await go(page, '2'); await page.getByRole('gridcell').first().waitFor(); } },
  { name: 'tables', async steps(page) { await go(page, '3'); await page.getByRole('main').waitFor(); } },
  { name: 'quality', async steps(page) { await go(page, '5'); await page.getByRole('main').waitFor(); } },
  { name: 'coding-dark', look: 'english, dark', async steps(page) { await page.getByText('encrypted, saved').waitFor(); await go(page, '2'); await page.getByRole('gridcell').first().waitFor(); } },
  { name: 'tables-french', look: 'french, light', async steps(page) { await page.getByRole('main').waitFor(); await go(page, '3'); await page.getByRole('main').waitFor(); } },
];
