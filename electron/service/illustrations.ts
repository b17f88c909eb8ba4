import type { Outputs } from '#core/contract/api/index.ts';
import type { CodeKind } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { slugFor } from '#core/codebook/tree.ts';
import { codePointLength, sliceCodePoints } from '#core/coding/code-points.ts';
import { speaksOf } from '#core/framework/capability-pages.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { deleteExample, deleteIllustration, findExample, insertExample, listExamples, listIllustrations, putIllustration, updateExample, type ExampleRecord, type IllustrationRecord } from '#db/queries/illustrations.ts';
import { cellOf } from './cells.ts';
import { quotesOf } from './privacy/clearing.ts';
import { openGate, type Gate } from './privacy/gate.ts';
import type { ProjectSession } from './session.ts';

type Illustration = Outputs['illustrations']['list'][number];
type Language = 'en' | 'fr';
const AREAS = ['tables'] as const;
const now = (): string => new Date().toISOString();

/** Every illustrative table, with what would be printed of each example. */
export function describeIllustrations(session: ProjectSession, language: Language, gate: Gate = openGate(session, { mode: 'cleared', language, all: false })): Illustration[] {
  const keys = new Map(listCases(session.db).map((one) => [one.rid, one]));
  const labels = codeLabels(session, language);
  const examples = Map.groupBy(listExamples(session.db), (one) => one.illustrationRid);
  return listIllustrations(session.db).map((table): Illustration => {
    const own = (examples.get(table.rid) ?? []).flatMap((one): Illustration['examples'] => {
      const answer = findAnswer(session.db, one.answerId);
      const from = answer && keys.get(answer.caseRid);
      if (!answer || !from) return [];
      const original = one.start === null || one.end === null ? answer.text : sliceCodePoints(answer.text, one.start, one.end);
      const source = { rid: answer.rid, position: from.position, variableId: answer.variableId, text: answer.text };
      const released = one.words === null ? gate.quote(source, one.start, one.end) : gate.edited(source, one.start, one.end, one.words);
      const country = cellText(session, 'country', from.position, language);
      const region = cellText(session, 'region', from.position, language);
      return [{
        id: one.rid, type: one.type, answerId: one.answerId, start: one.start, end: one.end, caseKey: from.key, country, region, variableId: answer.variableId, original, words: one.words,
        printed: released.words === null ? null : { words: released.words, attribution: released.attribution === 'case' ? country || from.key : region },
        permission: released.clearance.permission, state: released.clearance.state,
      }];
    });
    const types = [...new Set(own.map(({ type }) => type))].map((type) => ({ id: type, label: labels.get(type) ?? type }));
    return { id: table.id, title: { en: table.titleEn, fr: table.titleFr }, capability: table.capability, types, examples: own };
  });
}

const codeLabels = (session: ProjectSession, language: Language): Map<string, string> => new Map(listCodes(session.db).map((code) => [code.id, code.labels[language]?.trim() || code.name]));

function cellText(session: ProjectSession, id: string, position: number, language: Language): string {
  const data = session.variable(id);
  const cell = data ? cellOf(data.definition, data.vector, position, language) : '';
  return typeof cell === 'object' ? '' : String(cell);
}

/** @throws Refusal ILLUSTRATION_EMPTY where no starred passage carries a code of the kind */
export function createIllustration(session: ProjectSession, { title, capability, kind }: { readonly title: { readonly en: string; readonly fr: string }; readonly capability: string | null; readonly kind: CodeKind }): { id: string; examples: number } {
  const codes = new Set(listCodes(session.db).filter((code) => code.kind === kind).map((code) => code.id));
  const found = starred(session, capability).flatMap(({ answer, start, end, codeIds }) => codeIds.filter((code) => codes.has(code)).map((type) => ({ type, answerId: answer.rid, start, end })));
  if (found.length === 0) throw new Refusal('ILLUSTRATION_EMPTY', 'No starred passage carries a code of this kind there. Star passages in the coding room (s), or choose another kind or capability.', { kind });
  const order = new Map(listCodes(session.db).map((code, index) => [code.id, index]));
  const examples = found.toSorted((a, b) => order.get(a.type)! - order.get(b.type)!);
  const id = slugFor(title.en || title.fr || kind, new Set(listIllustrations(session.db).map((one) => one.id)));
  session.act('illustration.create', { title: title.en || title.fr || id, examples: examples.length }, AREAS, (db) => {
    const rid = putIllustration(db, { id, titleEn: title.en, titleFr: title.fr, capability }, now());
    for (const example of examples) insertExample(db, { illustrationRid: rid, ...example, words: null }, session.coderId, now());
  });
  return { id, examples: examples.length };
}

function starred(session: ProjectSession, capability: string | null): ReturnType<typeof quotesOf> {
  const variableIds = capability === null ? undefined : [...session.definitions.values()].filter((one) => one.type === 'open' && speaksOf(one, capability)).map((one) => one.id);
  return quotesOf(session, { starred: true, ...(variableIds === undefined ? {} : { variableIds }) });
}

