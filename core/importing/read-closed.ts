import type { PlanVariable } from '../contract/import-plan.ts';
import { missingBase, newSingleCodes, setBit, STATE, type MultipleVector, type NumberVector, type SingleVector, type StateCode, type TextVector } from '../model/vector.ts';
import { collapseSpace, spellingKey } from '../text/normalise.ts';
import { cellText, isDateCell, isErrorCell } from './cell-text.ts';
import { isNotChosen } from './column-profile.ts';
import { splitChoice } from './delimited-choice.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';
import type { RawCell } from './raw-table.ts';
import type { ColumnDictionary } from './survey-sheet.ts';

/** A distinct cell that could not be read as the plan says; told for each row that holds it, or for one case alone. */
export interface CellFault { readonly caseIndex?: number | undefined; readonly column: number; readonly code: number; readonly expected: string; readonly found: string; readonly advice: string }
export type Report = (fault: CellFault) => void;
export interface ReadColumn { readonly index: number; readonly option: string | undefined; readonly data: ColumnDictionary }

/** The state a text stands for in this variable, or null where it is an answer. Spelling differences in case and space do
 *  not matter; which texts are missing is the plan's word alone. */
export function missingLookup(variable: PlanVariable): (text: string) => StateCode | null {
  const states = new Map<string, StateCode>();
  for (const state of ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable'] as const) {
    for (const text of variable.missing?.[state] ?? []) states.set(missingKey(text), STATE[state]);
  }
  return states.size === 0 ? () => null : (text) => states.get(missingKey(text)) ?? null;
}
const missingKey = (text: string): string => spellingKey(text) || text.trim();

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
function reading(cell: RawCell, column: number, code: number, missing: (text: string) => StateCode | null, expected: string, report: Report): { state: StateCode; text: string } {
  if (isErrorCell(cell)) {
    report({ column, code, expected, found: cell.error, advice: 'The cell holds an error and is read as no answer. Correct it in the file.' });
    return { state: STATE.noAnswer, text: '' };
  }
  const text = cellText(cell);
  if (text === null) return { state: STATE.noAnswer, text: '' };
  return { state: missing(text) ?? STATE.value, text };
}

const listed = (labels: readonly string[]): string => (labels.length <= 6 ? labels.join(', ') : `${labels.slice(0, 5).join(', ')} and ${labels.length - 5} more`);

export function readSingle(variable: PlanVariable, column: ReadColumn, report: Report): SingleVector {
  const categories = variable.categories ?? [];
  const find = categoryLookup(variable);
  const missing = missingLookup(variable);
  const { codes, values } = column.data;
  const vector = newSingleCodes(codes.length, categories.length);
  const top = missingBase(vector);
  const labels = listed(categories.map(({ label }) => label));
  const meaning = values.map((cell, code) => {
    const { state, text } = reading(cell, column.index, code, missing, `one of ${labels}`, report);
    if (state !== STATE.value) return top + state;
    const category = find(text);
    if (category >= 0) return category;
    report({ column: column.index, code, expected: `one of ${labels}`, found: text, advice: `'${text}' is not one of the categories ${labels}. Map it, or keep it as a new category.` });
    return top + STATE.noAnswer;
  });
  for (let index = 0; index < codes.length; index++) vector[index] = meaning[codes[index]!]!;
  return { kind: 'single', codes: vector };
}

/** A single choice spread over columns, an option each: the option ticked; two ticks are a fault. */
export function readSpread(variable: PlanVariable, columns: readonly ReadColumn[], cases: number, report: Report): SingleVector {
  const categories = variable.categories ?? [];
  const vector = newSingleCodes(cases, categories.length);
  const top = missingBase(vector);
  vector.fill(top + STATE.noAnswer);
  for (const { ticks, states, category, column } of tickColumns(variable, columns, report)) {
    const { codes } = column.data;
    for (let index = 0; index < cases; index++) {
      const code = codes[index]!;
      if (ticks[code] === true) {
        if (vector[index]! < top) report({ caseIndex: index, column: column.index, code, expected: 'one option', found: categories[category]!.label, advice: `two options are ticked, '${categories[vector[index]!]!.label}' and '${categories[category]!.label}'; the first is kept. Make the variable a multiple choice if both may be.` });
        else vector[index] = category;
      } else if (vector[index] === top + STATE.noAnswer && states[code] !== STATE.value) vector[index] = top + states[code]!;
    }
  }
  return { kind: 'single', codes: vector };
}

/** A multiple choice, an option each column. A case with a tick, or with an explicit "not selected", has answered; one whose
 *  cells are all empty has not. */
