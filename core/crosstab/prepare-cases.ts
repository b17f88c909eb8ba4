import type { TableRequest } from '../contract/table.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { STATE } from '../model/vector.ts';
import { ok, refuse, type Result } from '../result.ts';
import { axisOf, type Axis } from './axis.ts';
import type { Cases } from './count-pairs.ts';
import { findVariable, nameProblem, type CrosstabData, type VariableData } from './data.ts';
import { compileExpression } from './evaluate.ts';
import { explainExpression, labelIn, type Language } from './explain.ts';
import { countIn, PLAIN_UNIT, SENTENCES, unitFor, type Unit } from './notes.ts';

/** Why a table is not made: the thing, the place, the way out. The service says it as a Refusal. */
export interface TableRefusal {
  readonly kind: 'table';
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number | string[]>>;
}
export function tableRefusal(code: string, message: string, details: TableRefusal['details'] = {}): { ok: false; error: TableRefusal } {
  return refuse({ kind: 'table', code, message, details });
}

/** What is counted, once for all tables of a request: which cases pass, and their weights. */
export interface Counted {
  readonly cases: Cases;
  /** Cases that pass the filter and can be weighed. */
  readonly passing: number;
  readonly unit: Unit;
  readonly language: Language;
  /** The filter in words, and how many cases it keeps; null without one. */
  readonly filterLine: string | null;
  /** What is to be said of the weight. */
  readonly notes: readonly string[];
  readonly weight: VariableDefinition | null;
}

/** A variable that has categories to count, or the sentence that says why it has none. */
export function findCountable(data: CrosstabData, name: string): Result<VariableData & { axis: Axis }, TableRefusal> {
  const match = findVariable(data, name);
  if (!('found' in match)) {
    const problem = nameProblem(name, match);
    return tableRefusal(problem.code, problem.sentence, problem.details);
  }
  const { definition, vector } = match.found;
  const axis = axisOf(vector, definition.categories);
  if (axis !== null && definition.categories.length > 0) return ok({ ...match.found, axis });
  const { id } = definition;
  if (vector.kind === 'number') {
    return tableRefusal('VARIABLE_NEEDS_BANDS', definition.type === 'date'
      ? `${id} is a date; derive a variable with periods from it (such as ${id} < '2020-01-01') and tabulate that.`
      : `${id} is a number; derive a variable with bands from it (such as ${id} >= 12 and ${id} <= 14) and tabulate that, or ask for its summary.`, { variable: id });
  }
  if (vector.kind === 'text') return tableRefusal('VARIABLE_NOT_TABULATED', `${id} tells cases apart and is not counted; use it in a filter, or tabulate an attribute of the cases.`, { variable: id });
  return tableRefusal('VARIABLE_WITHOUT_CATEGORIES', `${id} has no categories yet; give it some under Variables, or import answers to it.`, { variable: id });
}

/** Filter and weight, worked out once. */
export function prepareCases(request: Pick<TableRequest, 'filter' | 'weight' | 'language'>, data: CrosstabData): Result<Counted, TableRefusal> {
  const { language } = request;
  const unit = data.unit ?? PLAIN_UNIT;
  const say = SENTENCES[language];
  const notes: string[] = [];
  let filterLine: string | null = null;
  let keep: Uint8Array | null = null;
  if (request.filter !== undefined && request.filter.trim() !== '') {
    const mask = compileExpression(request.filter, data);
    if (!mask.ok) return tableRefusal(mask.error.code, `Filter: ${mask.error.message}`, { ...mask.error.details });
    keep = mask.value;
    const definitionOf = (name: string): VariableDefinition | null => { const match = findVariable(data, name); return 'found' in match ? match.found.definition : null; };
    const formula = explainExpression(request.filter, definitionOf, language);
    filterLine = say.filter(formula.ok ? formula.value : request.filter, countIn(countKept(keep), language), countIn(data.caseCount, language), unitFor(data.caseCount, unit, language));
  }
  let weights: Float64Array | null = null;
  let weight: VariableDefinition | null = null;
  if (request.weight !== undefined) {
    const match = findVariable(data, request.weight);
    if (!('found' in match)) {
      const problem = nameProblem(request.weight, match);
      return tableRefusal(problem.code, `Weight: ${problem.sentence}`, problem.details);
    }
    const { vector, definition } = match.found;
    if (vector.kind !== 'number' || definition.type === 'date') return tableRefusal('WEIGHT_NOT_A_NUMBER', `${definition.id} cannot be a weight: it is not a number.`, { variable: definition.id });
    weight = definition;
    notes.push(say.weight(labelIn(definition, language)));
    let out = 0;
    const usable = new Uint8Array(data.caseCount);
    weights = new Float64Array(data.caseCount);
    for (let i = 0; i < usable.length; i++) {
      if (keep !== null && keep[i] !== 1) continue;
      const value = vector.values[i]!;
      if (vector.states[i] === STATE.value && value > 0 && Number.isFinite(value)) { usable[i] = 1; weights[i] = value; }
      else out++;
    }
    if (out > 0) { keep = usable; notes.push(say.unweightable(countIn(out, language), unitFor(out, unit, language))); }
  }
  return ok({ cases: { count: data.caseCount, keep, weights }, passing: keep === null ? data.caseCount : countKept(keep), unit, language, filterLine, notes, weight });
}

function countKept(keep: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < keep.length; i++) if (keep[i] === 1) count++;
  return count;
}
