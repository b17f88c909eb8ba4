import type { Language, SampleCountry } from '../countries.ts';
import type { Random } from '../random.ts';
import { TOPIC_PHRASES } from './topics.ts';

const MINISTRIES: Record<Language, readonly string[]> = {
  en: [
    'the Ministry of Justice', 'the Ministry of the Interior', 'the Ministry of Social Affairs', 'the Ministry of Education', 'the Ministry of Health',
    'the Ministry for Women and Children', 'the Ministry of Digital Affairs', 'the Office of the Prosecutor General', 'the Prime Minister’s Office',
    'the National Child Protection Agency', 'the communications regulator', 'the Ministry of Finance',
  ],
  fr: [
    'le ministère de la Justice', 'le ministère de l’Intérieur', 'le ministère des Affaires sociales', 'le ministère de l’Éducation', 'le ministère de la Santé',
    'le ministère de la Famille', 'le secrétariat d’État au numérique', 'le parquet général', 'le cabinet du Premier ministre', 'l’autorité de régulation des communications',
  ],
  es: [
    'el Ministerio de Justicia', 'el Ministerio del Interior', 'el Ministerio de Desarrollo Social', 'el Ministerio de Educación', 'el Ministerio de Salud',
    'la Secretaría de la Niñez', 'el Ministerio de Tecnologías', 'la Fiscalía General', 'el Instituto de Bienestar Familiar', 'el ente regulador de las comunicaciones',
  ],
};

/** The ministries a country speaks of: a few, always the same, so that its answers hold together. */
export const ministriesOf = (country: SampleCountry, language: Language, random: Random): readonly string[] => {
  const all = MINISTRIES[language];
  return random.sample(all, country.instrument === 'alliance' ? 5 : 4);
};

/** Currencies as written after an amount; in French and Spanish only those of the countries that answer in them. */
const CURRENCIES: Partial<Record<Language, Readonly<Record<string, string>>>> = {
  fr: { EUR: 'd’euros', CAD: 'de dollars canadiens', USD: 'de dollars des États-Unis' },
  es: { USD: 'de dólares' },
};

const amount = (country: SampleCountry, language: Language, random: Random): string => {
  const tenths = random.between(2, 95);
  const number = `${Math.floor(tenths / 10)}.${tenths % 10}`;
  if (language === 'en') return `${country.currency} ${number} million`;
  const million = language === 'fr' ? `million${tenths >= 20 ? 's' : ''}` : tenths >= 20 ? 'millones' : 'millón';
  return `${number.replace('.', ',')} ${million} ${CURRENCIES[language]?.[country.currency] ?? country.currency}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A number as people give it: rounded where it is large, grouped as the language does; years stay as they are. */
function countIn(language: Language, exact: number): string {
  if (exact < 200 || (exact >= 1990 && exact <= 2030)) return String(exact);
  const rounded = exact < 1000 ? Math.round(exact / 10) * 10 : Math.round(exact / 100) * 100;
  return String(rounded).replace(/(?<=\d)(?=\d{3}$)/, { en: ',', fr: '\u00a0', es: '.' }[language]);
}

/** Writes a stock sentence out: picks among `{a|b|c}` (innermost braces first; `{=a|b}` takes the same place as the pick before,
 *  so that a verb agrees with its subject) and fills `{year}`, `{next-year}`, `{n:3-12}`,
 *  `{amount}`, `{ministry}`, `{ministry-b}`, `{it}` (the topic with its article) and `{of-it}`.
 *  @throws Error where a slot has no such name */
export function fillSlots(
  text: string, topic: string, country: SampleCountry, language: Language, ministries: readonly string[], random: Random,
): string {
  const [first, second] = random.sample(ministries, 2) as [string, string];
  const phrases = TOPIC_PHRASES[language][topic];
  let lastPick = 0;
  const fill = (slot: string): string => {
    if (slot.includes('|')) {
      const alternatives = slot.replace(/^=/, '').split('|');
      if (!slot.startsWith('=')) lastPick = random.between(0, alternatives.length - 1);
      return alternatives[lastPick]!;
    }
    const range = /^n:(\d+)-(\d+)$/.exec(slot);
    if (range) return countIn(language, random.between(Number(range[1]), Number(range[2])));
    if (slot === 'year') return String(random.between(2011, 2020));
    if (slot === 'next-year') return String(random.between(2022, 2025));
    if (slot === 'amount') return amount(country, language, random);
    if (slot === 'ministry') return first;
    if (slot === 'ministry-b') return second;
    if (slot === 'it' && phrases) return phrases[0];
    if (slot === 'of-it' && phrases) return phrases[1];
    throw new Error(`No slot “${slot}” for topic ${topic}`);
  };
  let filled = text;
  while (/\{[^{}]*\}/.test(filled)) filled = filled.replace(/\{([^{}]*)\}/, (_, slot: string) => fill(slot));
  const sentenceStarts = filled.replace(/(\. )(the|le|la|el|l’)(?=[ \p{L}])/gu, (_, stop: string, article: string) => stop + capital(article));
  return capital(sentenceStarts);
}
