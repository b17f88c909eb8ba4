import type { ImportDiffReport } from '#core/contract/api/importing.ts';
import { codingOriginSchema } from '#core/contract/code.ts';
import { codePointLength, sliceCodePoints } from '#core/coding/code-points.ts';
import { diffSteps, type CellChange, type ComparedVariable } from '#core/importing/diff-import.ts';
import { reanchorSpan, type TextSpan } from '#core/importing/reanchor-span.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { emptyVector, placeInto } from '#core/model/join-vectors.ts';
import type { Vector } from '#core/model/vector.ts';
import type { ReadDb, WriteDb } from '#db/database.ts';
import { deleteAnswer, deleteReadings, findAnswerOf, insertAnswer, insertAnswers, listAnswersOfInstrument, updateAnswerText } from '#db/queries/answers.ts';
import { insertCasesInSteps, insertSourceFile, listCases, putInstrument, type CaseRow } from '#db/queries/cases.ts';
import { deleteCoding, insertCoding, listCodingsOfAnswer, updateCodingSpan } from '#db/queries/codings.ts';
import { deleteEditedCoding, insertEditedCoding, listEditedOfAnswer } from '#db/queries/edited-codings.ts';
import { insertVariable, updateVariable } from '#db/queries/variables.ts';
import { findVector, putVector } from '#db/queries/vectors.ts';
import { insertRangeInSteps } from '#db/undo/bulk.ts';
import { pinClasses } from './classification.ts';
import { rederive } from './data.ts';
import { grow, grownVariable, partsOf, STEPS_A_VARIABLE, type CaseCounts, type Incoming, type AppliedAnswers } from './import-commit.ts';
import type { ProjectSession } from './session.ts';

/** Listed one by one in a preview. */
const LISTED = 5000;

/** What a file changes, compared with the cases of its instrument. Cases that are missing from the file stay. */
export interface UpdateDiff {
  readonly counts: CaseCounts;
  /** For each case of the file the project's, or null where it is new. */
  readonly known: readonly (CaseRow | null)[];
  readonly newKeys: readonly string[];
  readonly vanishedKeys: readonly string[];
  readonly newVariables: readonly string[];
  readonly vanishedVariables: readonly string[];
  readonly cells: readonly CellChange[];
  readonly spans: ImportDiffReport['spans'];
  /** What becomes of each coded span in an edited answer. */
  readonly codedSpans: NonNullable<ImportDiffReport['codedSpans']>;
}

/** Compares a file with the project: cases by key within the instrument, variables by id, cells by meaning. */
export function* compareWithProject(session: ProjectSession, applied: AppliedAnswers, instrumentId: string): Generator<number, UpdateDiff> {
  const { db } = session;
  const cases = listCases(db);
  // Cases of other instruments keep their places in the vectors and can match nothing.
  const keys = cases.map((one) => (one.instrumentId === instrumentId ? one.key : `\u0000${one.position}`));
  const after: ComparedVariable[] = [...applied.attributes, ...applied.variables];
  const inFile = new Set(after.map(({ definition }) => definition.id));
  const before = [...session.definitions.values()].filter(({ id, instrument, source }) => inFile.has(id) || (source === 'imported' && instrument === instrumentId)).map((definition): ComparedVariable =>
    ({ definition, vector: findVector(db, definition.id, session.caseCount), ...(definition.type === 'open' ? { answers: listAnswersOfInstrument(db, definition.id, instrumentId) } : {}) }));
  const diff = yield* diffSteps({ keys, variables: before }, { keys: applied.keys, variables: after });
  const byKey = new Map(cases.filter((one) => one.instrumentId === instrumentId).map((one) => [one.key, one]));
  return {
    counts: { new: diff.newCases.length, updated: diff.changedCases.length, unchanged: diff.unchangedCases.length },
    known: applied.keys.map((key) => byKey.get(key) ?? null),
    newKeys: diff.newCases.map((index) => applied.keys[index]!), vanishedKeys: diff.vanishedCases.filter((index) => cases[index]!.instrumentId === instrumentId).map((index) => cases[index]!.key),
    newVariables: diff.newVariables, vanishedVariables: diff.vanishedVariables, cells: diff.cells, ...codedSpans(db, diff.cells, cases),
  };
}

