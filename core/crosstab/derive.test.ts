import { describe, expect, it } from 'vitest';
import type { VariableDefinition } from '../model/definitions.ts';
import { deriveCategories, deriveNumber } from './derive.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from './memory-data.ts';

const of = (definition: VariableDefinition, entries: readonly Entry[]) => ({ definition, vector: vectorFrom(definition, entries) });
const yesNo = [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }];
const [notAsked, noAnswer, dontKnow] = [{ state: 'notAsked' }, { state: 'noAnswer' }, { state: 'dontKnow' }] as const;
const alliance = plainDefinition({ id: 'a5', type: 'single', categories: yesNo });
const unicef = plainDefinition({ id: 'u9', type: 'single', categories: yesNo });
const score = plainDefinition({ id: 'score', type: 'number' });
const other = plainDefinition({ id: 'other', type: 'number' });
const data = memoryData([
  of(alliance, ['yes', 'no', notAsked, notAsked, dontKnow, notAsked]),
  of(unicef, [notAsked, notAsked, 'yes', noAnswer, notAsked, notAsked]),
  of(score, [2, 4, noAnswer, 0, 5, dontKnow]),
  of(other, [4, 0, 6, 0, notAsked, noAnswer]),
]);
const rules = (...list: [string, string][]) => ({ categories: yesNo, derivation: { kind: 'categories' as const, rules: list.map(([category, when]) => ({ category, when })) } });
const written = (definition: Pick<VariableDefinition, 'categories' | 'derivation'>): (string | number)[] => {
  const result = deriveCategories(definition, data);
  if (!result.ok) throw new Error(result.error.message);
  return Array.from(result.value.codes, (code) => definition.categories[code]?.id ?? code - 250);
};

describe('deriveCategories', () => {
  it('harmonises two instruments, and keeps why a case has no value', () => {
    expect(written(rules(['yes', "a5 = 'yes' or u9 = 'yes'"], ['no', "a5 = 'no' or u9 = 'no'"]))).toEqual(['yes', 'no', 'yes', 2, 3, 1]);
  });
  it('gives a case to the first rule that holds', () => {
    expect(written(rules(['no', "a5 = 'yes'"], ['yes', 'a5 is not missing']))).toEqual(['no', 'yes', 1, 1, 3, 1]);
  });
  it('points at the rule that cannot be read', () => {
    const result = deriveCategories(rules(['yes', "a5 = 'maybe'"]), data);
    expect(result.ok ? 'made' : result.error.message).toBe("a5 has no category 'maybe'. Its categories are 'yes', 'no'. (at character 6)");
  });
});

describe('deriveNumber', () => {
  it.each<[string, (number | string)[]]>([
    ['score + other', [6, 4, 'noAnswer', 0, 'notAsked', 'dontKnow']],
    ['mean(score, other)', [3, 2, 6, 0, 5, 'dontKnow']],
    ['other / score', [2, 0, 'noAnswer', 'notApplicable', 'notAsked', 'noAnswer']],
    ['max(score, 3) - min(other, 1)', [2, 4, 2, 3, 4, 2]],
  ])('%s', (expression, expected) => {
    const result = deriveNumber(expression, data);
    if (!result.ok) throw new Error(result.error.message);
    const names = ['value', 'notAsked', 'noAnswer', 'dontKnow', 'notApplicable'];
    expect(Array.from(result.value.values, (value, i) => (result.value.states[i] === 0 ? value : names[result.value.states[i]!]!))).toEqual(expected);
  });
  it('does not calculate with categories', () => {
    const result = deriveNumber('a5 + 1', data);
    expect(result.ok ? 'made' : result.error.code).toBe('VARIABLE_NOT_NUMERIC');
  });
});
