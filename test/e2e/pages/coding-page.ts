import type { Locator, Page } from 'playwright-core';

/** The coding room, as somebody with a keyboard and somebody with a screen reader meet it. */
export class CodingPage {
  readonly page: Page;
  readonly answer: Locator;
  readonly applied: Locator;
  readonly rows: Locator;
  /** Suggested codes, surest first. */
  readonly ghosts: Locator;
  readonly codebook: Locator;
  readonly footer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.answer = page.getByRole('document', { name: /^Answer of / });
    this.applied = page.getByRole('list', { name: 'Codes of this answer' }).getByRole('listitem').filter({ has: page.getByRole('button') });
    this.rows = page.getByRole('region', { name: 'Answers', exact: true }).locator('[role="row"][row-index]:has([role="img"])');
    this.ghosts = page.getByRole('group', { name: 'Suggested' }).getByRole('button', { name: /^Accept the suggestion / });
    this.codebook = page.getByRole('tree', { name: 'Codebook' });
    this.footer = page.getByRole('contentinfo');
  }

  /** From the welcome page into the sample study's coding room. */
  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: /sample/i }).click();
    await this.page.getByRole('button', { name: 'Code', exact: true }).waitFor();
    await this.open();
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+2');
    await this.answer.waitFor();
  }

  async press(...keys: string[]): Promise<void> { for (const key of keys) await this.page.keyboard.press(key); }

  /** Chooses a question by typing a part of it. */
  async chooseQuestion(part: string): Promise<void> {
    await this.press('q');
    await this.page.getByRole('dialog', { name: 'Choose a question' }).waitFor();
    await this.page.keyboard.type(part);
    await this.press('Enter');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
    await this.page.getByRole('button', { name: new RegExp(`^Question: .*${part}`, 'i') }).waitFor();
    await this.answer.waitFor();
  }

  /** Applies a code that is there already, found by typing. */
  async pick(name: string): Promise<void> {
    await this.press('c');
    await this.page.getByRole('dialog', { name: 'Apply a code' }).waitFor();
    await this.page.keyboard.type(name);
    await this.press('Enter');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** "Answer 3 of 17" as [3, 17]. */
  async place(): Promise<[number, number]> {
    const text = await this.page.getByRole('heading', { name: /^Answer [\d,]+ of [\d,]+$/ }).textContent();
    const [place, total] = [...(text ?? '').matchAll(/[\d,]+/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
    return [place!, total!];
  }

  async waitForPlace(place: number): Promise<void> { await this.page.getByRole('heading', { name: new RegExp(`^Answer ${place.toLocaleString('en-GB')} of `) }).waitFor(); }

  /** Cases and mentions of a code, as the codebook says them. */
  async counts(code: string): Promise<{ cases: number; mentions: number }> {
    const label = await this.codebook.getByRole('treeitem', { name: new RegExp(`^${code}\\s*, `) }).textContent();
    const [, cases, mentions] = /cases ([\d,]+), mentions ([\d,]+)/.exec(label ?? '')!;
    return { cases: Number(cases!.replace(',', '')), mentions: Number(mentions!.replace(',', '')) };
  }

  /** Answers read, from the footer. */
  async read(): Promise<number> {
    const text = await this.footer.getByText(/answers read/).first().textContent();
    return Number(/([\d,]+) of/.exec(text ?? '')![1]!.replace(',', ''));
  }

  /** The state of each row, from the top: "unread", "read, nothing applies", "coded". */
  states(): Promise<(string | null)[]> {
    return this.rows.evaluateAll((rows) => rows
      .toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
      .map((row) => row.querySelector('[role="img"]')?.getAttribute('aria-label') ?? null));
  }

  async ghostNames(): Promise<string[]> { return (await this.ghosts.allTextContents()).map((text) => /^Accept the suggestion (.+?)\d+%/.exec(text)![1]!); }

  /** The words that are framed as selected. */
  async selected(): Promise<string> { return (await this.page.locator('.coding-selected').allTextContents()).join(''); }
  /** The words over which a coding of this name lies. */
  async codedWords(code: string): Promise<string> { return (await this.page.locator('.coding-seg').filter({ has: this.page.locator('.coding-line') }).evaluateAll((segments, name) => segments.filter((one) => one.getAttribute('title')?.split(', ').includes(name)).map((one) => one.textContent), code)).join(''); }
}
