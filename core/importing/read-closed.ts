import type { PlanVariable } from '../contract/import-plan.ts';
import type { Saying } from '../contract/saying.ts';
import { missingBase, newSingleCodes, setBit, STATE, type MultipleVector, type NumberVector, type SingleVector, type StateCode, type TextVector } from '../model/vector.ts';
import { collapseSpace, spellingKey } from '../text/normalise.ts';
import { AnswerList } from './answer-list.ts';
import { cellText, isDateCell, isErrorCell } from './cell-text.ts';
import { isNotChosen } from './column-profile.ts';
import { mostParts, splitChoice } from './delimited-choice.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { CellList, RawCell } from './raw-table.ts';
import { orList, saying } from '../text/sentences.ts';
import type { ColumnDictionary } from './survey-sheet.ts';

/** A distinct cell that could not be read as the plan says; told for each row that holds it, or for one case alone. */
export interface CellFault { readonly caseIndex?: number | undefined; readonly column: number; readonly code: number; readonly expected: Saying; readonly found: string; readonly advice: Saying }
export type Report = (fault: CellFault) => void;
export interface ReadColumn { readonly index: number; readonly option: string | undefined; readonly data: ColumnDictionary }

/** Some thousandths of a second: of a column with more distinct values, other work is let in between. */
export const VALUES_A_STEP = 5_000;

/** A closed question's values are read by their spellings, which takes longer. */
const SPELLINGS_A_STEP = 1_000;
function* eachValue<T>(values: CellList, read: (cell: RawCell, code: number) => T): Generator<number, T[]> {
  const all: T[] = [];
  for (let code = 0; code < values.length; code++) {
    if (code % SPELLINGS_A_STEP === SPELLINGS_A_STEP - 1) yield 0;
    all.push(read(values.at(code)!, code));
  }
  yield 0;
  return all;
}

/** The state a text stands for in this variable, or null where it is an answer. Spelling differences in case and space do
 *  not matter; which texts are missing is the plan's word alone. */
export function missingLookup(variable: PlanVariable): (text: string) => StateCode | null {
  const states = new Map<string, StateCode>();
  for (const state of ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable'] as const) {
    for (const text of variable.missing?.[state] ?? []) states.set(missingKey(text), STATE[state]);
  }
  return states.size === 0 ? () => null : (text) => states.get(missingKey(text)) ?? null;
}
const hasMissing = (variable: PlanVariable): boolean => Object.values(variable.missing ?? {}).some((texts) => texts !== undefined && texts.length > 0);
const missingKey = (text: string): string => spellingKey(text) || text.trim();

/** Every spelling that the plan knows of an answer to a question. */
export const spellingsOf = ({ categories = [], missing = {} }: PlanVariable): string[] =>
  [...categories.flatMap(({ id, label, labels, values }) => [id, label, ...Object.values(labels ?? {}), ...values]), ...Object.values(missing).flat()].filter((text) => text !== undefined);

/** The index of the category a text means: its own spelling, else label or id, else the same but for case and accents. */
export function categoryLookup(variable: PlanVariable): (text: string) => number {
  const exact = new Map<string, number>();
  const loose = new Map<string, number>();
  const claim = (into: Map<string, number>, key: string, index: number): void => { if (key !== '' && !into.has(key)) into.set(key, index); };
  const categories = variable.categories ?? [];
  categories.forEach(({ values }, index) => { for (const text of values) claim(exact, text, index); });
  categories.forEach(({ id, label }, index) => { claim(exact, label, index); claim(exact, id, index); });
  categories.forEach(({ id, label, labels, values }, index) => {
    for (const text of [...values, label, id, ...Object.values(labels ?? {})]) if (text !== undefined) claim(loose, spellingKey(text), index);
  });
  return (text) => exact.get(text) ?? exact.get(collapseSpace(text)) ?? loose.get(spellingKey(text)) ?? -1;
}

