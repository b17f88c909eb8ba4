import { codePointMap } from '#core/coding/code-points.ts';
import type { TextRange } from './ranges.ts';

/** Where an answer's words and sentences lie. Made once an answer, by the language's own rules (Chinese and Thai words included). */
export interface TextUnits { readonly length: number; readonly words: readonly TextRange[]; readonly sentences: readonly TextRange[] }

/** White space, the dash or dot of a list, its number: they stand before a sentence and are not in it. */
const LEAD = /^\s*(?:[-–—•*·▪◦]\s+|\(?\p{N}{1,2}[.)]\s+)*/u;

export function textUnits(text: string, language: string | null): TextUnits {
  const map = codePointMap(text);
  const locale = language !== null && Intl.Segmenter.supportedLocalesOf([language]).length > 0 ? language : 'en';
  const words: TextRange[] = [];
  for (const part of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    if (part.isWordLike) words.push({ start: map.toCodePoint(part.index), end: map.toCodePoint(part.index + part.segment.length) });
  }
  const sentences: TextRange[] = [];
  for (const part of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
    const lead = LEAD.exec(part.segment)?.[0].length ?? 0;
    const body = part.segment.slice(lead).trimEnd();
    // "2." at the head of a line is a number of the list, not a sentence.
    if (/\p{L}/u.test(body) || /\p{N}{2}/u.test(body)) sentences.push({ start: map.toCodePoint(part.index + lead), end: map.toCodePoint(part.index + lead + body.length) });
  }
  return { length: map.length, words, sentences };
}

const firstFrom = (units: readonly TextRange[], from: number): TextRange | undefined => units.find((unit) => unit.start >= from);
const lastBefore = (units: readonly TextRange[], to: number): TextRange | undefined => units.findLast((unit) => unit.end <= to);

/** The unit after what is selected; from the top where nothing is. At the end it stays. */
export const nextUnit = (units: readonly TextRange[], selected: TextRange | null): TextRange | null => firstFrom(units, selected?.end ?? 0) ?? selected;
/** The unit before what is selected; the last one where nothing is. */
export const previousUnit = (units: readonly TextRange[], selected: TextRange | null): TextRange | null => (selected ? lastBefore(units, selected.start) ?? selected : units.at(-1) ?? null);

/** Moves the end of a range to the next (1) or the previous (-1) end of a unit; a range never becomes empty. */
export function moveEnd(units: readonly TextRange[], range: TextRange, step: 1 | -1): TextRange {
  const to = step === 1 ? units.find((unit) => unit.end > range.end) : units.findLast((unit) => unit.end < range.end && unit.end > range.start);
  return to ? { start: range.start, end: to.end } : range;
}

/** Moves the start of a range to the next (1) or the previous (-1) start of a unit; a range never becomes empty. */
export function moveStart(units: readonly TextRange[], range: TextRange, step: 1 | -1): TextRange {
  const to = step === 1 ? units.find((unit) => unit.start > range.start && unit.start < range.end) : units.findLast((unit) => unit.start < range.start);
  return to ? { start: to.start, end: range.end } : range;
}

/** What a mouse meant: whole words, and the marks swept over with them; null where it holds no word. */
export function snapToWords(words: readonly TextRange[], range: TextRange): TextRange | null {
  const touched = words.filter((word) => word.start < range.end && word.end > range.start);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return null;
  // A full stop or a bracket that was swept over is kept; half words are made whole.
  return { start: Math.min(first.start, range.start), end: Math.max(last.end, range.end) };
}

/** A range without white space at its ends. */
export function trimRange(text: string, range: TextRange): TextRange | null {
  const points = Array.from(text).slice(range.start, range.end);
  let from = 0;
  let to = points.length;
  while (from < to && /\s/u.test(points[from]!)) from += 1;
  while (to > from && /\s/u.test(points[to - 1]!)) to -= 1;
  return from < to ? { start: range.start + from, end: range.start + to } : null;
}
