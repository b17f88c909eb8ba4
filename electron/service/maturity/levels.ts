import type { Inputs, Outputs } from '#core/contract/api/index.ts';
import { inPhaseOrder, score } from '#core/checklists/score.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import { deriveCategories, deriveNumber } from '#core/crosstab/derive.ts';
import { compileExpression, TRUTH } from '#core/crosstab/evaluate.ts';
import { explainExpression } from '#core/crosstab/explain.ts';
import { namesIn } from '#core/crosstab/uses.ts';
import { explainLevel } from '#core/maturity/explain-level.ts';
import { phasesOfCases } from '#core/maturity/phases.ts';
import { levelsByUnit, type UnitLevel } from '#core/maturity/unit-level.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { normaliseText } from '#core/text/normalise.ts';
import { listMarks } from '#db/queries/checklists.ts';
import { labelOf } from '../cells.ts';
import { restsOnChecklists } from '../checklists/rests-on-checklists.ts';
import { checklistParts, listChecklists, marksByUnit } from '../checklists/variables.ts';
import { listUnits, unitOfCases, type Unit } from '../checklists/units.ts';
import { changeVariable, deriveVariables, inOrderOfUse, removeVariable } from '../data.ts';
import type { ProjectSession } from '../session.ts';

type Language = 'en' | 'fr';
export const LEVEL_ROLE = 'level';

/** Levels are derived variables with an order, from the lowest to the highest. */
const levelDefinitions = (session: ProjectSession): VariableDefinition[] => [...session.definitions.values()].filter((one) => one.role === LEVEL_ROLE && one.derivation?.kind === 'categories');

export function listLevels(session: ProjectSession, language: Language): Outputs['levels']['list'] {
  const definitionOf = (name: string): VariableDefinition | null => session.definitions.get(name) ?? session.variable(name)?.definition ?? null;
  return levelDefinitions(session).map((one) => ({
    id: one.id, label: { en: one.labels?.en ?? one.label, fr: one.labels?.fr ?? one.label }, capability: one.capability ?? null,
    levels: one.categories.map((category) => ({ id: category.id, label: { en: category.labels?.en ?? category.label, fr: category.labels?.fr ?? category.label } })),
    rules: one.derivation!.kind === 'categories' ? one.derivation!.rules.map(({ category, when }) => { const said = explainExpression(when, definitionOf, language); return { level: category, when, words: said.ok ? said.value : when }; }) : [],
  }));
}

function existingLevel(session: ProjectSession, id: string): VariableDefinition {
  const found = levelDefinitions(session).find((one) => one.id === id);
  if (!found) throw new Refusal('LEVEL_UNKNOWN', `There is no level “${id}” in this project.`, { level: id });
  return found;
}

/** For how many cases each rule holds, and how many it decides: those for which none before it holds. A rule that cannot be read has null.
 *  `undecided`: cases that no rule gives a level. */
export function ruleCounts(session: ProjectSession, rules: readonly string[]): Outputs['levels']['counts'] {
  const data = session.crosstabData;
  const left = new Uint8Array(data.caseCount).fill(1);
  const counted = rules.map((when) => {
    const found = compileExpression(when, data);
    if (!found.ok) return null;
    let [holds, decides] = [0, 0];
    found.value.forEach((truth, at) => { if (truth !== TRUTH.true) return; holds += 1; if (left[at] === 1) { decides += 1; left[at] = 0; } });
    return { holds, decides };
  });
  return { rules: counted, undecided: left.reduce((sum, one) => sum + one, 0) };
}

/** Defines (or changes) a level. @throws Refusal LEVEL_WRONG, EXPRESSION_WRONG, VARIABLE_EXISTS, VARIABLE_LOOP */
export function putLevel(session: ProjectSession, wanted: Inputs['levels']['put']): { id: string } {
  const label = wanted.label.en || wanted.label.fr || wanted.id;
  const before = session.definitions.get(wanted.id);
  if (before && before.role !== LEVEL_ROLE) throw new Refusal('VARIABLE_EXISTS', `There is a variable “${wanted.id}” already, and it is no level. Choose another name.`, { name: wanted.id });
  const ids = wanted.levels.map(({ id }) => id);
  const wrong = ids.find((id, at) => ids.indexOf(id) !== at) ?? wanted.rules.find(({ level }) => !ids.includes(level))?.level;
  if (wrong !== undefined) throw new Refusal('LEVEL_WRONG', `“${label}” cannot be kept: “${wrong}” is ${ids.includes(wrong) ? 'the id of two of its levels' : 'none of its levels, and a rule gives it'}. Its levels are ${ids.join(', ')}.`, { level: label, id: wrong });
  session.together(() => {
    defineLevel(session, wanted, label);
    if (!wanted.capability && before?.capability !== undefined) changeVariable(session, wanted.id, { capability: null });
  });
  return { id: wanted.id };
}

