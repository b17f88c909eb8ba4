import { useQuery } from '@tanstack/react-query';
import type { PlanTableInput } from '#core/contract/table-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import { runCommand } from '../../app/commands.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { currentProject } from '../../app/use-project.ts';
import { ModelTable } from '../../crosstab/model-table.tsx';
import { TableNotes } from '../../crosstab/table-notes.tsx';
import type { MessageKey } from '../../locales/i18n.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, Meter } from '../../ui/index.ts';
import type { CapabilityPage } from '#core/framework/capability-pages.ts';
import { rankThemes } from './model/rank-themes.ts';

const MOST_THEMES = 6;
const MOST_QUOTES = 40;
const KIND_NAMES = { gap: 'kind.gap', challenge: 'kind.challenge', lesson: 'kind.lesson', 'good practice': 'kind.goodPractice', recommendation: 'kind.recommendation', other: 'kind.other' } as const satisfies Record<string, MessageKey>;

/** What the study says of one capability: where it is in place, what was raised about it, and the quotes that were starred. */
export function CapabilityView({ page, variables }: { page: CapabilityPage; variables: readonly Variable[] }) {
  const { t } = useTranslation();
  return (
    <article className="sheet" aria-labelledby="capability-title" tabIndex={0}>
      <header className="sheet-head"><p className="sheet-base">{page.domain}</p><h2 id="capability-title">{t('report.capabilityTitle', { no: page.no, name: page.name })}</h2></header>
      <Status page={page} variables={variables} />
      <Said page={page} />
      <Quotes page={page} variables={variables} />
    </article>
  );
}

function Status({ page, variables }: { page: CapabilityPage; variables: readonly Variable[] }) {
  const { t } = useTranslation();
  const columns = ['income', 'region'].flatMap((id) => variables.find((variable) => variable.id === id) ?? []);
  return (
    <section className="report-section">
      <h3>{t('report.status')}</h3>
      {page.indicators.length === 0 ? <p className="dim">{t('report.noIndicators')}</p> : (columns.length > 0 ? columns : [null]).map((column, index, all) => <StatusTable key={column?.id ?? 'total'} page={page} column={column} isLast={index === all.length - 1} />)}
    </section>
  );
}

function StatusTable({ page, column, isLast }: { page: CapabilityPage; column: Variable | null; isLast: boolean }) {
  const { t, language } = useTranslation();
  const table: PlanTableInput = { id: `capability-${page.no}`, title: { en: '', fr: '' }, rows: [...page.indicators], columns: column ? [column.id] : [], hideEmpty: true };
  const { data, error } = useQuery(orpc.tables.model.queryOptions({ input: { table, language } }));
  if (error) return <Banner tone="bad">{refusalSentence(error)}</Banner>;
  if (!data) return <p className="dim">{t('common.loading')}</p>;
  return (
    <div className="report-table">
      <p className="sheet-base">{data.baseLine}</p>
      <ModelTable model={data} label={data.title} />
      {isLast ? <TableNotes model={data} /> : null}
    </div>
  );
}

function Said({ page }: { page: CapabilityPage }) {
  const { t, language } = useTranslation();
  const codes = useQuery(orpc.codes.list.queryOptions()).data;
  const { data } = useQuery({ ...orpc.coding.answers.queryOptions({ input: { variableIds: [...page.questions] } }), enabled: page.questions.length > 0 });
  if (page.questions.length === 0) return <section className="report-section"><h3>{t('report.said')}</h3><p className="dim">{t('report.noQuestions')}</p></section>;
  if (!codes || !data) return <section className="report-section"><h3>{t('report.said')}</h3><p className="dim">{t('common.loading')}</p></section>;
  const ranking = rankThemes(data.rows, codes);
  return (
    <section className="report-section">
      <h3>{t('report.said')}</h3>
      <p className="sheet-base">{t('report.saidBase', { base: ranking.base })}</p>
      {ranking.unread > 0 ? <p className="sheet-provisional">{t('report.saidUnread', { count: ranking.unread })}</p> : null}
      {ranking.kinds.length === 0 ? <p className="dim">{t('report.nothingCoded')}</p> : (
        <div className="report-kinds">
          {ranking.kinds.map(({ kind, themes }) => (
            <div key={kind}>
              <h4>{t(KIND_NAMES[kind])}</h4>
              <ol className="report-themes">
                {themes.slice(0, MOST_THEMES).map(({ code, cases }) => {
                  const name = code.labels[language]?.trim() || code.name;
                  const text = t('report.ofBase', { cases, base: ranking.base });
                  return <li key={code.id}><span className="report-theme">{name}</span><span className="report-count">{text}</span><Meter label={name} value={cases} max={ranking.base} text={text} width={300} /></li>;
                })}
              </ol>
              {themes.length > MOST_THEMES ? <p className="dim small">{t('report.moreThemes', { count: themes.length - MOST_THEMES })}</p> : null}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Quotes({ page, variables }: { page: CapabilityPage; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  // What a publication may print, and no word more: the service decides (electron/service/privacy/gate.ts).
  const { data } = useQuery({ ...orpc.clearance.printable.queryOptions({ input: { variableIds: [...page.questions], starred: true, language, limit: MOST_QUOTES } }), enabled: page.questions.length > 0 });
  const labelOf = (id: string): string => { const variable = variables.find((each) => each.id === id); return variable?.labels?.[language] ?? variable?.label ?? id; };
  const quotes = data?.quotes ?? [];
  return (
    <section className="report-section">
      <h3>{t('report.quotes')}</h3>
      {quotes.length === 0 && (data?.withheld ?? 0) === 0 ? <p className="dim">{t('report.noQuotes')}</p> : (
        <ul className="report-quotes">
          {quotes.map((quote) => (
            <li key={`${quote.answerId} ${quote.start} ${quote.end}`}>
              <figure>
                <blockquote>{quote.words}</blockquote>
                <figcaption><strong>{quote.attribution}</strong><span className="ellipsis">{labelOf(quote.variableId)}</span><Button variant="quiet" aria-label={t('report.openAnswerOf', { name: quote.attribution })} onPress={() => openAnswer(quote.answerId)}>{t('report.openAnswer')}</Button></figcaption>
              </figure>
            </li>
          ))}
        </ul>
      )}
      {data && data.withheld > 0 ? <p className="dim small">{t('report.withheld', { count: data.withheld })} <Button variant="quiet" onPress={() => runCommand('privacy.show.quotes', { project: currentProject(), room: 'report' })}>{t('report.clearQuotes')}</Button></p> : null}
    </section>
  );
}
