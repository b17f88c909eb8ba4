import type { PlanTable } from '../contract/table-plan.ts';
import { bandCategories } from '../crosstab/banding.ts';
import { findVariable, type CrosstabData } from '../crosstab/data.ts';
import { layerPages } from '../crosstab/layers.ts';
import { ok, type Result } from '../result.ts';
import { CASE_COLUMN, type ExtractColumns, type ExtractVariable } from './columns.ts';
import { conditionSql, sqlRefusal, sqlText, type SqlRefusal } from './condition-sql.ts';

/** One statement for each row variable of a table. Each gives lines
 *  (table_id, row_variable, part, row_code, column_code, cases, weighted, weighted_squares):
 *  `cell` counts who is in a row and a column, `base` who is in a column and has a value in the row (row_code is empty), `missing` who
 *  is out, by reason (row_code). Column codes are "total", "region=africa", "region*income=africa*low"; a cell nobody is in has no line. */
export interface TableSql { readonly table: string; readonly row: string; readonly sql: string }

/** A set of cases and the condition that says who is in it. */
interface Member { readonly code: string; readonly when: string }

/** The name of the relation that the statements ask: a view over the Parquet file, or a table it was loaded into. */
export const SURVEY = 'survey';

/** A table of the plan as plain SQL over an extract, or the sentence that says why it has no such form. It counts what the program
 *  counts before anything is withheld, sorted or hidden. Layers are tables of their own, as they are in the program: `table` is then
 *  "table-3@region=sa". */
export function tableSql(spec: PlanTable, data: CrosstabData, columns: ExtractColumns): Result<TableSql[], SqlRefusal> {
  const pages = layerPages(spec, data, 'en');
  if (!pages.ok) return sqlRefusal(pages.error.code, pages.error.message, { table: spec.id });
  const out: TableSql[] = [];
  for (const page of pages.value) {
    const made = pageSql(page.spec, data, columns);
    if (!made.ok) return made;
    out.push(...made.value);
  }
  return ok(out);
}

function pageSql(spec: PlanTable, data: CrosstabData, columns: ExtractColumns): Result<TableSql[], SqlRefusal> {
  const filter = spec.filter === undefined || spec.filter.trim() === '' ? ok('') : conditionSql(spec.filter, data, columns);
  if (!filter.ok) return filter;
  const weight = spec.weight === undefined ? ok(null) : find(spec.weight, data, columns);
  if (!weight.ok) return weight;
  if (weight.value !== null && weight.value.definition.type !== 'number') return sqlRefusal('WEIGHT_NOT_A_NUMBER', `${weight.value.definition.id} cannot be a weight: it is not a number.`, { variable: weight.value.definition.id });
  const weightColumn = weight.value?.column ?? null;
  const conditions = [...(filter.value === '' ? [] : [filter.value]), ...(weightColumn === null ? [] : [`${weightColumn} > 0`])];
  const kept = `SELECT *, ${weightColumn ?? '1'} AS w FROM ${SURVEY}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`;
  const sides: SqlVariable[] = [];
  for (const name of spec.columns) { const found = find(name, data, columns); if (!found.ok) return found; sides.push(banded(found.value, spec)); }
  for (const side of sides) if (side.categories.length === 0) return sqlRefusal('SQL_NO_FORM', `${side.definition.id} has no categories, so it makes no columns.`, { variable: side.definition.id });
  const out: TableSql[] = [];
  for (const name of spec.rows) {
    const found = find(name, data, columns);
    if (!found.ok) return found;
    const row = banded(found.value, spec);
    if (row.definition.type === 'date') return sqlRefusal('SQL_NO_FORM', `${row.definition.id} is a date; derive periods from it.`, { variable: row.definition.id });
    out.push({ table: spec.id, row: row.definition.id, sql: row.definition.type === 'number' ? numberStatement(spec, row, kept, columnMembers(spec, sides)) : statement(spec, row, kept, columnMembers(spec, sides)) });
  }
  return ok(out);
}

function find(name: string, data: CrosstabData, columns: ExtractColumns): Result<ExtractVariable, SqlRefusal> {
  const match = findVariable(data, name);
  const id = 'found' in match ? match.found.definition.id : 'withoutVector' in match ? match.withoutVector.id : name;
  const known = columns.variables.get(id);
  return known === undefined ? sqlRefusal('SQL_VARIABLE_LEFT_OUT', `${id} is not in the extract, so a table of it has no form there.`, { variable: id }) : ok(known);
}

/** A variable of the extract; one that the table cuts into bands has a condition for each of them in place of codes. */
interface SqlVariable extends ExtractVariable { readonly bands?: readonly string[] }

/** A band begins at its lower bound and ends before the next; who has no number is in none. */
function banded(variable: ExtractVariable, spec: PlanTable): SqlVariable {
  const banding = spec.bands?.find((each) => each.variable === variable.definition.id);
  if (banding === undefined || variable.definition.type !== 'number') return variable;
  const cuts = [...new Set(banding.cuts)].sort((a, b) => a - b);
  const categories = bandCategories(cuts, false, 'en');
  return {
    ...variable, definition: { ...variable.definition, type: 'single', categories }, categories: categories.map(({ id, label }) => ({ id, code: id, label })),
    bands: categories.map((_, band) => [...(band > 0 ? [`${variable.column} >= ${cuts[band - 1]!}`] : []), ...(band < cuts.length ? [`${variable.column} < ${cuts[band]!}`] : [])].join(' AND ')),
  };
}

