import { normaliseText } from '../text/normalise.ts';
import type { PrintPermission } from './pack.ts';

export type Decision = 'confirmed' | 'changed' | 'withdrawn';

/** How people write a decision, whatever the choices offered were: in English, French, Spanish and Portuguese, accents and capitals apart. */
const WORDS: Readonly<Record<Decision, readonly string[]>> = {
  confirmed: [
    'confirm', 'confirmed', 'we confirm', 'i confirm', 'yes', 'y', 'ok', 'okay', 'agree', 'agreed', 'we agree', 'correct', 'right', 'accurate', 'approve', 'approved', 'accept', 'accepted', 'no change', 'no changes', 'unchanged', 'as is', 'fine', 'good', 'valid', 'validated', 'true', 'vrai',
    'confirme', 'confirmee', 'confirmes', 'confirmees', 'confirmer', 'nous confirmons', 'je confirme', 'oui', 'o', 'd accord', 'exact', 'exacte', 'juste', 'valide', 'validee', 'valider', 'approuve', 'approuvee', 'accepte', 'aucun changement', 'aucune modification', 'sans changement', 'sans modification', 'inchange', 'inchangee', 'rien a changer', 'rien a modifier', 'ras', 'a confirmer sans changement',
    'si', 'confirmado', 'confirmada', 'confirmamos', 'confirmo', 'correcto', 'correcta', 'de acuerdo', 'sin cambios', 'sim', 'correto', 'sem alteracao', 'sem alteracoes',
  ],
  changed: [
    'change', 'changed', 'changes', 'to change', 'to be changed', 'please change', 'modify', 'modified', 'amend', 'amended', 'edit', 'edited', 'correct it', 'correction', 'corrected', 'update', 'updated', 'to be corrected', 'see comment', 'see new text',
    'modifier', 'modifie', 'modifiee', 'modification', 'changer', 'change e', 'changement', 'a changer', 'a modifier', 'a corriger', 'corriger', 'corrige', 'corrigee', 'rectifier', 'rectifie', 'rectification', 'actualiser', 'mettre a jour', 'mis a jour', 'voir commentaire',
    'cambiar', 'cambiado', 'cambio', 'modificar', 'modificado', 'corregir', 'corregido', 'actualizar', 'alterar', 'alterado', 'corrigir', 'corrigido',
  ],
  withdrawn: [
    'withdraw', 'withdrawn', 'remove', 'removed', 'delete', 'deleted', 'do not print', 'do not publish', 'not to be printed', 'not for publication', 'not to be published', 'take out', 'leave out', 'drop',
    'retirer', 'retire', 'retiree', 'retrait', 'a retirer', 'supprimer', 'supprime', 'supprimee', 'suppression', 'a supprimer', 'ne pas publier', 'ne pas imprimer', 'ne pas diffuser', 'enlever', 'a enlever',
    'retirar', 'retirado', 'eliminar', 'eliminado', 'suprimir', 'no publicar', 'remover', 'removido', 'nao publicar',
  ],
};
const DECISIONS: ReadonlyMap<string, Decision> = new Map((Object.entries(WORDS) as [Decision, readonly string[]][]).flatMap(([decision, words]) => words.map((word) => [word, decision] as const)));
/** A tick, in the ways in which it is typed. */
const TICK = /^[\s]*[✓✔☑☒√xX×]+[\s]*$/u;

/** The decision a text means; 'empty' where nothing was written, 'unclear' where it cannot be told. "No" alone is unclear: it may mean
 *  "not so", or "no change". A denial never becomes its opposite: "not confirmed" is unclear.
 *  @example readDecision('Confirmé.') // 'confirmed' */
export function readDecision(text: string): Decision | 'empty' | 'unclear' {
  if (/^[\s\u200B\u00A0.…_–—-]*$/u.test(text)) return 'empty';
  if (TICK.test(text)) return 'confirmed';
  const words = normaliseText(text);
  const exact = DECISIONS.get(words);
  if (exact !== undefined) return exact;
  // "Confirmed – thank you", "Confirmed, with the comment beside": the first words say it, unless something in them denies it.
  if (/\b(not|no|non|ne|pas|never|jamais|nao|sin|sans|but|mais|except|sauf|however|pero|mas|if|si)\b/u.test(words)) return 'unclear';
  const parts = words.split(' ');
  const found = new Set<Decision>();
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = Math.min(parts.length, from + 4); to > from; to -= 1) {
      const part = parts.slice(from, to).join(' ');
      const decision = part.length > 2 ? DECISIONS.get(part) : undefined;
      if (decision !== undefined) { found.add(decision); break; }
    }
  }
  return found.size === 1 ? [...found][0]! : 'unclear';
}

/** How a quote may be printed, in the respondent's words; null where nothing (or nothing that can be told) was written. */
export function readPermission(text: string): PrintPermission | 'no' | 'unclear' | null {
  const words = normaliseText(text);
  if (words === '') return null;
  if (/\bregion|\bregional/u.test(words)) return 'region';
  if (readDecision(text) === 'withdrawn') return 'no';
  if (/\b(name|named|nom|nombre|nome|country|pays|pais|full|our|notre)\b/u.test(words) && !/\b(not|no|non|sans|without|sin|sem|pas)\b/u.test(words)) return 'named';
  return 'unclear';
}
