import { ok, refuse, type Result } from '../result.ts';
import {
  expressionError, isCondition, type AggregateName, type ArithmeticOperator, type ComparisonOperator, type Condition, type Expression,
  type ExpressionError, type Literal, type Operand, type Place, type VariableName,
} from './syntax.ts';
import { tokenise, type Token } from './tokens.ts';

/** Deeper nesting than this is refused: it keeps the reader and every walk over the tree within the stack. */
const DEEPEST_NESTING = 60;
export const MOST_PARTS = 2_000;

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);
const AGGREGATES = new Set(['mean', 'sum', 'min', 'max']);

/** Carries a refusal out of the recursive reader; never leaves this file. */
class Stop extends Error {
  readonly refusal: ExpressionError;
  constructor(refusal: ExpressionError) { super(refusal.message); this.refusal = refusal; }
}

const span = (from: Place, to: Place): Place => ({ at: from.at, length: to.at + to.length - from.at });
const shown = (token: Token): string => (token.kind === 'end' ? 'the end' : `“${token.text}”`);

/** Recursive descent, loosest first: or, and, not, comparison, + −, * /, sign, and the smallest parts.
 *  One grammar for conditions and arithmetic, so that `(a + b) / 2 >= 3` needs no special case; kinds are checked as parts meet. */
class Reader {
  readonly tokens: readonly Token[];
  next = 0;
  depth = 0;
  parts = 0;
  constructor(tokens: readonly Token[]) { this.tokens = tokens; }

  peek(): Token { return this.tokens[this.next]!; }
  take(): Token { const token = this.peek(); if (token.kind !== 'end') this.next++; return token; }
  isKeyword(word: string, ahead = 0): boolean { const token = this.tokens[this.next + ahead]; return token !== undefined && token.keyword && token.text === word; }
  isSymbol(sign: string, ahead = 0): boolean { const token = this.tokens[this.next + ahead]; return token?.kind === 'symbol' && token.text === sign; }
  stop(code: string, place: Place, sentence: string): never { throw new Stop(expressionError(code, place, sentence)); }
  expect(sign: string, why: string): Token {
    if (!this.isSymbol(sign)) this.stop('EXPRESSION_SIGN_EXPECTED', this.peek(), `Expected “${sign}” ${why}, found ${shown(this.peek())}.`);
    return this.take();
  }
  nested<T>(read: () => T): T {
    if (++this.depth > DEEPEST_NESTING) this.stop('EXPRESSION_TOO_DEEP', this.peek(), `The expression nests more than ${DEEPEST_NESTING} levels; derive a variable for a part of it.`);
    const value = read();
    this.depth--;
    return value;
  }
  part<T>(node: T): T {
    if (++this.parts > MOST_PARTS) this.stop('EXPRESSION_TOO_LONG', this.peek(), `The expression has more than ${MOST_PARTS} parts; derive a variable for a part of it.`);
    return node;
  }

  condition(expression: Expression, token: Place): Condition {
    if (isCondition(expression)) return expression;
    return this.stop('EXPRESSION_CONDITION_EXPECTED', token, 'A condition is expected here, such as region = \'South Asia\'; this part is a value on its own.');
  }
  operand(expression: Expression, token: Place): Operand {
    if (!isCondition(expression)) return expression;
    return this.stop('EXPRESSION_VALUE_EXPECTED', token, 'A value or a variable is expected here; this part is a condition.');
  }

  or(): Expression { return this.chain('or', () => this.and()); }
  and(): Expression { return this.chain('and', () => this.not()); }
  chain(word: 'and' | 'or', read: () => Expression): Expression {
    const first = read();
    if (!this.isKeyword(word)) return first;
    const conditions = [this.condition(first, first)];
    while (this.isKeyword(word)) {
      this.take();
      const item = read();
      conditions.push(this.condition(item, item));
    }
    return this.part({ kind: word, conditions, ...span(conditions[0]!, conditions.at(-1)!) });
  }
  not(): Expression {
    if (!this.isKeyword('not')) return this.comparison();
    const start = this.take();
    return this.nested(() => {
      const item = this.not();
      return this.part({ kind: 'not' as const, condition: this.condition(item, item), ...span(start, item) });
    });
  }

