import { CAPABILITIES, DOMAINS } from '../framework/national-response.ts';
import { CAPABILITY_PHRASES } from '../framework/capability-phrases.ts';
import type { Instrument, InstrumentQuestion } from '../framework/instrument.ts';
import { normaliseText } from '../text/normalise.ts';
import { saysOpen } from './header-hints.ts';

/** What the mapping looks at in each column of a file. */
export interface MappableColumn { readonly code: string | null; readonly question: string; /** Most frequent answers, for headers that hold a number and nothing else. */ readonly answers: readonly string[]; readonly meanLength: number }
export interface QuestionMatch { readonly question: InstrumentQuestion; readonly confidence: number; readonly how: 'number and words' | 'number' | 'words' }

const STOP = new Set('a an and any are as at be by can could did do does for from had has have how if in into is it its many of on or our over please select such than that the their them there these they this to under up was were what when where which who will with within would you your le la les l de des du d un une et en au aux pour par sur dans est sont que qui quel quelle quels quelles vous votre vos a t il elle ce cette ces se son sa ses leur leurs ou y el los las del al una uno para por con su sus es son que country pays pais following'.split(' '));
/** Endings that do not tell two wordings apart. */
const stem = (word: string): string => word.length <= 4 ? word : word.replace(/(ations?|ments?|ances?|ences?|ings?|ies|es|s|ed)$/u, '');
const tokens = (text: string): string[] => [...new Set(normaliseText(text).split(' ').filter((word) => word.length > 1 && !STOP.has(word)).map(stem))];

