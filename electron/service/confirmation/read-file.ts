import type { ReturnedRow } from '#core/confirmation/match-rows.ts';
import { tagsIn } from '#core/confirmation/pack.ts';
import { collapseSpace, normaliseText } from '#core/text/normalise.ts';
import { FIELDS, ONCE, PACK_WORDS, type Field, type Once } from './pack-words.ts';

/** A returned file before its packs are known: rows with every key found in them, and texts beside. */
export interface FoundRow extends Omit<ReturnedRow, 'keys'> { readonly tags: readonly { readonly packId: string; readonly key: string }[] }
export interface FoundFile {
  readonly format: 'word' | 'spreadsheet';
  /** Ids of packs that are named anywhere in it, hidden or printed. */
  readonly packIds: readonly string[];
  readonly rows: readonly FoundRow[];
  /** By pack where the row was tagged, else under ''. */
  readonly once: readonly { readonly packId: string; readonly field: Once; readonly text: string }[];
  /** Texts that stand in no row of the tables. */
  readonly texts: readonly string[];
}

/** Names of columns in both languages; a name that was shortened or got a mark is still known by its beginning. */
const NAMES: readonly { readonly field: Field; readonly name: string }[] = (['en', 'fr'] as const).flatMap((language) => FIELDS.map((field) => ({ field, name: normaliseText(PACK_WORDS[language][field]) })));
const fieldOf = (heading: string): Field | null => {
  const name = normaliseText(heading);
  return name === '' ? null : (NAMES.find((one) => one.name === name) ?? NAMES.find((one) => one.name.length > 5 && name.length > 5 && (name.startsWith(one.name) || one.name.startsWith(name))))?.field ?? null;
};
/** A row of headings: it names what is decided, and something to decide it by. */
export const headingsOf = (cells: readonly string[]): (Field | null)[] | null => {
  const fields = cells.map(fieldOf);
  const known = new Set(fields.filter((field) => field !== null));
  return known.has('decision') && known.size >= 3 ? fields : null;
};

const ONCE_NAMES: readonly { readonly field: Once; readonly name: string }[] = (['en', 'fr'] as const).flatMap((language) => (['by', 'on', 'all', 'note'] as const).map((field) => ({ field, name: normaliseText(PACK_WORDS[language][field]) })));
const ONCE_KEYS = new Map(Object.entries(ONCE).map(([field, key]) => [key as string, field as Once]));
/** What is asked once: by the key hidden in its row, else by its words. */
export function onceOf(tags: FoundRow['tags'], cells: readonly string[]): { field: Once; packId: string } | null {
  const tag = tags.find((one) => ONCE_KEYS.has(one.key));
  if (tag) return { field: ONCE_KEYS.get(tag.key)!, packId: tag.packId };
  const named = cells.map((cell) => ONCE_NAMES.find((one) => one.name === normaliseText(cell))).find((one) => one !== undefined && one.field !== 'on');
  return named ? { field: named.field, packId: '' } : null;
}
export const isOnceLabel = (text: string): boolean => ONCE_NAMES.some((one) => one.name === normaliseText(text));

const PLACEHOLDERS = new Set((['en', 'fr'] as const).map((language) => normaliseText(PACK_WORDS[language].choose)));
/** What a control says before anybody wrote in it is nothing; nor are dots and dashes. A tick is something. */
export const withoutPlaceholder = (text: string): string => (/^[\s.…_–—-]*$/u.test(text) || PLACEHOLDERS.has(normaliseText(text)) ? '' : text);

const PRINTED_ID = /(?:Reference|Référence|Ref\.?)\s*:?\s*([0-9A-HJKMNP-TV-Z]{5})-([0-9A-HJKMNP-TV-Z]{5})/giu;
/** Ids that are hidden as tags or printed as a reference. */
export const packIdsIn = (text: string): string[] => [...tagsIn(text).map((tag) => tag.packId), ...[...text.matchAll(PRINTED_ID)].map(([, first, second]) => `${first}${second}`.toUpperCase())];

/** A row from its cells' texts by field. What stands under a heading nobody knows is kept beside. */
export function rowFrom(place: string, tags: FoundRow['tags'], cells: readonly { readonly field: Field | null; readonly text: string }[]): FoundRow {
  const of = (field: Field): string => cells.filter((cell) => cell.field === field).map((cell) => cell.text.trim()).filter(Boolean).join('\n');
  return {
    tags, place, number: collapseSpace(of('number')), topic: of('topic'), shown: of('shown'), decision: withoutPlaceholder(of('decision')), value: withoutPlaceholder(of('value')), permission: withoutPlaceholder(of('permission')), comment: withoutPlaceholder(of('comment')),
    other: cells.filter((cell) => cell.field === null).map((cell) => withoutPlaceholder(cell.text.trim())).filter(Boolean),
  };
}