function defineLevel(session: ProjectSession, wanted: Inputs['levels']['put'], label: string): void {
  deriveVariables(session, [{
    id: wanted.id, label, labels: { en: wanted.label.en || label, fr: wanted.label.fr || label }, role: LEVEL_ROLE, measure: 'ordinal', ...(wanted.capability ? { capability: wanted.capability } : {}),
    categories: wanted.levels.map((level) => ({ id: level.id, label: level.label.en || level.label.fr || level.id, labels: { en: level.label.en || level.label.fr || level.id, fr: level.label.fr || level.label.en || level.id } })),
    derivation: { kind: 'categories', rules: wanted.rules.map(({ level, when }) => ({ category: level, when })) },
  }]);
}
export function removeLevel(session: ProjectSession, id: string): void { removeVariable(session, existingLevel(session, id).id); }

export function listPhases(session: ProjectSession): string[] {
  return inPhaseOrder([...listMarks(session.db).filter((mark) => mark.value !== '').map((mark) => mark.phase), ...phasesOfCases(session.crosstabData)?.names ?? []]);
}

/** The project as it stood in a phase: checklists as they were marked then, and what is derived from them; cases of that phase alone where cases
 *  have phases. */
function inPhase(session: ProjectSession, phase: string, units: readonly Unit[]): { data: CrosstabData; unitOf: (definition: VariableDefinition) => Int32Array } {
  const base = session.crosstabData;
  const vectors = new Map<string, VariableData>();
  for (const { id, vector } of checklistParts(session.db, base.caseCount, session.variable('country'), phase)) { const definition = session.definitions.get(id); if (definition) vectors.set(id, { definition, vector }); }
  const data: CrosstabData = { ...base, variable: (id) => vectors.get(id) ?? base.variable(id) };
  for (const definition of inOrderOfUse([...session.definitions.values()])) {
    if (!namesIn(definition.derivation!).some((name) => vectors.has(name))) continue;
    const made = definition.derivation!.kind === 'categories' ? deriveCategories(definition, data) : deriveNumber(definition.derivation!.expression, data);
    if (made.ok) vectors.set(definition.id, { definition, ...session.corrections.over(definition, made.value) });
  }
  const everybody = unitOfCases(units, base.caseCount);
  const unitOf = everybody.slice();
  const phases = phasesOfCases(base);
  if (phases?.names.some((name) => normaliseText(name) === normaliseText(phase))) for (let index = 0; index < unitOf.length; index += 1) if (normaliseText(phases.of[index] ?? '') !== normaliseText(phase)) unitOf[index] = -1;
  // what rests on checklists alone is there in every phase in which they were marked, whoever was asked then
  const isReviewed = restsOnChecklists(session);
  return { data, unitOf: (definition) => (isReviewed(definition.id) ? everybody : unitOf) };
}

function unitLevels(data: CrosstabData, definition: VariableDefinition, unitOf: Int32Array, units: number): UnitLevel[] {
  const found = data.variable(definition.id);
  return found?.vector.kind === 'single' ? levelsByUnit(found.vector, unitOf, units, definition.categories.length) : Array.from({ length: units }, () => ({ level: null, cases: 0, of: 0 }));
}

const scoresOf = (session: ProjectSession, language: Language, phase?: string) => {
  const marks = listMarks(session.db);
  return listChecklists(session.db).map((checklist) => {
    const byUnit = marksByUnit(marks, checklist.id, phase);
    return { id: checklist.id, label: checklist.title[language] || checklist.title.en, of: (unit: string): number | null => { const own = byUnit.get(unit); return own ? score(checklist, checklist.items, (id) => own.get(id)?.value ?? null).percent : null; } };
  });
};

