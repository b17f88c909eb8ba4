import { cellRecipe, requestPart } from '#core/crosstab/recipe-id.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import { unitOf } from '../report/models.ts';
import { ownTables } from '../report/report-document.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { listPlan } from '../table-plan.ts';
import { formOfSign, formText, type CellPlace, type FigureForm } from './figure-forms.ts';
import { LINK, placeOf } from './link-tags.ts';
import { WORDS } from './words.ts';

/** A linked number as its table gives it now. */
export interface NumberNow { readonly text: string; readonly table: string; readonly row: string; readonly column: string; readonly place: CellPlace }

/** Today's numbers by the links that lead to them: of the plan, and of the tables that a report has beside it. Tables are made when
 *  a link first asks for them, all together, so that what one gives away another withholds. */
export class NumbersNow {
  readonly #session: ProjectSession;
  readonly #known = new Map<string, Map<string, CellPlace>>();
  readonly #models = new Map<string, Map<string, TableModel>>();

  readonly #unit: ReturnType<typeof unitOf>;

  constructor(session: ProjectSession) {
    this.#session = session;
    this.#unit = unitOf(session);
  }

  /** null where the table, row or column is no longer there. */
  find(language: 'en' | 'fr', place: string, form: FigureForm): NumberNow | null {
    const found = this.#places(language, 'plan').get(place) ?? this.#places(language, 'report').get(place);
    if (found === undefined) return null;
    const { model, block, row, column } = found;
    return {
      text: formText(form, found, this.#unit), table: model.title, row: block.oneLine ? row.label : `${block.label}${WORDS[language].colon}${row.label}`, column: model.columns[column]!.path.at(-1)!, place: found,
    };
  }

  /** A table by the part of a tag that stands for it. */
  model(language: 'en' | 'fr', table: string): TableModel | null {
    for (const which of ['plan', 'report'] as const) {
      this.#places(language, which);
      const found = this.#models.get(`${which} ${language}`)!.get(table);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The tables of a report. */
  ofReport(language: 'en' | 'fr'): TableModel[] {
    this.#places(language, 'report');
    return [...this.#models.get(`report ${language}`)!.values()];
  }

  /** By the recipe id that is copied with a number. The data it speaks of may be older; the table must ask for the same. */
  findRecipe(language: 'en' | 'fr', recipe: string): NumberNow | null {
    const wanted = `${requestPart(recipe)}${recipe.slice(-6)}`;
    const key = `recipes ${language}`;
    const byRecipe = this.#known.get(key) ?? new Map([...this.#places(language, 'plan').values()].map((place) => { const own = cellRecipe(place.model.recipe, place.row.key, place.model.columns[place.column]!.key); return [`${requestPart(own)}${own.slice(-6)}`, place] as const; }));
    this.#known.set(key, byRecipe);
    const found = byRecipe.get(wanted);
    return found === undefined ? null : this.find(language, placeOf(found.model.id, found.row.key, found.model.columns[found.column]!.key), 'cell');
  }

  /** By the tag that a Word file has; null for one that is no link, too. */
  findTag(tag: string): NumberNow | null {
    const [, language, place, sign] = LINK.exec(tag) ?? [];
    return language === undefined || place === undefined ? null : this.find(language as 'en' | 'fr', place, formOfSign(sign));
  }

  #places(language: 'en' | 'fr', which: 'plan' | 'report'): Map<string, CellPlace> {
    const key = `${which} ${language}`;
    const known = this.#known.get(key);
    if (known) return known;
    const plan = listPlan(this.#session);
    // A plan that withholds is made as the report makes it, with the report's tables: a count of its annex that is hidden because of
    // one of those must not come out here.
    const withholds = plan.some((table) => table.suppress !== undefined);
    const own = withholds || which === 'report' ? ownTables(this.#session, language) : [];
    const models = tableModels(this.#session, [...(withholds || which === 'plan' ? plan : []), ...own], language);
    const places = new Map(models.flatMap((model) => model.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells.map((_, column) => [placeOf(model.id, row.key, model.columns[column]!.key), { model, block, row, column }] as const)))));
    const byTable = new Map(models.map((model) => [placeOf(model.id, '', ''), model]));
    for (const one of withholds ? ['plan', 'report'] : [which]) { this.#known.set(`${one} ${language}`, places); this.#models.set(`${one} ${language}`, byTable); }
    return places;
  }
}
