import type { Agreement } from '#core/contract/agreement.ts';
import { masiAlpha } from '#core/agreement/masi-alpha.ts';
import { listCodes } from '#db/queries/codes.ts';
import { codebookVersion } from '#db/queries/project.ts';
import { withDescendants } from '#core/codebook/tree.ts';
import { coderId, measureAgreement, type AgreementRequest } from './agreement.ts';
import type { ProjectSession } from './session.ts';

/** Below this share of answers with a code (or without it) kappa and alpha fall however well coders agree. */
const RARE = 0.05;
const FEW_ANSWERS = 30;

export interface AgreementWarning { readonly kind: 'rare' | 'common' | 'oneCategory' | 'fewAnswers'; readonly code: string | null; readonly prevalence: number | null; readonly answers: number; readonly text: string }
export interface AgreementDetails {
  readonly codebookVersion: number; readonly counted: { unit: 'answer' | 'character'; answers: number; codes: number; coders: string[]; ratings: number }; readonly masiAlpha: number | null;
  readonly pairs: (Agreement & { coders: [string, string]; answers: number })[]; readonly byQuestion: (Agreement & { variableId: string; answers: number })[]; readonly warnings: AgreementWarning[];
}

/** What stands behind agreement figures: pair by pair, question by question, what was counted, under which codebook, and where a
 *  coefficient misleads. Intervals are of the whole alone: a bootstrap for each pair and question would keep the reader waiting. */
export function agreementDetails(session: ProjectSession, request: AgreementRequest): AgreementDetails {
  const coders = [...new Set(request.coders.map((name) => coderId(session, name)))];
  const plain = { ...request, bootstrap: 0 };
  const whole = measureAgreement(session, { ...plain, coders });
  const pairs = coders.flatMap((a, at) => coders.slice(at + 1).map((b): AgreementDetails['pairs'][number] => {
    const { units, overall } = measureAgreement(session, { ...plain, coders: [a, b] });
    return { coders: [a, b], answers: units, ...overall };
  }));
  const read = readByTwo(session, coders, request.variableId);
  const questions = [...session.definitions.values()].filter((definition) => definition.type === 'open' && read.some((answer) => answer.variableId === definition.id));
  const byQuestion = questions.map((definition): AgreementDetails['byQuestion'][number] => {
    const { units, overall } = measureAgreement(session, { ...plain, coders, variableId: definition.id });
    return { variableId: definition.id, answers: units, ...overall };
  });
  const ratings = read.reduce((sum, answer) => sum + answer.readers.length, 0) * whole.codes.length;
  return {
    codebookVersion: codebookVersion(session.db), counted: { unit: request.unit, answers: whole.units, codes: whole.codes.length, coders, ratings },
    masiAlpha: request.unit === 'answer' ? masiAlpha(setsOf(session, read, coders, request.codeId)) : null, pairs, byQuestion, warnings: warningsOf(session, whole),
  };
}

interface ReadAnswer { readonly rid: number; readonly variableId: string; readonly readers: string[] }

function readByTwo(session: ProjectSession, coders: readonly string[], variableId: string | undefined): ReadAnswer[] {
  return session.coding.answers.filter((answer) => variableId === undefined || answer.variableId === variableId).map((answer) => {
    const met = new Set([...session.coding.readersOf(answer.rid), ...session.coding.codingsOf(answer.rid).map((coding) => coding.coderId)]);
    return { rid: answer.rid, variableId: answer.variableId, readers: coders.filter((coder) => met.has(coder)) };
  }).filter((answer) => answer.readers.length >= 2);
}

function setsOf(session: ProjectSession, read: readonly ReadAnswer[], coders: readonly string[], codeId: string | undefined): (string[] | null)[][] {
  const branch = codeId === undefined ? null : withDescendants(listCodes(session.db), codeId);
  return read.map(({ rid, readers }) => coders.map((coder) => (readers.includes(coder)
    ? [...new Set(session.coding.codingsOf(rid).filter((coding) => coding.coderId === coder && (!branch || branch.has(coding.codeId))).map((coding) => coding.codeId))] : null)));
}

function warningsOf(session: ProjectSession, { units, codes }: ReturnType<typeof measureAgreement>): AgreementWarning[] {
  const names = new Map(listCodes(session.db).map((code) => [code.id, code.name]));
  const warnings: AgreementWarning[] = [];
  if (units < FEW_ANSWERS) warnings.push({ kind: 'fewAnswers', code: null, prevalence: null, answers: units, text: `${units} answers were read by two coders or more. Under ${FEW_ANSWERS}, one answer moves every figure: ask for intervals, and read more.` });
  for (const { code, prevalence } of codes) {
    if (prevalence === null) continue;
    const name = names.get(code) ?? code;
    const share = `${(prevalence * 100).toFixed(1)} %`;
    if (prevalence === 0 || prevalence === 1) warnings.push({ kind: 'oneCategory', code, prevalence, answers: units, text: `“${name}”: every rating is the same, so kappa and alpha are undefined. Percent agreement is all there is to say.` });
    else if (prevalence < RARE) warnings.push({ kind: 'rare', code, prevalence, answers: units, text: `“${name}” is in ${share} of the ratings: kappa and alpha are low for rare codes however well coders agree. Read Gwet’s AC1 and the count beside them.` });
    else if (prevalence > 1 - RARE) warnings.push({ kind: 'common', code, prevalence, answers: units, text: `“${name}” is in ${share} of the ratings: kappa and alpha are low for codes that nearly always apply. Read Gwet’s AC1 and the count beside them.` });
  }
  return warnings;
}

