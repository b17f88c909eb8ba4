import { crosstab } from '#core/crosstab/crosstab.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { drillCell } from '../drill.ts';
import { tableModels } from '../exporting/export.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { listPlan, moveTable, removeTable, saveTable } from '../table-plan.ts';

export const tablesHandlers = (host: Host) => os.tables.router({
  crosstab: os.tables.crosstab.handler(({ input }) => {
    const result = crosstab(input, host.session.crosstabData);
    if (!result.ok) throw new Refusal(result.error.code, result.error.message, result.error.details);
    return { tables: result.value };
  }),
  model: os.tables.model.handler(({ input }) => tableModels(host.session, [input.table], input.language)[0]!),
  drill: os.tables.drill.handler(({ input }) => drillCell(host.session, input, input.limit)),
  plan: os.tables.plan.handler(() => listPlan(host.session)),
  save: os.tables.save.handler(({ input }) => saveTable(host.session, input)),
  remove: os.tables.remove.handler(({ input }) => ({ removed: removeTable(host.session, input.id) })),
  move: os.tables.move.handler(({ input }) => moveTable(host.session, input.id, input.position)),
});
