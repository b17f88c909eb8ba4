import { fits, shareOf, type Modifier } from '../check/wording.ts';

type Language = 'en' | 'fr';
interface Phrase { readonly percent: number; readonly modifier: Modifier; readonly en: string; readonly fr: string }

/** Fractions that a reader takes in at once, each with what comes before "of the countries" or "des pays". */
const FRACTIONS: readonly { readonly percent: number; readonly en: string; readonly fr: string; readonly de: string }[] = [
  { percent: 25, en: 'a quarter', fr: 'un quart', de: 'd’un quart' },
  { percent: 100 / 3, en: 'one third', fr: 'un tiers', de: 'd’un tiers' },
  { percent: 50, en: 'half', fr: 'la moitié', de: 'de la moitié' },
  { percent: 200 / 3, en: 'two thirds', fr: 'deux tiers', de: 'des deux tiers' },
  { percent: 75, en: 'three quarters', fr: 'trois quarts', de: 'des trois quarts' },
];
/** How near a number must lie for the plain word, in percentage points: nearer than the checker asks, so that nobody argues. */
const PLAIN = 1;
const NEAR = 5;

const PHRASES: readonly Phrase[] = FRACTIONS.flatMap(({ percent, en, fr, de }): Phrase[] => [
  { percent, modifier: null, en, fr },
  { percent, modifier: 'nearly', en: `nearly ${en}`, fr: `près ${de}` },
  { percent, modifier: 'justOver', en: `just over ${en}`, fr: `un peu plus ${de}` },
]);

/** A share in words ("nearly two thirds"), or null where no plain fraction lies near. What it says is always true by the rules by
 *  which drafts are checked (core/check/wording.ts).
 *  @param percent 0 to 100, unrounded
 *  @example shareWords(64.3, 'en') // 'nearly two thirds' */
export function shareWords(percent: number, language: Language): string | null {
  const near = PHRASES.filter((phrase) => {
    const away = percent - phrase.percent;
    return (phrase.modifier === null ? Math.abs(away) <= PLAIN : phrase.modifier === 'nearly' ? away < -PLAIN && away >= -NEAR : away > PLAIN && away <= NEAR) && fits(shareOf(phrase.percent, phrase.modifier), percent);
  }).toSorted((a, b) => Math.abs(percent - a.percent) - Math.abs(percent - b.percent));
  return near[0]?.[language] ?? null;
}
