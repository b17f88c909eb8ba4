import type { VariableDefinition } from '../model/definitions.ts';
import type { Vector } from '../model/vector.ts';
import { boundedEditDistance } from '../text/edit-distance.ts';

/** A variable with its data. `provisional`: answers read so far, of those to read, for a theme. */
export interface VariableData {
  readonly definition: VariableDefinition;
  readonly vector: Vector;
  readonly provisional?: { readonly read: number; readonly of: number } | undefined;
  /** Cases whose answer a respondent corrected when asked to confirm it: a note says so. */
  readonly corrected?: number | undefined;
}

/** Where tables get their vectors from: the service reads them out of the project when they are first asked for. */
export interface CrosstabData {
  readonly caseCount: number;
  /** By id only; null where there is none, or where it has no vector (open-ended answers). */
  variable(id: string): VariableData | null;
  /** Every variable of the project, open-ended ones too: labels are looked up here, and near names for a refusal. */
  definitions(): Iterable<VariableDefinition>;
  /** census: the cases are the whole population (countries); tests and letters are then offered only when asked for. */
  readonly mode?: 'census' | 'sample' | undefined;
  /** The sample design the project declares: variables with the roles stratum and cluster. */
  readonly design?: { readonly strata?: string; readonly clusters?: string; readonly lonely?: 'refuse' | 'certainty' | 'adjust' } | undefined;
  /** The designs of further surveys of the project (declaredDesign). */
  readonly furtherDesigns?: readonly NonNullable<CrosstabData['design']>[] | undefined;
  /** 1 for each case that was made for documents (an interview, a report) and answered no survey; absent where there are none. */
  readonly madeForDocuments?: Uint8Array | undefined;
  /** Capabilities within whose questions themes are counted, too: `theme:x@4` is the theme x in the answers about capability 4. */
  readonly themeScopes?: readonly string[] | undefined;
  /** What a case is, for base lines: "42 countries". */
  readonly unit?: { readonly en: readonly [one: string, many: string]; readonly fr: readonly [one: string, many: string] } | undefined;
}

export type NameMatch =
  | { readonly found: VariableData }
  | { readonly ambiguous: readonly VariableDefinition[] }
  | { readonly withoutVector: VariableDefinition }
  | { readonly near: readonly string[] };

/** Up to three of `candidates` that a slip of the hand could have turned into `name`. */
export function nearNames(name: string, candidates: Iterable<string>): string[] {
  const wanted = name.slice(0, 60).toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { candidate: string; apart: number }[] = [];
  for (const candidate of candidates) {
    if (candidate.length > 60) continue;
    const apart = boundedEditDistance(wanted, candidate.toLowerCase(), limit);
    if (apart <= limit) scored.push({ candidate, apart });
  }
  return scored.sort((a, b) => a.apart - b.apart || (a.candidate < b.candidate ? -1 : 1)).slice(0, 3).map((each) => each.candidate);
}

/** A variable by its id, or by a label (in any language) that only one variable bears. */
export function findVariable(data: CrosstabData, name: string): NameMatch {
  const byId = data.variable(name);
  if (byId !== null) return { found: byId };
  const labelled: VariableDefinition[] = [];
  const ids: string[] = [];
  for (const definition of data.definitions()) {
    if (definition.id === name) return { withoutVector: definition };
    ids.push(definition.id);
    const { en, fr, es } = definition.labels ?? {};
    if (definition.label === name || en === name || fr === name || es === name) labelled.push(definition);
  }
  if (labelled.length > 1) return { ambiguous: labelled };
  const only = labelled[0];
  if (only === undefined) return { near: nearNames(name, ids) };
  const data_ = data.variable(only.id);
  return data_ === null ? { withoutVector: only } : { found: data_ };
}

/** The sentence for a name that leads to no vector, and its code. */
export function nameProblem(name: string, match: Exclude<NameMatch, { found: VariableData }>): { code: string; sentence: string; details: Record<string, string | string[]> } {
  if ('ambiguous' in match) {
    const ids = match.ambiguous.map((each) => each.id);
    return { code: 'VARIABLE_AMBIGUOUS', sentence: `“${name}” is the label of ${ids.length} variables; name the one you mean by its id: ${ids.slice(0, 8).join(', ')}.`, details: { name, ids } };
  }
  if ('withoutVector' in match) {
    return { code: 'VARIABLE_NOT_TABULATED', sentence: `${match.withoutVector.id} holds open-ended answers, which cannot be counted as they are; code them and use the theme.`, details: { name } };
  }
  const hint = match.near.length > 0 ? ` Did you mean ${match.near.join(' or ')}?` : ' List the variables with “describe”.';
  return { code: 'VARIABLE_UNKNOWN', sentence: `There is no variable “${name}”.${hint}`, details: { name, near: [...match.near] } };
}
