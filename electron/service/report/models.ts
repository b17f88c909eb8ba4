import { capabilityPages, type CapabilityPage } from '#core/framework/capability-pages.ts';
import { PLAIN_UNIT, type Unit } from '#core/crosstab/notes.ts';
import { STATE, stateAt } from '#core/model/vector.ts';
import { DeclaredWeights, instrumentsOf } from '#core/crosstab/declared-weight.ts';
import { isQuestionPage, pagesOfQuestions } from '#core/report/question-pages.ts';
import { reportGroups, reportTables, WHOLE, type ReportPart } from '#core/report/report-tables.ts';
import { UNRECOGNISED } from '#core/importing/attributes.ts';
import { inTreeOrder } from '#core/codebook/tree.ts';
import type { CodeKind } from '#core/contract/code.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { listInstruments } from '#db/queries/cases.ts';
import { listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { frameworkOf } from '../framework.ts';
import { countriesOfCases } from '../classification.ts';
import { instrumentNames } from '../instruments.ts';
import { LEVEL_ROLE } from '../maturity/levels.ts';
import type { ProjectSession } from '../session.ts';
import { listPlan } from '../table-plan.ts';
import { themeId, themeWithin } from '../themes.ts';
import { REPORT_WORDS } from './report-words.ts';

/** What themes a report ranks, in its order. */
export const RANKED_KINDS: readonly CodeKind[] = ['gap', 'challenge', 'lesson', 'good practice', 'recommendation'];

/** What is said in answer to one question is ranked whatever it is; a capability has its own kinds. */
export const kindsOf = (page: string): readonly CodeKind[] => (isQuestionPage(page) ? [...RANKED_KINDS, 'other'] : RANKED_KINDS);

/** What a case is called. */
export const unitOf = (session: ProjectSession): Unit => session.crosstabData.unit ?? PLAIN_UNIT;

/** A page for each capability. The level of a country is no share of the people in it: it is left out where cases are people. */
export function reportPages(session: ProjectSession, language: 'en' | 'fr'): CapabilityPage[] {
  const pages = capabilityPages(frameworkOf(session), [...session.definitions.values()], language);
  return session.crosstabData.mode === 'census' ? pages : pages.map((page) => ({ ...page, indicators: page.indicators.filter((id) => session.definitions.get(id)?.role !== LEVEL_ROLE) }));
}

/** So many closed questions have a chapter of their own. */
const MOST_QUESTIONS = 80;

/** The pages of a report: by capability; where no question speaks of one, by question, and how many closed questions are then left out.
 *  None by question where the plan withholds counts, whose proof is over what is saved in it. */
export function pagesOfReport(session: ProjectSession, language: 'en' | 'fr'): { readonly pages: readonly CapabilityPage[]; readonly left: number } {
  const pages = reportPages(session, language);
  if (pages.length > 0 || listPlan(session).some((table) => table.suppress !== undefined)) return { pages, left: 0 };
  const names = instrumentNames(session, language);
  const all = pagesOfQuestions([...session.definitions.values()], language, (instrument) => names.get(instrument ?? '') ?? REPORT_WORDS[language].questions);
  const closed = all.filter(({ indicators }) => indicators.length > 0);
  const shown = new Set(closed.slice(0, MOST_QUESTIONS));
  return { pages: all.filter((page) => page.questions.length > 0 || shown.has(page)), left: closed.length - shown.size };
}

/** Themes of the ranked kinds that anybody raised in the answers about a capability, in the order of the codebook. */
export function themesRaised(session: ProjectSession, page: CapabilityPage): CodeRecord[] {
  const raised = session.raisedWithin(page.no);
  const kinds = kindsOf(page.no);
  return inTreeOrder(listCodes(session.db)).filter((code) => kinds.includes(code.kind) && raised.has(code.id));
}

/** Whether anybody has read any answer at all: without that a codebook has no counts. */
function themesWithCounts(session: ProjectSession): string[] {
  return inTreeOrder(listCodes(session.db)).filter((code) => !code.retired).map((code) => themeId(code.id)).filter((id) => {
    const vector = session.variable(id)?.vector;
    return vector !== undefined && Array.from({ length: session.caseCount }, (_, at) => at).some((at) => stateAt(vector, at) === STATE.value);
  });
}

/** The surveys that asked an indicator, each with its own weight; the whole where the study is one survey, or nothing in it is weighted. */
function reportParts(session: ProjectSession, language: 'en' | 'fr'): (indicator: string) => ReportPart[] {
  const data = session.crosstabData;
  const weights = new DeclaredWeights(data);
  const [only] = weights.all;
  const instruments = listInstruments(session.db).filter(({ cases }) => cases > 0);
  if (data.mode !== 'sample' || only === undefined) return () => [WHOLE];
  const asking = instruments.filter(({ id }) => [...session.definitions.values()].some((one) => one.instrument === id && one.documents === undefined));
  // Nobody can be asked about single clusters here: a report reckons with them as far from the rest as the average.
  const designOf = (instrument: string): ReportPart['design'] => {
    const own = [data.design, ...data.furtherDesigns ?? []].find((one) => one !== undefined && [one.strata, one.clusters].some((id) => id !== undefined && session.definitions.get(id)?.instrument === instrument));
    return own === undefined ? null : { ...own, lonely: own.lonely ?? 'adjust' };
  };
  if (asking.length < 2) return (id) => { const weight = weights.of(id); return [weight ? { ...WHOLE, weight, design: designOf(asking[0]?.id ?? '') } : WHOLE]; };
  const names = instrumentNames(session, language);
  const order = new Map(instruments.map(({ id }, at) => [id, at]));
  return (indicator) => {
    const found = data.variable(indicator);
    const answered = new Set(found === null ? [] : instrumentsOf(found.vector, data));
    return instruments.filter(({ id }) => answered.has(id)).map(({ id }) => {
      const weight = weights.ofInstrument(id);
      return { key: id, label: names.get(id)!, order: order.get(id)!, filter: `instrument = ${quoted(id)}`, ...(weight === undefined ? {} : { weight, design: designOf(id) }) };
    });
  };
}
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** How many countries the cases are of, where they are not themselves countries. */
function countriesBehind(session: ProjectSession): number {
  return session.crosstabData.mode === 'census' ? 0 : new Set(countriesOfCases(session).filter((iso3) => iso3 !== null && iso3 !== UNRECOGNISED)).size;
}

/** The tables of a report that are not in the plan. What is withheld anywhere reckons with them (table-models.ts). */
export function tablesOfReport(session: ProjectSession, language: 'en' | 'fr'): PlanTable[] {
  return tablesOfPages(session, language, reportPages(session, language), themesWithCounts(session));
}

/** Those of a study that has no capabilities: a table for each of its questions. */
export const tablesOfQuestions = (session: ProjectSession, language: 'en' | 'fr'): PlanTable[] => tablesOfPages(session, language, pagesOfReport(session, language).pages.filter(({ no }) => isQuestionPage(no)), []);

function tablesOfPages(session: ProjectSession, language: 'en' | 'fr', pages: readonly CapabilityPage[], themes: readonly string[]): PlanTable[] {
  const groups = reportGroups(session.definitions.values(), countriesBehind(session));
  // what people of several surveys said is told apart by survey, too
  const groupsSaid = (page: CapabilityPage): string[] => (session.crosstabData.mode === 'sample' && new Set(page.questions.flatMap((id) => { const question = session.definitions.get(id); return question?.documents === undefined ? [question?.instrument] : []; })).size > 1 ? ['instrument', ...groups] : groups);
  return reportTables(
    pages, groups, groupsSaid, (page) => themesRaised(session, page).map((code) => themeWithin(code.id, page.no)), themes, language, REPORT_WORDS[language].tables, reportParts(session, language),
  );
}
