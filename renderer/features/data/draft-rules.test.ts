import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition } from '#core/crosstab/parse-expression.ts';
import type { Variable } from '#core/contract/variable.ts';
import { bandRules, groupRules, nameInExpression, parseCuts, proposeGroups } from './draft-rules.ts';

const single = (id: string, labels: readonly string[]): Variable => ({ id, label: id, source: 'imported', type: 'single', measure: 'nominal', confidential: false, states: { value: 1, notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0 }, categories: labels.map((label) => ({ id: label.toLowerCase(), label, count: 1 })) });
const say = { under: (high: number) => `<${high}`, between: (low: number, high: number) => `${low}-${high}`, over: (low: number) => `${low}+` };

describe('groupRules', () => {
  it('writes a rule a group over one or several variables, and leaves out what is in none', () => {
    expect(groupRules([
      { variableId: 'q7', categoryId: 'yes', group: 'In place' }, { variableId: 'q7', categoryId: 'partly', group: 'In place' }, { variableId: 'co.q3', categoryId: 'oui', group: ' In place ' },
      { variableId: 'q7', categoryId: 'no', group: 'Not' }, { variableId: 'q7', categoryId: 'other', group: '' },
    ])).toEqual([{ category: 'In place', when: "q7 in ('yes', 'partly') or co.q3 = 'oui'" }, { category: 'Not', when: "q7 = 'no'" }]);
  });
  it('can be read again, whatever the names are', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.string({ maxLength: 12 }), (variableId, categoryId) => {
      expect(parseCondition(groupRules([{ variableId, categoryId, group: 'g' }])[0]!.when)).toMatchObject({ ok: true, value: { kind: 'compare', left: { name: variableId }, right: { value: categoryId } } });
    }));
    expect([nameInExpression('in'), nameInExpression('q7'), nameInExpression('theme:x')]).toEqual(['"in"', 'q7', '"theme:x"']);
  });
});

describe('bandRules', () => {
  it('covers every number once', () => {
    expect(bandRules('staff', [10, 50], say)).toEqual([{ category: '<10', when: 'staff < 10' }, { category: '10-50', when: 'staff >= 10 and staff < 50' }, { category: '50+', when: 'staff >= 50' }]);
    expect([bandRules('staff', [], say), bandRules('staff', [50, 10], say), bandRules('staff', [NaN], say)]).toEqual([null, null, null]);
  });
  it('reads cuts as people write them', () => { expect([parseCuts('10; 50'), parseCuts('2,5 10'), parseCuts('ten'), parseCuts(' ')]).toEqual([[10, 50], [2.5, 10], null, null]); });
});

describe('proposeGroups', () => {
  it('puts together what two instruments call otherwise', () => {
    expect(proposeGroups([single('q7', ['Yes', 'No', 'Partly']), single('co', ['Oui', 'Non', 'Prévu'])], 'en').map(({ categoryId, group }) => [categoryId, group]))
      .toEqual([['yes', 'Yes'], ['no', 'No'], ['partly', 'Partly'], ['oui', 'Yes'], ['non', 'No'], ['prévu', 'Prévu']]);
  });
});
