import type { PlanVariable, Problem } from '../contract/import-plan.ts';
import type { Instrument, InstrumentQuestion } from '../framework/instrument.ts';
import { answerStanding, questionsNotAsked } from '../framework/routing.ts';
import { missingBase, STATE, stateAt, type Vector } from '../model/vector.ts';
import type { AppliedVariable } from './apply-plan.ts';
import { labelOf, saying, said } from '../text/sentences.ts';
import type { SurveySheet } from './survey-sheet.ts';

const CASES_A_STEP = 500;

interface Place { readonly sheet: SurveySheet; readonly at: (variable: PlanVariable) => number; readonly problems: Problem[]; readonly limit: number }

/** Tells "not asked" from "asked, no answer" by the instrument's routing: empty answers to questions a respondent was sent past
 *  become `notAsked`; answers given all the same are kept and named, as are required questions left empty. In steps. */
export function* applyRouting(variables: readonly AppliedVariable[], planned: readonly PlanVariable[], instrument: Instrument, place: Place): Generator<number, AppliedVariable[]> {
  const byQuestion = new Map<number, number[]>();
  planned.forEach((variable, index) => {
    if (variable.question === undefined) return;
    const no = Number(variable.question);
    byQuestion.set(no, [...(byQuestion.get(no) ?? []), index]);
  });
  const questionOf = new Map(instrument.questions.map((question) => [question.no, question]));
  const result = variables.map((variable) => ({ ...variable, vector: copied(variable.vector) }));
  const told = new Map<number, number>();
  for (let caseIndex = 0; caseIndex < place.sheet.caseCount; caseIndex++) {
    if (caseIndex % CASES_A_STEP === CASES_A_STEP - 1) yield 0;
    const skipped = questionsNotAsked(instrument.questions, (no) => {
      const status = byQuestion.get(no)?.map((index) => result[index]!).find(({ vector }) => vector.kind === 'single');
      if (status === undefined || status.vector.kind !== 'single' || stateAt(status.vector, caseIndex) !== STATE.value) return null;
      return status.definition.categories[status.vector.codes[caseIndex]!]?.id ?? null;
    });
    for (const [no, indices] of byQuestion) {
      const question = questionOf.get(no);
      if (question === undefined) continue;
      const answered = indices.some((index) => stateAt(result[index]!.vector, caseIndex) !== STATE.noAnswer);
      const standing = answerStanding(question, answered, !skipped.has(no));
      if (standing === 'not-asked') for (const index of indices) setNotAsked(result[index]!.vector, caseIndex);
      else if (standing === 'answered-though-skipped' && indices.some((index) => stateAt(result[index]!.vector, caseIndex) === STATE.value)) remark(standing, question, planned[indices[0]!]!, caseIndex, place, told);
      else if (standing === 'required-empty') remark(standing, question, planned[indices[0]!]!, caseIndex, place, told);
    }
  }
  for (const [no, count] of told) {
    if (count > place.limit) place.problems.push({ severity: 'warning', sheet: place.sheet.sheet, cell: '', expected: '', found: String(count - place.limit), ...said(saying('routing.further', { question: String(no), rows: count - place.limit })) });
  }
  return result;
}

function remark(standing: 'answered-though-skipped' | 'required-empty', question: InstrumentQuestion, variable: PlanVariable, caseIndex: number, { sheet, at, problems, limit }: Place, told: Map<number, number>): void {
  const count = (told.get(question.no) ?? 0) + 1;
  told.set(question.no, count);
  if (count > limit) return;
  const facts = { row: String(sheet.rowNumber(caseIndex)), column: labelOf(variable), question: String(question.no) };
  problems.push(standing === 'required-empty'
    ? { severity: 'warning', sheet: sheet.sheet, cell: sheet.address(caseIndex, at(variable)), expected: 'an answer', found: '', ...said(saying('routing.required', facts)) }
    : { severity: 'warning', sheet: sheet.sheet, cell: sheet.address(caseIndex, at(variable)), expected: 'no answer', found: '', ...said(saying('routing.skipped', facts)) });
}

const copied = (vector: Vector): Vector => {
  if (vector.kind === 'single') return { kind: 'single', codes: vector.codes.slice() };
  return { ...vector, states: vector.states.slice() };
};

function setNotAsked(vector: Vector, index: number): void {
  if (vector.kind === 'single') vector.codes[index] = missingBase(vector.codes) + STATE.notAsked;
  else vector.states[index] = STATE.notAsked;
}
