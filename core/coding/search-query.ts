/** Turns what an analyst types into an FTS5 expression that is always well-formed: words, "phrases", prefix*, AND, OR, NOT,
 *  NEAR(a b, 5) and parentheses. Anything else is searched for as words. */
type Token = { kind: 'term'; text: string; prefix: boolean } | { kind: 'operator'; text: 'AND' | 'OR' | 'NOT' } | { kind: 'open' } | { kind: 'close' } | { kind: 'near'; terms: { text: string; prefix: boolean }[]; distance: number };

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** FTS5 finds nothing to look for in a term of marks alone, and says so with an error. */
const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Quotation marks as French and word processors write them. */
const OTHER_QUOTES = /[“”„‟«»＂]/gu;

const term = (written: string): { text: string; prefix: boolean } => ({ text: written.replace(/\*+$/, '').replaceAll('"', ''), prefix: written.endsWith('*') });

function tokens(query: string): Token[] {
  const found: Token[] = [];
  const pattern = /NEAR\(([^()]*?)(?:,\s*(\d{1,4})\s*)?\)|"([^"]*)"?(\*?)|(\()|(\))|([^\s()"]+)/gu;
  for (const match of query.replace(OTHER_QUOTES, '"').matchAll(pattern)) {
    const [, near, distance, phrase, phrasePrefix, open, close, word] = match;
    if (near !== undefined) {
      const terms = [...near.matchAll(/"[^"]*"?\*?|[^\s",]+/gu)].map(([written]) => term(written)).filter(({ text }) => hasWord(text));
      if (terms.length > 0) found.push({ kind: 'near', terms, distance: Math.min(Number(distance ?? 10), 1000) });
    } else if (phrase !== undefined) {
      if (hasWord(phrase)) found.push({ kind: 'term', text: phrase, prefix: phrasePrefix === '*' });
    } else if (open !== undefined) found.push({ kind: 'open' });
    else if (close !== undefined) found.push({ kind: 'close' });
    else if (word === 'AND' || word === 'OR' || word === 'NOT') found.push({ kind: 'operator', text: word });
    else if (word !== undefined && hasWord(word)) found.push({ kind: 'term', ...term(word) });
  }
  return found;
}

type Form = 'term' | 'AND' | 'OR' | 'NOT';
/** What a part of a search asks for: an expression, and whether answers are wanted that it does not fit. */
interface Part { readonly text: string; readonly form: Form; readonly negated: boolean }

/** In FTS5 NOT binds closest, then AND, then OR, from the left. Brackets stand only where they must: FTS5 takes few levels of them. */
const BARE: Readonly<Record<Exclude<Form, 'term'>, readonly [left: readonly Form[], right: readonly Form[]]>> = {
  NOT: [['term', 'NOT'], ['term']], AND: [['term', 'NOT', 'AND'], ['term', 'NOT']], OR: [['term', 'NOT', 'AND', 'OR'], ['term', 'NOT', 'AND']],
};
function join(left: Part, form: Exclude<Form, 'term'>, right: Part, negated: boolean): Part {
  const [bareLeft, bareRight] = BARE[form];
  const side = (part: Part, bare: readonly Form[]): string => (bare.includes(part.form) ? part.text : `(${part.text})`);
  return { text: `${side(left, bareLeft)} ${form} ${side(right, bareRight)}`, form, negated };
}

function both(left: Part | null, right: Part | null): Part | null {
  if (left === null || right === null) return left ?? right;
  if (left.negated && right.negated) return join(left, 'OR', right, true);
  if (right.negated) return join(left, 'NOT', right, false);
  return left.negated ? join(right, 'NOT', left, false) : join(left, 'AND', right, false);
}

function either(left: Part | null, right: Part | null): Part | null {
  if (left === null || right === null) return left ?? right;
  if (left.negated && right.negated) return join(left, 'AND', right, true);
  if (right.negated) return join(right, 'NOT', left, true);
  return left.negated ? join(left, 'NOT', right, true) : join(left, 'OR', right, false);
}

/** What a search asks for. `except` instead of `match`: every answer but those (NOT budget). Both null where it holds no word to look for. */
export interface SearchQuery { readonly match: string | null; readonly except: string | null }

export function searchQuery(query: string): SearchQuery {
  // A control character (NUL ends an expression for FTS5) parts words as a space does.
  const list = tokens(query.normalize('NFC').replace(/\p{Cc}/gu, ' ').slice(0, 500));
  let index = 0;
  let depth = 0;

  const primary = (): Part | null => {
    const token = list[index];
    if (!token || token.kind === 'close') return null;
    index += 1;
    const part = (text: string): Part => ({ text, form: 'term', negated: false });
    const worded = ({ text, prefix }: { text: string; prefix: boolean }): string => `${quoted(text)}${prefix ? ' *' : ''}`;
    if (token.kind === 'term') return part(worded(token));
    if (token.kind === 'near') return part(token.terms.length === 1 ? worded(token.terms[0]!) : `NEAR(${token.terms.map(worded).join(' ')}, ${token.distance})`);
    if (token.kind === 'open') {
      if (depth > 20) return primary();
      depth += 1;
      const inner = anyOf();
      depth -= 1;
      if (list[index]?.kind === 'close') index += 1;
      return inner ?? primary();
    }
    if (token.text !== 'NOT') return primary(); // a stray AND or OR is passed over
    const without = primary();
    return without === null ? null : { ...without, negated: !without.negated };
  };
  const isOperator = (text: string): boolean => { const token = list[index]; return token?.kind === 'operator' && token.text === text; };
  const all = (): Part | null => {
    let left = primary();
    while (index < list.length && list[index]!.kind !== 'close' && !isOperator('OR')) {
      if (isOperator('AND')) index += 1;
      left = both(left, primary());
    }
    return left;
  };
  const anyOf = (): Part | null => {
    let left = all();
    while (isOperator('OR')) {
      index += 1;
      left = either(left, all());
    }
    return left;
  };

  let whole = anyOf();
  // A closing bracket too many ends an expression early; the rest is looked for too.
  while (index < list.length) {
    index += list[index]?.kind === 'close' ? 1 : 0;
    whole = both(whole, anyOf());
  }
  return whole === null ? { match: null, except: null } : whole.negated ? { match: null, except: whole.text } : { match: whole.text, except: null };
}

/** @returns an FTS5 MATCH expression, or null where the query names no word that an answer must hold. */
export const searchExpression = (query: string): string | null => searchQuery(query).match;
