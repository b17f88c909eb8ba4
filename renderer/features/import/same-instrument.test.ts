import { describe, expect, it } from 'vitest';
import type { PlanVariable } from '#core/contract/import-plan.ts';
import { sameInstrument } from './same-instrument.ts';

const planned = (label: string): PlanVariable => ({ id: label, label, include: true, type: 'single', measure: 'nominal', confidential: false, columns: [{ index: 0, header: label }], confidence: 1, reason: '' });
const stored = (instrument: string, labels: readonly string[]) => labels.map((label) => ({ label, instrument, source: 'imported' as const }));
const plan = (id: string, labels: readonly string[]) => ({ instrument: { id, label: id }, variables: labels.map(planned) });

describe('sameInstrument', () => {
  const project = [...stored('offices', ['ID', 'Country', 'Is there a committee?', 'Staff']), ...stored('children', ['ID', 'Age', 'School', 'Phone'])];
  it('finds the questionnaire whose columns these are, whatever the file is called', () => {
    expect(sameInstrument(plan('offices-2', ['ID', 'country', 'Is there a committee', 'Staff']), project)).toBe('offices');
  });
  it('offers nothing for another questionnaire, and nothing where the file is known as one already', () => {
    expect([sameInstrument(plan('teachers', ['ID', 'Country', 'Subject', 'Years']), project), sameInstrument(plan('offices', ['ID', 'Country', 'Is there a committee?', 'Staff']), project)]).toEqual([null, null]);
  });
});
