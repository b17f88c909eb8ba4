import { useEffect, useRef } from 'react';
import { ListBox, ListBoxItem, useDragAndDrop } from 'react-aria-components';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { useCommand } from '../../app/commands.ts';
import { openDialog } from '../../app/session.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { Button, IconButton, Menu, ToggleChip } from '../../ui/index.ts';
import { addToPlan, deleteTable, duplicateTable, isDraft, moveTable, newTable, stepTable, walkTables } from './acts.ts';
import { selectTable, showAs, tablesStore, useTables } from './store.ts';

const DRAFT = ' draft';

/** The tables of the plan in their order, and what is done with the one that is shown. Tables are dragged to another place, or
 *  moved from the menu. */
export function PlanBar({ table, plan, durationMs }: { table: PlanTable; plan: readonly PlanTable[]; durationMs: number | null }) {
  const { t, language } = useTranslation();
  const view = useTables((state) => state.view);
  const draft = useTables((state) => state.draft);
  const unsaved = isDraft(table);
  const at = plan.findIndex((other) => other.id === table.id);
  const name = (each: PlanTable, index: number): string => t('tables.tableNumber', { number: index + 1, title: each.title[language] || each.title.en || each.title.fr });
  const entries = [
    ...plan.map((each, index) => ({ id: each.id, label: t('tables.tab', { number: index + 1 }), name: name(each, index) })),
    ...(unsaved || draft.rows.length + draft.columns.length > 0 ? [{ id: DRAFT, label: t('tables.newTab'), name: t('tables.newTabHelp') }] : []),
  ];
  const bar = useRef<HTMLDivElement>(null);
  const shown = unsaved ? DRAFT : table.id;
  useEffect(() => { bar.current?.querySelector(`[data-key="${CSS.escape(shown)}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }, [shown, entries.length]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].filter((key) => key !== DRAFT).map((key) => ({ 'text/plain': entries.find((entry) => entry.id === key)?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      const [key] = keys;
      const to = plan.findIndex((each) => each.id === target.key);
      const from = plan.findIndex((each) => each.id === key);
      if (key === undefined || to < 0 || from < 0) return;
      const slot = to + (target.dropPosition === 'after' ? 1 : 0);
      void moveTable(String(key), from < slot ? slot - 1 : slot);
    },
  });
  useCommand('tables.add', unsaved && table.rows.length > 0 ? addToPlan : null);
  useCommand('tables.duplicate', unsaved || table.rows.length === 0 ? null : duplicateTable);
  useCommand('tables.titles', table.rows.length > 0 ? () => openDialog('tables.titles') : null);
  useCommand('tables.delete', deleteTable);
  useCommand('tables.earlier', at > 0 ? () => stepTable(-1) : null);
  useCommand('tables.later', at >= 0 && at < plan.length - 1 ? () => stepTable(1) : null);
  useCommand('tables.next', plan.length > 0 ? () => walkTables(1) : null);
  useCommand('tables.previous', plan.length > 0 ? () => walkTables(-1) : null);
  useCommand('tables.chartOrTable', table.rows.length > 0 ? () => showAs(view === 'chart' ? 'table' : 'chart') : null);
  const run: Record<string, () => void> = {
    titles: () => openDialog('tables.titles'), duplicate: () => void duplicateTable(), earlier: () => void stepTable(-1), later: () => void stepTable(1), delete: () => void deleteTable(), moved: () => openDialog('tables.moved'), recipe: () => openDialog('tables.recipe'), refresh: () => openDialog('tables.refresh'), disclosure: () => openDialog('tables.disclosure'), heat: () => tablesStore.setState(({ heat }) => ({ heat: !heat })),
  };
  const heat = useTables((state) => state.heat);
  const menu = [
    { id: 'titles', label: t('tables.titles'), icon: 'edit' as const, isDisabled: table.rows.length === 0 },
    { id: 'duplicate', label: t('tables.duplicate'), isDisabled: unsaved },
    { id: 'heat', label: t('tables.heat'), isSelected: heat },
    { id: 'earlier', label: t('tables.earlier'), icon: 'left' as const, isDisabled: at <= 0, separatorBefore: true },
    { id: 'later', label: t('tables.later'), icon: 'right' as const, isDisabled: at < 0 || at >= plan.length - 1 },
    { id: 'moved', label: t('tables.moved'), separatorBefore: true, isDisabled: plan.length === 0 },
    { id: 'recipe', label: t('tables.recipeFind'), isDisabled: plan.length === 0 },
    { id: 'refresh', label: t('tables.refresh') },
    { id: 'disclosure', label: t('tables.disclosure'), isDisabled: plan.length === 0 },
    { id: 'delete', label: unsaved ? t('tables.discard') : t('tables.delete'), icon: 'trash' as const, danger: true, separatorBefore: true, isDisabled: unsaved && table.rows.length + table.columns.length === 0 },
  ];
  return (
    <div className="plan-bar" ref={bar}>
      <ListBox
        aria-label={t('tables.plan')} className="plan-tabs" orientation="horizontal" selectionMode="single" disallowEmptySelection selectionBehavior="replace" items={entries} dragAndDropHooks={dragAndDropHooks}
        selectedKeys={[shown]} onSelectionChange={(keys) => { const [key] = keys === 'all' ? [] : keys; if (key !== undefined) selectTable(key === DRAFT ? null : String(key)); }}
      >
        {(entry) => <ListBoxItem id={entry.id} textValue={entry.name} aria-label={entry.name} className={entry.id === DRAFT ? 'chip plan-tab plan-draft' : 'chip plan-tab'}>{() => <span title={entry.name}>{entry.label}</span>}</ListBoxItem>}
      </ListBox>
      <IconButton icon="plus" size={14} label={t('tables.new')} onPress={() => void newTable()} />
      <span className="grow" />
      <span className="plan-time">{durationMs === null ? '' : t('tables.redrawn', { ms: Math.max(1, Math.round(durationMs)) })}</span>
      <ToggleChip isSelected={view === 'chart'} onChange={(on) => showAs(on ? 'chart' : 'table')}>{t('tables.chart')}</ToggleChip>
      <Menu label={t('tables.tableMenu')} items={menu} onAction={(id) => run[id]?.()}><IconButton icon="more" label={t('tables.tableMenu')} /></Menu>
      {unsaved ? <Button onPress={() => void addToPlan()} isDisabled={table.rows.length === 0}>{t('tables.add')}</Button> : null}
      <Button variant="primary" onPress={() => openDialog('tables.export')}>{t('tables.export')}</Button>
    </div>
  );
}
