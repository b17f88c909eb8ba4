import type { ImportPlan } from '#core/contract/import-plan.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { AppliedPlan } from '#core/importing/apply-plan.ts';
import type { CategoryDefinition, VariableDefinition } from '#core/model/definitions.ts';
import { emptyVector, joinCategories, placeInto } from '#core/model/join-vectors.ts';
import { missingBase, STATE, vectorLength, type Vector } from '#core/model/vector.ts';
import type { WriteDb } from '#db/database.ts';
import { IndexThread } from '#db/full-text/index-thread.ts';
import { insertAnswers } from '#db/queries/answers.ts';
import { insertCasesInSteps, insertSourceFile, listCases, putInstrument, type SourceFile } from '#db/queries/cases.ts';
import { insertVariable, updateVariable } from '#db/queries/variables.ts';
import { findVector, putVector } from '#db/queries/vectors.ts';
import { insertIndexedInSteps, insertRangeInSteps } from '#db/undo/bulk.ts';
import { pinClasses } from './classification.ts';
import { rederive } from './data.ts';
import type { ProjectSession } from './session.ts';

/** A variable of the file or an attribute of its cases, with its part of the vector. */
interface Part { readonly definition: VariableDefinition; readonly vector: Vector }

/** What an applied plan brings, without what holds on to the table that it was read from. */
export type AppliedAnswers = Omit<AppliedPlan, 'formAnswers'>;
export interface Incoming { readonly applied: AppliedAnswers; readonly instrument: { readonly id: string; readonly label: string }; readonly keyed: boolean; readonly classes: Pick<ImportPlan, 'country' | 'incomeYear' | 'groups'>; readonly file: Omit<SourceFile, 'rid' | 'importedAt'> }
export interface CaseCounts { readonly new: number; readonly updated: number; readonly unchanged: number }

/** Adds cases and their answers to the project, in steps: one act, all or nothing. Variables that are there already (the same instrument
 *  again, or attributes shared by instruments) grow; the others hold "not asked" for the cases of other instruments. */
export function* commitImport(session: ProjectSession, incoming: Incoming): Generator<number, CaseCounts> {
  refuseDoubles(session, incoming);
  const { applied, instrument, file } = incoming;
  const offset = session.caseCount;
  const total = offset + applied.keys.length;
  const places = applied.keys.map((_, index) => offset + index);
  yield* session.actSteps('import.commit', { file: file.name, cases: applied.keys.length, variables: applied.variables.length }, ['cases', 'variables', 'codings', 'tables', 'project'], function* (db) {
    putInstrument(db, instrument.id, instrument.label);
    pinClasses(session, db, incoming.classes);
    const sourceFileRid = insertSourceFile(db, { ...file, importedAt: new Date().toISOString() });
    // Its beginning takes as long as the cases do.
    const index = IndexThread.start(db, answerCount(applied));
    const definitions = new Map<string, VariableDefinition>();
    const vectors = new Map<string, Vector>();
    let firstRid = 0;
    try {
      yield* insertRangeInSteps(db, 'survey_case', () => insertCasesInSteps(db, applied.keys, instrument.id, sourceFileRid, (rid) => { firstRid = rid; }));
      for (const part of partsOf(applied)) {
        storePart(session, db, part, total, places, definitions, vectors);
        yield STEPS_A_VARIABLE;
      }
      const insert = function* (): Generator<number, void> {
        for (const { definition, answers } of applied.variables) if (answers) yield* insertAnswers(db, definition.id, answers.stored(), (caseIndex) => firstRid + caseIndex, index);
      };
      yield* index === null ? insertRangeInSteps(db, 'answer', insert) : insertIndexedInSteps(db, index, insert);
    } finally {
      index?.close();
    }
    rederive(session, db, definitions, vectors, { ...session.crosstabData, caseCount: total, variable: (id) => grownVariable(session, db, id, total) });
  });
  return { new: applied.keys.length, updated: 0, unchanged: 0 };
}

/** A variable's vector takes about as long as so many answers. */
export const STEPS_A_VARIABLE = 500;

/** What the steps of a commit yield together: rows added, answers indexed. */
export const stepsOf = (applied: AppliedAnswers): number =>
  applied.keys.length + (applied.variables.length + applied.attributes.length) * STEPS_A_VARIABLE + 2 * answerCount(applied);

const answerCount = ({ variables }: AppliedAnswers): number => variables.reduce((sum, { answers }) => sum + (answers?.length ?? 0), 0);

