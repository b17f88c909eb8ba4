import { planTableSchema, type PlanTable } from '../contract/table-plan.ts';
import type { CapabilityPage } from '../framework/capability-pages.ts';
import type { VariableDefinition } from '../model/definitions.ts';

/** The tables that a report holds beside those of the plan. Their ids stand in the links of its numbers, so that a later run finds
 *  them again: never change what an id means. */
export const STATUS = 'report:status:';
export const THEMES = 'report:themes:';
export const OVERVIEW = 'report:overview';
export const CODEBOOK = 'report:codebook';

const MOST_GROUPS = 14;
/** By what a report breaks its numbers down: region and income band, or whatever two attributes of its cases a study has. */
export function reportGroups(definitions: Iterable<VariableDefinition>): string[] {
  const all = [...definitions];
  const known = ['region', 'income'].filter((id) => all.some((one) => one.id === id && one.type === 'single' && !one.confidential));
  if (known.length > 0) return known;
  return all.filter((one) => one.source === 'attribute' && one.type === 'single' && !one.confidential && one.id !== 'instrument' && one.categories.length > 1 && one.categories.length <= MOST_GROUPS).slice(0, 2).map((one) => one.id);
}

const table = (id: string, title: string, language: 'en' | 'fr', rows: readonly string[], columns: readonly string[], weight: string | undefined): PlanTable => ({
  ...planTableSchema.parse({ id, title: { [language]: title.slice(0, 500) }, rows: ['x'], hideEmpty: true, statistics: ['countOfBase', 'columnPercent'] }), rows: [...rows], columns: [...columns], ...(weight === undefined ? {} : { weight }),
});

export interface ReportTableWords { readonly status: (capability: string) => string; readonly themes: (capability: string) => string; readonly overview: string; readonly codebook: string }

/** Every table of a report, in its order.
 *  @param themesOf ids of the themes that somebody raised in the answers about a capability
 *  @param weight of the study, where its cases are a weighted sample: status questions are then weighted, what was said is not */
export function reportTables(pages: readonly CapabilityPage[], groups: readonly string[], themesOf: (page: CapabilityPage) => readonly string[], themes: readonly string[], language: 'en' | 'fr', words: ReportTableWords, weight?: string): PlanTable[] {
  const indicators = [...new Set(pages.flatMap((page) => page.indicators))];
  const lesser = groups.at(-1);
  return [
    ...(indicators.length === 0 ? [] : [table(OVERVIEW, words.overview, language, indicators, lesser === undefined ? [] : [lesser], weight)]),
    ...pages.flatMap((page) => {
      const raised = themesOf(page);
      return [
        ...(page.indicators.length === 0 ? [] : [table(`${STATUS}${page.no}`, words.status(page.name), language, page.indicators, groups, weight)]),
        ...(raised.length === 0 ? [] : [table(`${THEMES}${page.no}`, words.themes(page.name), language, raised, groups, undefined)]),
      ];
    }),
    ...(themes.length === 0 ? [] : [table(CODEBOOK, words.codebook, language, themes, [], undefined)]),
  ];
}
