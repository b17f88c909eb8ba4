import { createStore, useStore } from 'zustand';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { emptyTable } from './model/plan.ts';

export type ChartKind = 'bars' | 'stacked' | 'dots' | 'heat' | 'map' | 'profile';
/** A cell by its names, so that it is found again after the table was redrawn. */
export interface CellKey { readonly row: string; readonly column: string }

/** Where the analyst is in the room. What is saved in the plan is never here, but for a change on its way (`pending`). */
export interface TablesState {
  readonly path: string | null;
  /** A table of the plan; null: the one that is not in the plan yet; undefined: not chosen. */
  readonly selected: string | null | undefined;
  readonly draft: PlanTable;
  readonly pending: PlanTable | null;
  readonly view: 'table' | 'chart';
  readonly chart: ChartKind | null;
  /** The column whose profile is drawn. */
  readonly profile: string | null;
  readonly heat: boolean;
  /** Of a layered table: which page is shown, 0 for the page of all. */
  readonly page: number;
  readonly cell: CellKey | null;
  readonly search: string;
}

const START: TablesState = { path: null, selected: undefined, draft: emptyTable('draft'), pending: null, view: 'table', chart: null, profile: null, heat: false, page: 0, cell: null, search: '' };
export const tablesStore = createStore<TablesState>(() => START);
export const useTables = <T>(select: (state: TablesState) => T): T => useStore(tablesStore, select);

/** A room entered in another project starts afresh. */
export function enterProject(path: string): void {
  if (tablesStore.getState().path !== path) tablesStore.setState({ ...START, path });
}
export const selectTable = (selected: string | null): void => tablesStore.setState({ selected, pending: null, cell: null, page: 0 });
export const selectCell = (cell: CellKey | null): void => tablesStore.setState({ cell });
export const setSearch = (search: string): void => tablesStore.setState({ search });
export const showAs = (view: TablesState['view']): void => tablesStore.setState({ view });
export const showPage = (page: number): void => tablesStore.setState({ page, cell: null });
