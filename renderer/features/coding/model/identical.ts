import type { AnswerRow } from '#core/contract/api/coding.ts';

/** Rows hold this many characters of an answer; two that agree so far and in length are candidates, no more. */
const EXCERPT_LENGTH = 200;

/** Answers by what they say: made once for the rows of a grid, asked on every step. The words are only compared when somebody asks,
 *  among answers of the same length: looking at those of a hundred thousand would hold up the first drawing. */
export function identicalIndex(rows: readonly AnswerRow[]): (row: AnswerRow) => readonly number[] {
  const byLength = new Map<number, AnswerRow[]>();
  for (const row of rows) {
    const group = byLength.get(row.length);
    if (group) group.push(row); else byLength.set(row.length, [row]);
  }
  // The same list for the same answer, so that what depends on it is not done again.
  const asked = new Map<number, readonly number[]>();
  return (row) => {
    let same = asked.get(row.answerId);
    if (!same) {
      same = byLength.get(row.length)?.filter((other) => other.excerpt === row.excerpt).map((other) => other.answerId) ?? [row.answerId];
      asked.set(row.answerId, same);
    }
    return same;
  };
}

/** Whether a row shows all of its answer, so that the same excerpt is the same answer. */
export const isWhole = (row: Pick<AnswerRow, 'length'>): boolean => row.length <= EXCERPT_LENGTH;
