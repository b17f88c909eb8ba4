import { describe, expect, it } from 'vitest';
import { workSince } from './since.ts';

describe('workSince', () => {
  it('sums acts up by kind of work, the most frequent first', () => {
    const since = [['import.update', 1], ['coding.apply', 30], ['coders.merge', 1], ['code.merge', 2], ['undo', 4], ['quality.note', 1]].map(([act, times]) => ({ act: String(act), times: Number(times), last: '' }));
    expect(workSince(since)).toEqual([{ work: 'coding', times: 31 }, { work: 'undos', times: 4 }, { work: 'codebook', times: 2 }, { work: 'imports', times: 1 }, { work: 'other', times: 1 }]);
  });
});
