import type { AnswerState } from '../contract/variable.ts';
import { spellingKey } from '../text/normalise.ts';

export type MissingState = Exclude<AnswerState, 'value'>;

/** What respondents and survey tools write where there is no answer, in English, French, Spanish and Portuguese. */
const LABELS: Readonly<Record<MissingState, readonly string[]>> = {
  notAsked: ['not asked', 'skipped', 'question skipped', 'not shown', 'not displayed', 'question not asked', 'non posée', 'non posee', 'question non posée', 'no preguntado', 'não perguntado', '(skipped)'],
  noAnswer: ['-', '--', '---', '.', '..', '?', 'no answer', 'no response', 'not answered', 'unanswered', 'missing', 'not stated', 'blank', '(blank)', '#null!', 'null', 'none given',
    'sans réponse', 'pas de réponse', 'non répondu', 'non réponse', 'aucune réponse', 'non renseigné', 'manquant', 'sin respuesta', 'no responde', 'no contesta', 'sem resposta', 'não respondeu', 'keine antwort'],
  dontKnow: ["don't know", 'dont know', 'do not know', "i don't know", 'i do not know', 'not sure', 'unsure', "don't know or not sure", "don't know / not sure", 'dk', 'dk/na', 'unknown', 'refused', 'refused to answer', 'prefer not to say', 'prefer not to answer', 'rather not say', 'i prefer not to say', "don't know/prefer not to say", "don't know/refused",
    'ne sait pas', 'nsp', 'ne sais pas', 'je ne sais pas', 'inconnu', 'préfère ne pas répondre', 'je préfère ne pas répondre', 'refus', 'refuse de répondre', 'ne souhaite pas répondre', 'ne se prononce pas',
    'no sabe', 'no sé', 'ns/nc', 'prefiero no decirlo', 'prefiere no responder', 'prefiero no responder', 'desconocido', 'não sabe', 'não sei', 'prefiro não responder', 'prefiro não dizer', 'weiss nicht', 'weiß nicht'],
  notApplicable: ['n/a', 'na', 'n.a', 'not applicable', 'does not apply', 'n/d', 'sans objet', 's/o', 's.o', 'so', 'non applicable', 'ne s’applique pas', "ne s'applique pas", 'no aplica', 'no procede', 'não se aplica', 'não aplicável', 'nicht zutreffend'],
};

const byKey = new Map<string, MissingState>(Object.entries(LABELS).flatMap(([state, labels]) => labels.map((label) => [spellingKey(label) || label, state as MissingState] as const)));
// "so" is French for "sans objet" and an English word: too short to trust.
byKey.delete('so');

/** The state of missing that a text names, or null where it is an answer.
 *  @example missingState('Ne sait pas') // 'dontKnow'
 *  @example missingState('None') // null: "none" is an answer */
export function missingState(text: string): MissingState | null {
  const trimmed = text.trim();
  return byKey.get(spellingKey(trimmed) || trimmed) ?? null;
}

/** Numbers that survey tools use for "don't know" and "refused" among small codes. */
export const MISSING_NUMBERS: readonly string[] = ['97', '98', '99', '997', '998', '999', '-9', '-8', '-99', '-98', '-999', '-77', '-88'];
