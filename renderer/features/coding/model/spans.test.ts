import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutSpans } from './spans.ts';

const span = fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 40 }) });
const spansOf = (list: readonly { start: number; length: number }[]) => list.map(({ start, length }, index) => ({ id: index + 1, start, end: start + length }));

describe('layoutSpans', () => {
  it('cuts where spans begin and end, and keeps each on its own line', () => {
    expect(layoutSpans(20, [{ id: 1, start: 2, end: 10 }, { id: 2, start: 6, end: 14 }, { id: 3, start: 14, end: 18 }])).toEqual({
      segments: [
        { start: 0, end: 2, spans: [] }, { start: 2, end: 6, spans: [1] }, { start: 6, end: 10, spans: [1, 2] }, { start: 10, end: 14, spans: [2] }, { start: 14, end: 18, spans: [3] }, { start: 18, end: 20, spans: [] },
      ],
      lanes: new Map([[1, 0], [2, 1], [3, 0]]),
      laneCount: 2,
    });
  });
  it('cuts at a selection too', () => { expect(layoutSpans(5, [], [1, 3]).segments.map(({ start, end }) => [start, end])).toEqual([[0, 1], [1, 3], [3, 5]]); });

  it('covers the text once and in order, and loses no stretch of any span', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.array(span, { maxLength: 12 }), (length, list) => {
      const spans = spansOf(list);
      const { segments, lanes } = layoutSpans(length, spans);
      expect(segments[0]?.start).toBe(0);
      expect(segments.at(-1)?.end).toBe(length);
      segments.forEach((segment, index) => { if (index > 0) expect(segment.start).toBe(segments[index - 1]!.end); });
      for (const one of spans.filter((each) => each.start < length && each.end <= length)) {
        const covered = segments.filter((segment) => segment.spans.includes(one.id));
        expect([covered[0]?.start, covered.at(-1)?.end]).toEqual([one.start, one.end]);
      }
      // No two spans that meet share a line.
      for (const a of spans) for (const b of spans) if (a.id < b.id && a.start < b.end && b.start < a.end && lanes.has(a.id) && lanes.has(b.id)) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
    }));
  });
});
