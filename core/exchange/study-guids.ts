import type { GuidMaker } from './guid.ts';
import type { Study, StudyCoding } from './study.ts';

/** The GUIDs of a study's parts, list by list in the study's order. They depend on what a part is, not on where it lies. */
export interface StudyGuids {
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  readonly cases: readonly string[];
  readonly answers: readonly string[];
  readonly memos: readonly string[];
  /** Of a variable, or of one option of a multiple choice. */
  variable(id: string, option?: string): string;
  selection(coding: StudyCoding): string;
  coding(coding: StudyCoding): string;
}

export function studyGuids(study: Study, make: GuidMaker): StudyGuids {
  // Two respondents may share a key: the first, the second … of that key.
  const met = new Map<string, number>();
  const nth = (name: string): string => {
    const count = (met.get(name) ?? 0) + 1;
    met.set(name, count);
    return String(count);
  };
  const cases = study.cases.map(({ instrumentId, key }) => make('case', instrumentId, key, nth(`case\n${instrumentId}\n${key}`)));
  const answers = study.answers.map(({ caseIndex, variableId }) => make('answer', cases[caseIndex]!, variableId));
  const span = (coding: StudyCoding): string => (coding.start === null || coding.end === null ? '' : `${coding.start}-${coding.end}`);
  return {
    cases, answers,
    coders: study.coders.map(({ id }) => make('coder', id)),
    codes: study.codes.map(({ id }) => make('code', id)),
    memos: study.memos.map(({ target, createdAt, coderId }) => {
      const words = JSON.stringify([target, createdAt, coderId]);
      return make('memo', words, nth(`memo\n${words}`));
    }),
    variable: (id, option) => (option === undefined ? make('variable', id) : make('option', id, option)),
    // One selection a coder and span: programs read the coder from the selection or from the coding, and both say the same.
    selection: (coding) => make('selection', answers[coding.answer]!, span(coding), coding.coderId),
    coding: (coding) => make('coding', answers[coding.answer]!, span(coding), coding.coderId, coding.codeId),
  };
}
