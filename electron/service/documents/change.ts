import type { DocumentPlace } from '#core/contract/api/documents.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { takeCases } from '#core/model/take-cases.ts';
import type { WriteDb } from '#db/database.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { countCases, findCase } from '#db/queries/cases.ts';
import { deleteCase, deleteInstrument, deleteWithAnswer, findDocument, listCasesOfQuestion, listEmptyCases, moveAnswer, renameDocument, type DocumentRecord } from '#db/queries/documents.ts';
import { deleteVariable, listVariables } from '#db/queries/variables.ts';
import { findVector, putVector } from '#db/queries/vectors.ts';
import type { ProjectSession } from '../session.ts';
import { collectionsIn, type Collection } from './collections.ts';
import { caseFor, DOCUMENT_AREAS, freeQuestion, makeCases, markAnswered, namesOf } from './store.ts';

function existing(session: ProjectSession, id: number): DocumentRecord & { readonly variableId: string; readonly caseRid: number } {
  const document = findDocument(session.db, id);
  const answer = document && findAnswer(session.db, document.answerId);
  if (!document || !answer) throw new Refusal('DOCUMENT_UNKNOWN', 'This document is no longer in the project. An undo may have taken it out.', { document: id });
  return { ...document, variableId: answer.variableId, caseRid: answer.caseRid };
}

const collectionOf = (session: ProjectSession, variableId: string): Collection => {
  const id = session.definitions.get(variableId)?.documents ?? variableId;
  return collectionsIn(session.definitions.values()).find((one) => one.id === id) ?? { id, label: id };
};

export function nameDocument(session: ProjectSession, id: number, title: string): void {
  const document = existing(session, id);
  if (document.title === title) return;
  session.act('document.rename', { from: document.title, to: title }, ['codings'], (db) => { renameDocument(db, id, title); });
}

/** Puts a document with another case, with all that was coded in it. A case that was made for it, and holds nothing else, goes. */
export function moveDocument(session: ProjectSession, id: number, place: DocumentPlace): void {
  const document = existing(session, id);
  const collection = collectionOf(session, document.variableId);
  if ('caseIndex' in place && findCase(session.db, document.caseRid)?.position === place.caseIndex) return;
  session.act('document.move', (key: string) => ({ document: document.title, case: key }), DOCUMENT_AREAS, (db) => {
    const caseRid = caseFor(db, place, makeCases(session, db, collection, [{ place }]));
    moveAnswer(db, document.answerId, freeQuestion(db, collection, caseRid), caseRid);
    tidy(db, collection.id);
    return findCase(db, caseRid)?.key ?? '';
  });
}

/** Takes documents out, with codings, memos and clearances in them. One act. */
export function removeDocuments(session: ProjectSession, ids: readonly number[]): { documents: number; codings: number; cases: number } {
  const wanted = [...new Set(ids)].map((id) => existing(session, id));
  const codings = wanted.reduce((sum, { answerId }) => sum + session.coding.codingsOf(answerId).length, 0);
  const before = session.caseCount;
  session.act('document.remove', { document: namesOf(wanted.map((one) => one.title)), documents: wanted.length }, DOCUMENT_AREAS, (db) => {
    for (const { answerId } of wanted) deleteWithAnswer(db, answerId);
    for (const id of new Set(wanted.map((one) => collectionOf(session, one.variableId).id))) tidy(db, id);
  });
  return { documents: wanted.length, codings, cases: before - session.caseCount };
}

/** Leaves nothing behind of documents that went: their cases, questions that nobody answers any more, the collection itself. */
function tidy(db: WriteDb, collectionId: string): void {
  removeCases(db, listEmptyCases(db, collectionId));
  deleteInstrument(db, collectionId);
  markAnswered(db, collectionId);
  const questions = listVariables(db).filter((one) => one.documents === collectionId);
  // From behind, so that the numbers stay without a gap.
  for (const { id } of questions.toSorted((a, b) => b.id.length - a.id.length || (a.id < b.id ? 1 : -1))) {
    if (listCasesOfQuestion(db, id).length > 0) break;
    deleteVariable(db, id);
  }
}

/** Cases that are gone leave their places in every vector. */
function removeCases(db: WriteDb, cases: readonly { readonly rid: number; readonly position: number }[]): void {
  if (cases.length === 0) return;
  const gone = new Set(cases.map((one) => one.position));
  const total = countCases(db);
  const kept = Array.from({ length: total }, (_, at) => at).filter((at) => !gone.has(at));
  for (const { id } of listVariables(db)) {
    const vector = findVector(db, id, total);
    if (vector) putVector(db, id, takeCases(vector, kept));
  }
  for (const { rid } of cases.toSorted((a, b) => b.position - a.position)) deleteCase(db, rid);
}