/** What one distinct cell says: its state, and, where it is an answer, its text. */
function reading(cell: RawCell, column: number, code: number, missing: (text: string) => StateCode | null, expected: Saying, report: Report): { state: StateCode; text: string } {
  if (isErrorCell(cell)) {
    report({ column, code, expected, found: cell.error, advice: saying('cell.error') });
    return { state: STATE.noAnswer, text: '' };
  }
  const text = cellText(cell);
  if (text === null) return { state: STATE.noAnswer, text: '' };
  return { state: missing(text) ?? STATE.value, text };
}

export function* readSingle(variable: PlanVariable, column: ReadColumn, report: Report): Generator<number, SingleVector> {
  const categories = variable.categories ?? [];
  const find = categoryLookup(variable);
  const missing = missingLookup(variable);
  const { codes, values } = column.data;
  const vector = newSingleCodes(codes.length, categories.length);
  const top = missingBase(vector);
  const labels = categories.map(({ label }) => label);
  const expected = saying('expected.category', { labels });
  const meaning = yield* eachValue(values, (cell, code) => {
    const { state, text } = reading(cell, column.index, code, missing, expected, report);
    if (state !== STATE.value) return top + state;
    const category = find(text);
    if (category >= 0) return category;
    report({ column: column.index, code, expected, found: text, advice: saying('cell.notCategory', { found: text, labels }) });
    return top + STATE.noAnswer;
  });
  for (let index = 0; index < codes.length; index++) vector[index] = meaning[codes[index]!]!;
  return { kind: 'single', codes: vector };
}

/** A single choice spread over columns, an option each: the option ticked; two ticks are a fault. */
export function* readSpread(variable: PlanVariable, columns: readonly ReadColumn[], cases: number, report: Report): Generator<number, SingleVector> {
  const categories = variable.categories ?? [];
  const vector = newSingleCodes(cases, categories.length);
  const top = missingBase(vector);
  vector.fill(top + STATE.noAnswer);
  for (const { ticks, states, category, column } of tickColumns(variable, columns, report)) {
    yield 0;
    const { codes } = column.data;
    for (let index = 0; index < cases; index++) {
      const code = codes[index]!;
      if (ticks[code] === true) {
        if (vector[index]! < top) report({ caseIndex: index, column: column.index, code, expected: saying('expected.oneOption'), found: categories[category]!.label, advice: saying('cell.twoTicks', { first: categories[vector[index]!]!.label, second: categories[category]!.label }) });
        else vector[index] = category;
      } else if (vector[index] === top + STATE.noAnswer && states[code] !== STATE.value) vector[index] = top + states[code]!;
    }
  }
  return { kind: 'single', codes: vector };
}

/** A multiple choice, an option each column. A case with a tick, or with an explicit "not selected", has answered; one whose
 *  cells are all empty has not. */
export function* readTicks(variable: PlanVariable, columns: readonly ReadColumn[], cases: number, report: Report): Generator<number, MultipleVector> {
  const options = (variable.categories ?? []).map(() => new Uint8Array(Math.ceil(cases / 8)));
  const states = new Uint8Array(cases).fill(STATE.noAnswer);
  for (const { ticks, states: said, category, column } of tickColumns(variable, columns, report)) {
    yield 0;
    const { codes } = column.data;
    const bits = options[category]!;
    for (let index = 0; index < cases; index++) {
      const code = codes[index]!;
      if (ticks[code] === true) { setBit(bits, index); states[index] = STATE.value; }
      else if (said[code] === STATE.value) states[index] = STATE.value;
      else if (states[index] === STATE.noAnswer) states[index] = said[code]!;
    }
  }
  return { kind: 'multiple', options, states };
}

