import type { Study, StudyVariable } from '#core/exchange/study.ts';
import type { Gate } from '../privacy/gate.ts';

/** The same study with pseudonyms for what was found in its answers: in the answers themselves (spans stay on the words they were on),
 *  and wherever the same words stand in memos, rules and examples of codes, values, labels of categories and names of cases.
 *  @param answerRids the database rows of the study's answers, in their order */
export function pseudonymiseStudy(study: Study, answerRids: readonly number[], gate: Gate): Study {
  const replaced = study.answers.map((answer, index) => gate.pseudonyms.answer(answerRids[index]!, answer.text));
  const values = new Map<string, string>();
  const value = (text: string): string => {
    let known = values.get(text);
    if (known === undefined) values.set(text, (known = gate.value(text)));
    return known;
  };
  return {
    ...study,
    cases: study.cases.map((one) => ({ ...one, key: value(one.key) })),
    variables: study.variables.map(({ definition, vector }): StudyVariable => ({
      definition: { ...definition, categories: definition.categories.map((category) => ({ ...category, label: value(category.label) })) },
      vector: vector?.kind === 'text' ? { ...vector, values: vector.values.map(value) } : vector,
    })),
    answers: study.answers.map((answer, index) => ({
      ...answer, text: replaced[index]!.text,
      ...(answer.document ? { document: { ...answer.document, title: value(answer.document.title), file: value(answer.document.file), marks: answer.document.marks.map((mark) => ({ ...mark, at: replaced[index]!.mapStart(mark.at) })) } } : {}),
    })),
    codings: study.codings.map((coding) => {
      const text = replaced[coding.answer]!;
      return coding.start === null || coding.end === null ? coding : { ...coding, start: text.mapStart(coding.start), end: text.mapEnd(coding.end) };
    }),
    codes: study.codes.map((code) => ({ ...code, description: gate.typed(code.description), include: gate.typed(code.include), exclude: gate.typed(code.exclude), example: gate.typed(code.example) })),
    memos: study.memos.map((memo) => ({ ...memo, title: gate.typed(memo.title), body: gate.typed(memo.body) })),
  };
}