/** A stored variable as it will be after the act: longer by the new cases, which were not asked. */
export function grownVariable(session: ProjectSession, db: WriteDb, id: string, total: number): ReturnType<ProjectSession['variable']> {
  if (id.startsWith('theme:')) {
    const theme = session.variable(id);
    if (!theme) return null;
    // New answers are unread until somebody reads them.
    const vector = placeInto(emptyVector(theme.vector, total, 2, STATE.unread), theme.vector, Array.from({ length: vectorLength(theme.vector) }, (_, at) => at), 2, [0, 1]);
    return { ...theme, vector };
  }
  const definition = session.definitions.get(id);
  const vector = definition && definition.type !== 'open' ? findVector(db, id, total) : null;
  return definition && vector ? { definition, vector } : null;
}

/** What is stored as vectors, each made when it is asked for. */
export function* partsOf({ attributes, variables }: AppliedAnswers): Generator<Part, void> {
  yield* attributes;
  for (const { definition, vector } of variables) yield { definition, vector: definition.type === 'open' ? openStates(vector) : vector };
}

/** Writes a variable's (or an attribute's) part for some cases: it grows where it is there, and is new where not. */
export function storePart(session: ProjectSession, db: WriteDb, { definition, vector: part }: Part, total: number, places: readonly number[], definitions: Map<string, VariableDefinition>, vectors: Map<string, Vector>): void {
  const before = session.definitions.get(definition.id);
  const grown = before
    ? grow(before, findVector(db, before.id, total), definition, part, places, total)
    // The first cases of a project: the part is the whole, and need not be copied.
    : { definition, vector: vectorLength(part) === total ? part : placeInto(emptyVector(part, total, categoryCount(definition)), part, places, categoryCount(definition), Array.from({ length: categoryCount(definition) }, (_, index) => index)) };
  if (!before) insertVariable(db, definition);
  else if (JSON.stringify(grown.definition) !== JSON.stringify(before)) updateVariable(db, grown.definition);
  putVector(db, definition.id, grown.vector);
  definitions.set(definition.id, grown.definition);
  vectors.set(definition.id, grown.vector);
}

/** Open-ended variables keep which cases answered as one category. */
const categoryCount = (definition: VariableDefinition): number => (definition.type === 'open' ? 1 : definition.categories.length);

/** A variable that is there, with the answers of more (or the same) cases written in. */
export function grow(before: VariableDefinition, stored: Vector | null, incoming: VariableDefinition, part: Vector, places: readonly number[], total: number): { definition: VariableDefinition; vector: Vector } {
  if (before.type !== incoming.type || before.source === 'derived' || (stored && stored.kind !== part.kind)) {
    throw new Refusal('VARIABLE_TYPE_DIFFERS', `“${before.label}” (${before.id}) is ${article(before)} in this project, but ${article(incoming)} in the file. Give the column another type or another name in the import plan.`, { variable: before.id, here: before.type, there: incoming.type });
  }
  const open = before.type === 'open';
  const { categories, placeOfSecond } = open ? { categories: [] as CategoryDefinition[], placeOfSecond: [0] } : joinCategories(before.categories, incoming.categories);
  const count = open ? 1 : categories.length;
  return { definition: { ...before, categories }, vector: placeInto(stored ?? emptyVector(part, total, count), part, places, count, placeOfSecond) };
}

const article = (definition: VariableDefinition): string => (definition.source === 'derived' ? 'a derived variable' : `of type “${definition.type}”`);

/** Which cases answered an open-ended question: category 0, or the state of missing. Its texts are rows, not a vector. */
function openStates(vector: Vector): Vector {
  if (vector.kind === 'single') return vector;
  const codes = new Uint8Array(vector.states.length);
  const base = missingBase(codes);
  const { states } = vector;
  for (let at = 0; at < states.length; at += 1) codes[at] = states[at] === STATE.value ? 0 : base + states[at]!;
  return { kind: 'single', codes };
}

/** The same cases twice would be counted twice. */
function refuseDoubles(session: ProjectSession, { applied, instrument, keyed, file }: Incoming): void {
  if (!keyed) return;
  const there = new Set(listCases(session.db).filter((one) => one.instrumentId === instrument.id).map((one) => one.key));
  const doubled = applied.keys.filter((key) => there.has(key));
  if (doubled.length > 0) {
    throw new Refusal('CASES_EXIST', `${doubled.length} of the ${applied.keys.length} cases of “${file.name}” are in the project already (the first is “${doubled[0]!}”). Import it as an update to bring changes, or name another instrument.`, { file: file.name, doubled: doubled.length, cases: applied.keys.length });
  }
}
