import { collapseSpace, normaliseText } from '../text/normalise.ts';
import type { PackLine } from './pack.ts';

/** A row of a table in a returned file, as it stands there; what is hidden in it beside what can be seen. */
export interface ReturnedRow {
  /** Keys of this pack's lines hidden in the row: one, unless rows were merged or pasted over each other. */
  readonly keys: readonly string[];
  /** The key as it is printed ("S3"). */
  readonly number: string;
  readonly topic: string;
  readonly shown: string;
  readonly decision: string;
  readonly value: string;
  readonly permission: string;
  readonly comment: string;
  /** Texts of the row that stand in none of its known columns. */
  readonly other: readonly string[];
  /** "row 14": for whoever looks it up. */
  readonly place: string;
}

export interface MatchedRow { readonly row: ReturnedRow; readonly line: PackLine; /** What is hidden and what is seen do not agree, and what is seen was followed; or a person must look. */ readonly doubt: 'none' | 'moved' | 'uncertain' }

const seenIn = (row: ReturnedRow, line: PackLine): boolean => (line.kind === 'status'
  ? sameText(row.topic, line.topic) : sameText(row.shown, line.shown));
/** Quotation marks, accents and spaces apart. */
const sameText = (a: string, b: string): boolean => normaliseText(a) !== '' && normaliseText(a) === normaliseText(b);

/** Which line of the pack each row speaks of. A row is known by the key hidden in it, by its printed number, and by what it says; a hidden
 *  column that was left behind when the rest was sorted names another line than the row says, and the row is believed. Where that cannot be
 *  told, the row is uncertain and a person decides. Rows that are none of the pack's are left over.
 *  @returns rows in the order of the file */
export function matchRows(lines: readonly PackLine[], rows: readonly ReturnedRow[]): { matched: MatchedRow[]; left: ReturnedRow[] } {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const matched: MatchedRow[] = [];
  const left: ReturnedRow[] = [];
  for (const row of rows) {
    const said = lines.filter((line) => seenIn(row, line));
    const printed = byKey.get(collapseSpace(row.number).toUpperCase()) ?? null;
    const hidden = row.keys.flatMap((key) => byKey.get(key) ?? []);
    const found = chosen(said, printed, hidden);
    if (found === null) left.push(row); else matched.push({ row, ...found });
  }
  return { matched, left };
}

function chosen(said: readonly PackLine[], printed: PackLine | null, hidden: readonly PackLine[]): Omit<MatchedRow, 'row'> | null {
  const [key] = hidden;
  if (key !== undefined && hidden.every((one) => one === key)) {
    if (said.includes(key) || (said.length === 0 && (printed === null || printed === key))) return { line: key, doubt: 'none' };
    // The row says another line than its key: the visible number settles it.
    if (printed !== null && said.includes(printed)) return { line: printed, doubt: 'moved' };
    if (printed === null && said.length === 1) return { line: said[0]!, doubt: 'moved' };
    return { line: said.length === 1 ? said[0]! : printed ?? key, doubt: 'uncertain' };
  }
  if (hidden.length > 1) {
    const both = hidden.filter((one) => said.includes(one));
    return { line: both.length === 1 ? both[0]! : printed ?? key!, doubt: both.length === 1 && (printed === null || printed === both[0]) ? 'none' : 'uncertain' };
  }
  if (printed !== null && said.includes(printed)) return { line: printed, doubt: 'none' };
  if (said.length === 1) return { line: said[0]!, doubt: printed === null ? 'none' : 'uncertain' };
  if (printed !== null && said.length === 0) return { line: printed, doubt: 'uncertain' };
  return printed === null ? null : { line: printed, doubt: 'uncertain' };
}
