import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
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

const MOST_THEMES = 6;
const MOST_QUOTES = 40;
const KIND_NAMES = { gap: 'kind.gap', challenge: 'kind.challenge', lesson: 'kind.lesson', 'good practice': 'kind.goodPractice', recommendation: 'kind.recommendation', other: 'kind.other' } as const satisfies Record<string, MessageKey>;

/** What the study says of one capability: where it is in place, what was raised about it, and the quotes that were starred. */
export function CapabilityView({ page, variables }: { page: CapabilityPage; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  // counted and ranked as the report has it
  const { data, error } = useQuery(orpc.tables.capability.queryOptions({ input: { no: page.no, language } }));
  const wait = error ? <Banner tone="bad">{refusalSentence(error)}</Banner> : <p className="dim">{t('common.loading')}</p>;
  return (
    <article className="sheet" aria-labelledby="capability-title" tabIndex={0}>
      <header className="sheet-head"><p className="sheet-base">{page.domain}</p><h2 id="capability-title">{t('report.capabilityTitle', { no: page.no, name: page.name })}</h2></header>
      <section className="report-section">
        <h3>{t('report.status')}</h3>
        {data && data.status.length === 0 ? <p className="dim">{t('report.noIndicators')}</p> : data ? data.status.map(({ survey, model }) => <StatusTable key={model.id} survey={survey} model={model} />) : wait}
      </section>
      {data && data.reviewed.length > 0 ? (
        <section className="report-section">
          <h3>{t('report.reviewed')}</h3>
          {data.reviewed.map((table) => <Reviewed key={table.id} {...table} />)}
        </section>
      ) : null}
      <section className="report-section">
        <h3>{t('report.said')}</h3>
        {page.questions.length === 0 ? <p className="dim">{t('report.noQuestions')}</p> : data ? <Said themes={data.themes} /> : wait}
      </section>
      <Quotes page={page} variables={variables} />
    </article>
  );
}

type Sheet = Outputs['tables']['capability'];

function StatusTable({ survey, model }: Sheet['status'][number]) {
  return (
    <div className="report-table" tabIndex={0} role="region" aria-label={model.title}>
      {survey === null ? null : <h4>{survey}</h4>}
      <p className="sheet-base">{[model.baseLine, survey === null ? model.filterLine : null].filter(Boolean).join(' ')}</p>
      <ModelTable model={model} label={model.title} />
      <TableNotes model={model} />
    </div>
  );
}

function Reviewed({ title, head, rows }: Sheet['reviewed'][number]) {
  return (
    <div className="report-table report-reviewed" tabIndex={0} role="region" aria-label={title}>
      <table className="table">
        <caption>{title}</caption>
        <thead><tr>{head.map((text) => <th key={text} scope="col">{text}</th>)}</tr></thead>
        <tbody>{rows.map((cells, at) => (cells.length === 1 ? <tr key={at}><th scope="rowgroup" colSpan={head.length} className="report-group">{cells[0]}</th></tr> : <tr key={at}>{cells.map((text, column) => (column === 0 ? <th key={column} scope="row">{text}</th> : <td key={column}>{text}</td>))}</tr>))}</tbody>
      </table>
    </div>
  );
}

function Said({ themes }: { themes: Sheet['themes'] }) {
  const { t } = useTranslation();
  if (themes === null) return <p className="dim">{t('report.nothingCoded')}</p>;
  const { base, provisional, kinds } = themes;
  return (
    <>
      <p className="sheet-base">{t('report.saidBase', { base })}</p>
      {provisional ? <p className="sheet-provisional">{t('report.saidUnread', { read: provisional.read, count: provisional.of })}</p> : null}
      <div className="report-kinds">
        {kinds.map(({ kind, themes: ranked }) => (
          <div key={kind}>
            <h4>{t(KIND_NAMES[kind])}</h4>
            <ol className="report-themes">
              {ranked.slice(0, MOST_THEMES).map(({ code, label, count, text }) => (
                <li key={code}><span className="report-theme">{label}</span><span className="report-count">{text}</span>{count === null ? null : <Meter label={label} value={count} max={base} text={text} width={300} />}</li>
              ))}
            </ol>
            {ranked.length > MOST_THEMES ? <p className="dim small">{t('report.moreThemes', { count: ranked.length - MOST_THEMES })}</p> : null}
          </div>
        ))}
      </div>
    </>
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
