import { describe, expect, it } from 'vitest';
import type { HeaderNode } from '#core/crosstab/table-model.ts';
import { basisIsShared, bodyLines, headerRows } from './layout.ts';
import { block, cell, model, row } from '#core/crosstab/test-model.ts';

const leaf = (label: string): HeaderNode => ({ label, variable: null, span: 1, children: [] });

describe('headerRows', () => {
  it('sets leaves level with each other, whatever their depth', () => {
    const nested: HeaderNode = { label: 'Region', variable: 'region', span: 2, children: [{ label: 'Asia', variable: null, span: 2, children: [{ label: 'Income', variable: 'income', span: 2, children: [leaf('Low'), leaf('High')] }] }] };
    const rows = headerRows([leaf('Total'), nested]);
    expect(rows.map((cells) => cells.map((each) => [each.label, each.span]))).toEqual([
      [[null, 1], ['Region', 2]], [[null, 1], ['Asia', 2]], [[null, 1], ['Income', 2]], [['Total', 1], ['Low', 1], ['High', 1]],
    ]);
    expect(rows.map((cells) => cells.reduce((sum, each) => sum + each.span, 0))).toEqual([3, 3, 3, 3]);
  });
});

describe('bodyLines', () => {
  const rows = [row('a=1', [cell(), cell()])];
  it('has one basis where all rows share it', () => {
    const shared = model([block('a', rows, { oneLine: true }), block('b', rows, { oneLine: true })]);
    expect([basisIsShared(shared), bodyLines(shared).map((line) => line.type)]).toEqual([true, ['basis', 'row', 'row']]);
    expect(bodyLines(shared)[0]).toMatchObject({ bases: [42, 11] });
  });
  it('shows the cases of each column where bases differ, and a basis a block where cells do not say theirs', () => {
    const differing = [block('a', rows), block('b', rows, { unweightedBases: [41, 11] })];
    expect(bodyLines(model(differing)).map((line) => line.type)).toEqual(['basis', 'heading', 'row', 'heading', 'row']);
    expect(bodyLines(model(differing, { statistics: ['columnPercent'] })).map((line) => (line.type === 'basis' ? line.bases : line.type))).toEqual([[42, 12], 'heading', [42, 11], 'row', 'heading', [41, 11], 'row']);
  });
});