function* tickColumns(variable: PlanVariable, columns: readonly ReadColumn[], report: Report): Generator<{ ticks: boolean[]; states: StateCode[]; category: number; column: ReadColumn }> {
  const categories = variable.categories ?? [];
  const missing = missingLookup(variable);
  const unticked = new Set(variable.unticked?.map(spellingKey));
  const isUnticked = (text: string): boolean => unticked.has(spellingKey(text)) || isNotChosen(text);
  for (const [position, column] of columns.entries()) {
    const named = categories.findIndex(({ id, label }) => label === column.option || id === column.option);
    const category = named >= 0 ? named : position;
    const { values: spellings = [], label = '' } = categories[category] ?? {};
    const tick = saying('expected.tick', { option: label });
    const chosen = new Set(spellings.map(spellingKey));
    const ticks: boolean[] = [];
    const states: StateCode[] = [];
    column.data.values.forEach((cell, code) => {
      const { state, text } = reading(cell, column.index, code, missing, tick, report);
      const ticked = state === STATE.value && (chosen.size === 0 ? !isUnticked(text) : chosen.has(spellingKey(text)));
      if (state === STATE.value && !ticked && !isUnticked(text)) {
        report({ column: column.index, code, expected: saying('expected.spelling', { spellings: orList(spellings.map((spelling) => `'${spelling}'`)) }), found: text, advice: saying('cell.notTick', { found: text, option: label }) });
        ticks.push(false);
        states.push(STATE.noAnswer);
        return;
      }
      ticks.push(ticked);
      states.push(state);
    });
    yield { ticks, states, category, column };
  }
}

/** A multiple choice in columns that hold one answer each: the first mentioned, the second, and so on. */
export function* readMentions(variable: PlanVariable, columns: readonly ReadColumn[], cases: number, report: Report): Generator<number, MultipleVector> {
  const categories = variable.categories ?? [];
  const find = categoryLookup(variable);
  const missing = missingLookup(variable);
  const labels = categories.map(({ label }) => label);
  const expected = saying('expected.category', { labels });
  const options = categories.map(() => new Uint8Array(Math.ceil(cases / 8)));
  const states = new Uint8Array(cases).fill(STATE.noAnswer);
  for (const column of columns) {
    const { codes, values } = column.data;
    const meaning = yield* eachValue(values, (cell, code): { state: StateCode; category: number } => {
      const { state, text } = reading(cell, column.index, code, missing, expected, report);
      const category = state === STATE.value ? find(text) : -1;
      if (state !== STATE.value || category >= 0) return { state, category };
      report({ column: column.index, code, expected, found: text, advice: saying('cell.notAnswer', { found: text, labels }) });
      return { state: STATE.noAnswer, category };
    });
    for (let index = 0; index < cases; index++) {
      const { state, category } = meaning[codes[index]!]!;
      if (category >= 0) { setBit(options[category]!, index); states[index] = STATE.value; }
      else if (states[index] === STATE.noAnswer) states[index] = state;
    }
  }
  return { kind: 'multiple', options, states };
}

export function* readDelimited(variable: PlanVariable, column: ReadColumn, report: Report): Generator<number, MultipleVector> {
  const categories = variable.categories ?? [];
  const find = categoryLookup(variable);
  const missing = missingLookup(variable);
  const { codes, values } = column.data;
  const labels = categories.map(({ label }) => label);
  const expected = saying('expected.options', { labels });
  const states = new Uint8Array(codes.length);
  const options = categories.map(() => new Uint8Array(Math.ceil(codes.length / 8)));
  const most = variable.delimiter === undefined ? 1 : mostParts(spellingsOf(variable), variable.delimiter);
  const meaning = yield* eachValue(values, (cell, code): { state: StateCode; chosen: readonly number[] } => {
    const { state, text } = reading(cell, column.index, code, missing, expected, report);
    if (state !== STATE.value) return { state, chosen: [] };
    const whole = find(text);
    const parts = whole >= 0 || variable.delimiter === undefined ? [text] : splitChoice(text, variable.delimiter, (option) => find(option) >= 0, most);
    const chosen: number[] = [];
    for (const part of parts) {
      const category = find(part);
      if (category >= 0) chosen.push(category);
      else if (missing(part) === null) report({ column: column.index, code, expected, found: part, advice: saying('cell.notOption', { found: part, labels }) });
    }
    return { state: chosen.length > 0 ? STATE.value : STATE.noAnswer, chosen };
  });
  for (let index = 0; index < codes.length; index++) {
    const { state, chosen } = meaning[codes[index]!]!;
    states[index] = state;
    for (const category of chosen) setBit(options[category]!, index);
  }
  return { kind: 'multiple', options, states };
}

