import { normaliseText } from '../text/normalise.ts';

/** Names of the months, whole, in the languages surveys come in; each cut short is known too (“janv.”, “Sept”, “dic”). */
const NAMES: readonly (readonly string[])[] = [
  ['january', 'janvier', 'enero', 'janeiro', 'januar'], ['february', 'fevrier', 'febrero', 'fevereiro', 'februar'], ['march', 'mars', 'marzo', 'marco', 'marz', 'maerz'],
  ['april', 'avril', 'abril'], ['may', 'mai', 'mayo', 'maio'], ['june', 'juin', 'junio', 'junho', 'juni'], ['july', 'juillet', 'julio', 'julho', 'juli'],
  ['august', 'aout', 'agosto'], ['september', 'septembre', 'septiembre', 'setiembre', 'setembro'], ['october', 'octobre', 'octubre', 'outubro', 'oktober'],
  ['november', 'novembre', 'noviembre', 'novembro'], ['december', 'decembre', 'diciembre', 'dezembro', 'dezember'],
];
/** Every name and every beginning of one, of three letters or more, that means one month alone (“jui” is two in French, and is none). */
const MONTHS = new Map<string, number>();
for (const [index, names] of NAMES.entries()) {
  for (const name of names) for (let end = 3; end <= name.length; end++) {
    const key = name.slice(0, end);
    const other = MONTHS.get(key);
    MONTHS.set(key, other === undefined || other === index + 1 ? index + 1 : 0);
  }
}
for (const [index, names] of NAMES.entries()) for (const name of names) MONTHS.set(name, index + 1);

/** The month that a word names, 1 to 12, or null.
 *  @example monthNamed('janv.') // 1
 *  @example monthNamed('Août') // 8 */
export function monthNamed(word: string): number | null {
  const found = MONTHS.get(normaliseText(word).replace(/[.\s]+/gu, ''));
  return found === undefined || found === 0 ? null : found;
}
