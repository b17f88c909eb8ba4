import { ok, refuse, type Result } from '../result.ts';

/** An expression of an XLSForm, as a tree. */
export type FormExpression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'question'; readonly name: string }
  /** The answer itself, in a constraint. */
  | { readonly kind: 'self' }
  | { readonly kind: 'call'; readonly name: FormFunction; readonly of: readonly FormExpression[] }
  | { readonly kind: 'binary'; readonly operator: FormOperator; readonly left: FormExpression; readonly right: FormExpression };
export type FormOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod';
const FUNCTIONS = ['selected', 'not', 'true', 'false', 'count-selected', 'string-length', 'number', 'int', 'round', 'string', 'coalesce', 'if', 'regex', 'contains', 'starts-with', 'ends-with', 'concat', 'date', 'boolean', 'min', 'max', 'abs'] as const;
export type FormFunction = (typeof FUNCTIONS)[number];
const isFunction = (name: string): name is FormFunction => (FUNCTIONS as readonly string[]).includes(name);

export interface FormUnread { readonly kind: 'UNREADABLE'; readonly at: number; readonly found: string }

/** Deepest nesting read; a form that goes deeper is not written by people. */
const DEEPEST = 60;

/** Reads the XPath of `relevant`, `required` and `constraint` as XLSForms use it.
 *  @returns what could not be read, and where
 *  @example parseFormExpression("${has_plan} = 'yes' and not(selected(${tools}, 'none'))").ok // true
 *  @see https://docs.getodk.org/form-operators-functions/ */
export function parseFormExpression(text: string): Result<FormExpression, FormUnread> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  let at = 0;
  let depth = 0;
  const fault = (): never => { throw new NotRead(tokens.value[at]?.at ?? text.length, tokens.value[at]?.text ?? ''); };
  const peek = (): string | null => { const token = tokens.value[at]; return token === undefined || token.kind === 'text' || token.kind === 'question' ? null : token.text; };
  const expect = (wanted: string): void => { if (peek() !== wanted) fault(); at++; };
  const level = (operators: readonly FormOperator[], next: () => FormExpression) => (): FormExpression => {
    let left = next();
    for (let operator = operators.find((one) => one === peek()); operator !== undefined; operator = operators.find((one) => one === peek())) {
      at++;
      left = { kind: 'binary', operator, left, right: next() };
    }
    return left;
  };
  const primary = (): FormExpression => {
    const token = tokens.value[at];
    if (token === undefined || ++depth > DEEPEST) return fault();
    at++;
    const value = ((): FormExpression => {
      if (token.kind === 'text') return { kind: 'text', value: token.text };
      if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
      if (token.kind === 'question') return { kind: 'question', name: token.text };
      if (token.text === '.') return { kind: 'self' };
      if (token.text === '-') return { kind: 'binary', operator: '-', left: { kind: 'number', value: 0 }, right: primary() };
      if (token.text === '(') { const inner = whole(); expect(')'); return inner; }
      if (token.kind === 'word' && peek() === '(' && isFunction(token.text)) {
        at++;
        const of: FormExpression[] = [];
        while (peek() !== ')') { of.push(whole()); if (peek() === ',') at++; else if (peek() !== ')') fault(); }
        at++;
        return { kind: 'call', name: token.text, of };
      }
      at--;
      return fault();
    })();
    depth--;
    return value;
  };
  const product = level(['*', 'div', 'mod'], primary);
  const sum = level(['+', '-'], product);
  const order = level(['<=', '<', '>=', '>'], sum);
  const equality = level(['=', '!='], order);
  const both = level(['and'], equality);
  const whole: () => FormExpression = level(['or'], both);
  try {
    const tree = whole();
    if (at < tokens.value.length) fault();
    return ok(tree);
  } catch (error) {
    if (error instanceof NotRead) return refuse({ kind: 'UNREADABLE', at: error.at, found: error.found });
    throw error;
  }
}
class NotRead extends Error {
  readonly at: number;
  readonly found: string;
  constructor(at: number, found: string) { super('not read'); this.at = at; this.found = found; }
}

interface Token { readonly kind: 'text' | 'number' | 'question' | 'word' | 'sign'; readonly text: string; readonly at: number }
const TOKEN = /\s*(?:'([^']*)'|"([^"]*)"|\$\{\s*([^}\s]+)\s*\}|(\d+(?:\.\d+)?|\.\d+)|(<=|>=|!=|[=<>()+*,-]|\.)|([A-Za-z][A-Za-z0-9_:-]*))/uy;
function tokensOf(text: string): Result<Token[], FormUnread> {
  // Word processors turn quotes into curly ones; a form with them works nowhere, and what is meant is plain.
  const straight = text.replace(/[‘’]/gu, '\'').replace(/[“”]/gu, '"');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let from = 0; from < straight.length;) {
    TOKEN.lastIndex = from;
    const found = TOKEN.exec(straight);
    if (found === null) { if (straight.slice(from).trim() === '') break; return refuse({ kind: 'UNREADABLE', at: from, found: straight.slice(from, from + 20) }); }
    const [, single, double, question, number, sign, word] = found;
    const literal = single ?? double;
    tokens.push(literal !== undefined ? { kind: 'text', text: literal, at: from } : question !== undefined ? { kind: 'question', text: question, at: from }
      : number !== undefined ? { kind: 'number', text: number, at: from } : sign !== undefined ? { kind: 'sign', text: sign, at: from } : { kind: 'word', text: word!, at: from });
    from = TOKEN.lastIndex;
  }
  return ok(tokens);
}

/** Names of the questions an expression speaks of. */
export function questionsIn(tree: FormExpression): string[] {
  switch (tree.kind) {
    case 'question': return [tree.name];
    case 'call': return [...new Set(tree.of.flatMap(questionsIn))];
    case 'binary': return [...new Set([...questionsIn(tree.left), ...questionsIn(tree.right)])];
    default: return [];
  }
}

