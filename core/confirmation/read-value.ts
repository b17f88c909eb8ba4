import { normaliseText } from '../text/normalise.ts';
import type { StatusLine, StatusValue } from './pack.ts';

const YES = new Set(['yes', 'oui', 'si', 'sim', 'y', 'o', 'true', 'vrai', 'in place', 'en place', 'exists', 'existe']);
const NO = new Set(['no', 'non', 'nao', 'n', 'false', 'faux', 'not in place', 'pas en place', 'does not exist', 'n existe pas', 'none', 'aucun', 'aucune']);
const UNKNOWN = new Set(['don t know', 'dont know', 'do not know', 'unknown', 'ne sait pas', 'ne sais pas', 'nsp', 'inconnu', 'no se', 'no sabe']);
const NOT_APPLICABLE = new Set(['not applicable', 'n a', 'na', 'non applicable', 'sans objet', 'so', 'no aplica']);
const NO_ANSWER = new Set(['no answer', 'pas de reponse', 'sans reponse', 'aucune reponse', 'sin respuesta']);

/** A status as a respondent wrote it, among the choices of its line: by label in any language, spelling, or a plain yes or no.
 *  null where it names none of them, or more than a single choice takes.
 *  @example readValue(line, 'oui') // { categories: ['yes'] } */
export function readValue(line: Pick<StatusLine, 'choices' | 'several'>, text: string): StatusValue | null {
  const whole = choiceOf(line, text);
  if (whole !== null) return { categories: [whole] };
  const words = normaliseText(text);
  if (UNKNOWN.has(words)) return { state: 'dontKnow' };
  if (NOT_APPLICABLE.has(words)) return { state: 'notApplicable' };
  if (NO_ANSWER.has(words)) return { state: 'noAnswer' };
  if (!line.several) return null;
  // A label may hold a comma itself: a piece is parted at its commas only where it is no choice as it stands.
  const parts = text.split(/[;\n|•]/u).flatMap((part) => (choiceOf(line, part) !== null ? [part] : part.split(','))).filter((part) => normaliseText(part) !== '');
  const ids = parts.map((part) => choiceOf(line, part));
  return parts.length > 0 && ids.every((id) => id !== null) ? { categories: [...new Set(ids)] } : null;
}

function choiceOf({ choices }: Pick<StatusLine, 'choices'>, text: string): string | null {
  const words = normaliseText(text);
  if (words === '') return null;
  const named = choices.filter((choice) => [choice.label, choice.id, ...choice.others].some((name) => normaliseText(name) === words));
  if (named.length > 0) return named.length === 1 ? named[0]!.id : null;
  // A bare yes or no speaks where one choice is called so.
  const meaning = YES.has(words) ? YES : NO.has(words) ? NO : null;
  const meant = meaning === null ? [] : choices.filter((choice) => [choice.label, choice.id, ...choice.others].some((name) => meaning.has(normaliseText(name))));
  return meant.length === 1 ? meant[0]!.id : null;
}
