import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyOf } from './any-of.ts';

it('finds what the words one by one find, the longest first', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', ' '), minLength: 1, maxLength: 5 });
  fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), fc.string({ unit: fc.constantFrom('a', 'b', '-', ' ', 'c'), maxLength: 12 }), fc.boolean(), (words, text, alike) => {
    const token = (character: string): string => (alike && (character === ' ' || character === '-') ? '[ -]' : character);
    const plain = words.toSorted((a, b) => b.length - a.length).map((each) => [...each].map(token).join('')).join('|');
    const found = (pattern: string): string[] => [...text.matchAll(new RegExp(`(?:${pattern})(?!c)`, 'gu'))].map((match) => `${match.index} ${match[0]}`);
    expect(found(anyOf(words, token))).toEqual(found(plain));
  }));
});
