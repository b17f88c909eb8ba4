interface Node { readonly next: Map<string, Node>; isEnd: boolean }

/** A pattern that matches any of the words, the longest first, by what they begin with: hundreds of words cost little more than one.
 *  @param token how a character is written in the pattern; two that are written alike are one
 *  @example anyOf(['two', 'twelve', 'ten']) // 't(?:w(?:o|elve)|en)' */
export function anyOf(words: Iterable<string>, token: (character: string) => string = (character) => character.replace(/[.*+?^${}()|[\]\\]/u, '\\$&')): string {
  const root: Node = { next: new Map(), isEnd: false };
  for (const word of words) {
    let at = root;
    for (const character of word) {
      const key = token(character);
      const next = at.next.get(key) ?? { next: new Map<string, Node>(), isEnd: false };
      at.next.set(key, next);
      at = next;
    }
    at.isEnd = true;
  }
  return patternOf(root);
}

function patternOf({ next, isEnd }: Node): string {
  const ways = [...next].map(([key, node]) => `${key}${node.next.size === 0 ? '' : patternOf(node)}`);
  if (isEnd) return `(?:${ways.join('|')})?`;
  return ways.length === 1 ? ways[0]! : `(?:${ways.join('|')})`;
}
