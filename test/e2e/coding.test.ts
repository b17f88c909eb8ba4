import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type OpenWorkbench, type ServedService } from '#test/helpers/browser.ts';
import { serious } from '#test/helpers/serious.ts';
import { CodingPage } from './pages/coding-page.ts';

/** No answer of this question is read in the sample study. */
const QUESTION = 'About the committee';
const CODE = 'Unclear mandate';

let workbench: OpenWorkbench<ServedService>;
let room: CodingPage;
beforeAll(async () => {
  workbench = await openWorkbench({ sample: true });
  room = new CodingPage(workbench.page);
  await room.openSample();
});
afterAll(() => workbench.close());

describe('coding by keyboard only', () => {
  it('codes five answers: a passage, a whole answer, nothing, a new code and two answers at once', async () => {
    await room.chooseQuestion(QUESTION);
    await expect.poll(async () => [...new Set(await room.states())]).toEqual(['unread']);
    const before = { counts: await room.counts(CODE), read: await room.read() };

    // A passage: the first sentence, a code found by typing.
    await room.press('.');
    const words = await room.selected();
    expect(words.length).toBeGreaterThan(3);
    await room.pick('unclear');
    await expect.poll(() => room.codedWords(CODE)).toBe(words);
    await expect.poll(() => room.counts(CODE)).toEqual({ cases: before.counts.cases, mentions: before.counts.mentions + 1 });

    // The second, as a whole.
    await room.press('j');
    await room.waitForPlace(2);
    await room.answer.waitFor();
    await room.pick('unclear');
    await expect.poll(() => room.applied.count()).toBe(1);

    // The third: read, nothing applies; Enter goes on.
    await room.press('j');
    await room.waitForPlace(3);
    await room.press('Enter');
    await room.waitForPlace(4);

    // The fourth: a code that is not there yet, made a lesson in the same breath.
    await room.press('c');
    await workbench.page.keyboard.type('Chair rotates yearly');
    await room.press('ArrowDown', 'ArrowDown', 'Enter');
    await expect.poll(() => room.codebook.getByRole('treeitem', { name: /^Chair rotates yearly\s*, Lesson\s*, cases\s*1\s*, mentions\s*1$/ }).count()).toBe(1);

    // The fifth and the sixth together.
    await room.press('j');
    await room.waitForPlace(5);
    await room.press('Shift+j');
    await workbench.page.getByText('2 answers are chosen').waitFor();
    await room.pick('unclear');
    await expect.poll(() => room.counts(CODE)).toEqual({ cases: before.counts.cases, mentions: before.counts.mentions + 4 });
    await expect.poll(async () => (await room.states()).slice(0, 7)).toEqual(['coded', 'coded', 'read, nothing applies', 'coded', 'coded', 'coded', 'unread']);
    await expect.poll(() => room.read()).toBe(before.read + 6);
  });

  it('finds nothing serious with axe', async () => { await expect.poll(() => serious(workbench.page)).toEqual([]); });

  it('moves the edge of a passage, stars it, and takes it away', async () => {
    await room.press('Escape', 'k', 'k', 'k', 'k', 'k');
    await room.waitForPlace(1);
    const words = await room.codedWords(CODE);
    await room.press('g');
    await workbench.page.locator('.coding-seg-focused').first().waitFor();
    await room.press('Alt+ArrowLeft');
    await expect.poll(async () => { const now = await room.codedWords(CODE); return now.length < words.length && words.startsWith(now); }).toBe(true);
    await room.press('s');
    await expect.poll(async () => (await room.states())[0]).toBe('coded, starred');
    await room.press('u');
    await expect.poll(() => room.codedWords(CODE)).toBe('');
    await expect.poll(async () => (await room.states())[0]).toBe('read, nothing applies');
  });

  it('undoes and redoes, and draws what came back', async () => {
    await room.press('Control+z');
    await expect.poll(async () => (await room.states())[0]).toBe('coded, starred');
    await room.press('Control+z', 'Control+z');
    await expect.poll(async () => (await room.states())[0]).toBe('coded');
    await expect.poll(() => room.codedWords(CODE)).toMatch(/[.:!?]$/);
    await room.press('Control+Shift+z');
    await expect.poll(() => room.codedWords(CODE)).not.toMatch(/[.:!?]$/);
    await room.press('Control+z');
    await expect.poll(() => room.codedWords(CODE)).toMatch(/[.:!?]$/);
  });

  it('pins a code to a digit and codes with it', async () => {
    await room.chooseQuestion('About the policy');
    await room.press('t');
    await workbench.page.keyboard.press('ArrowDown');
    await room.press('p');
    await room.codebook.getByRole('treeitem', { name: /, key\s*1\b/ }).waitFor();
    const pinned = /^[^,]+/.exec((await room.codebook.getByRole('treeitem', { name: /, key\s*1\b/ }).textContent())!)![0].trim();
    const { mentions } = await room.counts(pinned);
    await room.press('1');
    await expect.poll(async () => (await room.states())[0]).toBe('coded');
    await expect.poll(async () => (await room.counts(pinned)).mentions).toBe(mentions + 1);
  });

  it('searches with accents folded, and gives the keys back', async () => {
    await room.press('q');
    await workbench.page.getByRole('dialog', { name: 'Choose a question' }).waitFor();
    await room.press('Enter');
    await workbench.page.getByRole('button', { name: /^Question: All questions/ }).waitFor();
    await expect.poll(async () => (await room.place())[1]).toBeGreaterThan(900);
    await room.press('/');
    await workbench.page.keyboard.type('ministere');
    await room.press('Enter');
    await expect.poll(async () => (await room.place())[1]).toBeLessThan(300);
    await workbench.page.locator('.coding-found').first().waitFor();
    expect((await workbench.page.locator('.coding-found').first().textContent())?.toLowerCase()).toContain('ministère');
    const [place] = await room.place();
    await room.press('j');
    await room.waitForPlace(place + 1);
  });

  it('keeps everything after the window is loaded again', async () => {
    await workbench.page.reload();
    await workbench.page.getByRole('button', { name: 'Code', exact: true }).waitFor();
    await room.open();
    await room.chooseQuestion(QUESTION);
    await expect.poll(async () => (await room.states()).slice(0, 7)).toEqual(['coded', 'coded', 'read, nothing applies', 'coded', 'coded', 'coded', 'unread']);
  });

  it('finds nothing serious with axe in the dark, in French, with every dialog open', async () => {
    const { page } = workbench;
    for (const key of ['n', 'f', 'v', 'c', 'm']) {
      await room.press(key);
      await page.getByRole('dialog').waitFor();
      await expect.poll(() => serious(workbench.page), { message: key }).toEqual([]);
      await room.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme="dark"]').waitFor();
    await expect.poll(() => serious(workbench.page)).toEqual([]);
    await room.press('Control+k');
    await page.keyboard.type('switch to french');
    await room.press('Enter');
    await page.getByRole('tree', { name: 'Grille de codes' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => serious(workbench.page)).toEqual([]);
  });
});
