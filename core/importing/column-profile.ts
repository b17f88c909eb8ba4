import { spellingKey } from '../text/normalise.ts';
import { cellText, isDateCell, isErrorCell } from './cell-text.ts';
import { missingState, type MissingState } from './missing-labels.ts';
import { dateOrder, type DateOrder } from './parse-date.ts';
import { decimalMark, parseNumber } from './parse-number.ts';
import type { ColumnDictionary } from './survey-sheet.ts';

export interface ProfileValue { readonly text: string; readonly count: number; readonly code: number }

/** What the distinct values of a column say about it; missing-value labels and error cells are set apart. */
export interface ColumnProfile {
  readonly cases: number;
  /** Cases with an answer. */
  readonly filled: number;
  readonly distinct: number;
  /** Answers, most frequent first, ties in order of appearance. */
  readonly values: readonly ProfileValue[];
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
  readonly dateOrder: DateOrder | null;
}

/** Distinct values looked at where a column has very many: enough to know its kind. */
const SAMPLE = 3000;

/** @param declared texts that the file itself declares missing, with their states */
export function profileColumn(column: ColumnDictionary, declared?: ReadonlyMap<string, MissingState>): ColumnProfile {
  const values: ProfileValue[] = [];
  const missing: Partial<Record<MissingState, string[]>> = {};
  let filled = 0;
  let missingCount = 0;
  let errors = 0;
  let dates = 0;
  let booleans = 0;
  column.values.forEach((cell, code) => {
    const count = column.counts[code]!;
    if (isErrorCell(cell)) { errors += count; return; }
    const text = cellText(cell);
    if (text === null) return;
    const state = declared?.get(text) ?? (text.length <= 40 && typeof cell === 'string' ? missingState(text) : null);
    if (state !== null) { (missing[state] ??= []).push(text); missingCount += count; return; }
    if (isDateCell(cell)) dates += count;
    if (typeof cell === 'boolean') booleans += count;
    filled += count;
    values.push({ text, count, code });
  });
  // Many distinct values need no order; few do, and a stable sort keeps ties as they appear.
  if (values.length <= SAMPLE) values.sort((a, b) => b.count - a.count);
  const sample = values.length <= SAMPLE ? values : values.filter((_, index) => index % Math.ceil(values.length / SAMPLE) === 0);
  let sampled = 0;
  let numbers = 0;
  let lengths = 0;
  let words = 0;
  let maxLength = 0;
  let min = Infinity;
  let max = -Infinity;
  let integers = true;
  let coded = 0;
  const decimal = decimalMark(sample.map(({ text }) => text).filter((text) => text.length < 25));
  for (const { text, count } of sample) {
    sampled += count;
    lengths += text.length * count;
    if (text.length > maxLength) maxLength = text.length;
    words += (text.length > 400 ? text.length / 6 : text.trim().split(/\s+/u).length) * count;
    const number = text.length < 30 ? parseNumber(text, decimal) : null;
    if (number === null) continue;
    numbers += count;
    if (/^0\d/u.test(text) || /^\d{16,}$/u.test(text)) coded += count;
    if (!Number.isInteger(number)) integers = false;
    if (number < min) min = number;
    if (number > max) max = number;
  }
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const dateTexts = dates === filled || share(numbers, sampled) > 0.5 ? [] : sample.slice(0, 200).map(({ text }) => text);
  const order = dateTexts.length > 0 && dateTexts.every((text) => text.length < 40 && /\d/u.test(text)) ? dateOrder(dateTexts) : null;
  return {
    cases: column.codes.length, filled, distinct: values.length, values, missing, missingCount, errors,
    numberShare: share(numbers, sampled), dateShare: order !== null ? 1 : share(dates, filled), booleanShare: share(booleans, filled),
    repeatedShare: share(values.reduce((sum, { count }) => sum + (count > 1 ? count : 0), 0), filled),
    integers, codedDigits: coded > sampled * 0.02, min, max, meanLength: share(lengths, sampled), maxLength, meanWords: share(words, sampled), decimal, dateOrder: order,
  };
}

/** Texts that mean "this option was not ticked", where one column stands for one option. */
const NOT_CHOSEN = new Set(['0', 'no', 'non', 'n', 'false', 'faux', 'not selected', 'not checked', 'unchecked', 'unselected', 'not chosen', 'non sélectionné', 'non coché', 'no seleccionado', 'não', 'não selecionado', '0.0', 'nein', 'quoted: no', 'not mentioned'].map(spellingKey));
const CHOSEN = new Set(['1', 'yes', 'oui', 'y', 'true', 'vrai', 'x', 'selected', 'checked', 'sélectionné', 'coché', 'sí', 'seleccionado', 'sim', 'selecionado', '1.0', 'ja', '✓', '✔', 'mentioned'].map(spellingKey));
export const isNotChosen = (text: string): boolean => NOT_CHOSEN.has(spellingKey(text));
export const isChosenMark = (text: string): boolean => CHOSEN.has(spellingKey(text));
