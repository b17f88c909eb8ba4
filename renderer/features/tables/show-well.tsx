import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import type { MessageKey } from '../../locales/i18n.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { openDialog } from '../../app/session.ts';
import { Button, Checkbox, IconButton, RemovableChip, Select, ToggleChip } from '../../ui/index.ts';
import { editTable } from './acts.ts';
import { NumberField } from './number-field.tsx';
import { patchTable, STATISTICS, toggleStatistic } from './model/plan.ts';
import { labelOf } from './model/variable-groups.ts';
import { tablesStore, useTables } from './store.ts';

const NAMES: Readonly<Record<(typeof STATISTICS)[number], MessageKey>> = { countOfBase: 'tables.stat.countOfBase', count: 'tables.stat.count', columnPercent: 'tables.stat.columnPercent', rowPercent: 'tables.stat.rowPercent', interval: 'tables.stat.interval', difference: 'tables.stat.difference', mentionPercent: 'tables.stat.mentionPercent', total: 'tables.stat.total', unweighted: 'tables.stat.unweighted' };

/** What is worth offering for a table: intervals where cases are a sample, mentions where several answers were possible, totals where there are weights. */
function offered(table: PlanTable, variables: readonly Variable[], mode: 'census' | 'sample'): PlanTable['statistics'][number][] {
  const isMultiple = table.rows.some((id) => variables.find((variable) => variable.id === id)?.type === 'multiple');
  const isThere = { interval: mode === 'sample', difference: mode === 'sample' && table.columns.length > 0, mentionPercent: isMultiple, total: table.weight !== undefined, unweighted: table.weight !== undefined } as const;
  return STATISTICS.filter((statistic) => table.statistics.includes(statistic) || !(statistic in isThere) || isThere[statistic as keyof typeof isThere]);
}
type Patch = Parameters<typeof patchTable>[1];
const patch = (change: Patch): void => editTable((table) => patchTable(table, change));

/** What stands in a cell, and how rows are set. */
export function ShowWell({ table, variables, mode }: { table: PlanTable; variables: readonly Variable[]; mode: 'census' | 'sample' }) {
  const { t, language } = useTranslation();
  return (
    <div className="well well-solid well-show">
      <span className="well-label">{t('tables.show')}<span className="grow" />
        <DialogTrigger>
          <IconButton icon="more" size={15} label={t('tables.options')} />
          <Popover className="popover options-popover" placement="right top" offset={6}>
            <Dialog className="options" aria-label={t('tables.options')}><Options table={table} variables={variables} mode={mode} /></Dialog>
          </Popover>
        </DialogTrigger>
      </span>
      <div className="well-chips">
        {offered(table, variables, mode).map((statistic) => <ToggleChip key={statistic} isSelected={table.statistics.includes(statistic)} onChange={() => editTable((current) => toggleStatistic(current, statistic))}>{t(NAMES[statistic])}</ToggleChip>)}
      </div>
      {table.nets.length > 0 ? (
        <div className="well-chips">
          {table.nets.map((net) => <RemovableChip key={`${net.variable} ${net.id}`} removeLabel={t('tables.removeNet', { net: net.label[language] || net.label.en || net.id })} onRemove={() => patch({ nets: table.nets.filter((other) => other !== net) })}>{t('tables.netChip', { net: net.label[language] || net.label.en || net.id })}</RemovableChip>)}
        </div>
      ) : null}
    </div>
  );
}

