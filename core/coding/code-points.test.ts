import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, codePointMap, sliceCodePoints } from './code-points.ts';

describe('codePointMap', () => {
  it('does not let an emoji before a span shift it', () => {
    expect(sliceCodePoints('😀 staff', 2, 7)).toBe('staff');
    expect(codePointLength('é😀')).toBe(2);
  });
  it('agrees with Array.from on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.nat(30), fc.nat(30), (text, a, b) => {
      const points = Array.from(text);
      const map = codePointMap(text);
      expect(map.length).toBe(points.length);
      const [start, end] = [Math.min(a, b, points.length), Math.min(Math.max(a, b), points.length)];
      expect(sliceCodePoints(text, start, end)).toBe(points.slice(start, end).join(''));
      expect(map.toCodePoint(map.toUtf16(start))).toBe(start);
    }));
  });
});
