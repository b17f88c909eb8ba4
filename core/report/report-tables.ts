import { planTableSchema, type PlanTable } from '../contract/table-plan.ts';
import type { CapabilityPage } from '../framework/capability-pages.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { isQuestionPage } from './question-pages.ts';

/** The tables that a report holds beside those of the plan. Their ids stand in the links of its numbers, so that a later run finds
 *  them again: never change what an id means. */
export const STATUS = 'report:status:';
export const THEMES = 'report:themes:';
export const OVERVIEW = 'report:overview';
export const CODEBOOK = 'report:codebook';

/** The cases that a table of a report counts: all of them, or those of one survey with its own weight. */
export interface ReportPart {
  /** Part of the id of its tables; empty where the study is one whole. */
  readonly key: string; readonly label: string; readonly order: number; readonly filter?: string; readonly weight?: string; readonly design?: PlanTable['design'];
}
export const WHOLE: ReportPart = { key: '', label: '', order: 0 };
/** Indicators by the surveys that asked them; one that several asked is counted in each by itself. */
export function byPart(indicators: readonly string[], partsOf: (indicator: string) => readonly ReportPart[]): { readonly part: ReportPart; readonly rows: readonly string[] }[] {
  const found = new Map<string, { part: ReportPart; rows: string[] }>();
  for (const indicator of indicators) for (const part of partsOf(indicator)) {
    const known = found.get(part.key);
    if (known) known.rows.push(indicator); else found.set(part.key, { part, rows: [indicator] });
  }
  return [...found.values()].toSorted((a, b) => a.part.order - b.part.order);
}
/** The id of a table of one part. */
export const partId = (id: string, { key }: ReportPart): string => (key === '' ? id : `${id}:${key}`);

const MOST_GROUPS = 14;
/** By what a report breaks its numbers down: region and income band, or whatever two attributes of its cases a study has. Where the
 *  cases are people of a few countries, by country.
 *  @param countries of the cases, where cases are not themselves countries; else 0 */
export function reportGroups(definitions: Iterable<VariableDefinition>, countries = 0): string[] {
  const all = [...definitions];
  if (countries > 1 && countries <= MOST_GROUPS) return ['country'];
  const known = ['region', 'income'].filter((id) => all.some((one) => one.id === id && one.type === 'single' && !one.confidential));
  if (known.length > 0) return known;
  return all.filter((one) => one.source === 'attribute' && one.type === 'single' && !one.confidential && one.id !== 'instrument' && one.categories.length > 1 && one.categories.length <= MOST_GROUPS).slice(0, 2).map((one) => one.id);
}

const table = (id: string, title: string, language: 'en' | 'fr', rows: readonly string[], columns: readonly string[], { label, filter, weight, design }: ReportPart): PlanTable => ({
  ...planTableSchema.parse({ id, title: { [language]: (label === '' ? title : `${title} – ${label}`).slice(0, 500) }, rows: ['x'], hideEmpty: true, statistics: weight === undefined ? ['countOfBase', 'columnPercent'] : ['columnPercent', 'interval'] }), rows: [...rows], columns: [...columns],
  ...(weight === undefined ? { design: null } : { weight, ...(design === undefined ? {} : { design }) }), ...(filter === undefined ? {} : { filter }),
});

export interface ReportTableWords { readonly status: (capability: string) => string; readonly themes: (capability: string) => string; readonly overview: string; readonly codebook: string }

/** Every table of a report, in its order. Status questions are weighted where their survey is; what was said is not.
 *  @param groups of what was asked; @param groupsSaid of what was said about a capability
 *  @param themesOf ids of the themes that somebody raised in the answers about a capability
 *  @param partsOf the surveys that asked an indicator */
export function reportTables(pages: readonly CapabilityPage[], groups: readonly string[], groupsSaid: (page: CapabilityPage) => readonly string[], themesOf: (page: CapabilityPage) => readonly string[], themes: readonly string[], language: 'en' | 'fr', words: ReportTableWords, partsOf: (indicator: string) => readonly ReportPart[]): PlanTable[] {
  const lesser = groups.at(-1);
  return [
    ...byPart([...new Set(pages.flatMap((page) => (isQuestionPage(page.no) ? [] : page.indicators)))], partsOf).map(({ part, rows }) => table(partId(OVERVIEW, part), words.overview, language, rows, lesser === undefined ? [] : [lesser], part)),
    ...pages.flatMap((page) => {
      const raised = themesOf(page);
      return [
        ...byPart(page.indicators, partsOf).map(({ part, rows }) => table(partId(`${STATUS}${page.no}`, part), words.status(page.name), language, rows, groups, part)),
        ...(raised.length === 0 ? [] : [table(`${THEMES}${page.no}`, words.themes(page.name), language, raised, groupsSaid(page), WHOLE)]),
      ];
    }),
    ...(themes.length === 0 ? [] : [table(CODEBOOK, words.codebook, language, themes, [], WHOLE)]),
  ];
}
