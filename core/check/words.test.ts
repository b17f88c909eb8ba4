import { expect, it } from 'vitest';
import { denies, deniesAtOnce } from './words.ts';
import { isForeign, wholeBefore, wholeOf } from './whole.ts';

it.each([' of the countries do not have one', ' pays n’ont pas de base', ' países no tienen una', ' countries lack a plan', ' of the 42 have none', ' pays sont dépourvus de plan', ' países carecen de una política'])('denied at once: “%s”', (after) => { expect(deniesAtOnce(after)).toBe(true); });
it.each([' of the countries have one, and 13 do not', ' have not only a plan', ' pays en ont un ; les autres n’en ont pas', ' countries (but not in the south)'])('not denied at once: “%s”', (after) => { expect(deniesAtOnce(after)).toBe(false); });
it('a denial is a word, not a part of one', () => { expect(denies('The nation notes the north.')).toBe(false); });

it('what a share is a share of', () => {
  expect(wholeOf(' of the reports received by the hotline')).toBe('reports received');
  expect(wholeOf(' des signalements reçus par la hotline')).toBe('signalements reçus');
  expect(wholeOf(' of the 42 countries')).toBeNull();
  expect(wholeOf(' of responding governments')).toBeNull();
  expect(wholeOf(' have one')).toBeNull();
  expect(wholeBefore('Of 3,200 calls, of which ')).toContain('3,200 calls');
});
it('is foreign unless it is the cases, or what the indicator counts', () => {
  const label = ['Hotline is a member of INHOPE'];
  expect(isForeign('hotlines', label, true)).toBe(false);
  expect(isForeign('reports received', label, true)).toBe(true);
  expect(isForeign('children', label, true)).toBe(true);
  expect(isForeign('children', label, false)).toBe(false);
  expect(isForeign(null, label, true)).toBe(false);
});
