import { describe, expect, it } from 'vitest';
import type { Variable } from '#core/contract/variable.ts';
import { block, cell, row } from '#core/crosstab/test-model.ts';
import { emptyTable } from './plan.ts';
import { placeOf, splitNested } from './place.ts';

const variable = (id: string, categories: readonly string[]): Variable => ({ id, label: id, source: 'attribute', type: 'single', measure: 'nominal', confidential: false, states: { value: 0, notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0 }, categories: categories.map((each) => ({ id: each, label: each, count: 0 })) });
const column = (variableId: string | null, category: string | null) => ({ key: 'k', variable: variableId, category, path: ['x'], letter: null, cases: 1 });

describe('splitNested', () => {
  it('goes by the ids there are, not by stars', () => {
    expect([splitNested('sa*low', [['sa'], ['low']]), splitNested('a*b*c', [['a', 'a*b'], ['c']]), splitNested('a*b*c', [['a'], ['b*c']]), splitNested('sa*new', [['sa'], ['low']])]).toEqual([['sa', 'low'], ['a*b', 'c'], ['a', 'b*c'], null]);
  });
});

describe('placeOf', () => {
  const table = { ...emptyTable('t'), rows: ['q'], columns: ['region', 'income'], filter: "x = '1'", nets: [{ variable: 'q', id: 'net-1', label: { en: 'Any', fr: '' }, of: ['a', 'b'] }] };
  const variables = [variable('region', ['sa', 'eap']), variable('income', ['low', 'high'])];
  const q = block('q', [row('q=a', [cell()]), row('q=net:net-1', [cell()], { kind: 'net' })]);
  it('names the category, the members of a net, or nothing for the whole base', () => {
    const of = (index: number | null) => placeOf(table, q, index === null ? null : q.rows[index]!, column(null, null), variables);
    expect([of(0), of(1)?.row, of(null)?.row]).toEqual([{ row: { variable: 'q', categories: ['a'] }, columns: [], filter: "x = '1'" }, { variable: 'q', categories: ['a', 'b'] }, { variable: 'q', categories: [] }]);
  });
  it('takes nested columns apart', () => {
    expect(placeOf({ ...table, nest: true }, q, q.rows[0]!, column('region*income', 'eap*low'), variables)?.columns).toEqual([{ variable: 'region', category: 'eap' }, { variable: 'income', category: 'low' }]);
    expect(placeOf(table, q, q.rows[0]!, column('region', 'eap'), variables)?.columns).toEqual([{ variable: 'region', category: 'eap' }]);
  });
  it('does not open statistics of numbers', () => {
    expect(placeOf(table, { ...q, kind: 'number' }, q.rows[0]!, column(null, null), variables)).toBeNull();
  });
});
