import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { bandVariable, emptyTable, inWell, nextTableId, patchTable, putVariables, readCuts, stepVariable, takeVariable, toggleStatistic } from './plan.ts';

const table = Object.freeze({ ...emptyTable('t'), rows: ['a', 'b', 'c'], columns: ['x'] });

describe('emptyTable', () => {
  it('holds what the contract fills in by itself', () => {
    expect({ ...emptyTable('t'), rows: ['a'] }).toEqual(planTableSchema.parse({ id: 't', title: {}, rows: ['a'] }));
  });
});

describe('putVariables', () => {
  it('puts before a place, moves within the well and out of the other one', () => {
    expect([putVariables(table, 'rows', ['d'], 1).rows, putVariables(table, 'rows', ['c'], 0).rows, putVariables(table, 'rows', ['a'], 3).rows]).toEqual([['a', 'd', 'b', 'c'], ['c', 'a', 'b'], ['b', 'c', 'a']]);
    expect(putVariables(table, 'columns', ['b'])).toMatchObject({ rows: ['a', 'c'], columns: ['x', 'b'] });
  });
  it('never doubles or loses a variable', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'x', 'y');
    fc.assert(fc.property(fc.array(fc.record({ well: fc.constantFrom('rows' as const, 'columns' as const, 'layers' as const), ids: fc.uniqueArray(ids, { minLength: 1 }), at: fc.option(fc.nat(5), { nil: undefined }) }), { maxLength: 12 }), (moves) => {
      const moved = moves.reduce((now, move) => putVariables(now, move.well, move.ids, move.at), table);
      const all = [...moved.rows, ...moved.columns, ...moved.layers ?? []];
      expect(new Set(all).size).toBe(all.length);
      expect(['a', 'b', 'c', 'x'].filter((id) => !all.includes(id))).toEqual([]);
      expect((moved.layers ?? []).length).toBeLessThanOrEqual(3);
      const last = moves.at(-1);
      if (last && last.well !== 'layers') expect(moved[last.well]).toEqual(expect.arrayContaining(last.ids));
    }));
  });
});

describe('takeVariable', () => {
  it('takes the nets of a row with it', () => {
    const netted = { ...table, nets: [{ variable: 'a', id: 'net-1', label: { en: 'Some', fr: '' }, of: ['1'] }] };
    expect(takeVariable(netted, 'rows', 'a')).toMatchObject({ rows: ['b', 'c'], nets: [] });
  });
});

describe('layers and bands', () => {
  it('take a variable out of the other wells, and leave no trace when they are empty', () => {
    const layered = putVariables(table, 'layers', ['x']);
    expect([layered.layers, layered.columns]).toEqual([['x'], []]);
    expect(takeVariable(layered, 'layers', 'x')).toEqual({ ...table, columns: [] });
    expect(inWell(table, 'layers')).toEqual([]);
  });
  it('cut a number, sorted, and go with it', () => {
    const cut = bandVariable(table, 'a', [12, 9, 12]);
    expect(cut.bands).toEqual([{ variable: 'a', cuts: [9, 12] }]);
    expect(bandVariable(cut, 'a', [])).toEqual(table);
    expect(takeVariable(cut, 'rows', 'a').bands).toBeUndefined();
    expect([readCuts('9, 12 15'), readCuts('2,5; 5'), readCuts(''), readCuts('young')]).toEqual([[9, 12, 15], [2.5, 5], [], null]);
  });
});

describe('stepVariable', () => {
  it('stops at the ends', () => {
    expect([stepVariable(table, 'rows', 'a', 1).rows, stepVariable(table, 'rows', 'a', -1).rows, stepVariable(table, 'rows', 'c', -1).rows]).toEqual([['b', 'a', 'c'], ['a', 'b', 'c'], ['a', 'c', 'b']]);
  });
});

describe('toggleStatistic', () => {
  it('keeps the last one, and the order', () => {
    expect(toggleStatistic(table, 'countOfBase').statistics).toEqual(['countOfBase']);
    expect(toggleStatistic({ ...table, statistics: ['rowPercent'] }, 'count').statistics).toEqual(['count', 'rowPercent']);
  });
});

describe('patchTable', () => {
  it('takes away what is given as undefined', () => {
    expect(patchTable({ ...table, top: 5 }, { top: undefined, sort: 'descending' })).toEqual({ ...table, sort: 'descending' });
  });
});

describe('nextTableId', () => {
  it('is free', () => {
    expect([nextTableId([]), nextTableId([{ id: 'table-2' }]), nextTableId([{ id: 'a' }, { id: 'b' }])]).toEqual(['table-1', 'table-3', 'table-3']);
  });
});
