import { codePointMap } from '../coding/code-points.ts';
import type { IncomingCoders, IncomingProject } from './incoming.ts';
import type { IncomingAnswer } from './incoming-cases.ts';
import type { IncomingCodes } from './incoming-codes.ts';
import { readOffsets, type OffsetReading } from './offset-reading.ts';
import type { RefiCoding, RefiSelection } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { StudyCoding } from './study.ts';

/** Where a note that hangs on a selection or a coding belongs: on a coding, or on the answer with the words it speaks of. */
export interface SelectionPlace { readonly answer: number; readonly coding: number | null; readonly words: string }
export interface IncomingCodings {
  readonly codings: StudyCoding[];
  /** Note references of codings, by the coding's place in the list. */
  readonly noteRefs: ReadonlyMap<number, readonly string[]>;
  /** Selections that say something beyond their codings. */
  readonly remarks: { readonly selection: RefiSelection; readonly place: SelectionPlace }[];
  placeOf(selectionGuid: string): SelectionPlace | undefined;
}

/** ATLAS.ti counts CR LF as one character. */
const COUNTS_LINE_END_ONCE = /^atlas\.ti/i;

export function incomingCodings(incoming: IncomingProject, answers: readonly IncomingAnswer[], codes: IncomingCodes, coders: IncomingCoders, losses: LossList): IncomingCodings {
  const { project, side, sideCame, now } = incoming;
  const codings: StudyCoding[] = [];
  const noteRefs = new Map<number, readonly string[]>();
  const remarks: IncomingCodings['remarks'] = [];
  const places = new Map<string, SelectionPlace>();
  const known = new Map<string, number>();
  const met = new Set<string>();

  /** @returns the coding's place in the list, or null where its code is not to be had */
  const add = (coding: RefiCoding, answer: number, start: number | null, end: number | null, selection: RefiSelection | null): number | null => {
    const codeId = codes.idOf.get(coding.code);
    const name = answers[answer]!.source.name;
    if (codeId === undefined) { losses.add(codes.isCase(coding.code) ? 'caseAsCode' : 'danglingReference', codes.isCase(coding.code) ? name : `code ${coding.code} in “${name}”`); return null; }
    if (met.has(coding.guid)) losses.add('duplicateGuid', `Coding in “${name}”`); else met.add(coding.guid);
    const facts = side?.codings[coding.guid];
    const coderId = coders.coderOf(name, coding.user, selection && coding.user === null ? selection.user : null);
    const key = `${answer}\n${codeId}\n${start}\n${end}\n${coderId}`;
    const twin = known.get(key);
    if (twin !== undefined) { losses.add('codingTwice', name); return twin; }
    const index = codings.length;
    known.set(key, index);
    codings.push({ answer, codeId, start, end, coderId, origin: sideCame ? (facts?.origin ?? 'manual') : 'import', starred: sideCame && (facts?.starred ?? false), createdAt: isoTime(coding.at ?? selection?.at ?? null) ?? now });
    if (coding.noteRefs.length > 0) noteRefs.set(index, coding.noteRefs);
    return index;
  };

  answers.forEach((answer, index) => {
    const { source, read } = answer;
    for (const coding of source.codings) add(coding, index, null, null, null);
    if (source.selections.length === 0) return;
    const reading = readOffsets(read.text, source.selections, { hadMark: read.hadMark, countsLineEndOnce: COUNTS_LINE_END_ONCE.test(project.origin) });
    if (reading.way !== 'codePoints') losses.add(reading.proven ? 'offsetsRepaired' : 'offsetsAssumed', source.name, { count: source.selections.length });
    const map = codePointMap(answer.text);
    const bySpan = new Map<string, number>();
    const open: { selection: RefiSelection; span: string; words: string }[] = [];
    for (const selection of source.selections) {
      const span = spanOf(selection, reading, answer, sideCame ? side : null, map.length);
      if (typeof span === 'string') {
        losses.add(span, source.name, { count: Math.max(1, selection.codings.length) });
        if (selection.description !== '' || selection.noteRefs.length > 0) open.push({ selection, span: '', words: '' });
        continue;
      }
      const key = `${span.start}\n${span.end}`;
      for (const coding of selection.codings) {
        const at = add(coding, index, span.start, span.end, selection);
        if (at !== null && !bySpan.has(key)) bySpan.set(key, at);
        if (at !== null) places.set(coding.guid, { answer: index, coding: at, words: '' });
      }
      open.push({ selection, span: key, words: answer.text.slice(map.toUtf16(span.start), map.toUtf16(span.end)) });
    }
    // A comment on words that are coded elsewhere in the source belongs to that coding.
    for (const { selection, span, words } of open) {
      const place = { answer: index, coding: bySpan.get(span) ?? null, words };
      if (!places.has(selection.guid)) places.set(selection.guid, place);
      const says = selection.description.trim() !== '' || selection.noteRefs.length > 0;
      if (says) remarks.push({ selection, place });
      else if (selection.codings.length === 0) losses.add('emptySelection', source.name);
    }
  });
  return { codings, noteRefs, remarks, placeOf: (guid) => places.get(guid) };
}

/** The selection as [start, end) of the answer, or the kind of loss it is. */
function spanOf(selection: RefiSelection, reading: OffsetReading, answer: IncomingAnswer, side: IncomingProject['side'], length: number): { start: number; end: number } | 'spanOutside' | 'spanEmpty' {
  // Our own words on it, where carriage returns or a mark were taken out of the text.
  const exact = selection.codings.map((coding) => side?.codings[coding.guid]?.span).find((span) => span !== undefined);
  const from = reading.toText(selection.start);
  const to = reading.toText(selection.end);
  if (from === null || to === null) return 'spanOutside';
  const [start, end] = exact ?? [answer.toAnswer(from), answer.toAnswer(to)];
  if (start === end) return 'spanEmpty';
  return start < end && end <= length ? { start, end } : 'spanOutside';
}

/** As the project writes times: UTC with milliseconds; null for what is no time. A time without a zone is read as UTC. */
export function isoTime(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return null;
  const date = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
