import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStances, stanceOfShare, stanceOfWords, type Stance } from './compare-sources.ts';

describe('compareStances', () => {
  it('is a conflict exactly where one says yes and another no, in whatever order, and whoever is silent', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<Stance>('yes', 'no', 'partly', null)), fc.nat(), (stances, at) => {
      const conflict = stances.includes('yes') && stances.includes('no');
      expect(compareStances(stances) === 'conflict').toBe(conflict);
      expect(compareStances(stances.toReversed())).toBe(compareStances(stances));
      expect(compareStances(stances.toSpliced(at % (stances.length + 1), 0, null))).toBe(compareStances(stances));
    }));
  });
  it('reads answers and steps', () => {
    expect(['yes', 'oui en partie', 'non', 'in place and adequate', 'in place but inadequate', 'not in place', 'partly', 'en cours', 'blue'].map(stanceOfWords)).toEqual(['yes', 'yes', 'no', 'yes', 'partly', 'no', 'partly', 'partly', null]);
    expect([0, 0.5, 1].map(stanceOfShare)).toEqual(['no', 'partly', 'yes']);
    expect([compareStances([]), compareStances(['yes']), compareStances(['yes', 'partly']), compareStances(['no', 'no'])]).toEqual(['silent', 'single', 'partly', 'agree']);
  });
});
