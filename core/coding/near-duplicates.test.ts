import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateGroups } from './near-duplicates.ts';

const LONG = 'The national unit has no budget line of its own and depends on short projects that end every year without any plan for what comes after them';

describe('duplicateGroups', () => {
  it('puts together what differs in case, accents and marks, and what differs in a word', () => {
    expect(duplicateGroups([
      { id: 1, text: 'No budget.' }, { id: 2, text: LONG }, { id: 3, text: 'no  Búdget' }, { id: 4, text: `${LONG} now` }, { id: 5, text: 'No staff' }, { id: 6, text: `${LONG}!` }, { id: 7, text: '—' }, { id: 8, text: '...' },
    ])).toEqual([{ kind: 'near', ids: [2, 4, 6] }, { kind: 'same', ids: [1, 3] }]);
  });
  it('finds every pair that a comparison of all pairs finds at 0.9 and more', () => {
    const words = fc.array(fc.constantFrom('the', 'budget', 'staff', 'unit', 'law', 'police', 'school', 'child', 'never', 'again'), { minLength: 30, maxLength: 60 });
    fc.assert(fc.property(words, fc.nat(29), (list, at) => {
      const changed = list.map((word, index) => (index === at ? 'changed' : word));
      const shingles = (of: readonly string[]): Set<string> => new Set(of.slice(2).map((_, index) => of.slice(index, index + 3).join(' ')));
      const [a, b] = [shingles(list), shingles(changed)];
      const common = [...a].filter((one) => b.has(one)).length;
      fc.pre(common / (a.size + b.size - common) >= 0.9);
      expect(duplicateGroups([{ id: 1, text: list.join(' ') }, { id: 2, text: changed.join(' ') }])).toEqual([{ kind: 'near', ids: [1, 2] }]);
    }), { numRuns: 60 });
  });
  it('puts each answer into one group at most', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(LONG, `${LONG} a`, `${LONG} b c`, 'x', 'X.', 'y'), { maxLength: 12 }), (texts) => {
      const ids = duplicateGroups(texts.map((text, id) => ({ id, text }))).flatMap((group) => group.ids);
      expect(new Set(ids).size).toBe(ids.length);
    }));
  });
});
