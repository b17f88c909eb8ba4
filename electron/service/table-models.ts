import { Refusal } from '#core/contract/refusal.ts';
import { buildTableModels, type EarlierRelease, type PlanResult } from '#core/crosstab/build-table-model.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { releaseStatistics, type ReleasedStatistics } from '#core/disclosure/released-statistics.ts';
import type { DisclosureTable } from '#core/disclosure/suppress.ts';
import { listCases } from '#db/queries/cases.ts';
import { newestPlanRecord } from '#db/queries/plan-records.ts';
import { newestDataAct } from '#db/queries/project.ts';
import { countUnconfirmed } from './confirmation/overview.ts';
import { confirmationSettings } from './confirmation/settings.ts';
import { tablesOfSources } from './maturity/source-tables.ts';
import { tablesOfReport } from './report/models.ts';
import type { ProjectSession } from './session.ts';
import { listPlan } from './table-plan.ts';

/** What a table was counted from: the newest act that touched cases, variables, codes or codings. Part of each recipe id. */
export const dataVersion = (session: ProjectSession): string => String(newestDataAct(session.db));

/** Tables made together with all that is published beside them: where any table of the plan withholds counts, the whole plan and the
 *  last release decide what is withheld in each, and so do the tables that a report and pages of sources have beside the plan. A
 *  number in the window, in a workbook, in a report and on a roadmap is then the same, or withheld in all.
 *  @param proof whether the bounds of every withheld number are wanted, as a report on them needs
 *  @returns the result over `tables` first and then all that stands beside them; `requests` tells which is which */
export function madeWithPlan(session: ProjectSession, tables: readonly PlanTable[], language: 'en' | 'fr', proof = false): PlanResult {
  const plan = listPlan(session);
  const withholds = [...tables, ...plan].some((table) => table.suppress !== undefined);
  if (!withholds) return noted(session, buildTableModels(tables, session.crosstabData, language, dataVersion(session), { proof }), language);
  // in one order, whichever is asked for: what is worked out once then serves them all
  const whole = [...plan, ...tablesOfReport(session, language), ...tablesOfSources(session)];
  const asked: number[] = [];
  for (const table of tables) {
    const at = whole.findIndex(({ id }, index) => id === table.id && !asked.includes(index));
    if (at >= 0) whole[at] = table;
    asked.push(at < 0 ? whole.push(table) - 1 : at);
  }
  return inOrder(remembered(session, JSON.stringify([whole, language]), proof, () => noted(session, buildTableModels(whole, session.crosstabData, language, dataVersion(session), { earlier: lastReleased(session), proof }), language)), asked, whole.length);
}

/** The tables that were asked for first, and then the others. */
function inOrder(made: PlanResult, asked: readonly number[], count: number): PlanResult {
  const order = [...new Set([...asked, ...Array.from({ length: count }, (_, at) => at)])];
  const models = order.flatMap((table, request) => made.requests.flatMap((of, model) => (of === table ? [{ model, request }] : [])));
  return { ...made, models: models.map(({ model }) => made.models[model]!), requests: models.map(({ request }) => request), places: models.map(({ model }) => made.places[model]!) };
}

/** What was worked out since the last act, newest last. */
const known = new WeakMap<ProjectSession, { readonly version: number; readonly results: Map<string, { readonly made: PlanResult; readonly proof: boolean }> }>();
const MOST_KNOWN = 4;

/** A plan that withholds takes seconds to work out, and is drawn again at every click: a few results are kept until anything changes.
 *  One with its proof serves those who need none. */
function remembered(session: ProjectSession, key: string, proof: boolean, make: () => PlanResult): PlanResult {
  const before = known.get(session);
  const { results } = before?.version === session.version ? before : { results: new Map<string, { made: PlanResult; proof: boolean }>() };
  const found = results.get(key);
  const result = found !== undefined && (found.proof || !proof) ? found : { made: make(), proof };
  results.delete(key);
  results.set(key, result);
  if (results.size > MOST_KNOWN) results.delete(results.keys().next().value!);
  known.set(session, { version: session.version, results });
  return result.made;
}

/** Where the project demands that respondents confirm what is printed, each table says how much of it they have. */
function noted(session: ProjectSession, made: PlanResult, language: 'en' | 'fr'): PlanResult {
  if (confirmationSettings(session.db).demand === 'off') return made;
  const count = countUnconfirmed(session);
  return { ...made, models: made.models.map((model) => {
    if (!model.ok) return model;
    const { of, unconfirmed } = count(model.value.blocks.map((block) => block.variable));
    return unconfirmed === 0 ? model : { ok: true, value: { ...model.value, notes: [...model.value.notes, UNCONFIRMED[language](unconfirmed, of)] } };
  }) };
}
const UNCONFIRMED = {
  en: (unconfirmed: number, of: number): string => `${unconfirmed} of the ${of} statuses counted here are not confirmed by their respondents.`,
  fr: (unconfirmed: number, of: number): string => `${unconfirmed} des ${of} situations comptées ici ne sont pas confirmées par les répondants.`,
} as const;

/** What was released last, as it is kept with the record. */
interface Released { readonly tables: readonly DisclosureTable[]; readonly statistics: ReleasedStatistics }

/** What a release has to keep, so that a later one cannot be taken away from it. */
export const releasedOf = (session: ProjectSession, { counted, printed }: PlanResult): Released => ({ tables: counted, statistics: releaseStatistics(printed, caseNames(session)) });

function lastReleased(session: ProjectSession): EarlierRelease | undefined {
  const release = newestPlanRecord(session.db, 'release');
  if (release === null) return undefined;
  const kept = JSON.parse(release.counted) as Released | DisclosureTable[];
  // earlier projects kept the tables alone
  return { ...(Array.isArray(kept) ? { tables: kept, statistics: null } : kept), cases: caseNames(session) };
}

/** The cases by names that stay, whatever is imported: their instrument and key, and which of them where several share both. */
function caseNames(session: ProjectSession): string[] {
  const seen = new Map<string, number>();
  return listCases(session.db).map(({ instrumentId, key }) => {
    const name = `${instrumentId}\u0000${key}`;
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}\u0000${times}`;
  });
}

/** The models of tables, in order, a page of a layered table after the other. @throws Refusal of the first one that cannot be made, naming it */
export const tableModels = (session: ProjectSession, tables: readonly PlanTable[], language: 'en' | 'fr'): TableModel[] => allModels(madeWithPlan(session, tables, language), tables, language);

/** The models of tables that were made together. @throws Refusal of the first one that could not be made, naming it */
export function allModels({ models, requests }: PlanResult, tables: readonly PlanTable[], language: 'en' | 'fr'): TableModel[] {
  return models.flatMap((model, index) => {
    const table = tables[requests[index]!];
    if (table === undefined) return [];
    if (model.ok) return [model.value];
    const name = table.title[language] || table.title.en || table.id;
    throw new Refusal(model.error.code, `Table “${name}”: ${model.error.message}`, { ...model.error.details, table: name });
  });
}