export function changeIllustration(session: ProjectSession, id: string, title: { readonly en: string; readonly fr: string }, capability: string | null): { id: string } {
  existing(session, id);
  session.act('illustration.change', { title: title.en || title.fr || id }, AREAS, (db) => { putIllustration(db, { id, titleEn: title.en, titleFr: title.fr, capability }, now()); });
  return { id };
}

export function removeIllustration(session: ProjectSession, id: string): { removed: boolean } {
  const table = existing(session, id);
  session.act('illustration.delete', { title: titleOf(table) }, AREAS, (db) => { deleteIllustration(db, table.rid); });
  return { removed: true };
}

/** Starred passages that a table does not have under that code yet. */
export function illustrationCandidates(session: ProjectSession, id: string, language: Language): Outputs['illustrations']['candidates'] {
  const table = existing(session, id);
  const labels = codeLabels(session, language);
  const taken = new Set(listExamples(session.db).filter((one) => one.illustrationRid === table.rid).map(placeOf));
  return starred(session, table.capability).flatMap(({ answer, start, end, codeIds }) => codeIds.flatMap((type): Outputs['illustrations']['candidates'] => {
    if (taken.has(placeOf({ type, answerId: answer.rid, start, end }))) return [];
    const { text } = findAnswer(session.db, answer.rid)!;
    return [{ answerId: answer.rid, start, end, type, typeLabel: labels.get(type) ?? type, country: cellText(session, 'country', answer.position, language), words: start === null || end === null ? text : sliceCodePoints(text, start, end) }];
  }));
}
const placeOf = (one: Pick<ExampleRecord, 'type' | 'answerId' | 'start' | 'end'>): string => `${one.type} ${one.answerId} ${one.start} ${one.end}`;

export function addExample(session: ProjectSession, id: string, one: Pick<ExampleRecord, 'type' | 'answerId' | 'start' | 'end'>): { id: number } {
  const table = existing(session, id);
  const answer = findAnswer(session.db, one.answerId);
  if (!answer) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId: one.answerId });
  const length = codePointLength(answer.text);
  const { start, end } = one;
  if ((start === null) !== (end === null) || (start !== null && end !== null && (start < 0 || start >= end || end > length))) throw new Refusal('SPAN_OUTSIDE', `The span ${start ?? '?'} to ${end ?? '?'} does not lie inside the answer, which has ${length} characters.`, { start: start ?? -1, end: end ?? -1, length });
  return { id: session.act('illustration.add', { title: titleOf(table) }, AREAS, (db) => insertExample(db, { illustrationRid: table.rid, ...one, words: null }, session.coderId, now())) };
}

/** Other words, another type, another place. Words that are those of the passage again are none of one's own. */
export function editExample(session: ProjectSession, id: number, patch: { readonly words?: string | null | undefined; readonly type?: string | undefined; readonly position?: number | undefined }): { id: number } {
  const one = knownExample(session, id);
  const table = listIllustrations(session.db).find(({ rid }) => rid === one.illustrationRid)!;
  const answer = findAnswer(session.db, one.answerId)!;
  const original = one.start === null || one.end === null ? answer.text : sliceCodePoints(answer.text, one.start, one.end);
  const typed = patch.words === undefined ? one.words : patch.words;
  const words = typed === null || typed.trim() === '' || typed.trim() === original.trim() ? null : typed.trim();
  const siblings = listExamples(session.db).filter(({ illustrationRid }) => illustrationRid === one.illustrationRid);
  const others = siblings.filter(({ rid }) => rid !== id);
  const changed = { ...one, words, type: patch.type ?? one.type };
  const order = patch.position === undefined ? siblings.map((each) => (each.rid === id ? changed : each)) : [...others.slice(0, patch.position), changed, ...others.slice(patch.position)];
  const moved = order.map((each, position) => ({ ...each, position })).filter((each) => { const before = siblings.find(({ rid }) => rid === each.rid)!; return before.position !== each.position || before.words !== each.words || before.type !== each.type; });
  if (moved.length > 0) session.act('illustration.edit', { title: titleOf(table) }, AREAS, (db) => { for (const each of moved) updateExample(db, each, session.coderId, now()); });
  return { id };
}

export function dropExample(session: ProjectSession, id: number): { removed: boolean } {
  const one = knownExample(session, id);
  const table = listIllustrations(session.db).find(({ rid }) => rid === one.illustrationRid)!;
  session.act('illustration.drop', { title: titleOf(table) }, AREAS, (db) => { deleteExample(db, id); });
  return { removed: true };
}

const titleOf = (table: IllustrationRecord): string => table.titleEn || table.titleFr || table.id;
function existing(session: ProjectSession, id: string): IllustrationRecord {
  const found = listIllustrations(session.db).find((one) => one.id === id);
  if (!found) throw new Refusal('ILLUSTRATION_UNKNOWN', `There is no illustrative table “${id}” any more. An undo may have taken it out.`, { table: id });
  return found;
}
function knownExample(session: ProjectSession, id: number): ExampleRecord {
  const found = findExample(session.db, id);
  if (!found) throw new Refusal('EXAMPLE_UNKNOWN', 'This example is no longer there. An undo may have taken it out.', { example: id });
  return found;
}
