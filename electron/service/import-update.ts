import { reanchorSpan } from '#core/importing/reanchor-span.ts';
import type { AppliedPlan } from '#core/importing/apply-plan.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { emptyVector, placeInto } from '#core/model/join-vectors.ts';
import { bitAt, STATE, stateAt, type Vector } from '#core/model/vector.ts';
import type { WriteDb } from '#db/database.ts';
import { deleteReadings, findAnswerOf, insertAnswer, updateAnswerText } from '#db/queries/answers.ts';
import { insertCases, insertSourceFile, listCases, putInstrument, type CaseRow } from '#db/queries/cases.ts';
import { deleteCoding, listCodingsOfAnswer, updateCodingSpan } from '#db/queries/codings.ts';
import { insertMemo } from '#db/queries/memos.ts';
import { insertVariable, updateVariable } from '#db/queries/variables.ts';
import { findVector, putVector } from '#db/queries/vectors.ts';
import { rederive } from './data.ts';
import { grow, partsOf, type CaseCounts, type Incoming } from './import-commit.ts';
import type { ProjectSession } from './session.ts';

/** Cases of the file that are there already, by key within the instrument. */
function matched(session: ProjectSession, applied: AppliedPlan, instrumentId: string): (CaseRow | null)[] {
  const there = new Map(listCases(session.db).filter((one) => one.instrumentId === instrumentId).map((one) => [one.key, one]));
  return applied.cases.map((one) => there.get(one.key) ?? null);
}

/** Which cases the file would add, change, or leave as they are. Cases that are missing from the file stay. */
export function previewUpdate(session: ProjectSession, applied: AppliedPlan, instrumentId: string): CaseCounts {
  const known = matched(session, applied, instrumentId);
  const changed = new Set<number>();
  for (const part of partsOf(applied)) {
    const definition = session.definitions.get(part.definition.id);
    const stored = definition ? findVector(session.db, definition.id, session.caseCount) : null;
    known.forEach((one, index) => {
      if (one && !changed.has(index) && (!definition || !stored || !sameValue(definition, stored, one.position, part.definition, part.vector, index))) changed.add(index);
    });
  }
  for (const variable of applied.variables) {
    for (const answer of variable.answers ?? []) {
      const one = known[answer.caseIndex];
      if (one && !changed.has(answer.caseIndex) && findAnswerOf(session.db, variable.definition.id, one.rid)?.text !== answer.text) changed.add(answer.caseIndex);
    }
  }
  const fresh = known.filter((one) => one === null).length;
  return { new: fresh, updated: changed.size, unchanged: known.length - fresh - changed.size };
}

function sameValue(before: VariableDefinition, stored: Vector, position: number, after: VariableDefinition, part: Vector, index: number): boolean {
  if (stored.kind !== part.kind || stateAt(stored, position) !== stateAt(part, index)) return false;
  if (stateAt(part, index) !== STATE.value) return true;
  if (stored.kind === 'single' && part.kind === 'single') return before.type === 'open' || before.categories[stored.codes[position]!]?.id === after.categories[part.codes[index]!]?.id;
  if (stored.kind === 'number' && part.kind === 'number') return stored.values[position] === part.values[index];
  if (stored.kind === 'text' && part.kind === 'text') return stored.values[position] === part.values[index];
  if (stored.kind === 'multiple' && part.kind === 'multiple') {
    const ticked = (definition: VariableDefinition, vector: typeof part, at: number): string => definition.categories.filter((_, option) => bitAt(vector.options[option]!, at)).map((category) => category.id).toSorted().join('\n');
    return ticked(before, stored, position) === ticked(after, part, index);
  }
  return false;
}

/** A corrected or larger file: new cases are added, values of known ones replaced, codings kept. A span on edited words is put
 *  where those words now stand; where they are gone, the coding is taken off, and a memo on the answer keeps before and after for
 *  review. One act, one undo. */
export function updateImport(session: ProjectSession, incoming: Incoming): CaseCounts {
  const { applied, instrument, file } = incoming;
  const counts = previewUpdate(session, applied, instrument.id);
  const known = matched(session, applied, instrument.id);
  session.act('import.update', { file: file.name, cases: applied.cases.length, variables: applied.variables.length }, ['cases', 'variables', 'codings', 'memos', 'tables', 'project'], (db) => {
    putInstrument(db, instrument.id, instrument.label);
    const sourceFileRid = insertSourceFile(db, { ...file, importedAt: new Date().toISOString() });
    const fresh = applied.cases.flatMap((one, index) => (known[index] ? [] : [{ key: one.key, index }]));
    const firstRid = insertCases(db, fresh.map((one) => one.key), instrument.id, sourceFileRid);
    const places: number[] = known.map((one) => one?.position ?? -1);
    const caseRids: number[] = known.map((one) => one?.rid ?? -1);
    fresh.forEach((one, nth) => { places[one.index] = session.caseCount + nth; caseRids[one.index] = firstRid + nth; });
    const total = session.caseCount + fresh.length;
    const definitions = new Map<string, VariableDefinition>();
    const vectors = new Map<string, Vector>();
    for (const part of partsOf(applied)) {
      const before = session.definitions.get(part.definition.id);
      const size = part.definition.type === 'open' ? 1 : part.definition.categories.length;
      const grown = before ? grow(before, findVector(db, before.id, total), part.definition, part.vector, places, total)
        : { definition: part.definition, vector: placeInto(emptyVector(part.vector, total, size), part.vector, places, size, Array.from({ length: size }, (_, at) => at)) };
      if (before) updateVariable(db, grown.definition); else insertVariable(db, grown.definition);
      putVector(db, grown.definition.id, grown.vector);
      definitions.set(grown.definition.id, grown.definition);
      vectors.set(grown.definition.id, grown.vector);
    }
    for (const variable of applied.variables) {
      if (variable.definition.type !== 'open') continue;
      const texts = new Map((variable.answers ?? []).map((answer) => [answer.caseIndex, answer.text]));
      caseRids.forEach((caseRid, index) => { updateAnswer(session, db, variable.definition, caseRid, texts.get(index)); });
    }
    rederive(session, db, definitions, vectors, { ...session.crosstabData, caseCount: total });
  });
  return counts;
}

function updateAnswer(session: ProjectSession, db: WriteDb, definition: VariableDefinition, caseRid: number, text: string | undefined): void {
  const before = findAnswerOf(db, definition.id, caseRid);
  if (!before) { if (text !== undefined) insertAnswer(db, caseRid, definition.id, text, null); return; }
  if (before.text === text) return;
  const after = text ?? '';
  const lost: string[] = [];
  for (const coding of listCodingsOfAnswer(db, before.rid)) {
    if (coding.start === null || coding.end === null) continue;
    const place = reanchorSpan(before.text, after, coding.start, coding.end);
    if (place) { if (place.start !== coding.start || place.end !== coding.end) updateCodingSpan(db, coding.id, place.start, place.end); continue; }
    lost.push(coding.codeId);
    deleteCoding(db, coding.id);
  }
  updateAnswerText(db, before.rid, after);
  // An edited answer must be read again by somebody, unless a coding still stands in it.
  deleteReadings(db, before.rid);
  if (lost.length === 0) return;
  const at = new Date().toISOString();
  insertMemo(db, {
    target: 'answer', targetId: String(before.rid), title: `To review: the coded words are gone (${lost.join(', ')})`,
    body: `The answer was edited in a newer file. Codings taken off: ${lost.join(', ')}.\n\nBefore:\n${before.text}\n\nAfter:\n${after}`, coderId: session.coderId, createdAt: at, updatedAt: at,
  });
}