const isCategory = (variable: SqlVariable, index: number): string => {
  const band = variable.bands?.[index];
  if (band !== undefined) return `(${band})`;
  const category = variable.categories[index]!;
  return category.column === undefined ? `${variable.column} = ${sqlText(category.code)}` : `${category.column} = 1`;
};

function columnMembers(spec: PlanTable, sides: readonly SqlVariable[]): Member[] {
  const one = (side: SqlVariable): Member[] => side.categories.map((category, index) => ({ code: category.code, when: isCategory(side, index) }));
  const total: Member = { code: 'total', when: '1 = 1' };
  if (spec.nest && sides.length > 1) {
    const nested = sides.map(one).reduce((outer, inner) => outer.flatMap((a) => inner.map((b) => ({ code: `${a.code}*${b.code}`, when: `${a.when} AND ${b.when}` }))));
    const name = sides.map((side) => side.definition.id).join('*');
    return [total, ...nested.map((member) => ({ ...member, code: `${name}=${member.code}` }))];
  }
  return [total, ...sides.flatMap((side) => one(side).map((member) => ({ ...member, code: `${side.definition.id}=${member.code}` })))];
}

const WHYS = ['notAsked', 'noAnswer', 'dontKnow', 'notApplicable', 'unread'] as const;

function rowMembers(spec: PlanTable, row: SqlVariable): Member[] {
  const nets = spec.nets.flatMap((net) => {
    if (net.variable !== row.definition.id) return [];
    const of = row.categories.flatMap((category, index) => (net.of.includes(category.id) ? [isCategory(row, index)] : []));
    // a case is in a net once, however many of its members it is in
    return of.length === 0 ? [] : [{ code: `net:${net.id}`, when: `(${of.join(' OR ')})` }];
  });
  const states = spec.base === 'all' ? WHYS.map((why) => ({ code: `state:${why}`, when: `${row.whyColumn} = '${why}'` })) : [];
  return [...row.categories.map((category, index) => ({ code: category.code, when: isCategory(row, index) })), ...nets, ...states];
}

/** Who is in which set, as lines (case, code). */
const membership = (members: readonly Member[]): string => members.map(({ code, when }) => `SELECT ${CASE_COLUMN}, ${sqlText(code)} AS code FROM kept WHERE ${when}`).join('\n    UNION ALL ');

function statement(spec: PlanTable, row: SqlVariable, kept: string, columns: readonly Member[]): string {
  const head = `${sqlText(spec.id)} AS table_id, ${sqlText(row.definition.id)} AS row_variable`;
  const counts = 'COUNT(*) AS cases, SUM(k.w) AS weighted, SUM(k.w * k.w) AS weighted_squares';
  const inBase = spec.base === 'all' ? '' : ` WHERE k.${row.whyColumn} IS NULL`;
  return `WITH kept AS (${kept}),
  in_rows AS (
    ${membership(rowMembers(spec, row))}),
  in_columns AS (
    ${membership(columns)})
SELECT ${head}, 'cell' AS part, r.code AS row_code, c.code AS column_code, ${counts} FROM kept k JOIN in_rows r ON r.${CASE_COLUMN} = k.${CASE_COLUMN} JOIN in_columns c ON c.${CASE_COLUMN} = k.${CASE_COLUMN} GROUP BY r.code, c.code
UNION ALL SELECT ${head}, 'base' AS part, '' AS row_code, c.code AS column_code, ${counts} FROM kept k JOIN in_columns c ON c.${CASE_COLUMN} = k.${CASE_COLUMN}${inBase} GROUP BY c.code
UNION ALL SELECT ${head}, 'missing' AS part, k.${row.whyColumn} AS row_code, 'total' AS column_code, ${counts} FROM kept k WHERE k.${row.whyColumn} IS NOT NULL GROUP BY k.${row.whyColumn};`;
}

/** A number: how many, and its mean, least and greatest value by column, in the same lines (`row_code` names the statistic, `weighted` holds it). */
function numberStatement(spec: PlanTable, row: ExtractVariable, kept: string, columns: readonly Member[]): string {
  const head = `${sqlText(spec.id)} AS table_id, ${sqlText(row.definition.id)} AS row_variable`;
  const line = (code: string, value: string): string => `SELECT ${head}, 'number' AS part, '${code}' AS row_code, c.code AS column_code, COUNT(*) AS cases, ${value} AS weighted, SUM(k.w * k.w) AS weighted_squares FROM kept k JOIN in_columns c ON c.${CASE_COLUMN} = k.${CASE_COLUMN} WHERE k.${row.whyColumn} IS NULL GROUP BY c.code`;
  return `WITH kept AS (${kept}),
  in_columns AS (
    ${membership(columns)})
${[line('n', 'SUM(k.w)'), line('mean', `SUM(k.w * k.${row.column}) / SUM(k.w)`), line('minimum', `MIN(k.${row.column})`), line('maximum', `MAX(k.${row.column})`)].join('\nUNION ALL ')};`;
}
