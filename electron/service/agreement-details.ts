import type { Agreement } from '#core/contract/agreement.ts';
import { masiAlpha, masiInterval } from '#core/agreement/masi-alpha.ts';
import { listCodes } from '#db/queries/codes.ts';
import { codebookVersion } from '#db/queries/project.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { coderId, isShared, measureRead, readAnswers, type AgreementReport, type AgreementRequest, type ReadAnswer } from './agreement.ts';
import type { ProjectSession } from './session.ts';

/** Below this share of answers with a code (or without it) kappa and alpha fall however well coders agree. */
const RARE = 0.05;
const FEW_ANSWERS = 30;

export interface AgreementWarning { readonly kind: 'rare' | 'common' | 'oneCategory' | 'fewAnswers'; readonly code: string | null; readonly prevalence: number | null; readonly answers: number; readonly text: string }
export interface AgreementDetails {
  readonly codebookVersion: number; readonly counted: { unit: 'answer' | 'character'; answers: number; codes: number; coders: string[]; ratings: number }; readonly masiAlpha: number | null; readonly masiInterval: { low: number; high: number } | null;
  readonly pairs: (Agreement & { coders: [string, string]; answers: number })[]; readonly byQuestion: (Agreement & { variableId: string; answers: number })[]; readonly warnings: AgreementWarning[];
}

/** What stands behind agreement figures: pair by pair, question by question, what was counted, under which codebook, and where a
 *  coefficient misleads. Intervals wherever the request asks for them. */
export function agreementDetails(session: ProjectSession, request: AgreementRequest): AgreementDetails {
  const coders = [...new Set(request.coders.map((name) => coderId(session, name)))];
  const read = readAnswers(session, coders, request.variableId);
  const shared = read.filter(isShared);
  const { codes, units } = measureRead(session, read, { ...request, bootstrap: 0 });
  const pairs = coders.flatMap((a, at) => coders.slice(at + 1).map((b): AgreementDetails['pairs'][number] => {
    const [first, second] = [at, coders.indexOf(b)];
    const theirs = read.flatMap((answer): ReadAnswer[] => (answer.found[first] || answer.found[second] ? [{ ...answer, found: [answer.found[first] ?? null, answer.found[second] ?? null] }] : []));
    const { units: answers, overall } = measureRead(session, theirs, request);
    return { coders: [a, b], answers, ...overall };
  }));
  const byQuestion = [...Map.groupBy(read, (answer) => answer.variableId)].flatMap(([variableId, answers]): AgreementDetails['byQuestion'] => {
    if (!answers.some(isShared)) return [];
    const measured = measureRead(session, answers, request);
    return [{ variableId, answers: measured.units, ...measured.overall }];
  });
  const ratings = shared.reduce((sum, { found }) => sum + found.filter((own) => own !== null).length, 0) * codes.length;
  const sets = request.unit === 'answer' ? setsOf(session, shared, request.codeId) : null;
  const interval = sets && request.bootstrap > 0 ? masiInterval(sets, { resamples: request.bootstrap, seed: request.seed }) : null;
  return {
    codebookVersion: codebookVersion(session.db), counted: { unit: request.unit, answers: units, codes: codes.length, coders, ratings },
    masiAlpha: sets ? masiAlpha(sets) : null, masiInterval: interval && { low: interval.low, high: interval.high }, pairs, byQuestion, warnings: warningsOf(session, { units, codes }),
  };
}

function setsOf(session: ProjectSession, shared: readonly ReadAnswer[], codeId: string | undefined): (string[] | null)[][] {
  const branch = codeId === undefined ? null : withDescendants(listCodes(session.db), codeId);
  return shared.map(({ found }) => found.map((own) => own && [...new Set(own.filter((coding) => !branch || branch.has(coding.codeId)).map((coding) => coding.codeId))]));
}

function warningsOf(session: ProjectSession, { units, codes }: Pick<AgreementReport, 'units' | 'codes'>): AgreementWarning[] {
  const names = new Map(listCodes(session.db).map((code) => [code.id, code.name]));
  const warnings: AgreementWarning[] = [];
  if (units < FEW_ANSWERS) warnings.push({ kind: 'fewAnswers', code: null, prevalence: null, answers: units, text: `${units} answers were read by two coders or more. Under ${FEW_ANSWERS}, one answer moves every figure: ask for intervals, and read more.` });
  for (const { code, prevalence, krippendorffAlpha } of codes) {
    if (prevalence === null) continue;
    const name = names.get(code) ?? code;
    const share = `${(prevalence * 100).toFixed(1)} %`;
    if (units > 0 && krippendorffAlpha === null) warnings.push({ kind: 'oneCategory', code, prevalence, answers: units, text: `“${name}”: every rating that can be compared is the same, so kappa and alpha are undefined. Percent agreement is all there is to say.` });
    else if (prevalence < RARE) warnings.push({ kind: 'rare', code, prevalence, answers: units, text: `“${name}” is in ${share} of the ratings: kappa and alpha are low for rare codes however well coders agree. Read Gwet’s AC1 and the count beside them.` });
    else if (prevalence > 1 - RARE) warnings.push({ kind: 'common', code, prevalence, answers: units, text: `“${name}” is in ${share} of the ratings: kappa and alpha are low for codes that nearly always apply. Read Gwet’s AC1 and the count beside them.` });
  }
  return warnings;
}
