import type { EditedCodingItem } from '#core/contract/api/updating.ts';
import { codingOriginSchema } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { codePointLength, sliceCodePoints } from '#core/coding/code-points.ts';
import { nearestWords } from '#core/importing/nearest-words.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { findCode } from '#db/queries/codes.ts';
import { insertCoding } from '#db/queries/codings.ts';
import { countEditedCodings, deleteEditedCoding, findEditedCoding, listEditedCodings } from '#db/queries/edited-codings.ts';
import type { ProjectSession } from './session.ts';

/** Codings that wait for a decision, in the order of the cases, each with the words it may have gone to. */
export function listEdited(session: ProjectSession): EditedCodingItem[] {
  return listEditedCodings(session.db).map(({ id, answerId, variableId, caseKey, codeId, coderId, before, start, end, after, file, editedAt }) => ({
    id, answerId, variableId, caseKey, codeId, coderId, before, span: { start, end }, after, proposal: nearestWords(sliceCodePoints(before, start, end), after), file, editedAt,
  }));
}

export type EditedDecision = { readonly id: number } & ({ readonly how: 'keep' | 'remove' } | { readonly how: 'move'; readonly start: number; readonly end: number });

/** Decides about one: the coding comes back on the whole answer or on other words, or stays off. One act. The coder who made it
 *  stays its author.
 *  @throws Refusal CODING_UNKNOWN, SPAN_OUTSIDE */
export function settleEdited(session: ProjectSession, decision: EditedDecision): { left: number } {
  const edited = findEditedCoding(session.db, decision.id);
  if (!edited) throw new Refusal('CODING_UNKNOWN', 'This coding was decided about already, or its answer is gone.', { id: decision.id });
  const code = findCode(session.db, edited.codeId);
  const place = decision.how === 'move' ? { start: decision.start, end: decision.end } : { start: null, end: null };
  if (decision.how === 'move') {
    const length = codePointLength(findAnswer(session.db, edited.answerId)?.text ?? '');
    if (decision.start < 0 || decision.end > length || decision.start >= decision.end) throw new Refusal('SPAN_OUTSIDE', `The words ${decision.start} to ${decision.end} lie outside the answer, which has ${length} characters.`, { start: decision.start, end: decision.end, length });
  }
  session.act(`coding.${decision.how}Edited`, { code: code?.name ?? edited.codeId }, ['codings'], (db) => {
    if (decision.how !== 'remove') insertCoding(db, { answerId: edited.answerId, codeId: edited.codeId, coderId: edited.coderId, ...place, origin: codingOriginSchema.parse(edited.origin), starred: edited.starred, createdAt: edited.codedAt });
    deleteEditedCoding(db, edited.id);
  });
  return { left: countEditedCodings(session.db) };
}
