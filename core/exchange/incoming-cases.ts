import { slugFor } from '../codebook/tree.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { slug, uniqueId } from '../text/slug.ts';
import type { IncomingProject, IncomingText } from './incoming.ts';
import { restoreText } from './portable-text.ts';
import type { RefiText, RefiValue } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { SideFile } from './side-file.ts';
import type { StudyAnswer, StudyCase, StudyDocument } from './study.ts';

/** An answer that came in, with the source that it was. */
export interface IncomingAnswer extends StudyAnswer { readonly source: RefiText; readonly read: IncomingText; toAnswer(offset: number): number }
export interface IncomingCases {
  readonly cases: StudyCase[];
  readonly guids: string[];
  readonly instruments: { id: string; label: string }[];
  readonly values: ReadonlyMap<string, RefiValue>[];
  readonly answers: IncomingAnswer[];
  /** Open-ended questions that the side file does not define, with the cases that answered. */
  readonly questions: VariableDefinition[];
  readonly descriptions: { readonly caseIndex: number; readonly text: string }[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** What a question's answers are gathered under where the side file is gone (to-refi.ts). */
const QUESTION_SET = /^Question:\s*(.+)$/s;

export function incomingCases(incoming: IncomingProject, losses: LossList): IncomingCases {
  const { project, side, texts } = incoming;
  const sideCases = new Map((side?.cases ?? []).map(([guid, instrument, key]) => [guid, { instrument, key }]));
  const foreign = { id: slugFor(project.name || incoming.file, new Set((side?.instruments ?? []).map((one) => one.id))), label: project.name || incoming.file };
  const sources = new Map<string, RefiText>();
  for (const text of project.texts) {
    for (const guid of [text.guid, ...text.aliases]) if (sources.has(guid)) losses.add('duplicateGuid', `Source “${text.name}”`); else sources.set(guid, text);
  }
  const caseOf = new Map<RefiText, number>();
  const cases: StudyCase[] = [];
  const guids: string[] = [];
  const values: Map<string, RefiValue>[] = [];
  const indexOf = new Map<string, number>();
  const descriptions: { caseIndex: number; text: string }[] = [];
  project.cases.forEach((one, nth) => {
    const index = cases.length;
    if (indexOf.has(one.guid)) losses.add('duplicateGuid', `Case “${one.name}”`); else indexOf.set(one.guid, index);
    const ours = sideCases.get(one.guid);
    const firstSource = one.sourceRefs.map((guid) => sources.get(guid)).find((source) => source !== undefined);
    cases.push({ key: ours?.key ?? (one.name.trim() || firstSource?.name.trim() || `Case ${nth + 1}`), instrumentId: ours?.instrument ?? foreign.id });
    guids.push(one.guid);
    values.push(new Map(one.values.map((value) => [value.variable, value])));
    if (one.description.trim() !== '') descriptions.push({ caseIndex: index, text: one.description.trim() });
    if (one.codeRefs.length > 0) losses.add('caseCode', one.name, { count: one.codeRefs.length });
    if (one.selectionRefs.length > 0) losses.add('caseSelection', one.name, { count: one.selectionRefs.length });
    for (const guid of one.sourceRefs) {
      const source = sources.get(guid);
      if (!source) { if (!project.media.some((medium) => medium.guid === guid)) losses.add('danglingReference', `source ${guid} of case “${one.name}”`); continue; }
      if (caseOf.has(source)) { if (caseOf.get(source) !== index) losses.add('sourceShared', source.name); } else caseOf.set(source, index);
    }
  });
  // A source that no case speaks of is a case of its own.
  for (const source of project.texts) {
    if (caseOf.has(source) || !texts.has(source)) continue;
    caseOf.set(source, cases.length);
    cases.push({ key: source.name.trim() || `Source ${cases.length + 1}`, instrumentId: foreign.id });
    guids.push('');
    values.push(new Map());
  }
  for (const [source, index] of caseOf) for (const value of source.values) if (!values[index]!.has(value.variable)) values[index]!.set(value.variable, value);
  const { answers, questions } = incomingAnswers(incoming, caseOf, sources, losses);
  const used = new Set(cases.map((one) => one.instrumentId));
  const instruments = [...(side?.instruments ?? []).map(({ id, label }) => ({ id, label })), foreign].filter((one) => used.has(one.id) || (incoming.sideCame && one !== foreign));
  return { cases, guids, instruments, values, answers, questions, descriptions, indexOf };
}

function incomingAnswers({ project, side, texts }: IncomingProject, caseOf: ReadonlyMap<RefiText, number>, sources: ReadonlyMap<string, RefiText>, losses: LossList): { answers: IncomingAnswer[]; questions: VariableDefinition[] } {
  const open = new Set((side?.variables ?? []).filter(({ definition }) => definition.type === 'open').map(({ definition }) => definition.id));
  const taken = new Set((side?.variables ?? []).map(({ definition }) => definition.id));
  const questions = new Map<string, VariableDefinition>();
  const question = (name: string, wording: string): string => {
    let definition = questions.get(name);
    if (!definition) questions.set(name, (definition = { id: uniqueId(slug(name), taken), label: name, ...(wording === '' ? {} : { wording }), source: 'imported', type: 'open', measure: null, confidential: false, categories: [] }));
    return definition.id;
  };
  const ofSet = new Map<RefiText, { name: string; wording: string }>();
  for (const set of project.sets) {
    const name = QUESTION_SET.exec(set.name)?.[1]?.trim();
    if (name === undefined) {
      if (set.sources.length > 0) losses.add('sourceGroup', set.name);
      continue;
    }
    for (const guid of set.sources) { const source = sources.get(guid); if (source && !ofSet.has(source)) ofSet.set(source, { name, wording: set.description }); }
  }
  const answers: IncomingAnswer[] = [];
  const answered = new Set<string>();
  for (const source of project.texts) {
    const read = texts.get(source);
    const caseIndex = caseOf.get(source);
    if (!read || caseIndex === undefined) continue;
    const ours = side?.answers[source.guid];
    const free = (id: string): boolean => !answered.has(`${caseIndex}\n${id}`);
    let variableId = ours && open.has(ours.variable) && free(ours.variable) ? ours.variable : null;
    const set = ofSet.get(source);
    if (variableId === null && set) { const id = question(set.name, set.wording); if (free(id)) variableId = id; }
    for (let number = 1; variableId === null; number += 1) { const id = question(number === 1 ? 'Documents' : `Documents (${number})`, ''); if (free(id)) variableId = id; }
    answered.add(`${caseIndex}\n${variableId}`);
    const { text, toAnswer } = restoreText(read.text, ours?.restore);
    answers.push({ caseIndex, variableId, text, language: ours?.language ?? null, ...(ours?.document && variableId === ours.variable ? { document: documentOf(ours.document) } : {}), source, read, toAnswer });
  }
  return { answers, questions: [...questions.values()] };
}

type SideDocument = NonNullable<SideFile['answers'][string]['document']>;
const documentOf = ({ marks, ...document }: SideDocument): StudyDocument => ({
  ...document, marks: marks.map(({ at, heading, kind, page }) => ({ at, ...(heading === undefined ? {} : { heading }), ...(kind === undefined ? {} : { kind }), ...(page === undefined ? {} : { page }) })),
});
