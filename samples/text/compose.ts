import type { Language, SampleCountry } from '../countries.ts';
import type { Random } from '../random.ts';
import { fillSlots, ministriesOf } from './slots.ts';
import type { SentenceRole, StockSentence } from './stock.ts';
import { STOCK } from './all-stock.ts';
import { TOPIC_PHRASES } from './topics.ts';

/** A sentence as it stands in an answer. Offsets are Unicode code points from 0, end exclusive. */
export interface Segment { readonly start: number; readonly end: number; readonly codes: readonly string[] }
export interface ComposedAnswer { readonly language: Language; readonly text: string; readonly segments: readonly Segment[] }

export interface AnswerBrief {
  readonly topics: readonly string[];
  /** Topics of which the country said No: it tells of their absence, of obstacles and of plans, and of nothing that would need them. */
  readonly absent?: ReadonlySet<string>;
  /** Roles of its sentences and how often each comes. */
  readonly roles: Partial<Record<SentenceRole, number>>;
  /** Median number of words. */
  readonly words: number;
  /** At most so many sentences. */
  readonly most?: number;
  /** Sentences stating a fact that is counted: each topic's "s" sentences that carry the code. */
  readonly facts?: readonly { readonly topic: string; readonly code: string }[];
}

const CONNECTORS: Record<Language, readonly string[]> = {
  en: ['However, ', 'In addition, ', 'At the same time, ', 'Moreover, ', 'In practice, ', 'As a result, ', 'To date, ', 'Nevertheless, '],
  fr: ['Toutefois, ', 'En outre, ', 'Dans le même temps, ', 'Par ailleurs, ', 'En pratique, ', 'À ce jour, '],
  es: ['Sin embargo, ', 'Además, ', 'Al mismo tiempo, ', 'Por otra parte, ', 'En la práctica, ', 'A la fecha, '],
};
/** Sentences that begin so may follow a connector in lower case. */
const OPENERS: Record<Language, RegExp> = {
  en: /^(The|A|An|There|It|Most|Several|Many|Some|Funding|Services|Training|Staff|Judges|Companies|Schools|No) (?!committee’s)/,
  fr: /^(Le|La|Les|L’|Il|Un|Une|Plusieurs|Aucun|Aucune|Certains|Certaines)[ ’]?/,
  es: /^(El|La|Los|Las|Un|Una|Existe|Existen|Varios|Varias|Algunas|Algunos|Hay) /,
};
export const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const codePoints = (text: string): number => [...text].length;

/** Writes one country's answers: no stock sentence comes twice while there are others, and the least used come first. */
export function composer(country: SampleCountry, random: Random, usage: Map<string, number>) {
  const ministries = new Map<Language, readonly string[]>();
  const ownUse = new Map<string, number>();

  const choose = (candidates: readonly StockSentence[], taken: ReadonlySet<string>): StockSentence | undefined => {
    const free = candidates.filter((sentence) => !taken.has(sentence.id));
    if (free.length === 0) return undefined;
    const cost = (sentence: StockSentence): number => (ownUse.get(sentence.id) ?? 0) * 1000 + (usage.get(sentence.id) ?? 0);
    const cheapest = Math.min(...free.map(cost));
    return random.pick(free.filter((sentence) => cost(sentence) <= cheapest + 1));
  };

  return (brief: AnswerBrief, language: Language = country.language): ComposedAnswer => {
    const stock = STOCK[language];
    if (!ministries.has(language)) ministries.set(language, ministriesOf(country, language, random));
    const target = Math.min(335, Math.max(24, Math.round(brief.words * Math.exp(0.6 * random.normal()))));
    const taken = new Set<string>();
    const sentences: { text: string; codes: readonly string[] }[] = [];
    let words = 0;
    const add = (sentence: StockSentence, topic: string): void => {
      taken.add(sentence.id);
      usage.set(sentence.id, (usage.get(sentence.id) ?? 0) + 1);
      ownUse.set(sentence.id, (ownUse.get(sentence.id) ?? 0) + 1);
      let text = fillSlots(sentence.text, topic, country, language, ministries.get(language)!, random);
      if (sentences.length > 0 && OPENERS[language].test(text) && random.chance(0.14)) {
        text = random.pick(CONNECTORS[language]) + text.charAt(0).toLowerCase() + text.slice(1);
      }
      sentences.push({ text, codes: sentence.codes });
      words += wordCount(text);
    };

    for (const fact of brief.facts ?? []) {
      const sentence = choose((stock.get(`${fact.topic}/s`) ?? []).filter((each) => each.codes.includes(fact.code)), taken);
      if (!sentence) throw new Error(`No ${language} sentence states ${fact.code}`);
      add(sentence, fact.topic);
    }
    const roles = (Object.entries(brief.roles) as [SentenceRole, number][]).flatMap(([role, share]) => Array.from({ length: share }, () => role));
    const topics = random.shuffle(brief.topics);
    const perTopic = Math.max(2, Math.ceil(target / 22 / topics.length));
    let dry = 0;
    while (words < target && dry < 40 && sentences.length < (brief.most ?? Infinity)) {
      const topic = topics[Math.floor(sentences.length / perTopic) % topics.length]!;
      const absent = brief.absent?.has(topic) ?? false;
      const role = absent ? random.pick(['n', 'n', 'x', 'p'] as const) : random.pick(roles);
      const own = absent && role === 'x' ? [] : stock.get(`${topic}/${role}`) ?? [];
      const general = topic in TOPIC_PHRASES[language] ? stock.get(`any/${role}`) ?? [] : [];
      const pool = own.length === 0 || (general.length > 0 && random.chance(0.36)) ? general : own;
      const sentence = choose(pool, taken) ?? choose([...own, ...general], taken);
      if (sentence && words + wordCount(sentence.text) < 365) { add(sentence, topic); dry = 0; } else dry++;
    }
    return layOut(sentences, words, language, random);
  };
}

/** Sets sentences as running text, in paragraphs, or as a list, as respondents do. */
function layOut(sentences: readonly { text: string; codes: readonly string[] }[], words: number, language: Language, random: Random): ComposedAnswer {
  const form = sentences.length >= 4 && random.chance(0.16) ? random.pick(['dash', 'number'] as const) : 'running';
  const perParagraph = random.between(3, 5);
  let text = '';
  let length = 0;
  const append = (piece: string): void => { text += piece; length += codePoints(piece); };
  const segments: Segment[] = [];
  sentences.forEach((sentence, position) => {
    if (form === 'running') append(position === 0 ? '' : words > 110 && position % perParagraph === 0 ? '\n\n' : ' ');
    else append(`${position === 0 ? '' : '\n'}${form === 'dash' ? '- ' : `${position + 1}. `}`);
    const start = length;
    append(sentence.text);
    segments.push({ start, end: length, codes: sentence.codes });
  });
  return { language, text, segments };
}
