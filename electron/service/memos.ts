import { codePaths } from '#core/codebook/tree.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { findCoding } from '#db/queries/codings.ts';
import { listMemos, type Memo } from '#db/queries/memos.ts';
import { listCoders } from '#db/queries/project.ts';
import { labelOf } from './cells.ts';
import type { ProjectSession } from './session.ts';

/** A memo with what it is about, in words, and where that is. `about` is empty for the project, and where its object is gone. */
export interface DescribedMemo extends Memo { readonly coder: string; readonly about: string; readonly answerId: number | null; readonly variableId: string | null }
export interface MemoFilter { readonly target?: Memo['target'] | undefined; readonly targetId?: string | undefined; readonly coderId?: string | undefined; readonly words?: string | undefined }

/** Memos that fit, the newest first. Words are looked for in title, text, subject and writer, accents and capitals apart. */
export function searchMemos(session: ProjectSession, filter: MemoFilter = {}): DescribedMemo[] {
  const { db } = session;
  const memos = listMemos(db).filter((memo) => (filter.target === undefined || memo.target === filter.target) && (filter.targetId === undefined || memo.targetId === filter.targetId) && (filter.coderId === undefined || memo.coderId === filter.coderId));
  if (memos.length === 0) return [];
  const paths = codePaths(listCodes(db));
  const cases = new Map(listCases(db).map((one) => [one.rid, one.key]));
  const coders = new Map(listCoders(db).map((coder) => [coder.id, coder.name]));
  const question = (variableId: string): string => { const definition = session.definitions.get(variableId); return definition ? labelOf(definition, session.language) : variableId; };
  const answerPlace = (rid: number): { about: string; answerId: number | null; variableId: string | null } => {
    const answer = findAnswer(db, rid);
    return answer ? { about: `${cases.get(answer.caseRid) ?? ''} – ${question(answer.variableId)}`, answerId: rid, variableId: answer.variableId } : { about: '', answerId: null, variableId: null };
  };
  const placeOf = (memo: Memo): { about: string; answerId: number | null; variableId: string | null } => {
    switch (memo.target) {
      case 'project': return { about: '', answerId: null, variableId: null };
      case 'code': return { about: paths.get(memo.targetId) ?? '', answerId: null, variableId: null };
      case 'variable': return { about: session.definitions.has(memo.targetId) ? question(memo.targetId) : '', answerId: null, variableId: memo.targetId };
      case 'case': return { about: cases.get(Number(memo.targetId)) ?? memo.targetId, answerId: null, variableId: null };
      case 'answer': return answerPlace(Number(memo.targetId));
      case 'coding': {
        const coding = findCoding(db, Number(memo.targetId));
        if (!coding) return { about: '', answerId: null, variableId: null };
        const place = answerPlace(coding.answerId);
        return { ...place, about: `${place.about} · ${paths.get(coding.codeId) ?? coding.codeId}` };
      }
    }
  };
  const words = normaliseText(filter.words ?? '').split(' ').filter(Boolean);
  return memos.map((memo): DescribedMemo => ({ ...memo, coder: coders.get(memo.coderId) ?? memo.coderId, ...placeOf(memo) })).filter((memo) => {
    if (words.length === 0) return true;
    const text = normaliseText(`${memo.title} ${memo.body} ${memo.about} ${memo.coder}`);
    return words.every((word) => text.includes(word));
  });
}
