import type { Saying } from '../contract/saying.ts';
import { collapseSpace, spellingKey } from '../text/normalise.ts';
import type { ColumnProfile } from './column-profile.ts';
import { atOnce } from '../steps.ts';
import { saying } from '../text/sentences.ts';

export interface DelimitedChoice {
  readonly delimiter: string;
  /** Options with the number of cases that chose them, most frequent first. */
  readonly options: readonly { readonly text: string; readonly count: number }[];
  readonly confidence: number;
  readonly reason: Saying;
}

/** Options with commas between them have fewer words each, on average. */
const LONGEST_OPTION_WORDS = 7;
const DELIMITERS = [';', '|', '\n', ', ', ',', ' / ', ' '] as const;

/** Divides a cell at a delimiter, but never inside brackets: "Custom (D3, canvas), Excel" has two parts. An unclosed bracket
 *  protects nothing. */
export function splitOutsideBrackets(text: string, delimiter: string): string[] {
  if (delimiter !== ',' && !text.includes('(') && !text.includes('[')) return text.split(delimiter);
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '(' || letter === '[') {
      if (text.indexOf(letter === '(' ? ')' : ']', at) > 0) depth++;
    } else if ((letter === ')' || letter === ']') && depth > 0) depth--;
    else if (depth === 0 && text.startsWith(delimiter, at) && !insideNumber(text, delimiter, at)) {
      parts.push(text.slice(from, at));
      at += delimiter.length - 1;
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

/** "$50,000" holds no list. */
const insideNumber = (text: string, delimiter: string, at: number): boolean => delimiter === ',' && /\d/u.test(text[at - 1] ?? '') && /^\d{3}(?!\d)/u.test(text.slice(at + 1, at + 5));

/** Whether a column holds several options in one cell, and parted by what. Options recur across cells; sentences with
 *  commas do not. An option whose own text contains the delimiter is put together again: inside brackets always, and where
 *  the second half never stands without the first. In steps. */
export function* detectDelimited(profile: ColumnProfile): Generator<number, DelimitedChoice | null> {
  if (profile.filled < 3 || profile.meanLength > 400 || profile.distinct > 20_000 || profile.numberShare > 0.9) return null;
  let best: DelimitedChoice | null = null;
  for (const delimiter of DELIMITERS) {
    yield 0;
    const found = yield* tryDelimiter(profile, delimiter);
    if (found !== null && (best === null || found.confidence > best.confidence + 0.05)) best = found;
  }
  return best;
}

function* tryDelimiter(profile: ColumnProfile, delimiter: string): Generator<number, DelimitedChoice | null> {
  if (!profile.values.some(({ text }) => text.includes(delimiter))) return null;
  if (delimiter === ' ' && !profile.values.every(({ text }) => isListOfCodes(text))) return null;
  if (profile.distinct > LOOKED_AT_FIRST) {
    if (!mayDivide(profile, delimiter)) return null;
    yield 0;
  }
  const cells: DividedCell[] = [];
  for (let from = 0; from < profile.values.length; from += CELLS_A_STEP) {
    if (from > 0) yield 0;
    cells.push(...divided(profile.values.slice(from, from + CELLS_A_STEP), delimiter));
  }
  const several = casesOfSeveral(cells);
  if (several < Math.max(2, profile.filled * (isSure(delimiter) ? 0.03 : 0.08))) return null;
  // Putting options together again leaves fewer parts: where there are too many words to a part now, there will be then.
  if (isComma(delimiter) && areSentences(profile, cells.reduce((sum, { parts, count }) => sum + parts.length * count, 0))) return null;
  yield* glue(cells, delimiter);
  yield 0;
  if (isComma(delimiter) && cells.length >= CELLS_TELLING_PLACES && hasPlaces(cells, profile.filled)) return null;
  if (casesOfSeveral(cells) < Math.max(2, profile.filled * 0.03)) return null;
  const tally = tallyOf(cells);
  const covered = coverage(tally, profile, delimiter);
  if (covered === null) return null;
  const shown = delimiter === '\n' ? saying('delimiter.lineBreak') : delimiter === ' ' ? saying('delimiter.space') : saying('delimiter.sign', { sign: delimiter.trim() });
  return {
    delimiter,
    options: [...tally.counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
    confidence: Math.min(0.97, 0.5 + covered * 0.35 + Math.min(0.12, several / profile.filled / 4)),
    reason: saying('reason.delimited', { delimiter: shown, options: tally.counts.size, combinations: tally.combinations }),
  };
}

/** Signs that stand in sentences, too. */
const isComma = (delimiter: string): boolean => delimiter === ',' || delimiter === ', ';
/** Signs that seldom stand for anything else. */
const isSure = (delimiter: string): boolean => delimiter === ';' || delimiter === '|';
/** Kobo's codes are parted by spaces; words are too. Only bare codes count. */
const isListOfCodes = (text: string): boolean => text.split(/\s+/u).every((part) => part === '' || /^[a-z0-9_]{1,30}$/u.test(part));

const casesOfSeveral = (cells: readonly DividedCell[]): number => cells.reduce((sum, { parts, count }) => sum + (parts.length > 1 ? count : 0), 0);
const areSentences = ({ meanWords, filled }: ColumnProfile, parts: number): boolean => meanWords / Math.max(1, parts / filled) > LONGEST_OPTION_WORDS;

/** What a column's cells come to: cases by part, their sum, and how many distinct cells have several parts. */
interface Tally { readonly counts: ReadonlyMap<string, number>; readonly total: number; readonly combinations: number }

function tallyOf(cells: readonly DividedCell[]): Tally {
  const counts = new Map<string, number>();
  let [total, combinations] = [0, 0];
  for (const { parts, count } of cells) {
    for (const part of new Set(parts)) { counts.set(part, (counts.get(part) ?? 0) + count); total += count; }
    if (parts.length > 1) combinations += 1;
  }
  return { counts, total, combinations };
}

/** How much of all parts is made up by those that recur, 0 to 1; null where they do not come to a list of options. */
function coverage({ counts, total, combinations }: Tally, profile: ColumnProfile, delimiter: string): number | null {
  const recurring = [...counts.values()].filter((count) => count >= Math.max(2, Math.min(5, profile.filled * 0.01)));
  const covered = recurring.reduce((sum, count) => sum + count, 0) / total;
  const longest = [...counts].reduce((most, [text, count]) => (count > 1 ? Math.max(most, text.length) : most), 0);
  // One choice among a few options with commas in them gives no more cells than parts.
  const enoughCombinations = isSure(delimiter) || delimiter === '\n' ? combinations >= 1 : combinations >= 2 && profile.distinct > counts.size;
  if (!enoughCombinations || covered < 0.7 || longest > 160 || recurring.length < 2 || recurring.length > 400) return null;
  if (delimiter === ' ' && (counts.size > 40 || covered < 0.98)) return null;
  return isComma(delimiter) && areSentences(profile, total) ? null : covered;
}

/** Few parts stand in several places of their lists, or cells have other numbers of parts, by chance. */
const BY_CHANCE = 0.05;
/** Fewer may be options that happen to stand so. */
const CELLS_TELLING_PLACES = 6;

/** Whether nearly all cells have as many parts, each of which has its own place: "Doe, Ann", "Lima, Peru", "20 mg, daily". Of options
 *  a respondent chooses now more and now fewer, and what stands second in one cell stands first in another. */
function hasPlaces(cells: readonly DividedCell[], filled: number): boolean {
  const places = cells[0]!.parts.length;
  if (places < 2) return false;
  const placeOf = new Map<string, number>();
  const moved = new Set<string>();
  let others = 0;
  for (const { parts, count } of cells) {
    if (parts.length !== places) {
      others += count;
      if (others > filled * BY_CHANCE) return false;
      continue;
    }
    parts.forEach((part, place) => { if ((placeOf.get(part) ?? place) === place) placeOf.set(part, place); else moved.add(part); });
  }
  return moved.size <= placeOf.size * BY_CHANCE;
}

interface DividedCell { readonly text: string; parts: string[]; readonly count: number }

const divided = (values: readonly { readonly text: string; readonly count: number }[], delimiter: string): DividedCell[] =>
  values.map(({ text, count }) => ({ text, parts: splitOutsideBrackets(text, delimiter).map(collapseSpace).filter((part) => part !== ''), count }));

/** Some thousandths of a second. */
const CELLS_A_STEP = 2000;
/** So many cases of a column with more distinct cells tell first whether all need be looked at. */
const LOOKED_AT_FIRST = 1000;
/** Where options are recurring parts, at most 400 of them make up seven tenths of all. Those too seldom to recur among a thousand cases,
 *  which have two parts each and more, are four tenths at most: the rest is this, and some chance. */
const RECURRING_AT_LEAST = 0.25;

/** Whether parts recur among some of a column's cases as often as options would. Answers in sentences are known by this, for a small part
 *  of the work that all of them are. Cases are drawn, not cells: few options that most ticked stand in few cells, beside thousands of
 *  words that others wrote. */
function mayDivide({ values, filled }: ColumnProfile, delimiter: string): boolean {
  const cells = divided(drawn(values, filled), delimiter);
  atOnce(glue(cells, delimiter));
  const { counts, total } = tallyOf(cells);
  const recurring = [...counts.values()].reduce((sum, count) => (count > 1 ? sum + count : sum), 0);
  return recurring >= total * RECURRING_AT_LEAST;
}

/** The cells of a thousand cases, evenly from the first to the last, with how many of these cases each stands for. */
function drawn(values: ColumnProfile['values'], filled: number): { text: string; count: number }[] {
  const every = Math.max(1, filled / LOOKED_AT_FIRST);
  const cells: { text: string; count: number }[] = [];
  let passed = 0;
  for (const { text, count } of values) {
    const times = Math.ceil((passed + count) / every) - Math.ceil(passed / every);
    passed += count;
    if (times > 0) cells.push({ text, count: times });
  }
  return cells;
}

/** Joins again what the delimiter cut in two: the second half never stands without the first before it, and either begins
 *  with a small letter ("No, but I identify as an ally") or the first half never stands without it either. */
function* glue(cells: DividedCell[], delimiter: string): Generator<number, void> {
  for (let round = 0; round < 4; round++) {
    const times = new Map<string, number>();
    const before = new Map<string, Map<string, number>>();
    for (const [place, { parts, count }] of cells.entries()) {
      if (place % CELLS_A_STEP === CELLS_A_STEP - 1) yield 0;
      parts.forEach((part, index) => {
        times.set(part, (times.get(part) ?? 0) + count);
        const previous = parts[index - 1] ?? '';
        const seen = before.get(part) ?? new Map<string, number>();
        seen.set(previous, (seen.get(previous) ?? 0) + count);
        before.set(part, seen);
      });
    }
    const joins = new Map<string, string>();
    for (const [part, seen] of before) {
      if (seen.size !== 1) continue;
      const [previous, count] = [...seen][0]!;
      if (previous === '' || count < 3) continue;
      const small = /^\p{Ll}/u.test(part) && /^\P{Ll}/u.test(previous);
      if (small || times.get(previous) === count) joins.set(part, previous);
    }
    if (joins.size === 0) return;
    yield 0;
    for (const cell of cells) {
      for (let index = cell.parts.length - 1; index > 0; index--) {
        if (joins.get(cell.parts[index]!) !== cell.parts[index - 1]) continue;
        // "SPSS; PSPP" is shown as it was offered.
        const [first, second] = [cell.parts[index - 1]!, cell.parts[index]!];
        cell.parts.splice(index - 1, 2, `${first}${delimiter}${cell.text.includes(`${first}${delimiter} ${second}`) ? ' ' : ''}${second}`);
      }
    }
  }
}

/** Into how many parts at most the delimiter cuts any of these spellings of options. */
export const mostParts = (spellings: readonly string[], delimiter: string): number =>
  spellings.flatMap((text) => [text, spellingKey(text)]).reduce((most, text) => Math.max(most, splitOutsideBrackets(text, delimiter).length), 1);

/** The options in one cell. Parts that together are a known option are read as that option, the longest first.
 *  @param known whether a text is an option of the question
 *  @param most so many parts at most make one option (`mostParts`) */
export function splitChoice(text: string, delimiter: string, known: (option: string) => boolean, most: number): string[] {
  const parts = splitOutsideBrackets(text, delimiter).filter((part) => part.trim() !== '');
  const options: string[] = [];
  for (let index = 0; index < parts.length;) {
    let end = Math.min(parts.length, index + most);
    let option = '';
    for (; end > index; end--) {
      const together = parts.slice(index, end);
      // As it stands in the cell, or without the spaces behind the delimiter.
      option = [collapseSpace(together.join(delimiter)), together.map(collapseSpace).join(delimiter)].find(known) ?? '';
      if (option !== '' || end === index + 1) break;
    }
    options.push(option === '' ? collapseSpace(parts[index]!) : option);
    index = end;
  }
  return options;
}
