import type { Locator, Page } from 'playwright-core';

/** The tables room by keyboard and by the names that a screen reader says. */
export class TablesRoomPage {
  readonly page: Page;
  readonly table: Locator;
  readonly behind: Locator;
  readonly plan: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.locator('table[role="grid"]');
    this.behind = page.getByRole('region', { name: 'Behind the number' });
    this.plan = page.getByRole('listbox', { name: 'Table plan' });
  }

  /** From the welcome page into the sample study's tables. */
  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: /sample/i }).first().click();
    await this.page.getByRole('button', { name: 'Tables', exact: true }).waitFor();
    await this.page.keyboard.press('Control+3');
    await this.table.waitFor();
  }

  async press(...keys: string[]): Promise<void> { for (const key of keys) await this.page.keyboard.press(key); }

  /** Finds a variable by typing and puts it into a well, as the keys say. */
  async put(typed: string, well: 'rows' | 'columns'): Promise<void> {
    await this.press('/');
    await this.page.keyboard.type(typed);
    await this.press(well === 'rows' ? 'Enter' : 'Control+Enter');
    await this.well(well).locator('[role="row"][data-key]').filter({ hasText: new RegExp(typed, 'i') }).waitFor();
  }

  /** Puts the focus into the table, so that the next keys are its own. */
  async enterTable(): Promise<void> { await this.table.locator('td[tabindex="0"]').focus(); }

  well(well: 'rows' | 'columns'): Locator { return this.page.getByRole('grid', { name: well === 'rows' ? 'Rows' : 'Columns', exact: true }); }

  /** The texts of a row's cells, by the row's name. */
  async cells(row: string): Promise<string[]> {
    const texts = await this.table.getByRole('row', { name: row }).locator('td').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** Names of the columns, the totals first. */
  async columns(): Promise<string[]> {
    const texts = await this.table.locator('thead tr').last().locator('th').allInnerTexts();
    return texts.slice(1).map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async tabs(): Promise<string[]> { return this.plan.getByRole('option').allInnerTexts(); }
}
