import { codePaths, slugFor } from '#core/codebook/tree.ts';
import type { IncomingStudy } from '#core/exchange/from-refi.ts';
import type { LossList } from '#core/exchange/report.ts';
import type { Study, StudyVariable } from '#core/exchange/study.ts';
import { uniqueId } from '#core/text/slug.ts';
import type { ReadStudy } from './read-study.ts';

/** What of an incoming study is in the project already. Nothing here writes. */

export function matchCoders(here: Study, hereGuids: readonly string[], study: Study, guids: readonly string[]): { ids: string[]; idOf: Map<string, string>; fresh: Set<number> } {
  const taken = new Set(here.coders.map((coder) => coder.id));
  const ids: string[] = [];
  const fresh = new Set<number>();
  const met = new Set<string>();
  study.coders.forEach((coder, index) => {
    const byGuid = guids[index] === '' ? -1 : hereGuids.indexOf(guids[index]!);
    const match = byGuid >= 0 ? here.coders[byGuid] : here.coders.find((one) => one.name === coder.name && !met.has(one.id));
    if (match) { met.add(match.id); ids.push(match.id); return; }
    const id = taken.has(coder.id) ? slugFor(coder.name, taken) : coder.id;
    taken.add(id);
    ids.push(id);
    fresh.add(index);
  });
  return { ids, fresh, idOf: new Map(study.coders.map((coder, index) => [coder.id, ids[index]!])) };
}

const pathKey = (path: string): string => path.toLowerCase();

/** By GUID, else by path. The codebook here stays as it is; codes that only the file has are added below their parents. */
export function matchCodes(here: Study, hereGuids: readonly string[], study: Study, guids: readonly string[], losses: LossList): { idOf: Map<string, string>; fresh: Set<string> } {
  const treeOf = (codes: Study['codes']): Map<string, string> => codePaths(codes.map((code, position) => ({ ...code, position })));
  const herePaths = treeOf(here.codes);
  const byPath = new Map([...herePaths].map(([id, path]) => [pathKey(path), id]));
  const byGuid = new Map(hereGuids.map((guid, index) => [guid, here.codes[index]!.id]));
  const byId = new Map(here.codes.map((code) => [code.id, code]));
  const paths = treeOf(study.codes);
  const taken = new Set(byId.keys());
  const idOf = new Map<string, string>();
  const fresh = new Set<string>();
  const met = new Set<string>();
  study.codes.forEach((code, index) => {
    const match = (guids[index] === '' ? undefined : byGuid.get(guids[index]!)) ?? byPath.get(pathKey(paths.get(code.id)!));
    if (match !== undefined && !met.has(match)) {
      met.add(match);
      idOf.set(code.id, match);
      const before = byId.get(match)!;
      if (before.name !== code.name || before.description !== code.description || before.include !== code.include || before.exclude !== code.exclude) losses.add('codeKept', paths.get(code.id)!);
      return;
    }
    const id = taken.has(code.id) ? slugFor(code.name, taken) : code.id;
    taken.add(id);
    idOf.set(code.id, id);
    fresh.add(code.id);
  });
  return { idOf, fresh };
}

/** An instrument is the same where its id and label are; another one of that id gets an id of its own. */
export function matchInstruments(here: Study, study: Study): Map<string, string> {
  const labels = new Map(here.instruments.map((one) => [one.id, one.label]));
  const taken = new Set(labels.keys());
  return new Map(study.instruments.map(({ id, label }) => [id, labels.get(id) === undefined || labels.get(id) === label ? id : uniqueId(id, taken)]));
}

export interface VariableMatch { readonly id: string; readonly before: StudyVariable | null }

/** A variable is the same where id, label and type are; else the incoming one gets an id that is free. */
export function matchVariables(here: Study, study: Study): Map<string, VariableMatch> {
  const byId = new Map(here.variables.map((variable) => [variable.definition.id, variable]));
  const taken = new Set(byId.keys());
  return new Map(study.variables.map(({ definition }): [string, VariableMatch] => {
    const before = byId.get(definition.id);
    if (before && before.definition.type === definition.type && before.definition.label === definition.label) return [definition.id, { id: definition.id, before }];
    return [definition.id, { id: uniqueId(definition.id, taken), before: null }];
  }));
}

/** For each incoming case its position here, or null: by GUID; else by key within the instrument, where no answer says otherwise. */
export function matchCases(here: ReadStudy, hereGuids: readonly string[], { study, guids }: IncomingStudy, instruments: ReadonlyMap<string, string>, variables: ReadonlyMap<string, VariableMatch>): (number | null)[] {
  const byGuid = new Map(hereGuids.map((guid, index) => [guid, index]));
  const keyOf = (instrument: string, key: string): string => `${instrument}\n${key}`;
  const byKey = new Map<string, number | null>();
  here.study.cases.forEach(({ instrumentId, key }, index) => { const name = keyOf(instrumentId, key); byKey.set(name, byKey.has(name) ? null : index); });
  const texts = new Map(here.study.answers.map(({ caseIndex, variableId, text }) => [`${caseIndex}\n${variableId}`, text]));
  const answers = new Map<number, number[]>();
  study.answers.forEach(({ caseIndex }, index) => { answers.set(caseIndex, [...(answers.get(caseIndex) ?? []), index]); });
  const taken = new Set<number>();
  return study.cases.map(({ instrumentId, key }, index) => {
    const exact = guids.cases[index] === '' ? undefined : byGuid.get(guids.cases[index]!);
    let match: number | null = exact ?? byKey.get(keyOf(instruments.get(instrumentId) ?? instrumentId, key)) ?? null;
    if (match !== null && exact === undefined) {
      const own = (answers.get(index) ?? []).map((at) => study.answers[at]!);
      const same = own.length > 0 && own.every(({ variableId, text }) => { const there = variables.get(variableId); return there?.before != null && texts.get(`${match}\n${there.id}`) === text; });
      if (!same) match = null;
    }
    if (match === null || taken.has(match)) return null;
    taken.add(match);
    return match;
  });
}

export interface AnswerMatch {
  /** The answer's row here, or null where it is new. */
  readonly rid: number | null;
  /** The words here, where they differ from the file's: they are kept, and spans are placed anew in them. */
  readonly otherText: string | null;
}

/** Answers by case and question. */
export function matchAnswers(here: ReadStudy, study: Study, cases: readonly (number | null)[], variables: ReadonlyMap<string, VariableMatch>, losses: LossList): AnswerMatch[] {
  const there = new Map(here.study.answers.map((answer, index) => [`${answer.caseIndex}\n${answer.variableId}`, index]));
  return study.answers.map(({ caseIndex, variableId, text }) => {
    const variable = variables.get(variableId)!;
    const known = cases[caseIndex] === null ? undefined : there.get(`${cases[caseIndex]}\n${variable.id}`);
    if (known === undefined) return { rid: null, otherText: null };
    const differs = here.study.answers[known]!.text !== text;
    if (differs) losses.add('answerKept', `${study.cases[caseIndex]!.key} – ${variable.before?.definition.label ?? variable.id}`);
    return { rid: here.answerRids[known]!, otherText: differs ? here.study.answers[known]!.text : null };
  });
}
