import { describe, expect, it } from 'vitest';
import type { VariableDefinition } from '../model/definitions.ts';
import { formulaWords } from './formula-words.ts';

const q7: VariableDefinition = { id: 'q7', label: 'Committee', labels: { fr: 'Comité' }, source: 'imported', type: 'single', measure: 'nominal', confidential: false, categories: [{ id: 'yes', label: 'Yes', labels: { fr: 'Oui' } }, { id: 'no', label: 'No', labels: { fr: 'Non' } }] };
const definitionOf = (name: string) => (name === 'q7' ? q7 : null);
const status = { categories: [{ id: 'in', label: 'In place', labels: { fr: 'En place' } }, { id: 'out', label: 'Not in place' }], derivation: { kind: 'categories', rules: [{ category: 'in', when: "q7 = 'yes'" }, { category: 'out', when: "q7 = 'no'" }] } } as const;

describe('formulaWords', () => {
  it('says rules in the language asked for, labels and typography included', () => {
    expect(formulaWords(status, definitionOf, 'en')).toBe('In place: Committee is “Yes”; Not in place: Committee is “No”');
    expect(formulaWords(status, definitionOf, 'fr')).toBe('En place\u00a0: Comité est «\u00a0Oui\u00a0»\u202f; Not in place\u00a0: Comité est «\u00a0Non\u00a0»');
  });
  it('says arithmetic, and leaves as written what cannot be read', () => {
    expect(formulaWords({ categories: [], derivation: { kind: 'number', expression: 'mean(q7, 3)' } }, definitionOf, 'fr')).toBe('la moyenne de Comité et 3');
    expect(formulaWords({ categories: [], derivation: { kind: 'number', expression: 'mean(' } }, definitionOf, 'en')).toBe('mean(');
    expect(formulaWords({ categories: [] }, definitionOf, 'en')).toBeUndefined();
  });
});
