import { describe, expect, it } from 'vitest';
import { meetings } from './meetings.ts';

describe('meetings', () => {
  it('is symmetric, in the codebook’s order, without codes that meet nobody', () => {
    const pairs = [{ a: 'x', b: 'z', cases: 3, answers: 2, overlapping: 0 }, { a: 'y', b: 'z', cases: 1, answers: 5, overlapping: 4 }];
    expect(meetings(pairs, ['z', 'alone', 'y', 'x'], 'answers')).toEqual({ codes: ['z', 'y', 'x'], counts: { x: { z: 2 }, z: { x: 2, y: 5 }, y: { z: 5 } }, most: 5 });
    expect(meetings(pairs, ['x', 'y', 'z'], 'overlapping').counts['x']).toEqual({ z: 0 });
  });
  it('has a largest count of one where nothing meets', () => { expect(meetings([], ['x'], 'cases')).toEqual({ codes: [], counts: {}, most: 1 }); });
});
