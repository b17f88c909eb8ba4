import type { Problem } from '#core/contract/import-plan.ts';

export interface ErrorCounts { /** Cells whose value is lost if the file is brought in as it is. */ readonly cells: number; /** Missing or shared identifiers; their rows stay cases. */ readonly identifiers: number }

/** What the errors of an import amount to. A column with many faults names the first ones by their cell and the rest by their
 *  number, in a problem without a cell. */
export function countErrors(problems: readonly Problem[]): ErrorCounts {
  let cells = 0;
  let identifiers = 0;
  for (const problem of problems) {
    if (problem.severity !== 'error') continue;
    if (problem.code === 'row.noIdentifier' || problem.code === 'row.sharedIdentifier') identifiers += 1;
    else cells += problem.cell === '' ? Number(problem.found) || 1 : 1;
  }
  return { cells, identifiers };
}
