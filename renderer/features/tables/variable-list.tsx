import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useDragAndDrop } from 'react-aria-components';
import type { Code } from '#core/contract/code.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import { useCommand } from '../../app/commands.ts';
import { openDialog } from '../../app/session.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { orpc } from '../../rpc/index.ts';
import { classes, Kbd, TextField, Tree } from '../../ui/index.ts';
import { putInWell } from './acts.ts';
import { dragged } from './drag.ts';
import { KindMark } from './kind-mark.tsx';
import { firstFit, flat, groupVariables, searchNodes, type VariableNode } from './model/variable-groups.ts';
import { setSearch, tablesStore, useTables } from './store.ts';

const NO_FRAMEWORK = { domains: [] };
const NO_CODES: readonly Code[] = [];
/** Groups that are open before anything is typed, besides the domains. */
const OPEN = ['attributes', 'capabilities', 'indicators', 'themes'];

const isAllSelected = (field: HTMLInputElement | null): boolean => field !== null && field.selectionStart === 0 && field.selectionEnd === field.value.length;

/** Everything that can be tabulated. Enter puts the line into the rows, Ctrl Enter into the columns, Alt Enter makes layers
 *  of it, Ctrl Shift Enter a condition; in the search field they take the first line found. */
export function VariableList({ table, variables }: { table: PlanTable; variables: readonly Variable[] }) {
  const { t, language } = useTranslation();
  const format = useFormat();
  const framework = useQuery(orpc.project.framework.queryOptions()).data ?? NO_FRAMEWORK;
  const codes = useQuery(orpc.codes.list.queryOptions()).data ?? NO_CODES;
  const search = useTables((state) => state.search);
  const typed = useDeferredValue(search);
  const input = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => groupVariables(variables, framework, codes, { attributes: t('tables.groupAttributes'), indicators: t('tables.groupIndicators'), capabilities: t('tables.groupCapabilities'), other: t('tables.groupOther'), themes: t('tables.groupThemes') }, language), [variables, framework, codes, language]); // oxlint-disable-line react-hooks/exhaustive-deps -- t changes with the language
  const found = useMemo(() => searchNodes(nodes, typed), [nodes, typed]);
  const byId = useMemo(() => new Map(flat(found).map((node) => [node.id, node])), [found]);
  const used = useMemo(() => new Set([...table.rows, ...table.columns, ...table.layers ?? []]), [table.rows, table.columns, table.layers]);
  const [toggled, setExpanded] = useState<ReadonlySet<string> | null>(null);
  const expanded = toggled ?? new Set([...OPEN, ...framework.domains.map((domain) => `domain ${domain.no}`)]);
  const total = useMemo(() => new Set(flat(nodes).flatMap((node) => node.variables)).size, [nodes]);
  const { dragAndDropHooks } = useDragAndDrop<VariableNode>({
    getItems: (keys) => [...keys].flatMap((key) => { const node = byId.get(String(key)); return node && node.variables.length > 0 ? [dragged(node.variables, node.label)] : []; }),
    getAllowedDropOperations: () => ['copy'],
  });
  useCommand('tables.search', () => { input.current?.focus(); input.current?.select(); });
  const take = (ids: readonly string[], event: Pick<React.KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>) => {
    const mod = event.ctrlKey || event.metaKey;
    if (ids.length === 0) return;
    if (mod && event.shiftKey) openDialog('tables.condition', { variable: ids[0] });
    else putInWell(mod ? 'columns' : event.altKey ? 'layers' : 'rows', ids);
  };
  const onSearchKey = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') {
      const first = firstFit(nodes, tablesStore.getState().search);
      if (first) { take(first.variables, event); input.current?.select(); }
    } else if (event.key === 'ArrowDown') root.current?.querySelector<HTMLElement>('[role="row"]')?.focus();
    else if (event.key === 'Escape' && search !== '') setSearch('');
    // The key that leads here starts a new search when nothing of the old one would be kept by typing.
    else if (event.key === '/' && isAllSelected(input.current)) input.current?.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Before the tree hears them: it would take Enter with Ctrl for a plain one.
  const onTreeKey = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || event.altKey)) return;
    const id = (event.target as Element).closest<HTMLElement>('[role="row"][data-key]')?.dataset['key'];
    take(id === undefined ? [] : byId.get(id)?.variables ?? [], event);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="variable-list">
      <div className="variable-list-head">
        <h2 className="pane-title">{t('tables.variables')}</h2><span className="grow" /><span className="dim">{format.number(total)}</span>
      </div>
      <div className="variable-search" onKeyDownCapture={onSearchKey}>
        <TextField aria-label={t('tables.search')} placeholder={t('tables.search')} value={search} onChange={setSearch} inputRef={input} type="search" />
      </div>
      <div className="variable-tree" ref={root} onKeyDownCapture={onTreeKey}>
        <Tree
          key={typed.trim() === '' ? 'all' : `found ${typed}`} label={t('tables.variables')} nodes={found} expandLabel={t('common.expand')} selectionMode="multiple" emptyText={t('common.nothingFits')} dragAndDropHooks={dragAndDropHooks}
          onAction={(id) => putInWell('rows', byId.get(id)?.variables ?? [])}
          {...(typed.trim() === '' ? { expanded, onExpand: setExpanded } : {})}
          renderNode={(node) => (
            <span className={classes('variable-line', `variable-${node.kind}`, node.kind !== 'heading' && node.kind !== 'domain' && node.variables.length > 0 && node.variables.every((id) => used.has(id)) && 'variable-used')} title={node.label}>
              {node.codeKind ? <KindMark kind={node.codeKind} /> : null}
              <span className="ellipsis">{node.label}</span>
              {node.detail ? <span className="variable-id ellipsis">{node.detail}</span> : null}
            </span>
          )}
        />
      </div>
      <p className="variable-hint" aria-hidden="true"><Kbd keys="Enter" /> {t('tables.hintRows')} <Kbd keys="$mod+Enter" /> {t('tables.hintColumns')} <Kbd keys="Alt+Enter" /> {t('tables.hintLayers')}</p>
    </div>
  );
}
