import type { IncomingStudy } from '#core/exchange/from-refi.ts';
import type { LossList } from '#core/exchange/report.ts';
import type { MemoTarget, Study, StudyVariable } from '#core/exchange/study.ts';
import { studyGuids } from '#core/exchange/study-guids.ts';
import { reanchorSpan } from '#core/importing/reanchor-span.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { emptyVector, placeInto } from '#core/model/join-vectors.ts';
import { bitAt, missingBase, newSingleCodes, setBit, type Vector } from '#core/model/vector.ts';
import type { WriteDb } from '#db/database.ts';
import { insertAnswer, insertReading } from '#db/queries/answers.ts';
import { insertCases, insertSourceFile, putInstrument, type SourceFile } from '#db/queries/cases.ts';
import { insertCode, listCodes, nextCodePosition } from '#db/queries/codes.ts';
import { findCodingOf, insertCoding } from '#db/queries/codings.ts';
import { insertDocument } from '#db/queries/documents.ts';
import { insertMemo, listMemos } from '#db/queries/memos.ts';
import { insertCoder, setMeta } from '#db/queries/project.ts';
import { insertVariable, updateVariable } from '#db/queries/variables.ts';
import { findVector, putVector } from '#db/queries/vectors.ts';
import { insertRange } from '#db/undo/act.ts';
import { cellOf } from '../cells.ts';
import { newCodeRecord } from '../codebook.ts';
import { rederive } from '../data.ts';
import { grow, grownVariable } from '../import-commit.ts';
import type { ProjectSession } from '../session.ts';
import { guidsOf } from './digest.ts';
import { matchAnswers, matchCases, matchCodes, matchCoders, matchInstruments, matchVariables, type AnswerMatch, type VariableMatch } from './match-study.ts';
import { readStudy, type ReadStudy } from './read-study.ts';

export interface Added { readonly cases: number; readonly sources: number; readonly codes: number; readonly codings: number; readonly coders: number; readonly memos: number }

const AREAS = ['project', 'cases', 'variables', 'codes', 'codings', 'memos', 'tables'] as const;

/** Puts an incoming study into the project: one act. What the project knows already (by GUID, else by name, path or key and equal
 *  words) is met, not doubled; values and definitions that stand in the project are kept, and what differs is said. */
export function storeStudy(session: ProjectSession, incoming: IncomingStudy, file: Pick<SourceFile, 'name' | 'sha256' | 'format'>, losses: LossList): { added: Added; codings: number } {
  const here = readStudy(session);
  const known = studyGuids(here.study, guidsOf(here.study.projectId));
  const { study, guids } = incoming;
  const coders = matchCoders(here.study, known.coders, study, guids.coders);
  const codes = matchCodes(here.study, known.codes, study, guids.codes, losses);
  const instruments = matchInstruments(here.study, study);
  const variables = matchVariables(here.study, study);
  const cases = matchCases(here, known.cases, incoming, instruments, variables);
  const matches = matchAnswers(here, study, cases, variables, losses);
  const empty = here.study.cases.length === 0 && here.study.codes.length === 0;
  return session.act('exchange.import', ({ codings }: { codings: number }) => ({ file: file.name, codings }), AREAS, (db) => {
    const at = new Date().toISOString();
    // An empty project that takes in an exchanged one goes on with its GUIDs, so that the next export names the same things.
    if (empty && study.projectId !== '') setMeta(db, 'exchangeId', study.projectId);
    for (const [index, coder] of study.coders.entries()) if (coders.fresh.has(index)) insertCoder(db, { id: coders.ids[index]!, name: coder.name }, at);
    for (const { id, label } of study.instruments) putInstrument(db, instruments.get(id) ?? id, label);
    const { rids: caseRids, positions, total, fresh } = storeCases(db, study, cases, here, instruments, file, at);
    const newAnswers = new Map<string, number[]>();
    study.answers.forEach(({ variableId, caseIndex }, index) => { if (matches[index]!.rid !== null) return; const list = newAnswers.get(variableId); if (list) list.push(caseIndex); else newAnswers.set(variableId, [caseIndex]); });
    storeVariables(db, session, study, variables, { positions, total, fresh, newAnswers }, losses);
    const rids = storeAnswers(db, study, matches, caseRids, variables);
    study.answers.forEach(({ document }, index) => { if (document && matches[index]!.rid === null) insertDocument(db, { answerId: rids[index]!, ...document }); });
    const codesAdded = storeCodes(db, study, codes);
    const codingsStored = storeCodings(db, study, { rids, matches }, (id) => codes.idOf.get(id)!, (id) => coders.idOf.get(id)!, losses);
    for (const { answer, coderId, at: readAt } of study.readings) { const coder = coders.idOf.get(coderId); if (coder !== undefined) insertReading(db, rids[answer]!, coder, readAt); }
    const memos = storeMemos(db, session, study, {
      code: (id) => codes.idOf.get(id)!, variable: (id) => variables.get(id)?.id ?? id, case: (index) => caseRids[index]!, answer: (index) => rids[index]!, coding: (index) => codingsStored.rids[index] ?? null,
      coder: (id) => coders.idOf.get(id) ?? session.coderId,
    });
    return { codings: codingsStored.taken, added: { cases: fresh.length, sources: matches.filter((match) => match.rid === null).length, codes: codesAdded, codings: codingsStored.added, coders: coders.fresh.size, memos } };
  });
}

