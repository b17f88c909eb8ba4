import { parquetWriteBuffer } from 'hyparquet-writer';
import type { VariableData } from '#core/crosstab/data.ts';
import { bitAt, missingBase, STATE, STATE_NAMES, type Vector } from '#core/model/vector.ts';
import { CASE_COLUMN, type ExtractColumns, type ExtractVariable } from '#core/sql/columns.ts';

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];
type Cell = string | number | Date | null;
interface Column { readonly name: string; readonly element: Omit<SchemaElement, 'name'>; readonly data: Cell[] }

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const;
const WHOLE = { type: 'INT32', repetition_type: 'OPTIONAL' } as const;
const NUMBER = { type: 'DOUBLE', repetition_type: 'OPTIONAL' } as const;
const DAY = { type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' } as const;

/** The columns as one Parquet file. @param order which case each line is: shuffled, so that a line's number says nothing of whose it is */
export function writeParquet(variables: readonly VariableData[], columns: ExtractColumns, order: readonly number[]): Uint8Array {
  const list: Column[] = [
    { name: CASE_COLUMN, element: { type: 'INT32', repetition_type: 'REQUIRED' }, data: order.map((_, line) => line + 1) },
    ...variables.flatMap(({ definition, vector }) => columnsOf(columns.variables.get(definition.id)!, vector, order)),
  ];
  return new Uint8Array(parquetWriteBuffer({
    schema: [{ name: 'survey', num_children: list.length }, ...list.map(({ name, element }): SchemaElement => ({ name, ...element }))],
    columnData: list.map(({ name, data }) => ({ name, data })),
    rowGroupSize: 100_000, createdBy: 'Survey Workbench',
    // least and greatest values of a column are values of single cases, and the categories stand in the dictionary anyway
    statistics: false,
  }));
}

function columnsOf(variable: ExtractVariable, vector: Vector, order: readonly number[]): Column[] {
  const stateAt = (index: number): number => {
    if (vector.kind !== 'single') return vector.states[index]!;
    const code = vector.codes[index]!;
    const base = missingBase(vector.codes);
    return code > base ? code - base : STATE.value;
  };
  const value = (of: (index: number) => Cell): Cell[] => order.map((index) => (stateAt(index) === STATE.value ? of(index) : null));
  const why: Column = { name: variable.whyColumn, element: TEXT, data: order.map((index) => (stateAt(index) === STATE.value ? null : STATE_NAMES[stateAt(index)]!)) };
  if (vector.kind === 'multiple') return [...variable.categories.map((category, option) => ({ name: category.column!, element: WHOLE, data: value((index) => (bitAt(vector.options[option]!, index) ? 1 : 0)) })), why];
  const name = variable.column!;
  if (vector.kind === 'single') return [{ name, element: TEXT, data: value((index) => variable.categories[vector.codes[index]!]!.code) }, why];
  if (vector.kind === 'number') return [variable.definition.type === 'date' ? { name, element: DAY, data: value((index) => new Date(vector.values[index]!)) } : { name, element: NUMBER, data: value((index) => vector.values[index]!) }, why];
  return [];
}
