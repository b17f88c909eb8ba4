import { countIn, unitFor } from '#core/crosstab/notes.ts';
import type { Block, Inline, ReportDocument } from '#core/report/document.ts';
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
import { methodBlocks } from './method-blocks.ts';
import { reportPages, tablesOfReport, unitOf } from './models.ts';
import { overviewBlocks } from './overview-blocks.ts';
import { statusBlocks } from './status-blocks.ts';
import { themeBlocks } from './theme-blocks.ts';
import { writingIn } from './writing.ts';

const MOST_QUOTES = 12;

/** A report on everything the project knows, and how many passages were held back because they are not cleared. `plan`: the tables
 *  of the plan, made together with those of the report, so that neither gives away what the other withholds. */
export function reportDocument(session: ProjectSession, language: 'en' | 'fr', date: string): { document: ReportDocument; plan: TableModel[]; counted: string[]; withheld: number } {
  const plan = listPlan(session);
  const own = tablesOfReport(session, language);
  const together = tableModels(session, [...plan, ...own], language);
  const ownIds = new Set(own.map(({ id }) => id));
  const models = together.filter(({ id }) => ownIds.has(id));
  const writing = writingIn(language, unitOf(session), models);
  const { words } = writing;
  const pages = reportPages(session, language);
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
  const overview = writing.models.get(OVERVIEW);
  if (overview) blocks.push({ kind: 'heading', level: 1, text: words.overview }, ...overviewBlocks(overview, pages, OVERVIEW, writing));
  let domain = '';
  for (const page of pages) {
    if (page.domain !== domain) blocks.push({ kind: 'heading', level: 1, text: (domain = page.domain), breaks: true });
    blocks.push({ kind: 'heading', level: 2, text: page.name });
    const status = writing.models.get(`${STATUS}${page.no}`);
    const said = status ? statusBlocks(status, `${STATUS}${page.no}`, page.name, writing) : [];
    blocks.push({ kind: 'heading', level: 3, text: words.status }, ...(said.length > 0 ? said : [{ kind: 'paragraph', content: [words.noStatus] } satisfies Block]));
    if (page.questions.length > 0) {
      const themes = writing.models.get(`${THEMES}${page.no}`);
      const raised = themes ? themeBlocks(themes, `${THEMES}${page.no}`, page, codes, writing) : [];
      blocks.push({ kind: 'heading', level: 3, text: words.raised }, ...(raised.length > 0 ? raised : [{ kind: 'paragraph', content: [words.nothingRaised] } satisfies Block]));
      const { quotes, withheld: held } = printableQuotes(session, { variableIds: page.questions, starred: true, language, limit: MOST_QUOTES });
      withheld += held;
      if (quotes.length > 0) blocks.push({ kind: 'heading', level: 3, text: words.quotes }, ...quotes.map((quote): Block => ({ kind: 'quote', words: quote.words, attribution: quote.attribution })), ...(held > 0 ? [{ kind: 'paragraph', style: 'note', content: [words.quotesHeld(held)] } satisfies Block] : []));
    }
    const examples = illustrated(page.no);
    if (examples.length > 0) blocks.push({ kind: 'heading', level: 3, text: words.illustrations }, ...examples);
    blocks.push({ kind: 'paragraph', style: 'prompt', content: [words.promptChapter] });
  }
  const general = illustrated(null);
  if (general.length > 0) blocks.push({ kind: 'heading', level: 1, text: words.illustrations, breaks: true }, ...general);
  blocks.push({ kind: 'heading', level: 1, text: words.conclusions, breaks: true }, { kind: 'paragraph', style: 'prompt', content: [words.promptConclusions] });
  blocks.push(...methodBlocks(session, [...new Set(pages.flatMap(({ indicators }) => indicators))], writing.models.get(CODEBOOK), gate, writing));
  const cases = `${countIn(session.caseCount, language)} ${unitFor(session.caseCount, writing.unit, language)}`;
  return {
    document: { title: projectName(session) || words.untitled, subtitle: words.draft, facts: [words.of(cases, dateIn(date, language)), words.legend, `${words.madeWith}.`], language, blocks },
    plan: together.filter(({ id }) => !ownIds.has(id)), counted: [...plan, ...own].flatMap(({ rows }) => rows), withheld: withheld + gate.withheld,
  };
}

function coverage(session: ProjectSession, { words, language, unit }: ReturnType<typeof writingIn>): Block {
  const cases = (count: number): string => `${countIn(count, language)} ${unitFor(count, unit, language)}`;
  const instruments = listInstruments(session.db).filter((one) => one.cases > 0);
  const names = instrumentNames(session, language);
  const content: Inline[] = [words.coverage(cases(session.caseCount), instruments.length > 1 ? instruments.map((one) => words.instrument(names.get(one.id)!, cases(one.cases))).join(' ') : '').trim()];
  return { kind: 'paragraph', content };
}

/** "22 November 2026", "22 novembre 2026". */
const dateIn = (date: string, language: 'en' | 'fr'): string => new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
