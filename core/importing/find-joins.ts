import type { JoinedSheet } from '../contract/api/importing.ts';
import type { Saying } from '../contract/saying.ts';
import { english, saying } from '../text/sentences.ts';
import { cellText } from './cell-text.ts';
import { headerWords, saysIdentifier } from './header-hints.ts';
import { detectLayout } from './layout.ts';
import type { RawTable } from './raw-table.ts';
import { surveySheet, type SheetShape, type SurveySheet } from './survey-sheet.ts';

/** A sheet with one row a case, and where its header stands. */
export interface SheetView { readonly name: string; readonly shape: SheetShape; readonly sheet: SurveySheet; readonly table: RawTable }

/** @returns null where the sheet is not one respondent a row, or has no column names */
export function sheetView(table: RawTable, shape?: SheetShape): SheetView | null {
  const layout = shape ?? detectLayout(table);
  if (('kind' in layout && layout.kind !== 'cases') || layout.orientation === 'columns' || layout.headerRows.length === 0) return null;
  const sheet = surveySheet(table, layout);
  return sheet.caseCount === 0 ? null : { name: table.sheet, shape: layout, sheet, table };
}

/** Names that survey tools give the two ends of a link, the parent's end second. `all` of them say more than any likeness. */
const KNOWN_LINKS: readonly (readonly [string, string, string])[] = [
  ['_parent_index', '_index', 'KoboToolbox'], ['_submission__id', '_id', 'KoboToolbox'], ['_submission__uuid', '_uuid', 'KoboToolbox'],
  ['parent_key', 'key', 'ODK'], ['parent_key', '__id', 'ODK'], ['parent_key', 'instanceid', 'ODK'], ['parent_key', 'meta-instanceid', 'ODK'], ['__submissions-id', '__id', 'ODK Central'], ['__submissions-id', 'key', 'ODK Central'], ['__submissions-id', 'instanceid', 'ODK Central'],
];
/** Columns that only tie sheets together, whatever the file: they are no answers. */
export const isLinkColumn = (header: string): boolean => /^(_index|_parent_index|_parent_table_name|_submission__.*|parent_key|set-of-.*|set-of .*|__submissions-id|__id|_tags|_notes|_validation_status)$/iu.test(lastPart(header));
/** A column by which a survey tool says which row of another table a row belongs to. */
export const isParentLink = (header: string): boolean => KNOWN_LINKS.some(([from]) => lastPart(header) === from);
const lastPart = (header: string): string => header.slice(header.lastIndexOf('/') + 1).trim().toLowerCase();

/** Which further sheets belong to the same cases as the first, by a column whose values are the ids of another's rows.
 *  A sheet with one row an id is more columns of the case; with several, a repeat group. What is surely so is proposed for use; what
 *  only looks so is proposed to be left out, and may be chosen.
 *  @param main the sheet with one row a case @param others in the order of the file
 *  @example findJoins(sheetView(households)!, [sheetView(members)!])[0]?.kind // 'many' */
export function findJoins(main: SheetView, others: readonly SheetView[]): JoinedSheet[] {
  const joined: JoinedSheet[] = [];
  const parents: SheetView[] = [main];
  // A repeat within a repeat may stand before the repeat it hangs on.
  for (let pass = 0, left = [...others]; pass < 3 && left.length > 0; pass++) {
    const still: SheetView[] = [];
    for (const child of left) {
      const found = parents.map((parent) => linkBetween(child, parent, main)).filter((link) => link !== null).sort((a, b) => b.confidence - a.confidence)[0];
      if (found === undefined) { still.push(child); continue; }
      joined.push(found);
      parents.push(child);
    }
    if (still.length === left.length) break;
    left = still;
  }
  return others.flatMap(({ name }) => joined.filter(({ sheet }) => sheet === name));
}

const idsOf = (sheet: SurveySheet, column: number): (string | null)[] => {
  const { codes, values } = sheet.column(column);
  const texts = values.map((value) => cellText(value)?.trim() ?? null);
  return Array.from(codes, (code) => texts[code] ?? null);
};