export function levelMatrix(session: ProjectSession, language: Language): Outputs['levels']['matrix'] {
  const units = listUnits(session, language);
  const unitOf = unitOfCases(units, session.caseCount);
  const definitions = levelDefinitions(session);
  const made = definitions.map((definition) => unitLevels(session.crosstabData, definition, unitOf, units.length));
  return {
    units: units.map((unit) => ({ id: unit.id, name: unit.name, cases: unit.cases.length })), phases: listPhases(session), levels: listLevels(session, language),
    rows: units.map((unit, index) => ({ unit: unit.id, levels: definitions.map((definition, at) => ({ level: definition.categories[made[at]![index]!.level ?? -1]?.id ?? null, cases: made[at]![index]!.cases, of: made[at]![index]!.of })) })),
    scores: scoresOf(session, language).map(({ id, label, of }) => ({ id, label, values: units.map((unit) => of(unit.id)) })),
  };
}

/** Why a unit has its level: the rules as they stand for a case of it that has that level. @throws Refusal LEVEL_UNKNOWN, UNIT_UNKNOWN */
export function explainUnitLevel(session: ProjectSession, id: string, unitId: string, language: Language): Outputs['levels']['explain'] {
  const definition = existingLevel(session, id);
  const units = listUnits(session, language);
  const unit = units.find((one) => one.id === unitId);
  if (!unit) throw new Refusal('UNIT_UNKNOWN', `There is no country “${unitId}” among the cases of this project.`, { unit: unitId });
  const [found] = unitLevels(session.crosstabData, definition, unitOfCases([unit], session.caseCount), 1);
  const vector = session.variable(id)!.vector;
  const position = (vector.kind === 'single' && found!.level !== null ? unit.cases.find((each) => vector.codes[each] === found!.level) : undefined) ?? unit.cases[0]!;
  const rules = explainLevel(definition, session.crosstabData, position, language);
  return { level: definition.categories[found!.level ?? -1]?.id ?? null, cases: found!.cases, of: found!.of, rules: rules.map((rule) => ({ ...rule, grounds: rule.grounds.map((ground) => ({ ...ground, has: ground.has.map((one) => ({ ...one })) })) })) };
}

/** @throws Refusal PHASE_UNKNOWN where nothing is of one of the phases: everything would look new, or gone */
export function levelChanges(session: ProjectSession, from: string, to: string, language: Language): Outputs['levels']['changes'] {
  const phases = listPhases(session);
  const unknown = [from, to].find((phase) => !phases.some((each) => normaliseText(each) === normaliseText(phase)));
  if (unknown !== undefined) throw new Refusal('PHASE_UNKNOWN', `Nothing in this project is of the phase “${unknown}”. ${phases.length === 0 ? 'It has no phases.' : `Its phases are ${phases.map((each) => `“${each}”`).join(', ')}.`}`, { phase: unknown, phases: phases.join(', ') });
  const units = listUnits(session, language);
  const [before, after] = [inPhase(session, from, units), inPhase(session, to, units)];
  const definitions = levelDefinitions(session);
  const rows = definitions.flatMap((definition) => {
    const [was, is] = [unitLevels(before.data, definition, before.unitOf(definition), units.length), unitLevels(after.data, definition, after.unitOf(definition), units.length)];
    return units.flatMap((unit, index): Outputs['levels']['changes']['rows'] => {
      const [a, b] = [was[index]!.level, is[index]!.level];
      if (a === null && b === null) return [];
      return [{ unit: unit.id, name: unit.name, id: definition.id, label: labelOf(definition, language), before: definition.categories[a ?? -1]?.id ?? null, after: definition.categories[b ?? -1]?.id ?? null, change: a === null ? 'new' : b === null ? 'gone' : b > a ? 'up' : b < a ? 'down' : 'same' }];
    });
  });
  const [old, fresh] = [scoresOf(session, language, from), scoresOf(session, language, to)];
  const scores = old.flatMap((checklist, at) => units.flatMap((unit) => { const [a, b] = [checklist.of(unit.id), fresh[at]!.of(unit.id)]; return a === null && b === null ? [] : [{ unit: unit.id, name: unit.name, id: checklist.id, label: checklist.label, before: a, after: b }]; }));
  return { rows, scores };
}
