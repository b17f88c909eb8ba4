import type { Locator, Page } from 'playwright-core';

/** The review room by keyboard and by the names that a screen reader says. */
export class ReviewPage {
  readonly page: Page;

  constructor(page: Page) { this.page = page; }

  /** From the welcome page into the sample study's review. */
  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: /sample/i }).first().click();
    await this.page.getByRole('button', { name: 'Review', exact: true }).waitFor({ timeout: 120_000 });
    await this.page.keyboard.press('Control+6');
    await this.page.getByRole('tab', { name: 'Agreement', exact: true }).waitFor();
  }

  async press(...keys: string[]): Promise<void> { for (const key of keys) await this.page.keyboard.press(key); }

  /** Walks the row of tabs with the arrow keys. */
  async showTab(name: string): Promise<void> {
    const tabs = await this.page.getByRole('tab').allInnerTexts();
    await this.page.locator('[role="tab"][aria-selected="true"]').focus();
    const now = (await this.page.locator('[role="tab"][aria-selected="true"]').innerText()).trim();
    const steps = tabs.findIndex((tab) => tab.trim() === name) - tabs.findIndex((tab) => tab.trim() === now);
    for (let step = 0; step < Math.abs(steps); step += 1) await this.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
    await this.page.locator('[role="tab"][aria-selected="true"]', { hasText: name }).waitFor();
  }

  /** Runs a command by a part of its name. */
  async command(typed: string): Promise<void> {
    await this.press('Control+k');
    await this.page.getByRole('dialog').waitFor();
    await this.page.keyboard.type(typed);
    await this.page.getByRole('option', { name: new RegExp(typed, 'i') }).first().waitFor();
    await this.press('Enter');
  }

  table(name: string): Locator { return this.page.getByRole('table', { name, exact: true }); }

  async cells(table: string, row: RegExp): Promise<string[]> {
    const texts = await this.table(table).getByRole('row', { name: row }).locator('td').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** The line that says how much there is. */
  async status(): Promise<string> { return ((await this.page.locator('.review-bar [role="status"]').textContent()) ?? '').replace(/\s+/g, ' ').trim(); }
  async undo(): Promise<string> { return (await this.page.getByRole('contentinfo').getByRole('button').first().textContent()) ?? ''; }

  grid(name: string): Locator { return this.page.locator(`section[aria-label="${name}"] .grid`); }

  /** Puts the focus on the first row. */
  async focusGrid(name: string): Promise<void> {
    const cell = this.grid(name).locator('[role="row"][row-index="0"] [role="gridcell"]').first();
    await cell.waitFor();
    await cell.focus();
  }

  /** The texts of a column, from the top. */
  async column(grid: string, header: string): Promise<string[]> {
    const id = await this.grid(grid).getByRole('columnheader', { name: header, exact: true }).getAttribute('col-id');
    return this.grid(grid).locator(`[role="gridcell"][col-id="${id}"]`).evaluateAll((cells) => cells
      .map((cell) => ({ at: Number(cell.closest('[row-index]')?.getAttribute('row-index')), text: cell.textContent ?? '' }))
      .toSorted((a, b) => a.at - b.at).map(({ text }) => text.trim()));
  }

  /** Chooses a code by typing a part of its name. */
  async chooseCode(name: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: 'Code' });
    await box.focus();
    await this.page.keyboard.type(name);
    await this.press('ArrowDown', 'Enter');
  }
}