function linkBetween(child: SheetView, parent: SheetView, main: SheetView): JoinedSheet | null {
  // Kobo writes in each row which sheet it belongs to.
  const said = namedParent(child.sheet);
  if (said !== null && !sameSheetName(said, parent.name)) return null;
  if (sameQuestions(child.sheet, parent.sheet)) return null;
  let best: { column: number; parentColumn: number; confidence: number; why: Saying[]; ids: (string | null)[]; parentIds: ReadonlySet<string> } | null = null;
  for (let at = 0; at < parent.sheet.columnCount; at++) {
    const header = parent.sheet.header(at);
    if (header.full === '') continue;
    const dictionary = parent.sheet.column(at);
    const filled = Array.from(dictionary.counts).reduce((sum, count, code) => sum + (dictionary.values.at(code) === null ? 0 : count), 0);
    const distinct = dictionary.values.length - (dictionary.values.some((value) => value === null) ? 1 : 0);
    // An id that a few rows share by mistake is still the id.
    if (filled < parent.sheet.caseCount * 0.9 || distinct < filled * 0.97 || distinct < 1) continue;
    let parentIds: Set<string> | null = null;
    for (let column = 0; column < child.sheet.columnCount; column++) {
      const own = child.sheet.header(column);
      const promise = linkPromise(own.full, header.full);
      if (promise === null) continue;
      parentIds ??= new Set(idsOf(parent.sheet, at).filter((id) => id !== null));
      const ids = idsOf(child.sheet, column);
      const given = ids.filter((id) => id !== null);
      const matched = given.filter((id) => parentIds!.has(id)).length;
      const overlap = given.length === 0 ? 0 : matched / given.length;
      if (overlap < promise.least || matched < Math.min(2, parent.sheet.caseCount)) continue;
      const confidence = Math.round(Math.min(0.98, (said === null ? promise.weight : Math.max(0.97, promise.weight)) * (0.6 + 0.4 * overlap)) * 100) / 100;
      if (best !== null && confidence <= best.confidence) continue;
      best = { column, parentColumn: at, confidence, ids, parentIds, why: [promise.why, overlap === 1 ? saying('join.allFound') : saying('join.someFound', { matched, given: given.length })] };
    }
  }
  if (best === null) return null;
  const seen = new Set<string>();
  let matched = 0;
  let orphans = 0;
  let duplicates = 0;
  for (const id of best.ids) {
    if (id === null || !best.parentIds.has(id)) { orphans++; continue; }
    matched++;
    if (seen.has(id)) duplicates++;
    seen.add(id);
  }
  // A slip or two does not make a repeat group; a tool's own parent column always does.
  const repeats = /^(_parent_index|parent_key|__submissions-id|_submission__u?u?id)$/u.test(lastPart(child.sheet.header(best.column).full)) || duplicates > Math.max(matched < 10 ? 0 : 1, matched * 0.05);
  const sure = best.confidence >= 0.8;
  const why = [...best.why, saying(repeats ? 'join.repeat' : 'join.once')];
  return {
    sheet: child.name, parent: parent.name, column: child.sheet.header(best.column).full, parentColumn: parent.sheet.header(best.parentColumn).full,
    headerRows: [...child.shape.headerRows], firstDataRow: child.shape.firstDataRow,
    kind: repeats ? 'many' : 'one', use: sure ? (repeats ? (parent.name === main.name ? 'both' : 'cases') : parent.name === main.name ? 'columns' : 'leave') : 'leave', confidence: best.confidence,
    reason: why.map(english).join(' '), why,
    rows: child.sheet.caseCount, matched, orphans, duplicates: repeats ? 0 : duplicates, without: parent.sheet.caseCount - new Set([...seen]).size,
  };
}

/** Two waves, or two regions, of one questionnaire: their running numbers mean nothing to each other. */
function sameQuestions(child: SurveySheet, parent: SurveySheet): boolean {
  // A tool's own columns are in every sheet: a repeat within a repeat shares them with the one it hangs on.
  const headers = (sheet: SurveySheet): string[] => Array.from({ length: sheet.columnCount }, (_, column) => sheet.header(column).full).filter((full) => !isLinkColumn(full)).map(headerWords).filter((words) => words !== '');
  const there = new Set(headers(parent));
  const own = headers(child);
  return own.length >= 4 && own.filter((words) => there.has(words)).length >= own.length * 0.6;
}

/** What two headers promise of a link between them: how much they weigh, and how many of the ids must be found. */
function linkPromise(child: string, parent: string): { weight: number; least: number; why: Saying } | null {
  const [own, other] = [lastPart(child), lastPart(parent)];
  const known = KNOWN_LINKS.find(([from, to]) => own === from && other === to);
  if (known !== undefined) return { weight: 0.97, least: 0.5, why: saying('join.known', { tool: known[2], child, parent }) };
  const same = headerWords(child) === headerWords(parent) && headerWords(child) !== '';
  if (same && own.startsWith('_') && isLinkColumn(own)) return null;
  if (same && saysIdentifier(child)) return { weight: 0.95, least: 0.6, why: saying('join.sameId', { child }) };
  if (same) return { weight: 0.75, least: 0.95, why: saying('join.sameColumn', { child }) };
  if (saysIdentifier(child) && saysIdentifier(parent) && !/^_?index$/u.test(own) && !/^_?index$/u.test(other)) return { weight: 0.72, least: 0.98, why: saying('join.holdsIds', { child, parent }) };
  return null;
}

/** The one sheet that the rows say they belong to. */
function namedParent(sheet: SurveySheet): string | null {
  for (let column = 0; column < sheet.columnCount; column++) {
    if (lastPart(sheet.header(column).full) !== '_parent_table_name') continue;
    const { values } = sheet.column(column);
    const names = values.map(cellText).filter((name) => name !== null);
    return names.length === 1 ? names[0]! : null;
  }
  return null;
}
/** Excel cuts a sheet's name after 31 characters. */
const sameSheetName = (said: string, name: string): boolean => said.trim() === name.trim() || (name.length >= 28 && said.startsWith(name.trim()));
