/** The next place, in code points, where a word ends after `from` or begins before it: how a finding is made longer or shorter by keys. */
export function wordEdges(text: string): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let inside = false;
  for (const point of text) {
    const isWord = /[\p{L}\p{N}\p{M}'’@._+-]/u.test(point);
    if (isWord && !inside) starts.push(at);
    if (!isWord && inside) ends.push(at);
    inside = isWord;
    at += 1;
  }
  if (inside) ends.push(at);
  return { starts, ends };
}

export type EdgeMove = 'endLater' | 'endEarlier' | 'startEarlier' | 'startLater';

/** A span with one edge moved by a word; null where it cannot be. */
export function moveEdge(text: string, span: { readonly start: number; readonly end: number }, move: EdgeMove): { start: number; end: number } | null {
  const { starts, ends } = wordEdges(text);
  const end = move === 'endLater' ? ends.find((edge) => edge > span.end) : move === 'endEarlier' ? ends.findLast((edge) => edge < span.end) : span.end;
  const start = move === 'startEarlier' ? starts.findLast((edge) => edge < span.start) : move === 'startLater' ? starts.find((edge) => edge > span.start) : span.start;
  return start === undefined || end === undefined || start >= end ? null : { start, end };
}
