/** A plain id stands as it is; any other name in double quotes. */
const nameText = (id: string): string => (/^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u.test(id) && !/^(and|or|not|in|is|missing)$/i.test(id) ? id : `"${id.replaceAll('"', '""')}"`);
const valueText = (id: string): string => `'${id.replaceAll('\'', '\'\'')}'`;

/** "variable is one of categories" as an expression: `region in ('sa', 'eap')`. */
export function conditionText(variable: string, categories: readonly string[]): string {
  const [only] = categories;
  if (categories.length === 1 && only !== undefined) return `${nameText(variable)} = ${valueText(only)}`;
  return `${nameText(variable)} in (${categories.map(valueText).join(', ')})`;
}

/** Adds a condition to a filter: both must hold. An "or" of the filter is held together by brackets. */
export function addCondition(filter: string, condition: string): string {
  const before = filter.trim();
  if (before === '') return condition;
  return `${/\bor\b/i.test(before.replace(/'[^']*'|"[^"]*"/g, '')) && !/^\([^()]*\)$/.test(before) ? `(${before})` : before} and ${condition}`;
}
