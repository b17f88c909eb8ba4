import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveCategories } from '../crosstab/derive.ts';
import { memoryData } from '../crosstab/memory-data.ts';
import { missingBase, STATE } from '../model/vector.ts';
import { explainLevel } from './explain-level.ts';
import { rangeOver, rangeWords } from './range.ts';
import { levelsByUnit } from './unit-level.ts';

const YES_NO = [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }];
const LEVELS = ['low', 'mid', 'high'].map((id) => ({ id, label: id }));
const definition = { categories: LEVELS, derivation: { kind: 'categories' as const, rules: [
  { category: 'high', when: 'score >= 70 and law = \'yes\'' }, { category: 'mid', when: '(score >= 40 or law = \'yes\') and not law is missing' }, { category: 'low', when: 'score < 70' },
] } };
const base = { source: 'imported' as const, confidential: false };
const dataOf = (cases: readonly { score: number | null; law: 0 | 1 | null }[]) => memoryData([
  { definition: { ...base, id: 'score', label: 'Score', type: 'number', measure: 'scale', categories: [] }, vector: { kind: 'number', values: Float64Array.from(cases, (one) => one.score ?? 0), states: Uint8Array.from(cases, (one) => (one.score === null ? STATE.noAnswer : STATE.value)) } },
  { definition: { ...base, id: 'law', label: 'Law', labels: { fr: 'Loi' }, type: 'single', measure: 'nominal', categories: YES_NO }, vector: { kind: 'single', codes: Uint8Array.from(cases, (one) => one.law ?? missingBase(new Uint8Array()) + STATE.dontKnow) } },
]);

describe('explainLevel', () => {
  it('says each rule in words, with what the case has', () => {
    const rules = explainLevel(definition, dataOf([{ score: 55, law: 0 }]), 0, 'fr');
    expect(rules.map((rule) => [rule.level, rule.truth, rule.decides])).toEqual([['high', 'fails', false], ['mid', 'holds', true], ['low', 'holds', false]]);
    expect(rules[0]!.grounds.map((ground) => [ground.truth, ground.has.map((one) => `${one.variable} ${one.value}`)])).toEqual([['fails', ['Score 55']], ['holds', ['Loi Yes']]]);
    expect(explainLevel(definition, dataOf([{ score: null, law: null }]), 0, 'en').map((rule) => rule.truth)).toEqual(['unknown', 'fails', 'unknown']);
  });

  it('decides as the level is made', () => {
    const cases = fc.array(fc.record({ score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), law: fc.constantFrom(0 as const, 1 as const, null) }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(cases, (list) => {
      const data = dataOf(list);
      const made = deriveCategories(definition, data);
      if (!made.ok) throw new Error(made.error.message);
      list.forEach((_, position) => {
        const decides = explainLevel(definition, data, position, 'en').find((rule) => rule.decides);
        const code = made.value.codes[position]!;
        expect(decides?.level ?? null).toBe(code < LEVELS.length ? LEVELS[code]!.id : null);
      });
    }));
  });
});

describe('rangeOver', () => {
  it('says who is at the ends, by the number as it is printed', () => {
    const range = rangeOver(new Map([['Kenya', 0.7], ['Peru', 20.2], ['Nepal', 19.8], ['Chile', null], ['Ghana', 7]]))!;
    expect([range.atLow, range.atHigh, range.units, range.median, rangeWords(range, 'en'), rangeWords(range, 'fr')]).toEqual([['Kenya'], ['Peru', 'Nepal'], 4, 13.4, 'between 1% and 20%', 'entre 1\u00a0% et 20\u00a0%']);
    expect(rangeOver(new Map([['Kenya', null]]))).toBe(null);
    expect(rangeWords({ low: 4.2, high: 4.4 }, 'en')).toBe('4%');
  });
});

describe('levelsByUnit', () => {
  it('takes what most cases have, of equals the lower', () => {
    const missing = missingBase(new Uint8Array()) + STATE.noAnswer;
    expect(levelsByUnit({ kind: 'single', codes: Uint8Array.of(0, 2, 2, 1, missing, 1, 0) }, [0, 0, 0, 1, 1, 2, 2], 4, 3)).toEqual([{ level: 2, cases: 2, of: 3 }, { level: 1, cases: 1, of: 1 }, { level: 0, cases: 1, of: 2 }, { level: null, cases: 0, of: 0 }]);
  });
});
