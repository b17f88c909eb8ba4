import { describe, expect, it } from 'vitest';
import type { ImportPlan, PlanVariable } from '#core/contract/import-plan.ts';
import { applyPlan } from '#core/importing/apply-plan.ts';
import { guessPlan } from '#core/importing/guess-plan.ts';
import { rawTableFromRows } from '#core/importing/raw-table-from-rows.ts';
import { actsFor, partSpelling, withAct } from './problem-acts.ts';

const variable = (patch: Partial<PlanVariable>): PlanVariable => ({ id: 'q', label: 'In place', include: true, type: 'single', measure: 'nominal', confidential: false, columns: [{ index: 0, header: 'In place' }], confidence: 1, reason: 'Set by hand.', ...patch });
const planOf = (one: PlanVariable): ImportPlan => ({ version: 1, sheet: 'Sheet1', orientation: 'rows', headerRows: [0], firstDataRow: 1, instrument: { id: 'test', label: 'Test' }, variables: [one] });
const YES_NO = [{ id: 'yes', label: 'Yes', values: ['Yes'] }, { id: 'no', label: 'No', values: ['No'] }];
const table = rawTableFromRows([['In place'], ['Yes'], ['Ye'], ['No']]);
const problemsOf = (plan: ImportPlan) => { const applied = applyPlan(table, plan); if (!applied.ok) throw new Error(applied.error.message); return applied.value.problems; };

describe('actsFor', () => {
  it('offers for an answer that is no category to keep it, to map it, or to take it for missing; each settles the problem', () => {
    const plan = planOf(variable({ categories: YES_NO }));
    const [problem] = problemsOf(plan);
    const acts = actsFor(plan, problem!);
    expect(acts.map((act) => (act.kind === 'map' ? `map ${act.label}` : act.kind))).toEqual(['keep', 'map Yes', 'map No', 'missing']);
    for (const act of acts) expect(problemsOf({ ...plan, variables: [withAct(plan.variables[0]!, act)] }), act.kind).toEqual([]);
  });
  it('offers for a text that is no number to take it for missing', () => {
    const plan = planOf(variable({ type: 'number' }));
    const acts = actsFor(plan, problemsOf(plan)[0]!);
    expect(acts).toEqual([{ kind: 'missing', at: 0, found: 'Yes' }]);
  });
  it('maps a slip to the category it looks like, whose own category then is gone', () => {
    const rows = [['In place'], ...Array.from({ length: 12 }, (_, index) => [index % 2 ? 'Planned' : 'In force']), ['Planed']];
    const guessed = guessPlan(rawTableFromRows(rows), { name: 'a.csv' });
    if (!guessed.ok) throw new Error(guessed.error.message);
    const { plan, problems } = guessed.value;
    const [act] = problems.flatMap((problem) => actsFor(plan, problem));
    expect(act).toMatchObject({ kind: 'map', found: 'Planed', label: 'Planned' });
    expect(withAct(plan.variables[0]!, act!).categories?.map(({ label }) => label)).toEqual(plan.variables[0]!.categories!.map(({ label }) => label).filter((label) => label !== 'Planed'));
  });
});

describe('partSpelling', () => {
  it('makes a spelling a category of its own', () => {
    const one = variable({ categories: [{ id: 'yes', label: 'Yes', values: ['Yes', 'Oui'] }] });
    expect(partSpelling(one, 'yes', 'Oui').categories).toEqual([{ id: 'yes', label: 'Yes', values: ['Yes'] }, { id: 'Oui', label: 'Oui', values: ['Oui'] }]);
  });
});
