export interface Piece<F> { readonly text: string; readonly start: number; readonly finding: F | null }

/** A block's text cut at its findings; where two overlap the first one keeps the words. */
export function blockPieces<F extends { readonly start: number; readonly end: number }>(text: string, findings: readonly F[]): Piece<F>[] {
  const pieces: Piece<F>[] = [];
  let at = 0;
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    if (finding.start < at || finding.end > text.length || finding.end <= finding.start) continue;
    if (finding.start > at) pieces.push({ text: text.slice(at, finding.start), start: at, finding: null });
    pieces.push({ text: text.slice(finding.start, finding.end), start: finding.start, finding });
    at = finding.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, finding: null });
  return pieces;
}
