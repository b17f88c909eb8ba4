import type { Language, SampleCountry } from '../countries.ts';
import type { Random } from '../random.ts';
/** The ministries a country speaks of: a few, always the same, so that its answers hold together. */
export declare const ministriesOf: (country: SampleCountry, language: Language, random: Random) => readonly string[];
/** Writes a stock sentence out: picks among `{a|b|c}` (innermost braces first; `{=a|b}` takes the same place as the pick before,
 *  so that a verb agrees with its subject) and fills `{year}`, `{next-year}`, `{n:3-12}`,
 *  `{amount}`, `{ministry}`, `{ministry-b}`, `{it}` (the topic with its article) and `{of-it}`.
 *  @throws Error where a slot has no such name */
export declare function fillSlots(text: string, topic: string, country: SampleCountry, language: Language, ministries: readonly string[], random: Random): string;
