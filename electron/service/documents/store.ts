import type { DocumentPlace } from '#core/contract/api/documents.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { countryAttribute, incomeAttribute, instrumentAttribute, regionAttribute } from '#core/importing/attributes.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { newSingleCodes, missingBase, STATE, type Vector } from '#core/model/vector.ts';
import type { WriteDb } from '#db/database.ts';
import { findAnswer, findAnswerOf, insertAnswer } from '#db/queries/answers.ts';
import { insertCases, insertSourceFile, listCases, putInstrument, type CaseRow } from '#db/queries/cases.ts';
import { findDocument, insertDocument, listCasesOfQuestion, updateDocument } from '#db/queries/documents.ts';
import { countEditedCodings } from '#db/queries/edited-codings.ts';
import { findVariable, insertVariable } from '#db/queries/variables.ts';
import { putVector } from '#db/queries/vectors.ts';
import { rederive } from '../data.ts';
import { classificationOf } from '../classification.ts';
import { grownVariable, storePart } from '../import-commit.ts';
import { updateAnswer } from '../import-update.ts';
import type { ProjectSession } from '../session.ts';
import { collectionNamed, questionOf, type Collection } from './collections.ts';
import type { ReadDocument } from './read-document.ts';

export const DOCUMENT_AREAS = ['cases', 'variables', 'codings', 'memos', 'tables', 'project', 'privacy'] as const;

export interface NewDocument { readonly read: ReadDocument; readonly title: string; readonly place: DocumentPlace; readonly replaces?: number | undefined }

/** Brings documents in, and corrected ones in the place of those they correct. One act, one undo.
 *  @returns rids of the documents, how many cases were made, and how many codings lost their words
 *  @throws Refusal DOCUMENT_UNKNOWN, CASE_UNKNOWN, COUNTRY_UNKNOWN */
export function storeDocuments(session: ProjectSession, collectionLabel: string, items: readonly NewDocument[]): { ids: number[]; cases: number; undecided: number } {
  const replacing = items.every((item) => item.replaces !== undefined);
  const undecidedBefore = countEditedCodings(session.db);
  const done = session.act(replacing ? 'document.replace' : 'document.add', { document: namesOf(items.map((item) => item.title)), documents: items.length }, DOCUMENT_AREAS, (db) => {
    const collection = collectionNamed(collectionLabel, session.definitions.values());
    const fresh = items.filter((item) => item.replaces === undefined);
    const made = makeCases(session, db, collection, fresh);
    const ids = items.map((item) => {
      if (item.replaces !== undefined) return replaceDocument(db, item);
      return addDocument(db, collection, item, caseFor(db, item.place, made));
    });
    if (fresh.length > 0) markAnswered(db, collection.id);
    return { ids, cases: made.size };
  });
  return { ...done, undecided: countEditedCodings(session.db) - undecidedBefore };
}

/** Names for the history: the first ones, and how many more. */
export const namesOf = (titles: readonly string[]): string => (titles.length <= 3 ? titles.join(', ') : `${titles.slice(0, 3).join(', ')} …`);

const newKey = (place: DocumentPlace): string | null => ('newCase' in place ? `${place.newCase}\n${place.country ?? ''}` : null);

/** Cases of their own, one for each name and country that is asked for; country, region, income and instrument grow by them.
 *  @returns the case's rid by name and country */
