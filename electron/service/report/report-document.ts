import { countIn, PLAIN_UNIT, unitFor, type Unit } from '#core/crosstab/notes.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { CapabilityPage } from '#core/framework/capability-pages.ts';
import type { Block, FigureBlock, ReportDocument } from '#core/report/document.ts';
import { isQuestionPage } from '#core/report/question-pages.ts';
import { CODEBOOK, OVERVIEW, STATUS, THEMES } from '#core/report/report-tables.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { inTreeOrder } from '#core/codebook/tree.ts';
import { listInstruments } from '#db/queries/cases.ts';
import { listCodes } from '#db/queries/codes.ts';
import { projectName } from '../describe.ts';
import { describeIllustrations } from '../illustrations.ts';
import { instrumentNames } from '../instruments.ts';
import { printableQuotes } from '../privacy/clearing.ts';
import { openGate } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { listPlan } from '../table-plan.ts';
import { illustrationBlocks } from './illustration-blocks.ts';
import { markBlocks } from './mark-blocks.ts';
import { methodBlocks } from './method-blocks.ts';
import { pagesOfReport, tablesOfQuestions, tablesOfReport, unitOf } from './models.ts';
import { overviewBlocks } from './overview-blocks.ts';
import { planBlocks } from './plan-blocks.ts';
import { statusBlocks } from './status-blocks.ts';
import { themeBlocks } from './theme-blocks.ts';
import { writingIn, type Writing } from './writing.ts';

const MOST_QUOTES = 12;

interface Part { readonly model: TableModel; named(what: string): string }
/** The tables of an id, one for each survey that is counted by itself, and how what they show is called. */
function partsIn(session: ProjectSession, { models, words, language }: Writing): (id: string) => Part[] {
  const surveys = instrumentNames(session, language);
  return (id) => [...models.values()].filter((model) => model.id === id || model.id.startsWith(`${id}:`)).map((model) => {
    const label = surveys.get(model.id.slice(id.length + 1));
    return { model, named: (what) => (label === undefined ? what : words.ofPart(what, label)) };
  });
}
const overviewOf = (parts: readonly Part[], pages: readonly CapabilityPage[], writing: Writing): Block[] => parts.flatMap(({ model, named }) => overviewBlocks(model, pages, model.id, named, writing));
const statusOf = (parts: readonly Part[], page: CapabilityPage, writing: Writing): Block[] => parts.flatMap(({ model, named }) => statusBlocks(model, model.id, isQuestionPage(page.no) ? page.name : named(page.name), writing));

/** The figures of a report, without the rest of it. @param models the tables of a report */
export function reportFigures(session: ProjectSession, language: 'en' | 'fr', models: readonly TableModel[]): FigureBlock[] {
  const writing = writingIn(language, unitOf(session), models);
  const parts = partsIn(session, writing);
  const { pages } = pagesOfReport(session, language);
  return [...overviewOf(parts(OVERVIEW), pages, writing), ...pages.flatMap((page) => statusOf(parts(`${STATUS}${page.no}`), page, writing))].filter((block) => block.kind === 'figure');
}

/** The tables a report has beside those of the plan. */
export const ownTables = (session: ProjectSession, language: 'en' | 'fr'): PlanTable[] => [...tablesOfReport(session, language), ...tablesOfQuestions(session, language)];

/** A report on everything the project knows, how many passages were held back because they are not cleared, and what it lacks that its
 *  author could add, said in `told`. `plan`: the tables
 *  of the plan, made together with those of the report, so that neither gives away what the other withholds. */
