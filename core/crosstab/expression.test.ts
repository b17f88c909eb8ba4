import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from './evaluate.ts';
import { explainExpression } from './explain.ts';
import { memoryData, plainDefinition, vectorFrom, type Entry } from './memory-data.ts';
import { parseArithmetic, parseCondition } from './parse-expression.ts';
import type { VariableDefinition } from '../model/definitions.ts';

const region = plainDefinition({ id: 'region', type: 'single', label: 'Region', labels: { fr: 'Région' }, categories: [{ id: 'sa', label: 'South Asia', labels: { fr: 'Asie du Sud' } }, { id: 'eap', label: 'East Asia and Pacific' }] });
const income = plainDefinition({ id: 'income', type: 'single', label: 'Income', measure: 'ordinal', categories: ['low', 'lower-middle', 'high'].map((id) => ({ id, label: id })) });
const q6 = plainDefinition({ id: 'q6', type: 'multiple', label: 'Uses of the model', categories: ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() })) });
const age = plainDefinition({ id: 'age', type: 'number', label: 'Age in years', measure: 'scale' });
const when = plainDefinition({ id: 'when', type: 'date', label: 'Day of interview' });
const iso = plainDefinition({ id: 'iso', type: 'identifier', label: 'Country' });
const twin1 = plainDefinition({ id: 'twin1', type: 'number', label: 'Twin' });
const twin2 = plainDefinition({ id: 'twin2', type: 'number', label: 'Twin' });
const open = plainDefinition({ id: 'words', type: 'open', label: 'In your words' });
const day = (text: string): number => Date.parse(`${text}Z`);
const none = { state: 'noAnswer' } as const;

const entries: [VariableDefinition, Entry[]][] = [
  [region, ['sa', 'sa', 'eap', none, 'eap']],
  [income, ['low', 'high', 'lower-middle', 'low', { state: 'notAsked' }]],
  [q6, [['a', 'b'], [], ['c'], none, ['a', 'b', 'c']]],
  [age, [12, 15.5, 0, none, 17]],
  [when, [day('2021-03-30T00:00'), day('2021-03-31T00:00'), day('2021-03-31T23:59'), day('2021-04-01T00:00'), none]],
  [iso, ['NPL', 'BGD', 'AUS', 'JPN', none]],
  [twin1, [1, 2, 3, 4, 5]],
  [twin2, [5, 4, 3, 2, none]],
];
const held = memoryData(entries.map(([definition, list]) => ({ definition, vector: vectorFrom(definition, list) })));
const data = { ...held, definitions: () => [...held.definitions(), open] };
const mask = (source: string): number[] | string => {
  const result = compileExpression(source, data);
  return result.ok ? [...result.value] : result.error.message;
};

describe('compileExpression', () => {
  it.each<[string, number[]]>([
    ["region = 'sa'", [1, 1, 0, 2, 0]],
    ["region = 'South Asia'", [1, 1, 0, 2, 0]],
    ["Region != 'Asie du Sud'", [0, 0, 1, 2, 1]],
    ["not region = 'sa'", [0, 0, 1, 2, 1]],
    ["region = 'sa' and income in ('low','lower-middle') and not q6 = 'c'", [1, 0, 0, 2, 0]],
    ["region = 'sa' or income = 'low'", [1, 1, 0, 1, 2]],
    ["region not in ('sa')", [0, 0, 1, 2, 1]],
    ["income >= 'lower-middle'", [0, 1, 1, 0, 2]],
    ["q6 = 'a'", [1, 0, 0, 2, 1]],
    ["q6 != 'a'", [0, 1, 1, 2, 0]],
    ["q6 in ('a', 'c')", [1, 0, 1, 2, 1]],
    ["count(q6, 'a', 'b') >= 2", [1, 0, 0, 2, 1]],
    ['count(q6) = 0', [0, 1, 0, 2, 0]],
    ["count(region = 'sa', age > 14) = 1", [1, 0, 0, 2, 1]],
    ["state(q6) = 'noAnswer'", [0, 0, 0, 1, 0]],
    ["state(income) in ('noAnswer', 'notAsked')", [0, 0, 0, 0, 1]],
    ['age is missing', [0, 0, 0, 1, 0]],
    ['age is not missing', [1, 1, 1, 0, 1]],
    ['age = 0', [0, 0, 1, 2, 0]],
    ['12 <= age', [1, 1, 0, 2, 1]],
    ['age > -1 and age < 1', [0, 0, 1, 2, 0]],
    ['age in (12, 17)', [1, 0, 0, 2, 1]],
    ["when = '2021-03-31'", [0, 1, 1, 0, 2]],
    ["when <= '2021-03-31'", [1, 1, 1, 0, 2]],
    ["when > '2021-03-31'", [0, 0, 0, 1, 2]],
    ["iso in ('NPL', 'JPN')", [1, 0, 0, 1, 2]],
    ['twin1 < twin2', [1, 1, 0, 0, 2]],
    ['(twin1 + twin2) / 2 = 3', [1, 1, 1, 1, 2]],
    ['mean(twin1, twin2) >= 3', [1, 1, 1, 1, 1]],
    ['"Age in years" >= 15', [0, 1, 0, 2, 1]],
    ['“Age in years” ≥ 15', [0, 1, 0, 2, 1]],
    ["region is missing or region = 'sa'", [1, 1, 0, 1, 0]],
  ])('%s', (source, expected) => { expect(mask(source)).toEqual(expected); });

  it.each<[string, string]>([
    ["region = 'South Azia'", "region has no category 'South Azia'. Did you mean 'South Asia'? (at character 10)"],
    ["regoin = 'sa'", 'There is no variable “regoin”. Did you mean region? (at character 1)'],
    ['Twin = 1', '“Twin” is the label of 2 variables; name the one you mean by its id: twin1, twin2. (at character 1)'],
    ["words = 'x'", 'words holds open-ended answers, which cannot be counted as they are; code them and use the theme. (at character 1)'],
    ["region > 'sa'", 'The categories of region have no order; set its measure to ordinal, or list the categories with in (…). (at character 1)'],
    ["region = 'sa", 'The quote opened here is never closed; add \' where the value ends. (at character 10)'],
    ["region = 'sa' income = 'low'", 'Expected “and”, “or” or the end here, found “income”. (at character 15)'],
    ['region', 'This is a value and not a condition; compare it with something, as in income = \'low\'. (at character 1)'],
    ['12 <= age <= 17', 'Two comparisons in a row; join them with “and”, as in age >= 12 and age <= 17. (at character 11)'],
    ["when > '31/03/2021'", "'31/03/2021' is not a date; write it as year-month-day, as in '2021-03-31'. (at character 8)"],
    ["when > '2021-02-30'", "'2021-02-30' is not a date; write it as year-month-day, as in '2021-03-31'. (at character 8)"],
    ["age > '12'", 'age is a number; compare it with a number, without quotes. (at character 7)'],
    ["'a' = 'b'", 'Two fixed values are compared, so the answer is the same for every case; name a variable (names go without single quotes). (at character 1)'],
    ['', 'The expression is empty; write a condition such as region = \'South Asia\'. (at character 1)'],
    ["region = 'sa' & age > 1", '“&” has no meaning here; values go in single quotes, names with spaces in double quotes. (at character 15)'],
  ])('refuses %s with a sentence', (source, expected) => { expect(mask(source)).toBe(expected); });
});

