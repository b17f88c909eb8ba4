/** A span of an answer in Unicode code points from 0, the end exclusive. */
export interface TextSpan { readonly start: number; readonly end: number }

/** Context compared on either side of a candidate, in code points. */
const CONTEXT = 40;
/** Code points of context by which one place must beat the next: a space alone tells nothing. */
const TELLING = 3;

/** Where a coded span stands after its answer was edited, or null where the coded words no longer stand, or stand in several
 *  places and nothing tells which is meant: then a person decides.
 *  Words before or after the edit keep their place; a span that began and ended at the edge of words still does.
 *  @param start first code point of the span in oldText, @param end one past its last
 *  @example reanchorSpan('no funds for training', 'There are no funds for training', 3, 8) // { start: 13, end: 18 }
 *  @throws RangeError where the span is empty or does not lie in oldText */
export function reanchorSpan(oldText: string, newText: string, start: number, end: number): TextSpan | null {
  const before = [...oldText];
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= before.length)) throw new RangeError(`reanchorSpan: the span ${start} to ${end} does not lie in a text of ${before.length} code points`);
  if (oldText === newText) return { start, end };
  const after = [...newText];
  const quote = before.slice(start, end);
  const places = occurrences(after, quote).filter((place) => keepsWordEdges(before, start, end, after, place));
  if (places.length === 0) return null;
  const only = places.length === 1 ? places[0]! : untouched(before, after, start, end) ?? bestContext(before, after, start, end, places);
  return only === null ? null : { start: only, end: only + quote.length };
}

function occurrences(text: readonly string[], quote: readonly string[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + quote.length <= text.length; at++) {
    let length = 0;
    while (length < quote.length && text[at + length] === quote[length]) length++;
    if (length === quote.length) places.push(at);
  }
  return places;
}

const isWordLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
const joins = (text: readonly string[], at: number): boolean => isWordLetter(text[at - 1]) && isWordLetter(text[at]);

function keepsWordEdges(before: readonly string[], start: number, end: number, after: readonly string[], place: number): boolean {
  const length = end - start;
  return (joins(before, start) || !joins(after, place)) && (joins(before, end) || !joins(after, place + length));
}

/** The span's place where the edit lies wholly behind it or wholly before it. */
function untouched(before: readonly string[], after: readonly string[], start: number, end: number): number | null {
  let prefix = 0;
  while (prefix < before.length && prefix < after.length && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < before.length - prefix && suffix < after.length - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
  if (end <= prefix) return start;
  return start >= before.length - suffix ? start + after.length - before.length : null;
}

/** The occurrence whose surroundings agree best with the old ones, or null where none agrees clearly better. */
function bestContext(before: readonly string[], after: readonly string[], start: number, end: number, places: readonly number[]): number | null {
  const scored = places.map((place) => {
    let score = 0;
    for (let back = 1; back <= CONTEXT && before[start - back] !== undefined && before[start - back] === after[place - back]; back++) score++;
    for (let on = 0; on < CONTEXT && before[end + on] !== undefined && before[end + on] === after[place + end - start + on]; on++) score++;
    return { place, score };
  }).sort((a, b) => b.score - a.score);
  return scored[0]!.score >= scored[1]!.score + TELLING ? scored[0]!.place : null;
}
