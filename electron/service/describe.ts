import type { Code } from '#core/contract/code.ts';
import type { ProjectDescription, ProjectStatus } from '#core/contract/project.ts';
import type { CategoryCount, StateCounts, Variable } from '#core/contract/variable.ts';
import { codePaths, inTreeOrder } from '#core/codebook/tree.ts';
import { formulaWords } from '#core/crosstab/formula-words.ts';
import { namesIn } from '#core/crosstab/uses.ts';
import { DEFAULT_INCOME_YEAR } from '#core/framework/income.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { bitAt, missingBase, STATE, STATE_NAMES, type Vector } from '#core/model/vector.ts';
import { SCHEMA_VERSION } from '#db/migrations/index.ts';
import { listInstruments } from '#db/queries/cases.ts';
import { countCodes, listCodes } from '#db/queries/codes.ts';
import { countHistory, findCoder, getMeta, listCoders } from '#db/queries/project.ts';
import { countAllCodings } from '#db/queries/codings.ts';
import { coderView, type Scope } from './coder-view.ts';
import { nextSteps } from '#db/undo/act.ts';
import type { ProjectSession } from './session.ts';

const noStates = (): StateCounts => ({ value: 0, notAsked: 0, noAnswer: 0, dontKnow: 0, notApplicable: 0 });

/** Cases by state and by category: one pass over the vector. `without`: 1 for cases that are not counted. Unread cases of a theme are counted as not answered here; tables tell them apart. */
function countVector(vector: Vector, categories: number, without: Uint8Array | null): { states: StateCounts; counts: number[] } {
  const states = noStates();
  const counts = Array.from({ length: categories }, () => 0);
  const entries = vector.kind === 'single' ? vector.codes : vector.states;
  const tally = new Float64Array(entries instanceof Uint8Array ? 0x100 : 0x10000);
  for (let at = 0; at < entries.length; at += 1) if (without?.[at] !== 1) tally[entries[at]!]! += 1;
  // Of a single choice the states stand above the categories, else the entries are the states.
  const base = vector.kind === 'single' ? missingBase(vector.codes) : 0;
  STATE_NAMES.forEach((name, state) => { if (vector.kind !== 'single' || name !== 'value') states[name === 'unread' ? 'noAnswer' : name] += tally[base + state]!; });
  if (vector.kind === 'single') {
    for (let code = 0; code <= base; code += 1) {
      const cases = tally[code]!;
      states.value += cases;
      if (cases > 0 || code < categories) counts[code] = cases;
    }
    return { states, counts };
  }
  if (vector.kind === 'multiple') {
    vector.options.forEach((option, index) => {
      for (let at = 0; at < vector.states.length; at += 1) if (vector.states[at] === STATE.value && without?.[at] !== 1 && bitAt(option, at)) counts[index]! += 1;
    });
  }
  return { states, counts };
}

/** A variable with its counts, in the contract's shape. An open-ended one comes with the states of its cases as its vector. */
export function describePart(definition: VariableDefinition, vector: Vector, derived: Pick<Variable, 'formula' | 'derivation' | 'usedBy'> = {}, madeForDocuments: Uint8Array | null = null): Variable {
  const counted = countVector(vector, definition.type === 'open' ? 1 : definition.categories.length, definition.documents === undefined && definition.id !== 'instrument' ? madeForDocuments : null);
  const categories: CategoryCount[] | undefined = definition.categories.length > 0 || definition.type === 'single' || definition.type === 'multiple'
    ? definition.categories.map((category, index) => ({ id: category.id, label: category.label, ...(category.labels ? { labels: category.labels } : {}), count: counted.counts[index] ?? 0 }))
    : undefined;
  const { id, label, source, type, measure, confidential } = definition;
  return {
    id, label, source, type, measure, confidential, states: counted.states,
    ...optional('labels', definition.labels), ...optional('wording', definition.wording), ...optional('instrument', definition.instrument), ...optional('translationOf', definition.translationOf), ...optional('documents', definition.documents), ...optional('question', definition.question),
    ...optional('capability', definition.capability), ...optional('role', definition.role), ...optional('confidence', definition.confidence), ...optional('categories', categories), ...derived,
  };
}

