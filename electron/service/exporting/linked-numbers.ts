import { Refusal } from '#core/contract/refusal.ts';
import { COPIED_RECIPE } from '#core/crosstab/recipe-id.ts';
import type { StaleRanking } from '#core/contract/stale-ranking.ts';
import type { RefreshedCharts } from '../report/refresh-charts.ts';
import type { LinkedPlace } from '../report/refresh-rankings.ts';
import { reportFigures } from '../report/report-document.ts';
import type { ProjectSession } from '../session.ts';
import { formOfSign } from './figure-forms.ts';
import { LINE, linesOf, LINK, linkTag, type LineGroup } from './link-tags.ts';
import { NumbersNow } from './numbers-now.ts';
import { pack, unpack } from './pack.ts';
import { makeControls, textControls, type Piece, type TextControl } from './word-controls.ts';

interface MovedNumber { readonly table: string; readonly row: string; readonly column: string; readonly before: string; readonly after: string }
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
