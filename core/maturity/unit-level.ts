import { missingBase, type SingleVector } from '../model/vector.ts';

/** The level of a unit (a country) over its cases: the one that most of them have, of equals the lower. */
export interface UnitLevel { readonly level: number | null; /** Cases that have it, of those that have any. */ readonly cases: number; readonly of: number }

/** @param unitOf the unit of each case, −1 for none */
export function levelsByUnit(vector: SingleVector, unitOf: ArrayLike<number>, units: number, levels: number): UnitLevel[] {
  const counts = Array.from({ length: units }, () => new Float64Array(levels));
  const base = missingBase(vector.codes);
  for (let index = 0; index < vector.codes.length; index += 1) {
    const [unit, code] = [unitOf[index]!, vector.codes[index]!];
    if (unit >= 0 && unit < units && code <= base && code < levels) counts[unit]![code]! += 1;
  }
  return counts.map((of): UnitLevel => {
    const sum = of.reduce((total, each) => total + each, 0);
    if (sum === 0) return { level: null, cases: 0, of: 0 };
    const most = Math.max(...of);
    return { level: of.indexOf(most), cases: most, of: sum };
  });
}
