import type { DerivedVariable } from '#core/contract/api/data.ts';
import type { Variable } from '#core/contract/variable.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { compileExpression } from '#core/crosstab/evaluate.ts';
import { deriveCategories, deriveNumber } from '#core/crosstab/derive.ts';
import { namesIn } from '#core/crosstab/uses.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import type { CategoryDefinition, VariableDefinition } from '#core/model/definitions.ts';
import type { StatusValue } from '#core/confirmation/pack.ts';
import { bitAt, missingBase, newSingleCodes, setBit, type Vector } from '#core/model/vector.ts';
import type { WriteDb } from '#db/database.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { listCases } from '#db/queries/cases.ts';
import { listLineValues, setLineValue } from '#db/queries/packs.ts';
import { deleteVariable, findVariable, insertVariable, updateVariable } from '#db/queries/variables.ts';
import { putVector } from '#db/queries/vectors.ts';
import { cellOf, stateCellOf, type Cell } from './cells.ts';
import { checklistParts } from './checklists/variables.ts';
import { Corrections } from './confirmation/corrections.ts';
import { describeStored } from './describe.ts';
import type { ProjectSession } from './session.ts';

const VARIABLE_AREAS = ['variables', 'tables'] as const;

function existing(session: ProjectSession, id: string): VariableDefinition {
  const definition = session.definitions.get(id);
  if (!definition) throw new Refusal('VARIABLE_UNKNOWN', `There is no variable “${id}”.`, { name: id });
  return definition;
}
const variableOf = (session: ProjectSession, id: string): Variable => describeStored(session, [existing(session, id)])[0]!;

export interface VariablePatch {
  readonly label?: string | undefined; readonly labels?: VariableDefinition['labels']; readonly measure?: VariableDefinition['measure'] | undefined; readonly capability?: string | null | undefined;
  readonly question?: string | null | undefined; readonly role?: string | null | undefined; readonly confidential?: boolean | undefined; readonly translationOf?: string | null | undefined; readonly categories?: readonly CategoryDefinition[] | undefined;
}

/** Changes what a variable is called and how it is treated; null clears an optional field. Categories keep their order and number. */
export function changeVariable(session: ProjectSession, id: string, patch: VariablePatch): Variable {
  const definition = existing(session, id);
  if (patch.translationOf) checkTranslation(session, definition, patch.translationOf);
  const { categories, ...fields } = patch;
  const changed: Record<string, unknown> = { ...definition };
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value === null && field !== 'measure') delete changed[field]; else changed[field] = value;
  }
  if (categories) {
    const known = new Map(definition.categories.map((category) => [category.id, category]));
    if (categories.length !== known.size || categories.some((category) => !known.has(category.id))) {
      throw new Refusal('CATEGORIES_DIFFER', `The categories of “${definition.label}” can be relabelled here, not added or taken away. Use merge for that.`, { variable: definition.label });
    }
    const byId = new Map(categories.map((category) => [category.id, category]));
    changed['categories'] = definition.categories.map((category) => ({ ...category, ...byId.get(category.id) }));
  }
  // A translation's answers leave the reading list, so the answers of the project are counted anew.
  const areas = patch.translationOf === undefined ? VARIABLE_AREAS : ['variables', 'tables', 'cases', 'codings'] as const;
  session.act('variable.update', { variable: definition.label }, areas, (db) => { updateVariable(db, changed as unknown as VariableDefinition); });
  return variableOf(session, id);
}

/** A translation is an open-ended column beside another; what was coded in it would be coded twice. */
function checkTranslation(session: ProjectSession, definition: VariableDefinition, originalId: string): void {
  const original = existing(session, originalId);
  const others = [...session.definitions.values()];
  if (definition.type !== 'open' || original.type !== 'open' || original.id === definition.id || original.translationOf !== undefined || others.some((other) => other.translationOf === definition.id)) {
    throw new Refusal('TRANSLATION_WRONG', `“${definition.label}” cannot be the translation of “${original.label}”: both must be open-ended, and the original must not be a translation itself.`, { variable: definition.label, original: original.label });
  }
  const coded = session.coding.answers.filter((answer) => answer.variableId === definition.id && session.coding.codingsOf(answer.rid).length > 0).length;
  if (coded > 0) throw new Refusal('TRANSLATION_CODED', `“${definition.label}” has ${coded} coded answers, and nothing is coded in a translation. Take their codings away first.`, { variable: definition.label, answers: coded });
}

