import type { Saying } from '#core/contract/saying.ts';
import { fillSentence, type Wording } from '#core/text/fill-sentence.ts';
import { i18n } from './i18n.ts';
import { refusalsFr } from './refusals-fr.ts';
import { sentencesFr } from './sentences-fr.ts';
import { setFrenchText } from './set-french.ts';

const templates: Readonly<Record<string, string>> = sentencesFr;
const numbers = new Intl.NumberFormat('fr');

/** A refusal within a sentence (the reason of a broken rule) is said as it is by itself. */
const FRENCH: Wording = {
  language: 'fr',
  template(key) {
    const sentence = templates[key];
    return sentence === undefined ? refusalsFr[key] && [refusalsFr[key]].flat().map(setFrenchText) : setFrenchText(sentence);
  },
  more: (count) => `et ${numbers.format(count)} de plus`,
  number: (value) => numbers.format(value),
};

/** What carries a sentence: its English words, and its code where it has one. */
export interface Spoken { readonly message: string; readonly code?: string | undefined; readonly details?: Saying['details'] | undefined }

/** The sentence in the window's language: French by its code and facts, English as it is. A sentence stored before sentences had
 *  codes stays English. */
export function sentenceOf({ message, code, details }: Spoken): string {
  if (i18n.language !== 'fr' || code === undefined || details === undefined) return message;
  return frenchOf({ code, details }) ?? message;
}

/** Several sentences behind each other: why a column was taken for what it is. */
export function reasonOf({ reason, why }: { readonly reason: string; readonly why?: readonly Saying[] | undefined }): string {
  if (i18n.language !== 'fr' || why === undefined) return reason;
  const said = why.map(frenchOf);
  return said.some((sentence) => sentence === null) ? reason : said.join(' ');
}

/** The French sentence, begun with a capital; null where French lacks it or a fact of it. */
export function frenchOf(saying: Saying): string | null {
  return fillSentence(saying, FRENCH);
}