function Options({ table, variables, mode }: { table: PlanTable; variables: readonly Variable[]; mode: 'census' | 'sample' }) {
  const { t, language } = useTranslation();
  const heat = useTables((state) => state.heat);
  const weights = variables.filter((variable) => variable.type === 'number');
  const scaleOf = (id: string): string => (variables.find((variable) => variable.id === id)?.categories ?? []).map((category) => category.id).join('\n');
  const canGrid = table.rows.length > 0 && scaleOf(table.rows[0]!) !== '' && table.rows.every((id) => scaleOf(id) === scaleOf(table.rows[0]!));
  const canNet = table.rows.some((id) => (variables.find((variable) => variable.id === id)?.categories?.length ?? 0) > 2);
  return (
    <>
      <section>
        <h3>{t('tables.optionsCounting')}</h3>
        <Select label={t('tables.base')} value={table.base} onChange={(base) => patch({ base })} options={[{ id: 'valid', label: t('tables.baseValid') }, { id: 'all', label: t('tables.baseAll') }]} />
        <Select label={t('tables.weight')} value={table.weight ?? ' '} isDisabled={weights.length === 0 && table.weight === undefined} onChange={(id) => patch({ weight: id === ' ' ? undefined : id })} options={[{ id: ' ', label: t('tables.weightNone') }, ...weights.map((variable) => ({ id: variable.id, label: labelOf(variable, language) }))]} />
        <Select label={t('tables.mode')} value={table.mode ?? 'auto'} onChange={(next) => patch({ mode: next === 'auto' ? undefined : next })} options={[{ id: 'auto', label: t('tables.modeAuto', { mode: t(mode === 'census' ? 'tables.census' : 'tables.sample') }) }, { id: 'census', label: t('tables.census') }, { id: 'sample', label: t('tables.sample') }]} />
        {mode === 'sample' ? <Design table={table} variables={variables} /> : null}
        <Checkbox isSelected={table.tests} isDisabled={mode === 'census'} onChange={(tests) => patch({ tests })}>{t('tables.tests')}</Checkbox>
        {table.tests && mode === 'sample' ? (
          <>
            <Select label={t('tables.confidence')} value={(table.confidence ?? [95]).join()} onChange={(next) => patch({ confidence: next === '95' ? undefined : next.split(',').map((each) => (each === '99' ? 99 : each === '90' ? 90 : 95)) })} options={CONFIDENCES.map((id) => ({ id, label: id.includes(',') ? t('tables.confidenceTwo', { strict: id.split(',')[0]!, loose: id.split(',')[1]! }) : t('tables.confidenceOne', { level: id }) }))} />
            <Select label={t('tables.adjust')} value={table.adjust ?? 'bonferroni'} onChange={(adjust) => patch({ adjust: adjust === 'bonferroni' ? undefined : adjust })} options={[{ id: 'bonferroni', label: 'Bonferroni' }, { id: 'holm', label: 'Holm' }, { id: 'bh', label: 'Benjamini–Hochberg' }, { id: 'none', label: t('tables.adjustNone') }]} />
            <NumberField label={t('tables.seed')} value={table.seed ?? null} min={0} onChange={(seed) => patch({ seed: seed ?? undefined })} />
          </>
        ) : null}
        {mode === 'sample' && (table.tests || table.statistics.includes('interval')) ? <Select label={t('tables.intervalMethod')} value={table.intervalMethod ?? 'wilson'} onChange={(method) => patch({ intervalMethod: method === 'wilson' ? undefined : method })} options={[{ id: 'wilson', label: t('tables.intervalWilson') }, { id: 'clopper-pearson', label: t('tables.intervalExact') }]} /> : null}
        {mode === 'census' ? <p className="dim small">{t('tables.testsNotInCensus')}</p> : null}
      </section>
      <section>
        <h3>{t('tables.optionsSafe')}</h3>
        <NumberField label={t('tables.suppress')} value={table.suppress ?? null} min={1} onChange={(suppress) => patch({ suppress: suppress ?? undefined })} help={t('tables.suppressHelp')} />
        {mode === 'census' ? <NumberField label={t('tables.percentAbove')} value={table.percentAbove || null} min={1} onChange={(percentAbove) => patch({ percentAbove: percentAbove ?? 0 })} /> : (
          <div className="options-pair">
            <NumberField label={t('tables.lowHide')} value={table.lowBase.hide} min={0} onChange={(hide) => patch({ lowBase: { ...table.lowBase, hide: hide ?? 0 } })} />
            <NumberField label={t('tables.lowFlag')} value={table.lowBase.flag} min={0} onChange={(flag) => patch({ lowBase: { ...table.lowBase, flag: flag ?? 0 } })} />
          </div>
        )}
      </section>
      <section>
        <h3>{t('tables.optionsRows')}</h3>
        <div className="options-pair">
          <Select label={t('tables.sort')} value={table.sort} onChange={(sort) => patch({ sort })} options={[{ id: 'none', label: t('tables.sortNone') }, { id: 'descending', label: t('tables.sortDescending') }, { id: 'ascending', label: t('tables.sortAscending') }]} />
          <NumberField label={t('tables.top')} value={table.top ?? null} min={1} onChange={(top) => patch({ top: top ?? undefined })} />
        </div>
        <Checkbox isSelected={table.nest} isDisabled={table.columns.length < 2} onChange={(nest) => patch({ nest })}>{t('tables.nest')}</Checkbox>
        <Checkbox isSelected={table.grid === true} isDisabled={table.grid !== true && !canGrid} onChange={(grid) => patch({ grid: grid || undefined })}>{t('tables.grid')}</Checkbox>
        <Checkbox isSelected={table.oneLine && table.base !== 'all'} isDisabled={table.base === 'all'} onChange={(oneLine) => patch({ oneLine })}>{t('tables.oneLine')}</Checkbox>
        <Checkbox isSelected={table.hideEmpty} onChange={(hideEmpty) => patch({ hideEmpty })}>{t('tables.hideEmpty')}</Checkbox>
        <Checkbox isSelected={heat} onChange={(on) => tablesStore.setState({ heat: on })}>{t('tables.heat')}</Checkbox>
        <div><Button icon="plus" isDisabled={!canNet} onPress={() => openDialog('tables.net')}>{t('tables.addNet')}</Button></div>
      </section>
    </>
  );
}