/** Folds one category into another; the spellings that meant it mean the other from now on. */
export function mergeCategories(session: ProjectSession, id: string, from: string, into: string): Variable {
  const definition = existing(session, id);
  const stored = session.storedVector(id);
  const fromIndex = definition.categories.findIndex((category) => category.id === from);
  const intoIndex = definition.categories.findIndex((category) => category.id === into);
  if (!stored || fromIndex < 0 || intoIndex < 0 || fromIndex === intoIndex) throw new Refusal('CATEGORY_UNKNOWN', `“${definition.label}” has no such pair of categories to merge.`, { variable: definition.label });
  const categories = definition.categories
    .map((category, index) => (index === intoIndex ? { ...category, values: [...(category.values ?? [category.label]), ...(definition.categories[fromIndex]!.values ?? [definition.categories[fromIndex]!.label])] } : category))
    .filter((_, index) => index !== fromIndex);
  const vector = withoutCategory(stored, fromIndex, intoIndex, definition.categories.length);
  session.act('variable.mergeCategories', { variable: definition.label, from: definition.categories[fromIndex]!.label, into: definition.categories[intoIndex]!.label }, VARIABLE_AREAS, (db) => {
    updateVariable(db, { ...definition, categories });
    putVector(db, id, vector);
    mergeInCorrections(db, id, from, into);
    rederive(session, db, new Map([[id, { ...definition, categories }]]), new Map([[id, vector]]));
  });
  return variableOf(session, id);
}

/** A correction into the category that went means the one it went into. */
function mergeInCorrections(db: WriteDb, id: string, from: string, into: string): void {
  const moved = (json: string): string => {
    if (json === '') return json;
    const value = JSON.parse(json) as StatusValue;
    return 'state' in value ? json : JSON.stringify({ categories: [...new Set(value.categories.map((category) => (category === from ? into : category)))] });
  };
  for (const line of listLineValues(db, id)) setLineValue(db, line.rid, moved(line.value), moved(line.before));
}

function withoutCategory(vector: Vector, from: number, into: number, categories: number): Vector {
  const moved = (index: number): number => { const target = index === from ? into : index; return target > from ? target - 1 : target; };
  if (vector.kind === 'single') {
    const codes = newSingleCodes(vector.codes.length, categories - 1);
    const shift = missingBase(codes) - missingBase(vector.codes);
    const base = missingBase(vector.codes);
    vector.codes.forEach((code, at) => { codes[at] = code > base ? code + shift : moved(code); });
    return { kind: 'single', codes };
  }
  if (vector.kind !== 'multiple') return vector;
  const options = vector.options.map((option) => option.slice());
  for (let at = 0; at < vector.states.length; at += 1) if (bitAt(options[from]!, at)) setBit(options[into]!, at);
  return { ...vector, options: options.filter((_, index) => index !== from) };
}

export function removeVariable(session: ProjectSession, id: string): void {
  const definition = existing(session, id);
  const users = [...session.definitions.values()].filter((other) => other.id !== id && other.derivation && namesIn(other.derivation).some((name) => name === id || name === definition.label));
  if (users.length > 0) throw new Refusal('VARIABLE_IN_USE', `“${definition.label}” is used by ${users.map((user) => `“${user.label}”`).join(', ')}. Change or delete those first.`, { variable: definition.label, users: users.map((user) => user.id) });
  session.act('variable.delete', { variable: definition.label }, ['variables', 'tables', 'codings'], (db) => { deleteVariable(db, id); });
}

