import type { Saying } from '../contract/saying.ts';
import { normaliseText } from '../text/normalise.ts';
import { cellText, isDateCell } from './cell-text.ts';
import { isChosenMark, isNotChosen } from './column-profile.ts';
import { parseNumber } from './parse-number.ts';
import { saying } from '../text/sentences.ts';
import type { RawCell, RawTable } from './raw-table.ts';
import { transposed } from './transposed.ts';

export type LayoutKind = 'cases' | 'crosstab' | 'key' | 'empty';

/** Where the questions stand and where the answers begin. Rows are columns where the orientation is "columns". */
export interface Layout {
  readonly kind: LayoutKind;
  /** rows: one respondent a row. columns: one respondent a column (a transposed questionnaire). */
  readonly orientation: 'rows' | 'columns';
  readonly headerRows: number[];
  readonly firstDataRow: number;
  readonly confidence: number;
  /** Why it was read so, one sentence; for a file that is not one respondent a row, why it is refused and what to do. */
  readonly reason: Saying;
}

/** Rows looked at to find the header. */
const LOOK_AHEAD = 40;
/** What SurveyMonkey puts under a question that has one column, in the languages it exports. */
const RESPONSE_MARKERS = new Set(['response', 'open ended response', 'reponse', 'reponse ouverte', 'respuesta', 'respuesta abierta', 'resposta', 'resposta aberta', 'antwort', 'offene antwort']);
export const isResponseMarker = (text: string | null): boolean => text !== null && RESPONSE_MARKERS.has(normaliseText(text));
export const isOpenMarker = (text: string): boolean => /^(open ended response|reponse ouverte|respuesta abierta|resposta aberta|offene antwort)$/u.test(normaliseText(text));
export const isImportId = (text: string | null): boolean => text !== null && /^\s*\{"ImportId"\s*:/u.test(text);

/** Finds the header rows (none, one, two or three; below titles and notes; SurveyMonkey, Qualtrics), the first row of
 *  answers and the orientation, and recognises what is not one respondent a row: finished cross-tabs, answer keys.
 *  @example detectLayout(rawTableFromRows([['Country', 'Q7'], ['Nepal', 'Yes']])).headerRows // [0] */
export function detectLayout(table: RawTable): Layout {
  const before = known.get(table);
  if (before !== undefined) return before;
  const found = layoutOf(table);
  known.set(table, found);
  return found;
}
/** A table is asked for its layout to find the sheet with the answers, what is joined to it, and again to guess. */
const known = new WeakMap<RawTable, Layout>();

function layoutOf(table: RawTable): Layout {
  const upright = layoutOfRows(table, 'rows');
  if (upright.kind !== 'cases' || !looksTransposed(table, upright)) return upright;
  const turned = layoutOfRows(transposed(table), 'columns');
  return { ...turned, reason: saying('layout.transposed'), confidence: Math.min(turned.confidence, 0.8) };
}

function layoutOfRows(table: RawTable, orientation: 'rows' | 'columns'): Layout {
  const rows = leadingRows(table, LOOK_AHEAD);
  const widest = rows.reduce((most, row) => Math.max(most, row.filled), 0);
  if (widest === 0) return { kind: 'empty', orientation, headerRows: [], firstDataRow: 0, confidence: 1, reason: saying('layout.empty', { sheet: table.sheet }) };
  const refused = crosstab(table) ?? answerKey(table) ?? questionList(table, rows);
  if (refused !== null) return { ...refused, orientation, headerRows: [], firstDataRow: 0 };

  const marked = markedHeader(rows);
  if (marked !== null) return { kind: 'cases', orientation, ...marked };

  const earliest = rows.find((row) => row.filled >= Math.max(widest > 1 ? 2 : 1, widest * 0.5)) ?? rows.find((row) => row.filled > 0)!;
  const first = fullerHeader(rows, earliest) ?? earliest;
  const position = rows.indexOf(first);
  if (looksLikeData(first, rows.slice(position + 1))) {
    return { kind: 'cases', orientation, headerRows: [], firstDataRow: first.row, confidence: 0.4, reason: saying('layout.noHeader') };
  }
  const only = widest === 1 ? onlyColumn(table, first) : null;
  if (only?.kind === 'answer') return { kind: 'cases', orientation, headerRows: [], firstDataRow: first.row, confidence: 0.6, reason: saying('layout.firstIsAnswer', { text: only.text, row: String(first.row + 1) }) };
  if (only?.kind === 'unclear') return { kind: 'cases', orientation, headerRows: [first.row], firstDataRow: first.row + 1, confidence: 0.5, reason: saying('layout.oneColumn', { text: only.text }) };
  const header = [first.row];
  for (let above = position - 1; above >= 0 && isGroupRow(rows[above]!, first); above--) header.unshift(rows[above]!.row);
  for (let below = position + 1; below < rows.length && below <= position + 2 && continuesHeader(rows[below - 1]!, rows[below]!, rows.slice(below + 1), orientation === 'rows' ? table.merges : []); below++) header.push(rows[below]!.row);
  const skipped = rows.filter((row) => row.row < header[0]! && row.filled > 0).length;
  const named = header.length === 1 ? saying('layout.row', { row: String(header[0]! + 1) }) : saying('layout.rows', { from: String(header[0]! + 1), to: String(header.at(-1)! + 1) });
  return {
    kind: 'cases', orientation, headerRows: header, firstDataRow: header.at(-1)! + 1,
    confidence: header.length === 1 && skipped === 0 ? 0.95 : 0.8,
    reason: skipped === 0 ? saying('layout.header', { rows: named }) : saying('layout.headerBelow', { rows: named, lines: saying('layout.lines', { count: skipped }) }),
  };
}

/** What the first line of a file with one column is: a list of answers often has no name. It is an answer where it stands again below, or
 *  speaks of the writer, or is several sentences; a name where it asks, or is a word that names columns. */
function onlyColumn(table: RawTable, { row, texts }: LeadingRow): { readonly kind: 'name' | 'answer' | 'unclear'; readonly text: string } {
  const column = texts.findIndex((text) => text !== null);
  const whole = texts[column]!.trim();
  const text = whole.length > 60 ? `${whole.slice(0, 59)}…` : whole;
  const key = normaliseText(whole);
  if (/[?:]$/u.test(whole) || COLUMN_NAME.test(key) || codeLike({ row, texts: [whole], cells: [whole], filled: 1 }) && /[\d_]/u.test(whole)) return { kind: 'name', text };
  for (let below = row + 1; below < Math.min(table.rowCount, ANSWERS_COMPARED); below++) {
    const other = cellText(table.cell(below, column));
    if (other !== null && normaliseText(other) === key) return { kind: 'answer', text };
  }
  return { kind: OF_ONESELF.test(key) || /\p{L}[.!]\s+\p{Lu}/u.test(whole) ? 'answer' : 'unclear', text };
}
const ANSWERS_COMPARED = 5000;
/** How names of columns begin, folded: questions, requests, and what lists of answers are called. */
const COLUMN_NAME = /^((q|question|pregunta)( ?\d+)?\b|answers?$|responses?$|(open ended )?response|texts?$|comments?\b|remarks?$|suggestions?\b|feedback\b|reponses?$|textes?$|commentaires?\b|remarques?$|respuestas?$|textos?$|comentarios?\b|sugerencias?\b|(what|which|who|why|when|where|how|please|describe|explain|tell us|do you|did you|are you|is there|if|in your|to what|quel|quelle|quels|quelles|que|qu|comment|pourquoi|combien|veuillez|decrivez|expliquez|selon|dans quelle|avez|existe|y a t il|a votre|cual|cuales|como|por que|cuantos?|describa|explique|por favor|en su|tiene)\b)/u;
const OF_ONESELF = /\b(i|we|our|my|je|j|nous|notre|nos|mon|mes|nosotros|nuestr[oa]s?)\b/u;

/** A fuller row of texts below scattered notes, right above the first typed cells: the names. null where the earliest row is
 *  as full, or cells with numbers stand between. */
function fullerHeader(rows: readonly LeadingRow[], earliest: LeadingRow): LeadingRow | null {
  const onlyTexts = (row: LeadingRow): boolean => row.cells.every((cell) => cell === null || typeof cell === 'string');
  for (let index = rows.indexOf(earliest); index < Math.min(rows.length - 1, rows.indexOf(earliest) + 6) && onlyTexts(rows[index]!); index++) {
    const row = rows[index]!;
    if (row.filled <= earliest.filled || onlyTexts(rows[index + 1]!)) continue;
    return new Set(row.texts.filter((text) => text !== null)).size === row.filled ? row : null;
  }
  return null;
}

interface LeadingRow { readonly row: number; readonly cells: readonly RawCell[]; readonly texts: readonly (string | null)[]; readonly filled: number }

function leadingRows(table: RawTable, count: number): LeadingRow[] {
  const rows: LeadingRow[] = [];
  for (let row = 0; row < table.rowCount && rows.length < count; row++) {
    const cells = Array.from({ length: table.columnCount }, (_, column) => table.cell(row, column));
    const texts = cells.map(cellText);
    rows.push({ row, cells, texts, filled: texts.reduce((filled, text) => filled + (text === null ? 0 : 1), 0) });
  }
  return rows;
}

/** SurveyMonkey's "Response" line and Qualtrics' ImportId line close the header beyond doubt. */
function markedHeader(rows: readonly LeadingRow[]): Pick<Layout, 'headerRows' | 'firstDataRow' | 'confidence' | 'reason'> | null {
  const last = rows.slice(0, 8).findIndex(({ texts, filled }) => filled > 0 && (texts.filter(isImportId).length > filled / 2 || texts.some(isResponseMarker)));
  if (last < 1) return null;
  const line = rows[last]!;
  // "Response" may be an answer too: the line above must be a header, with text and no numbers.
  const above = rows[last - 1]!;
  if (above.filled < 2 || above.cells.some((cell) => typeof cell === 'number')) return null;
  const header = [line.row];
  for (let index = last - 1; index >= 0 && header.length < 3 && rows[index]!.filled >= 2; index--) header.unshift(rows[index]!.row);
  const maker = line.texts.some(isImportId) ? 'Qualtrics' : 'SurveyMonkey';
  return { headerRows: header, firstDataRow: line.row + 1, confidence: 0.97, reason: saying('layout.marked', { rows: header.length, maker, parts: saying(maker === 'Qualtrics' ? 'layout.namesWordingsIds' : header.length === 3 ? 'layout.idsQuestionsOptions' : 'layout.questionsOptions') }) };
}

/** A row of headings above the names: at least two, texts only, not all in the first columns, fewer than the names. */
function isGroupRow(row: LeadingRow, names: LeadingRow): boolean {
  const at = row.texts.flatMap((text, column) => (text === null ? [] : [column]));
  return row.filled >= 2 && row.filled < names.filled && row.row === names.row - 1 && row.cells.every((cell) => cell === null || typeof cell === 'string')
    && at.at(-1)! >= 2 && !row.texts.some((text) => text !== null && text.length > 120 && row.filled === 2);
}

/** Whether the row below a header row is header too: options under questions that span columns, or wordings under codes. */
function continuesHeader(above: LeadingRow, row: LeadingRow, below: readonly LeadingRow[], merges: RawTable['merges']): boolean {
  if (row.filled < 2 || row.cells.some((cell) => typeof cell === 'number' || typeof cell === 'boolean' || isDateCell(cell))) return false;
  const texts = row.texts.filter((text) => text !== null);
  if (new Set(texts.map(normaliseText)).size < texts.length * 0.6) return false;
  // Options recur below as ticks, under a question that spans columns; a row whose cells recur elsewhere holds answers.
  const spans = (column: number): boolean => above.texts[column] === null || (column + 1 < above.texts.length && above.texts[column + 1] === null);
  const recurs = row.texts.filter((text, column) => text !== null && !spans(column) && below.some((later) => later.texts[column] === text)).length;
  if (recurs > texts.length * 0.2) return false;
  if (isUnderSections(above, row, below)) return true;
  if (codeLike(above) && texts.filter((text) => text.includes(' ') && text.length > 12).length >= texts.length * 0.6) {
    return below.length === 0 || below.some((later) => meanLength(later) < meanLength(row) * 0.7);
  }
  if (codesWithDigits(above) && row.filled >= above.filled * 0.5 && isNoAnswer(row, below)) return true;
  if (isOptionLine(row, below)) return true;
  if (isUnderMerged(above, row, merges) || isUnderGaps(above, row, below)) return true;
  if (holdsAnswer(row, below)) return false;
  const gaps = above.texts.flatMap((text, column) => (text === null ? [column] : []));
  const bridged = gaps.filter((column) => row.texts[column] !== null).length;
  if (gaps.length < Math.max(2, above.texts.length * 0.15) || bridged < gaps.length * 0.6) return false;
  // Below options stand ticks: numbers, the option's own words, or an x.
  const isMark = (text: string | null | undefined): boolean => text === null || text === undefined || isChosenMark(text) || isNotChosen(text);
  return below.some((later) => later.cells.some((cell) => cell !== null && (typeof cell !== 'string' || parseNumber(cell) !== null || gaps.some((column) => later.texts[column] === row.texts[column]))))
    || gaps.every((column) => below.every((later) => isMark(later.texts[column])) && below.some((later) => (later.texts[column] ?? null) !== null));
}

/** Whether one of the row's words is among several answers that recur below it: the first respondent's, under a header with blanks. Below an
 *  option stands its own word alone, or a mark. */
function holdsAnswer(row: LeadingRow, below: readonly LeadingRow[]): boolean {
  return row.texts.some((text, column) => {
    if (text === null || parseNumber(text) !== null || isChosenMark(text) || isNotChosen(text)) return false;
    const answers = below.map((later) => later.texts[column] ?? null).filter((answer) => answer !== null);
    const kinds = new Set(answers);
    return answers.length >= 4 && kinds.size >= 2 && kinds.size <= answers.length / 2 && kinds.has(text);
  });
}

/** A question merged over the columns of its options, which stand below it; names beside it are often merged downwards. */
function isUnderMerged(above: LeadingRow, row: LeadingRow, merges: RawTable['merges']): boolean {
  const over = merges.filter(({ top, bottom, left, right }) => top === above.row && bottom === above.row && right > left && above.texts[left] !== null);
  const under = over.flatMap(({ left, right }) => Array.from({ length: right - left + 1 }, (_, index) => row.texts[left + index] ?? null));
  // Titles are merged over whole tables: below them stand names in every column.
  return over.length > 0 && under.every((text) => text !== null) && under.length === row.filled;
}

/** Options below a question that spans their columns, and nothing below the names beside it, where every respondent gave an answer. None of
 *  them is among the answers that recur below. */
function isUnderGaps(above: LeadingRow, row: LeadingRow, below: readonly LeadingRow[]): boolean {
  if (below.length < 4) return false;
  const spans = (column: number): boolean => above.texts[column] === null || above.texts[column + 1] === null && column + 1 < above.texts.length;
  let always = 0;
  let closed = 0;
  for (const [column, text] of row.texts.entries()) {
    const answers = below.map((later) => later.texts[column] ?? null).filter((answer) => answer !== null);
    if (text === null) {
      if (above.texts[column] !== null && answers.length === below.length) always++;
      continue;
    }
    if (!spans(column) || answers.includes(text)) return false;
    if (answers.length >= 4 && new Set(answers).size <= answers.length / 2) closed++;
  }
  const gaps = above.texts.filter((text, column) => text === null && row.texts[column] !== null).length;
  return always > 0 && gaps > 0 && closed >= 2;
}

/** Names below headings of groups: fuller than the row above, each heading over a name, and none of the names among the answers that
 *  recur below it. The first respondent's answers would recur. */
function isUnderSections(above: LeadingRow, row: LeadingRow, below: readonly LeadingRow[]): boolean {
  if (above.filled < 2 || above.filled >= row.filled || below.length < 4 || above.texts.some((text, column) => text !== null && row.texts[column] === null)) return false;
  const filledBelow = row.texts.filter((_, column) => below.some((later) => later.texts[column] !== null)).length;
  if (row.filled < filledBelow * 0.5) return false;
  let names = 0;
  for (const [column, text] of row.texts.entries()) {
    const answers = below.map((later) => later.texts[column] ?? null).filter((answer) => answer !== null);
    if (text === null || answers.length < 4) continue;
    const kinds = new Set(answers);
    if (kinds.size > answers.length / 2) continue;
    if (kinds.has(text)) return false;
    names++;
  }
  return names > 0;
}

/** Under codes: texts of which none is among the answers that recur in its column, in two closed questions at least. */
function isNoAnswer(row: LeadingRow, below: readonly LeadingRow[]): boolean {
  let closed = 0;
  for (const [column, text] of row.texts.entries()) {
    const answers = below.map((later) => later.texts[column] ?? null).filter((answer) => answer !== null);
    const kinds = new Set(answers);
    if (text !== null && parseNumber(text) !== null) return false;
    if (text === null || answers.length < 4 || kinds.size > answers.length / 2) continue;
    if (kinds.has(text)) return false;
    closed++;
  }
  return closed >= 2;
}
const codesWithDigits = (row: LeadingRow): boolean => codeLike(row) && row.texts.filter((text) => text !== null && /\d/u.test(text)).length >= row.filled * 0.6;

/** Options alone: each the only word that its column holds below, and nothing where every respondent wrote something. */
function isOptionLine(row: LeadingRow, below: readonly LeadingRow[]): boolean {
  if (below.length < 4) return false;
  const answers = (column: number): string[] => below.map((later) => later.texts[column] ?? null).filter((answer) => answer !== null);
  const columns = row.texts.map((text, column) => ({ text, answers: answers(column) }));
  return columns.some(({ text, answers: own }) => text === null && own.length === below.length)
    && columns.filter(({ text }) => text !== null).every(({ text, answers: own }) => own.every((answer) => answer === text))
    && columns.filter(({ text, answers: own }) => text !== null && own.length > 0).length >= 2;
}

const codeLike = (row: LeadingRow): boolean => row.texts.filter((text) => text !== null && /^[\p{L}_]{0,12}[\d_.]*[\p{L}\d_.-]{0,12}$/u.test(text.trim())).length >= row.filled * 0.9;
const meanLength = (row: LeadingRow): number => row.texts.reduce((sum, text) => sum + (text?.length ?? 0), 0) / Math.max(1, row.filled);

/** No header: where the columns below hold numbers or dates, the first row does too. */
function looksLikeData(first: LeadingRow, below: readonly LeadingRow[]): boolean {
  if (below.length < 2) return false;
  let numeric = 0;
  let alike = 0;
  first.cells.forEach((cell, column) => {
    const values = below.map((row) => row.cells[column] ?? null).filter((value) => cellText(value) !== null);
    if (values.length === 0 || values.filter(isQuantity).length < values.length * 0.9) return;
    numeric++;
    if (isQuantity(cell)) alike++;
  });
  return numeric > 0 && alike >= numeric * 0.6 && alike >= first.filled * 0.25;
}
const isQuantity = (cell: RawCell): boolean => typeof cell === 'number' || isDateCell(cell) || (typeof cell === 'string' && parseNumber(cell) !== null);

const BASE_WORDS = /^(un-?weighted|weighted|base|total|n\s*=|sample size|effective base|sigma|effectif|ensemble|base (non )?pond)/iu;

/** A finished workbook of cross-tabs: answers down the side, groups across the top, fractions and counts inside. */
function crosstab(table: RawTable): Pick<Layout, 'kind' | 'confidence' | 'reason'> | null {
  if (table.columnCount < 4 || table.rowCount < 4) return null;
  const limit = Math.min(table.rowCount, 200);
  const isBase = (row: number, column: number): boolean => BASE_WORDS.test((cellText(table.cell(row, column)) ?? '').trim());
  let baseLines = 0;
  for (let row = 0; row < limit; row++) if (isBase(row, 0) || isBase(row, 1)) baseLines++;
  // Most sheets have no such line, and their cells need not be looked at.
  if (baseLines === 0) return null;
  let inside = 0;
  let numbers = 0;
  let fractions = 0;
  for (let row = 0; row < limit; row++) {
    for (let column = 2; column < Math.min(table.columnCount, 40); column++) {
      const cell = table.cell(row, column);
      if (cellText(cell) === null) continue;
      inside++;
      const value = typeof cell === 'number' ? cell : typeof cell === 'string' ? parseNumber(cell) : null;
      if (value === null) continue;
      numbers++;
      if (!Number.isInteger(value) && value > 0 && value < 1 || (typeof cell === 'string' && cell.includes('%'))) fractions++;
    }
  }
  if (inside === 0 || numbers < inside * 0.8 || fractions < numbers * 0.3) return null;
  return {
    kind: 'crosstab', confidence: 0.9,
    reason: saying('layout.crosstab', { sheet: table.sheet, count: baseLines }),
  };
}

/** The key of a coded file: codes in one column, their texts in the next, the codes starting anew under each question. */
function answerKey(table: RawTable): Pick<Layout, 'kind' | 'confidence' | 'reason'> | null {
  if (table.columnCount < 2 || table.columnCount > 3 || table.rowCount < 8) return null;
  let questions = 0;
  let codes = 0;
  let restarts = 0;
  let filled = 0;
  let before = Infinity;
  for (let row = 0; row < Math.min(table.rowCount, 500); row++) {
    const text = cellText(table.cell(row, 0))?.trim();
    if (text === undefined) continue;
    filled++;
    if (/^\d{1,3}$/u.test(text)) {
      codes++;
      if (Number(text) <= before) restarts++;
      before = Number(text);
    } else if (/^[A-Z]{1,4}[-_.]?\d+[\w.]*$/iu.test(text)) {
      questions++;
      before = Infinity;
    }
  }
  if (questions < 3 || codes < 4 || restarts < 2 || questions + codes < filled * 0.8) return null;
  return {
    kind: 'key', confidence: 0.9,
    reason: saying('layout.key', { sheet: table.sheet, questions }),
  };
}

/** A list of questions with their options or categories, under a header that says so: a key with column names. */
function questionList(table: RawTable, rows: readonly LeadingRow[]): Pick<Layout, 'kind' | 'confidence' | 'reason'> | null {
  const header = rows.find(({ filled }) => filled > 0);
  if (header === undefined || table.rowCount < 6) return null;
  const named = header.texts.filter((text) => text !== null && /^(ques|question|variable|item|choice|option|code|label|categor|type)/iu.test(text.replace(/^[A-Z]{2,5}_/u, '')));
  if (named.length < 3 || named.length < header.filled * 0.6) return null;
  let given = 0;
  let codes = 0;
  for (let row = header.row + 1; row < Math.min(table.rowCount, 300); row++) {
    const text = cellText(table.cell(row, 0))?.trim();
    if (text === undefined) continue;
    given++;
    if (/^Q\d/iu.test(text)) codes++;
  }
  if (given < 5 || codes < given * 0.8) return null;
  return { kind: 'key', confidence: 0.85, reason: saying('layout.questionList', { sheet: table.sheet }) };
}

/** Questions down the first column, respondents across: the first column reads like a questionnaire, the first row does not. */
function looksTransposed(table: RawTable, layout: Layout): boolean {
  if (table.columnCount < 2 || table.rowCount < 5 || layout.headerRows.length > 1) return false;
  const start = layout.headerRows[0] ?? 0;
  const down = Array.from({ length: Math.min(table.rowCount - start, 200) }, (_, index) => cellText(table.cell(start + index, 0)));
  const across = Array.from({ length: Math.min(table.columnCount, 200) }, (_, column) => cellText(table.cell(start, column)));
  if (respondentsAcross(across) && new Set(down).size === down.length) return true;
  return questionShare(down) >= 0.5 && questionShare(across.slice(1)) < 0.2 && new Set(down).size >= down.length * 0.9 && down.filter((text) => text !== null).length >= 5;
}
/** "Question | Respondent 1 | Respondent 2 | …": the head itself says that each column is one respondent. */
const respondentsAcross = ([corner, ...heads]: readonly (string | null)[]): boolean => /^(?:questions?|items?|variables?|indicat(?:or|eur)s?|preguntas?)$/iu.test(corner?.trim() ?? '')
  && heads.length >= 2 && new Set(heads).size === heads.length && heads.every((head) => /^(?:respondents?|répondante?s?|participante?s?|interviewees?|interviews?|entretiens?|encuestad[oa]s?|entrevistas?|cas(?:e|es|os?)?)\s*[-#_.]?\s*(?:n[°ºo]\.?\s*)?\d+$/iu.test(head?.trim() ?? ''));
const questionShare = (texts: readonly (string | null)[]): number => {
  const given = texts.filter((text) => text !== null);
  return given.length === 0 ? 0 : given.filter((text) => /\?\s*$/u.test(text) || /^\s*(?:Q(?:uestion)?\s*)?\d{1,3}(?:\.\d+)*\s*[.):]\s*\S/iu.test(text) || /^Q\d{1,3}[a-z]?\s*$/iu.test(text)).length / given.length;
};