const CONFIDENCES = ['95', '99', '90', '95,90', '99,95'] as const;

/** How the sample was drawn: as the variables' roles declare it, as this table says, or not reckoned with. */
function Design({ table, variables }: { table: PlanTable; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  const declared = (role: string) => variables.find((variable) => variable.role?.trim().toLowerCase() === role);
  const [strata, clusters] = [declared('stratum'), declared('cluster')];
  const said = [strata, clusters].flatMap((variable) => (variable ? [labelOf(variable, language)] : [])).join(', ');
  const way = table.design === null ? 'none' : table.design === undefined ? 'declared' : 'own';
  const places = [{ id: ' ', label: t('tables.designNobody') }, ...variables.filter((variable) => variable.type === 'single' || variable.type === 'number' || variable.type === 'identifier').map((variable) => ({ id: variable.id, label: labelOf(variable, language) }))];
  const own = (change: { strata?: string | undefined; clusters?: string | undefined; lonely?: 'refuse' | 'certainty' | 'adjust' }): void => {
    const next = { lonely: 'refuse' as const, ...table.design, ...change };
    patch({ design: { lonely: next.lonely, ...(next.strata === undefined ? {} : { strata: next.strata }), ...(next.clusters === undefined ? {} : { clusters: next.clusters }) } });
  };
  return (
    <>
      <Select label={t('tables.design')} value={way} onChange={(next) => (next === 'none' ? patch({ design: null }) : next === 'declared' ? patch({ design: undefined }) : own({ strata: strata?.id, clusters: clusters?.id }))} options={[{ id: 'declared', label: said === '' ? t('tables.designUndeclared') : t('tables.designDeclared', { names: said }) }, { id: 'own', label: t('tables.designOwn') }, { id: 'none', label: t('tables.designNone') }]} />
      {table.design ? (
        <>
          <Select label={t('tables.strata')} value={table.design.strata ?? ' '} onChange={(id) => own({ strata: id === ' ' ? undefined : id })} options={places} />
          <Select label={t('tables.clusters')} value={table.design.clusters ?? ' '} onChange={(id) => own({ clusters: id === ' ' ? undefined : id })} options={places} />
          <Select label={t('tables.lonely')} value={table.design.lonely} onChange={(lonely) => own({ lonely })} options={[{ id: 'refuse', label: t('tables.lonelyRefuse') }, { id: 'certainty', label: t('tables.lonelyCertainty') }, { id: 'adjust', label: t('tables.lonelyAdjust') }]} />
        </>
      ) : null}
      {table.weight === undefined ? null : <NumberField label={t('tables.population')} help={t('tables.populationHelp')} value={table.population ?? null} min={1} onChange={(population) => patch({ population: population ?? undefined })} />}
    </>
  );
}
