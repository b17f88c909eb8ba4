import { ok, refuse, type Result } from '../result.ts';
import { expressionError, type ExpressionError, type Place } from './syntax.ts';

export type TokenKind = 'name' | 'text' | 'number' | 'symbol' | 'end';
/** `text` is what was meant (quotes taken off, keywords and operators in their one spelling). */
export interface Token extends Place { readonly kind: TokenKind; readonly text: string; readonly keyword: boolean }

/** Longer than any filter a person writes; keeps hostile input from taking time. */
const LONGEST_EXPRESSION = 20_000;

const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'is', 'missing']);
const SYMBOLS: Readonly<Record<string, string>> = {
  '<=': '<=', '>=': '>=', '!=': '!=', '<>': '!=', '==': '=', '≤': '<=', '≥': '>=', '≠': '!=', '=': '=', '<': '<', '>': '>',
  '(': '(', ')': ')', ',': ',', '+': '+', '-': '-', '−': '-', '*': '*', '×': '*', '/': '/', '÷': '/',
};
/** Word processors turn quotes into these; both spellings mean the same. */
const CLOSING: Readonly<Record<string, { readonly close: string; readonly kind: 'text' | 'name' }>> = {
  "'": { close: "'", kind: 'text' }, '‘': { close: '’', kind: 'text' }, '"': { close: '"', kind: 'name' }, '“': { close: '”', kind: 'name' },
};
const SPACE = /[\s\u00a0\u202f]+/uy;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.]*/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy;

function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

function readQuoted(source: string, at: number): Result<Token, ExpressionError> {
  const { close, kind } = CLOSING[source[at]!]!;
  let text = '';
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] !== close) { text += source[i]!; continue; }
    if (source[i + 1] !== close) return ok({ kind, text, at, length: i + 1 - at, keyword: false });
    text += close; // a doubled quote stands for one
    i++;
  }
  return refuse(expressionError('EXPRESSION_QUOTE_OPEN', { at, length: source.length - at }, `The quote opened here is never closed; add ${close} where the ${kind === 'text' ? 'value' : 'name'} ends.`));
}

/** Cuts an expression into words, values and signs. Never throws. */
export function tokenise(source: string): Result<Token[], ExpressionError> {
  if (source.length > LONGEST_EXPRESSION) {
    return refuse(expressionError('EXPRESSION_TOO_LONG', { at: LONGEST_EXPRESSION, length: 0 }, `An expression may hold ${LONGEST_EXPRESSION} characters and this one has ${source.length}; derive a variable for a part of it.`));
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = matchAt(SPACE, source, at);
    if (space !== null) { at += space.length; continue; }
    if (Object.hasOwn(CLOSING, source[at]!)) {
      const quoted = readQuoted(source, at);
      if (!quoted.ok) return quoted;
      tokens.push(quoted.value);
      at += quoted.value.length;
      continue;
    }
    const name = matchAt(NAME, source, at);
    if (name !== null) {
      const lower = name.toLowerCase();
      const keyword = KEYWORDS.has(lower);
      tokens.push({ kind: 'name', text: keyword ? lower : name, at, length: name.length, keyword });
      at += name.length;
      continue;
    }
    const number = matchAt(NUMBER, source, at);
    if (number !== null) {
      const tail = matchAt(NAME, source, at + number.length);
      if (tail !== null) {
        return refuse(expressionError('EXPRESSION_NAME_STARTS_WITH_DIGIT', { at, length: number.length + tail.length }, `“${number}${tail}” starts with a digit; if it names a variable, put it in double quotes.`));
      }
      tokens.push({ kind: 'number', text: number, at, length: number.length, keyword: false });
      at += number.length;
      continue;
    }
    const two = source.slice(at, at + 2);
    const symbol = Object.hasOwn(SYMBOLS, two) ? two : source[at]!;
    if (!Object.hasOwn(SYMBOLS, symbol)) {
      const shown = String.fromCodePoint(source.codePointAt(at)!);
      return refuse(expressionError('EXPRESSION_SIGN_UNKNOWN', { at, length: shown.length }, `“${shown}” has no meaning here; values go in single quotes, names with spaces in double quotes.`, { found: shown }));
    }
    tokens.push({ kind: 'symbol', text: SYMBOLS[symbol]!, at, length: symbol.length, keyword: false });
    at += symbol.length;
  }
  tokens.push({ kind: 'end', text: '', at: source.length, length: 0, keyword: false });
  return ok(tokens);
}