export function readTicks(variable: PlanVariable, columns: readonly ReadColumn[], cases: number, report: Report): MultipleVector {
  const options = (variable.categories ?? []).map(() => new Uint8Array(Math.ceil(cases / 8)));
  const states = new Uint8Array(cases).fill(STATE.noAnswer);
  for (const { ticks, states: said, category, column } of tickColumns(variable, columns, report)) {
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
    const chosen = new Set(spellings.map(spellingKey));
    const ticks: boolean[] = [];
    const states: StateCode[] = [];
    column.data.values.forEach((cell, code) => {
      const { state, text } = reading(cell, column.index, code, missing, `a tick for '${label}'`, report);
      const ticked = state === STATE.value && (chosen.size === 0 ? !isUnticked(text) : chosen.has(spellingKey(text)));
      if (state === STATE.value && !ticked && !isUnticked(text)) {
        report({ column: column.index, code, expected: `${[...spellings].map((spelling) => `'${spelling}'`).join(' or ')}, or empty`, found: text, advice: `'${text}' is not how the option '${label}' is ticked. Add it to the spellings of the option, or correct it in the file.` });
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
export function readMentions(variable: PlanVariable, columns: readonly ReadColumn[], cases: number, report: Report): MultipleVector {
  const categories = variable.categories ?? [];
  const find = categoryLookup(variable);
  const missing = missingLookup(variable);
  const labels = listed(categories.map(({ label }) => label));
  const options = categories.map(() => new Uint8Array(Math.ceil(cases / 8)));
  const states = new Uint8Array(cases).fill(STATE.noAnswer);
  for (const column of columns) {
    const { codes, values } = column.data;
    const meaning = values.map((cell, code): { state: StateCode; category: number } => {
      const { state, text } = reading(cell, column.index, code, missing, `one of ${labels}`, report);
      const category = state === STATE.value ? find(text) : -1;
      if (state !== STATE.value || category >= 0) return { state, category };
      report({ column: column.index, code, expected: `one of ${labels}`, found: text, advice: `'${text}' is not one of the answers ${labels}. Map it, or keep it as a new answer.` });
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

export function readDelimited(variable: PlanVariable, column: ReadColumn, report: Report): MultipleVector {
  const categories = variable.categories ?? [];
  const find = categoryLookup(variable);
  const missing = missingLookup(variable);
  const { codes, values } = column.data;
  const labels = listed(categories.map(({ label }) => label));
  const states = new Uint8Array(codes.length);
  const options = categories.map(() => new Uint8Array(Math.ceil(codes.length / 8)));
  const meaning = values.map((cell, code): { state: StateCode; chosen: readonly number[] } => {
    const { state, text } = reading(cell, column.index, code, missing, `options among ${labels}`, report);
    if (state !== STATE.value) return { state, chosen: [] };
    const whole = find(text);
    const parts = whole >= 0 || variable.delimiter === undefined ? [text] : splitChoice(text, variable.delimiter, (option) => find(option) >= 0);
    const chosen: number[] = [];
    for (const part of parts) {
      const category = find(part);
      if (category >= 0) chosen.push(category);
      else if (missing(part) === null) report({ column: column.index, code, expected: `options among ${labels}`, found: part, advice: `'${part}' is not one of the options ${labels}. Map it, or keep it as a new option.` });
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

export function readNumbers(variable: PlanVariable, column: ReadColumn, report: Report): NumberVector {
  const missing = missingLookup(variable);
  const isDate = variable.type === 'date';
  const expected = isDate ? 'a date' : 'a number';
  const { codes, values } = column.data;
  const numbers = new Float64Array(codes.length);
  const states = new Uint8Array(codes.length);
  const meaning = values.map((cell, code): { state: StateCode; value: number } => {
    const { state, text } = reading(cell, column.index, code, missing, expected, report);
    if (state !== STATE.value) return { state, value: 0 };
    const value = typeof cell === 'number' && !isDate ? cell : isDate ? (isDateCell(cell) ? parseDate(cell.date) : parseDate(text, variable.dateOrder)) : parseNumber(text, variable.decimal);
    if (value !== null) return { state, value };
    report({ column: column.index, code, expected, found: text, advice: `'${text}' is not ${expected}${isDate ? '' : variable.decimal === ',' ? ' written with a decimal comma' : ''}. Correct it, name it as a missing value, or change the variable's type.` });
    return { state: STATE.noAnswer, value: 0 };
  });
  for (let index = 0; index < codes.length; index++) {
    const { state, value } = meaning[codes[index]!]!;
    numbers[index] = value;
    states[index] = state;
  }
  return { kind: 'number', values: numbers, states };
}

export function readTexts(variable: PlanVariable, column: ReadColumn, report: Report): TextVector {
  const missing = missingLookup(variable);
  const { codes, values } = column.data;
  const meaning = values.map((cell, code) => reading(cell, column.index, code, missing, 'a text', report));
  const states = new Uint8Array(codes.length);
  const texts = Array.from({ length: codes.length }, () => '');
  for (let index = 0; index < codes.length; index++) {
    const { state, text } = meaning[codes[index]!]!;
    states[index] = state;
    if (state === STATE.value) texts[index] = text;
  }
  return { kind: 'text', values: texts, states };
}