function storeCases(db: WriteDb, study: Study, cases: readonly (number | null)[], here: ReadStudy, instruments: ReadonlyMap<string, string>, file: Pick<SourceFile, 'name' | 'sha256' | 'format'>, at: string): { rids: number[]; positions: number[]; total: number; fresh: number[] } {
  const positions = cases.map((position) => position ?? -1);
  const rids = cases.map((position) => (position === null ? -1 : here.caseRids[position]!));
  const fresh = cases.flatMap((position, index) => (position === null ? [index] : []));
  let total = here.study.cases.length;
  if (fresh.length === 0) return { rids, positions, total, fresh };
  const sourceFileRid = insertSourceFile(db, { ...file, encoding: null, sheet: '', plan: '{}', problems: '[]', importedAt: at });
  // Runs of one instrument, so that the order of the file is the order of the project.
  for (let from = 0; from < fresh.length;) {
    const instrument = study.cases[fresh[from]!]!.instrumentId;
    let to = from;
    while (to < fresh.length && study.cases[fresh[to]!]!.instrumentId === instrument) to += 1;
    const run = fresh.slice(from, to);
    let first = 0;
    insertRange(db, 'survey_case', () => { first = insertCases(db, run.map((index) => study.cases[index]!.key), instruments.get(instrument) ?? instrument, sourceFileRid); });
    run.forEach((index, nth) => { rids[index] = first + nth; positions[index] = total + nth; });
    total += run.length;
    from = to;
  }
  return { rids, positions, total, fresh };
}

/** The answers that are new, in rows after one another. @returns each answer's row */
function storeAnswers(db: WriteDb, study: Study, matches: readonly AnswerMatch[], caseRids: readonly number[], variables: ReadonlyMap<string, VariableMatch>): number[] {
  const rids = matches.map((match) => match.rid ?? -1);
  insertRange(db, 'answer', () => {
    study.answers.forEach(({ caseIndex, variableId, text, language }, index) => {
      if (matches[index]!.rid !== null) return;
      rids[index] = insertAnswer(db, caseRids[caseIndex]!, variables.get(variableId)!.id, text, language);
    });
  });
  return rids;
}

interface Places { readonly positions: readonly number[]; readonly total: number; readonly fresh: readonly number[]; readonly newAnswers: ReadonlyMap<string, readonly number[]> }

/** New variables over all cases; known ones for the new cases only. What a known case has here stays, and a value that differs is said. */
function storeVariables(db: WriteDb, session: ProjectSession, study: Study, matches: ReadonlyMap<string, VariableMatch>, { positions, total, fresh, newAnswers }: Places, losses: LossList): void {
  const definitions = new Map<string, VariableDefinition>();
  const vectors = new Map<string, Vector>();
  const all = study.cases.map((_, index) => index);
  for (const { definition: incoming, vector } of study.variables) {
    const { id, before } = matches.get(incoming.id)!;
    const definition = { ...incoming, id, ...(incoming.documents === undefined ? {} : { documents: matches.get(incoming.documents)?.id ?? incoming.documents }) };
    if (!vector) continue;
    if (before?.definition.source === 'derived') continue;
    const size = definition.type === 'open' ? 1 : definition.categories.length;
    let stored: { definition: VariableDefinition; vector: Vector };
    if (before) {
      sayDifferences(before, { definition, vector }, positions, fresh, losses);
      stored = fresh.length === 0 ? { definition: before.definition, vector: findVector(db, id, total) ?? emptyVector(vector, total, size) }
        : grow(before.definition, findVector(db, id, total), definition, pickCases(vector, fresh, size), fresh.map((index) => positions[index]!), total);
    } else {
      stored = { definition, vector: placeInto(emptyVector(vector, total, size), pickCases(vector, all, size), positions, size, Array.from({ length: size }, (_, at) => at)) };
    }
    if (definition.type === 'open' && stored.vector.kind === 'single') for (const index of newAnswers.get(incoming.id) ?? []) stored.vector.codes[positions[index]!] = 0;
    if (!before) insertVariable(db, definition);
    else if (JSON.stringify(stored.definition) !== JSON.stringify(before.definition)) updateVariable(db, stored.definition);
    putVector(db, id, stored.vector);
    definitions.set(id, stored.definition);
    vectors.set(id, stored.vector);
  }
  // Derived variables that came in hold their values; those that were here are worked out again over the new cases.
  rederive(session, db, definitions, vectors, { ...session.crosstabData, caseCount: total, variable: (id) => grownVariable(session, db, id, total) });
}