  comparison(): Expression {
    const left = this.sum();
    const token = this.peek();
    if (token.kind === 'symbol' && COMPARISONS.has(token.text)) {
      this.take();
      const right = this.sum();
      const node = { kind: 'compare' as const, operator: token.text as ComparisonOperator, left: this.operand(left, left), right: this.operand(right, right), ...span(left, right) };
      const again = this.peek();
      if (again.kind === 'symbol' && COMPARISONS.has(again.text)) this.stop('EXPRESSION_CHAINED', again, 'Two comparisons in a row; join them with “and”, as in age >= 12 and age <= 17.');
      return this.part(node);
    }
    if (this.isKeyword('in') || (this.isKeyword('not') && this.isKeyword('in', 1))) {
      const negated = this.take().text === 'not';
      if (negated) this.take();
      const operand = this.operand(left, left);
      this.expect('(', 'after “in”');
      const values = this.literals();
      const end = this.expect(')', 'to close the list of values');
      return this.part({ kind: 'in' as const, negated, operand, values, ...span(left, end) });
    }
    if (this.isKeyword('is')) {
      this.take();
      const negated = this.isKeyword('not');
      if (negated) this.take();
      if (!this.isKeyword('missing')) this.stop('EXPRESSION_MISSING_EXPECTED', this.peek(), `After “is” comes “missing” or “not missing”, found ${shown(this.peek())}; to compare with a value write =.`);
      const end = this.take();
      if (left.kind !== 'variable') this.stop('EXPRESSION_VARIABLE_EXPECTED', left, 'Only a variable can be missing; write its name before “is”.');
      return this.part({ kind: 'missing' as const, negated, variable: left, ...span(left, end) });
    }
    return left;
  }

  sum(): Expression { return this.arithmetic(['+', '-'], () => this.product()); }
  product(): Expression { return this.arithmetic(['*', '/'], () => this.signed()); }
  arithmetic(signs: readonly string[], read: () => Expression): Expression {
    let left = read();
    while (signs.some((sign) => this.isSymbol(sign))) {
      const operator = this.take().text as ArithmeticOperator;
      const right = read();
      left = this.part({ kind: 'arithmetic' as const, operator, left: this.operand(left, left), right: this.operand(right, right), ...span(left, right) });
    }
    return left;
  }
  signed(): Expression {
    if (!this.isSymbol('-')) return this.smallest();
    const start = this.take();
    return this.nested(() => {
      const item = this.operand(this.signed(), start);
      if (item.kind === 'number') return { ...item, value: -item.value, ...span(start, item) };
      return this.part({ kind: 'negative' as const, operand: item, ...span(start, item) });
    });
  }

