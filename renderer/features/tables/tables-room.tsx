import '../../crosstab/crosstab.css';
import './tables.css';
import { useEffect } from 'react';
import { useProject } from '../../app/use-project.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { useCommand } from '../../app/commands.ts';
import { goTo, openDialog } from '../../app/session.ts';
import { useQuery } from '@tanstack/react-query';
import { orpc, refusalSentence } from '../../rpc/index.ts';
import { Banner, Button, EmptyState, Kbd, Splitter } from '../../ui/index.ts';
import { editTable, isDraft } from './acts.ts';
import { ChartView } from './chart-view.tsx';
import { DrillPanel } from './drill-panel.tsx';
import { FilterWell } from './filter-well.tsx';
import { labelOf } from './model/variable-groups.ts';
import { inWell, takeVariable } from './model/plan.ts';
import { PageTabs } from './page-tabs.tsx';
import { PlanBar } from './plan-bar.tsx';
import { useModel, usePlan, useTable, useVariables } from './queries.ts';
import { ShowWell } from './show-well.tsx';
import { enterProject, useTables } from './store.ts';
import { TableView } from './table-view.tsx';
import { VariableList } from './variable-list.tsx';
import { Well, type WellItem } from './well.tsx';

/** Tables by dragging, the words behind them, and the plan they are kept in. */
export function TablesRoom() {
  const { t, language } = useTranslation();
  const project = useProject();
  const path = project?.path;
  useEffect(() => { if (path !== undefined) enterProject(path); }, [path]);
  const variables = useVariables();
  const isLoaded = useQuery(orpc.data.variables.queryOptions()).isSuccess;
  const plan = usePlan();
  const table = useTable();
  const view = useTables((state) => state.view);
  const cell = useTables((state) => state.cell);
  const page = useTables((state) => state.page);
  const { data, error, isPlaceholderData } = useModel(table, language, page);
  useCommand('tables.moved', (plan?.length ?? 0) > 0 ? () => openDialog('tables.moved') : null);
  useCommand('tables.recipe', (plan?.length ?? 0) > 0 ? () => openDialog('tables.recipe') : null);
  useCommand('tables.disclosure', (plan?.length ?? 0) > 0 ? () => openDialog('tables.disclosure') : null);
  if (!project || !plan || !isLoaded) return null;
  if (project.cases === 0) return <EmptyState title={t('tables.empty')} actions={<Button variant="primary" onPress={() => goTo('data')}>{t('tables.goToData')}</Button>}>{t('tables.emptyHelp')}</EmptyState>;
  const timed = table.rows.length > 0 && !error ? data : undefined;
  const model = timed?.model ?? null;
  const at = plan.findIndex((other) => other.id === table.id);
  const number = at < 0 ? null : at + 1;
  const items = (ids: readonly string[]) => ids.map((id): WellItem => {
    const variable = variables.find((each) => each.id === id);
    const label = variable ? labelOf(variable, language) : id;
    const action = variable?.type === 'number' ? { label: t('tables.bandsOf', { variable: label }), isOn: table.bands?.some((banding) => banding.variable === id) ?? false, onPress: () => openDialog('tables.bands', { variable: id }) } : undefined;
    return { id, label, isLost: !variable, action };
  });
  const lost = (['rows', 'columns', 'layers'] as const).flatMap((well) => inWell(table, well).map((id) => ({ id, well }))).filter(({ id }) => !variables.some((variable) => variable.id === id));
  const mode = model?.mode ?? table.mode ?? (variables.some((variable) => variable.id === 'country') ? 'census' : 'sample');
  return (
    <div className="tables-room">
      <PlanBar table={table} plan={plan} durationMs={timed && !isPlaceholderData ? timed.durationMs : null} />
      <Splitter label={t('tables.buildWidth')} fixed="start" initial={272} min={220} max={460}>
        <section className="build" aria-label={t('tables.build')}>
          <div className="wells">
            <Well well="rows" label={t('tables.rows')} items={items(table.rows)} help={t('tables.dropRows')} />
            <Well well="columns" label={t('tables.columns')} items={items(table.columns)} help={t('tables.dropColumns')} />
            <FilterWell table={table} variables={variables} />
            <Well well="layers" label={t('tables.layers')} items={items(table.layers ?? [])} help={t('tables.dropLayers')} />
          </div>
          <ShowWell table={table} variables={variables} mode={mode} />
          <VariableList table={table} variables={variables} />
        </section>
        <Splitter label={t('tables.behindWidth')} fixed="end" initial={280} min={220} max={640} isCollapsed={cell === null || view === 'chart'}>
          <section className="shown" aria-label={t('tables.shown')} aria-busy={isPlaceholderData}>
            {error ? <Banner tone="bad" actions={lost.length > 0 ? <Button onPress={() => editTable((current) => lost.reduce((now, { id, well }) => takeVariable(now, well, id), current))}>{t('tables.takeLost', { count: lost.length })}</Button> : undefined}>{refusalSentence(error)}</Banner> : null}
            {model?.pages ? <PageTabs pages={model.pages} /> : null}
            {model ? view === 'chart' ? <ChartView model={model} number={number} /> : <TableView table={table} model={model} number={number} /> : error ? null : (
              <EmptyState title={isDraft(table) ? t('tables.begin') : t('tables.noRows')}>
                <p>{t('tables.beginHelp')}</p>
                <p className="begin-keys"><Kbd keys="/" /> {t('tables.beginSearch')} <Kbd keys="Enter" /> {t('tables.hintRows')} <Kbd keys="$mod+Enter" /> {t('tables.hintColumns')}</p>
              </EmptyState>
            )}
          </section>
          {cell === null ? <span /> : <DrillPanel table={table} model={model} cell={cell} variables={variables} />}
        </Splitter>
      </Splitter>
    </div>
  );
}
