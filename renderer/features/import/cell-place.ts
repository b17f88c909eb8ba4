export interface CellPlace { readonly row: number; readonly column: number }

/** The 0-based place that a problem names: "B14", "line 14" (text files); null for a whole sheet. */
export function cellPlace(text: string): CellPlace | null {
  const cell = /^([A-Z]{1,3})(\d+)$/.exec(text);
  if (cell) return { row: Number(cell[2]) - 1, column: [...cell[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
  const line = /^line (\d+)$/.exec(text);
  return line ? { row: Number(line[1]) - 1, column: 0 } : null;
}

/** "1", "2-3", "1, 3" (1-based, as rows are numbered on screen) as 0-based rows; null where it is none of these. */
export function parseRowList(text: string): number[] | null {
  const rows = new Set<number>();
  for (const part of text.split(/[,;]/).map((piece) => piece.trim()).filter(Boolean)) {
    const range = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(part);
    if (!range) return null;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (from < 1 || to < from || to - from > 20) return null;
    for (let row = from; row <= to; row++) rows.add(row - 1);
  }
  return [...rows].toSorted((a, b) => a - b);
}

/** The other way: [1, 2] → "2-3". */
export function rowListText(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (rows[end + 1] === rows[end]! + 1) end += 1;
    parts.push(end > at ? `${rows[at]! + 1}-${rows[end]! + 1}` : `${rows[at]! + 1}`);
    at = end + 1;
  }
  return parts.join(', ');
}
