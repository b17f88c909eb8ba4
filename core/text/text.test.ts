import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryId } from './category-id.ts';
import { boundedEditDistance } from './edit-distance.ts';
import { normaliseText, spellingKey } from './normalise.ts';
import { slug, uniqueId } from './slug.ts';

describe('normaliseText', () => {
  it('drops accents, case and punctuation', () => { expect(normaliseText(' Côte d’Ivoire. ')).toBe('cote d ivoire'); });
  it('folds plain texts as it folds those with accents', () => { fc.assert(fc.property(fc.string(), (text) => normaliseText(`${text} é`) === `${normaliseText(text)} e`.trim())); });
  it('is settled by one pass', () => { fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => normaliseText(normaliseText(text)) === normaliseText(text))); });
});

describe('spellingKey', () => {
  it('joins spellings that differ in case, accents, quotes and spaces', () => { expect(spellingKey(' Don’t  KNOW. ')).toBe(spellingKey("don't know")); });
  it('parts what punctuation parts', () => { expect(new Set(['C', 'C++', 'C#', '> 60', '< 60', '60', '-60'].map(spellingKey)).size).toBe(7); });
});

describe('boundedEditDistance', () => {
  it('counts insertions, deletions, substitutions and swaps', () => {
    expect([['zimbabwe', 'zimbawbe'], ['phillipines', 'philippines'], ['spain', 'stain'], ['a', '']].map(([a, b]) => boundedEditDistance(a!, b!, 5))).toEqual([1, 2, 1, 1]);
  });
  it('is symmetric, zero only for equal texts, and never above limit + 1', () => {
    const word = fc.string({ maxLength: 9, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(fc.property(word, word, fc.nat(6), (a, b, limit) => {
      const distance = boundedEditDistance(a, b, limit);
      return distance === boundedEditDistance(b, a, limit) && distance <= limit + 1 && (distance === 0) === (a === b);
    }));
  });
  it('gives up only past the limit: it agrees with the unbounded distance', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(fc.property(word, word, fc.nat(5), (a, b, limit) => boundedEditDistance(a, b, limit) === Math.min(limit + 1, boundedEditDistance(a, b, 20))));
  });
});

describe('categoryId', () => {
  it('is yes and no in four languages', () => { expect(['Yes', 'OUI', 'Sí', 'sim', 'No ', 'non', 'Não'].map(categoryId)).toEqual(['yes', 'yes', 'yes', 'yes', 'no', 'no', 'no']); });
  it('is the label otherwise', () => { expect([categoryId('South Asia'), categoryId('Yes, partly'), categoryId('é'.repeat(80)).length]).toEqual(['South Asia', 'Yes, partly', 60]); });
});

describe('slug', () => {
  it('is a plain name', () => { expect([slug('What country do you live in?'), slug('Âge'), slug('2017'), slug('国家'), slug('Country')]).toEqual(['what_country_do_you_live_in', 'age', 'v_2017', 'column', 'country_as_given']); });
  it('is always a name of at most 60 signs', () => { fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => /^[a-z][a-z0-9_]*$/u.test(slug(text)) && slug(text).length <= 60)); });
});

describe('uniqueId', () => {
  it('numbers what is taken', () => { const taken = new Set(['a']); expect([uniqueId('a', taken), uniqueId('a', taken), uniqueId('b', taken)]).toEqual(['a_2', 'a_3', 'b']); });
});
