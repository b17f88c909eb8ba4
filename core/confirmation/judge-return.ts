import { sameValue, type PrintPermission, type StatusValue } from './pack.ts';
import type { LineReading } from './read-return.ts';

/** What a line's thing is now: the status as it counts, or the words as they would be printed; null where it is no longer there. */
export type Now = { readonly kind: 'status'; readonly value: StatusValue } | { readonly kind: 'example'; readonly words: string } | null;
/** What was accepted of this line's thing last, and from which return. */
export interface Earlier { readonly returnId: number; readonly sha256: string; readonly verdict: 'confirmed' | 'changed' | 'withdrawn'; readonly value: StatusValue | null; readonly words: string | null; readonly permission: PrintPermission | null }

/** How a reading stands to the project as it is:
 *  gone: what the line speaks of is no longer there · stale: it was printed differently when the pack was made · already: accepted before,
 *  just so · conflict: another return, accepted before, says otherwise. */
export type Standing = 'gone' | 'stale' | 'already' | 'conflict';
export interface JudgedLine { readonly standing: readonly Standing[]; /** Offered to be accepted: said plainly, of a thing that is as it was shown. */ readonly ready: boolean; /** Whether it can be accepted at all as it was read. */ readonly acceptable: boolean }

/** Whether what was read can be taken over without a second look. Nothing is taken over by itself: this is what is ticked beforehand. */
export function judgeLine(reading: LineReading, now: Now, earlier: Earlier | null, sha256: string): JudgedLine {
  const said = reading.verdict === 'confirmed' || reading.verdict === 'changed' || reading.verdict === 'withdrawn';
  const standing: Standing[] = [];
  if (now === null) standing.push('gone');
  else if (isStale(reading, now)) standing.push('stale');
  if (said && earlier !== null) {
    const same = sameAnswer(reading, earlier);
    if (same && (earlier.sha256 === sha256 || !standing.includes('stale'))) standing.push('already');
    else if (!same && earlier.sha256 !== sha256) standing.push('conflict');
  }
  const acceptable = said && now !== null;
  return { standing, acceptable, ready: acceptable && standing.length === 0 && reading.doubts.every((doubt) => doubt === 'byAll') };
}

/** Shown then is not what is printed now. A change that asks for what the project says by now is no contradiction. */
function isStale({ line, value, words }: LineReading, now: NonNullable<Now>): boolean {
  if (line.kind === 'status') return now.kind !== 'status' || (!sameValue(line.value, now.value) && !(value !== null && sameValue(value, now.value)));
  return now.kind !== 'example' || (line.shown !== now.words && words !== now.words);
}

const sameAnswer = (reading: LineReading, earlier: Earlier): boolean => reading.verdict === earlier.verdict && (reading.words ?? null) === earlier.words && (reading.verdict === 'withdrawn' || (reading.permission ?? null) === earlier.permission)
  && (reading.value === null ? earlier.value === null : earlier.value !== null && sameValue(reading.value, earlier.value));
