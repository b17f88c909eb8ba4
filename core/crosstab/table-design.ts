import type { TableDesignRequest } from '../contract/table.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { missingBase, STATE, type Vector } from '../model/vector.ts';
import { clustersByStratum, prepareDesign, type PreparedDesign } from '../stats/survey-design.ts';
import { ok, type Result } from '../result.ts';
import { findVariable, nameProblem, type CrosstabData } from './data.ts';
import { tableRefusal, type TableRefusal } from './table-refusal.ts';

/** The sample design of a table: every case that was drawn, whether or not the table's filter keeps it. */
export interface TableDesign {
  readonly prepared: PreparedDesign;
  readonly strata: VariableDefinition | null;
  readonly clusters: VariableDefinition | null;
  readonly clusterCount: number;
  /** What a weighted count is multiplied by to speak of the population. */
  readonly scale: number;
  readonly population: number | null;
  /** 1 for cases that stand in the design: with a weight, and with a stratum and a cluster where those are declared. */
  readonly drawn: Uint8Array;
  readonly withoutPlace: number;
}

/** What a case's stratum or cluster is called; null where it has none. */
function namesOf(vector: Vector): (index: number) => string | number | null {
  if (vector.kind === 'single') { const base = missingBase(vector.codes); return (i) => { const code = vector.codes[i]!; return code >= base ? null : code; }; }
  if (vector.kind === 'multiple') return () => null;
  return (i) => (vector.states[i] === STATE.value ? vector.values[i]! : null);
}

function placeVariable(name: string | undefined, what: 'strata' | 'clusters', data: CrosstabData): Result<{ definition: VariableDefinition; nameOf: (index: number) => string | number | null } | null, TableRefusal> {
  if (name === undefined) return ok(null);
  const match = findVariable(data, name);
  if (!('found' in match)) {
    const problem = nameProblem(name, match);
    return tableRefusal(problem.code, `Sample design, ${what}: ${problem.sentence}`, problem.details);
  }
  const { definition, vector } = match.found;
  if (vector.kind === 'multiple') return tableRefusal('DESIGN_NOT_ONE_PLACE', `${definition.id} cannot name the ${what}: a case may have several of its values. Choose a variable with one value for each case.`, { variable: definition.id });
  return ok({ definition, nameOf: namesOf(vector) });
}

/** The design a table asks for, or the project declares; null where there is none to reckon with.
 *  @param weights of every case of the project, 0 where a case has none; null for an unweighted table
 *  @param wanted undefined: as declared; null: none
 *  @returns a refusal where a stratum has one cluster and the request does not say how to treat it */
export function tableDesign(wanted: TableDesignRequest | null | undefined, population: number | undefined, totals: boolean, weights: Float64Array | null, data: CrosstabData): Result<TableDesign | null, TableRefusal> {
  const asked = wanted === null ? null : wanted ?? (data.design === undefined ? null : { ...data.design, lonely: data.design.lonely ?? 'refuse' as const });
  const places = asked === null ? {} : { strata: asked.strata, clusters: asked.clusters };
  const isPlaced = places.strata !== undefined || places.clusters !== undefined;
  if (!isPlaced && population === undefined && !(totals && weights !== null)) return ok(null);
  const strata = placeVariable(places.strata, 'strata', data);
  if (!strata.ok) return strata;
  const clusters = placeVariable(places.clusters, 'clusters', data);
  if (!clusters.ok) return clusters;
  const cases = data.caseCount;
  const drawn = new Uint8Array(cases);
  const of: { weights: number[]; strata: (string | number)[]; clusters: (string | number)[]; index: number[] } = { weights: [], strata: [], clusters: [], index: [] };
  let withoutPlace = 0;
  for (let i = 0; i < cases; i += 1) {
    const weight = weights === null ? 1 : weights[i]!;
    if (!(weight > 0)) continue;
    const stratum = strata.value === null ? '' : strata.value.nameOf(i);
    const cluster = clusters.value === null ? i : clusters.value.nameOf(i);
    if (stratum === null || cluster === null) { withoutPlace += 1; continue; }
    drawn[i] = 1;
    of.index.push(i); of.weights.push(weight); of.strata.push(stratum); of.clusters.push(cluster);
  }
  const lonely = asked?.lonely ?? 'refuse';
  const small = prepareDesign({ weights: of.weights, strata: of.strata, clusters: of.clusters, lonely });
  const alone = clustersByStratum(small).indexOf(1);
  if (alone >= 0 && lonely === 'refuse' && isPlaced) {
    const first = of.index.find((_, at) => small.stratum[small.cluster[at]!] === alone)!;
    const name = strata.value === null ? '' : labelOfPlace(strata.value.definition, strata.value.nameOf(first));
    return tableRefusal('LONELY_CLUSTER', `Stratum “${name}” has only one cluster, so its sampling error cannot be measured. Join it to a similar stratum, or say in the table's options how single clusters are treated.`, { stratum: name });
  }
  const cluster = new Int32Array(cases);
  const full = new Float64Array(cases);
  of.index.forEach((index, at) => { cluster[index] = small.cluster[at]!; full[index] = small.weights[at]!; });
  const sum = of.weights.reduce((a, b) => a + b, 0);
  return ok({
    prepared: { ...small, weights: full, cluster }, strata: strata.value?.definition ?? null, clusters: clusters.value?.definition ?? null, clusterCount: small.stratum.length,
    scale: population === undefined || sum === 0 ? 1 : population / sum, population: population ?? null, drawn, withoutPlace,
  });
}

const labelOfPlace = (definition: VariableDefinition, value: string | number | null): string => (typeof value === 'number' && definition.categories[value] !== undefined ? definition.categories[value].label : String(value ?? ''));
