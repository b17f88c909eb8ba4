import { missingBase } from '#core/model/vector.ts';
import { listCases } from '#db/queries/cases.ts';
import { labelOf } from '../cells.ts';
import type { ProjectSession } from '../session.ts';

/** What checklists are filled for: each country that has a case, or each case where the project knows no countries. */
export interface Unit { readonly id: string; readonly name: string; readonly cases: readonly number[] }

export function listUnits(session: ProjectSession, language: 'en' | 'fr' = session.language): Unit[] {
  const country = session.variable('country');
  if (country?.vector.kind !== 'single') return listCases(session.db).map((one) => ({ id: `case:${one.instrumentId}:${one.key}`, name: one.key, cases: [one.position] }));
  const { codes } = country.vector;
  const base = missingBase(codes);
  const byCategory = new Map<number, number[]>();
  codes.forEach((code, position) => { if (code <= base) byCategory.set(code, [...byCategory.get(code) ?? [], position]); });
  return [...byCategory].flatMap(([code, cases]) => { const category = country.definition.categories[code]; return category && category.id !== 'unrecognised' ? [{ id: category.id, name: labelOf(category, language), cases }] : []; })
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
}

/** The unit of each case, as its place in the list; −1 for none. */
export function unitOfCases(units: readonly Unit[], caseCount: number): Int32Array {
  const of = new Int32Array(caseCount).fill(-1);
  units.forEach((unit, index) => { for (const position of unit.cases) of[position] = index; });
  return of;
}
