import { createHash } from 'node:crypto';
import { Refusal } from '#core/contract/refusal.ts';
import { cellRecipe, COPIED_RECIPE, requestPart } from '#core/crosstab/recipe-id.ts';
import type { TableModel } from '#core/crosstab/table-model.ts';
import type { StaleRanking } from '#core/contract/stale-ranking.ts';
import type { RefreshedCharts } from '../report/refresh-charts.ts';
import type { LinkedPlace } from '../report/refresh-rankings.ts';
import { unitOf } from '../report/models.ts';
import { ownTables, reportFigures } from '../report/report-document.ts';
import type { ProjectSession } from '../session.ts';
import { tableModels } from '../table-models.ts';
import { listPlan } from '../table-plan.ts';
import { formOfSign, formText, signOf, type CellPlace, type FigureForm } from './figure-forms.ts';
import { linesAbove, linesBelow, notesText } from './flat-table.ts';
import { pack, unpack } from './pack.ts';
import { makeControls, textControls, type Piece, type TextControl } from './word-controls.ts';
import { WORDS } from './words.ts';

export { figureText } from './figure-forms.ts';

/** A number in a Word file that knows where it comes from: a content control whose tag names table, row, column and language. It can
 *  be copied into any other document; a later run puts in what the table says then. */

/** A link as its tag in a Word file has it: language, place and form. */
export const LINK = /^swb:(en|fr):([\w-]{20})(?::([snbcwrimtud]))?$/;
/** Word's tags hold 64 characters: the place is told by a hash of it. */
const placeOf = (table: string, row: string, column: string): string => createHash('sha256').update(JSON.stringify([table, row, column])).digest('base64url').slice(0, 20);

/** What leads from a number in a document back to its cell. */
export const linkTag = ({ model, row, column }: CellPlace, form: FigureForm): string => `swb:${model.language}:${placeOf(model.id, row.key, model.columns[column]!.key)}${signOf(form)}`;
/** What leads from a line above or below a table back to it: base sentences, statistics of tests, notes. */
export const lineTag = (model: TableModel, group: LineGroup, index: number): string => `swb:${model.language}:${placeOf(model.id, '', '')}:${group}-${index}`;
type LineGroup = 'above' | 'below' | 'notes';
const LINE = /^swb:(en|fr):([\w-]{20}):(above|below|notes)-(\d+)$/;
const linesOf = (model: TableModel, group: LineGroup): string[] => (group === 'above' ? linesAbove(model) : group === 'below' ? linesBelow(model) : [notesText(model)]);
export interface MovedNumber { readonly table: string; readonly row: string; readonly column: string; readonly before: string; readonly after: string }
export interface Refreshed {
  readonly bytes: Uint8Array;
  readonly numbers: number;
  /** Of these, numbers that were copied into the text with their recipe id and are linked from now on. */
  readonly linked: number;
  readonly moved: readonly MovedNumber[];
  /** Lines above or below a table (bases, tests, notes) that say something else now; those that change in their recipe id alone are
   *  counted in `recipes`. */
  readonly lines: readonly { readonly table: string; readonly before: string; readonly after: string }[];
  readonly recipes: number;
  /** Numbers whose table, row or column is no longer in the plan: left as they are. */
  readonly lost: readonly string[];
  readonly charts: RefreshedCharts;
  /** Tables of themes that were set in the order of today’s numbers, with their sentences. */
  readonly ranked: readonly string[];
  /** Those whose order could not be changed. */
  readonly rankings: readonly StaleRanking[];
}

/** A Word file with its linked numbers, and the lines about its tables, as the tables give them now, and every one that moved; numbers that were copied in with the
 *  recipe id of their cell become linked ones. The charts of a report are
 *  drawn as their tables give them now, its rankings are set in today’s order. What else stands in it stays.
 *  @throws Refusal NOT_A_WORD_FILE; and of a saved table that can no longer be made */
