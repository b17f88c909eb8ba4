import type { FileDictionary } from './file-dictionary.ts';
import type { RawCell, RawTable } from './raw-table.ts';

/** A view of a coded table (an SPSS file's) in which codes are read as their labels, and the header holds the variables'
 *  labels where they have one: what a person would have exported to a spreadsheet. Codes without a label stay as they are.
 *  @param table its first row the variables' names
 *  @example labelledTable(table, dictionary).cell(1, 2) // "West & Central Africa" where the code is 3 */
export function labelledTable(table: RawTable, dictionary: FileDictionary): RawTable {
  const headers = new Map<number, string>();
  const labels = new Map<number, Map<RawCell, string>>();
  for (const variable of dictionary.variables) {
    if (variable.column === null) continue;
    if (variable.label !== null) headers.set(variable.column, variable.label);
    if (variable.valueLabels.length > 0) labels.set(variable.column, new Map(variable.valueLabels.map(({ value, label }) => [value, label])));
  }
  const { sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems } = table;
  return {
    sheet, rowCount, columnCount, hiddenRows, hiddenColumns, merges, problems,
    cell(row, column) {
      const cell = table.cell(row, column);
      if (row === 0) return headers.get(column) ?? cell;
      return labels.get(column)?.get(cell) ?? cell;
    },
  };
}
