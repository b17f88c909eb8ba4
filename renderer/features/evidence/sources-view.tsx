import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Conclusion } from '#core/contract/api/maturity.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { openDialog } from '../../app/session.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Button, classes, EmptyState, Pane, Splitter } from '../../ui/index.ts';
import { evidence, useEvidence } from './store.ts';

const SIGNS = { agree: '=', partly: '≈', conflict: '≠', single: '1', silent: '' } as const;

/** Every country by every capability: how far sources agree; and one of them, all sources side by side, with what follows. */
export function SourcesView() {
  const { t, language } = useTranslation();
  const { data, error } = useQuery({ ...orpc.sources.overview.queryOptions({ input: { language } }), placeholderData: keepPreviousData });
  const { unit, capability } = useEvidence((state) => state);
  if (error) return <EmptyState title={refusalSentence(error)} />;
  if (!data) return <EmptyState title={t('common.loading')} />;
  if (data.capabilities.length === 0) return <EmptyState title={t('evidence.noSources')}>{t('evidence.noSourcesHelp')}</EmptyState>;
  const cells = new Map(data.cells.map((cell) => [`${cell.unit} ${cell.capability}`, cell]));
  const at = data.units.some((one) => one.id === unit) && data.capabilities.some((one) => one.no === capability);
  return (
    <Splitter label={t('evidence.paneWidth')} fixed="start" initial={430} min={240} max={900}>
      <Pane label={t('evidence.overview')}>
        <p className="evidence-keys">{(['agree', 'partly', 'conflict', 'single'] as const).map((one) => <span key={one}><b className={`evidence-sign evidence-${one}`}>{SIGNS[one]}</b> {t(`evidence.agreement.${one}`)}</span>)}</p>
        <div className="evidence-scroll" tabIndex={0} role="region" aria-label={t('evidence.overview')}>
          <table className="evidence-map evidence-small">
            <thead><tr><th scope="col">{t('evidence.country')}</th>{data.capabilities.map((one) => <th key={one.no} scope="col" title={one.name}>{one.no}<span className="visually-hidden"> {one.name}</span></th>)}</tr></thead>
            <tbody>{data.units.map((one) => <tr key={one.id} className={classes(one.id === unit && 'evidence-current')}><th scope="row">{one.name}</th>{data.capabilities.map((each) => { const cell = cells.get(`${one.id} ${each.no}`)!; return <td key={each.no} className={classes(`evidence-${cell.agreement}`, one.id === unit && each.no === capability && 'evidence-chosen')}><Button variant="quiet" onPress={() => evidence.setState({ unit: one.id, capability: each.no })}><span className="visually-hidden">{t('evidence.sourceCell', { country: one.name, name: each.name, agreement: t(`evidence.agreement.${cell.agreement}`) })}</span><span aria-hidden>{SIGNS[cell.agreement]}{cell.findings > 0 ? '•' : ''}</span></Button></td>; })}</tr>)}</tbody>
          </table>
          <ul className="evidence-names" aria-hidden>{data.capabilities.map((one) => <li key={one.no}><b>{one.no}</b> {one.name}</li>)}</ul>
        </div>
      </Pane>
      {at ? <Page unit={unit!} capability={capability!} /> : <EmptyState title={t('evidence.choosePage')}>{t('evidence.choosePageHelp')}</EmptyState>}
    </Splitter>
  );
}

function Page({ unit, capability }: { unit: string; capability: string }) {
  const { t, language } = useTranslation();
  const { data, error } = useQuery(orpc.sources.page.queryOptions({ input: { unit, capability, language } }));
  if (error) return <EmptyState title={refusalSentence(error)} />;
  if (!data) return <EmptyState title={t('common.loading')} />;
  return (
    <article className="sheet evidence-page" tabIndex={0} aria-labelledby="sources-title">
      <header className="sheet-head"><p className="sheet-base">{data.name}</p><h2 id="sources-title">{data.capability} {data.title}</h2><p><b className={`evidence-sign evidence-${data.agreement}`}>{SIGNS[data.agreement]}</b> {t(`evidence.agreementLong.${data.agreement}`)}</p></header>
      {data.sources.length === 0 ? <p className="dim">{t('evidence.nothingSaid')}</p> : (
        <div className="evidence-columns">
          {data.sources.map((source) => (
            <section key={source.id} className="evidence-source" aria-label={source.label}>
              <h3>{source.label}{source.phase ? <span className="dim"> · {/^\d{1,2}$/u.test(source.phase) ? t('evidence.phaseNumber', { phase: source.phase }) : source.phase}</span> : null}</h3>
              <ul>{source.lines.map((line) => (
                <li key={line.id}>
                  <span className="dim">{line.label}</span>
                  <span className={classes(source.kind === 'words' ? 'evidence-quote' : 'evidence-value', line.stance !== null && `evidence-stance-${line.stance}`)}>{line.value}</span>
                  {line.note ? <span>{line.note}</span> : null}
                  {line.evidence.map((one, index) => <span key={index} className="dim">{[one.label, one.link].filter(Boolean).join(' – ')}</span>)}
                  {line.answerId === null ? null : <span><Button variant="quiet" onPress={() => openAnswer(line.answerId!)}>{t('evidence.open')}</Button><Button variant="quiet" onPress={() => openDialog('evidence.conclusion', { unit, capability, conclusion: null, start: { label: `${data.name} · ${line.label}`, link: '', answerId: line.answerId } })}>{t('evidence.findingFrom')}</Button></span>}
                </li>
              ))}</ul>
            </section>
          ))}
        </div>
      )}
      <section className="report-section">
        <h3>{t('evidence.findings')}</h3>
        {data.conclusions.map((one) => <Finding key={one.id} one={one} />)}
        <Button icon="plus" onPress={() => openDialog('evidence.conclusion', { unit, capability, conclusion: null })}>{t('evidence.newFinding')}</Button>
      </section>
    </article>
  );
}

function Finding({ one }: { one: Conclusion }) {
  const { t } = useTranslation();
  return (
    <div className="evidence-finding">
      <p><strong>{one.finding}</strong></p>
      {one.recommendation ? <p>→ {one.recommendation}</p> : null}
      <p className="dim">{[t(`evidence.stateOf.${one.state}`), one.owner, one.due, ...one.evidence.map((each) => each.label || each.link)].filter(Boolean).join(' · ')}</p>
      <Button variant="quiet" onPress={() => openDialog('evidence.conclusion', { unit: one.unit, capability: one.capability, conclusion: one })}>{t('evidence.change')}</Button>
    </div>
  );
}