export function* readNumbers(variable: PlanVariable, column: ReadColumn, report: Report): Generator<number, NumberVector> {
  const missing = missingLookup(variable);
  const isDate = variable.type === 'date';
  const expected = saying(isDate ? 'expected.date' : 'expected.number');
  const { codes, values } = column.data;
  const numbers = new Float64Array(codes.length);
  const states = new Uint8Array(codes.length);
  const meant = new Float64Array(values.length);
  const said = new Uint8Array(values.length);
  const plain = !isDate && !hasMissing(variable);
  const written = plain && variable.decimal !== ',';
  for (let code = 0; code < values.length; code++) {
    if (code % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
    if (written) {
      const number = values.plainNumber?.(code) ?? Number.NaN;
      if (!Number.isNaN(number)) { meant[code] = number; continue; }
    }
    const cell = values.at(code)!;
    if (plain && typeof cell === 'number') { meant[code] = cell; continue; }
    const { state, text } = reading(cell, column.index, code, missing, expected, report);
    said[code] = state;
    if (state !== STATE.value) continue;
    const value = typeof cell === 'number' && !isDate ? cell : isDate ? (isDateCell(cell) ? parseDate(cell.date) : parseDate(text, variable.dateOrder)) : parseNumber(text, variable.decimal);
    if (value !== null) { meant[code] = value; continue; }
    said[code] = STATE.noAnswer;
    report({ column: column.index, code, expected, found: text, advice: saying(isDate ? 'cell.notDate' : variable.decimal === ',' ? 'cell.notDecimalComma' : 'cell.notNumber', { found: text }) });
  }
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index]!;
    numbers[index] = meant[code]!;
    states[index] = said[code]!;
  }
  return { kind: 'number', values: numbers, states };
}

/** An open question: which cases answered, and their answers, made as they are walked. */
export function* readOpen(variable: PlanVariable, column: ReadColumn, report: Report): Generator<number, { vector: TextVector; answers: AnswerList }> {
  const expected = saying('expected.text');
  const missing = missingLookup(variable);
  const plain = !hasMissing(variable);
  const { codes, values } = column.data;
  const said = new Uint8Array(values.length);
  for (let code = 0; code < values.length; code++) {
    if (code % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
    const isText = plain && (values.textBytes?.(code) ?? -1) > 0;
    said[code] = isText ? STATE.value : reading(values.at(code)!, column.index, code, missing, expected, report).state;
  }
  const states = new Uint8Array(codes.length);
  for (let index = 0; index < codes.length; index++) states[index] = said[codes[index]!]!;
  return { vector: { kind: 'text', values: emptyTexts(codes.length), states }, answers: new AnswerList(column.data, states) };
}

let noTexts: readonly string[] = [];
/** Open questions of one table share this: their texts are rows of their own. */
const emptyTexts = (cases: number): readonly string[] => (noTexts.length === cases ? noTexts : (noTexts = new Array<string>(cases).fill('')));

export function* readTexts(variable: PlanVariable, column: ReadColumn, report: Report): Generator<number, TextVector> {
  const expected = saying('expected.text');
  const missing = missingLookup(variable);
  const { codes, values } = column.data;
  const said = new Uint8Array(values.length);
  const meant: string[] = [];
  for (let code = 0; code < values.length; code++) {
    if (code % VALUES_A_STEP === VALUES_A_STEP - 1) yield 0;
    const { state, text } = reading(values.at(code)!, column.index, code, missing, expected, report);
    said[code] = state;
    meant.push(state === STATE.value ? text : '');
  }
  return { kind: 'text', values: Array.from(codes, (code) => meant[code]!), states: Uint8Array.from(codes, (code) => said[code]!) };
}
