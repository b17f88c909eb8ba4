export interface Piece { readonly text: string; readonly isMarked: boolean }

/** A text cut at the edges of spans that may overlap; together the pieces are the text. Offsets are the string's own. */
export function pieces(text: string, spans: readonly (readonly [number, number])[]): Piece[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end); else joined.push([start, end]);
  }
  const found: Piece[] = [];
  let at = 0;
  for (const [start, end] of joined) {
    found.push({ text: text.slice(at, start), isMarked: false }, { text: text.slice(start, end), isMarked: true });
    at = end;
  }
  return [...found, { text: text.slice(at), isMarked: false }].filter((piece) => piece.text !== '');
}