describe('parseCondition', () => {
  const pieces = fc.constantFrom('(', ')', "'", '"', 'and', 'or', 'not', 'in', 'is', 'missing', ' ', ',', '=', '<', '<=', '-', '+', '*', '/', 'count(', 'state(', 'mean(', 'region', 'age', "'sa'", '1', '1e9', '.', '“', '__proto__', 'constructor', '\u0000', '😀', 'é');
  it('answers any text with a tree or a sentence that points into it', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 30 }).map((list) => list.join(' ')), fc.array(pieces, { maxLength: 30 }).map((list) => list.join(''))), (source) => {
      for (const result of [parseCondition(source), parseArithmetic(source), compileExpression(source, data), explainExpression(source, () => null, 'fr')]) {
        if (result.ok) continue;
        expect(result.error.at).toBeGreaterThanOrEqual(0);
        expect(result.error.at + result.error.length).toBeLessThanOrEqual(source.length + 1);
        expect(result.error.message).toMatch(/\(at character \d+\)$/u);
      }
    }), { numRuns: 500 });
  });
  it('refuses what is too deep or too long instead of running out of stack', () => {
    for (const source of ['('.repeat(19_999), `${'not '.repeat(4_000)}age = 1`, `age > ${'-'.repeat(10_000)}1`, `age = 1${' or age = 1'.repeat(1_900)}`, `age > 1${'+1'.repeat(9_000)}`, 'x'.repeat(20_001)]) {
      const result = parseCondition(source);
      expect(result.ok ? 'accepted' : result.error.code).toMatch(/EXPRESSION_TOO_(DEEP|LONG)/u);
    }
  });
  it('follows the laws of three-valued logic', () => {
    const atoms = ["region = 'sa'", "income = 'low'", 'age > 14', "q6 = 'a'"];
    const condition = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, fc.constantFrom(...atoms), fc.tuple(tie('node'), fc.constantFrom('and', 'or'), tie('node')).map(([a, word, b]) => `(${a} ${word} ${b})`), tie('node').map((a) => `not (${a})`)),
    })).node;
    fc.assert(fc.property(condition, condition, (a, b) => {
      expect(mask(`not (${a} and ${b})`)).toEqual(mask(`not (${a}) or not (${b})`));
      expect(mask(`not not (${a})`)).toEqual(mask(a));
      expect(mask(`${a} or (${a} and ${b})`)).toEqual(mask(a));
    }));
  });
});

describe('explainExpression', () => {
  const definitionOf = (name: string): VariableDefinition | null => [region, income, q6, age].find((each) => each.id === name) ?? null;
  it.each<[string, 'en' | 'fr', string]>([
    ["region = 'sa' and income in ('low','lower-middle') and not q6 = 'a'", 'en', 'Region is “South Asia” and Income is one of “low” or “lower-middle” and not (Uses of the model includes “A”)'],
    ["region = 'sa' or age >= 1500", 'fr', 'Région est «\u00a0Asie du Sud\u00a0» ou Age in years est au moins 1\u202f500'],
    ["count(q6, 'a', 'b') >= 2", 'en', 'the number chosen in Uses of the model of “A” or “B” is at least 2'],
    ["state(age) = 'noAnswer'", 'en', 'Age in years is “asked, no answer”'],
    ['mean(age, 2) * (age - 1)', 'en', 'the mean of Age in years and 2 × (Age in years − 1)'],
  ])('%s (%s)', (source, language, expected) => {
    const result = explainExpression(source, definitionOf, language);
    expect(result.ok ? result.value : result.error.message).toBe(expected);
  });
});
