import { crosstab } from '#core/crosstab/crosstab.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { drillCell } from '../drill.ts';
import { disclosureCsv, disclosureReport } from '../disclosure-report.ts';
import { fileName } from '../exporting/file-name.ts';
import { capabilitySheet } from '../report/capability.ts';
import { tableModels } from '../table-models.ts';
import { findRecipe, movedSince, planRecords, recipesInFile, recordPlan } from '../plan-records.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { bytesOf, nameOf, toSource } from '../source.ts';
import { listPlan, moveTable, removeTable, saveTable } from '../table-plan.ts';

export const tablesHandlers = (host: Host) => os.tables.router({
  crosstab: os.tables.crosstab.handler(({ input }) => {
    const result = crosstab(input, host.session.crosstabData);
    if (!result.ok) throw new Refusal(result.error.code, result.error.message, result.error.details);
    return { tables: result.value };
  }),
  model: os.tables.model.handler(({ input }) => { const pages = tableModels(host.session, [input.table], input.language); return pages[Math.min(input.page, pages.length - 1)]!; }),
  capability: os.tables.capability.handler(({ input }) => capabilitySheet(host.session, input.no, input.language)),
  drill: os.tables.drill.handler(({ input }) => drillCell(host.session, input, input.limit)),
  plan: os.tables.plan.handler(() => listPlan(host.session)),
  save: os.tables.save.handler(({ input }) => saveTable(host.session, input)),
  remove: os.tables.remove.handler(({ input }) => ({ removed: removeTable(host.session, input.id) })),
  record: os.tables.record.handler(({ input }) => recordPlan(host.session, input.kind, input.name, input.language)),
  records: os.tables.records.handler(() => planRecords(host.session)),
  moved: os.tables.moved.handler(({ input }) => movedSince(host.session, input.language, input.against)),
  recipe: os.tables.recipe.handler(({ input }) => findRecipe(host.session, input.recipe, input.language)),
  recipes: os.tables.recipes.handler(async ({ input }) => {
    const source = await toSource(input.source);
    return { name: nameOf(source), recipes: await recipesInFile(host.session, await bytesOf(source), nameOf(source), input.language) };
  }),
  disclosure: os.tables.disclosure.handler(({ input }) => disclosureReport(host.session, input.language)),
  disclosureFile: os.tables.disclosureFile.handler(({ input }) => ({
    name: fileName(host.session, input.language === 'fr' ? 'confidentialité' : 'disclosure', 'csv'), bytes: new Blob([disclosureCsv(disclosureReport(host.session, input.language), input.language)], { type: 'text/csv' }),
  })),
  move: os.tables.move.handler(({ input }) => moveTable(host.session, input.id, input.position)),
});
