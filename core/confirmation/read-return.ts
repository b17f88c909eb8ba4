import { collapseSpace, normaliseText } from '../text/normalise.ts';
import { readDecision, readPermission, type Decision } from './decision-words.ts';
import { matchRows, type MatchedRow, type ReturnedRow } from './match-rows.ts';
import { sameValue, type ExampleLine, type PackLine, type PrintPermission, type StatusLine, type StatusValue } from './pack.ts';
import type { Doubt } from '../contract/doubt.ts';
import { readValue } from './read-value.ts';

export type LineVerdict = Decision | 'unanswered' | 'unclear' | 'missing';

/** What a respondent said of one line. Nothing that was written is lost: what cannot be told is there as it was written. */
export interface LineReading {
  readonly line: PackLine;
  readonly verdict: LineVerdict;
  /** What a status shall be; null where it was not said or cannot be told. */
  readonly value: StatusValue | null;
  /** What an example shall read. */
  readonly words: string | null;
  readonly permission: PrintPermission | null;
  readonly written: { readonly decision: string; readonly value: string; readonly permission: string; readonly comment: string };
  readonly doubts: readonly Doubt[];
  readonly place: string;
}

/** A returned file as its format's reader hands it over. */
export interface ReturnedFile {
  readonly rows: readonly ReturnedRow[];
  readonly by: string; readonly on: string;
  /** What was written at "everything as it stands". */
  readonly all: string;
  readonly comment: string;
}

/** A return held against its pack: one reading for each line of the pack, in its order, and the rows that are none of its lines. */
export function readReturn(lines: readonly PackLine[], file: ReturnedFile): { readings: LineReading[]; left: ReturnedRow[] } {
  const { matched, left } = matchRows(lines, file.rows);
  const byLine = Map.groupBy(matched, ({ line }) => line);
  const all = readDecision(file.all) === 'confirmed';
  return { readings: lines.map((line) => joined(line, (byLine.get(line) ?? []).map((one) => readRow(one, all)))), left };
}

const EMPTY = { decision: '', value: '', permission: '', comment: '' } as const;
type Read = LineReading;

/** Several rows of one line: a row with no answer gives way; rows that disagree leave it to a person. */
function joined(line: PackLine, reads: readonly Read[]): LineReading {
  const answered = reads.filter((read) => read.verdict !== 'unanswered');
  const [first] = answered;
  if (first === undefined) {
    const [empty] = reads;
    if (empty === undefined) return { line, verdict: 'missing', value: null, words: null, permission: null, written: EMPTY, doubts: [], place: '' };
    return { ...empty, written: { ...empty.written, comment: reads.map((read) => read.written.comment).filter(Boolean).join('\n') } };
  }
  const rest = answered.slice(1);
  if (rest.every((read) => agree(first, read))) {
    const comments = [...new Set(reads.map((read) => read.written.comment).filter(Boolean))].join('\n');
    return { ...first, written: { ...first.written, comment: comments }, doubts: [...new Set(answered.flatMap((read) => read.doubts))], place: answered.map((read) => read.place).join(', ') };
  }
  const together = (field: keyof typeof EMPTY): string => [...new Set(answered.map((read) => read.written[field]).filter(Boolean))].join(' / ');
  return { line, verdict: 'unclear', value: null, words: null, permission: null, written: { decision: together('decision'), value: together('value'), permission: together('permission'), comment: together('comment') }, doubts: ['twice'], place: answered.map((read) => read.place).join(', ') };
}
const agree = (a: Read, b: Read): boolean => a.verdict === b.verdict && a.permission === b.permission && a.words === b.words && (a.value === null ? b.value === null : b.value !== null && sameValue(a.value, b.value));

function readRow({ row, line, doubt }: MatchedRow, all: boolean): Read {
  const read = line.kind === 'status' ? readStatus(line, row) : readExample(line, row);
  const doubts: Doubt[] = [...(doubt === 'none' ? [] : [doubt]), ...read.doubts];
  const written = { decision: collapseSpace(row.decision), value: row.value.trim(), permission: collapseSpace(row.permission), comment: [row.comment, ...row.other].map((text) => text.trim()).filter(Boolean).join('\n') };
  const common = { line, written, place: row.place, value: read.value ?? null, words: read.words ?? null, permission: read.permission ?? null };
  if (read.verdict === 'unanswered' && all && doubt !== 'uncertain') return { ...common, verdict: 'confirmed', permission: line.kind === 'example' ? line.permission : null, doubts: [...doubts, 'byAll', ...(written.comment === '' ? [] : ['objection' as const])] };
  if (read.verdict === 'confirmed' && /\b(not|no|non|ne|pas|but|mais|however|except|sauf|pero|wrong|faux|incorrect)\b/u.test(normaliseText(written.comment))) doubts.push('objection');
  return { ...common, verdict: read.verdict, doubts };
}

