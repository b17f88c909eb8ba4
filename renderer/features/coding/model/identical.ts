import type { AnswerRow } from '#core/contract/api/coding.ts';

/** Rows hold this many characters of an answer; two that agree so far and in length are candidates, no more. */
export const EXCERPT_LENGTH = 200;

const keyOf = (row: Pick<AnswerRow, 'excerpt' | 'length'>): string => `${row.length}\u0000${row.excerpt}`;

/** Answers by what they say: made once for the rows of a grid, asked on every step. */
export function identicalIndex(rows: readonly AnswerRow[]): (row: AnswerRow) => readonly number[] {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row.answerId); else groups.set(key, [row.answerId]);
  }
  return (row) => groups.get(keyOf(row)) ?? [row.answerId];
}

/** Whether a row shows all of its answer, so that the same excerpt is the same answer. */
export const isWhole = (row: Pick<AnswerRow, 'length'>): boolean => row.length <= EXCERPT_LENGTH;
