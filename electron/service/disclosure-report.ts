import type { DisclosureReport } from '#core/contract/plan-record.ts';
import { newestPlanRecord } from '#db/queries/plan-records.ts';
import type { ProjectSession } from './session.ts';
import { madeWithPlan } from './table-models.ts';
import { listPlan } from './table-plan.ts';
import { csvFile } from './tabular.ts';

/** What the plan withholds and the proof that it stays hidden: each withheld number between the bounds that everything printed, and
 *  the last release, allow. With the cells that say the same of everybody in a column, to be looked at before anything goes out. */
export function disclosureReport(session: ProjectSession, language: 'en' | 'fr'): DisclosureReport {
  const plan = listPlan(session);
  const { models, requests, places, counted, suppression } = madeWithPlan(session, plan, language);
  const release = suppression === null ? null : newestPlanRecord(session.db, 'release');
  const about = (at: number) => { const model = models[at]!; const table = plan[requests[at]!]!; return { table: requests[at]! + 1, tableId: table.id, title: model.ok ? model.value.title : table.id }; };
  const isIn = (list: readonly { table: number; row: number; column: number | null }[], cell: { table: number; row: number; column: number | null }): boolean => list.some((each) => each.table === cell.table && each.row === cell.row && each.column === cell.column);
  const total = language === 'fr' ? 'Total' : 'Total';
  const withheld = (suppression?.withheld ?? []).flatMap((cell): DisclosureReport['withheld'] => {
    const at = places.findIndex((list) => list.includes(cell.table));
    const { table } = counted[cell.table]!;
    // a table of totals alone has each total twice
    if (at < 0 || (table.columns.id === 'total' && cell.column === null)) return [];
    return [{
      ...about(at), row: `${table.rows.label}${language === 'fr' ? '\u00a0' : ''}: ${table.rows.categories[cell.row]!.label}`,
      column: cell.column === null || table.columns.id === 'total' ? total : `${table.columns.label}${language === 'fr' ? '\u00a0' : ''}: ${table.columns.categories[cell.column]!.label}`,
      reason: cell.reason, low: cell.low, high: cell.high, verdict: isIn(suppression!.exposed, cell) ? 'derivable' : isIn(suppression!.narrow, cell) ? 'narrow' : 'safe',
    }];
  });
  const review = models.flatMap((model, at): DisclosureReport['review'] => (!model.ok ? [] : model.value.review.map((cell) => {
    const block = model.value.blocks[cell.block]!;
    const row = block.rows[cell.row]!;
    return { ...about(at), row: block.oneLine || block.label === row.label ? row.label : `${block.label}${language === 'fr' ? '\u00a0' : ''}: ${row.label}`, column: model.value.columns[cell.column]!.path.join(' – '), kind: cell.kind, base: block.unweightedBases[cell.column]! };
  })));
  return { minimum: suppression?.minimum ?? null, against: release === null ? null : { name: release.name, madeAt: release.madeAt }, withheld, review };
}

const WORDS = {
  en: { head: ['table', 'title', 'row', 'column', 'finding', 'reason', 'least', 'greatest', 'base'], small: 'small count', complementary: 'protects another', safe: 'withheld, cannot be derived', narrow: 'withheld, known within few cases', derivable: 'withheld, but derivable', nobody: 'nobody in the column (0%)', everybody: 'everybody in the column (100%)' },
  fr: { head: ['tableau', 'titre', 'ligne', 'colonne', 'constat', 'raison', 'minimum', 'maximum', 'base'], small: 'petit effectif', complementary: 'en protège un autre', safe: 'masqué, non déductible', narrow: 'masqué, connu à peu de cas près', derivable: 'masqué, mais déductible', nobody: 'personne dans la colonne (0\u00a0%)', everybody: 'tous dans la colonne (100\u00a0%)' },
} as const;

/** The report as lines, a header first. */
export function disclosureLines(report: DisclosureReport, language: 'en' | 'fr'): (string | number | null)[][] {
  const say = WORDS[language];
  return [
    [...say.head],
    ...report.withheld.map((cell) => [cell.table, cell.title, cell.row, cell.column, say[cell.verdict], say[cell.reason], cell.low, Number.isFinite(cell.high) ? cell.high : null, null]),
    ...report.review.map((cell) => [cell.table, cell.title, cell.row, cell.column, say[cell.kind], null, null, null, cell.base]),
  ];
}
export const disclosureCsv = (report: DisclosureReport, language: 'en' | 'fr'): string => csvFile(disclosureLines(report, language));
