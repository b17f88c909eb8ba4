import type { Code, CodeKind } from '#core/contract/code.ts';
import type { MessageKey } from '../../../locales/i18n.ts';

/** The kinds in the order of the codebook. Colour, shape and line pattern of each are tokens in coding.css, by `token`. */
export const KINDS: readonly { readonly kind: CodeKind; readonly label: MessageKey; readonly one: MessageKey; readonly token: string; readonly shape: string }[] = [
  { kind: 'gap', label: 'kind.gap', one: 'coding.kind.gap', token: 'gap', shape: 'M1.500 1.500h7v7h-7z' },
  { kind: 'challenge', label: 'kind.challenge', one: 'coding.kind.challenge', token: 'challenge', shape: 'M5 1l4.500 8h-9z' },
  { kind: 'lesson', label: 'kind.lesson', one: 'coding.kind.lesson', token: 'lesson', shape: 'M5 .5L9.500 5L5 9.500L.5 5z' },
  { kind: 'good practice', label: 'kind.goodPractice', one: 'coding.kind.goodPractice', token: 'practice', shape: 'M5 1a4 4 0 1 0 0 8a4 4 0 0 0 0-8' },
  { kind: 'recommendation', label: 'kind.recommendation', one: 'coding.kind.recommendation', token: 'recommend', shape: 'M3.700 1h2.600v2.700h2.700v2.600h-2.700v2.700h-2.600v-2.700h-2.700v-2.600h2.700z' },
  { kind: 'other', label: 'kind.other', one: 'coding.kind.other', token: 'other', shape: 'M1 3.700h8v2.600h-8z' },
];
const byKind = new Map(KINDS.map((kind) => [kind.kind, kind]));

export const kindOf = (kind: CodeKind): (typeof KINDS)[number] => byKind.get(kind)!;

/** A code's name in the window's language. */
export const codeName = (code: Pick<Code, 'name' | 'labels'>, language: string): string => code.labels[language]?.trim() || code.name;

/** What a drawing of a code needs on its element: the class of its kind, and its own colour where it has one. */
export function codeLook(code: Pick<Code, 'kind' | 'colour'>): { className: string; style?: Record<string, string> } {
  const className = `kind-${kindOf(code.kind).token}`;
  return code.colour ? { className: `${className} kind-own`, style: { '--kind-own': code.colour } } : { className };
}