interface Part { readonly verdict: Exclude<LineVerdict, 'missing'>; readonly doubts: readonly Doubt[]; readonly value?: StatusValue | null; readonly words?: string | null; readonly permission?: PrintPermission | null }
const unclear = (doubt: Doubt, rest: Omit<Part, 'verdict' | 'doubts'> = {}): Part => ({ verdict: 'unclear', doubts: [doubt], ...rest });

function readStatus(line: StatusLine, row: ReturnedRow): Part {
  const edited = row.shown.trim() !== '' && normaliseText(row.shown) !== normaliseText(line.shown);
  const text = row.value.trim() !== '' ? row.value : edited ? row.shown : '';
  const value = text === '' ? null : readValue(line, text);
  const same = text !== '' && (normaliseText(text) === normaliseText(line.shown) || (value !== null && sameValue(value, line.value)));
  const other = text !== '' && !same;
  const over: Doubt[] = row.value.trim() === '' && edited ? ['edited'] : [];
  // "Yes" or "No" as a decision on a yes-or-no status: it is the decision only where both readings say the same.
  const decided = readValue(line, row.decision);
  if (decided !== null) {
    if (sameValue(decided, line.value)) return other ? unclear('contradiction', { value }) : { verdict: 'confirmed', doubts: [] };
    return value !== null && sameValue(decided, value) ? { verdict: 'changed', value, doubts: ['inferred', ...over] } : unclear('decisionOrValue', { value: decided });
  }
  switch (readDecision(row.decision)) {
    case 'unclear': return unclear('decisionUnread', { value });
    case 'withdrawn': return other ? unclear('contradiction', { value }) : { verdict: 'withdrawn', doubts: [] };
    case 'confirmed': return other ? unclear('contradiction', { value }) : { verdict: 'confirmed', doubts: [] };
    case 'changed':
      if (text === '') return unclear('noValue');
      if (value === null) return unclear('valueUnread');
      return same ? unclear('contradiction', { value }) : { verdict: 'changed', value, doubts: over };
    case 'empty':
      if (text === '') return { verdict: 'unanswered', doubts: [] };
      if (same) return { verdict: 'confirmed', doubts: ['inferred'] };
      return value === null ? unclear('valueUnread') : { verdict: 'changed', value, doubts: ['inferred', ...over] };
  }
}

function readExample(line: ExampleLine, row: ReturnedRow): Part {
  const plain = (text: string): string => collapseSpace(text.replace(/[“”«»"„]/gu, ''));
  // A workbook's cell holds 32,767 characters: a longer example is cut there, and not by the respondent.
  const cut = row.shown.length >= 32_000 && plain(line.shown).startsWith(plain(row.shown));
  const edited = row.shown.trim() !== '' && !cut && plain(row.shown) !== plain(line.shown);
  const text = row.value.trim() !== '' ? row.value.trim() : edited ? row.shown.trim() : '';
  const words = text !== '' && plain(text) !== plain(line.shown) ? text.replace(/^["“«\s]+|["”»\s]+$/gu, '') : null;
  const over: Doubt[] = row.value.trim() === '' && edited && words !== null ? ['edited'] : [];
  const asked = readPermission(row.permission);
  const decision = readDecision(row.decision);
  if (asked === 'unclear') return unclear('permissionUnread', { words });
  if (asked === 'no') return decision === 'confirmed' || decision === 'changed' ? unclear('contradiction', { words }) : { verdict: 'withdrawn', doubts: decision === 'withdrawn' ? [] : ['inferred'] };
  const permission = asked ?? line.permission;
  const otherwise = words !== null || permission !== line.permission;
  switch (decision) {
    case 'unclear': return unclear('decisionUnread', { words, permission });
    case 'withdrawn': return words !== null ? unclear('contradiction', { words, permission }) : { verdict: 'withdrawn', doubts: [] };
    case 'confirmed':
      if (words !== null) return unclear('contradiction', { words, permission });
      // Confirmed, and printed in another way than was proposed.
      return { verdict: permission === line.permission ? 'confirmed' : 'changed', permission, doubts: [] };
    case 'changed': return otherwise ? { verdict: 'changed', words, permission, doubts: over } : unclear('noValue');
    case 'empty': return otherwise ? { verdict: 'changed', words, permission, doubts: ['inferred', ...over] } : { verdict: 'unanswered', doubts: [] };
  }
}
