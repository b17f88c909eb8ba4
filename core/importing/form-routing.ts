import type { PlanVariable, Problem } from '../contract/import-plan.ts';
import { missingBase, STATE, stateAt, type Vector } from '../model/vector.ts';
import { labelOf, said, saying, type SentenceCode } from '../text/sentences.ts';
import type { AppliedVariable } from './apply-plan.ts';
import { cellText } from './cell-text.ts';
import { evaluateForm, parseFormExpression, type FormExpression } from './form-expression.ts';
import { categoryLookup } from './read-closed.ts';
import type { SurveySheet } from './survey-sheet.ts';

/** The answer to a question, by its name, of the case in a row (1-based), as the form holds it: choices by their names, "" where there is
 *  none or it was not asked; null where the question is not known. */
export type FormAnswers = (name: string, row: number) => string | null;

const CASES_A_STEP = 200;

interface Place { readonly sheet: SurveySheet; readonly at: (column: PlanVariable['columns'][number]) => number; readonly problems: Problem[]; readonly limit: number }

/** The last part of a name with its groups: what `${…}` calls it. */
export const shortName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** Tells "not asked" from "no answer" by the conditions of the form that the data were collected with: empty answers where the
 *  condition does not hold become `notAsked`; answers given all the same are kept and named, and so are required answers that
 *  are missing and answers that break the form's rule. As in the form itself, a question that is not asked counts as empty in the
 *  conditions of others. Where a condition depends on a question whose column was left out, it is not followed.
 *  In steps.
 *  @param outer answers of the case that a row of a repeat group belongs to
 *  @returns the variables, and the answers for the repeat groups of these cases */
export function* applyFormRouting(variables: readonly AppliedVariable[], planned: readonly PlanVariable[], place: Place, outer?: FormAnswers): Generator<number, { variables: AppliedVariable[]; answers: FormAnswers | undefined }> {
  if (!planned.some(({ form }) => form !== undefined)) return { variables: [...variables], answers: outer };
  const result = variables.map((variable) => ({ ...variable, vector: copied(variable.vector) }));
  const rules = planned.map((variable) => ({
    relevant: tree(variable.form?.relevant), constraint: tree(variable.form?.constraint),
    required: typeof variable.form?.required === 'string' ? tree(variable.form.required) : variable.form?.required === true,
    answer: answerReader(variable, place), told: 0,
  }));
  const byName = new Map<string, number>();
  planned.forEach(({ form }, index) => { if (form !== undefined && !byName.has(shortName(form.name))) byName.set(shortName(form.name), index); });
  const readCase = (caseIndex: number): { isAsked: (index: number) => boolean | null; answer: (name: string) => string | null } => {
    const asked: (boolean | null | undefined)[] = [];
    const isAsked = (index: number): boolean | null => {
      const known = asked[index];
      if (known !== undefined) return known;
      // While a condition is looked at, its own question counts as asked: a form that goes in circles ends.
      asked[index] = true;
      const { relevant } = rules[index]!;
      return (asked[index] = relevant === null ? true : evaluateForm(relevant, answer));
    };
    const answer = (name: string): string | null => {
      const index = byName.get(shortName(name));
      if (index === undefined) return outer?.(name, place.sheet.rowNumber(caseIndex)) ?? null;
      return isAsked(index) === false ? '' : rules[index]!.answer(caseIndex);
    };
    return { isAsked, answer };
  };
  const ruled = planned.some(({ form }) => form !== undefined && (form.relevant !== undefined || form.required !== undefined || form.constraint !== undefined));
  for (let caseIndex = 0; ruled && caseIndex < place.sheet.caseCount; caseIndex++) {
    if (caseIndex % CASES_A_STEP === CASES_A_STEP - 1) yield 0;
    const { isAsked, answer } = readCase(caseIndex);
    for (let index = 0; index < planned.length; index++) {
      const rule = rules[index]!;
      if (planned[index]!.form === undefined) continue;
      const { vector } = result[index]!;
      const state = stateAt(vector, caseIndex);
      const due = isAsked(index);
      const remark = (code: SentenceCode, expected: string, words: string): void => { note(planned[index]!, rule, caseIndex, code, expected, words, place); };
      if (due === false) {
        if (state === STATE.noAnswer) setNotAsked(vector, caseIndex);
        else if (state === STATE.value) remark('form.skipped', 'no answer', planned[index]!.form!.relevant!);
        continue;
      }
      if (due === null) continue;
      if (state === STATE.noAnswer && (rule.required === true || (typeof rule.required === 'object' && rule.required !== null && evaluateForm(rule.required, answer) === true))) remark('form.required', 'an answer', '');
      else if (state === STATE.value && rule.constraint !== null && evaluateForm(rule.constraint, answer, rule.answer(caseIndex)) === false) remark('form.constraint', 'an answer that keeps the form’s rule', planned[index]!.form!.constraintMessage ?? planned[index]!.form!.constraint!);
    }
  }
  planned.forEach((variable, index) => {
    const more = rules[index]!.told - place.limit;
    if (more > 0) place.problems.push({ severity: 'warning', sheet: place.sheet.sheet, cell: '', expected: '', found: String(more), ...said(saying('form.more', { column: labelOf(variable), rows: more })) });
  });
  let caseOfRow: Map<number, number> | undefined;
  let last: { caseIndex: number; answer: (name: string) => string | null } | undefined;
  const answers: FormAnswers = (name, row) => {
    caseOfRow ??= new Map(Array.from({ length: place.sheet.caseCount }, (_, index) => [place.sheet.rowNumber(index), index]));
    const caseIndex = caseOfRow.get(row);
    if (caseIndex === undefined) return null;
    if (last?.caseIndex !== caseIndex) last = { caseIndex, answer: readCase(caseIndex).answer };
    return last.answer(name);
  };
  return { variables: result, answers };
}

