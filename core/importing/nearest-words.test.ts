import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWords } from './nearest-words.ts';

const found = (quote: string, text: string): string | null => {
  const span = nearestWords(quote, text);
  return span === null ? null : [...text].slice(span.start, span.end).join('');
};

describe('nearestWords', () => {
  it('finds the stretch that shares most words, other endings allowed', () => {
    expect(found('no funds for training', 'There are few funds for trainings. Staff leave.')).toBe('funds for trainings');
    expect(found('Manque de personnel formé', 'Nous manquons de personnels formés, et d’argent.')).toBe('manquons de personnels formés');
  });
  it('proposes nothing where the words are others', () => {
    expect(found('no funds for training', 'The law is being drafted.')).toBeNull();
    expect(nearestWords('…', 'Words')).toBeNull();
    expect(nearestWords('Words', '')).toBeNull();
  });
  it('counts in code points', () => { expect(nearestWords('very good', '😀 very good 😀')).toEqual({ start: 2, end: 11 }); });
  it('finds words that stand there as they were, whatever stands around them', () => {
    const word = fc.constantFrom('police', 'training', 'budget', 'court', 'children');
    fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), fc.constantFrom('', 'xx ', 'xx yy '), (words, before) => {
      expect(found(words.join(' '), `${before}${words.join(' ')} zz.`)).toBe(words.join(' '));
    }));
  });
});
