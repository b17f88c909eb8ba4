import type { CategoryDefinition } from '../model/definitions.ts';
import { missingBase, newSingleCodes, setBit, STATE, type Vector } from '../model/vector.ts';
import { categoryId } from '../text/category-id.ts';
import { slug, uniqueId } from '../text/slug.ts';
import type { IncomingProject } from './incoming.ts';
import type { IncomingCases } from './incoming-cases.ts';
import type { RefiValue, RefiVariable } from './refi-model.ts';
import type { LossList } from './report.ts';
import type { SideFile } from './side-file.ts';
import type { StudyVariable } from './study.ts';
import { categoryTexts, readValue } from './values.ts';

/** Above this many different texts a variable is not a choice but a text: an identifier, neither counted nor coded. */
const MOST_CATEGORIES = 100;
const YES_NO: readonly CategoryDefinition[] = [{ id: 'yes', label: 'Yes', labels: { en: 'Yes', fr: 'Oui', es: 'Sí' } }, { id: 'no', label: 'No', labels: { en: 'No', fr: 'Non', es: 'No' } }];

/** Variables with one vector entry a case: ours as the side file defines them, the others by their type and values. */
export function incomingVariables({ project, side, sideCame }: IncomingProject, cases: IncomingCases, losses: LossList): { variables: StudyVariable[]; idOf: ReadonlyMap<string, string> } {
  const inFile = new Map(project.variables.map((variable) => [variable.guid, variable]));
  const answeredBy = openAnswers(cases);
  const claimed = new Set<string>();
  const idOf = new Map<string, string>();
  const variables: StudyVariable[] = [];
  const stateOf = sideStates(side, cases);
  for (const ours of side?.variables ?? []) {
    const { definition, columns } = ours;
    const present = columns.some((guid) => inFile.has(guid));
    const answered = answeredBy.get(definition.id);
    if (!present && !(definition.type === 'open' ? answered !== undefined || sideCame : columns.length === 0 && sideCame)) {
      if (sideCame) losses.add('variableGone', definition.label);
      continue;
    }
    for (const guid of columns) { claimed.add(guid); idOf.set(guid, definition.id); }
    const state = (position: number): number => stateOf(ours, position);
    variables.push(definition.type === 'open' ? { definition, vector: openVector(cases, answered, state) } : ownVariable(ours, cases, state, losses));
  }
  for (const definition of cases.questions) variables.push({ definition, vector: openVector(cases, answeredBy.get(definition.id), () => STATE.notAsked) });
  const taken = new Set(variables.map(({ definition }) => definition.id));
  const met = new Set<string>();
  for (const variable of project.variables) {
    if (met.has(variable.guid)) { losses.add('duplicateGuid', `Variable “${variable.name}”`); continue; }
    met.add(variable.guid);
    if (claimed.has(variable.guid)) continue;
    const foreign = foreignVariable(variable, cases, uniqueId(slug(variable.name), taken), losses);
    idOf.set(variable.guid, foreign.definition.id);
    variables.push(foreign);
  }
  for (const list of cases.values) for (const guid of list.keys()) if (!inFile.has(guid)) losses.add('danglingReference', `variable ${guid}`);
  return { variables, idOf };
}

const openAnswers = (cases: IncomingCases): Map<string, Set<number>> => {
  const found = new Map<string, Set<number>>();
  for (const { variableId, caseIndex } of cases.answers) { const set = found.get(variableId); if (set) set.add(caseIndex); else found.set(variableId, new Set([caseIndex])); }
  return found;
};

/** The side file's state of a case, by the case's GUID; where it has none, there is no answer and nobody knows why. */
function sideStates(side: SideFile | null, cases: IncomingCases): (variable: SideFile['variables'][number], position: number) => number {
  const place = new Map((side?.cases ?? []).map(([guid], index) => [guid, index]));
  const places = cases.guids.map((guid) => place.get(guid));
  return ({ states }, position) => {
    const at = places[position];
    const state = at === undefined ? STATE.noAnswer : Number(states[at] ?? STATE.noAnswer);
    // It had a value when the file was written and has none now: somebody took it out.
    return state === STATE.value ? STATE.noAnswer : state;
  };
}

function openVector(cases: IncomingCases, answered: ReadonlySet<number> | undefined, stateOf: (position: number) => number): Vector {
  const codes = new Uint8Array(cases.cases.length);
  codes.forEach((_, position) => { codes[position] = answered?.has(position) ? 0 : missingBase(codes) + stateOf(position); });
  return { kind: 'single', codes };
}

