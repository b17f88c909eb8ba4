import type { IncomingCoders, IncomingProject } from './incoming.ts';
import type { IncomingCases } from './incoming-cases.ts';
import type { IncomingCodes } from './incoming-codes.ts';
import { isoTime, type IncomingCodings, type SelectionPlace } from './incoming-codings.ts';
import type { RefiText } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { MemoTarget, StudyMemo } from './study.ts';

export interface Surroundings { readonly cases: IncomingCases; readonly codes: IncomingCodes; readonly codings: IncomingCodings; readonly coders: IncomingCoders; readonly variableIdOf: ReadonlyMap<string, string> }

/** Notes, comments and descriptions as memos, each on what it speaks of. A note that several things refer to becomes a memo on each;
 *  one that nothing refers to is a memo on the project. */
export function incomingMemos(incoming: IncomingProject, { cases, codes, codings, coders, variableIdOf }: Surroundings, losses: LossList): StudyMemo[] {
  const { project, texts, side, now } = incoming;
  const notes = new Map<string, RefiText>();
  for (const note of project.notes) { if (notes.has(note.guid)) losses.add('duplicateGuid', `Note “${note.name}”`); else notes.set(note.guid, note); }
  const used = new Map<string, number>();
  const found: { note: RefiText | null; at: number; memo: StudyMemo }[] = [];
  const order = new Map(project.notes.map((note, index) => [note, index]));
  const bodyOf = (note: RefiText): string | null => note.content ?? texts.get(note)?.text ?? (note.description === '' ? null : note.description);

  const attach = (guid: string, target: MemoTarget, words = ''): void => {
    const note = notes.get(guid);
    if (!note) { losses.add('danglingReference', `note ${guid}`); return; }
    const times = used.get(guid) ?? 0;
    used.set(guid, times + 1);
    if (times > 0) losses.add('noteCopied', note.name);
    if (note.selections.length + note.codings.length > 0 && times === 0) losses.add('codedNote', note.name, { count: note.codings.length + note.selections.reduce((total, selection) => total + selection.codings.length, 0) || 1 });
    const body = bodyOf(note);
    if (body === null) { losses.add('noteText', note.name); return; }
    const createdAt = isoTime(note.at) ?? now;
    found.push({ note, at: order.get(note)!, memo: { target, title: note.name, body: quoted(words, body), coderId: coders.authorOf(note.user), createdAt, updatedAt: isoTime(note.modifiedAt) ?? createdAt } });
  };
  const remark = (title: string, body: string, target: MemoTarget, user: string | null, at: string | null): void => {
    const createdAt = isoTime(at) ?? now;
    found.push({ note: null, at: project.notes.length + found.length, memo: { target, title, body, coderId: coders.authorOf(user), createdAt, updatedAt: createdAt } });
  };
  const onSelection = (place: SelectionPlace): { target: MemoTarget; words: string } =>
    (place.coding === null ? { target: { kind: 'answer', answer: place.answer }, words: place.words } : { target: { kind: 'coding', coding: place.coding }, words: '' });

  for (const guid of project.noteRefs) attach(guid, { kind: 'project' });
  for (const [codeId, guids] of codes.noteRefs) for (const guid of guids) attach(guid, { kind: 'code', codeId });
  cases.answers.forEach(({ source }, answer) => {
    for (const guid of source.noteRefs) attach(guid, { kind: 'answer', answer });
    if (source.description.trim() !== '') remark(source.name, source.description.trim(), { kind: 'answer', answer }, source.user, source.at);
  });
  for (const [coding, guids] of codings.noteRefs) for (const guid of guids) attach(guid, { kind: 'coding', coding });
  for (const { selection, place } of codings.remarks) {
    const { target, words } = onSelection(place);
    if (place.coding === null) losses.add('commentOnWords', cases.answers[place.answer]!.source.name);
    const texted = selection.noteRefs.map((guid) => notes.get(guid)).filter((note) => note !== undefined).map((note) => bodyOf(note)?.trim());
    for (const guid of selection.noteRefs) attach(guid, target, words);
    // Some programs write a comment twice: as the selection's description, and as a note.
    const description = selection.description.trim();
    if (description !== '' && !texted.includes(description)) remark('', quoted(words, description), target, selection.user, selection.at);
  }
  for (const { caseIndex, text } of cases.descriptions) remark(cases.cases[caseIndex]!.key, text, { kind: 'case', caseIndex }, null, null);
  if (project.description.trim() !== '') remark(project.name, project.description.trim(), { kind: 'project' }, project.user, project.at);

  const questions = new Map(project.sets.map((set) => [set.guid, set]));
  const answerOf = new Map(cases.answers.flatMap(({ source }, index) => [source.guid, ...source.aliases].map((guid) => [guid, index] as const)));
  const openVariable = (guid: string): string | undefined => {
    const set = questions.get(guid);
    const ours = side?.variables.find(({ definition }) => definition.type === 'open' && set?.sources.some((source) => side.answers[source]?.variable === definition.id));
    if (set && ours) return ours.definition.id;
    const first = set?.sources.map((source) => answerOf.get(source)).find((index) => index !== undefined);
    if (first !== undefined) return cases.answers[first]!.variableId;
    return set ? side?.variables.find(({ definition }) => definition.type === 'open' && `Question: ${definition.label}` === set.name)?.definition.id : undefined;
  };
  for (const link of project.links) {
    const [note, other] = notes.has(link.origin) ? [link.origin, link.target] : [link.target, link.origin];
    const target = targetOf(other);
    if (notes.has(note) && target) attach(note, target.target, target.words); else losses.add('link', link.name);
  }
  function targetOf(guid: string): { target: MemoTarget; words: string } | null {
    const bare = (target: MemoTarget): { target: MemoTarget; words: string } => ({ target, words: '' });
    const caseIndex = cases.indexOf.get(guid);
    if (caseIndex !== undefined) return bare({ kind: 'case', caseIndex });
    const answer = answerOf.get(guid);
    if (answer !== undefined) return bare({ kind: 'answer', answer });
    const place = codings.placeOf(guid);
    if (place) return onSelection(place);
    const codeId = codes.idOf.get(guid);
    if (codeId !== undefined) return bare({ kind: 'code', codeId });
    const variableId = variableIdOf.get(guid) ?? openVariable(guid);
    return variableId === undefined ? null : bare({ kind: 'variable', variableId });
  }
  for (const note of notes.values()) if (!used.has(note.guid)) attach(note.guid, { kind: 'project' });
  return found.toSorted((a, b) => a.at - b.at).map(({ memo }) => memo);
}

/** A comment on words that no coding holds keeps them in front, as a quotation. */
const quoted = (words: string, body: string): string => (words === '' ? body : `“${words}”\n\n${body}`);