export function reportDocument(session: ProjectSession, language: 'en' | 'fr', date: string, told = language): { document: ReportDocument; plan: TableModel[]; counted: string[]; withheld: number; lacks: string | null } {
  const plan = listPlan(session);
  const own = ownTables(session, language);
  const together = tableModels(session, [...plan, ...own], language);
  const ownIds = new Set(own.map(({ id }) => id));
  const models = together.filter(({ id }) => ownIds.has(id));
  const writing = writingIn(language, unitOf(session), models);
  const { words } = writing;
  const { pages, left } = pagesOfReport(session, language);
  const byQuestion = pages.some(({ no }) => isQuestionPage(no));
  const codes = inTreeOrder(listCodes(session.db));
  const gate = openGate(session, { mode: 'cleared', language });
  let withheld = 0;
  const illustrations = describeIllustrations(session, language);
  const illustrated = (capability: string | null): Block[] => illustrations.filter((table) => table.capability === capability).flatMap((table) => {
    const { blocks: own, withheld: held } = illustrationBlocks(table, words, language);
    withheld += held;
    return own;
  });
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: words.introduction, breaks: true }, coverage(session, writing), { kind: 'paragraph', style: 'prompt', content: [words.promptIntroduction] },
  ];
  const parts = partsIn(session, writing);
  const overview = parts(OVERVIEW);
  if (overview.length > 0) blocks.push({ kind: 'heading', level: 1, text: words.overview }, ...overviewOf(overview, pages, writing));
  // Where no question speaks of a capability, what the author counted comes first.
  const counted = pages.length > 0 && !byQuestion ? [] : together.filter(({ id }) => !ownIds.has(id)).flatMap((model) => planBlocks(model, `plan:${model.id}`, model.title, writing));
  if (counted.length > 0) blocks.push({ kind: 'heading', level: 1, text: words.results, breaks: true }, ...counted);
  // What the report lacks is said where its author begins to read.
  const lackIn = (own: typeof words): string | null => (byQuestion ? own.byQuestion(pages.length, left) : pages.length > 0 ? null : counted.length > 0 ? own.onlySaved : own.nothingToShow);
  const lack = lackIn(words);
  if (lack !== null) blocks.splice(3, 0, { kind: 'paragraph', style: 'prompt', content: [lack] });
  const marksOf = markBlocks(session, writing);
  let domain = '';
  for (const page of pages) {
    const said = statusOf(parts(`${STATUS}${page.no}`), page, writing);
    const marks = marksOf(page);
    const examples = illustrated(page.no);
    // A chapter that would say nothing is none.
    if (page.questions.length === 0 && said.length === 0 && marks.length === 0 && examples.length === 0) continue;
    const isQuestion = isQuestionPage(page.no);
    if (page.domain !== domain) blocks.push({ kind: 'heading', level: 1, text: (domain = page.domain), breaks: true });
    blocks.push({ kind: 'heading', level: 2, text: page.name });
    if (isQuestion) blocks.push(...said); else if (said.length > 0 || marks.length === 0) blocks.push({ kind: 'heading', level: 3, text: words.status }, ...(said.length > 0 ? said : [{ kind: 'paragraph', content: [words.noStatus] } satisfies Block]));
    if (marks.length > 0) blocks.push({ kind: 'heading', level: 3, text: words.marks }, ...marks);
    if (page.questions.length > 0) {
      const themes = writing.models.get(`${THEMES}${page.no}`);
      const raised = themes ? themeBlocks(themes, `${THEMES}${page.no}`, page, codes, writing) : [];
      // what documents say is quoted, not counted
      if (page.questions.some((id) => session.definitions.get(id)?.documents === undefined)) blocks.push(...(isQuestion ? [] : [{ kind: 'heading', level: 3, text: words.raised } satisfies Block]), ...(raised.length > 0 ? raised : [{ kind: 'paragraph', content: [words.nothingRaised] } satisfies Block]));
      const { quotes, withheld: held } = printableQuotes(session, { variableIds: page.questions, starred: true, language, limit: MOST_QUOTES });
      withheld += held;
      if (quotes.length > 0) blocks.push({ kind: 'heading', level: 3, text: words.quotes }, ...quotes.map((quote): Block => ({ kind: 'quote', words: quote.words, attribution: quote.attribution })), ...(held > 0 ? [{ kind: 'paragraph', style: 'note', content: [words.quotesHeld(held)] } satisfies Block] : []));
    }
    if (examples.length > 0) blocks.push({ kind: 'heading', level: 3, text: words.illustrations }, ...examples);
    if (!isQuestion) blocks.push({ kind: 'paragraph', style: 'prompt', content: [words.promptChapter] });
  }
  const general = illustrated(null);
  if (general.length > 0) blocks.push({ kind: 'heading', level: 1, text: words.illustrations, breaks: true }, ...general);
  blocks.push({ kind: 'heading', level: 1, text: words.conclusions, breaks: true }, { kind: 'paragraph', style: 'prompt', content: [words.promptConclusions] });
  blocks.push(...methodBlocks(session, [...new Set(pages.flatMap(({ indicators }) => indicators))], writing.models.get(CODEBOOK), gate, writing));
  return {
    document: { title: projectName(session) || words.untitled, subtitle: words.draft, facts: [words.of(casesOf(session, writing.unit, language), dateIn(date, language)), words.legend, `${words.madeWith}.`], language, blocks },
    plan: together.filter(({ id }) => !ownIds.has(id)), counted: [...plan, ...own].flatMap(({ rows }) => rows), withheld: withheld + gate.withheld, lacks: lackIn(writingIn(told, writing.unit, []).words),
  };
}

function coverage(session: ProjectSession, { words, language, unit }: ReturnType<typeof writingIn>): Block {
  const instruments = listInstruments(session.db).filter((one) => one.cases > 0);
  const cases = casesOf(session, unit, language);
  const names = instrumentNames(session, language);
  return { kind: 'paragraph', content: [instruments.length > 1 ? words.sourcesOf(cases, instruments.map((one) => words.part(names.get(one.id)!, countIn(one.cases, language))).join(words.semicolon)) : words.coverage(cases)] };
}

/** "42 countries"; of surveys, front-line workers and interviews together "10,315 cases": not each of them is a respondent. */
function casesOf(session: ProjectSession, unit: Unit, language: 'en' | 'fr'): string {
  const several = session.crosstabData.mode === 'sample' && listInstruments(session.db).filter((one) => one.cases > 0).length > 1;
  return `${countIn(session.caseCount, language)} ${unitFor(session.caseCount, several ? PLAIN_UNIT : unit, language)}`;
}

/** "22 November 2026", "22 novembre 2026". */
const dateIn = (date: string, language: 'en' | 'fr'): string => new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
