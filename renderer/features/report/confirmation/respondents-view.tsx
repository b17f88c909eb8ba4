import { useMemo, useState } from 'react';
import type { Outputs } from '#core/contract/api/index.ts';
import { useCommand } from '../../../app/commands.ts';
import { openDialog } from '../../../app/session.ts';
import { Grid, type ColDef, type GridApi, type GridProps } from '../../../grid/index.ts';
import { useFormat } from '../../../locales/format.ts';
import { useTranslation } from '../../../locales/i18n.ts';
import { Button, EmptyState, Kbd, Pane } from '../../../ui/index.ts';

type Respondent = Outputs['confirmation']['respondents']['respondents'][number];

/** How far each respondent has confirmed what would be printed about it. */
export function RespondentsView({ overview }: { overview: Outputs['confirmation']['respondents'] | undefined }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const [grid, setGrid] = useState<GridApi<Respondent> | null>(null);
  const [chosen, setChosen] = useState(0);
  const columns = useMemo<ColDef<Respondent>[]>(() => [
    { headerName: t('confirmation.name'), width: 190, field: 'name' },
    { headerName: t('confirmation.key'), width: 120, field: 'caseKey', cellClass: 'cell-dim' },
    { headerName: t('confirmation.state'), width: 150, valueGetter: ({ data }) => data && t(`confirmation.state.${stateOf(data)}`) },
    { headerName: t('confirmation.statuses'), width: 150, type: 'rightAligned', filter: 'agNumberColumnFilter', valueGetter: ({ data }) => data && data.confirmed + data.changed + data.withdrawn, valueFormatter: ({ data }) => (data ? t('confirmation.of', { part: data.confirmed + data.changed + data.withdrawn, all: data.statuses }) : '') },
    { headerName: t('confirmation.changed'), width: 105, type: 'rightAligned', filter: 'agNumberColumnFilter', valueGetter: ({ data }) => data && data.changed + data.withdrawn },
    { headerName: t('confirmation.since'), width: 130, type: 'rightAligned', filter: 'agNumberColumnFilter', field: 'since' },
    { headerName: t('confirmation.examples'), width: 135, type: 'rightAligned', filter: 'agNumberColumnFilter', field: 'printable', valueFormatter: ({ data }) => (data ? t('confirmation.of', { part: data.printable, all: data.examples }) : '') },
    { headerName: t('confirmation.sent'), width: 115, valueGetter: ({ data }) => data?.pack?.madeAt ?? '', valueFormatter: ({ value }) => (value ? format.date(value as string) : '–'), cellClass: 'cell-dim' },
    { headerName: t('confirmation.by'), width: 170, valueGetter: ({ data }) => data?.returned?.by ?? '', cellClass: 'cell-dim' },
    { headerName: t('confirmation.on'), width: 110, valueGetter: ({ data }) => data?.returned?.on ?? '', valueFormatter: ({ value }) => dayOf(value as string, format.date), cellClass: 'cell-dim' },
    { headerName: t('confirmation.left'), flex: 1, minWidth: 110, type: 'rightAligned', filter: 'agNumberColumnFilter', field: 'left' },
  ], [t, format]);
  const options = useMemo<NonNullable<GridProps<Respondent>['options']>>(() => ({
    onGridReady: ({ api }) => setGrid(api), onGridPreDestroyed: () => setGrid(null),
    onSelectionChanged: ({ api }) => setChosen(api.getSelectedNodes().length), onRowDataUpdated: ({ api }) => setChosen(api.getSelectedNodes().length),
  }), []);
  const make = (): void => openDialog('confirmation.packs', { caseIndexes: (grid?.getSelectedRows() ?? []).map((row) => row.caseIndex) });
  useCommand('confirmation.packsOfChosen', chosen > 0 ? make : null);
  if (overview && overview.statuses === 0 && overview.respondents.every((one) => one.examples === 0)) return <EmptyState title={t('confirmation.nothing')}>{t('confirmation.nothingHelp')}</EmptyState>;
  return (
    <Pane label={t('confirmation.respondents')}>
      <div className="confirm-bar" role="group" aria-label={t('confirmation.acts')}>
        <span className="dim">{t('confirmation.chosen', { count: chosen })}</span>
        <Button isDisabled={chosen === 0} onPress={make}>{t('confirmation.packsOfChosen')} <Kbd keys="p" /></Button>
      </div>
      <div className="confirm-grid"><Grid<Respondent> label={t('confirmation.respondents')} language={language} columns={columns} rows={overview?.respondents} rowId={(row) => String(row.caseIndex)} selection="multiple" options={options} /></div>
    </Pane>
  );
}

const stateOf = (one: Respondent): 'complete' | 'open' | 'returned' | 'sent' | 'none' => {
  const statuses = one.confirmed + one.changed + one.withdrawn;
  if (one.left > 0 || one.since > 0) return 'open';
  if (statuses === one.statuses && one.printable >= one.examples && statuses + one.printable > 0) return 'complete';
  return one.returned ? 'returned' : one.pack ? 'sent' : 'none';
};

/** A day as the language writes it; what is no date stays as it was written. */
export const dayOf = (value: string, date: (iso: string) => string): string => (/^\d{4}-\d{2}-\d{2}/u.test(value) && !Number.isNaN(Date.parse(value)) ? date(value) : value);