function sayDifferences(before: StudyVariable, incoming: StudyVariable, positions: readonly number[], fresh: readonly number[], losses: LossList): void {
  if (before.definition.type === 'open' || !before.vector || !incoming.vector) return;
  const added = new Set(fresh);
  positions.forEach((position, index) => {
    if (added.has(index)) return;
    const there = cellOf(incoming.definition, incoming.vector!, index);
    if (typeof there !== 'object' && there !== cellOf(before.definition, before.vector!, position)) losses.add('valueKept', before.definition.label);
  });
}

/** The vector of some of its cases, in their order. */
function pickCases(vector: Vector, indices: readonly number[], categories: number): Vector {
  switch (vector.kind) {
    case 'single': {
      const codes = newSingleCodes(indices.length, categories);
      const shift = missingBase(codes) - missingBase(vector.codes);
      indices.forEach((from, to) => { const code = vector.codes[from]!; codes[to] = code > missingBase(vector.codes) ? code + shift : code; });
      return { kind: 'single', codes };
    }
    case 'multiple': return {
      kind: 'multiple', states: Uint8Array.from(indices, (index) => vector.states[index]!),
      options: vector.options.map((option) => { const bits = new Uint8Array(Math.ceil(indices.length / 8)); indices.forEach((from, to) => { if (bitAt(option, from)) setBit(bits, to); }); return bits; }),
    };
    case 'number': return { kind: 'number', values: Float64Array.from(indices, (index) => vector.values[index]!), states: Uint8Array.from(indices, (index) => vector.states[index]!) };
    case 'text': return { kind: 'text', values: indices.map((index) => vector.values[index]!), states: Uint8Array.from(indices, (index) => vector.states[index]!) };
  }
}

function storeCodes(db: WriteDb, study: Study, { idOf, fresh }: ReturnType<typeof matchCodes>): number {
  const keys = new Set(listCodes(db).flatMap((code) => (code.key === null ? [] : [code.key])));
  for (const { id: incomingId, parentId: incomingParent, name, kind, ...rest } of study.codes) {
    if (!fresh.has(incomingId)) continue;
    const parentId = incomingParent === null ? null : idOf.get(incomingParent)!;
    // A key belongs to one code: who has it here keeps it.
    const key = rest.key !== null && keys.has(rest.key) ? null : rest.key;
    insertCode(db, newCodeRecord(idOf.get(incomingId)!, name, kind, parentId, nextCodePosition(db, parentId), { ...rest, key }));
  }
  return fresh.size;
}

function storeCodings(db: WriteDb, study: Study, answers: { rids: readonly number[]; matches: readonly AnswerMatch[] }, codeOf: (id: string) => string, coderOf: (id: string) => string, losses: LossList): { rids: (number | null)[]; taken: number; added: number } {
  const rids: (number | null)[] = [];
  let added = 0;
  insertRange(db, 'coding', () => {
    for (const coding of study.codings) {
      const answerId = answers.rids[coding.answer]!;
      const { otherText } = answers.matches[coding.answer]!;
      let { start, end } = coding;
      if (otherText !== null && start !== null && end !== null) {
        const place = reanchorSpan(study.answers[coding.answer]!.text, otherText, start, end);
        if (!place) { losses.add('spanGone', study.cases[study.answers[coding.answer]!.caseIndex]!.key); rids.push(null); continue; }
        ({ start, end } = place);
      }
      const record = { answerId, codeId: codeOf(coding.codeId), start, end, coderId: coderOf(coding.coderId), origin: coding.origin, starred: coding.starred, createdAt: coding.createdAt };
      if (insertCoding(db, record)) added += 1;
      rids.push(findCodingOf(db, record));
    }
  });
  return { rids, taken: rids.filter((rid) => rid !== null).length, added };
}

interface Targets { code(id: string): string; variable(id: string): string; case(index: number): number; answer(index: number): number; coding(index: number): number | null; coder(id: string): string }

function storeMemos(db: WriteDb, session: ProjectSession, study: Study, targets: Targets): number {
  const same = (target: string, targetId: string, title: string, body: string): string => JSON.stringify([target, targetId, title, body]);
  const there = new Set(listMemos(db).map((memo) => same(memo.target, memo.targetId, memo.title, memo.body)));
  const idOf = (target: MemoTarget): string | null => {
    switch (target.kind) {
      case 'project': return '';
      case 'code': return targets.code(target.codeId);
      case 'variable': return targets.variable(target.variableId);
      case 'case': return String(targets.case(target.caseIndex));
      case 'answer': return String(targets.answer(target.answer));
      case 'coding': { const rid = targets.coding(target.coding); return rid === null ? null : String(rid); }
    }
  };
  let added = 0;
  for (const { target, title, body, coderId, createdAt, updatedAt } of study.memos) {
    // The words are gone here: the memo stays with the project rather than with nothing.
    const targetId = idOf(target);
    const kind = targetId === null ? 'project' : target.kind;
    if (there.has(same(kind, targetId ?? '', title, body))) continue;
    insertMemo(db, { target: kind, targetId: targetId ?? '', title, body, coderId: coderId === '' ? session.coderId : targets.coder(coderId), createdAt, updatedAt });
    added += 1;
  }
  return added;
}
