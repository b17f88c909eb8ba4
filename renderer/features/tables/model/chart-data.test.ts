import { describe, expect, it } from 'vitest';
import { block, cell, model, row } from '#core/crosstab/test-model.ts';
import { chartData, chartKinds, scaleStacks } from './chart-data.ts';

const part = (count: number, percent: number) => cell({ count, columnPercent: percent });
const whole = block('q', [row('q=a', [part(32, 76.2), part(11, 100)]), row('q=b', [part(10, 23.8), part(0, 0)])]);

describe('chartData', () => {
  it('takes the numbers of the table as they are, and draws nothing where one is withheld', () => {
    const withheld = cell({ count: null, columnPercent: null, flags: ['suppressed'] });
    const { rows, columns, figures } = chartData(model([block('q', [row('q=a', [part(32, 76.2), withheld])])]));
    expect({ rows, columns, figures: figures.map(({ percent, text }) => [percent, text]) })
      .toEqual({ rows: [{ key: 'q=a', label: 'q=a' }], columns: [{ key: 'total', label: 'Total' }, { key: 'income=low', label: 'Low', group: 'Income', variable: 'income', category: 'low' }], figures: [[76.2, '32 of 42'], [null, '[c]']] });
  });
  it('leaves statistics of numbers and kinds of missing to the table', () => {
    expect(chartData(model([block('n', [row('n#mean', [cell({ value: 3 }), cell({ value: 4 })], { kind: 'mean' })], { kind: 'number' }), block('q', [row('q=state:noAnswer', [cell(), cell()], { kind: 'state' })])])).figures).toEqual([]);
  });
  it('says a figure in words', () => {
    expect(chartData(model([whole])).figures[0]?.description).toBe('q=a, Total: 76% (32 of 42)');
  });
});

describe('chartKinds', () => {
  it('maps regions and draws the profile of columns that are one case', () => {
    const place = (variable: string, category: string, cases: number) => ({ key: `${variable}=${category}`, variable, category, path: [variable, category], letter: null, cases });
    const total = { key: 'total', variable: null, category: null, path: ['Total'], letter: null, cases: 42 };
    const lines = [block('law', [row('law=yes', [part(1, 100), part(1, 100), part(0, 0)])], { oneLine: true })];
    expect(chartKinds(model(lines, { columns: [total, place('region', 'South Asia', 4), place('region', 'North America', 1)] }))).toEqual(['bars', 'dots', 'heat', 'map', 'profile']);
    expect(chartKinds(model(lines, { columns: [total, place('born_in', 'KEN', 4), place('born_in', 'FRA', 9)] }))).toEqual(['bars', 'dots', 'heat', 'map']);
    expect(chartKinds(model(lines, { columns: [total, place('income', 'low', 4), place('income', 'high', 9)] }))).toEqual(['bars', 'dots', 'heat']);
  });
  it('stacks only what adds up to a whole', () => {
    expect([chartKinds(model([whole])), chartKinds(model([block('m', [row('m=a', [part(32, 76.2), part(1, 9)]), row('m=b', [part(20, 47.6), part(9, 80)])])])), chartKinds(model([]))])
      .toEqual([['bars', 'stacked', 'dots', 'heat'], ['bars', 'dots', 'heat'], []]);
  });
  it('stacks questions on one scale, a chart for each column of the banner', () => {
    const column = (variable: string | null, scale: string) => ({ key: `${variable === null ? 'total' : `${variable}=x`}|${scale}`, variable, category: variable === null ? null : 'x', scale, path: variable === null ? ['Total', scale] : ['Income', 'Low', scale], letter: null, cases: 12 });
    const grid = model(['q1', 'q2'].map((id, at) => block(id, [row(`${id}=scale`, [part(10 + at, 80), part(2, 20), part(3, 60), part(2, 40)])], { oneLine: true })), { columns: [column(null, 'never'), column(null, 'often'), column('income', 'never'), column('income', 'often')] });
    expect(chartKinds(grid)).toEqual(['stacked']);
    expect(scaleStacks(chartData(grid)).map(({ title, data }) => ({ title, rows: data.rows.map(({ key }) => key), columns: data.columns.map(({ key }) => key), figures: data.figures.map((figure) => [figure.row, figure.column, figure.percent]) }))).toEqual([
      { title: 'Total', rows: ['never', 'often'], columns: ['q1=scale', 'q2=scale'], figures: [['never', 'q1=scale', 80], ['often', 'q1=scale', 20], ['never', 'q2=scale', 80], ['often', 'q2=scale', 20]] },
      { title: 'Income – Low', rows: ['never', 'often'], columns: ['q1=scale', 'q2=scale'], figures: [['never', 'q1=scale', 60], ['often', 'q1=scale', 40], ['never', 'q2=scale', 60], ['often', 'q2=scale', 40]] },
    ]);
  });
  it('does not stack more parts than there are colours; empty ones do not count', () => {
    const parts = (filled: number, empty: number) => model([block('q', [...Array.from({ length: filled }, (_, index) => row(`q=${index}`, [part(1, 100 / filled), part(1, 100 / filled)])), ...Array.from({ length: empty }, (_, index) => row(`q=empty${index}`, [part(0, 0), part(0, 0)]))])]);
    expect([chartKinds(parts(8, 4)).includes('stacked'), chartKinds(parts(9, 0)).includes('stacked')]).toEqual([true, false]);
  });
});
