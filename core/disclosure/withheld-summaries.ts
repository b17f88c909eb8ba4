/** Which columns of a number keep their statistics back: those of fewer than `minimum` cases and, where columns share no case, as many
 *  more as it takes. The mean of the total and of all columns but one give the last one's mean; so all that is not printed, taken
 *  together (cases that stand in no column too), must be at least `minimum` cases, or nobody.
 *  @param total cases with a number, in a column or not   @param columns cases of each column
 *  @param apart whether no case stands in two columns */
export function withheldSummaries(total: number, columns: readonly number[], minimum: number, apart: boolean): boolean[] {
  const hidden = columns.map((n) => n > 0 && n < minimum);
  if (!apart) return hidden;
  const left = (): number => total - columns.reduce((sum, n, at) => (hidden[at] === true ? sum : sum + n), 0);
  for (const [at] of columns.map((n, at) => [at, n] as const).filter(([, n]) => n >= minimum && n > 0).sort((a, b) => a[1] - b[1])) {
    if (left() === 0 || left() >= minimum) break;
    hidden[at] = true;
  }
  return hidden;
}
