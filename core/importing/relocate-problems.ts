import type { Problem } from '../contract/import-plan.ts';
import { isComposed, type ComposedTable } from './extra-columns.ts';
import type { RawTable } from './raw-table.ts';

/** Problems of a table that was put together, named by the sheet and the address where their cells stand in the files. */
export function relocateProblems(problems: readonly Problem[], table: RawTable): Problem[] {
  if (!isComposed(table)) return [...problems];
  return problems.map((problem) => {
    const place = problem.sheet === table.sheet ? placeOf(problem.cell, table) : null;
    if (place === null) return problem;
    // "Row 14, column …": the row of the sheet that is named, not of the table it became part of.
    const message = problem.message.replace(/^Row \d+/u, `“${place.sheet}”, row ${place.row}`);
    const details = problem.details === undefined || typeof problem.details['row'] !== 'string' ? problem.details : { ...problem.details, row: String(place.row) };
    return { ...problem, sheet: place.sheet, cell: place.cell, message, ...(details === undefined ? {} : { details }) };
  });
}

function placeOf(cell: string, table: ComposedTable): ReturnType<ComposedTable['place']> {
  const address = /^([A-Z]+)(\d+)$/u.exec(cell);
  if (address === null) return null;
  const column = [...address[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return table.place(Number(address[2]) - 1, column);
}
