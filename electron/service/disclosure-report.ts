import type { DisclosureReport } from '#core/contract/plan-record.ts';
import type { WithheldFor } from '#core/disclosure/withheld-summaries.ts';
import type { PlanResult } from '#core/crosstab/build-table-model.ts';
import { newestPlanRecord } from '#db/queries/plan-records.ts';
import type { ProjectSession } from './session.ts';
import { madeWithPlan } from './table-models.ts';
import { listPlan } from './table-plan.ts';
import { WORDS as FILE_WORDS } from './exporting/words.ts';
import { csvFile } from './tabular.ts';

/** A withheld number, or a cell that says the same of everybody; `at` is the model it stands in. */
export interface WithheldCell { readonly at: number; readonly row: string; readonly column: string; readonly reason: 'small' | 'complementary'; readonly low: number; readonly high: number; readonly verdict: DisclosureReport['withheld'][number]['verdict'] }
export interface ReviewCell { readonly at: number; readonly row: string; readonly column: string; readonly kind: 'nobody' | 'everybody'; readonly base: number }
export interface WithheldStatistic { readonly at: number; readonly row: string; readonly column: string; readonly reason: WithheldFor; readonly base: number }
export interface Disclosure { readonly withheld: readonly WithheldCell[]; readonly statistics: readonly WithheldStatistic[]; readonly review: readonly ReviewCell[] }

/** What tables that were made together withhold, each number between the bounds that everything printed allows, and the cells to be
 *  looked at before anything goes out. */
export function disclosureOf({ models, places, counted, suppression }: PlanResult, language: 'en' | 'fr'): Disclosure {
  const placeOf = (cell: { table: number; row: number; column: number | null }): string => `${cell.table} ${cell.row} ${cell.column}`;
  const [exposed, narrow, unproven] = [suppression?.exposed, suppression?.narrow, suppression?.unproven].map((list) => new Set((list ?? []).map(placeOf)));
  const { colon } = FILE_WORDS[language];
  const modelOf = new Map(places.flatMap((list, at) => list.map((place) => [place, at] as const)));
  const withheld = (suppression?.withheld ?? []).flatMap((cell): WithheldCell[] => {
    const at = modelOf.get(cell.table);
    const { table } = counted[cell.table]!;
    // a table of totals alone has each total twice
    if (at === undefined || (table.columns.id === 'total' && cell.column === null)) return [];
    return [{
      at, row: `${table.rows.label}${colon}${table.rows.categories[cell.row]!.label}`,
      column: cell.column === null || table.columns.id === 'total' ? 'Total' : `${table.columns.label}${colon}${table.columns.categories[cell.column]!.label}`,
      reason: cell.reason, low: cell.low, high: cell.high, verdict: exposed!.has(placeOf(cell)) ? 'derivable' : narrow!.has(placeOf(cell)) ? 'narrow' : unproven!.has(placeOf(cell)) ? 'unproven' : 'safe',
    }];
  });
  const review = models.flatMap((model, at): ReviewCell[] => (!model.ok ? [] : model.value.review.map((cell) => {
    const block = model.value.blocks[cell.block]!;
    const row = block.rows[cell.row]!;
    return { at, row: block.oneLine || block.label === row.label ? row.label : `${block.label}${colon}${row.label}`, column: model.value.columns[cell.column]!.path.join(' – '), kind: cell.kind, base: block.unweightedBases[cell.column]! };
  })));
  const statistics = models.flatMap((model, at): WithheldStatistic[] => (!model.ok ? [] : model.value.blocks.flatMap((block) => (block.rows.find((row) => row.kind === 'mean')?.cells ?? []).flatMap((cell, column): WithheldStatistic[] => {
    return cell.withheldFor === undefined ? [] : [{ at, row: block.label, column: model.value.columns[column]!.path.join(' – '), reason: cell.withheldFor, base: block.unweightedBases[column]! }];
  }))));
  return { withheld, statistics, review };
}

/** What the plan withholds and the proof that it stays hidden: each withheld number between the bounds that everything printed, and
 *  the last release, allow. With the cells that say the same of everybody in a column, to be looked at before anything goes out. */
export function disclosureReport(session: ProjectSession, language: 'en' | 'fr'): DisclosureReport {
  const plan = listPlan(session);
  const made = madeWithPlan(session, plan, language, true);
  const release = made.suppression === null ? null : newestPlanRecord(session.db, 'release');
  const about = (at: number) => { const model = made.models[at]!; const table = plan[made.requests[at]!]!; return { table: made.requests[at]! + 1, tableId: table.id, title: model.ok ? model.value.title : table.id }; };
  const all = disclosureOf(made, language);
  // the report's tables stand beside the plan, and have no number in it
  const isOfPlan = ({ at }: { readonly at: number }): boolean => made.requests[at]! < plan.length;
  const [withheld, statistics, review] = [all.withheld.filter(isOfPlan), all.statistics.filter(isOfPlan), all.review.filter(isOfPlan)];
  return {
    minimum: made.suppression?.minimum ?? null, against: release === null ? null : { name: release.name, madeAt: release.madeAt },
    withheld: withheld.map(({ at, ...cell }) => ({ ...about(at), ...cell })), statistics: statistics.map(({ at, ...cell }) => ({ ...about(at), ...cell })), review: review.map(({ at, ...cell }) => ({ ...about(at), ...cell })),
  };
}

/** How findings and reasons are said in files. */
export const disclosureWords = (language: 'en' | 'fr') => WORDS[language];
const WORDS = {
  en: { head: ['table', 'title', 'row', 'column', 'finding', 'reason', 'least', 'greatest', 'base'], small: 'small count', complementary: 'protects another', safe: 'withheld, cannot be derived', narrow: 'withheld, known within few cases', derivable: 'withheld, but derivable', unproven: 'withheld, not found out whether derivable', statistics: 'statistics of a number withheld', fewCases: 'of too few cases', dominated: 'nearly all one case’s', wouldTell: 'with others or the last release, would tell of few cases', nobody: 'nobody in the column (0%)', everybody: 'everybody in the column (100%)' },
  fr: { head: ['tableau', 'titre', 'ligne', 'colonne', 'constat', 'raison', 'minimum', 'maximum', 'base'], small: 'petit effectif', complementary: 'en protège un autre', safe: 'masqué, non déductible', narrow: 'masqué, connu à peu de cas près', derivable: 'masqué, mais déductible', unproven: 'masqué, déductibilité non établie', statistics: 'statistiques d’un nombre masquées', fewCases: 'portent sur trop peu de cas', dominated: 'tiennent presque à un seul cas', wouldTell: 'avec d’autres ou la dernière publication, en révéleraient sur peu de cas', nobody: 'personne dans la colonne (0\u00a0%)', everybody: 'tous dans la colonne (100\u00a0%)' },
} as const;

/** The report as lines, a header first. */
function disclosureLines(report: DisclosureReport, language: 'en' | 'fr'): (string | number | null)[][] {
  const say = WORDS[language];
  return [
    [...say.head],
    ...report.withheld.map((cell) => [cell.table, cell.title, cell.row, cell.column, say[cell.verdict], say[cell.reason], cell.low, Number.isFinite(cell.high) ? cell.high : null, null]),
    ...report.statistics.map((cell) => [cell.table, cell.title, cell.row, cell.column, say.statistics, say[cell.reason], null, null, cell.base]),
    ...report.review.map((cell) => [cell.table, cell.title, cell.row, cell.column, say[cell.kind], null, null, null, cell.base]),
  ];
}
export const disclosureCsv = (report: DisclosureReport, language: 'en' | 'fr'): string => csvFile(disclosureLines(report, language));
