import { useQuery } from '@tanstack/react-query';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { Variable } from '#core/contract/variable.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { client, orpc } from '../../rpc/index.ts';
import { currentTable } from './acts.ts';
import { useTables } from './store.ts';

const NONE: readonly never[] = [];
export const useVariables = (): readonly Variable[] => useQuery(orpc.data.variables.queryOptions()).data ?? NONE;
export const usePlan = (): readonly PlanTable[] | undefined => useQuery(orpc.tables.plan.queryOptions()).data;

/** The table that is being worked on: a change on its way counts as done. */
export function useTable(): PlanTable {
  const state = useTables((each) => each);
  return currentTable(usePlan() ?? NONE, state);
}

export interface TimedModel { readonly model: TableModel; /** From the question to the answer, as the analyst waits for it. */ readonly durationMs: number }

/** A table counted. The previous one stays in sight until the next is there. */
export function useModel(table: PlanTable, language: 'en' | 'fr', page = 0) {
  const input = { table, language, page: table.layers === undefined ? 0 : page };
  const [path] = orpc.tables.model.queryKey({ input });
  return useQuery<TimedModel>({
    queryKey: [path, { input, type: 'query', timed: true }],
    queryFn: async ({ signal }) => {
      const from = performance.now();
      const model = await client.tables.model(input, { signal });
      return { model, durationMs: performance.now() - from };
    },
    enabled: table.rows.length > 0,
    placeholderData: (previous) => previous,
    structuralSharing: false,
  });
}
