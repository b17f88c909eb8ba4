import { CAPABILITY_PHRASES } from '../framework/capability-phrases.ts';
import { CAPABILITIES } from '../framework/national-response.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { normaliseText } from '../text/normalise.ts';
import { meaningfulStems } from './words.ts';

/** What a sentence can speak of: one category of one variable. */
export interface Indicator {
  readonly variable: VariableDefinition;
  readonly category: string;
  /** For a variable that says only yes or no, which of the two this is. */
  readonly answer: 'yes' | 'no' | null;
}
export interface Match { readonly indicator: Indicator; /** 0 to 1: the share of the indicator's telling words that the sentence has. */ readonly score: number; /** The share of the sentence's telling words that the indicator has. */ readonly grasp: number }

const MOST_CATEGORIES = 60;
/** A capability that is named by a set phrase, but not by the words of any of its indicators. */
const PHRASE_SCORE = 0.66;
const CATEGORY_SHARE = 0.75;

interface Entry { readonly variable: VariableDefinition; readonly docs: readonly (readonly string[])[]; readonly phrases: readonly string[]; readonly categories: readonly { readonly id: string; readonly docs: readonly (readonly string[])[] }[]; readonly yesNo: boolean }

/** The indicators of a project, found by the words of a sentence. Words that many variables share weigh little. */
export class IndicatorIndex {
  readonly #entries: readonly Entry[];
  readonly #weight: ReadonlyMap<string, number>;
  readonly #heaviest: number;

  constructor(definitions: Iterable<VariableDefinition>) {
    const entries: Entry[] = [];
    const seen = new Map<string, number>();
    for (const variable of definitions) {
      if ((variable.type !== 'single' && variable.type !== 'multiple') || variable.confidential || variable.categories.length === 0 || variable.categories.length > MOST_CATEGORIES) continue;
      const entry = entryOf(variable);
      entries.push(entry);
      const words = new Set([...entry.docs.flat(), ...entry.categories.flatMap((category) => category.docs.flat())]);
      for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
    }
    this.#entries = entries;
    this.#weight = new Map([...seen].map(([word, times]) => [word, Math.log(1 + entries.length / times)]));
    this.#heaviest = Math.log(1 + entries.length);
  }

  /** Indicators that a text may speak of, likeliest first; those with less than `least` left out. */
  find(text: string, least: number): Match[] {
    const stems = new Set(meaningfulStems(text));
    if (stems.size === 0) return [];
    const plain = ` ${normaliseText(text)} `;
    const whole = [...stems].reduce((sum, word) => sum + (this.#weight.get(word) ?? this.#heaviest), 0);
    const matches: Match[] = [];
    for (const entry of this.#entries) {
      const own = this.#cover(entry.docs, stems);
      const phrase = entry.phrases.some((each) => plain.includes(` ${each} `)) ? PHRASE_SCORE : 0;
      for (const category of entry.categories) {
        const answer = entry.yesNo ? (category.id as 'yes' | 'no') : null;
        let score = Math.max(own.share, phrase);
        let held = own.held;
        if (answer === null) {
          const named = this.#cover(category.docs, stems);
          if (named.share < least) continue;
          score = CATEGORY_SHARE * named.share + (1 - CATEGORY_SHARE) * own.share;
          held = Math.max(named.held, own.held);
        }
        if (score >= least) matches.push({ indicator: { variable: entry.variable, category: category.id, answer }, score, grasp: held / whole });
      }
    }
    return matches.sort((a, b) => b.score - a.score || b.grasp - a.grasp);
  }

  #cover(docs: readonly (readonly string[])[], stems: ReadonlySet<string>): { share: number; held: number } {
    let best = { share: 0, held: 0 };
    for (const doc of docs) {
      let held = 0;
      let all = 0;
      for (const word of doc) {
        const weight = this.#weight.get(word) ?? 0;
        all += weight;
        if (stems.has(word)) held += weight;
      }
      if (all > 0 && held / all > best.share) best = { share: held / all, held };
    }
    return best;
  }
}

const ANSWERS = new Set(['yes', 'no']);

function entryOf(variable: VariableDefinition): Entry {
  const texts = [variable.label, variable.labels?.en, variable.labels?.fr, variable.labels?.es, variable.wording];
  const numbers = (variable.capability ?? '').split('|').filter((no) => no !== '');
  const capability = numbers.length === 1 ? CAPABILITIES.find((each) => String(each.no) === numbers[0]) : undefined;
  if (capability) texts.push(capability.en, capability.fr);
  const phrases = CAPABILITY_PHRASES[variable.capability ?? ''] ?? [];
  const yesNo = variable.categories.length === 2 && variable.categories.every((category) => ANSWERS.has(category.id));
  return {
    variable, docs: docsOf(texts), phrases: phrases.map((phrase) => normaliseText(phrase)), yesNo,
    categories: variable.categories.map((category) => ({ id: category.id, docs: docsOf([category.label, category.labels?.en, category.labels?.fr, category.labels?.es]) })),
  };
}

const docsOf = (texts: readonly (string | undefined)[]): string[][] => [...new Set(texts.filter((text) => text !== undefined))].map((text) => meaningfulStems(text)).filter((doc) => doc.length > 0);
