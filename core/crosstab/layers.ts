import type { PlanTable } from '../contract/table-plan.ts';
import { ok, type Result } from '../result.ts';
import type { CrosstabData } from './data.ts';
import { labelIn, type Language } from './explain.ts';
import { findCountable } from './prepare-cases.ts';
import { tableRefusal, type TableRefusal } from './table-refusal.ts';

/** One page of a table with layers: the table of all, or of the cases in one category of each layer variable. */
export interface LayerPage { readonly spec: PlanTable; readonly name: { readonly en: string; readonly fr: string } | null }

const MOST_PAGES = 100;
const quoted = (text: string, mark: string): string => `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;

/** A table as the pages its layers make, the page of all first; a table without layers is its only page. Each page is a table like any
 *  other, with a filter and a title of its own, so that it is counted, tested, withheld and exported by the same rules.
 *  A page's id is the table's with the categories behind an @: "table-3@region=sa". */
export function layerPages(spec: PlanTable, data: CrosstabData, language: Language): Result<LayerPage[], TableRefusal> {
  const { layers, ...plain } = spec;
  if (layers === undefined || layers.length === 0) return ok([{ spec: plain, name: null }]);
  let pages: { conditions: string[]; en: string[]; fr: string[]; ids: string[] }[] = [{ conditions: [], en: [], fr: [], ids: [] }];
  for (const layer of layers) {
    const found = findCountable(data, layer, [], language);
    if (!found.ok) return found;
    const { definition } = found.value;
    pages = pages.flatMap((page) => definition.categories.map((category) => ({
      conditions: [...page.conditions, `${quoted(definition.id, '"')} = ${quoted(category.id, "'")}`],
      en: [...page.en, labelIn(category, 'en')], fr: [...page.fr, labelIn(category, 'fr')], ids: [...page.ids, `${definition.id}=${category.id}`],
    })));
    if (pages.length > MOST_PAGES) return tableRefusal('TOO_MANY_LAYERS', `The layers of this table make ${pages.length} pages; at most ${MOST_PAGES} are made. Use a variable with fewer categories, or put it into the rows.`, { pages: pages.length });
  }
  const filterOf = (conditions: readonly string[]): string => [...(spec.filter === undefined || spec.filter.trim() === '' ? [] : [`(${spec.filter})`]), ...conditions].join(' and ');
  return ok([
    { spec: plain, name: null },
    ...pages.map((page): LayerPage => ({
      spec: { ...plain, id: `${spec.id}@${page.ids.join('&')}`.slice(0, 300), filter: filterOf(page.conditions) },
      name: { en: page.en.join(' – '), fr: page.fr.join(' – ') },
    })),
  ]);
}
