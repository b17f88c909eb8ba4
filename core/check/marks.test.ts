import { describe, expect, it } from 'vitest';
import { marksOf } from './marks.ts';

const ratio = (text: string): unknown => marksOf(text).flatMap((mark) => (mark.kind === 'ratio' ? [[mark.count, mark.base]] : []));
const kinds = (text: string): string[] => marksOf(text).map((mark) => mark.kind);

describe('counts and their bases', () => {
  it.each([
    ['32 of 42', [32, 42]], ['32 out of the 42 countries', [32, 42]], ['32 of the 42', [32, 42]], ['thirty-two of 42 countries', [32, 42]], ['32 countries out of 42', [32, 42]], ['32/42', [32, 42]],
    ['36 sur 41 des pays', [36, 41]], ['32 des 42 pays', [32, 42]], ['trente-deux pays sur 42', [32, 42]], ['32 parmi les 42', [32, 42]],
    ['32 de los 42 países', [32, 42]], ['27 países de 42', [27, 42]], ['treinta y dos de 42', [32, 42]], ['all 42 countries', [42, 42]], ['none of the six countries', [0, 6]], ['ninguno de los seis países', [0, 6]],
  ])('“%s”', (text, expected) => { expect(ratio(text)).toEqual([expected]); });

  it.each(['target 16.2 of 2015', 'table 3 of 7', 'open 24/7', 'resolution 44/25 of 1989', '12 of 2019'])('not in “%s”', (text) => { expect(ratio(text)).toEqual([]); });
});

describe('percentages', () => {
  it.each([['76%', 76, 0], ['76 %', 76, 0], ['76,2\u00a0%', 76.2, 1], ['76.25 per cent', 76.25, 2], ['76 pour cent', 76, 0], ['76 por ciento', 76, 0], ['ninety per cent', 90, 0], ['ninety-five per cent', 95, 0], ['quatre-vingt-quinze pour cent', 95, 0], ['69 percent', 69, 0]])('“%s”', (text, percent, decimals) => {
    expect(marksOf(`in ${text} of countries`)).toMatchObject([{ kind: 'percent', percent, decimals }]);
  });

  it.each(['12 percentage points', '12 points de pourcentage', 'a 95% confidence interval', 'intervalle de confiance à 95 %', 'reports increased by 35%', '40 per cent more than in 2018', '40 % de plus', 'un 40 % más que antes', 'up 12% on the year'])('none that is a share in “%s”', (text) => {
    expect(kinds(text)).not.toContain('percent');
  });

  it('leaves “per cent” a word, and no hundred', () => { expect(kinds('29 countries (69 per cent of 42)')).not.toContain('ratio'); });
  it('takes what a share has come to for a change', () => { expect(kinds('The share rose by 15 points to 72 per cent.')).toContain('range'); });
});

describe('words for shares', () => {
  it.each([['two thirds of countries', 200 / 3], ['deux tiers des pays', 200 / 3], ['dos tercios de los países', 200 / 3], ['three quarters of them', 75], ['trois quarts des pays', 75], ['nine out of ten countries', 90], ['un pays sur deux', 50], ['uno de cada cinco países', 20], ['one in five countries', 20], ['la moitié des pays', 50]])('“%s”', (text, fraction) => {
    const [mark] = marksOf(text);
    expect(mark).toMatchObject({ kind: 'share' });
    expect(mark?.kind === 'share' && mark.fraction).toBeCloseTo(fraction, 9);
  });

  it('move with the word before them, whatever the apostrophe', () => {
    const [curly, straight] = ['Près d’un quart des pays', 'Près d\'un quart des pays'].map((text) => marksOf(text)[0]);
    expect(curly).toEqual(straight);
    expect(curly).toMatchObject({ share: { high: 25, highOpen: true } });
  });
});

it.each(['between 10 and 20 per cent', 'entre 10 et 20 %', '10–20%', 'del 10 al 20 %'.replace('del', 'de').replace('al', 'a')])('ranges are left alone: “%s”', (text) => { expect(kinds(text)).toEqual(['range']); });
it.each(['aged between 9 and 17 years', 'entre 9 y 17 años', 'See pages 12 to 14', 'in 2019 and 2020', '€250,000'])('nothing in “%s”', (text) => { expect(kinds(text)).toEqual([]); });

it('marks lie in order, apart from each other, inside the sentence', () => {
  const text = 'Of the 42 countries, 32 (76%) have one, 27 of 42 (64%) the other, and nearly a quarter (10 of 42) neither.';
  let end = 0;
  for (const mark of marksOf(text)) { expect(mark.start).toBeGreaterThanOrEqual(end); expect(mark.end).toBeGreaterThan(mark.start); ({ end } = mark); }
  expect(end).toBeLessThanOrEqual(text.length);
});

it('a long line of numbers is read in the time of its length', () => {
  const one = marksOf(`${'12 of 42, '.repeat(50)}.`).length;
  expect(marksOf(`${'12 of 42, '.repeat(500)}.`).length).toBe(10 * one);
});
