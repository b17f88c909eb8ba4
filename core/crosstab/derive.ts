import type { VariableDefinition } from '../model/definitions.ts';
import { missingBase, newSingleCodes, STATE, stateAt, type NumberVector, type SingleVector } from '../model/vector.ts';
import { ok, type Result } from '../result.ts';
import { findVariable, type CrosstabData } from './data.ts';
import { evaluate, numbersOf, refusable, TRUTH } from './evaluate.ts';
import { parseArithmetic, parseCondition } from './parse-expression.ts';
import { expressionError, variablesIn, type ExpressionError } from './syntax.ts';

/** Makes the vector of a derived variable with categories: the first rule that holds wins. Where none holds, the state is the
 *  first one other than "not asked" among the variables the rules speak of, in their order; else "not asked": a case that
 *  answered them all and meets no rule lies outside the derived question.
 *  @returns a sentence with the position where a rule cannot be read or names what is not there */
export function deriveCategories(definition: Pick<VariableDefinition, 'categories' | 'derivation'>, data: CrosstabData): Result<SingleVector, ExpressionError> {
  const rules = definition.derivation?.kind === 'categories' ? definition.derivation.rules : [];
  const place = new Map(definition.categories.map((category, index) => [category.id, index]));
  const codes = newSingleCodes(data.caseCount, definition.categories.length);
  const base = missingBase(codes);
  codes.fill(base + STATE.notAsked);
  const decided = new Uint8Array(data.caseCount);
  const names: string[] = [];
  for (const rule of rules) {
    const category = place.get(rule.category);
    if (category === undefined) return expressionErrorOf(`The rule “${rule.when}” leads to “${rule.category}”, which is not one of the categories.`, rule.category);
    const condition = parseCondition(rule.when);
    if (!condition.ok) return condition;
    names.push(...variablesIn(condition.value).map((variable) => variable.name));
    const truth = evaluate(condition.value, data);
    if (!truth.ok) return truth;
    for (let index = 0; index < data.caseCount; index += 1) {
      if (decided[index] === 0 && truth.value[index] === TRUTH.true) { codes[index] = category; decided[index] = 1; }
    }
  }
  const spokenOf = [...new Set(names)].flatMap((name) => { const match = findVariable(data, name); return 'found' in match ? [match.found.vector] : []; });
  for (let index = 0; index < data.caseCount; index += 1) {
    if (decided[index] === 1) continue;
    for (const vector of spokenOf) {
      const state = stateAt(vector, index);
      if (state !== STATE.value && state !== STATE.notAsked) { codes[index] = base + state; break; }
    }
  }
  return ok({ kind: 'single', codes });
}

const expressionErrorOf = (sentence: string, text: string): { ok: false; error: ExpressionError } => ({ ok: false, error: expressionError('CATEGORY_UNKNOWN', { at: 0, length: text.length }, sentence) });

/** Makes the vector of a numeric derived variable: +, −, ×, ÷, mean(), sum(), min(), max() over numeric variables. */
export function deriveNumber(expression: string, data: CrosstabData): Result<NumberVector, ExpressionError> {
  const operand = parseArithmetic(expression);
  if (!operand.ok) return operand;
  return refusable(() => ({ kind: 'number', ...numbersOf(operand.value, data) }));
}
