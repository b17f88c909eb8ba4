import type { Banding, TableRequest } from '../contract/table.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { STATE } from '../model/vector.ts';
import { ok, type Result } from '../result.ts';
import { axisOf, type Axis } from './axis.ts';
import { banded } from './banding.ts';
import type { Cases } from './count-pairs.ts';
import { findVariable, nameProblem, type CrosstabData, type VariableData } from './data.ts';
import { compileExpression } from './evaluate.ts';
import { explainExpression, labelIn, type Language } from './explain.ts';
import { countIn, PLAIN_UNIT, SENTENCES, unitFor, type Unit } from './notes.ts';
import { tableDesign, type TableDesign } from './table-design.ts';
import { tableRefusal, type TableRefusal } from './table-refusal.ts';

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
  /** How the sample was drawn, where the table is to reckon with it. */
  readonly design: TableDesign | null;
}

/** A variable that has categories to count, or the sentence that says why it has none. A number has some where `bands` cut it. */
export function findCountable(data: CrosstabData, name: string, bands: readonly Banding[] = [], language: Language = 'en'): Result<VariableData & { axis: Axis }, TableRefusal> {
  const match = findVariable(data, name);
  if (!('found' in match)) {
    const problem = nameProblem(name, match);
    return tableRefusal(problem.code, problem.sentence, problem.details);
  }
  const cut = banded(match.found, bands, language);
  const { definition, vector } = cut;
  const axis = axisOf(vector, definition.categories);
  if (axis !== null && definition.categories.length > 0) return ok({ ...cut, axis });
  const { id } = definition;
  if (vector.kind === 'number') {
    return tableRefusal('VARIABLE_NEEDS_BANDS', definition.type === 'date'
      ? `${id} is a date; derive a variable with periods from it (such as ${id} < '2020-01-01') and tabulate that.`
      : `${id} is a number; derive a variable with bands from it (such as ${id} >= 12 and ${id} <= 14) and tabulate that, or ask for its summary.`, { variable: id });
  }
  if (vector.kind === 'text') return tableRefusal('VARIABLE_NOT_TABULATED', `${id} tells cases apart and is not counted; use it in a filter, or tabulate an attribute of the cases.`, { variable: id });
  return tableRefusal('VARIABLE_WITHOUT_CATEGORIES', `${id} has no categories yet; give it some under Variables, or import answers to it.`, { variable: id });
}

/** What of a request says which cases are counted, and how they were drawn. */
export type CasesRequest = Pick<TableRequest, 'filter' | 'weight' | 'language' | 'design' | 'population'> & {
  /** Whether counts are to be grossed up: then a weight alone is a design. */
  readonly totals?: boolean | undefined;
  /** Whether the table speaks of documents (speaksOfDocuments): then the cases made for them are counted. */
  readonly documents?: boolean | undefined;
};

/** Filter, weight and sample design, worked out once. */
export function prepareCases(request: CasesRequest, data: CrosstabData): Result<Counted, TableRefusal> {
  const { language } = request;
  const unit = data.unit ?? PLAIN_UNIT;
  const say = SENTENCES[language];
  const notes: string[] = [];
  let filterLine: string | null = null;
  // Cases made for documents are no respondents: they are in no base, and among nobody who was not asked.
  const apart = request.documents === true ? undefined : data.madeForDocuments;
  const total = apart === undefined ? data.caseCount : data.caseCount - countKept(apart);
  let keep: Uint8Array | null = apart === undefined ? null : apart.map((made) => 1 - made);
  if (request.filter !== undefined && request.filter.trim() !== '') {
    const mask = compileExpression(request.filter, data);
    if (!mask.ok) return tableRefusal(mask.error.code, `Filter: ${mask.error.message}`, { ...mask.error.details });
    keep = apart === undefined ? mask.value : mask.value.map((kept, i) => (kept === 1 && apart[i] === 0 ? 1 : 0));
    const definitionOf = (name: string): VariableDefinition | null => { const match = findVariable(data, name); return 'found' in match ? match.found.definition : null; };
    const formula = explainExpression(request.filter, definitionOf, language);
    filterLine = say.filter(formula.ok ? formula.value : request.filter, countIn(countKept(keep), language), countIn(total, language), unitFor(total, unit, language));
  }
  const weighted = weightsOf(request.weight, data);
  if (!weighted.ok) return weighted;
  const weight = weighted.value?.definition ?? null;
  const every = weighted.value?.weights ?? null;
  const narrow = (allowed: (index: number) => boolean): number => {
    let out = 0;
    const usable = new Uint8Array(data.caseCount);
    for (let i = 0; i < usable.length; i++) {
      if (keep !== null && keep[i] !== 1) continue;
      if (allowed(i)) usable[i] = 1; else out++;
    }
    if (out > 0) keep = usable;
    return out;
  };
  if (weight !== null && every !== null) {
    notes.push(say.weight(labelIn(weight, language)));
    const out = narrow((i) => every[i]! > 0);
    if (out > 0) notes.push(say.unweightable(countIn(out, language), unitFor(out, unit, language)));
  }
  const found = (data.mode ?? 'sample') === 'census' && request.design === undefined && request.population === undefined ? ok(null) : tableDesign(request.design, request.population, request.totals === true, every, data);
  if (!found.ok) return found;
  const design = found.value;
  if (design !== null && design.withoutPlace > 0) {
    const out = narrow((i) => design.drawn[i] === 1);
    if (out > 0) notes.push(say.withoutPlace(countIn(out, language), unitFor(out, unit, language)));
  }
  if (design !== null) notes.push(...designNotes(design, language));
  let weights = every;
  if (every !== null && keep !== null) weights = every.map((value, i) => (keep![i] === 1 ? value : 0));
  return ok({ cases: { count: data.caseCount, keep, weights }, passing: keep === null ? data.caseCount : countKept(keep), unit, language, filterLine, notes, weight, design });
}

/** The weight of every case of the project; 0 where it has none that counts. */
function weightsOf(name: string | undefined, data: CrosstabData): Result<{ definition: VariableDefinition; weights: Float64Array } | null, TableRefusal> {
  if (name === undefined) return ok(null);
  const match = findVariable(data, name);
  if (!('found' in match)) {
    const problem = nameProblem(name, match);
    return tableRefusal(problem.code, `Weight: ${problem.sentence}`, problem.details);
  }
  const { vector, definition } = match.found;
  if (vector.kind !== 'number' || definition.type === 'date') return tableRefusal('WEIGHT_NOT_A_NUMBER', `${definition.id} cannot be a weight: it is not a number.`, { variable: definition.id });
  return ok({ definition, weights: vector.values.map((value, i) => (vector.states[i] === STATE.value && value > 0 && Number.isFinite(value) ? value : 0)) });
}

/** What is said of the design under a table. */
function designNotes(design: TableDesign, language: Language): string[] {
  const say = SENTENCES[language];
  const name = (definition: VariableDefinition | null): string | null => (definition === null ? null : labelIn(definition, language));
  return [
    say.design(name(design.strata), countIn(design.prepared.strataCount, language), name(design.clusters), countIn(design.clusterCount, language)),
    ...(design.population === null ? [] : [say.grossed(countIn(design.population, language))]),
  ];
}

function countKept(keep: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < keep.length; i++) if (keep[i] === 1) count++;
  return count;
}
