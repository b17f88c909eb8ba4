/** What a respondent is asked to confirm: each thing that would be printed about it, as it stood when the pack was made. */

/** What a status says: its categories (several where several answers were possible), or why there is none. Ids, never labels. */
export type StatusValue = { readonly categories: readonly string[] } | { readonly state: 'notAsked' | 'noAnswer' | 'dontKnow' | 'notApplicable' };

interface LineBase {
  /** "S3", "E12": stands beside the line, and behind the pack's id in what is hidden. */
  readonly key: string;
  /** What the line is about: the indicator's name; for an example, the question and its themes. */
  readonly topic: string;
  /** As it would be printed. */
  readonly shown: string;
}
export interface StatusLine extends LineBase {
  readonly kind: 'status'; readonly variableId: string; readonly value: StatusValue;
  /** Several answers were possible. */
  readonly several: boolean;
  /** What it could be instead, in the pack's language. */
  readonly choices: readonly { readonly id: string; readonly label: string; readonly others: readonly string[] }[];
}
export type PrintPermission = 'named' | 'region';
export interface ExampleLine extends LineBase {
  readonly kind: 'example'; readonly answerId: number; readonly start: number | null; readonly end: number | null;
  /** How it would be printed: with the respondent's name, or with its region alone. */
  readonly permission: PrintPermission;
}
export type PackLine = StatusLine | ExampleLine;

export interface Pack { readonly id: string; readonly language: 'en' | 'fr'; readonly lines: readonly PackLine[] }

/** Letters and digits that nobody confuses (Crockford): an id that may be read aloud. */
export const PACK_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const PACK_ID_LENGTH = 10;
/** A line as it is hidden in the file: "7F3KQ2M8XT/S3". */
export const lineTag = (packId: string, key: string): string => `${packId}/${key}`;
/** The id as it is printed: in two halves. */
export const printedId = (packId: string): string => `${packId.slice(0, 5)}-${packId.slice(5)}`;

const TAG = new RegExp(`([${PACK_ALPHABET}]{5})-?([${PACK_ALPHABET}]{5})/([A-Z]{1,4}\\d{0,4})(?![A-Z0-9])`, 'gu');
/** Every tag of a line in a text, in order. */
export const tagsIn = (text: string): { packId: string; key: string }[] => [...text.matchAll(TAG)].map(([, first, second, key]) => ({ packId: `${first}${second}`, key: key! }));

export const sameValue = (a: StatusValue, b: StatusValue): boolean => ('state' in a ? 'state' in b && a.state === b.state
  : 'categories' in b && a.categories.length === b.categories.length && a.categories.every((id) => b.categories.includes(id)));