/** The same, short enough to be shown. */
export function reportOf({ counts, newKeys, vanishedKeys, newVariables, vanishedVariables, cells, spans, codedSpans: coded }: UpdateDiff): ImportDiffReport {
  return {
    new: counts.new, changed: counts.updated, vanished: vanishedKeys.length, newKeys: newKeys.slice(0, LISTED), vanishedKeys: vanishedKeys.slice(0, LISTED),
    newVariables: [...newVariables], vanishedVariables: [...vanishedVariables], changedCells: cells.length,
    cells: cells.slice(0, LISTED).map(({ variable, key, before, after }) => ({ variable, key, before, after })), spans: { ...spans }, codedSpans: coded.slice(0, LISTED),
  };
}

function codedSpans(db: ReadDb, cells: readonly CellChange[], cases: readonly CaseRow[]): Pick<UpdateDiff, 'spans' | 'codedSpans'> {
  const spans = { kept: 0, moved: 0, lost: 0 };
  const listed: UpdateDiff['codedSpans'][number][] = [];
  for (const cell of cells) {
    const answer = cell.open ? findAnswerOf(db, cell.variable, cases[cell.beforeIndex]!.rid) : null;
    if (!answer) continue;
    const after = textAfter(cell);
    for (const coding of listCodingsOfAnswer(db, answer.rid)) {
      const span = editedSpan(coding, answer.text, after);
      if (span === null) continue;
      const place = reanchored(answer.text, after, span.start, span.end);
      const fate = place === null ? 'lost' : place.start === span.start ? 'kept' : 'moved';
      spans[fate] += 1;
      listed.push({ variable: cell.variable, key: cell.key, codeId: coding.codeId, words: sliceCodePoints(answer.text, span.start, span.end), fate });
    }
  }
  return { spans, codedSpans: listed };
}

/** A cell that has no words any more says its state in angle brackets. */
const textAfter = (cell: CellChange): string => (cell.afterText ?? '');
const reanchored = (before: string, after: string, start: number, end: number): TextSpan | null => (after === '' ? null : reanchorSpan(before, after, start, end));

/** The words of a coding that an edit may take from it; null where it is on the whole answer, which goes on: of an answer that has no words
 *  any more, they were all of them. */
function editedSpan({ start, end }: { readonly start: number | null; readonly end: number | null }, before: string, after: string): TextSpan | null {
  if (start !== null && end !== null) return { start, end };
  return after === '' ? { start: 0, end: codePointLength(before) } : null;
}

/** A corrected or larger file: new cases are added, values of known ones replaced, codings kept. A span on edited words is put
 *  where those words now stand; where they are gone, the coding is taken off and waits for a person to decide (edited-codings.ts). One act, one undo; a file that changes nothing is no act. */
