import type { CapabilityPage } from '../framework/capability-pages.ts';
import { five } from '../crosstab/recipe-id.ts';
import { labelIn } from '../crosstab/explain.ts';
import type { VariableDefinition } from '../model/definitions.ts';

/** The "no" of a page of one question. It stands in the ids of tables and themes: never change what it is. */
const QUESTION = 'q:';
const LONGEST = 30;
export const pageOfQuestion = (id: string): string => `${QUESTION}${id.length <= LONGEST ? id : `${id.slice(0, LONGEST - 6)}~${five(id)}`}`;
export const isQuestionPage = (no: string): boolean => no.startsWith(QUESTION);

/** A list of more answers than this (of countries, of dates) is no table of a report. */
const MOST_ANSWERS = 30;
const NO_ANSWERS = new Set(['identifier', 'contact', 'weight', 'stratum', 'cluster', 'parent', 'country', 'document']);

/** The questions of a study in the order in which they were asked, survey by survey: a page for each closed one that a table can show, and
 *  for each open-ended one; its domain is the survey. Confidential ones stay out, and so do translations, whose originals are read.
 *  @param surveyName of an instrument's id, in the same language */
export function pagesOfQuestions(variables: readonly VariableDefinition[], language: 'en' | 'fr', surveyName: (instrument: string | undefined) => string): CapabilityPage[] {
  const asked = variables.filter((one) => (one.source === 'imported' || one.source === 'derived') && !one.confidential && one.translationOf === undefined && one.documents === undefined && !NO_ANSWERS.has(one.role ?? ''));
  const pages = asked.flatMap((one): (CapabilityPage & { readonly instrument: string | undefined })[] => {
    const isClosed = (one.type === 'single' || one.type === 'multiple') && one.categories.length > 0 && one.categories.length <= MOST_ANSWERS;
    if (!isClosed && one.type !== 'open') return [];
    return [{ no: pageOfQuestion(one.id), name: labelIn(one, language), domain: surveyName(one.instrument), indicators: isClosed ? [one.id] : [], questions: isClosed ? [] : [one.id], instrument: one.instrument }];
  });
  return [...Map.groupBy(pages, ({ instrument }) => instrument).values()].flatMap((own) => own.map(({ instrument: _, ...page }) => page));
}
