import type { Download, Locator, Page } from 'playwright-core';

/** How long something may take on a busy machine: a project's key is made slow on purpose, and a file is read twice. */
const LONG = { timeout: 120_000 };

/** The frame, the welcome page and the import wizard, as a report author meets them in English. */
export class WorkbenchPage {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  /** A project of its own, with the framework of capabilities. */
  async newProject(name: string, passphrase: string): Promise<void> {
    await this.page.getByRole('button', { name: /^New project/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New project' });
    await dialog.getByLabel('Name of the study').fill(name);
    await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await dialog.getByLabel('Passphrase again').fill(passphrase);
    await dialog.getByRole('button', { name: 'Create the project' }).click();
    await this.page.getByText('encrypted, saved').waitFor(LONG);
    // Keys reach the rooms once the dialog is gone and the rooms are there.
    await dialog.waitFor({ state: 'detached' });
    await this.page.getByRole('navigation').getByRole('button', { name: 'Data', exact: true }).waitFor();
    await this.page.getByRole('button', { name: /^Import a spreadsheet/ }).first().waitFor();
  }

  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: /^Open the sample study/ }).click();
    await this.page.getByText('encrypted, saved').waitFor(LONG);
  }

  async closeProject(): Promise<void> {
    await this.page.getByRole('button', { name: /^Project: / }).click();
    await this.page.getByRole('menuitem', { name: 'Close the project' }).click();
    await this.page.getByRole('button', { name: /^New project/ }).waitFor();
  }

  /** Into a room, by its name on the rail. */
  async go(room: string): Promise<void> {
    const button = this.page.getByRole('navigation').getByRole('button', { name: room, exact: true });
    await button.click();
    await this.page.locator('.rail-button[aria-current="page"]', { hasText: room }).waitFor();
  }

  /** Gives a file to the import wizard through the file input, and waits until it was looked at. */
  async chooseImport(file: string): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.page.keyboard.press('Control+i')]);
    await chooser.setFiles(file);
    await this.bringIn.waitFor(LONG);
    await this.page.getByRole('status').filter({ hasText: /\d+ new, / }).waitFor(LONG);
  }

  get bringIn(): Locator { return this.page.getByRole('button', { name: /^Bring in \d+ case/ }); }

  /** The file that a button hands over. */
  async download(press: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download', LONG), press()]);
    return download;
  }
}
