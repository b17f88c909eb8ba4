import { codePointMap } from '../coding/code-points.ts';
import { westernDigits } from '../text/digits.ts';
import { normaliseText } from '../text/normalise.ts';
import type { FindingKind } from '../contract/finding.ts';

const KIND_LABELS: Readonly<Record<'en' | 'fr', Readonly<Record<FindingKind, string>>>> = {
  en: { name: 'Name', place: 'Place', organisation: 'Organisation', email: 'E-mail', phone: 'Telephone', url: 'Link', id: 'Identifier', other: 'Term' },
  fr: { name: 'Nom', place: 'Lieu', organisation: 'Organisation', email: 'Courriel', phone: 'Téléphone', url: 'Lien', id: 'Identifiant', other: 'Terme' },
};

/** What stands in the place of the words: "[Name 3]", "[Nom 3]"; without a number where the key has none for them. */
export const pseudonymLabel = (kind: FindingKind, number: number | null, language: 'en' | 'fr'): string =>
  `[${KIND_LABELS[language][kind]}${number === null ? '' : ` ${number}`}]`;

/** Two ways of writing one thing share a pseudonym: accents, case and spaces do not tell names apart, nor do they telephones. */
export function pseudonymKey(kind: FindingKind, words: string): string {
  if (kind === 'phone') return westernDigits(words).replace(/\D/gu, '').replace(/^00/u, '');
  if (kind === 'email' || kind === 'url') return words.trim().toLowerCase();
  return normaliseText(words);
}

export interface Replacement { readonly start: number; readonly end: number; readonly label: string }

/** A text with its replacements made, and how offsets of the old one lie in the new. All offsets are code points.
 *  A span that begins or ends inside replaced words takes all of the pseudonym.
 *  @param replacements never overlapping */
export function replaceWords(text: string, replacements: readonly Replacement[]): { text: string; mapStart(offset: number): number; mapEnd(offset: number): number } {
  if (replacements.length === 0) return { text, mapStart: (offset) => offset, mapEnd: (offset) => offset };
  const ordered = replacements.toSorted((a, b) => a.start - b.start);
  const map = codePointMap(text);
  let result = '';
  let from = 0;
  let shift = 0;
  const steps: { start: number; end: number; newStart: number; newEnd: number }[] = [];
  for (const { start, end, label } of ordered) {
    result += text.slice(map.toUtf16(from), map.toUtf16(start)) + label;
    const length = codePointMap(label).length;
    steps.push({ start, end, newStart: start + shift, newEnd: start + shift + length });
    shift += length - (end - start);
    from = end;
  }
  result += text.slice(map.toUtf16(from));
  const place = (offset: number, inside: 'newStart' | 'newEnd'): number => {
    let moved = 0;
    for (const step of steps) {
      if (offset <= step.start) break;
      if (offset < step.end) return step[inside];
      moved = step.newEnd - step.end;
    }
    return offset + moved;
  };
  return { text: result, mapStart: (offset) => place(offset, 'newStart'), mapEnd: (offset) => place(offset, 'newEnd') };
}
