import { useMemo, useState } from 'react';
import type { Inputs } from '#core/contract/api/index.ts';
import { attempt } from '../../app/attempt.ts';
import { useCommand } from '../../app/commands.ts';
import { openDialog } from '../../app/session.ts';
import { Grid, type ColDef, type GridApi, type GridProps } from '../../grid/index.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { client } from '../../rpc/index.ts';
import { Button, Kbd } from '../../ui/index.ts';

type Set = Inputs['clearance']['set'];
export type Target = Set['targets'][number];

interface Props<Row> { readonly label: string; readonly columns: readonly ColDef<Row>[]; readonly rows: readonly Row[] | undefined; readonly rowId: (row: Row) => string; readonly targetOf: (row: Row) => Target }

/** Lines that a clearance can be said of, and the acts: for what is chosen, by mouse or by key. */
export function ClearanceGrid<Row>({ label, columns, rows, rowId, targetOf }: Props<Row>) {
  const { t, language } = useTranslation();
  const [grid, setGrid] = useState<GridApi<Row> | null>(null);
  const [chosen, setChosen] = useState(0);
  const targets = (): Target[] => (grid?.getSelectedRows() ?? []).map(targetOf);
  const say = (patch: Omit<Set, 'targets'>) => attempt(async () => { const list = targets(); if (list.length > 0) await client.clearance.set({ targets: list, ...patch }); });
  const confirm = () => { const list = targets(); if (list.length > 0) openDialog('privacy.confirmed', { targets: list }); };
  const able = chosen > 0;
  useCommand('privacy.named', able ? () => say({ permission: 'named' }) : null);
  useCommand('privacy.region', able ? () => say({ permission: 'region' }) : null);
  useCommand('privacy.no', able ? () => say({ permission: 'no' }) : null);
  useCommand('privacy.confirm', able ? confirm : null);
  useCommand('privacy.pending', able ? () => say({ state: 'pending' }) : null);
  useCommand('privacy.takeBack', able ? () => say({ permission: null }) : null);
  useCommand('privacy.all', rows?.length ? () => grid?.selectAll('filtered') : null);
  const options = useMemo<NonNullable<GridProps<Row>['options']>>(() => ({
    onGridReady: ({ api }) => setGrid(api),
    onGridPreDestroyed: () => setGrid(null),
    onSelectionChanged: ({ api }) => setChosen(api.getSelectedNodes().length),
    onRowDataUpdated: ({ api }) => setChosen(api.getSelectedNodes().length),
  }), []);
  return (
    <>
      <div className="privacy-bar" role="group" aria-label={t('privacy.acts')}>
        <span className="privacy-chosen">{t('privacy.chosen', { count: chosen })}</span>
        <Button isDisabled={!rows?.length} onPress={() => grid?.selectAll('filtered')}>{t('privacy.chooseAll')}</Button>
        <span className="privacy-rule" />
        <Button isDisabled={!able} onPress={() => { void say({ permission: 'named' }); }}>{t('privacy.permission.named')} <Kbd keys="n" /></Button>
        <Button isDisabled={!able} onPress={() => { void say({ permission: 'region' }); }}>{t('privacy.permission.region')} <Kbd keys="g" /></Button>
        <Button isDisabled={!able} onPress={() => { void say({ permission: 'no' }); }}>{t('privacy.permission.no')} <Kbd keys="x" /></Button>
        <span className="privacy-rule" />
        <Button isDisabled={!able} onPress={confirm}>{t('privacy.confirmed')} <Kbd keys="c" /></Button>
        <Button isDisabled={!able} onPress={() => { void say({ state: 'pending' }); }}>{t('privacy.waiting')} <Kbd keys="p" /></Button>
        <Button variant="quiet" isDisabled={!able} onPress={() => { void say({ permission: null }); }}>{t('privacy.takeBack')} <Kbd keys="u" /></Button>
      </div>
      <div className="privacy-grid"><Grid<Row> label={label} language={language} columns={columns} rows={rows} rowId={rowId} selection="multiple" options={options} /></div>
    </>
  );
}
