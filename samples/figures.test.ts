import { describe, expect, it } from 'vitest';
import { SAMPLE_COUNTRIES } from './countries.ts';
import { assignStandings, FIGURE_TARGETS } from './figures.ts';
import { assignModelUse, MODEL_TARGETS, MODEL_USES } from './model-use.ts';
import { randomFor } from './random.ts';

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

describe('assignStandings', () => {
  it('meets every count and base for each of fifty seeds', () => {
    for (const seed of SEEDS) {
      const standings = assignStandings(SAMPLE_COUNTRIES, seed);
      const counted = FIGURE_TARGETS.map(({ id }) => {
        const all = [...standings.get(id)!.values()];
        return { id, yes: all.filter((each) => each === 'yes').length, base: all.filter((each) => each === 'yes' || each === 'no').length };
      });
      expect(counted).toEqual(FIGURE_TARGETS.map(({ id, yes, base }) => ({ id, yes, base })));
    }
  });
});

describe('assignModelUse', () => {
  it('meets the counts of the four purposes at once, and of two or more, for each of fifty seeds', () => {
    for (const seed of SEEDS) {
      const uses = [...assignModelUse(SAMPLE_COUNTRIES, randomFor(seed, 'model use')).values()];
      const purposes = MODEL_USES.slice(0, 4);
      expect({
        ...Object.fromEntries(purposes.map((purpose) => [purpose, uses.filter((each) => each.includes(purpose)).length])),
        twoOrMore: uses.filter((each) => each.filter((use) => purposes.includes(use)).length >= 2).length, answered: uses.length,
      }).toEqual(MODEL_TARGETS);
      expect(uses.every((each) => each.length > 0)).toBe(true);
    }
  });
});
