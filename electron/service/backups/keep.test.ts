import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outdated } from './keep.ts';

const HOUR = 3_600_000;

describe('which automatic backups go', () => {
  it('keeps the eight newest whatever their age, and throws nothing away below that', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { maxLength: 60 }), fc.integer({ min: 0, max: 4e12 }), (moments, now) => {
      const gone = new Set(outdated(moments, now));
      const newest = moments.map((at, index) => ({ at: Math.min(at, now), index })).toSorted((a, b) => b.at - a.at || b.index - a.index).slice(0, 8);
      expect(newest.filter(({ index }) => gone.has(index))).toEqual([]);
      expect(moments.length - gone.size).toBeLessThanOrEqual(8 + 14 + 8);
    }));
  });

  it('thins a hundred days of hourly backups to some a day, then one a day, then one a week', () => {
    const now = 100 * 24 * HOUR;
    const moments = Array.from({ length: 100 * 24 }, (_, hour) => now - hour * HOUR);
    const gone = new Set(outdated(moments, now));
    const ages = moments.flatMap((at, index) => (gone.has(index) ? [] : [(now - at) / HOUR]));
    expect(ages.filter((age) => age < 8)).toHaveLength(8);
    expect(ages.filter((age) => age >= 24 && age < 14 * 24)).toHaveLength(13);
    expect(ages.filter((age) => age >= 14 * 24)).toHaveLength(6);
  });
});
