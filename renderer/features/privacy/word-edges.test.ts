import { describe, expect, it } from 'vitest';
import { moveEdge, wordEdges } from './word-edges.ts';

describe('moveEdge', () => {
  const text = '😀 Judge Ana de la Cruz, ana@x.org.';
  it('counts in code points', () => { expect(wordEdges('😀 a b')).toEqual({ starts: [2, 4], ends: [3, 5] }); });
  it('moves an edge by a word, and stays where the span would be empty', () => {
    const ana = { start: 8, end: 11 };
    expect(moveEdge(text, ana, 'endLater')).toEqual({ start: 8, end: 14 });
    expect(moveEdge(text, ana, 'startEarlier')).toEqual({ start: 2, end: 11 });
    expect(moveEdge(text, ana, 'startLater')).toBeNull();
    expect(moveEdge(text, ana, 'endEarlier')).toBeNull();
  });
});
