import type { StoredDocument } from '#core/contract/api/documents.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { documentParts, lastPage } from '#core/documents/document-text.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listDocuments as listStored, type PlacedDocument } from '#db/queries/documents.ts';
import { cellOf } from '../cells.ts';
import type { ProjectSession } from '../session.ts';
import { collectionsIn } from './collections.ts';

/** Documents of the project, in the order of their cases. */
export function listDocuments(session: ProjectSession): StoredDocument[] {
  const labels = new Map(collectionsIn(session.definitions.values()).map(({ id, label }) => [id, label]));
  const made = session.madeForDocuments;
  const country = session.variable('country');
  const codeOf = (position: number): string | null => { const id = country?.vector.kind === 'single' ? country.definition.categories[country.vector.codes[position]!]?.id : undefined; return id !== undefined && /^[A-Z]{3}$/u.test(id) ? id : null; };
  return listStored(session.db).map((document) => {
    const collection = session.definitions.get(document.variableId)?.documents ?? document.variableId;
    const named = country ? cellOf(country.definition, country.vector, document.position, session.language) : null;
    const { speakers, paragraphs } = factsOf(session, document);
    return {
      id: document.id, answerId: document.answerId, title: document.title, file: document.file, format: document.format, sha256: document.sha256, addedAt: document.addedAt,
      collection: { id: collection, label: labels.get(collection) ?? collection }, variableId: document.variableId,
      caseIndex: document.position, caseKey: document.caseKey, ownCase: made?.[document.position] === 1, country: typeof named === 'string' ? named : null, iso3: codeOf(document.position), language: document.language,
      characters: document.length, paragraphs, pages: lastPage(document.marks), speakers,
      state: session.coding.stateOf(document.answerId), codings: session.coding.codingsOf(document.answerId).length,
    };
  });
}

/** What takes reading the words, kept while they are the same and the project is open: names of speakers go with the session. */
interface Facts { readonly speakers: string[]; readonly paragraphs: number }
const kept = new WeakMap<ProjectSession, Map<string, Facts>>();
const MOST_FACTS = 2000;

function factsOf(session: ProjectSession, { sha256, answerId, marks }: PlacedDocument): Facts {
  const facts = kept.get(session) ?? new Map<string, Facts>();
  kept.set(session, facts);
  const key = `${sha256} ${answerId}`;
  const known = facts.get(key);
  if (known) return known;
  const parts = documentParts({ text: findAnswer(session.db, answerId)?.text ?? '', marks });
  const found = { speakers: [...new Set(parts.flatMap((part) => (part.turn && part.speaker !== null ? [part.speaker] : [])))], paragraphs: parts.length };
  if (facts.size >= MOST_FACTS) facts.clear();
  facts.set(key, found);
  return found;
}

export function documentById(session: ProjectSession, id: number): StoredDocument {
  const found = listDocuments(session).find((one) => one.id === id);
  if (!found) throw new Refusal('DOCUMENT_UNKNOWN', 'This document is no longer in the project. An undo may have taken it out.', { document: id });
  return found;
}
