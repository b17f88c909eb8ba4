import type { CoderPackage, PackageTarget } from '#core/coding/coder-package.ts';
import { inTreeOrder } from '#core/codebook/tree.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listReadingsOfCoder } from '#db/queries/coder-work.ts';
import { listCodes } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { listMemos, type Memo } from '#db/queries/memos.ts';
import { codebookVersion, coderCreatedAt, findCoder } from '#db/queries/project.ts';
import { quotePlaces } from '#db/queries/quote-order.ts';
import { listSettlements } from '#db/queries/settlements.ts';
import { codedWords } from '../coding.ts';
import { projectName } from '../describe.ts';
import type { ProjectSession } from '../session.ts';
import { casePlaces, projectId, sha256 } from './project-places.ts';

/** Everything a coder did in this copy of the project. Whole answers stay behind: of them a package holds hashes and the coded words. */
export function packageOf(session: ProjectSession, coderId: string): CoderPackage {
  const { db } = session;
  const coder = findCoder(db, coderId);
  if (!coder) throw new Refusal('CODER_UNKNOWN', `There is no coder “${coderId}” in this project.`, { coder: coderId });
  const { refOf } = casePlaces(db);
  const answers: CoderPackage['answers'] = [];
  const texts: string[] = [];
  const indexOf = new Map<number, number>();
  const answerIndex = (rid: number): number => {
    const known = indexOf.get(rid);
    if (known !== undefined) return known;
    const answer = findAnswer(db, rid)!;
    indexOf.set(rid, answers.length);
    texts.push(answer.text);
    return answers.push({ case: refOf.get(answer.caseRid)!, variableId: answer.variableId, sha256: sha256(answer.text) }) - 1;
  };
  const own = listCodings(db).filter((coding) => coding.coderId === coderId);
  const codings = own.map(({ answerId, codeId, start, end, origin, starred, createdAt }) => {
    const answer = answerIndex(answerId);
    return { answer, codeId, start, end, words: start === null ? '' : codedWords(texts[answer]!, { start, end }), origin, starred, createdAt };
  });
  const codingIndex = new Map(own.map((coding, index) => [coding.id, index]));
  const readings = listReadingsOfCoder(db, coderId).map(({ answerRid, at }) => ({ answer: answerIndex(answerRid), at }));
  const verdicts = listSettlements(db).filter((verdict) => verdict.coderId === coderId).map(({ answerId, codeId, present, settledAt }) => ({ answer: answerIndex(answerId), codeId, present, at: settledAt }));
  const places = quotePlaces(db);
  const quotes = own.flatMap(({ id }) => { const place = places.get(id); return place === undefined ? [] : [{ coding: codingIndex.get(id)!, place }]; });
  const memos = listMemos(db).filter((memo) => memo.coderId === coderId).map((memo) => ({ target: targetOf(memo), title: memo.title, body: memo.body, createdAt: memo.createdAt, updatedAt: memo.updatedAt }));
  return {
    format: 'survey-workbench-coder', version: 1, projectId: projectId(db), projectName: projectName(session), madeAt: new Date().toISOString(), codebookVersion: codebookVersion(db), coder: { ...coder, createdAt: coderCreatedAt(db, coderId)! },
    codes: inTreeOrder(listCodes(db)).map(({ position: _, key: __, labels, ...code }) => ({ ...code, labels: { ...labels } })),
    answers, codings, readings, verdicts, quotes, memos,
  };

  function targetOf(memo: Memo): PackageTarget {
    const rid = Number(memo.targetId);
    switch (memo.target) {
      case 'code': return { kind: 'code', codeId: memo.targetId };
      case 'variable': return { kind: 'variable', variableId: memo.targetId };
      case 'case': { const ref = refOf.get(rid); return ref ? { kind: 'case', case: ref } : { kind: 'project' }; }
      case 'answer': return findAnswer(db, rid) ? { kind: 'answer', answer: answerIndex(rid) } : { kind: 'project' };
      // A note on another coder's coding goes with the answer: that coding is not in this package.
      case 'coding': { const index = codingIndex.get(rid); return index === undefined ? { kind: 'project' } : { kind: 'coding', coding: index }; }
      case 'project': return { kind: 'project' };
    }
  }
}
