import { codePointMap } from '../coding/code-points.ts';
import { stateAt, STATE } from '../model/vector.ts';
import { codebookLosses, codeSets, refiCodes } from './codebook.ts';
import type { GuidMaker } from './guid.ts';
import { portableText, type PortableText } from './portable-text.ts';
import type { RefiCase, RefiCoding, RefiLink, RefiProject, RefiSelection, RefiSet, RefiText, RefiValue, RefiVariable } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { SideFile } from './side-file.ts';
import type { Study, StudyCoding, StudyMemo } from './study.ts';
import { studyGuids, type StudyGuids } from './study-guids.ts';
import { categoryTexts, valueColumns, valueText } from './values.ts';

export interface OutgoingProject {
  readonly project: RefiProject;
  /** The text of each source, by its `plainTextPath` without the scheme. */
  readonly texts: ReadonlyMap<string, string>;
  readonly side: SideFile;
}

/** How long a quotation in a selection's name is: enough to tell whether offsets have shifted. */
const NAME_LENGTH = 200;
const XSD_DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;
const dateTime = (text: string): string | null => (XSD_DATE_TIME.test(text) ? text : null);

/** A study as a REFI-QDA project: one case a respondent, one source an answer, one selection a span and coder, one note a memo. */
export function toRefi(study: Study, make: GuidMaker, origin: string, losses: LossList): OutgoingProject {
  const guids = studyGuids(study, make);
  const coderGuids = new Map(study.coders.map((coder, index) => [coder.id, guids.coders[index]!]));
  const codeGuids = new Map(study.codes.map((code, index) => [code.id, guids.codes[index]!]));
  const user = (coderId: string): string | null => coderGuids.get(coderId) ?? null;
  const memos = memosByTarget(study, guids);
  const { variables, values, sideVariables } = outgoingValues(study, guids, losses);
  const { sources, texts, sideAnswers, sideCodings } = outgoingSources(study, guids, { user, codeGuids, memos, losses });
  const answersOfCase = new Map<number, string[]>();
  study.answers.forEach(({ caseIndex }, index) => {
    const list = answersOfCase.get(caseIndex);
    if (list) list.push(guids.answers[index]!); else answersOfCase.set(caseIndex, [guids.answers[index]!]);
  });
  const cases = study.cases.map((one, index): RefiCase => ({
    guid: guids.cases[index]!, name: one.key, description: '', codeRefs: [], values: values[index]!, sourceRefs: answersOfCase.get(index) ?? [], selectionRefs: [],
  }));
  codebookLosses(study.codes, losses, true);
  otherLosses(study, losses);
  const guidOfCode = (id: string): string => codeGuids.get(id)!;
  const project: RefiProject = {
    name: study.name, origin, user: null, at: dateTime(study.createdAt), description: '',
    users: study.coders.map((coder, index) => ({ guid: guids.coders[index]!, name: coder.name, id: coder.id })),
    codes: refiCodes(study.codes, guidOfCode, (id) => memos.of('code', id)), variables, cases, texts: sources, media: [],
    notes: study.memos.map((memo, index) => note(memo, guids.memos[index]!, user(memo.coderId))), links: memoLinks(study, guids, make),
    sets: [...codeSets(study.codes, guidOfCode, make), ...questionSets(study, guids, make)], graphs: 0, noteRefs: memos.of('project', ''),
  };
  const side: SideFile = {
    format: 'survey-workbench-exchange', version: 1, projectId: study.projectId, createdAt: study.createdAt,
    coders: Object.fromEntries(study.coders.map((coder, index) => [guids.coders[index]!, coder.id])),
    codes: Object.fromEntries(study.codes.map(({ id, kind, description, include, exclude, example, labels, key, retired }, index) => [guids.codes[index]!, { id, kind, description, include, exclude, example, labels: { ...labels }, key, retired }])),
    instruments: study.instruments.map(({ id, label }) => ({ id, label })), cases: study.cases.map((one, index) => [guids.cases[index]!, one.instrumentId, one.key]),
    variables: sideVariables, answers: sideAnswers, codings: sideCodings,
    readings: study.readings.map(({ answer, coderId, at }) => [guids.answers[answer]!, coderId, at]),
  };
  return { project, texts, side };
}

