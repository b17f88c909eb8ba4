import { spellingKey } from '../text/normalise.ts';
import { cellText, isDateCell, isErrorCell } from './cell-text.ts';
import { missingState, type MissingState } from './missing-labels.ts';
import { dateOrder, LONGEST_DATE, type DateOrder } from './parse-date.ts';
import { decimalMarks, isAccountantsNegative, parseNumber } from './parse-number.ts';
import type { CellList, ColumnDictionary } from './raw-table.ts';

export interface ProfileValue { readonly text: string; readonly count: number; readonly code: number }
/** A value as it is looked at: its number, where the file itself holds one. */
interface Looked extends ProfileValue { readonly number: number | null }

/** What the distinct values of a column say about it; missing-value labels and error cells are set apart. */
export interface ColumnProfile {
  readonly cases: number;
  /** Cases with an answer. */
  readonly filled: number;
  readonly distinct: number;
  /** All answers; most frequent first, ties in order of appearance, where there are not very many. Where there are, the texts
   *  are made when this is first asked for: `some` and `head` cost less. */
  readonly values: readonly ProfileValue[];
  /** The first of `values`. */
  head(count: number): readonly ProfileValue[];
  /** `values`, or a few thousand of them from beginning to end. */
  readonly sample: readonly ProfileValue[];
  /** Spellings of missing values met, by state. */
  readonly missing: Readonly<Partial<Record<MissingState, string[]>>>;
  readonly missingCount: number;
  readonly errors: number;
  /** Shares of answers (0 to 1). */
  readonly numberShare: number;
  readonly dateShare: number;
  readonly booleanShare: number;
  /** Share of answers whose value recurs. */
  readonly repeatedShare: number;
  readonly integers: boolean;
  /** Digits written with leading zeros, or too many for a double, in more than one answer of fifty. */
  readonly codedDigits: boolean;
  readonly min: number;
  readonly max: number;
  readonly meanLength: number;
  readonly maxLength: number;
  readonly meanWords: number;
  readonly decimal: '.' | ',';
  /** A number whose point may be read either way, where none of the column tells. */
  readonly unsurePoint: string | null;
  readonly dateOrder: DateOrder | null;
}

/** Distinct values looked at where a column has very many: enough to know its kind. */
const SAMPLE = 3000;

/** No label of a missing value does. */
const BEGINS_WITH_DIGIT = /^\d/u;
/** The longest text, in bytes, that may be a label of a missing value: forty letters of at most two bytes, and some apostrophes. */
const LONGEST_LABEL = 88;

/** What the cells of a column are, each distinct one once. */
interface Kinds {
  /** Codes of the answers, in order of appearance. */
  readonly answers: Int32Array;
  readonly missing: Partial<Record<MissingState, string[]>>;
  readonly filled: number; readonly missingCount: number; readonly errors: number; readonly dates: number; readonly booleans: number; readonly repeated: number;
}

/** A text that is an answer whatever it says: too long for a label of a missing value, or begun with a digit. */
function isSurelyAnswer(cells: CellList, code: number): boolean {
  if (cells.textBytes === undefined) return false;
  const bytes = cells.textBytes(code);
  if (bytes > LONGEST_LABEL) return true;
  if (bytes <= 0 || cells.firstByte === undefined) return false;
  const first = cells.firstByte(code);
  return first >= 0x30 && first <= 0x39;
}

/** Some thousandths of a second. */
const VALUES_A_STEP = 10_000;

