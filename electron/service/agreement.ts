import type { Agreement } from '#core/contract/agreement.ts';
import type { Coding } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { agreement, type AgreementOptions } from '#core/agreement/agreement.ts';
import type { Rating } from '#core/agreement/ratings.ts';
import { unitizeSpans, type SpannedText } from '#core/agreement/spans.ts';
import { codePointLength } from '#core/coding/code-points.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { listAnswerTexts, listReadings } from '#db/queries/answers.ts';
import { listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { listCodings } from '#db/queries/codings.ts';
import { listCoders } from '#db/queries/project.ts';
import type { ProjectSession } from './session.ts';

export interface AgreementRequest { readonly coders: readonly string[]; readonly variableId?: string | undefined; readonly codeId?: string | undefined; readonly unit: 'answer' | 'character'; readonly bootstrap: number; readonly seed: number }
export interface AgreementReport { readonly units: number; readonly overall: Agreement; readonly codes: (Agreement & { code: string })[] }

/** How far coders agree, over the answers that two of them or more have read. Unit `answer`: did the coder find the theme in the
 *  answer; unit `character`: is the character marked. An answer a coder has not read is missing, never "no". Overall pools
 *  every answer × theme. */
export function measureAgreement(session: ProjectSession, request: AgreementRequest): AgreementReport {
  const { db } = session;
  const coders = request.coders.map((name) => coderId(session, name));
  if (new Set(coders).size < 2) throw new Refusal('CODERS_NEEDED', 'Agreement needs two different coders or more.', {});
  const allCodes = listCodes(db);
  const codes = request.codeId === undefined ? usedCodes(allCodes, session) : allCodes.filter((code) => code.id === request.codeId);
  if (request.codeId !== undefined && codes.length === 0) throw new Refusal('CODE_UNKNOWN', `There is no code “${request.codeId}” in the codebook.`, { code: request.codeId });

  const read = new Set(listReadings(db).map((reading) => `${reading.answerRid} ${reading.coderId}`));
  const byAnswer = new Map<number, Coding[]>();
  for (const coding of listCodings(db)) {
    if (!coders.includes(coding.coderId)) continue;
    read.add(`${coding.answerId} ${coding.coderId}`);
    const list = byAnswer.get(coding.answerId);
    if (list) list.push(coding); else byAnswer.set(coding.answerId, [coding]);
  }
  const answers = listAnswerTexts(db)
    .filter((answer) => (request.variableId === undefined || answer.variableId === request.variableId) && coders.filter((coder) => read.has(`${answer.rid} ${coder}`)).length >= 2);

  const options = (extra: AgreementOptions): AgreementOptions => ({
    categories: [0, 1], ...extra, ...(request.bootstrap > 0 ? { bootstrap: { resamples: request.bootstrap, seed: request.seed, ...(extra.bootstrap?.groups ? { groups: extra.bootstrap.groups } : {}) } } : {}),
  });
  const pooled: { ratings: Rating[][]; weights: number[]; groups: number[] } = { ratings: [], weights: [], groups: [] };
  const perCode = codes.map((code) => {
    const branch = withDescendants(allCodes, code.id);
    const units = request.unit === 'answer' ? answerUnits() : characterUnits();
    pooled.ratings.push(...units.ratings);
    pooled.weights.push(...units.weights);
    pooled.groups.push(...units.groups);
    return { code: code.id, ...figures(units) };

    function spansOf(answerId: number, coder: string): Coding[] { return (byAnswer.get(answerId) ?? []).filter((coding) => coding.coderId === coder && branch.has(coding.codeId)); }
    function answerUnits(): typeof pooled {
      const ratings = answers.map((answer) => coders.map((coder): Rating => (read.has(`${answer.rid} ${coder}`) ? (spansOf(answer.rid, coder).length > 0 ? 1 : 0) : null)));
      return { ratings, weights: answers.map(() => 1), groups: answers.map((_, index) => index) };
    }
    function characterUnits(): typeof pooled {
      const texts = answers.map((answer): SpannedText => {
        const length = codePointLength(answer.text);
        return { length, spans: coders.map((coder) => (read.has(`${answer.rid} ${coder}`) ? spansOf(answer.rid, coder).map((coding) => ({ start: coding.start ?? 0, end: coding.end ?? length })) : null)) };
      });
      return unitizeSpans(texts);
    }
  });
  return { units: answers.length, overall: figures(pooled), codes: perCode };

  function figures(units: typeof pooled): Agreement {
    const { intervals: _, ...shown } = agreement(units.ratings, options({ weights: units.weights, ...(request.bootstrap > 0 ? { bootstrap: { resamples: request.bootstrap, seed: request.seed, groups: units.groups } } : {}) }));
    return shown;
  }
}

export function coderId(session: ProjectSession, name: string): string {
  const coders = listCoders(session.db);
  const found = coders.find((coder) => coder.id === name) ?? coders.find((coder) => coder.name === name);
  if (!found) throw new Refusal('CODER_UNKNOWN', `There is no coder “${name}” in this project. It has ${coders.map((coder) => coder.name).join(', ')}.`, { coder: name });
  return found.id;
}

/** Codes that anybody has applied, or that hold such codes: a code nobody used says nothing about agreement. */
function usedCodes(codes: readonly CodeRecord[], session: ProjectSession): CodeRecord[] {
  const used = new Set(listCodings(session.db).map((coding) => coding.codeId));
  return codes.filter((code) => used.has(code.id));
}
