import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockPieces } from './pieces.ts';

describe('a block cut at its findings', () => {
  it('keeps every word, once, whatever the findings', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.array(fc.record({ start: fc.nat(70), end: fc.nat(70) })), (text, findings) => {
      expect(blockPieces(text, findings).map((piece) => piece.text).join('')).toBe(text);
    }));
  });

  it('marks the words of a finding', () => {
    expect(blockPieces('In 32 of 42 countries.', [{ start: 3, end: 11 }]).map((piece) => [piece.text, piece.finding !== null])).toEqual([['In ', false], ['32 of 42', true], [' countries.', false]]);
  });
});
