import { codePointMap } from '../coding/code-points.ts';
import type { Finding, RawFinding } from './finding.ts';
import { findNames } from './names.ts';
import { findPatterns } from './patterns.ts';
import type { TermMatcher } from './terms.ts';
import { tokensOf } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Grows when the same text may be judged otherwise; findings of an older version are looked for again. */
export const DETECTOR_VERSION = 2;

export interface DetectOptions { readonly vocabulary?: Pick<Vocabulary, 'has'> | undefined; readonly terms?: TermMatcher | undefined }

/** What in a text could give a person away, in order, never overlapping. The project's own list comes first, then shapes (addresses,
 *  telephones), then names; of two that overlap the surer stays, of two as sure the longer. What a name on the list leaves over of a
 *  longer finding (“Jean-Baptiste” of “Jean-Baptiste Kouassi”) is found as well, and an address stays whole. */
export function detect(text: string, { vocabulary, terms }: DetectOptions = {}): (Finding & { readonly termId?: number })[] {
  const candidates: (RawFinding & { readonly termId?: number })[] = [...(terms?.find(text) ?? []), ...findPatterns(text)];
  if (/\p{Lu}/u.test(text)) candidates.push(...findNames(tokensOf(text), { isPlain: (word) => vocabulary?.has(word) ?? false }));
  if (candidates.length === 0) return [];
  const isInside = (one: RawFinding, other: RawFinding): boolean => other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
  const addresses = candidates.filter((one) => one.reason === 'email' || one.reason === 'link');
  const ranked = candidates.filter((one) => one.termId === undefined || !addresses.some((address) => isInside(one, address))).toSorted((a, b) => b.confidence - a.confidence || (b.to - b.from) - (a.to - a.from) || a.from - b.from);
  const kept: (RawFinding & { readonly termId?: number })[] = [];
  const isFree = ({ from, to }: { from: number; to: number }): boolean => kept.every((other) => to <= other.from || other.to <= from);
  for (const candidate of ranked) {
    if (candidate.to <= candidate.from) continue;
    if (isFree(candidate)) kept.push(candidate);
    else for (const part of leftOver(text, candidate, kept.filter((other) => other.termId !== undefined))) if (isFree(part)) kept.push({ ...candidate, ...part });
  }
  const map = codePointMap(text);
  return kept.toSorted((a, b) => a.from - b.from).map(({ from, to, ...finding }) => ({ ...finding, start: map.toCodePoint(from), end: map.toCodePoint(to) }));
}

/** What of a finding lies beside words of the list, without the spaces and marks between. */
function leftOver(text: string, { from, to }: RawFinding, listed: readonly RawFinding[]): { from: number; to: number }[] {
  const over = listed.filter((one) => one.from < to && from < one.to).toSorted((a, b) => a.from - b.from);
  if (over.length === 0) return [];
  const ends = [from, ...over.flatMap((one) => [one.from, one.to]), to];
  return Array.from({ length: over.length + 1 }, (_, nth) => [ends[nth * 2]!, ends[nth * 2 + 1]!] as const).flatMap(([first, last]) => {
    const words = first < last ? /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/su.exec(text.slice(first, last)) : null;
    return words ? [{ from: first + words.index, to: first + words.index + words[0].length }] : [];
  });
}
