import { capabilityPages, type CapabilityPage } from '#core/framework/capability-pages.ts';
import { PLAIN_UNIT, type Unit } from '#core/crosstab/notes.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { STATE, stateAt } from '#core/model/vector.ts';
import { reportGroups, reportTables } from '#core/report/report-tables.ts';
import { inTreeOrder } from '#core/codebook/tree.ts';
import type { CodeKind } from '#core/contract/code.ts';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { frameworkOf } from '../framework.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { themeId, themeWithin } from '../themes.ts';
import { REPORT_WORDS } from './report-words.ts';

/** What themes a report ranks, in its order. */
export const RANKED_KINDS: readonly CodeKind[] = ['gap', 'challenge', 'lesson', 'good practice', 'recommendation'];

/** What a case is called. */
export const unitOf = (session: ProjectSession): Unit => session.crosstabData.unit ?? PLAIN_UNIT;

export const reportPages = (session: ProjectSession, language: 'en' | 'fr'): CapabilityPage[] => capabilityPages(frameworkOf(session), [...session.definitions.values()], language);

/** Themes of the ranked kinds that anybody raised in the answers about a capability, in the order of the codebook. */
export function themesRaised(session: ProjectSession, page: CapabilityPage): CodeRecord[] {
  return inTreeOrder(listCodes(session.db)).filter((code) => {
    if (!RANKED_KINDS.includes(code.kind)) return false;
    const vector = session.variable(themeWithin(code.id, page.no))?.vector;
    return vector?.kind === 'single' && vector.codes.includes(0);
  });
}

/** Whether anybody has read any answer at all: without that a codebook has no counts. */
function themesWithCounts(session: ProjectSession): string[] {
  return inTreeOrder(listCodes(session.db)).filter((code) => !code.retired).map((code) => themeId(code.id)).filter((id) => {
    const vector = session.variable(id)?.vector;
    return vector !== undefined && Array.from({ length: session.caseCount }, (_, at) => at).some((at) => stateAt(vector, at) === STATE.value);
  });
}

/** The tables of a report that are not in the plan. */
export function tablesOfReport(session: ProjectSession, language: 'en' | 'fr'): PlanTable[] {
  const weight = [...session.definitions.values()].find((one) => one.role === 'weight' && one.type === 'number')?.id;
  return reportTables(
    reportPages(session, language), reportGroups(session.definitions.values()), (page) => themesRaised(session, page).map((code) => themeWithin(code.id, page.no)), themesWithCounts(session), language, REPORT_WORDS[language].tables,
    session.crosstabData.mode === 'sample' ? weight : undefined,
  );
}

export const reportModels = (session: ProjectSession, language: 'en' | 'fr'): TableModel[] => tableModels(session, tablesOfReport(session, language), language);
