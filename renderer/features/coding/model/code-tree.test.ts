import { describe, expect, it } from 'vitest';
import type { Code, CodeKind } from '#core/contract/code.ts';
import { branchTotals, dropMove, dropOnKind, kindKey, stepMove, treeLines } from './code-tree.ts';

const code = (id: string, kind: CodeKind, parentId: string | null, position: number, mentions = 1): Code => ({
  id, path: id, name: id, kind, cases: mentions, mentions, parentId, position, colour: null, description: '', include: '', exclude: '', example: '', labels: {}, key: null, retired: false,
});
// A branch "policy" that holds codes of three kinds, and a gap with a gap under it.
const codes = [code('policy', 'other', null, 0, 0), code('mandate', 'gap', 'policy', 0), code('mandate-law', 'gap', 'mandate', 0, 5), code('turnover', 'challenge', 'policy', 1), code('money', 'gap', null, 1)];
const drawn = (...args: Parameters<typeof treeLines>): string[] => treeLines(...args).map((line) => `${line.level} ${line.key}`);

describe('treeLines', () => {
  it('puts each code under its kind, below its parent where that is of the same kind', () => {
    expect(drawn(codes, new Set(), 'kind')).toEqual(['1 kind:gap', '2 mandate', '3 mandate-law', '2 money', '1 kind:challenge', '2 turnover']);
  });
  it('draws the tree as it is by branch', () => {
    expect(drawn(codes, new Set(), 'branch')).toEqual(['1 policy', '2 mandate', '3 mandate-law', '2 turnover', '1 money']);
  });
  it('leaves out what is closed', () => {
    expect(drawn(codes, new Set([kindKey('gap')]), 'kind')).toEqual(['1 kind:gap', '1 kind:challenge', '2 turnover']);
    expect(drawn(codes, new Set(['policy']), 'branch')).toEqual(['1 policy', '1 money']);
  });
  it('shows every code that carries codings, in either view', () => {
    for (const grouping of ['kind', 'branch'] as const) {
      const shown = new Set(treeLines(codes, new Set(), grouping).map((line) => line.key));
      expect(codes.filter((one) => one.mentions > 0 && !shown.has(one.id))).toEqual([]);
    }
  });
});

describe('moves', () => {
  it('steps among siblings, in and out', () => {
    expect(stepMove(codes, 'turnover', 'up', 'branch')).toEqual({ parentId: 'policy', position: 0 });
    expect(stepMove(codes, 'mandate', 'up', 'branch')).toBeNull();
    expect(stepMove(codes, 'turnover', 'in', 'branch')).toEqual({ parentId: 'mandate', position: 1 });
    expect(stepMove(codes, 'mandate-law', 'out', 'branch')).toEqual({ parentId: 'policy', position: 1 });
    expect(stepMove(codes, 'money', 'out', 'branch')).toBeNull();
  });
  it('refuses to put a code under itself', () => {
    expect([dropMove(codes, 'policy', 'mandate-law', 'on', 'branch'), dropMove(codes, 'policy', 'policy', 'before', 'branch')]).toEqual([null, null]);
  });
  it('takes the kind of the place by kind, and keeps its own by branch', () => {
    expect(dropMove(codes, 'turnover', 'money', 'before', 'kind')).toEqual({ parentId: null, position: 1, kind: 'gap' });
    expect(dropMove(codes, 'turnover', 'money', 'before', 'branch')).toEqual({ parentId: null, position: 1 });
    expect(dropOnKind(codes, 'turnover', 'lesson')).toEqual({ parentId: 'policy', position: 1, kind: 'lesson' });
  });
});

describe('branchTotals', () => {
  it('counts what a deletion would take', () => { expect(branchTotals(codes, 'policy')).toEqual({ codes: 4, mentions: 7 }); });
});
