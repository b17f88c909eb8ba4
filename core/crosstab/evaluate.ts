import { ok, refuse, type Result } from '../result.ts';
import { missingBase, STATE, STATE_NAMES, stateAt, type SingleVector, type Vector } from '../model/vector.ts';
import { findVariable, nameProblem, nearNames, type CrosstabData, type VariableData } from './data.ts';
import { parseCondition } from './parse-expression.ts';
import {
  expressionError, type ComparisonOperator, type Condition, type ExpressionError, type Literal, type Operand, type Place, type VariableName,
} from './syntax.ts';

/** What a condition is for one case. */
export const TRUTH = { false: 0, true: 1, unknown: 2 } as const;
const DAY_MS = 86_400_000;

/** Carries a refusal out of the evaluation; never leaves this file. */
class Stop extends Error {
  readonly refusal: ExpressionError;
  constructor(refusal: ExpressionError) { super(refusal.message); this.refusal = refusal; }
}
function stop(code: string, place: Place, sentence: string, details: ExpressionError['details'] = {}): never {
  throw new Stop(expressionError(code, place, sentence, details));
}

/** Numbers for each case, with the state of each: STATE.value where there is one. */
export interface Numbers { readonly values: Float64Array; readonly states: Uint8Array }

const HOLDS: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (o) => o === 0, '!=': (o) => o !== 0, '<': (o) => o < 0, '<=': (o) => o <= 0, '>': (o) => o > 0, '>=': (o) => o >= 0,
};
const FLIPPED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const isOrder = (operator: ComparisonOperator): boolean => operator !== '=' && operator !== '!=';
const truth = (holds: boolean): 0 | 1 => (holds ? 1 : 0);

function lookUp(data: CrosstabData, name: VariableName): VariableData {
  const match = findVariable(data, name.name);
  if ('found' in match) return match.found;
  const problem = nameProblem(name.name, match);
  return stop(problem.code, name, problem.sentence, problem.details);
}

/** Which category a value means: its id, else a label or a spelling that only one category bears. */
function categoryOf(variable: VariableData, literal: Literal): number {
  const { categories, id } = variable.definition;
  const wanted = String(literal.value);
  const byId = categories.findIndex((category) => category.id === wanted);
  if (byId >= 0) return byId;
  const named = categories.flatMap((category, index) => {
    const { en, fr, es } = category.labels ?? {};
    return category.label === wanted || en === wanted || fr === wanted || es === wanted || (category.values ?? []).includes(wanted) ? [index] : [];
  });
  if (named.length === 1) return named[0]!;
  const ids = categories.map((category) => category.id);
  const near = nearNames(wanted, categories.flatMap((category) => [category.id, category.label]));
  const hint = near.length > 0 ? `Did you mean ${near.map((each) => `'${each}'`).join(' or ')}?`
    : `Its categories are ${ids.slice(0, 12).map((each) => `'${each}'`).join(', ')}${ids.length > 12 ? ', …' : ''}.`;
  return stop('CATEGORY_UNKNOWN', literal, `${id} has no category '${wanted}'. ${hint}`, { variable: id, value: wanted, categories: ids });
}

/** Evaluates one truth value per code, then looks each case up: one load and one store a case. */
function fromCodes(vector: SingleVector, ofCategory: (index: number) => 0 | 1 | 2, ofState: (state: number) => 0 | 1 | 2): Uint8Array {
  const base = missingBase(vector.codes);
  const table = new Uint8Array(base + 6).fill(TRUTH.unknown);
  for (let code = 0; code < base; code++) table[code] = ofCategory(code);
  for (let state = 1; state <= 5; state++) table[base + state] = ofState(state);
  const out = new Uint8Array(vector.codes.length);
  for (let i = 0; i < out.length; i++) out[i] = table[vector.codes[i]!]!;
  return out;
}

