import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { ComboBox, EmptyState, Meter, Select, Table } from '../../ui/index.ts';

/** What changed from one phase to another, and numbers by country with who is at the ends. */
export function ChangesView() {
  const { t, language } = useTranslation();
  const matrix = useQuery(orpc.levels.matrix.queryOptions({ input: { language } })).data;
  if (!matrix) return <EmptyState title={t('common.loading')} />;
  return (
    <div className="evidence-two">
      <section className="evidence-half" aria-labelledby="changes-title"><h2 id="changes-title">{t('evidence.changesTitle')}</h2>{matrix.phases.length < 2 ? <p className="dim">{t('evidence.noPhases')}</p> : <Changes phases={matrix.phases} />}</section>
      <section className="evidence-half" aria-labelledby="range-title"><h2 id="range-title">{t('evidence.rangeTitle')}</h2><RangeOf /></section>
    </div>
  );
}

function Changes({ phases }: { phases: readonly string[] }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const [from, setFrom] = useState(phases[0]!);
  const [to, setTo] = useState(phases.at(-1)!);
  const levels = useQuery(orpc.levels.list.queryOptions({ input: { language } })).data ?? [];
  const { data, error } = useQuery(orpc.levels.changes.queryOptions({ input: { from, to, language } }));
  const options = phases.map((id) => ({ id, label: id === '' ? t('evidence.noPhase') : /^\d{1,2}$/u.test(id) ? t('evidence.phaseNumber', { phase: id }) : id }));
  const nameOf = (id: string, level: string | null): string => levels.find((one) => one.id === id)?.levels.find((one) => one.id === level)?.label[language] ?? '–';
  return (
    <>
      <div className="evidence-bar"><Select aria-label={t('evidence.from')} value={from} onChange={setFrom} options={options} /><span>→</span><Select aria-label={t('evidence.to')} value={to} onChange={setTo} options={options} /></div>
      {error ? <p>{refusalSentence(error)}</p> : null}
      {data ? (
        <div className="evidence-scroll" tabIndex={0} role="region" aria-label={t('evidence.changesTitle')}>
          <Table
            label={t('evidence.changesTitle')} rowKey={(row) => row.key} empty={t('evidence.noChanges')}
            rows={[...data.rows.map((row) => ({ key: `${row.unit} ${row.id}`, name: row.name, label: row.label, before: nameOf(row.id, row.before), after: nameOf(row.id, row.after), change: t(`evidence.change.${row.change}`) })), ...data.scores.map((row) => ({ key: `${row.unit} score ${row.id}`, name: row.name, label: row.label, before: row.before === null ? '–' : format.percent(row.before), after: row.after === null ? '–' : format.percent(row.after), change: t(`evidence.change.${row.before === null ? 'new' : row.after === null ? 'gone' : row.after > row.before ? 'up' : row.after < row.before ? 'down' : 'same'}`) }))]}
            columns={[{ id: 'name', header: t('evidence.country'), cell: (row) => row.name }, { id: 'label', header: t('evidence.subject'), cell: (row) => row.label }, { id: 'before', header: t('evidence.before'), cell: (row) => row.before }, { id: 'after', header: t('evidence.after'), cell: (row) => row.after }, { id: 'change', header: t('evidence.changeColumn'), cell: (row) => row.change }]}
          />
        </div>
      ) : null}
    </>
  );
}

function RangeOf() {
  const { t, language } = useTranslation();
  const format = useFormat();
  const variables = (useQuery(orpc.data.variables.queryOptions()).data ?? []).filter((one) => !one.confidential && one.source !== 'theme' && one.id !== 'country' && (one.type === 'number' || one.type === 'single' || one.type === 'multiple'));
  const [variable, setVariable] = useState<string | null>(null);
  const [category, setCategory] = useState<string | null>(null);
  const chosen = variables.find((one) => one.id === variable);
  const { data, error } = useQuery({ ...orpc.levels.range.queryOptions({ input: { variable: variable ?? '', ...(category === null ? {} : { category }), language } }), enabled: variable !== null });
  const say = (value: number): string => (data?.percent ? format.percent(value) : format.number(value, Number.isInteger(value) ? 0 : 1));
  const most = Math.max(0, ...(data?.rows ?? []).map((row) => row.value ?? 0));
  return (
    <>
      <div className="evidence-bar">
        <ComboBox aria-label={t('evidence.variable')} placeholder={t('evidence.variable')} value={variable} emptyText={t('common.nothingFits')} options={variables.map((one) => ({ id: one.id, label: one.labels?.[language] ?? one.label }))} onChange={(id) => { setVariable(id); setCategory(null); }} />
        {chosen?.categories?.length ? <Select aria-label={t('evidence.category')} value={category ?? chosen.categories[0]!.id} onChange={setCategory} options={chosen.categories.map((one) => ({ id: one.id, label: one.labels?.[language] ?? one.label }))} /> : null}
      </div>
      {error ? <p>{refusalSentence(error)}</p> : null}
      {data ? (
        <>
          <p className="evidence-range" role="status">{data.range === null ? t('evidence.noNumbers') : t('evidence.rangeSentence', { label: data.label, words: data.words, units: data.range.units, median: say(data.range.median), low: format.list(data.range.atLow.slice(0, 8)), high: format.list(data.range.atHigh.slice(0, 8)) })}{data.withheld > 0 ? ` ${t('evidence.rangeWithheld', { count: data.withheld })}` : ''}</p>
          <div className="evidence-scroll" tabIndex={0} role="region" aria-label={t('evidence.rangeTitle')}>
            <Table label={t('evidence.rangeTitle')} rows={data.rows} rowKey={(row) => row.unit} columns={[{ id: 'name', header: t('evidence.country'), cell: (row) => row.name }, { id: 'value', header: data.label, align: 'end', cell: (row) => (row.withheld ? t('evidence.withheldShort') : row.value === null ? '–' : say(row.value)) }, { id: 'bar', header: '', cell: (row) => (row.value === null ? '' : <Meter label={row.name} value={row.value} max={data.percent ? 100 : most} width={150} />) }, { id: 'base', header: t('evidence.base'), align: 'end', cell: (row) => format.number(row.cases) }]} />
          </div>
        </>
      ) : <p className="dim">{t('evidence.rangeHelp')}</p>}
    </>
  );
}
