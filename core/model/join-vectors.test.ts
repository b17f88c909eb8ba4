import { describe, expect, it } from 'vitest';
import { emptyVector, joinCategories, placeInto } from './join-vectors.ts';
import { bitAt, STATE, stateAt, type Vector } from './vector.ts';

describe('joinCategories', () => {
  it('keeps the first order, joins by id and remembers spellings of both', () => {
    expect(joinCategories([{ id: 'yes', label: 'Yes', values: ['Yes'] }, { id: 'no', label: 'No' }], [{ id: 'maybe', label: 'Maybe' }, { id: 'yes', label: 'Oui', values: ['Oui'] }])).toEqual({
      categories: [{ id: 'yes', label: 'Yes', values: ['Yes', 'Oui'] }, { id: 'no', label: 'No' }, { id: 'maybe', label: 'Maybe' }], placeOfSecond: [2, 0],
    });
  });
});

describe('placeInto', () => {
  it('moves categories and keeps states of missing apart, also when bytes become words', () => {
    const part: Vector = { kind: 'single', codes: Uint8Array.of(0, 250 + STATE.dontKnow, 1) };
    const whole = emptyVector(part, 5, 2);
    const joined = placeInto(whole, part, [4, 0, 2], 300, [7, 299]);
    expect(joined.kind === 'single' && [...joined.codes]).toEqual([65530 + STATE.dontKnow, 65530 + STATE.notAsked, 299, 65530 + STATE.notAsked, 7]);
  });
  it('replaces the options a case had ticked', () => {
    const whole: Vector = { kind: 'multiple', options: [Uint8Array.of(0b11), Uint8Array.of(0b01)], states: Uint8Array.of(0, 0) };
    const part: Vector = { kind: 'multiple', options: [Uint8Array.of(0b1)], states: Uint8Array.of(0) };
    const joined = placeInto(whole, part, [0], 3, [2]);
    expect(joined.kind === 'multiple' && [0, 1, 2].map((option) => [0, 1].map((at) => bitAt(joined.options[option]!, at)))).toEqual([[false, true], [false, false], [true, false]]);
  });
  it('leaves the other cases of a number vector as they were', () => {
    const whole: Vector = { kind: 'number', values: Float64Array.of(1, 2), states: Uint8Array.of(0, STATE.noAnswer) };
    const joined = placeInto(whole, { kind: 'number', values: Float64Array.of(9), states: Uint8Array.of(0) }, [1], 0, []);
    expect(joined.kind === 'number' && [...joined.values]).toEqual([1, 9]);
    expect([stateAt(joined, 0), stateAt(joined, 1)]).toEqual([STATE.value, STATE.value]);
  });
});