function outgoingValues(study: Study, guids: StudyGuids, losses: LossList): { variables: RefiVariable[]; values: RefiValue[][]; sideVariables: SideFile['variables'] } {
  const variables: RefiVariable[] = [];
  const sideVariables: SideFile['variables'] = [];
  const values: RefiValue[][] = study.cases.map(() => []);
  for (const { definition, vector } of study.variables) {
    const columns = vector ? valueColumns(definition, vector) : [];
    const texts = categoryTexts(definition);
    const columnGuids = columns.map((column) => guids.variable(definition.id, column.option === null ? undefined : definition.categories[column.option]!.id));
    columns.forEach((column, nth) => {
      const guid = columnGuids[nth]!;
      variables.push({ guid, name: column.name, type: column.type, description: definition.wording ?? '' });
      values.forEach((list, position) => {
        const text = valueText(vector!, position, column, texts);
        if (text !== null) list.push({ variable: guid, type: column.type, text });
        else if (stateAt(vector!, position) === STATE.value) losses.add('value', definition.label);
      });
    });
    let states = '';
    let missing = 0;
    if (vector) {
      for (let position = 0; position < study.cases.length; position += 1) {
        const state = stateAt(vector, position);
        states += String(state);
        if (state > STATE.notAsked) missing += 1;
      }
    }
    if (missing > 0) losses.add('missingReason', definition.label, { count: missing, inOwnFile: true });
    if (definition.derivation) losses.add('derivation', definition.label, { inOwnFile: true });
    if (definition.type === 'single' || definition.type === 'multiple') losses.add('categories', definition.label, { inOwnFile: true });
    sideVariables.push({ definition: sideDefinition(definition), columns: columnGuids, states });
  }
  return { variables, values, sideVariables };
}

type SideDefinition = SideFile['variables'][number]['definition'];

/** As the side file has it: themes are codes and never stored, so the source is one of the other three. */
const sideDefinition = (definition: Study['variables'][number]['definition']): SideDefinition => JSON.parse(JSON.stringify(definition)) as SideDefinition;

interface SourceContext { user(coderId: string): string | null; readonly codeGuids: ReadonlyMap<string, string>; readonly memos: Memos; readonly losses: LossList }

function outgoingSources(study: Study, guids: StudyGuids, context: SourceContext): { sources: RefiText[]; texts: Map<string, string>; sideAnswers: SideFile['answers']; sideCodings: SideFile['codings'] } {
  const labels = new Map(study.variables.map(({ definition }) => [definition.id, definition.label]));
  const codingsOf = new Map<number, number[]>();
  study.codings.forEach(({ answer }, index) => { const list = codingsOf.get(answer); if (list) list.push(index); else codingsOf.set(answer, [index]); });
  const texts = new Map<string, string>();
  const sideAnswers: SideFile['answers'] = {};
  const sideCodings: SideFile['codings'] = {};
  const sources = study.answers.map((answer, index): RefiText => {
    const guid = guids.answers[index]!;
    const name = answer.document?.title ?? `${study.cases[answer.caseIndex]!.key} – ${labels.get(answer.variableId) ?? answer.variableId}`;
    const sound = answer.text.toWellFormed();
    if (sound !== answer.text) context.losses.add('character', name);
    const portable = portableText(sound);
    if (portable.restore) context.losses.add('lineEnd', name, { inOwnFile: true });
    if (answer.language !== null) context.losses.add('language', name, { inOwnFile: true });
    const path = `${guid}.txt`;
    texts.set(path, portable.text);
    sideAnswers[guid] = { variable: answer.variableId, ...(answer.document ? { document: { ...answer.document, marks: answer.document.marks.map((mark) => ({ ...mark })) } } : {}), ...(answer.language === null ? {} : { language: answer.language }), ...(portable.restore ? { restore: { ...portable.restore, crlf: [...(portable.restore.crlf ?? [])], cr: [...(portable.restore.cr ?? [])] } } : {}) };
    const { selections, codings } = codedParts(study, guids, codingsOf.get(index) ?? [], portable, context, sideCodings);
    return {
      guid, name, description: '', content: null, plainTextPath: `internal://${path}`, richTextPath: null, user: null, at: null, modifiedAt: null, selections, codings,
      noteRefs: context.memos.of('answer', String(index)), values: [], aliases: [],
    };
  });
  return { sources, texts, sideAnswers, sideCodings };
}

function codedParts(study: Study, guids: StudyGuids, indices: readonly number[], portable: PortableText, context: SourceContext, side: SideFile['codings']): { selections: RefiSelection[]; codings: RefiCoding[] } {
  const selections = new Map<string, RefiSelection & { readonly codings: RefiCoding[] }>();
  const whole: RefiCoding[] = [];
  const map = indices.length > 0 ? codePointMap(portable.text) : null;
  for (const index of indices) {
    const coding = study.codings[index]!;
    const guid = guids.coding(coding);
    const refi: RefiCoding = { guid, code: context.codeGuids.get(coding.codeId)!, user: context.user(coding.coderId), at: dateTime(coding.createdAt), noteRefs: context.memos.of('coding', String(index)) };
    const facts = codingFacts(coding, portable);
    if (facts) side[guid] = facts;
    if (coding.starred) context.losses.add('starredQuote', codeName(study, coding), { inOwnFile: true });
    if (coding.origin !== 'manual') context.losses.add('codingOrigin', codeName(study, coding), { inOwnFile: true });
    if (coding.start === null || coding.end === null) { whole.push(refi); continue; }
    const selection = guids.selection(coding);
    const known = selections.get(selection);
    if (known) { known.codings.push(refi); continue; }
    const start = portable.toPortable(coding.start);
    const end = portable.toPortable(coding.end);
    const quote = portable.text.slice(map!.toUtf16(start), map!.toUtf16(Math.min(end, start + NAME_LENGTH)));
    selections.set(selection, { guid: selection, name: quote, start, end, description: '', user: refi.user, at: refi.at, codings: [refi], noteRefs: [] });
  }
  return { selections: [...selections.values()], codings: whole };
}

