/** Two independent 32-bit hashes of a text (Murmur-style mixing), as one number below 2^53. Not a secret, only a name. */
function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** JSON with the keys in order and what is absent left out, so that equal things have equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value).filter(([, each]) => each !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Five signs for a text. */
export const five = (text: string): string => (hash53(text) % 32 ** 5).toString(32).padStart(5, '0').toUpperCase();

/** A short name for a table as it was made: the same request over the same data has the same, and a change in either another.
 *  Printed under every table ("R-4F7KQ2M9XA"), it leads from an exported workbook back to the table, and tells whether it is stale:
 *  the first five signs stand for the request, the last five for the data. */
export function recipeId(request: unknown, dataVersion: string): string {
  return `R-${five(canonical(request))}${five(dataVersion)}`;
}

/** The recipe of a table of the plan: whatever it is called, wherever it stands, and whether it is in the plan yet, the same question
 *  has the same. */
export const tableRecipe = (spec: { readonly id: string; readonly title: unknown; readonly notes: unknown }, dataVersion: string): string => recipeId({ ...spec, id: undefined, title: undefined, notes: undefined }, dataVersion);

/** The signs of a recipe id that stand for the request; the others stand for the data. @example requestPart('R-4F7KQ2M9XA') // '4F7KQ' */
export const requestPart = (recipe: string): string => recipe.slice(2, 7);
export const dataPart = (recipe: string): string => recipe.slice(7, 12);

/** A number of a table as it was made: its table's recipe id and five signs for the cell. Copied with the number into a text, it leads
 *  back to the cell. @example cellRecipe('R-4F7KQ2M9XA', 'told=yes', 'region=sa') // 'R-4F7KQ2M9XA-0K2D7' */
export const cellRecipe = (recipe: string, row: string, column: string): string => `${recipe}-${five(JSON.stringify([row, column]))}`;
/** "[R-4F7KQ2M9XA-0K2D7]" in a text, with the space before it. */
export const COPIED_RECIPE = /[ \u00a0]?\[(R-[0-9A-V]{10}-[0-9A-V]{5})\]/g;