const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : ({ [key]: value } as Record<K, V>));

function derivedPart(session: ProjectSession, definition: VariableDefinition): Pick<Variable, 'formula' | 'derivation'> {
  const { derivation } = definition;
  if (!derivation) return {};
  const formula = formulaWords(definition, (name) => session.definitions.get(name) ?? session.variable(name)?.definition ?? null, 'en');
  return {
    ...optional('formula', formula),
    derivation: derivation.kind === 'number' ? { ...derivation } : { kind: 'categories', rules: derivation.rules.map((rule) => ({ ...rule })), ...(derivation.basedOn ? { basedOn: [...derivation.basedOn] } : {}) },
  };
}

/** Derived variables by what they speak of. */
function usersOf(session: ProjectSession): ReadonlyMap<string, string[]> {
  const users = new Map<string, string[]>();
  const byLabel = new Map([...session.definitions.values()].map((definition) => [definition.label, definition.id]));
  for (const { id, derivation } of session.definitions.values()) {
    for (const name of derivation ? namesIn(derivation) : []) {
      const used = session.definitions.has(name) ? name : byLabel.get(name);
      if (used !== undefined && used !== id) users.set(used, [...new Set([...(users.get(used) ?? []), id])]);
    }
  }
  return users;
}

/** These variables with their counts, in the order given. */
export function describeStored(session: ProjectSession, definitions: readonly VariableDefinition[]): Variable[] {
  const users = usersOf(session);
  return definitions.map((definition) => {
    const vector = definition.type === 'open' ? session.openStates(definition.id) : session.variable(definition.id)?.vector;
    return describePart(definition, vector ?? { kind: 'single', codes: new Uint8Array(0) }, { ...derivedPart(session, definition), ...optional('usedBy', users.get(definition.id)) }, session.madeForDocuments);
  });
}

/** Every variable with its counts; themes last, where they are wanted. */
export function describeVariables(session: ProjectSession, withThemes = true): Variable[] {
  const stored = describeStored(session, [...session.definitions.values()]);
  return !withThemes ? stored : [...stored, ...session.themes().map((theme) => describePart(theme.definition, theme.vector, {}, session.madeForDocuments))];
}

/** The codebook in tree order, with counts per case and per mention. */
export function describeCodes(session: ProjectSession, scope: Scope = 'all'): Code[] {
  const view = coderView(session, scope);
  const codes = inTreeOrder(listCodes(session.db));
  const paths = codePaths(codes);
  return codes.map((code) => ({
    id: code.id, path: paths.get(code.id)!, name: code.name, kind: code.kind, ...view.countsOf(code.id),
    parentId: code.parentId, position: code.position, colour: code.colour, description: code.description, include: code.include, exclude: code.exclude, example: code.example,
    labels: { ...code.labels }, key: code.key, retired: code.retired,
  }));
}

export const projectName = (session: ProjectSession): string => getMeta(session.db, 'name') ?? '';

export function describeProject(session: ProjectSession): ProjectDescription {
  const { db } = session;
  return {
    name: projectName(session), schemaVersion: SCHEMA_VERSION, instruments: listInstruments(db), cases: session.caseCount,
    variables: describeVariables(session), codes: describeCodes(session), coders: listCoders(db), codings: countAllCodings(db),
    answers: session.coding.progress, historyEvents: countHistory(db),
  };
}

/** The facts in the window's frame. */
export function projectStatus(session: ProjectSession): ProjectStatus {
  const { db } = session;
  return {
    path: session.path, name: projectName(session), encrypted: true, cases: session.caseCount, variables: session.definitions.size,
    codes: countCodes(db), codings: countAllCodings(db), answers: session.coding.progress,
    coder: findCoder(db, session.coderId) ?? { id: session.coderId, name: session.coderId }, coders: listCoders(db), instruments: listInstruments(db),
    incomeYear: getMeta(db, 'incomeYear') ?? DEFAULT_INCOME_YEAR, ...nextSteps(db), version: session.version,
  };
}
