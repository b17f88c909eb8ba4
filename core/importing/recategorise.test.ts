import { describe, expect, it } from 'vitest';
import type { PlanVariable } from '../contract/import-plan.ts';
import { rawTableFromRows } from './raw-table-from-rows.ts';
import { recategorise } from './recategorise.ts';

const table = rawTableFromRows([['Languages'], ['English; French'], ['French'], ['English/French'], ['n/a'], [null]]);
const plan: Parameters<typeof recategorise>[1] = { orientation: 'rows', headerRows: [0], firstDataRow: 1 };
const variable = (patch: Partial<PlanVariable>): PlanVariable => ({ id: 'lang', label: 'Languages', include: true, type: 'open', measure: null, confidential: false, columns: [{ index: 0, header: 'Languages' }], confidence: 1, reason: 'Set by hand.', missing: { notApplicable: ['n/a'] }, ...patch });
const labels = (made: PlanVariable) => made.categories?.map(({ label }) => label);

describe('recategorise', () => {
  it('takes the parts between the delimiters a person chose', () => {
    expect(labels(recategorise(table, plan, variable({ type: 'multiple', delimiter: ';' })))).toEqual(['French', 'English', 'English/French']);
    expect(labels(recategorise(table, plan, variable({ type: 'multiple', delimiter: '/' })))).toEqual(['French', 'English; French', 'English']);
  });
  it('takes the answers as they stand for a single choice, and none for words', () => {
    expect(labels(recategorise(table, plan, variable({ type: 'single' })))?.toSorted()).toEqual(['English/French', 'English; French', 'French']);
    expect(recategorise(table, plan, variable({ type: 'open', categories: [], delimiter: ';' }))).not.toHaveProperty('categories');
  });
  it('leaves a question of several columns, and a column of too many answers, as they are', () => {
    const ticks = variable({ type: 'multiple', columns: [{ index: 0, header: 'a', option: 'A' }] });
    expect(recategorise(table, plan, ticks)).toBe(ticks);
    const many = variable({ type: 'single' });
    expect(recategorise(rawTableFromRows([['Languages'], ...Array.from({ length: 1002 }, (_, index) => [`answer ${index}`])]), plan, many)).toBe(many);
  });
});