/** Makes (or makes again) derived variables. All of them, or none. */
export function deriveVariables(session: ProjectSession, wanted: readonly DerivedVariable[]): Variable[] {
  session.act('variable.derive', { variable: shorten(wanted.map((one) => one.label).join(', ')) }, VARIABLE_AREAS, (db) => {
    const definitions = new Map<string, VariableDefinition>();
    const vectors = new Map<string, Vector>();
    for (const one of wanted) {
      const before = session.definitions.get(one.id);
      if (before && before.source !== 'derived') throw new Refusal('VARIABLE_EXISTS', `There is a variable “${one.id}” already, and it was imported. Choose another name.`, { name: one.id });
      const definition = { ...kept(before), ...definitionOf(one), confidential: before?.confidential ?? false };
      refuseLoop(session, definition);
      const vector = evaluate(definition, dataWith(session, definitions, vectors));
      if (findVariable(db, definition.id)) updateVariable(db, definition); else insertVariable(db, definition);
      putVector(db, definition.id, vector);
      definitions.set(definition.id, definition);
      vectors.set(definition.id, vector);
    }
    rederive(session, db, definitions, vectors);
  });
  return describeStored(session, wanted.map((one) => existing(session, one.id)));
}

const NAMED_AT_MOST = 200;
const shorten = (names: string): string => (names.length > NAMED_AT_MOST ? `${names.slice(0, NAMED_AT_MOST - 1)}…` : names);

/** @throws Refusal VARIABLE_LOOP where a variable would be made, through whatever others, from itself */
function refuseLoop(session: ProjectSession, definition: VariableDefinition): void {
  const byLabel = new Map([...session.definitions.values()].map((one) => [one.label, one]));
  const seen = new Set<string>();
  const visit = (one: VariableDefinition): void => {
    for (const name of one.derivation ? namesIn(one.derivation) : []) {
      const used = session.definitions.get(name) ?? byLabel.get(name);
      if (name === definition.id || used?.id === definition.id) throw new Refusal('VARIABLE_LOOP', `“${definition.label}” would be made from itself, through “${one.label}”. Take it out of the formula.`, { variable: definition.label, through: one.label });
      if (used === undefined || seen.has(used.id)) continue;
      seen.add(used.id);
      visit(used);
    }
  };
  visit(definition);
}

/** What a derived variable was given beside its definition, and keeps when that changes. */
const kept = (before: VariableDefinition | undefined): Partial<VariableDefinition> => Object.fromEntries((['labels', 'wording', 'instrument', 'question', 'capability', 'role'] as const).flatMap((field) => (before?.[field] === undefined ? [] : [[field, before[field]]])));

function definitionOf(one: DerivedVariable): VariableDefinition {
  const rules = one.derivation.kind === 'categories' ? one.derivation.rules : [];
  const categories = one.categories ?? [...new Set(rules.map((rule) => rule.category))].map((category) => ({ id: category, label: category }));
  const { categories: _, derivation, measure, ...rest } = one;
  return { ...rest, source: 'derived', type: derivation.kind === 'number' ? 'number' : 'single', measure: measure ?? (derivation.kind === 'number' ? 'scale' : 'nominal'), confidential: false, categories, derivation };
}

function evaluate(definition: VariableDefinition, data: CrosstabData): Vector {
  const derivation = definition.derivation!;
  const result = derivation.kind === 'categories' ? deriveCategories(definition, data) : deriveNumber(derivation.expression, data);
  if (!result.ok) throw new Refusal('EXPRESSION_WRONG', `“${definition.label}”: ${result.error.message}`, { ...result.error.details, variable: definition.label, derived: definition.label, reason: result.error.code });
  return result.value;
}

const dataWith = (session: ProjectSession, definitions: ReadonlyMap<string, VariableDefinition>, vectors: ReadonlyMap<string, Vector>): CrosstabData => {
  const base = session.crosstabData;
  return {
    ...base,
    variable: (id) => { const vector = vectors.get(id); const definition = definitions.get(id) ?? session.definitions.get(id); return vector && definition ? { definition, ...session.corrections.over(definition, vector) } : base.variable(id); },
    definitions: () => [...[...base.definitions()].filter((definition) => !definitions.has(definition.id)), ...definitions.values()],
  };
};

/** The project's data without what respondents corrected. */
const asAnswered = (session: ProjectSession): CrosstabData => {
  const base = session.crosstabData;
  return { ...base, variable: (id) => {
    // What nobody corrected is in the session's cache as it was answered.
    const found = base.variable(id);
    if (found === null || (found.corrected ?? 0) === 0) return found;
    const vector = session.storedVector(id);
    return vector ? { definition: found.definition, vector } : found;
  } };
};