  smallest(): Expression {
    const token = this.take();
    if (token.kind === 'number') return this.part({ kind: 'number' as const, value: Number(token.text), at: token.at, length: token.length });
    if (token.kind === 'text') return this.part({ kind: 'text' as const, value: token.text, at: token.at, length: token.length });
    if (token.kind === 'symbol' && token.text === '(') {
      return this.nested(() => {
        const inner = this.or();
        this.expect(')', 'to close the bracket');
        return inner;
      });
    }
    if (token.kind === 'name' && !token.keyword) {
      return this.isSymbol('(') ? this.call(token) : this.variable(token);
    }
    return this.stop('EXPRESSION_PART_EXPECTED', token, `A variable, a value or a bracket is expected here, found ${shown(token)}.`);
  }
  variable(token: Token): VariableName {
    if (token.kind !== 'name' || token.keyword) this.stop('EXPRESSION_VARIABLE_EXPECTED', token, `The name of a variable is expected here, found ${shown(token)}.`);
    return this.part({ kind: 'variable' as const, name: token.text, at: token.at, length: token.length });
  }
  literals(): Literal[] {
    const values: Literal[] = [];
    for (;;) {
      const item = this.signed();
      if (item.kind !== 'text' && item.kind !== 'number') {
        this.stop('EXPRESSION_LITERAL_EXPECTED', item, 'A value is expected here: text in single quotes, or a number.');
      }
      values.push(item);
      if (!this.isSymbol(',')) return values;
      this.take();
    }
  }
  list(): Expression[] {
    const items = [this.or()];
    while (this.isSymbol(',')) { this.take(); items.push(this.or()); }
    return items;
  }
  call(token: Token): Expression {
    const name = token.text.toLowerCase();
    this.take();
    return this.nested((): Expression => {
      if (name === 'state') {
        const variable = this.variable(this.take());
        const end = this.expect(')', 'after the variable of state()');
        return this.part({ kind: 'state' as const, variable, ...span(token, end) });
      }
      if (name === 'count') return this.count(token);
      if (AGGREGATES.has(name)) {
        const operands = this.list().map((item) => this.operand(item, item));
        const end = this.expect(')', `to close ${name}()`);
        return this.part({ kind: 'aggregate' as const, name: name as AggregateName, operands, ...span(token, end) });
      }
      return this.stop('EXPRESSION_FUNCTION_UNKNOWN', token, `“${token.text}(…)” is not a function; there are count, state, mean, sum, min and max.`);
    });
  }
  /** `count(q6, 'a', 'b')`: options chosen of a multiple-response variable; `count(q1 = 'yes', q2 = 'yes')`: conditions that hold. */
  count(token: Token): Expression {
    const items = this.list();
    const end = this.expect(')', 'to close count()');
    const [first, ...rest] = items;
    if (first !== undefined && isCondition(first)) {
      return this.part({ kind: 'countTrue' as const, conditions: items.map((item) => this.condition(item, item)), ...span(token, end) });
    }
    if (first?.kind !== 'variable') this.stop('EXPRESSION_VARIABLE_EXPECTED', first ?? token, 'count() starts with a multiple-response variable, or holds conditions such as q1 = \'yes\'.');
    const options = rest.map((item): Literal => (item.kind === 'text' || item.kind === 'number' ? item
      : this.stop('EXPRESSION_LITERAL_EXPECTED', item, 'After the variable, count() takes the options to count, in single quotes.')));
    return this.part({ kind: 'count' as const, variable: first, options, ...span(token, end) });
  }
}

function read(source: string): Result<Expression, ExpressionError> {
  const tokens = tokenise(source);
  if (!tokens.ok) return tokens;
  const reader = new Reader(tokens.value);
  try {
    if (reader.peek().kind === 'end') reader.stop('EXPRESSION_EMPTY', reader.peek(), 'The expression is empty; write a condition such as region = \'South Asia\'.');
    const expression = reader.or();
    const rest = reader.peek();
    if (rest.kind !== 'end') reader.stop('EXPRESSION_LEFT_OVER', rest, `Expected “and”, “or” or the end here, found ${shown(rest)}.`);
    return ok(expression);
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal);
    throw error;
  }
}

/** Reads a condition: a filter, or the rule of a derived category. Any text is answered with a tree or a sentence; nothing throws.
 *  @example parseCondition("region = 'South Asia' and not STRATEGY = 'yes'") */
export function parseCondition(source: string): Result<Condition, ExpressionError> {
  const expression = read(source);
  if (!expression.ok) return expression;
  if (isCondition(expression.value)) return ok(expression.value);
  return refuse(expressionError('EXPRESSION_CONDITION_EXPECTED', expression.value, 'This is a value and not a condition; compare it with something, as in income = \'low\'.'));
}

/** Reads arithmetic over numeric variables, such as `mean(q1, q2, q3) * 10`. */
export function parseArithmetic(source: string): Result<Operand, ExpressionError> {
  const expression = read(source);
  if (!expression.ok) return expression;
  if (!isCondition(expression.value)) return ok(expression.value);
  return refuse(expressionError('EXPRESSION_VALUE_EXPECTED', expression.value, 'This is a condition and not a number; use it as a rule of a derived category.'));
}
