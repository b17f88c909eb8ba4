import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionPlaces, ruleExpression } from './rule-matches.ts';

const met = (pattern: string, text: string): string[] => expressionPlaces(text, ruleExpression(pattern)).map(({ start, end }) => text.slice(start, end));

describe('ruleExpression', () => {
  it('knows words of every script', () => {
    expect([met(String.raw`\bécole\b`, 'L’école, préécole, ÉCOLE'), met(String.raw`\w+`, 'été e\u0301té ميزانية'), met(String.raw`\W`, 'é.è'), met(String.raw`\Bole\b`, 'école ole'), met(String.raw`[\w']+`, "l'été, oui")]).toEqual([
      ['école', 'ÉCOLE'], ['été', 'e\u0301té', 'ميزانية'], ['.'], ['ole'], ["l'été", 'oui'],
    ]);
  });
  it('leaves everything else as it is typed', () => {
    expect([met(String.raw`\\b`, 'a\\b b'), met(String.raw`[\b.]`, 'a.b'), met(String.raw`\[\w\]`, '[é] [x] w')]).toEqual([['\\b'], ['.'], ['[é]', '[x]']]);
    expect(() => ruleExpression(String.raw`(\w`)).toThrow('/(\\w/');
  });
  it('means what JavaScript means where all is ASCII', () => {
    const part = fc.constantFrom('\\w', '\\W', '\\b', '\\B', '[\\w.]', '[^\\w ]', 'a', '.', ' ', 'b+', '(?:c|d)', '\\d', '\\\\', '\\[');
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.string({ unit: fc.constantFrom(...'ab cd_1.[\\'), maxLength: 12 }), (parts, text) => {
      expect(met(parts.join(''), text)).toEqual(expressionPlaces(text, new RegExp(parts.join(''), 'giu')).map(({ start, end }) => text.slice(start, end)));
    }), { numRuns: 300 });
  });
});
