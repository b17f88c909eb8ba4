import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextPool } from './text-pool.ts';

const MEGABYTE = 1 << 20;
/** Short texts, blank ones, and such as fill a block to its end or go beyond one. */
const text = fc.oneof({ weight: 8, arbitrary: fc.string({ unit: 'grapheme' }) }, fc.constantFrom('', ' ', '\u00a0'), fc.constantFrom(400_000, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 2 * MEGABYTE, 2_500_000).map((length) => 'x'.repeat(length)));

it('gives back every text and its length, wherever in a block it stands and however many were taken back before it', () => {
  fc.assert(fc.property(fc.array(fc.tuple(text, fc.constantFrom('add', 'intern', 'addString', 'takeBack')), { maxLength: 40 }), (acts) => {
    const pool = new TextPool();
    const kept: string[] = [];
    for (const [one, how] of acts) {
      const bytes = Buffer.from(one);
      if (how === 'takeBack') {
        pool.addString(one);
        expect(pool.takeBack()).toBe(one);
        continue;
      }
      const id = how === 'addString' ? pool.addString(one) : pool[how](bytes, 0, bytes.length);
      if (id === kept.length) kept.push(one);
      else expect(kept[id]).toBe(one);
    }
    expect(pool.count).toBe(kept.length);
    expect(kept.map((_, id) => pool.length(id))).toEqual(kept.map((one) => Buffer.byteLength(one)));
    expect(kept.every((one, id) => pool.view(id).equals(Buffer.from(one)) && pool.isBlank(id) === (one.trim() === ''))).toBe(true);
  }), { numRuns: 60, examples: [[[['x'.repeat(2_500_000), 'takeBack'], ['x'.repeat(MEGABYTE - 1), 'add'], ['a', 'addString'], ['b', 'addString']]]] });
});

it('holds more texts than one piece of their places', () => {
  const pool = new TextPool();
  const texts = Array.from({ length: 140_000 }, (_, at) => `answer ${at % 9_000} ${'é'.repeat(at % 3)}`);
  for (const one of texts) pool.addString(one);
  expect(texts.every((one, id) => pool.length(id) === Buffer.byteLength(one) && pool.view(id).toString() === one)).toBe(true);
});