export async function refreshNumbers(session: ProjectSession, docx: Uint8Array, file: string): Promise<Refreshed> {
  const parts = await unpack(docx).catch(() => new Map<string, Uint8Array>());
  if (!parts.has('word/document.xml')) throw new Refusal('NOT_A_WORD_FILE', `“${file}” is not a Word document (.docx).`, { file });
  const numbersNow = new NumbersNow(session);
  const [{ parseXml, writeXml }, { refreshCharts }, { refreshRankings }] = await Promise.all([import('../check/xml-tree.ts'), import('../report/refresh-charts.ts'), import('../report/refresh-rankings.ts')]);
  const moved: MovedNumber[] = [];
  const lost: { readonly text: string; readonly control: Element | null }[] = [];
  const lines: Refreshed['lines'][number][] = [];
  const ranked: string[] = [];
  const rankings: StaleRanking[] = [];
  let charts: RefreshedCharts = { charts: 0, moved: [], left: 0 };
  let [numbers, linked, recipes] = [0, 0, 0];
  for (const [name, bytes] of parts) {
    if (!/^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name) || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('swb:') && !hasCopied(bytes)) continue;
    const tree = parseXml(bytes);
    if (tree === null) throw new Refusal('NOT_A_WORD_FILE', `“${file}” is not a Word document (.docx) that can be read: its text is broken. Open it in Word, save it again, and refresh that.`, { file });
    let changed = false;
    const places: LinkedPlace[] = [];
    const controls = textControls(tree);
    for (const { control, table, after } of linesNow(controls, numbersNow)) {
      if (sameWords(after, control.text)) continue;
      if (withoutRecipe(after) === withoutRecipe(control.text)) recipes += 1; else lines.push({ table, before: control.text, after });
      control.say(after);
      changed = true;
    }
    for (const control of controls) {
      const [, language, place, sign] = LINK.exec(control.tag) ?? [];
      if (language === undefined || place === undefined) continue;
      numbers += 1;
      const form = formOfSign(sign);
      const now = numbersNow.find(language as 'en' | 'fr', place, form);
      if (now === null || control.text === '') { lost.push({ text: control.text, control: control.element }); continue; }
      places.push({ control: control.element, place: now.place, form });
      if (sameWords(now.text, control.text)) continue;
      moved.push({ table: now.table, row: now.row, column: now.column, before: control.text, after: now.text });
      control.say(now.text);
      changed = true;
    }
    const made = makeControls(tree, (text) => copiedFigures(text).flatMap(({ start, end, before, recipe }): Piece[] => {
      const language = /sur|\d,\d|\d[\u00a0\u202f]%/.test(before) ? 'fr' : 'en';
      const now = numbersNow.findRecipe(language, recipe);
      numbers += 1;
      if (now === null) { lost.push({ text: before, control: null }); return []; }
      if (now.text !== before) moved.push({ table: now.table, row: now.row, column: now.column, before, after: now.text });
      return [{ start, end, text: now.text, tag: linkTag(now.place, 'cell') }];
    }));
    linked += made;
    const order = refreshRankings(session, places);
    ranked.push(...order.ranked);
    rankings.push(...order.stale);
    if (name === 'word/document.xml') charts = await refreshCharts(tree, parts, (language) => reportFigures(session, language, numbersNow.ofReport(language)));
    if (changed || made > 0 || order.ranked.length > 0 || charts.moved.length > 0) parts.set(name, writeXml(tree));
  }
  // what left with its row is not lost
  return { bytes: await pack(parts), numbers, linked, moved, lines, recipes, lost: lost.filter(({ control }) => control?.isConnected !== false).map(({ text }) => text), charts, ranked, rankings };
}

const withoutRecipe = (line: string): string => line.replace(/R-[0-9A-V]{10}/gu, '').replace(/[\u00a0\u202f]/g, ' ');

/** The lines about tables in a part of a Word file, with what they say now. Where there are more lines than the file has places for,
 *  the last place takes the rest; where there are fewer, a place is left empty. */
function linesNow(controls: readonly TextControl[], now: NumbersNow): { readonly control: TextControl; readonly table: string; readonly after: string }[] {
  const found = controls.flatMap((control) => {
    const [, language, table, group, index] = LINE.exec(control.tag) ?? [];
    const model = language === undefined || table === undefined ? null : now.model(language as 'en' | 'fr', table);
    return model === null ? [] : [{ control, model, group: group as LineGroup, index: Number(index) }];
  });
  return found.map(({ control, model, group, index }) => {
    const all = linesOf(model, group);
    const isLast = !found.some((other) => other.model === model && other.group === group && other.index > index);
    return { control, table: model.title, after: isLast ? all.slice(index).join(' ') : all[index] ?? '' };
  });
}

/** Whether two texts differ by the kind of their spaces at most: a program may set its own. */
const sameWords = (a: string, b: string): boolean => a === b || a.replace(/[\u00a0\u202f]/g, ' ') === b.replace(/[\u00a0\u202f]/g, ' ');

/** A number that was copied from a table into a text with the recipe id of its cell: "76% (32 of 42) [R-4F7KQ2M9XA-0K2D7]". */
interface CopiedFigure { readonly start: number; readonly end: number; readonly before: string; readonly recipe: string }
const FIGURE = /(?:\d[\d.,\u00a0\u202f ]*?[\u00a0\u202f ]?%[\u00a0 ]\()?\d[\d.,\u00a0\u202f]* (?:of|sur) \d[\d.,\u00a0\u202f]*\)?$|-?\d[\d.,\u00a0\u202f]*$|\[[a-z]\]$/;
function copiedFigures(text: string): CopiedFigure[] {
  return [...text.matchAll(COPIED_RECIPE)].flatMap((match) => {
    const [whole, recipe] = match;
    const figure = FIGURE.exec(text.slice(Math.max(0, match.index - 80), match.index));
    if (figure === null || recipe === undefined) return [];
    const start = match.index - figure[0].length;
    return [{ start, end: match.index + whole.length, before: figure[0], recipe }];
  });
}
/** Whether a part may hold one, in pieces or whole. */
const hasCopied = (bytes: Uint8Array): boolean => /R-|\[R/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));

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
