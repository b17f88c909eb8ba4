import { describe, expect, it } from 'vitest';
import { moveQuote } from './move-quote.ts';

const quotes = (places: readonly (number | null)[]) => places.map((place, index) => ({ id: index + 1, place }));

describe('moveQuote', () => {
  it('places what is above, and no more than it must', () => {
    expect(moveQuote(quotes([null, null, null, null]), 3, -1)).toEqual([1, 3, 2]);
    expect(moveQuote(quotes([null, null, null, null]), 1, 1)).toEqual([2, 1]);
  });
  it('keeps what is placed further down', () => { expect(moveQuote(quotes([0, 1, 2, null]), 1, 1)).toEqual([2, 1, 3]); });
  it('stops at the ends', () => { expect([moveQuote(quotes([0, 1]), 1, -1), moveQuote(quotes([0, 1]), 2, 1), moveQuote(quotes([0]), 9, 1)]).toEqual([null, null, null]); });
});
