import { createRouterClient } from '@orpc/server';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import type { Service } from '#service/service.ts';
import { openWorkbench, type OpenWorkbench } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { smallProject } from '#test/helpers/small-project.ts';
import { CodingPage } from './pages/coding-page.ts';

const clientOf = (workbench: OpenWorkbench<Service>): ContractClient => createRouterClient(workbench.service.router, { context: {} });

/** Walks until something has the focus. */
async function tabTo(target: Locator, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await target.page().keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} never came to ${String(target)}`);
}

const MIXED = '😀😀 No budget for the مركز الأطفال 👩‍👧 and no staff. Training is rare.';
const LONG = 'The ministry pays the staff of the centre every month and the district office keeps a list of all who were trained during the year with';
const ANSWERS = [MIXED, 'No budget at all, they say.', 'No budget at all, they say.', `${LONG} dates`, `${LONG} names`, 'Nothing to add.'];

describe('passages and many answers, by keyboard only', () => {
  const small = smallProject({ answers: ANSWERS.map((text, index) => [text, `Translated answer ${index + 1}`]), codes: ['budget', 'people'] });
  let workbench: OpenWorkbench<Service>;
  let client: ContractClient;
  let room: CodingPage;
  /** The codings of a case's answer to the first of the two questions, as the project holds them: code, words, origin. */
  const stored = async (ofCase: number) => {
    const { text, codings } = await client.coding.answer({ answerId: ofCase * 2 - 1 });
    return codings.map((one) => [one.codeId, one.start === null ? null : [...text].slice(one.start, one.end!).join(''), one.origin]).toSorted((a, b) => String(a).localeCompare(String(b)));
  };
  beforeAll(async () => {
    small.session.close();
    workbench = await openWorkbench<Service>();
    client = clientOf(workbench);
    await client.project.open({ path: small.path, passphrase: 'secret' });
    await workbench.page.getByRole('button', { name: 'Code', exact: true }).waitFor();
    room = new CodingPage(workbench.page);
    await room.open();
    await room.chooseQuestion('q1');
  });
  afterAll(async () => { await workbench.close(); small.close(); });

  it('shows the translation beside the original, and codes the original alone', async () => {
    await room.press('Control+k');
    await workbench.page.keyboard.type('which column translates');
    await workbench.page.getByRole('option', { name: /Which column translates/ }).waitFor();
    await room.press('Enter');
    await workbench.page.getByRole('dialog', { name: 'Translation of “q1”' }).waitFor();
    await workbench.page.keyboard.type('q2');
    await room.press('Enter');
    await workbench.page.getByRole('heading', { name: 'Translation: q2' }).waitFor();
    expect(await workbench.page.locator('.coding-translated').textContent()).toBe('Translated answer 1');
    await expect.poll(async () => (await room.place())[1]).toBe(6);
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });

  it('draws spans over emoji and Arabic, and overlapping ones, over the very words', async () => {
    await room.press('w', 'Shift+ArrowRight');
    expect(await room.selected()).toBe('No budget');
    await room.pick('budget');
    await expect.poll(() => stored(1)).toEqual([['budget', 'No budget', 'manual']]);
    await expect.poll(() => room.codedWords('budget')).toBe('No budget');
    await room.press('Escape', '.');
    expect(await room.selected()).toBe(MIXED.slice(0, MIXED.indexOf(' Training')));
    await room.pick('people');
    await expect.poll(() => stored(1)).toEqual([['budget', 'No budget', 'manual'], ['people', MIXED.slice(0, MIXED.indexOf(' Training')), 'manual']]);
    await expect.poll(() => room.codedWords('people')).toBe(MIXED.slice(0, MIXED.indexOf(' Training')));
    const overlap = workbench.page.locator('.coding-seg[title="people, budget"], .coding-seg[title="budget, people"]');
    expect(await overlap.allTextContents()).toEqual(['No budget']);
    // Each of the two has a line of its own, at its own depth.
    expect(new Set(await overlap.locator('.coding-line').evaluateAll((lines) => lines.map((line) => getComputedStyle(line).getPropertyValue('--lane')))).size).toBe(2);
    expect(await workbench.page.locator('.coding-translated .coding-seg').count()).toBe(0);
  });

  it('moves an edge, parts a passage in two, and one undo joins it again', async () => {
    await room.press('Escape', 'g', 'g');
    await workbench.page.locator('.coding-seg-focused').first().waitFor();
    await room.press('Alt+ArrowRight');
    await expect.poll(() => stored(1)).toContainEqual(['budget', 'No budget for', 'manual']);
    await room.press('Escape', 'w', 'w', 'y');
    await expect.poll(async () => (await stored(1)).filter(([code]) => code === 'budget')).toEqual([['budget', 'budget for', 'manual'], ['budget', 'No', 'manual']]);
    await expect.poll(() => room.codedWords('budget')).toBe('Nobudget for');
    await room.press('Control+z');
    await expect.poll(() => room.codedWords('budget')).toBe('No budget for');
  });

  it('codes by rule what the preview showed, and one undo takes all of it back', async () => {
    const { page } = workbench;
    await room.press('Escape', 'Shift+R');
    const dialog = page.getByRole('dialog', { name: 'Code by rule' });
    await dialog.waitFor();
    await page.keyboard.type('budget');
    await dialog.getByRole('status').filter({ hasText: '3 places in 3 answers' }).waitFor();
    await room.press('Tab');
    await page.keyboard.type('budget');
    await page.getByRole('option', { name: 'budget' }).waitFor();
    await room.press('ArrowDown', 'Enter');
    await dialog.getByRole('group', { name: 'What would be coded' }).getByRole('checkbox').nth(2).waitFor();
    await expect.poll(() => serious(page)).toEqual([]);
    // The first of them is left out.
    await tabTo(page.locator('.coding-rule-list input').first());
    await room.press('Space');
    const apply = dialog.getByRole('button', { name: 'Code 2 answers' });
    await apply.waitFor();
    await tabTo(apply);
    await room.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => [await stored(2), await stored(3)]).toEqual([[['budget', ANSWERS[1], 'rule']], [['budget', ANSWERS[2], 'rule']]]);
    expect((await stored(1)).filter(([, , origin]) => origin === 'rule')).toEqual([]);
    await expect.poll(async () => (await room.states()).slice(0, 4)).toEqual(['coded', 'coded', 'coded', 'unread']);
    await room.press('Control+z');
    await expect.poll(async () => [await stored(2), await stored(3)]).toEqual([[], []]);
    await expect.poll(async () => (await room.states()).slice(0, 4)).toEqual(['coded', 'unread', 'unread', 'unread']);
  });

  it('offers what is nearly the same together, and codes it together', async () => {
    const { page } = workbench;
    await room.press('Shift+A');
    const dialog = page.getByRole('dialog', { name: 'Answers that say the same, or nearly' });
    await dialog.getByRole('button', { name: 'Choose 2 identical' }).waitFor();
    const near = dialog.getByRole('button', { name: 'Choose 2 alike' });
    await expect.poll(() => serious(page)).toEqual([]);
    await tabTo(near);
    await room.press('Enter');
    await page.getByText('2 answers are chosen').waitFor();
    await room.pick('people');
    await expect.poll(async () => (await room.states()).slice(0, 6)).toEqual(['coded', 'unread', 'unread', 'coded', 'coded', 'unread']);
    expect([await stored(4), await stored(5)]).toEqual([[['people', null, 'manual']], [['people', null, 'manual']]]);
    await room.press('Escape');
  });

  it('keeps a search and its columns under a name', async () => {
    const { page } = workbench;
    await room.press('/');
    await page.keyboard.type('nothing');
    await room.press('Enter');
    await expect.poll(async () => (await room.place())[1]).toBe(1);
    await room.press('Shift+V');
    await page.getByRole('dialog', { name: 'Saved columns and searches' }).waitFor();
    await page.keyboard.type('Little to add');
    await room.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Little to add' }).waitFor();
    await expect.poll(() => serious(page)).toEqual([]);
    await room.press('Escape', '/', 'Escape');
    await expect.poll(async () => (await room.place())[1]).toBe(6);
    await room.press('Escape', 'Shift+V');
    const again = page.getByRole('button', { name: 'Show', exact: true });
    await again.waitFor();
    await tabTo(again, 'Shift+Tab');
    await room.press('Enter');
    await expect.poll(async () => (await room.place())[1]).toBe(1);
    expect(await page.getByRole('searchbox').inputValue()).toBe('nothing');
    await room.press('/', 'Escape', 'Escape');
    await expect.poll(async () => (await room.place())[1]).toBe(6);
  });

  it('lets Tab walk through the whole room and out of it, both ways', async () => {
    const { page } = workbench;
    const place = () => page.evaluate(() => { const at = document.activeElement; return ['.coding-grid', '.coding-answer', '.codebook', '.rail'].find((part) => at?.closest(part)) ?? null; });
    for (const key of ['Tab', 'Shift+Tab']) {
      const met = new Set<string | null>();
      for (let press = 0; press < 70 && met.size < 5; press += 1) { await room.press(key); met.add(await place()); }
      expect(met, key).toEqual(new Set([null, '.codebook', '.coding-answer', '.coding-grid', '.rail']));
    }
  });

  it('lists its keys on ?', async () => {
    await room.press('l', '?');
    const sheet = workbench.page.getByRole('dialog', { name: 'All keys' });
    await sheet.waitFor();
    for (const line of ['Code by rule…Shift', 'Answers that say the same…Shift', 'Saved columns and searches…Shift', 'What suggestions are worth…Shift', 'Accept the first suggestionTab']) expect((await sheet.textContent())?.replace(/\s/g, ''), line).toContain(line.replace(/\s/g, ''));
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await room.press('Escape');
  });
});

describe('suggestions and blind coding, by keyboard only', () => {
  const QUESTION = 'About the committee';
  let workbench: OpenWorkbench<Service>;
  let client: ContractClient;
  let room: CodingPage;
  beforeAll(async () => {
    workbench = await openWorkbench<Service>({ sample: true });
    client = clientOf(workbench);
    room = new CodingPage(workbench.page);
    await room.openSample();
    await room.chooseQuestion(QUESTION);
  });
  afterAll(() => workbench.close());

  it('offers ghosts: Escape sends one away for good, Tab takes one that stays told apart', async () => {
    const { page } = workbench;
    await room.ghosts.first().waitFor({ timeout: 90_000 });
    const [first, second] = await room.ghostNames();
    await expect.poll(() => serious(page)).toEqual([]);
    await room.press('Escape');
    await expect.poll(async () => (await room.ghostNames())[0]).toBe(second);
    await room.press('Tab');
    await page.getByRole('button', { name: new RegExp(`^${second}.*accepted suggestion`) }).waitFor();
    const { variableId } = (await client.coding.questions()).find((one) => one.label.includes(QUESTION))!;
    const answerId = (await client.coding.answers({ variableIds: [variableId] })).rows[0]!.answerId;
    await expect.poll(async () => (await client.coding.answer({ answerId })).codings.map((one) => one.origin)).toEqual(['suggestion']);
    // Neither is offered again when the answer is read again.
    await room.press('j');
    await room.waitForPlace(2);
    await room.press('k');
    await room.waitForPlace(1);
    await page.waitForTimeout(500);
    expect((await room.ghostNames()).filter((name) => name === first || name === second)).toEqual([]);
    // Two steps back: the coding, then the dismissal.
    await room.press('Control+z');
    await expect.poll(() => room.applied.count()).toBe(0);
    await room.press('Control+z');
    await expect.poll(async () => (await room.ghostNames()).slice(0, 2)).toEqual([first, second]);
  });

  it('says what suggestions are worth, and puts first what teaches most', async () => {
    const { page } = workbench;
    await room.press('Shift+S');
    const dialog = page.getByRole('dialog', { name: /^Suggestions: learnt/ });
    await dialog.getByText(/Learnt from 700 answers/).waitFor({ timeout: 90_000 });
    await expect.poll(() => serious(page)).toEqual([]);
    await room.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const first = () => room.rows.first().textContent();
    const before = await first();
    await room.press('Shift+O');
    await page.getByText('Most useful first', { exact: true }).waitFor({ timeout: 60_000 });
    const { variableId } = (await client.coding.questions()).find((one) => one.label.includes(QUESTION))!;
    const { answers } = await client.coding.nextUseful({ variableIds: [variableId], limit: 1 });
    const { caseKey, context } = await client.coding.answer({ answerId: answers[0]!.answerId });
    const country = context.find((one) => one.variableId === 'country')?.value;
    await page.locator('.coding-who b').first().filter({ hasText: typeof country === 'string' ? country : caseKey }).waitFor();
    await room.press('Shift+O');
    await expect.poll(first).toBe(before);
  });

  it('hides the other coder’s codings and counts while coding blind', async () => {
    const { page } = workbench;
    const { variableId } = (await client.coding.questions()).find((one) => one.coded > 3)!;
    const { label } = (await client.coding.questions()).find((one) => one.variableId === variableId)!;
    await room.chooseQuestion(label.slice(0, 30));
    const all = new Map((await client.codes.list()).map((code) => [code.id, code]));
    const mine = (await client.codes.list({ scope: 'mine' })).find((code) => code.mentions > 0 && code.mentions < all.get(code.id)!.mentions)!;
    const countsOf = ({ cases, mentions }: { cases: number; mentions: number }) => ({ cases, mentions });
    await expect.poll(() => room.counts(mine.name)).toEqual(countsOf(all.get(mine.id)!));
    await room.press('Shift+B');
    await expect.poll(() => room.counts(mine.name)).toEqual(countsOf(mine));
    expect(await page.getByRole('button', { name: 'Blind', exact: true }).getAttribute('aria-pressed')).toBe('true');
    const { rows } = await client.coding.answers({ variableIds: [variableId], scope: 'mine' });
    await expect.poll(async () => (await room.states()).slice(0, 4).map((state) => state?.replace(', starred', ''))).toEqual(rows.slice(0, 4).map((row) => ({ coded: 'coded', unread: 'unread', readNothing: 'read, nothing applies' })[row.state]));
    await room.press('Shift+B');
    await expect.poll(() => room.counts(mine.name)).toEqual(countsOf(all.get(mine.id)!));
  });
});
