import { codePointMap } from '../coding/code-points.ts';
import type { Finding, RawFinding } from './finding.ts';
import { findNames } from './names.ts';
import { findPatterns } from './patterns.ts';
import type { TermMatcher } from './terms.ts';
import { tokensOf } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Grows when the same text may be judged otherwise; findings of an older version are looked for again. */
export const DETECTOR_VERSION = 1;

export interface DetectOptions { readonly vocabulary?: Pick<Vocabulary, 'has'> | undefined; readonly terms?: TermMatcher | undefined }

/** What in a text could give a person away, in order, never overlapping. The project's own list comes first, then shapes (addresses,
 *  telephones), then names; of two that overlap the surer stays, of two as sure the longer. */
export function detect(text: string, { vocabulary, terms }: DetectOptions = {}): (Finding & { readonly termId?: number })[] {
  const candidates: (RawFinding & { readonly termId?: number })[] = [...(terms?.find(text) ?? []), ...findPatterns(text)];
  if (/\p{Lu}/u.test(text)) candidates.push(...findNames(tokensOf(text), { isPlain: (word) => vocabulary?.has(word) ?? false }));
  if (candidates.length === 0) return [];
  const ranked = candidates.toSorted((a, b) => b.confidence - a.confidence || (b.to - b.from) - (a.to - a.from) || a.from - b.from);
  const kept: (RawFinding & { readonly termId?: number })[] = [];
  for (const candidate of ranked) if (candidate.to > candidate.from && kept.every((other) => candidate.to <= other.from || other.to <= candidate.from)) kept.push(candidate);
  const map = codePointMap(text);
  return kept.toSorted((a, b) => a.from - b.from).map(({ from, to, ...finding }) => ({ ...finding, start: map.toCodePoint(from), end: map.toCodePoint(to) }));
}
