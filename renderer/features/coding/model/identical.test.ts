import { describe, expect, it } from 'vitest';
import { identicalIndex, isWhole } from './identical.ts';

const row = (answerId: number, excerpt: string, length = excerpt.length) => ({ answerId, caseIndex: 0, caseKey: '', variableId: 'q', excerpt, length, state: 'unread' as const, codeIds: [], starred: false, context: [] });

describe('identicalIndex', () => {
  const rows = [row(1, 'None'), row(2, 'None'), row(3, 'none'), row(4, 'x'.repeat(200), 300), row(5, 'x'.repeat(200), 301)];
  const same = identicalIndex(rows);
  it('groups answers that say the same, to the letter', () => { expect(rows.map((one) => same(one))).toEqual([[1, 2], [1, 2], [3], [4], [5]]); });
  it('knows that a long answer is not all in its row', () => { expect(rows.map(isWhole)).toEqual([true, true, true, false, false]); });
});
