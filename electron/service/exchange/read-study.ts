import { inTreeOrder } from '#core/codebook/tree.ts';
import type { LossList } from '#core/exchange/report.ts';
import type { MemoTarget, Study, StudyMemo } from '#core/exchange/study.ts';
import { count, rows, type ReadDb } from '#db/database.ts';
import { listCases, listInstruments } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { listDocuments } from '#db/queries/documents.ts';
import { listMemos, type Memo } from '#db/queries/memos.ts';
import { getMeta, listCoders } from '#db/queries/project.ts';
import { listSavedTables } from '#db/queries/saved-tables.ts';
import { findVector } from '#db/queries/vectors.ts';
import { projectName } from '../describe.ts';
import type { ProjectSession } from '../session.ts';

interface AnswerRow { readonly rid: number; readonly caseRid: number; readonly variableId: string; readonly text: string; readonly language: string | null }

/** A study beside the database rows that its parts are. */
export interface ReadStudy { readonly study: Study; readonly caseRids: readonly number[]; readonly answerRids: readonly number[] }

/** The whole project as plain values. `confidential: false` leaves out what is confidential, with its answers, codings and memos;
 *  that, and what an exchange has no room for at all, goes to `losses`. */
export function readStudy(session: ProjectSession, options: { confidential: boolean; losses?: LossList } = { confidential: true }): ReadStudy {
  const { db } = session;
  const { losses } = options;
  const cases = listCases(db);
  const caseIndex = new Map(cases.map((one, index) => [one.rid, index]));
  const stored = [...session.definitions.values()];
  const definitions = options.confidential ? stored : stored.filter((definition) => !definition.confidential);
  const kept = new Set(definitions.map((definition) => definition.id));
  for (const definition of stored) if (!kept.has(definition.id)) losses?.add('confidentialVariable', definition.label);
  const place = new Map(definitions.map((definition, index) => [definition.id, index]));
  const answerRows = rows<AnswerRow>(db, 'SELECT rid, case_rid AS caseRid, variable_id AS variableId, text, language FROM answer').filter((answer) => kept.has(answer.variableId))
    .toSorted((a, b) => caseIndex.get(a.caseRid)! - caseIndex.get(b.caseRid)! || place.get(a.variableId)! - place.get(b.variableId)!);
  const documents = new Map(listDocuments(db).map(({ answerId, title, file, format, sha256, addedAt, marks }) => [answerId, { title, file, format, sha256, addedAt, marks }]));
  const answerIndex = new Map(answerRows.map((answer, index) => [answer.rid, index]));
  const codings = listCodings(db).filter((coding) => answerIndex.has(coding.answerId)).toSorted((a, b) => answerIndex.get(a.answerId)! - answerIndex.get(b.answerId)! || a.id - b.id);
  const codingIndex = new Map(codings.map((coding, index) => [coding.id, index]));
  const codes = inTreeOrder(listCodes(db));
  const codeIds = new Set(codes.map((code) => code.id));

  const memos = listMemos(db).toSorted((a, b) => a.id - b.id).flatMap((memo): StudyMemo[] => {
    const target = targetOf(memo);
    if (target === 'withheld') { losses?.add('confidentialMemo', ''); return []; }
    return [{ target, title: memo.title, body: memo.body, coderId: memo.coderId, createdAt: memo.createdAt, updatedAt: memo.updatedAt }];
  });
  function targetOf(memo: Memo): MemoTarget | 'withheld' {
    const rid = Number(memo.targetId);
    const answer = memo.target === 'answer' ? answerIndex.get(rid) : undefined;
    const coding = memo.target === 'coding' ? codingIndex.get(rid) : undefined;
    if (memo.target === 'code' && codeIds.has(memo.targetId)) return { kind: 'code', codeId: memo.targetId };
    if (memo.target === 'variable' && kept.has(memo.targetId)) return { kind: 'variable', variableId: memo.targetId };
    if (answer !== undefined) return { kind: 'answer', answer };
    if (coding !== undefined) return { kind: 'coding', coding };
    if (memo.target === 'case') {
      const index = caseIndex.get(rid) ?? cases.findIndex((one) => one.key === memo.targetId);
      if (index >= 0) return { kind: 'case', caseIndex: index };
    }
    if (memo.target !== 'project') {
      if (!options.confidential && isConfidential(db, memo, new Set(stored.filter((definition) => definition.confidential).map((definition) => definition.id)))) return 'withheld';
      losses?.add('memoTarget', memo.title);
    }
    return { kind: 'project' };
  }

  if (losses) {
    const tables = listSavedTables(db).length;
    losses.add('quoteOrder', '', { count: count(db, 'SELECT count(*) FROM quote_order') });
    losses.add('savedTable', '', { count: tables });
    losses.add('history', '', { count: count(db, 'SELECT count(*) FROM history') });
    losses.add('importedFile', '', { count: count(db, 'SELECT count(*) FROM source_file') });
  }
  const study: Study = {
    projectId: getMeta(db, 'exchangeId') ?? getMeta(db, 'createdAt') ?? '', name: projectName(session), createdAt: getMeta(db, 'createdAt') ?? '',
    coders: listCoders(db), codes: codes.map(({ position: _position, createdAt: _createdAt, ...code }) => code), instruments: listInstruments(db).map(({ id, label }) => ({ id, label })),
    cases: cases.map(({ key, instrumentId }) => ({ key, instrumentId })),
    variables: definitions.map((definition) => ({ definition, vector: findVector(db, definition.id, cases.length) })),
    answers: answerRows.map(({ rid, caseRid, variableId, text, language }) => ({ caseIndex: caseIndex.get(caseRid)!, variableId, text, language, ...(documents.has(rid) ? { document: documents.get(rid)! } : {}) })),
    codings: codings.map(({ id: _id, answerId, ...coding }) => ({ ...coding, answer: answerIndex.get(answerId)! })),
    readings: rows<{ answerRid: number; coderId: string; at: string }>(db, 'SELECT answer_rid AS answerRid, coder_id AS coderId, read_at AS at FROM reading ORDER BY rid')
      .flatMap(({ answerRid, coderId, at }) => { const answer = answerIndex.get(answerRid); return answer === undefined ? [] : [{ answer, coderId, at }]; }),
    memos,
  };
  return { study, caseRids: cases.map((one) => one.rid), answerRids: answerRows.map((answer) => answer.rid) };
}

/** Whether a memo hangs on something that is left out because it is confidential. */
function isConfidential(db: ReadDb, memo: Memo, confidential: ReadonlySet<string>): boolean {
  if (memo.target === 'variable') return confidential.has(memo.targetId);
  const sql = memo.target === 'answer' ? 'SELECT variable_id AS id FROM answer WHERE rid = ?' : memo.target === 'coding' ? 'SELECT a.variable_id AS id FROM coding k JOIN answer a ON a.rid = k.answer_rid WHERE k.rid = ?' : null;
  return sql !== null && rows<{ id: string }>(db, sql, Number(memo.targetId)).some(({ id }) => confidential.has(id));
}