function note(variable: PlanVariable, rule: { told: number }, caseIndex: number, code: SentenceCode, expected: string, words: string, { sheet, at, problems, limit }: Place): void {
  if (++rule.told > limit) return;
  problems.push({ severity: 'warning', sheet: sheet.sheet, cell: sheet.address(caseIndex, at(variable.columns[0]!)), expected, found: '', ...said(saying(code, { row: String(sheet.rowNumber(caseIndex)), column: labelOf(variable), ...(words === '' ? {} : { rule: words }) })) });
}

const tree = (text: string | undefined): FormExpression | null => {
  const parsed = text === undefined || text.trim() === '' ? null : parseFormExpression(text);
  return parsed !== null && parsed.ok ? parsed.value : null;
};

/** The answer of a case as the form holds it: choices by their names. */
function answerReader(variable: PlanVariable, { sheet, at }: Place): (caseIndex: number) => string {
  const categories = variable.categories ?? [];
  const find = categoryLookup(variable);
  const nameOf = (text: string): string => { const index = find(text); return index < 0 ? text : categories[index]!.values[0] ?? categories[index]!.id; };
  if (variable.columns.length > 1 || variable.columns[0]!.option !== undefined) {
    // An option each column: its name is the last part of the header.
    const columns = variable.columns.map((column) => {
      const { codes, values } = sheet.column(at(column));
      const ticked = values.map((cell) => { const text = cellText(cell)?.trim().toLowerCase(); return text !== undefined && !['0', 'false', 'no', 'non'].includes(text); });
      return { name: shortName(column.header).trim(), codes, ticked };
    });
    return (caseIndex) => columns.filter(({ codes, ticked }) => ticked[codes[caseIndex]!] === true).map(({ name }) => name).join(' ');
  }
  const { codes, values } = sheet.column(at(variable.columns[0]!));
  const known = new Map<number, string>();
  return (caseIndex) => {
    const code = codes[caseIndex]!;
    let text = known.get(code);
    if (text === undefined) {
      const raw = cellText(values.at(code) ?? null)?.trim() ?? '';
      text = variable.type === 'single' ? nameOf(raw) : variable.type === 'multiple' ? raw.split(variable.delimiter ?? ' ').map((part) => nameOf(part.trim())).filter((part) => part !== '').join(' ') : raw;
      // Long texts are asked for once, and not kept.
      if (text.length <= 200) known.set(code, text);
    }
    return text;
  };
}

const copied = (vector: Vector): Vector => (vector.kind === 'single' ? { kind: 'single', codes: vector.codes.slice() } : { ...vector, states: vector.states.slice() });
function setNotAsked(vector: Vector, index: number): void {
  if (vector.kind === 'single') vector.codes[index] = missingBase(vector.codes) + STATE.notAsked;
  else vector.states[index] = STATE.notAsked;
}