/** Runs every derived variable again, in the project's order, after data changed inside the same act.
 *  @param vectors what changed so far and is not yet in the session's cache; grown as variables are re-made */
export function rederive(session: ProjectSession, db: WriteDb, definitions: Map<string, VariableDefinition>, vectors: Map<string, Vector>, base: CrosstabData = asAnswered(session)): void {
  const changed = new Set(definitions.keys());
  // What respondents corrected counts for what is made from it, too. Read from inside the act, which may have changed it.
  const corrections = new Corrections(db);
  const withCorrections = (found: VariableData | null): VariableData | null => (found === null || found.definition.source === 'theme' ? found : { ...found, ...corrections.over(found.definition, found.vector) });
  const data: CrosstabData = {
    ...base,
    variable: (id) => { const vector = vectors.get(id); const definition = definitions.get(id) ?? session.definitions.get(id); return withCorrections(vector && definition ? { definition, vector } : base.variable(id)); },
  };
  // What checklists say is by country: new cases, and new marks, have it from here.
  for (const { id, vector } of checklistParts(db, data.caseCount, data.variable('country'))) {
    if (!findVariable(db, id)) continue;
    putVector(db, id, vector);
    vectors.set(id, vector);
  }
  for (const definition of inOrderOfUse([...new Map([...session.definitions, ...definitions]).values()])) {
    if (definition.source !== 'derived' || changed.has(definition.id)) continue;
    const result = definition.derivation!.kind === 'categories' ? deriveCategories(definition, data) : deriveNumber(definition.derivation!.expression, data);
    // A rule that no longer fits (its category was merged away) leaves the variable as it was; the quality list says so.
    if (!result.ok) continue;
    putVector(db, definition.id, result.value);
    vectors.set(definition.id, result.value);
  }
}

/** Derived variables after those they are made from, however they were defined or changed since. */
export function inOrderOfUse(definitions: readonly VariableDefinition[]): VariableDefinition[] {
  const byName = new Map(definitions.flatMap((one) => [[one.label, one], [one.id, one]] as const));
  for (const one of definitions) byName.set(one.id, one);
  const ordered = new Set<VariableDefinition>();
  const begun = new Set<VariableDefinition>();
  const visit = (one: VariableDefinition): void => {
    if (begun.has(one)) return;
    begun.add(one);
    for (const name of one.derivation ? namesIn(one.derivation) : []) { const used = byName.get(name); if (used) visit(used); }
    ordered.add(one);
  };
  for (const one of definitions) if (one.source === 'derived') visit(one);
  return [...ordered].filter(({ source }) => source === 'derived');
}

/** Rows of the cases grid. */
export function listCaseRows(session: ProjectSession, from: number, to: number, variables: readonly string[], filter: string | undefined): { total: number; rows: { index: number; key: string; cells: Cell[] }[] } {
  const mask = filter === undefined || filter.trim() === '' ? null : maskOf(session, filter);
  const columns = variables.map((id) => ({ id, found: session.variable(id), states: session.definitions.get(id)?.type === 'open' ? session.openStates(id) : null }));
  const cases = listCases(session.db).filter((one) => !mask || mask[one.position] === 1);
  const texts = columns.some((column) => column.states) ? new Map(listAnswerTexts(session.db).map((answer) => [`${answer.caseRid} ${answer.variableId}`, answer.text])) : null;
  return {
    total: cases.length,
    rows: cases.slice(from, to).map((one) => ({
      index: one.position, key: one.key,
      cells: columns.map(({ id, found, states }): Cell => {
        if (found) return cellOf(found.definition, found.vector, one.position, session.language);
        // An open-ended answer is a row of its own; its vector only says who answered, and why the others did not.
        return texts?.get(`${one.rid} ${id}`) ?? (states ? stateCellOf(states, one.position) : { state: 'notAsked' });
      }),
    })),
  };
}

export function maskOf(session: ProjectSession, filter: string): Uint8Array {
  const compiled = compileExpression(filter, session.crosstabData);
  if (!compiled.ok) throw new Refusal('FILTER_WRONG', compiled.error.message, { ...compiled.error.details, filter, reason: compiled.error.code });
  return compiled.value;
}