function ownVariable({ definition, columns }: SideFile['variables'][number], cases: IncomingCases, stateOf: (position: number) => number, losses: LossList): StudyVariable {
  const size = cases.cases.length;
  const textOf = (position: number, guid: string): string | null => cases.values[position]!.get(guid)?.text ?? null;
  const missing = (states: Uint8Array, position: number): void => { states[position] = stateOf(position); };
  const wrong = (): void => { losses.add('value', definition.label); };
  if (definition.type === 'multiple') {
    const options = columns.map(() => new Uint8Array(Math.ceil(size / 8)));
    const states = new Uint8Array(size);
    for (let position = 0; position < size; position += 1) {
      const texts = columns.map((guid) => textOf(position, guid));
      if (texts.every((text) => text === null)) { missing(states, position); continue; }
      texts.forEach((text, option) => { if (text !== null && readValue('Boolean', text) === true) setBit(options[option]!, position); });
    }
    return { definition, vector: { kind: 'multiple', options, states } };
  }
  const guid = columns[0] ?? '';
  if (definition.type === 'single') {
    const categories: CategoryDefinition[] = [...definition.categories];
    const indexOf = new Map(categoryTexts(definition).map((text, index) => [text, index]));
    const found = cases.values.map((_, position) => {
      const text = textOf(position, guid);
      if (text === null) return null;
      // A value that was added elsewhere is a category like the others.
      if (!indexOf.has(text)) { indexOf.set(text, categories.length); categories.push({ id: freeCategoryId(text, categories), label: text }); }
      return indexOf.get(text)!;
    });
    return { definition: { ...definition, categories }, vector: singleVector(found, categories.length, stateOf) };
  }
  const states = new Uint8Array(size);
  if (definition.type === 'identifier') {
    const values = Array.from({ length: size }, (_, position) => { const text = textOf(position, guid); if (text === null) missing(states, position); return text ?? ''; });
    return { definition, vector: { kind: 'text', values, states } };
  }
  const values = new Float64Array(size);
  for (let position = 0; position < size; position += 1) {
    const text = textOf(position, guid);
    const value = text === null ? null : readValue(definition.type === 'date' ? 'DateTime' : 'Float', text);
    if (typeof value === 'number') values[position] = value; else { missing(states, position); if (text !== null) wrong(); }
  }
  return { definition, vector: { kind: 'number', values, states } };
}

function singleVector(found: readonly (number | null)[], categories: number, stateOf: (position: number) => number): Vector {
  const codes = newSingleCodes(found.length, categories);
  found.forEach((category, position) => { codes[position] = category ?? missingBase(codes) + stateOf(position); });
  return { kind: 'single', codes };
}

const freeCategoryId = (text: string, categories: readonly CategoryDefinition[]): string => uniqueId(categoryId(text) || 'value', new Set(categories.map((category) => category.id)));

/** A variable of another program: its type decides, and for texts how many different ones there are. */
function foreignVariable(variable: RefiVariable, cases: IncomingCases, id: string, losses: LossList): StudyVariable {
  const size = cases.cases.length;
  let without = 0;
  const read = cases.values.map((list) => {
    const value: RefiValue | undefined = list.get(variable.guid);
    if (value?.text === undefined || value.text === null) { without += 1; return null; }
    const found = readValue(variable.type, value.text);
    if (found === null) losses.add('value', variable.name);
    return found === '' ? null : found;
  });
  losses.add('missingReason', variable.name, { count: without });
  const base = { id, label: variable.name.trim() || id, ...(variable.description.trim() === '' ? {} : { wording: variable.description.trim() }), source: 'imported', confidential: false } as const;
  const noAnswer = (): number => STATE.noAnswer;
  if (variable.type === 'Boolean') return { definition: { ...base, type: 'single', measure: 'nominal', categories: YES_NO }, vector: singleVector(read.map((value) => (value === null ? null : value === true ? 0 : 1)), 2, noAnswer) };
  const states = Uint8Array.from(read, (value) => (value === null ? STATE.noAnswer : STATE.value));
  if (variable.type !== 'Text') {
    const date = variable.type === 'Date' || variable.type === 'DateTime';
    return { definition: { ...base, type: date ? 'date' : 'number', measure: 'scale', categories: [] }, vector: { kind: 'number', values: Float64Array.from({ length: size }, (_, position) => Number(read[position] ?? 0)), states } };
  }
  const labels = [...new Set(read.filter((value): value is string => typeof value === 'string'))];
  if (labels.length > MOST_CATEGORIES || (labels.length > 20 && labels.length > size / 2)) {
    return { definition: { ...base, type: 'identifier', measure: null, categories: [] }, vector: { kind: 'text', values: read.map((value) => String(value ?? '')), states } };
  }
  const categories: CategoryDefinition[] = [];
  for (const label of labels) categories.push({ id: freeCategoryId(label, categories), label });
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  return { definition: { ...base, type: 'single', measure: 'nominal', categories }, vector: singleVector(read.map((value) => (value === null ? null : indexOf.get(String(value))!)), categories.length, noAnswer) };
}
