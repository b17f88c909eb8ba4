import type { PlanTable } from '#core/contract/table-plan.ts';
import { attempt } from '../../app/attempt.ts';
import { translate } from '../../locales/i18n.ts';
import { client, orpc, queryClient } from '../../rpc/index.ts';
import { toast } from '../../ui/toast.tsx';
import { emptyTable, nextTableId, putVariables, type Well } from './model/plan.ts';
import { selectTable, tablesStore, type TablesState } from './store.ts';

const planKey = () => orpc.tables.plan.queryKey();
const plan = (): readonly PlanTable[] => queryClient.getQueryData(planKey()) ?? [];
const setPlan = (next: PlanTable[]): void => { queryClient.setQueryData(planKey(), next); };

/** The table that is shown: the chosen one with what is on its way; the first of the plan before anything is chosen. */
export function currentTable(tables: readonly PlanTable[], { selected, draft, pending }: Pick<TablesState, 'selected' | 'draft' | 'pending'>): PlanTable {
  if (selected === null) return draft;
  if (pending && pending.id === selected) return pending;
  return tables.find((table) => table.id === selected) ?? (selected === undefined ? tables[0] ?? draft : draft);
}
const shown = (): PlanTable => currentTable(plan(), tablesStore.getState());
export const isDraft = (table: PlanTable): boolean => table.id === tablesStore.getState().draft.id;

let saving: Promise<void> = Promise.resolve();
/** The newest version of each table that is on its way: it is stored even if another table is shown by then. */
const latest = new Map<string, PlanTable>();

/** Changes the table that is shown. One that is in the plan is stored at once; a table that lost its last row is stored again when
 *  it has one. Changes that come faster than they are stored are stored together. */
export function editTable(change: (table: PlanTable) => PlanTable): void {
  const before = shown();
  const changed = change(before);
  if (changed === before) return;
  if (isDraft(before)) { tablesStore.setState({ draft: changed, selected: null }); return; }
  tablesStore.setState({ pending: changed, selected: changed.id });
  if (changed.rows.length === 0) return;
  latest.set(changed.id, changed);
  saving = saving.then(() => attempt(async () => {
    if (latest.get(changed.id) !== changed) return;
    try {
      const saved = await client.tables.save(changed);
      setPlan(plan().map((table) => (table.id === saved.id ? saved : table)));
    } finally {
      if (latest.get(changed.id) === changed) latest.delete(changed.id);
      if (tablesStore.getState().pending === changed) tablesStore.setState({ pending: null });
    }
  }));
}

export const putInWell = (well: Well, ids: readonly string[], at?: number): void => { if (ids.length > 0) editTable((table) => putVariables(table, well, ids, at)); };

/** Keeps a table under a new id at the end of the plan, and shows it. */
async function keep(table: PlanTable): Promise<number> {
  const saved = await client.tables.save({ ...table, id: nextTableId(plan()) });
  setPlan([...plan().filter((other) => other.id !== saved.id), saved]);
  selectTable(saved.id);
  return plan().length;
}

export const addToPlan = (): Promise<void> => attempt(async () => {
  const { draft } = tablesStore.getState();
  if (draft.rows.length === 0) return;
  const number = await keep(draft);
  tablesStore.setState({ draft: emptyTable('draft') });
  toast(translate('tables.added', { number }), { tone: 'ok' });
});

/** An empty table to build on. One that was begun is kept in the plan first: nothing is lost. */
export async function newTable(): Promise<void> {
  if (tablesStore.getState().draft.rows.length > 0) await addToPlan();
  tablesStore.setState({ draft: emptyTable('draft') });
  selectTable(null);
}

export const duplicateTable = (): Promise<void> => attempt(async () => {
  const number = await keep(shown());
  toast(translate('tables.added', { number }), { tone: 'ok' });
});

export const deleteTable = (): Promise<void> => attempt(async () => {
  const table = shown();
  if (isDraft(table)) { tablesStore.setState({ draft: emptyTable('draft'), cell: null }); return; }
  const at = plan().findIndex((other) => other.id === table.id);
  await client.tables.remove({ id: table.id });
  const left = plan().filter((other) => other.id !== table.id);
  setPlan(left);
  selectTable(left[Math.min(at, left.length - 1)]?.id ?? null);
  toast(translate('tables.deleted'), { tone: 'ok' });
});

/** Moves a table of the plan to a place, counted from 0. */
export const moveTable = (id: string, position: number): Promise<void> => attempt(async () => {
  const before = [...plan()];
  const moved = before.find((table) => table.id === id);
  if (!moved || position < 0 || position >= before.length || before[position]?.id === id) return;
  const others = before.filter((table) => table.id !== id);
  setPlan([...others.slice(0, position), moved, ...others.slice(position)]);
  try { setPlan(await client.tables.move({ id, position })); } catch (error) { setPlan(before); throw error; }
});

export function stepTable(step: 1 | -1): Promise<void> {
  const id = shown().id;
  return moveTable(id, plan().findIndex((table) => table.id === id) + step);
}

/** Shows the next or the previous table of the plan. */
export function walkTables(step: 1 | -1): void {
  const tables = plan();
  const at = tables.findIndex((table) => table.id === shown().id);
  const next = at < 0 ? (step === 1 ? tables[0] : tables.at(-1)) : tables[at + step];
  if (next) selectTable(next.id);
}