function* kindsOf(cells: CellList, counts: ArrayLike<number>, declared: ReadonlyMap<string, MissingState> | undefined): Generator<number, Kinds> {
  const answers = new Int32Array(cells.length);
  const missing: Partial<Record<MissingState, string[]>> = {};
  let distinct = 0;
  let filled = 0;
  let missingCount = 0;
  let errors = 0;
  let dates = 0;
  let booleans = 0;
  let repeated = 0;
  for (let code = 0; code < cells.length; code++) {
    if (code % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
    const count = counts[code]!;
    if (declared !== undefined || !isSurelyAnswer(cells, code)) {
      const cell = cells.at(code)!;
      // A number is neither empty nor a label, unless the file declares it.
      if (typeof cell !== 'number' || declared !== undefined) {
        if (isErrorCell(cell)) { errors += count; continue; }
        const text = cellText(cell);
        if (text === null) continue;
        const state = declared?.get(text) ?? (typeof cell === 'string' && text.length <= 40 && !BEGINS_WITH_DIGIT.test(text) ? missingState(text) : null);
        if (state !== null) { (missing[state] ??= []).push(text); missingCount += count; continue; }
        if (isDateCell(cell)) dates += count;
        else if (typeof cell === 'boolean') booleans += count;
      }
    }
    filled += count;
    if (count > 1) repeated += count;
    answers[distinct++] = code;
  }
  return { answers: answers.slice(0, distinct), missing, filled, missingCount, errors, dates, booleans, repeated };
}

/** The answers with these codes, or every so many of them. */
function valuesOf(cells: CellList, counts: ArrayLike<number>, answers: Int32Array, every = 1, most = answers.length): Looked[] {
  const values: Looked[] = [];
  for (let index = 0; index < answers.length && values.length < most; index += every) {
    const code = answers[index]!;
    const cell = cells.at(code)!;
    values.push({ text: cellText(cell)!, count: counts[code]!, code, number: typeof cell === 'number' ? cell : null });
  }
  return values;
}

/** Reads a column's profile in steps.
 *  @param declared texts that the file itself declares missing, with their states */
export function* profileSteps(column: ColumnDictionary, declared?: ReadonlyMap<string, MissingState>): Generator<number, ColumnProfile> {
  const { values: cells, counts } = column;
  const { answers, missing, filled, missingCount, errors, dates, booleans, repeated } = yield* kindsOf(cells, counts, declared);
  yield 0;
  const distinct = answers.length;
  let all: Looked[] | undefined;
  // Many distinct values need no order; few do, and a stable sort keeps ties as they appear.
  if (distinct <= SAMPLE) all = valuesOf(cells, counts, answers).sort((a, b) => b.count - a.count);
  const every = Math.ceil(distinct / SAMPLE);
  const sample = all ?? valuesOf(cells, counts, answers, every);
  yield 0;
  let sampled = 0;
  let numbers = 0;
  let bracketed = 0;
  let lengths = 0;
  let words = 0;
  let maxLength = 0;
  let min = Infinity;
  let max = -Infinity;
  let integers = true;
  let coded = 0;
  const { decimal, unsure } = decimalMarks(sample.flatMap(({ text, number }) => (number === null && text.length < 25 ? [text] : [])), sample.reduce((sum, { text, number }) => sum + (number !== null && !Number.isInteger(number) && !text.includes('e') ? 1 : 0), 0));
  for (const { text, count, number: given } of sample) {
    sampled += count;
    lengths += text.length * count;
    if (text.length > maxLength) maxLength = text.length;
    // What the file holds as a number is not read again from its digits.
    words += (given !== null ? 1 : text.length > 400 ? text.length / 6 : text.trim().split(/\s+/u).length) * count;
    const number = given ?? (text.length < 30 ? parseNumber(text, decimal) : null);
    if (number === null) continue;
    if (given === null && number < 0 && isAccountantsNegative(text)) bracketed += count;
    numbers += count;
    if ((given === null && /^0\d/u.test(text)) || (text.length >= 16 && /^\d{16,}$/u.test(text))) coded += count;
    if (!Number.isInteger(number)) integers = false;
    if (number < min) min = number;
    if (number > max) max = number;
  }
  // Brackets around every number are the marks of a list, "(1)" and "(2)", not a minus each.
  if (bracketed === numbers) numbers = 0;
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const dateTexts = dates === filled || share(numbers, sampled) > 0.5 ? [] : sample.slice(0, 200).map(({ text }) => text);
  const order = dateTexts.length > 0 && dateTexts.every((text) => text.length <= LONGEST_DATE && /\d/u.test(text)) ? dateOrder(dateTexts) : null;
  return {
    cases: column.codes.length, filled, distinct, missing, missingCount, errors, sample,
    get values() { return (all ??= valuesOf(cells, counts, answers)); },
    head: (count) => all?.slice(0, count) ?? valuesOf(cells, counts, answers, 1, count),
    numberShare: share(numbers, sampled), dateShare: order !== null ? 1 : share(dates, filled), booleanShare: share(booleans, filled),
    repeatedShare: share(repeated, filled),
    integers, codedDigits: coded > sampled * 0.02, min, max, meanLength: share(lengths, sampled), maxLength, meanWords: share(words, sampled), decimal, unsurePoint: unsure, dateOrder: order,
  };
}

/** Texts that mean "this option was not ticked", where one column stands for one option. */
const NOT_CHOSEN = new Set(['0', 'no', 'non', 'n', 'false', 'faux', 'not selected', 'not checked', 'unchecked', 'unselected', 'not chosen', 'non sélectionné', 'non coché', 'no seleccionado', 'não', 'não selecionado', '0.0', 'nein', 'quoted: no', 'not mentioned'].map(spellingKey));
const CHOSEN = new Set(['1', 'yes', 'oui', 'y', 'true', 'vrai', 'x', 'selected', 'checked', 'sélectionné', 'coché', 'sí', 'seleccionado', 'sim', 'selecionado', '1.0', 'ja', '✓', '✔', 'mentioned'].map(spellingKey));
export const isNotChosen = (text: string): boolean => NOT_CHOSEN.has(spellingKey(text));
export const isChosenMark = (text: string): boolean => CHOSEN.has(spellingKey(text));
