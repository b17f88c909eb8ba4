import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '#core/coding/code-points.ts';
import { moveEnd, moveStart, nextUnit, previousUnit, snapToWords, textUnits, trimRange } from './words.ts';

const said = (text: string, ranges: readonly { start: number; end: number }[]): string[] => ranges.map(({ start, end }) => sliceCodePoints(text, start, end));

describe('textUnits', () => {
  it('finds words and sentences in code points, whatever stands before them', () => {
    const text = '😀😀 Il n’y a pas de budget. La unidad no cuenta con personal.';
    const { words, sentences } = textUnits(text, 'fr');
    expect(said(text, words)).toEqual(['Il', 'n’y', 'a', 'pas', 'de', 'budget', 'La', 'unidad', 'no', 'cuenta', 'con', 'personal']);
    expect(said(text, sentences)).toEqual(['😀😀 Il n’y a pas de budget.', 'La unidad no cuenta con personal.']);
  });
  it('leaves the dashes and numbers of a list outside its sentences', () => {
    const text = '- Turnover is high.\n2. Several definitions are old.\n• Courts differ.';
    expect(said(text, textUnits(text, 'en').sentences)).toEqual(['Turnover is high.', 'Several definitions are old.', 'Courts differ.']);
  });
  it('knows words that are not parted by spaces', () => {
    const text = '预算不足。';
    expect(textUnits(text, 'zh').words.length).toBeGreaterThan(1);
  });
  it('takes a language it does not know for English', () => {
    expect(textUnits('two words', 'xx-nothing').words).toHaveLength(2);
  });
});

describe('walking and stretching', () => {
  const text = 'It has eleven officers. Nobody else.';
  const { words, sentences } = textUnits(text, 'en');
  it('goes word by word, and stays at the ends', () => {
    const first = nextUnit(words, null);
    const second = nextUnit(words, first);
    expect(said(text, [first!, second!, previousUnit(words, second)!, previousUnit(words, null)!])).toEqual(['It', 'has', 'It', 'else']);
    expect([previousUnit(words, first), nextUnit(words, words.at(-1)!)]).toEqual([first, words.at(-1)]);
  });
  it('stretches and shrinks by words and sentences at either end', () => {
    const has = words[1]!;
    expect(said(text, [moveEnd(words, has, 1), moveStart(words, has, -1), moveEnd(sentences, has, 1), moveEnd(words, { start: 0, end: 13 }, -1), moveStart(words, { start: 0, end: 13 }, 1)]))
      .toEqual(['has eleven', 'It has', 'has eleven officers.', 'It has', 'has eleven']);
  });
  it('never makes a range empty or lets it leave the text', () => {
    fc.assert(fc.property(fc.lorem({ maxCount: 20 }), fc.nat(200), fc.nat(200), fc.constantFrom<1 | -1>(1, -1), fc.boolean(), (text, a, b, step, byEnd) => {
      const units = textUnits(text, 'en');
      const start = Math.min(a, b) % Math.max(units.length, 1);
      const range = { start, end: Math.min(units.length, start + 1 + Math.abs(a - b)) };
      const moved = (byEnd ? moveEnd : moveStart)(units.words, range, step);
      expect(moved.start >= 0 && moved.start < moved.end && moved.end <= units.length).toBe(true);
    }));
  });
});

describe('snapToWords', () => {
  const text = 'A unit (set up in 2018), alone.';
  const { words } = textUnits(text, 'en');
  it('makes half words whole and keeps marks that were swept over', () => {
    expect(sliceCodePoints(text, ...Object.values(snapToWords(words, { start: 9, end: 16 })!) as [number, number])).toBe('set up in');
    expect(sliceCodePoints(text, ...Object.values(snapToWords(words, { start: 7, end: 23 })!) as [number, number])).toBe('(set up in 2018)');
  });
  it('is nothing where no word was touched', () => { expect(snapToWords(words, { start: 22, end: 24 })).toBeNull(); });
});

describe('trimRange', () => {
  it('drops white space at the ends, in code points', () => {
    expect([trimRange('😀  a b  ', { start: 1, end: 8 }), trimRange('   ', { start: 0, end: 3 })]).toEqual([{ start: 3, end: 6 }, null]);
  });
});