/** Answers that an expression asks for, with their questions: `${q} = 'x'`, `selected(${q}, 'x')`. */
export function optionsIn(tree: FormExpression): { name: string; option: string }[] {
  if (tree.kind === 'binary') {
    const pair = (question: FormExpression, option: FormExpression): { name: string; option: string }[] => ((tree.operator === '=' || tree.operator === '!=') && question.kind === 'question' && option.kind === 'text' && option.value !== '' ? [{ name: question.name, option: option.value }] : []);
    return [...pair(tree.left, tree.right), ...pair(tree.right, tree.left), ...optionsIn(tree.left), ...optionsIn(tree.right)];
  }
  if (tree.kind !== 'call') return [];
  const [question, option] = tree.of;
  const own = tree.name === 'selected' && question?.kind === 'question' && option?.kind === 'text' && option.value !== '' ? [{ name: question.name, option: option.value }] : [];
  return [...own, ...tree.of.flatMap(optionsIn)];
}

type Value = string | number | boolean;

/** The value of an expression for one case.
 *  @param answer the answer to a question as a form holds it: a choice's name, several parted by spaces, digits, '' where there is
 *  none; null where the question's answers are not known (its column was left out)
 *  @param self the answer that a constraint speaks of
 *  @returns null where it depends on what is not known */
export function evaluateForm(tree: FormExpression, answer: (name: string) => string | null, self = ''): boolean | null {
  const value = (node: FormExpression): Value | null => {
    switch (node.kind) {
      case 'text': case 'number': return node.value;
      case 'self': return self;
      case 'question': return answer(node.name);
      case 'binary': return binary(node.operator, value(node.left), () => value(node.right));
      case 'call': return call(node.name, node.of, value);
    }
  };
  const result = value(tree);
  return result === null ? null : truth(result);
}

const truth = (value: Value): boolean => (typeof value === 'string' ? value !== '' : typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : value);
const numeric = (value: Value): number => (typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : value.trim() === '' ? NaN : ISO_DATE.test(value.trim()) ? Date.parse(value.trim()) / 86_400_000 : Number(value));
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/u;

function binary(operator: FormOperator, left: Value | null, later: () => Value | null): Value | null {
  // What is not known decides nothing where the other side decides alone.
  if (operator === 'or' || operator === 'and') {
    const stop = operator === 'or';
    if (left !== null && truth(left) === stop) return stop;
    const right = later();
    if (right !== null && truth(right) === stop) return stop;
    return left === null || right === null ? null : !stop;
  }
  const right = later();
  if (left === null || right === null) return null;
  switch (operator) {
    case '=': case '!=': {
      const same = typeof left === 'boolean' || typeof right === 'boolean' ? truth(left) === truth(right) : typeof left === 'number' || typeof right === 'number' ? numeric(left) === numeric(right) : left === right;
      return operator === '=' ? same : typeof left === 'number' || typeof right === 'number' ? !Number.isNaN(numeric(left)) && !Number.isNaN(numeric(right)) && !same : !same;
    }
    case '<': return numeric(left) < numeric(right);
    case '<=': return numeric(left) <= numeric(right);
    case '>': return numeric(left) > numeric(right);
    case '>=': return numeric(left) >= numeric(right);
    case '+': return numeric(left) + numeric(right);
    case '-': return numeric(left) - numeric(right);
    case '*': return numeric(left) * numeric(right);
    case 'div': return numeric(left) / numeric(right);
    case 'mod': return numeric(left) % numeric(right);
  }
}

function call(name: FormFunction, of: readonly FormExpression[], value: (node: FormExpression) => Value | null): Value | null {
  if (name === 'if' || name === 'coalesce') {
    const first = of[0] === undefined ? '' : value(of[0]);
    if (first === null) return null;
    const next = (index: number): Value | null => (of[index] === undefined ? '' : value(of[index]));
    return name === 'if' ? next(truth(first) ? 1 : 2) : first === '' ? next(1) : first;
  }
  const values = of.map(value);
  if (values.some((one) => one === null)) return null;
  const [first = '', second = ''] = values as Value[];
  const text = String(first);
  switch (name) {
    case 'true': return true;
    case 'false': return false;
    case 'not': return !truth(first);
    case 'boolean': return truth(first);
    case 'selected': return text.trim().split(/\s+/u).includes(String(second));
    case 'count-selected': return text.trim() === '' ? 0 : text.trim().split(/\s+/u).length;
    case 'string-length': return [...text].length;
    case 'number': return numeric(first);
    case 'int': return Math.trunc(numeric(first));
    case 'round': { const scale = 10 ** (values.length > 1 ? numeric(second) : 0); return Math.round(numeric(first) * scale) / scale; }
    case 'abs': return Math.abs(numeric(first));
    case 'string': return text;
    case 'concat': return (values as Value[]).map(String).join('');
    case 'contains': return text.includes(String(second));
    case 'starts-with': return text.startsWith(String(second));
    case 'ends-with': return text.endsWith(String(second));
    case 'date': return text;
    case 'min': return Math.min(...(values as Value[]).map(numeric));
    case 'max': return Math.max(...(values as Value[]).map(numeric));
    case 'regex': return matches(String(second), text);
  }
}

/** A pattern that is long, or nests repetition, may run for ever: it is taken as satisfied, as is one that no engine reads. */
function matches(pattern: string, text: string): boolean {
  if (pattern.length > 300 || /[+*}]\s*\)\s*[+*{]/u.test(pattern) || text.length > 2000) return true;
  try { return new RegExp(`^(?:${pattern})$`, 'u').test(text); } catch { return true; }
}
