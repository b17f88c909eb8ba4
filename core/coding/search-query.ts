/** Turns what an analyst types into an FTS5 expression that is always well-formed: words, "phrases", prefix*, AND, OR, NOT,
 *  NEAR(a b, 5) and parentheses. Anything else is searched for as words. */
type Token = { kind: 'term'; text: string; prefix: boolean } | { kind: 'operator'; text: 'AND' | 'OR' | 'NOT' } | { kind: 'open' } | { kind: 'close' } | { kind: 'near'; terms: string[]; distance: number };

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** FTS5 finds nothing to look for in a term of marks alone, and says so with an error. */
const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function tokens(query: string): Token[] {
  const found: Token[] = [];
  const pattern = /NEAR\(([^()]*?)(?:,\s*(\d{1,4}))?\)|"([^"]*)"?(\*?)|(\()|(\))|([^\s()"]+)/gu;
  for (const match of query.matchAll(pattern)) {
    const [, near, distance, phrase, phrasePrefix, open, close, word] = match;
    if (near !== undefined) {
      const terms = near.split(/\s+/).map((term) => term.replaceAll('"', '')).filter(hasWord);
      if (terms.length > 0) found.push({ kind: 'near', terms, distance: Math.min(Number(distance ?? 10), 1000) });
    } else if (phrase !== undefined) {
      if (hasWord(phrase)) found.push({ kind: 'term', text: phrase, prefix: phrasePrefix === '*' });
    } else if (open !== undefined) found.push({ kind: 'open' });
    else if (close !== undefined) found.push({ kind: 'close' });
    else if (word === 'AND' || word === 'OR' || word === 'NOT') found.push({ kind: 'operator', text: word });
    else if (word !== undefined && hasWord(word)) found.push({ kind: 'term', text: word.replace(/\*+$/, ''), prefix: word.endsWith('*') });
  }
  return found;
}

/** @returns an FTS5 MATCH expression, or null where the query holds no word to look for. */
export function searchExpression(query: string): string | null {
  const list = tokens(query.normalize('NFC').slice(0, 500));
  let index = 0;
  let depth = 0;

  const primary = (): string | null => {
    const token = list[index];
    if (!token || token.kind === 'close') return null;
    index += 1;
    if (token.kind === 'term') return `${quoted(token.text)}${token.prefix ? ' *' : ''}`;
    if (token.kind === 'near') return token.terms.length === 1 ? quoted(token.terms[0]!) : `NEAR(${token.terms.map(quoted).join(' ')}, ${token.distance})`;
    if (token.kind === 'open') {
      if (depth > 20) return primary();
      depth += 1;
      const inner = either();
      depth -= 1;
      if (list[index]?.kind === 'close') index += 1;
      return inner === null ? primary() : `(${inner})`;
    }
    return primary(); // a stray operator is passed over
  };
  const all = (): string | null => {
    let left = primary();
    for (;;) {
      const token = list[index];
      if (!token || token.kind === 'close' || (token.kind === 'operator' && token.text === 'OR')) return left;
      const operator = token.kind === 'operator' ? token.text : 'AND';
      if (token.kind === 'operator') index += 1;
      const right = primary();
      if (right === null) { if (list[index]?.kind !== 'operator') return left; } else left = left === null ? right : `${left} ${operator} ${right}`;
    }
  };
  const either = (): string | null => {
    let left = all();
    while (list[index]?.kind === 'operator') {
      index += 1;
      const right = all();
      if (right !== null) left = left === null ? right : `(${left}) OR (${right})`;
    }
    return left;
  };

  let whole = either();
  // A closing bracket too many ends an expression early; the rest is looked for too.
  while (index < list.length) {
    index += list[index]?.kind === 'close' ? 1 : 0;
    const more = either();
    if (more !== null) whole = whole === null ? more : `(${whole}) AND (${more})`;
  }
  return whole;
}