function fromStates(vector: Vector, cases: number, ofState: (state: number) => 0 | 1): Uint8Array {
  if (vector.kind === 'single') return fromCodes(vector, () => ofState(0), ofState);
  const table = Uint8Array.from({ length: 6 }, (_, state) => ofState(state));
  const out = new Uint8Array(cases);
  for (let i = 0; i < cases; i++) out[i] = table[vector.states[i]!]!;
  return out;
}

function fromNumbers(numbers: Numbers, test: (value: number) => boolean): Uint8Array {
  const out = new Uint8Array(numbers.values.length);
  for (let i = 0; i < out.length; i++) out[i] = numbers.states[i] === STATE.value ? truth(test(numbers.values[i]!)) : TRUTH.unknown;
  return out;
}

function dateOf(literal: Literal): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(String(literal.value));
  const time = match === null ? Number.NaN : Date.parse(`${match[0]}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== match![0]) {
    return stop('EXPRESSION_DATE_EXPECTED', literal, `'${literal.value}' is not a date; write it as year-month-day, as in '2021-03-31'.`);
  }
  return time;
}

function stateOf(literal: Literal): number {
  const state = STATE_NAMES.indexOf(String(literal.value) as (typeof STATE_NAMES)[number]);
  if (state < 0) stop('STATE_UNKNOWN', literal, `'${literal.value}' is not a state of an answer; the states are ${STATE_NAMES.join(', ')}.`);
  return state;
}

function compareWithLiteral(variable: VariableData, operator: ComparisonOperator, literal: Literal, cases: number, place: Place): Uint8Array {
  const { vector, definition } = variable;
  const holds = HOLDS[operator];
  if (vector.kind === 'single') {
    if (isOrder(operator) && definition.measure === 'nominal') {
      return stop('EXPRESSION_NO_ORDER', place, `The categories of ${definition.id} have no order; set its measure to ordinal, or list the categories with in (…).`, { variable: definition.id });
    }
    const wanted = categoryOf(variable, literal);
    return fromCodes(vector, (index) => truth(holds(index - wanted)), () => TRUTH.unknown);
  }
  if (vector.kind === 'multiple') {
    if (isOrder(operator)) return stop('EXPRESSION_NO_ORDER', place, `${definition.id} is multiple choice: an option is chosen (=) or not (!=); to compare how many, use count(${definition.id}).`, { variable: definition.id });
    const bits = vector.options[categoryOf(variable, literal)]!;
    const out = new Uint8Array(cases);
    const chosen = truth(operator === '=');
    for (let i = 0; i < cases; i++) out[i] = vector.states[i] !== STATE.value ? TRUTH.unknown : ((bits[i >> 3]! >> (i & 7)) & 1) === chosen ? 1 : 0;
    return out;
  }
  if (vector.kind === 'text') {
    if (isOrder(operator)) return stop('EXPRESSION_NO_ORDER', place, `${definition.id} holds short texts, which have no order; compare with = or in (…).`, { variable: definition.id });
    const wanted = String(literal.value);
    const out = new Uint8Array(cases);
    for (let i = 0; i < cases; i++) out[i] = vector.states[i] !== STATE.value ? TRUTH.unknown : truth((vector.values[i] === wanted) === (operator === '='));
    return out;
  }
  if (definition.type === 'date') {
    const day = dateOf(literal);
    // a date may carry a time of day: a whole day is equal to it
    return fromNumbers(vector, (value) => holds(value < day ? -1 : value >= day + DAY_MS ? 1 : 0));
  }
  if (literal.kind === 'text') return stop('EXPRESSION_NUMBER_EXPECTED', literal, `${definition.id} is a number; compare it with a number, without quotes.`, { variable: definition.id });
  return fromNumbers(vector, (value) => holds(value - literal.value));
}

/** Each operand as numbers: variables of numbers and dates, scales whose category ids are numbers, and arithmetic over them. */
export function numbersOf(operand: Operand, data: CrosstabData): Numbers {
  const cases = data.caseCount;
  switch (operand.kind) {
    case 'number': return { values: new Float64Array(cases).fill(operand.value), states: new Uint8Array(cases) };
    case 'text': return stop('EXPRESSION_NUMBER_EXPECTED', operand, `'${operand.value}' is a text where a number is expected.`);
    case 'state': return stop('EXPRESSION_NUMBER_EXPECTED', operand, 'state(…) is the name of a state where a number is expected; compare it with =.');
    case 'variable': return variableAsNumbers(lookUp(data, operand), operand);
    case 'count': return countOptions(operand, data);
    case 'countTrue': {
      const values = new Float64Array(cases);
      const states = new Uint8Array(cases);
      for (const condition of operand.conditions) {
        const mask = evaluateCondition(condition, data);
        for (let i = 0; i < cases; i++) { if (mask[i] === TRUTH.unknown) states[i] = STATE.noAnswer; else values[i]! += mask[i]!; }
      }
      return { values, states };
    }
    case 'negative': {
      const inner = numbersOf(operand.operand, data);
      return { values: inner.values.map((value) => -value), states: inner.states };
    }
    case 'arithmetic': return arithmetic(operand, data);
    case 'aggregate': return aggregate(operand, data);
  }
}

function variableAsNumbers(variable: VariableData, place: Place): Numbers {
  const { vector, definition } = variable;
  if (vector.kind === 'number') return vector;
  if (vector.kind === 'single' && definition.categories.length > 0 && definition.categories.every((category) => category.id.trim() !== '' && Number.isFinite(Number(category.id)))) {
    const ids = definition.categories.map((category) => Number(category.id));
    const base = missingBase(vector.codes);
    const values = new Float64Array(vector.codes.length);
    const states = new Uint8Array(vector.codes.length);
    for (let i = 0; i < values.length; i++) { const code = vector.codes[i]!; if (code > base) states[i] = code - base; else values[i] = ids[code]!; }
    return { values, states };
  }
  return stop('VARIABLE_NOT_NUMERIC', place, `${definition.id} is not a number, so it cannot be calculated with; compare its categories with = or in (…).`, { variable: definition.id });
}

function countOptions(operand: Operand & { kind: 'count' }, data: CrosstabData): Numbers {
  const variable = lookUp(data, operand.variable);
  const { vector, definition } = variable;
  if (vector.kind !== 'multiple') return stop('VARIABLE_NOT_MULTIPLE', operand, `${definition.id} is not multiple choice; to count over several variables write count(a = 'yes', b = 'yes').`, { variable: definition.id });
  const chosen = operand.options.length === 0 ? vector.options : [...new Set(operand.options.map((literal) => categoryOf(variable, literal)))].map((index) => vector.options[index]!);
  const values = new Float64Array(data.caseCount);
  for (const bits of chosen) for (let i = 0; i < values.length; i++) values[i]! += (bits[i >> 3]! >> (i & 7)) & 1;
  return { values, states: vector.states };
}

function arithmetic(operand: Operand & { kind: 'arithmetic' }, data: CrosstabData): Numbers {
  const left = numbersOf(operand.left, data);
  const right = numbersOf(operand.right, data);
  const values = new Float64Array(data.caseCount);
  const states = new Uint8Array(data.caseCount);
  for (let i = 0; i < values.length; i++) {
    const a = left.values[i]!;
    const b = right.values[i]!;
    const value = operand.operator === '+' ? a + b : operand.operator === '-' ? a - b : operand.operator === '*' ? a * b : a / b;
    // what cannot be worked out (a division by zero) does not apply to this case
    states[i] = left.states[i]! || right.states[i]! || (Number.isFinite(value) ? STATE.value : STATE.notApplicable);
    if (states[i] === STATE.value) values[i] = value;
  }
  return { values, states };
}

function aggregate(operand: Operand & { kind: 'aggregate' }, data: CrosstabData): Numbers {
  const parts = operand.operands.map((each) => numbersOf(each, data));
  const values = new Float64Array(data.caseCount);
  const states = new Uint8Array(data.caseCount);
  for (let i = 0; i < values.length; i++) {
    let known = 0;
    let sum = 0;
    let least = Infinity;
    let most = -Infinity;
    let state = 0;
    for (const part of parts) {
      if (part.states[i] !== STATE.value) { state ||= part.states[i]!; continue; }
      const value = part.values[i]!;
      known++;
      sum += value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (known === 0) { states[i] = state; continue; }
    values[i] = operand.name === 'sum' ? sum : operand.name === 'mean' ? sum / known : operand.name === 'min' ? least : most;
  }
  return { values, states };
}

const isNumeric = (operand: Operand): boolean => operand.kind === 'number' || operand.kind === 'count' || operand.kind === 'countTrue' || operand.kind === 'arithmetic' || operand.kind === 'negative' || operand.kind === 'aggregate';
const isLiteral = (operand: Operand): operand is Literal => operand.kind === 'text' || operand.kind === 'number';

function compareVariables(left: VariableData, right: VariableData, operator: ComparisonOperator, cases: number, place: Place): Uint8Array {
  const a = left.vector;
  const b = right.vector;
  if (a.kind === 'number' && b.kind === 'number') {
    const out = new Uint8Array(cases);
    for (let i = 0; i < cases; i++) out[i] = a.states[i] === 0 && b.states[i] === 0 ? truth(HOLDS[operator](a.values[i]! - b.values[i]!)) : TRUTH.unknown;
    return out;
  }
  const textAt = (variable: VariableData): ((index: number) => string) | null => {
    const { vector, definition } = variable;
    if (vector.kind === 'single') return (index) => definition.categories[vector.codes[index]!]?.id ?? '';
    return vector.kind === 'text' ? (index) => vector.values[index]! : null;
  };
  const textA = textAt(left);
  const textB = textAt(right);
  if (textA === null || textB === null || isOrder(operator)) {
    return stop('EXPRESSION_NOT_COMPARABLE', place, `${left.definition.id} and ${right.definition.id} cannot be compared by ${operator}; numbers compare with numbers, and single choices by = and !=.`);
  }
  const out = new Uint8Array(cases);
  for (let i = 0; i < cases; i++) out[i] = stateAt(a, i) || stateAt(b, i) ? TRUTH.unknown : truth((textA(i) === textB(i)) === (operator === '='));
  return out;
}

function compare(condition: Condition & { kind: 'compare' }, data: CrosstabData): Uint8Array {
  let { left, right, operator } = condition;
  const cases = data.caseCount;
  if (isLiteral(left) && isLiteral(right)) return stop('EXPRESSION_NO_VARIABLE', condition, 'Two fixed values are compared, so the answer is the same for every case; name a variable (names go without single quotes).');
  if (isLiteral(left)) { [left, right] = [right, left]; operator = FLIPPED[operator]; }
  if (left.kind === 'state' || right.kind === 'state') {
    const state = left.kind === 'state' ? left : right;
    const other = left.kind === 'state' ? right : left;
    if (state.kind !== 'state' || !isLiteral(other) || isOrder(operator)) return stop('EXPRESSION_STATE', condition, 'state(…) is compared with the name of a state, by = or !=, as in state(q7) = \'noAnswer\'.');
    const wanted = stateOf(other);
    return fromStates(lookUp(data, state.variable).vector, cases, (found) => truth((found === wanted) === (operator === '=')));
  }
  if (left.kind === 'variable' && isLiteral(right)) return compareWithLiteral(lookUp(data, left), operator, right, cases, condition);
  if (left.kind === 'variable' && right.kind === 'variable') return compareVariables(lookUp(data, left), lookUp(data, right), operator, cases, condition);
  if (!isNumeric(left) && left.kind !== 'variable') return stop('EXPRESSION_NUMBER_EXPECTED', left, 'A number is expected here.');
  const a = numbersOf(left, data);
  if (right.kind === 'number') { const wanted = right.value; return fromNumbers(a, (value) => HOLDS[operator](value - wanted)); }
  const b = numbersOf(right, data);
  const out = new Uint8Array(cases);
  for (let i = 0; i < cases; i++) out[i] = a.states[i] === 0 && b.states[i] === 0 ? truth(HOLDS[operator](a.values[i]! - b.values[i]!)) : TRUTH.unknown;
  return out;
}

function isIn(condition: Condition & { kind: 'in' }, data: CrosstabData): Uint8Array {
  const { operand, values, negated } = condition;
  if (isLiteral(operand)) return stop('EXPRESSION_NO_VARIABLE', operand, 'Before “in” comes a variable (names go without single quotes).');
  let out: Uint8Array;
  if (operand.kind === 'state') {
    const wanted = new Set(values.map(stateOf));
    out = fromStates(lookUp(data, operand.variable).vector, data.caseCount, (state) => truth(wanted.has(state)));
  } else if (operand.kind === 'variable') {
    const variable = lookUp(data, operand);
    if (variable.vector.kind === 'single') {
      const wanted = new Set(values.map((value) => categoryOf(variable, value)));
      out = fromCodes(variable.vector, (index) => truth(wanted.has(index)), () => TRUTH.unknown);
    } else {
      out = values.map((value) => compareWithLiteral(variable, '=', value, data.caseCount, condition)).reduce(or);
    }
  } else {
    const wanted = new Set(values.map((value) => (value.kind === 'number' ? value.value : stop('EXPRESSION_NUMBER_EXPECTED', value, 'A number is expected in this list.'))));
    out = fromNumbers(numbersOf(operand, data), (value) => wanted.has(value));
  }
  return negated ? not(out) : out;
}

function not(mask: Uint8Array): Uint8Array {
  return mask.map((value) => (value === TRUTH.unknown ? TRUTH.unknown : 1 - value));
}
function and(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let i = 0; i < a.length; i++) a[i] = a[i] === 0 || b[i] === 0 ? 0 : a[i] === 1 && b[i] === 1 ? 1 : 2;
  return a;
}
function or(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let i = 0; i < a.length; i++) a[i] = a[i] === 1 || b[i] === 1 ? 1 : a[i]! | b[i]!;
  return a;
}

/** One truth value per case (TRUTH), by Kleene's three-valued logic: a missing value makes a comparison unknown, `unknown or true`
 *  is true, `unknown and false` is false. Works on whole vectors. Throws only inside this folder; call `compileExpression`. */
function evaluateCondition(condition: Condition, data: CrosstabData): Uint8Array {
  switch (condition.kind) {
    case 'and': return condition.conditions.map((each) => evaluateCondition(each, data)).reduce(and);
    case 'or': return condition.conditions.map((each) => evaluateCondition(each, data)).reduce(or);
    case 'not': return not(evaluateCondition(condition.condition, data));
    case 'missing': return fromStates(lookUp(data, condition.variable).vector, data.caseCount, (state) => truth((state !== STATE.value) !== condition.negated));
    case 'in': return isIn(condition, data);
    case 'compare': return compare(condition, data);
  }
}

/** Runs work that may refuse half-way, and hands the refusal back as a value. */
export function refusable<T>(work: () => T): Result<T, ExpressionError> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal);
    throw error;
  }
}

/** A condition that has been read, evaluated over every case. */
export const evaluate = (condition: Condition, data: CrosstabData): Result<Uint8Array, ExpressionError> => refusable(() => evaluateCondition(condition, data));

/** Reads a condition and evaluates it over every case.
 *  @returns one byte a case: 1 true, 0 false, 2 unknown (a filter keeps only the true); or what is wrong and where.
 *  @example compileExpression("region = 'South Asia' and not STRATEGY = 'yes'", data) */
export function compileExpression(source: string, data: CrosstabData): Result<Uint8Array, ExpressionError> {
  const condition = parseCondition(source);
  return condition.ok ? evaluate(condition.value, data) : condition;
}
