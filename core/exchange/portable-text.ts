/** Programs disagree about what a byte-order mark and a carriage return count for, so answers are sent without either:
 *  no mark at the start, and one line feed for every line end. Spans move with the text. */
export interface PortableText {
  readonly text: string;
  /** From a code point offset of the answer to one of the portable text. */
  toPortable(offset: number): number;
  /** What puts the answer back as it was; null where nothing was changed. */
  readonly restore: TextRestore | null;
}
/** Code point offsets in the portable text: where "\r" stood before the line feed there, and where the line feed was "\r" alone. */
export interface TextRestore { readonly marks?: number | undefined; readonly crlf?: readonly number[] | undefined; readonly cr?: readonly number[] | undefined }

const ODD = /\r|^\uFEFF/;

export function portableText(answer: string): PortableText {
  if (!ODD.test(answer)) return { text: answer, toPortable: (offset) => offset, restore: null };
  const points = [...answer];
  const places: number[] = [];
  const kept: string[] = [];
  const crlf: number[] = [];
  const cr: number[] = [];
  const firstOther = points.findIndex((point) => point !== '\uFEFF');
  const marks = firstOther === -1 ? points.length : firstOther;
  points.forEach((point, at) => {
    places.push(kept.length);
    if (at < marks) return;
    if (point !== '\r') { kept.push(point); return; }
    if (points[at + 1] === '\n') { crlf.push(kept.length); return; }
    cr.push(kept.length);
    kept.push('\n');
  });
  places.push(kept.length);
  return {
    text: kept.join(''), toPortable: (offset) => places[Math.min(Math.max(offset, 0), points.length)]!,
    restore: { ...(marks > 0 ? { marks } : {}), ...(crlf.length > 0 ? { crlf } : {}), ...(cr.length > 0 ? { cr } : {}) },
  };
}

/** Undoes `portableText`. `toAnswer` gives the first offset of the answer that the portable one can come from. */
export function restoreText(portable: string, restore: TextRestore | null | undefined): { text: string; toAnswer(offset: number): number } {
  if (!restore) return { text: portable, toAnswer: (offset) => offset };
  const crlf = new Set(restore.crlf);
  const cr = new Set(restore.cr);
  const points: string[] = [];
  const places: number[] = [];
  for (let mark = 0; mark < (restore.marks ?? 0); mark += 1) points.push('\uFEFF');
  [...portable].forEach((point, at) => {
    places.push(points.length);
    if (crlf.has(at)) points.push('\r');
    points.push(cr.has(at) && point === '\n' ? '\r' : point);
  });
  places.push(points.length);
  return { text: points.join(''), toAnswer: (offset) => places[Math.min(Math.max(offset, 0), places.length - 1)]! };
}

