import type { DuckDBConnection } from '@duckdb/node-api';
import { expect } from 'vitest';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { buildTableModel } from '#core/crosstab/build-table-model.ts';
import type { CrosstabData } from '#core/crosstab/data.ts';
import type { ExtractColumns } from '#core/sql/columns.ts';
import { layerPages } from '#core/crosstab/layers.ts';
import { tableSql, type TableSql } from '#core/sql/table-sql.ts';
import { linesOf } from './duckdb.ts';

/** Counts a table twice, once by the program and once by DuckDB from its SQL, and expects every number to be the same: cells, bases
 *  weighted and not, effective bases, who is out and why, statistics of numbers. @returns how many numbers were compared */
export async function sameCounts(given: PlanTable, data: CrosstabData, columns: ExtractColumns, connection: DuckDBConnection): Promise<number> {
  const pages = layerPages(given, data, 'en');
  if (!pages.ok) throw new Error(pages.error.message);
  const made = tableSql(given, data, columns);
  if (!made.ok) throw new Error(made.error.message);
  expect(new Set(made.value.map(({ table }) => table))).toEqual(new Set(pages.value.map(({ spec }) => spec.id)));
  let compared = 0;
  for (const { spec } of pages.value) compared += await samePage(spec, made.value.filter(({ table }) => table === spec.id), data, columns, connection);
  return compared;
}

async function samePage(given: PlanTable, made: readonly TableSql[], data: CrosstabData, columns: ExtractColumns, connection: DuckDBConnection): Promise<number> {
  // what the program does to counted numbers (hiding, ordering, withholding) is not asked of SQL
  const { suppress: _, top: __, ...rest } = given;
  const spec: PlanTable = { ...rest, oneLine: false, sort: 'none', hideEmpty: false, tests: false, percentAbove: 0, statistics: ['count', 'columnPercent'], mode: 'census' };
  const model = buildTableModel(spec, data, 'en', '1');
  if (!model.ok) throw new Error(model.error.message);
  let compared = 0;
  const same = (what: string, ours: number | null, theirs: number | undefined): void => {
    compared += 1;
    const ok = ours !== null && Math.abs(ours - (theirs ?? 0)) <= 1e-9 * Math.max(1, Math.abs(ours));
    if (!ok) expect.fail(`${spec.id} ${what}: ours ${ours}, DuckDB ${theirs ?? 'no line'}\n${JSON.stringify(spec)}`);
  };
  const codeOf = (variable: string, id: string): string => columns.variables.get(variable)?.categories.find((category) => category.id === id)?.code ?? id;
  const columnCode = (key: string): string => {
    if (key === 'total') return key;
    const [names, ids] = [key.slice(0, key.indexOf('=')), key.slice(key.indexOf('=') + 1)];
    const variables = names.split('*');
    return `${names}=${ids.split('*').map((id, index) => codeOf(variables[index] ?? '', id)).join('*')}`;
  };
  for (const block of model.value.blocks) {
    const statement = made.find(({ row }) => row === block.variable)!;
    const lines = await linesOf(connection, statement.sql);
    const at = (part: string, row: string, column: string): (typeof lines)[number] | undefined => lines.find((line) => line.part === part && line.row === row && line.column === column);
    model.value.columns.forEach((column, index) => {
      const code = columnCode(column.key);
      if (block.kind === 'number') {
        for (const row of block.rows) if (['n', 'mean', 'minimum', 'maximum'].includes(row.kind) && block.unweightedBases[index]! > 0) same(`${row.kind} ${code}`, row.kind === 'n' ? row.cells[index]!.count : row.cells[index]!.value, at('number', row.kind, code)?.weighted);
        return;
      }
      const base = at('base', '', code);
      same(`base ${code}`, block.bases[index]!, base?.weighted);
      same(`unweighted base ${code}`, block.unweightedBases[index]!, base?.cases);
      if (block.effectiveBases !== null && base !== undefined) same(`effective base ${code}`, block.effectiveBases[index]!, base.weighted ** 2 / base.squares);
      for (const row of block.rows) {
        const id = row.key.slice(block.variable.length + 1);
        same(`cell ${id} × ${code}`, row.cells[index]!.count, at('cell', /^(net|state):/.test(id) ? id : codeOf(block.variable, id), code)?.weighted);
      }
      // and nothing is in SQL's table that is not in ours
    });
    if (block.kind === 'categories') {
      const known = new Set(block.rows.map((row) => { const id = row.key.slice(block.variable.length + 1); return /^(net|state):/.test(id) ? id : codeOf(block.variable, id); }));
      for (const line of lines) if (line.part === 'cell' && !known.has(line.row)) expect.fail(`${spec.id}: DuckDB has a row ${line.row} that the table has not`);
    }
  }
  return compared;
}
