import { NAMES_PEOPLE, NAMES_UNITS } from './marks.ts';
import { meaningfulStems } from './words.ts';
import type { CrosstabData } from '../crosstab/data.ts';

/** "of the reports received by …": what a share is a share of, up to the next small word. */
const OF = /^[\s)]*(?:(?:of|des|de|du|del|d[’'])\s*(?:(?:all|the|les|los|las|la|le|l[’']|el|these|those|ces|its|their|our|leurs|sus)\s*)*|the\s+)(?<words>[^,;:.()\d]+)/iu;
const NEXT = /\s(?:of|in|by|with|without|that|which|who|whose|for|from|to|on|de|des|du|d[’']\S+|dans|par|avec|sans|qui|que|dont|pour|en|por|con|sin|para|es|are|is|was|were|have|has|had|a|ont|sont|tienen|tiene|han|son)\s.*$/iu;
const THEMSELVES = /^(?:them|those|these|cases|total|sample|responses|answers|ceux|celles|eux|elles|total|échantillon|réponses|cas|ellos|ellas|muestra|respuestas|casos)(?![\p{L}])/iu;
const MOST_WORDS = 5;

/** The words for what a share is a share of, as they follow it; null where nothing follows, or the cases themselves do. */
export function wholeOf(after: string): string | null {
  const words = OF.exec(after)?.groups?.['words']?.replace(NEXT, '').trim().split(/\s+/u).slice(0, MOST_WORDS).join(' ') ?? '';
  return words === '' || THEMSELVES.test(words) || NAMES_UNITS.test(words) ? null : words;
}

/** "21,000 reports, of which 64 %": the share is of what was named last. */
const OF_WHICH = /(?:of (?:which|whom|these|those)|dont|parmi (?:lesquels|lesquelles)|de (?:los|las) (?:que|cuales))[ \u00a0]+(?:(?:about|some|nearly|only|environ|près de|seulement|el|un|unos|casi|solo)[ \u00a0]+)*$/iu;
const NAMED_LAST = 60;

/** What a share that stands after "of which" is a share of; null where that is the cases, or no such words stand there. */
export function wholeBefore(before: string): string | null {
  const at = before.search(OF_WHICH);
  if (at < 0) return null;
  const words = before.slice(Math.max(0, at - NAMED_LAST), at).split(/[.;:](?=\s)/u).at(-1)!.trim();
  return words === '' || NAMES_UNITS.test(words) ? null : words;
}

/** Whether a share of such a whole is a share of something else than the study's cases: of reports, of a budget, or of people in a
 *  study of countries. A whole that the indicator itself names ("of hotlines", for a question on hotlines) is its own. */
export function isForeign(whole: string | null | undefined, indicatorWords: readonly string[], casesArePlaces: boolean): boolean {
  if (whole === null || whole === undefined) return false;
  if (NAMES_PEOPLE.test(whole)) return casesArePlaces;
  // "21,000 reports, of which": counted for themselves
  if (/\d/u.test(whole)) return true;
  const own = new Set(indicatorWords.flatMap((text) => meaningfulStems(text)));
  const said = meaningfulStems(whole);
  return said.length === 0 || !said.every((stem) => own.has(stem));
}

/** Whether each case is a country of its own (and not one of many people in it). */
export function placesAreCases(data: CrosstabData): boolean {
  for (const each of data.definitions()) if (each.id === 'country' && each.source === 'attribute' && each.categories.length * 2 > data.caseCount) return true;
  return false;
}