export function makeCases(session: ProjectSession, db: WriteDb, collection: Collection, items: readonly { readonly place: DocumentPlace; readonly read?: Pick<ReadDocument, 'sha256'> }[]): Map<string, number> {
  const wanted = new Map(items.flatMap(({ place }) => ('newCase' in place ? [[newKey(place)!, place] as const] : [])));
  const made = new Map<string, number>();
  // A case of this name that an earlier document made is the same one.
  for (const one of listCases(db)) if (one.instrumentId === collection.id) for (const [key, place] of wanted) if (place.newCase === one.key) { made.set(key, one.rid); wanted.delete(key); }
  if (wanted.size === 0) return made;
  const places = [...wanted.values()];
  putInstrument(db, collection.id, collection.label);
  const sourceFileRid = insertSourceFile(db, { name: collection.label, sha256: '', format: 'documents', encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: new Date().toISOString() });
  const offset = session.caseCount;
  const total = offset + places.length;
  const first = insertCases(db, places.map((place) => place.newCase), collection.id, sourceFileRid);
  [...wanted.keys()].forEach((key, index) => made.set(key, first + index));
  const definitions = new Map<string, VariableDefinition>();
  const vectors = new Map<string, Vector>();
  const iso3 = places.map((place) => place.country);
  const pinned = classificationOf(db);
  const attributes = [
    ...(iso3.some((code) => code !== null) ? [countryAttribute(iso3), regionAttribute(iso3, pinned.groups), incomeAttribute(iso3, pinned.incomeYear, pinned.groups)] : []),
    instrumentAttribute(collection, places.length),
  ];
  for (const part of attributes) storePart(session, db, part, total, places.map((_, index) => offset + index), definitions, vectors);
  rederive(session, db, definitions, vectors, { ...session.crosstabData, caseCount: total, madeForDocuments: undefined, variable: (id) => grownVariable(session, db, id, total) });
  return made;
}

/** The rid of the case that a document goes to. */
export function caseFor(db: WriteDb, place: DocumentPlace, made: ReadonlyMap<string, number>): number {
  if ('newCase' in place) return made.get(newKey(place)!)!;
  const found: CaseRow | undefined = listCases(db)[place.caseIndex];
  if (!found) throw new Refusal('CASE_UNKNOWN', 'The case that this document was to belong to is no longer in the project. Choose another one.', { case: place.caseIndex });
  return found.rid;
}

function addDocument(db: WriteDb, collection: Collection, { read, title }: NewDocument, caseRid: number): number {
  const answerId = insertAnswer(db, caseRid, freeQuestion(db, collection, caseRid), read.text, read.language);
  return insertDocument(db, { answerId, title, file: read.file, format: read.format, sha256: read.sha256, marks: read.marks, addedAt: new Date().toISOString() });
}

/** The first question of the collection that the case has no document for; it is made where nobody had so many. */
export function freeQuestion(db: WriteDb, collection: Collection, caseRid: number): string {
  for (let nth = 1; ; nth += 1) {
    const question = questionOf(collection, nth);
    if (!findVariable(db, question.id)) insertVariable(db, question);
    if (!findAnswerOf(db, question.id, caseRid)) return question.id;
  }
}

function replaceDocument(db: WriteDb, { read, title, replaces }: NewDocument): number {
  const before = findDocument(db, replaces!);
  const answer = before && findAnswer(db, before.answerId);
  if (!before || !answer) throw new Refusal('DOCUMENT_UNKNOWN', 'The document to be replaced is no longer in the project. Bring the file in as a new one.', { document: title });
  updateAnswer(db, answer.variableId, answer.caseRid, read.text, read.file);
  updateDocument(db, { id: before.id, title, file: read.file, format: read.format, sha256: read.sha256, marks: read.marks });
  return before.id;
}

/** Which cases have a document of a collection; the others were not asked for one. */
export function markAnswered(db: WriteDb, collectionId: string): void {
  const cases = listCases(db);
  const positions = new Map(cases.map((one) => [one.rid, one.position]));
  for (let nth = 1; ; nth += 1) {
    const { id } = questionOf({ id: collectionId, label: '' }, nth);
    if (!findVariable(db, id)) return;
    const codes = newSingleCodes(cases.length, 1);
    codes.fill(missingBase(codes) + STATE.notAsked);
    for (const rid of listCasesOfQuestion(db, id)) codes[positions.get(rid)!] = 0;
    putVector(db, id, { kind: 'single', codes });
  }
}
