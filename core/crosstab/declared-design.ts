import type { TableDesignRequest } from '../contract/table.ts';
import { STATE, stateAt, type Vector } from '../model/vector.ts';
import { findVariable, type CrosstabData, type VariableData } from './data.ts';
import { instrumentsOf } from './declared-weight.ts';

/** The sample design that a table is reckoned with where it does not say: of those the project declares, the one in which cases with an
 *  answer have a place. A project may hold two surveys, each drawn in its own way, beside a questionnaire that was never a sample; reckoned
 *  with another survey's strata, all of its cases would be left out. An unweighted table of what several surveys asked (a theme) has no
 *  design: the one of a survey would leave out the answers of the others.
 *  @param names variables of rows and columns, by id or label
 *  @param weighted a table of attributes alone, unweighted, counts cases of every kind: it is no estimate
 *  @returns undefined: the first one declared, as it is; null: none of them fits, so there is none to reckon with */
export function declaredDesign(names: readonly string[], weighted: boolean, data: CrosstabData): TableDesignRequest | null | undefined {
  if (data.design === undefined) return undefined;
  const found = (name: string | undefined): VariableData | null => { const match = name === undefined ? null : findVariable(data, name); return match !== null && 'found' in match ? match.found : null; };
  const all = names.flatMap((name) => found(name) ?? []);
  // Every case has a country: what was asked tells which survey a table is about.
  const asked = all.filter(({ definition }) => definition.source !== 'attribute');
  if (asked.length === 0 && !weighted) return null;
  const told = (asked.length > 0 ? asked : all).map(({ vector }) => vector);
  const fits = (design: NonNullable<CrosstabData['design']>): boolean => {
    const places = [design.strata, design.clusters].flatMap((name) => found(name)?.vector ?? []);
    const hasValue = (i: number) => (vector: Vector): boolean => stateAt(vector, i) === STATE.value;
    let placed = false;
    for (let i = 0; i < data.caseCount && !placed; i++) placed = places.every(hasValue(i)) && told.some(hasValue(i));
    if (!placed || weighted) return placed;
    const drawn = new Set(places.flatMap((vector) => instrumentsOf(vector, data)));
    return told.every((vector) => instrumentsOf(vector, data).every((instrument) => drawn.has(instrument)));
  };
  if (fits(data.design)) return undefined;
  const other = (data.furtherDesigns ?? []).find(fits);
  return other === undefined ? null : { ...other, lonely: other.lonely ?? 'refuse' };
}