/** The number a header gives its question: "Q7", "7.", "7)", "Question 7:", "7 - …"; null where it gives none. */
export function questionNumber(header: string): { no: number; rest: string } | null {
  const found = /^\s*(?:q(?:uestion)?\s*[.:#n°º]*\s*)(\d{1,3})(?![\d.,]?\d)\s*[.):\]–-]*\s*(.*)$/isu.exec(header) ?? /^\s*(\d{1,3})\s*(?:[.):\]]\s*|\s+[–-]\s+)(?!\d)(.*)$/su.exec(header);
  return found === null ? null : { no: Number(found[1]), rest: found[2]!.trim() };
}

/** Closeness of two wordings, 0 to 1: shared words weighed by how rare they are in the instrument. */
function wordScore(header: readonly string[], label: readonly string[], weight: (word: string) => number): { score: number; shared: number } {
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weight(word), 0);
  const both = header.filter((word) => label.includes(word));
  if (both.length === 0) return { score: 0, shared: 0 };
  const shared = sum(both);
  return { shared: both.length, score: 0.65 * (shared / Math.min(sum(header), sum(label))) + 0.35 * (shared / (sum(header) + sum(label) - shared)) };
}

/** Which question of an instrument each column is, by number and by words, where the file as a whole is that instrument.
 *  Numbers alone are believed only if the answers fit (status questions answered yes or no, the country a country);
 *  words alone only if they are close and no other question is as close. A column below the threshold is left unmapped.
 *  @returns matches by column index, and whether the file as a whole is taken for the instrument */
export function matchInstrument(columns: readonly MappableColumn[], instrument: Instrument, chosen: boolean): { matches: Map<number, QuestionMatch>; fits: boolean } {
  const labels = instrument.questions.map((question) => [tokens(question.en), tokens(question.fr)]);
  const frequency = new Map<string, number>();
  for (const both of labels) for (const label of both) for (const word of label) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weight = (word: string): number => Math.log(1 + (2 * instrument.questions.length) / (frequency.get(word) ?? 1));
  const byNumber = new Map(instrument.questions.map((question, index) => [question.no, index]));

  const numbered = columns.map(({ code, question }) => {
    const found = (code === null ? null : questionNumber(code)) ?? questionNumber(question);
    const index = found === null ? undefined : byNumber.get(found.no);
    const rest = found === null ? question : code !== null && questionNumber(question) === null ? question : found.rest;
    return { index, words: tokens(rest) };
  });
  let agree = 0;
  let differ = 0;
  let fit = 0;
  let unfit = 0;
  numbered.forEach(({ index, words }, column) => {
    if (index === undefined) return;
    if (words.length >= 2) {
      if (best(words, labels[index]!, weight).score >= 0.3) agree++;
      else differ++;
    } else {
      const fits = answersFit(instrument.questions[index]!, columns[column]!);
      if (fits === true) fit++;
      else if (fits === false) unfit++;
    }
  });
  const known = new Set(numbered.flatMap(({ index }) => (index === undefined ? [] : [index]))).size;
  const byNumbers = chosen && known > 0 && agree + fit >= differ + unfit || (agree >= Math.max(3, differ) || fit >= Math.max(5, 4 * unfit)) && known >= Math.min(10, instrument.questions.length / 2);

  const matches = new Map<number, QuestionMatch>();
  const candidates: { column: number; index: number; score: number }[] = [];
  numbered.forEach(({ index, words }, column) => {
    if (byNumbers && index !== undefined) {
      const score = words.length < 2 ? null : best(words, labels[index]!, weight).score;
      matches.set(column, { question: instrument.questions[index]!, how: score !== null && score >= 0.3 ? 'number and words' : 'number', confidence: score === null ? 0.85 : score >= 0.3 ? 0.97 : 0.75 });
      return;
    }
    const scored = labels.map((label, at) => ({ at, ...best(words, label, weight) })).sort((a, b) => b.score - a.score);
    const [first, second] = scored;
    if (first === undefined || first.score < 0.72 || (words.length > 1 && first.shared < 2) || (second !== undefined && first.score - second.score < 0.05 && second.score >= 0.72)) return;
    candidates.push({ column, index: first.at, score: first.score });
  });
  // Words alone: a handful of chance likenesses does not make a file the instrument.
  const enough = byNumbers || chosen || candidates.length >= Math.max(5, columns.length * 0.3);
  if (enough) {
    for (const { column, index, score } of candidates) {
      const question = instrument.questions[index]!;
      if (![...matches.values()].some((match) => match.question.no === question.no)) matches.set(column, { question, how: 'words', confidence: Math.min(0.9, score) });
    }
  }
  return { matches, fits: byNumbers || (enough && matches.size >= 3) };
}

function best(words: readonly string[], label: readonly (readonly string[])[], weight: (word: string) => number): { score: number; shared: number } {
  return label.map((one) => wordScore(words, one, weight)).reduce((a, b) => (b.score > a.score ? b : a), { score: 0, shared: 0 });
}

/** Whether answers look like answers to the question; null where they cannot tell. */
function answersFit(question: InstrumentQuestion, column: MappableColumn): boolean | null {
  if (column.answers.length === 0) return null;
  if (question.type === 'open') return column.meanLength >= 25 ? true : column.meanLength < 8 ? false : null;
  if (question.options.length === 0) return null;
  const options = new Set(question.options.map(normaliseText));
  const yesNo = new Set(['yes', 'no', 'oui', 'non', 'si', 'sim', 'nao']);
  return column.answers.filter((answer) => options.has(normaliseText(answer)) || (options.has('yes') && yesNo.has(normaliseText(answer))) || [...options].some((option) => normaliseText(answer).includes(option))).length >= column.answers.length * 0.6;
}

/** How a question begins that asks more about the one before it. */
const FOLLOWS_UP = /^(who|whom|which|when|where|how many|year|number|date|if so|if yes|if there|please (describe|specify|explain|give)|other|others|qui|quel|quels|quelle|quelles|quand|combien|annee|nombre|si oui|precisez|autre|quien|cual|cuando|cuantos|si es asi)\b/u;

/** What is looked for in a wording, as it is compared: folded once, and not for every column. */
interface Spoken {
  readonly phrases: readonly SpokenWords[]; readonly names: readonly SpokenWords[];
  readonly domains: readonly { readonly names: readonly string[]; readonly numbers: string }[];
}
/** @property words between spaces; `length` is without them */
interface SpokenWords { readonly numbers: string; readonly words: string; readonly length: number }
let spoken: Spoken | null = null;

const COLUMNS_A_STEP = 25;
const PHRASES_A_STEP = 200;

function* spokenWords(): Generator<number, Spoken> {
  const folded = (numbers: string, text: string): SpokenWords => { const key = normaliseText(text); return { numbers, words: ` ${key} `, length: key.length }; };
  const phrases: SpokenWords[] = [];
  for (const [numbers, texts] of Object.entries(CAPABILITY_PHRASES)) {
    for (const text of texts) {
      phrases.push(folded(numbers, text));
      if (phrases.length % PHRASES_A_STEP === 0) yield 0;
    }
  }
  yield 0;
  return {
    phrases, names: CAPABILITIES.flatMap(({ no, en, fr }) => [folded(String(no), en), folded(String(no), fr)]).filter(({ words }) => words.trim().includes(' ')),
    domains: DOMAINS.map(({ no, en, fr }) => ({ names: [en, fr].map((name) => ` ${normaliseText(name)}`), numbers: CAPABILITIES.filter((capability) => capability.domain === no).map((capability) => capability.no).join('|') })),
  };
}

/** The capabilities each column speaks of, by the framework's names and stored phrases in English, French and Spanish, for
 *  files that are not a known instrument, in steps. Nothing is mapped unless the file as a whole speaks of at least four capabilities. */
export function* matchCapabilities(columns: readonly { readonly question: string; readonly section?: string | null | undefined }[]): Generator<number, Map<number, { capability: string; confidence: number }>> {
  const { phrases, names, domains } = (spoken ??= yield* spokenWords());
  const found = new Map<number, { capability: string; confidence: number }>();
  for (const [column, { question, section }] of columns.entries()) {
    if (column % COLUMNS_A_STEP === COLUMNS_A_STEP - 1) yield 0;
    const words = ` ${normaliseText(question)} `;
    let best: { numbers: string; length: number } | null = null;
    for (const { numbers, words: phrase, length } of phrases) if ((best === null || length > best.length) && words.includes(phrase)) best = { numbers, length };
    for (const { numbers, words: name, length } of names) if ((best === null || length >= best.length) && words.includes(name)) best = { numbers, length };
    // "Comments on criminal justice" speaks of the whole domain.
    if (best === null && saysOpen(question)) {
      const domain = domains.find((one) => one.names.some((name) => words.includes(name)));
      if (domain !== undefined) best = { numbers: domain.numbers, length: 20 };
    }
    if (best !== null) found.set(column, { capability: best.numbers, confidence: Math.min(0.9, 0.6 + best.length / 100) });
    else {
      // "Who the programme is for", right below "Is there a national education programme?".
      const before = found.get(column - 1);
      if (before !== undefined && !before.capability.includes('|') && FOLLOWS_UP.test(words.trim()) && columns[column - 1]!.section === section) found.set(column, { capability: before.capability, confidence: 0.55 });
    }
  }
  return new Set([...found.values()].map(({ capability }) => capability)).size >= 4 ? found : new Map<number, { capability: string; confidence: number }>();
}