export function* updateImport(session: ProjectSession, incoming: Incoming, diff: UpdateDiff): Generator<number, CaseCounts> {
  const { applied, instrument, file } = incoming;
  const { known, cells, counts } = diff;
  if (counts.new === 0 && cells.length === 0 && diff.newVariables.length === 0) return counts;
  const touched = new Set([...cells.map(({ variable }) => variable), ...diff.newVariables]);
  yield* session.actSteps('import.update', { file: file.name, cases: applied.keys.length, variables: applied.variables.length }, ['cases', 'variables', 'codings', 'memos', 'tables', 'project'], function* (db) {
    putInstrument(db, instrument.id, instrument.label);
    pinClasses(session, db, incoming.classes);
    const sourceFileRid = insertSourceFile(db, { ...file, importedAt: new Date().toISOString() });
    const fresh = applied.keys.flatMap((key, index) => (known[index] ? [] : [{ key, index }]));
    let firstRid = 0;
    if (fresh.length > 0) yield* insertRangeInSteps(db, 'survey_case', () => insertCasesInSteps(db, fresh.map((one) => one.key), instrument.id, sourceFileRid, (rid) => { firstRid = rid; }));
    const places: number[] = known.map((one) => one?.position ?? -1);
    const caseRids: number[] = known.map((one) => one?.rid ?? -1);
    fresh.forEach((one, nth) => { places[one.index] = session.caseCount + nth; caseRids[one.index] = firstRid + nth; });
    const total = session.caseCount + fresh.length;
    const definitions = new Map<string, VariableDefinition>();
    const vectors = new Map<string, Vector>();
    for (const part of partsOf(applied)) {
      if (fresh.length === 0 && !touched.has(part.definition.id)) continue;
      const before = session.definitions.get(part.definition.id);
      const size = part.definition.type === 'open' ? 1 : part.definition.categories.length;
      const grown = before ? grow(before, findVector(db, before.id, total), part.definition, part.vector, places, total)
        : { definition: part.definition, vector: placeInto(emptyVector(part.vector, total, size), part.vector, places, size, Array.from({ length: size }, (_, at) => at)) };
      if (before) updateVariable(db, grown.definition); else insertVariable(db, grown.definition);
      putVector(db, grown.definition.id, grown.vector);
      definitions.set(grown.definition.id, grown.definition);
      vectors.set(grown.definition.id, grown.vector);
      yield STEPS_A_VARIABLE;
    }
    // Answers of new cases, and to questions that are new, need no comparison.
    const newQuestions = new Set(diff.newVariables);
    yield* insertRangeInSteps(db, 'answer', function* () {
      for (const { definition, answers } of applied.variables) {
        if (answers) yield* insertAnswers(db, definition.id, answers.stored(), (caseIndex) => (!known[caseIndex] || newQuestions.has(definition.id) ? caseRids[caseIndex]! : null));
      }
    });
    for (const cell of cells) {
      if (!cell.open) continue;
      updateAnswer(db, cell.variable, caseRids[cell.afterIndex]!, textAfter(cell), file.name);
      yield 1;
    }
    rederive(session, db, definitions, vectors, { ...session.crosstabData, caseCount: total, variable: (id) => grownVariable(session, db, id, total) });
  });
  return counts;
}

/** Puts other words in the place of an answer's: codings go where theirs now stand, or wait for a decision. */
export function updateAnswer(db: WriteDb, variableId: string, caseRid: number, after: string, file: string): void {
  const before = findAnswerOf(db, variableId, caseRid);
  if (!before) { if (after !== '') insertAnswer(db, caseRid, variableId, after, null); return; }
  if (before.text === after) return;
  const editedAt = new Date().toISOString();
  let standing = 0;
  const codings = listCodingsOfAnswer(db, before.rid);
  // What an earlier edit took off comes back where this one has its words again.
  for (const { id, start, end, before: coded, ...edited } of listEditedOfAnswer(db, before.rid)) {
    const place = reanchored(coded, after, start, end);
    standing += 1;
    if (!place) continue;
    insertCoding(db, { answerId: before.rid, codeId: edited.codeId, coderId: edited.coderId, start: place.start, end: place.end, origin: codingOriginSchema.parse(edited.origin), starred: edited.starred, createdAt: edited.codedAt });
    deleteEditedCoding(db, id);
  }
  for (const coding of codings) {
    standing += 1;
    const span = editedSpan(coding, before.text, after);
    if (span === null) continue;
    const place = reanchored(before.text, after, span.start, span.end);
    if (place) { if (place.start !== span.start || place.end !== span.end) updateCodingSpan(db, coding.id, place.start, place.end); continue; }
    insertEditedCoding(db, { answerId: before.rid, codeId: coding.codeId, coderId: coding.coderId, ...span, before: before.text, origin: coding.origin, starred: coding.starred, codedAt: coding.createdAt, file, editedAt });
    deleteCoding(db, coding.id);
  }
  // An edited answer must be read again by somebody, unless a coding still stands in it.
  deleteReadings(db, before.rid);
  if (after === '' && standing === 0) { deleteAnswer(db, before.rid); return; }
  updateAnswerText(db, before.rid, after);
}
