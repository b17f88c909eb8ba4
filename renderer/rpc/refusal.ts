import { ORPCError } from '@orpc/client';
import { refusalSchema, type RefusalData } from '#core/contract/refusal.ts';
import type { Saying } from '#core/contract/saying.ts';
import { i18n, translate } from '../locales/i18n.ts';
import { frenchOf } from '../locales/sentence.ts';
import { setFrenchText } from '../locales/set-french.ts';
import { refusalsFr } from '../locales/refusals-fr.ts';

/** The refusal in an error, or null where it is something else (a bug, a lost connection). */
export function findRefusal(error: unknown): RefusalData | null {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return null;
  const parsed = refusalSchema.safeParse(error.data);
  return parsed.success ? parsed.data : null;
}

/** One plain sentence for any error, in the window's language. The data process says refusals in English; French says the same
 *  sentence from the code and its details, and falls back to the English one where it has none. */
export function refusalSentence(error: unknown): string {
  const refusal = findRefusal(error);
  if (refusal) {
    return refusalText(refusal);
  }
  if (error instanceof ORPCError) {
    return error.code === 'BAD_REQUEST' ? translate('error.badRequest') : translate('error.internal');
  }
  return translate('error.connection');
}

/** A refusal that was handed over as a value: why one file among several did not come in. */
export const refusalText = ({ code, details, message }: RefusalData): string => (i18n.language === 'fr' ? frenchSentence(code, details) ?? frenchOf({ code, details: factsOf(details) }) : null) ?? message;
const factsOf = (details: RefusalData['details']): Saying['details'] => Object.fromEntries(Object.entries(details).flatMap(([name, value]) => (value === null || typeof value === 'boolean' ? [] : [[name, value]])));

/** The first sentence of a code whose details are all there; null where there is none. */
function frenchSentence(code: string, details: RefusalData['details']): string | null {
  const sentences = refusalsFr[code];
  for (const sentence of typeof sentences === 'string' ? [sentences] : sentences ?? []) {
    const said = filled(sentence, details);
    if (said !== null) return said;
  }
  return null;
}

/** The sentence with its details, or null where one of them is missing. */
function filled(sentence: string, details: RefusalData['details']): string | null {
  const missing = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].some(([, name]) => details[name!] === undefined);
  return missing ? null : setFrenchText(sentence).replace(/\{\{(\w+)\}\}/g, (_, name: string) => name === 'reason' && typeof details[name] === 'string' ? frenchSentence(details[name], details) ?? detailText(details[name]) : detailText(details[name]));
}

function detailText(detail: RefusalData['details'][string] | undefined): string {
  if (Array.isArray(detail)) return new Intl.ListFormat('fr').format(detail);
  if (typeof detail === 'object' && detail !== null) return frenchOf(detail) ?? '';
  if (typeof detail === 'number') return new Intl.NumberFormat('fr').format(detail);
  return detail === null || detail === undefined ? '' : String(detail);
}