const codeName = (study: Study, coding: StudyCoding): string => study.codes.find((code) => code.id === coding.codeId)?.name ?? coding.codeId;

/** What only the side file says of a coding; null for one made by hand on words that travel as they are. */
function codingFacts(coding: StudyCoding, portable: PortableText): SideFile['codings'][string] | null {
  const span = coding.start !== null && coding.end !== null && portable.restore !== null ? [coding.start, coding.end] as [number, number] : undefined;
  if (coding.origin === 'manual' && !coding.starred && !span) return null;
  return { ...(coding.origin === 'manual' ? {} : { origin: coding.origin }), ...(coding.starred ? { starred: true as const } : {}), ...(span ? { span } : {}) };
}

interface Memos { of(kind: StudyMemo['target']['kind'], id: string): readonly string[] }

function memosByTarget(study: Study, guids: StudyGuids): Memos {
  const found = new Map<string, string[]>();
  study.memos.forEach(({ target }, index) => {
    const id = target.kind === 'code' ? target.codeId : target.kind === 'answer' ? String(target.answer) : target.kind === 'coding' ? String(target.coding) : '';
    const key = `${target.kind}\n${id}`;
    found.set(key, [...(found.get(key) ?? []), guids.memos[index]!]);
  });
  return { of: (kind, id) => found.get(`${kind}\n${id}`) ?? [] };
}

const note = (memo: StudyMemo, guid: string, user: string | null): RefiText => ({
  guid, name: memo.title, description: '', content: memo.body, plainTextPath: null, richTextPath: null, user, at: dateTime(memo.createdAt), modifiedAt: dateTime(memo.updatedAt),
  selections: [], codings: [], noteRefs: [], values: [], aliases: [],
});

/** Cases and variables take no note of their own: a link leads from the note to them. */
function memoLinks(study: Study, guids: StudyGuids, make: GuidMaker): RefiLink[] {
  return study.memos.flatMap(({ target, title }, index) => {
    const origin = guids.memos[index]!;
    const end = target.kind === 'case' ? guids.cases[target.caseIndex]! : target.kind === 'variable' ? variableGuid(study, guids, target.variableId) : null;
    return end === null ? [] : [{ guid: make('link', origin, end), name: title, origin, target: end }];
  });
}

/** A multiple choice is spoken of by its first option, an open-ended question by its set of answers. */
function variableGuid(study: Study, guids: StudyGuids, id: string): string | null {
  const definition = study.variables.find((variable) => variable.definition.id === id)?.definition;
  if (!definition) return null;
  if (definition.type === 'open') return guids.variable(id);
  return definition.type === 'multiple' ? guids.variable(id, definition.categories[0]?.id) : guids.variable(id);
}

/** The answers to one question, together: other programs filter by it, and it says on the way back which question was answered. */
function questionSets(study: Study, guids: StudyGuids, make: GuidMaker): RefiSet[] {
  const members = new Map<string, string[]>();
  study.answers.forEach(({ variableId }, index) => { const list = members.get(variableId); if (list) list.push(guids.answers[index]!); else members.set(variableId, [guids.answers[index]!]); });
  return study.variables.flatMap(({ definition }) => {
    if (definition.type !== 'open') return [];
    return [{ guid: make('variable', definition.id), name: `Question: ${definition.label}`, description: definition.wording ?? '', codes: [], sources: members.get(definition.id) ?? [], notes: [] }];
  });
}

function otherLosses(study: Study, losses: LossList): void {
  if (study.readings.length > 0) losses.add('reading', study.coders[0]?.name ?? '', { count: study.readings.length, inOwnFile: true });
  if (study.instruments.length > 0) losses.add('instrument', study.instruments[0]!.label, { count: study.instruments.length, inOwnFile: true });
  // Cases that nobody asked, nobody can tell from cases that did not answer: the file has no value for either.
  const unasked = study.variables.filter(({ vector }) => vector && study.cases.some((_, position) => stateAt(vector, position) === STATE.notAsked));
  if (unasked.length > 0) losses.add('notAsked', unasked[0]!.definition.label, { count: unasked.length, inOwnFile: true });
}
