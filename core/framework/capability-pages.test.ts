import { describe, expect, it } from 'vitest';
import type { Variable } from '#core/contract/variable.ts';
import { capabilityPages } from './capability-pages.ts';

const variable = (id: string, patch: Partial<Variable>): Variable => ({ id, label: id, source: 'imported', type: 'single', measure: 'nominal', confidential: false, states: { value: 0, notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0 }, ...patch });
const framework = { domains: [{ no: 'A', en: 'Policy', fr: 'Politique', capabilities: [{ no: '1', en: 'Leadership', fr: 'Direction' }, { no: '2', en: 'Research', fr: '' }, { no: '3', en: 'Law', fr: '' }] }] };

describe('capabilityPages', () => {
  it('takes indicators before questions, and keeps confidential answers out', () => {
    const variables = [variable('q1', { capability: '1', role: 'status' }), variable('I', { capability: '1', source: 'derived' }), variable('q2', { capability: '1|2', type: 'open' }), variable('who', { capability: '1', type: 'open', confidential: true }), variable('q3', { capability: '2', role: 'status' })];
    expect(capabilityPages(framework, variables, 'fr')).toEqual([
      { no: '1', name: 'Direction', domain: 'Politique', indicators: ['I'], questions: ['q2'] },
      { no: '2', name: 'Research', domain: 'Politique', indicators: ['q3'], questions: ['q2'] },
    ]);
  });

  it('takes every closed question where none is marked as status, and levels beside them', () => {
    const variables = [variable('q1', { capability: '1' }), variable('q2', { capability: '1', type: 'multiple' }), variable('age', { capability: '1', type: 'number' }), variable('source', { capability: '1', role: 'evidence' }), variable('L', { capability: '1', source: 'derived', role: 'level' })];
    expect(capabilityPages(framework, variables, 'en').map(({ indicators }) => indicators)).toEqual([['q1', 'q2', 'L']]);
    expect(capabilityPages(framework, [...variables, variable('q3', { capability: '1', role: 'status' })], 'en').map(({ indicators }) => indicators)).toEqual([['q3', 'L']]);
  });
});
