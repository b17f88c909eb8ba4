import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from './pieces.ts';

describe('pieces', () => {
  it('joins spans that overlap', () => {
    expect(pieces('No budget, no staff', [[10, 13], [3, 9], [5, 11]])).toEqual([{ text: 'No ', isMarked: false }, { text: 'budget, no', isMarked: true }, { text: ' staff', isMarked: false }]);
  });
  it('together are the text, and mark every character that lies in a span', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 5 }), (text, ends) => {
      const spans = ends.map(([a, b]): [number, number] => [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]);
      const found = pieces(text, spans);
      expect(found.map((piece) => piece.text).join('')).toBe(text);
      const marks = found.flatMap((piece) => Array.from({ length: piece.text.length }, () => piece.isMarked));
      expect(marks).toEqual(Array.from({ length: text.length }, (_, at) => spans.some(([start, end]) => start <= at && at < end)));
    }));
  });
});
