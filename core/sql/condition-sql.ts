import { findVariable, type CrosstabData } from '../crosstab/data.ts';
import { parseCondition } from '../crosstab/parse-expression.ts';
import type { ComparisonOperator, Condition, Literal, Operand, VariableName } from '../crosstab/syntax.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { ExtractColumns, ExtractVariable } from './columns.ts';

/** Why something has no form in SQL: what it is, in a sentence. */
export interface SqlRefusal { readonly kind: 'sql'; readonly code: string; readonly message: string; readonly details: Readonly<Record<string, string>> }
export const sqlRefusal = (code: string, message: string, details: SqlRefusal['details'] = {}): { ok: false; error: SqlRefusal } => refuse({ kind: 'sql', code, message, details });

/** Carries a refusal out of the walk; never leaves this file. */
class Stop extends Error {
  readonly refusal: SqlRefusal;
  constructor(refusal: SqlRefusal) { super(refusal.message); this.refusal = refusal; }
}
function stop(code: string, message: string, details: SqlRefusal['details'] = {}): never { throw new Stop({ kind: 'sql', code, message, details }); }

/** A condition over the columns of an extract, true for the cases that the program keeps. A comparison with what is missing is
 *  unknown in both: the program's three-valued logic is SQL's.
 *  @param source a filter that the program takes */
export function conditionSql(source: string, data: CrosstabData, columns: ExtractColumns): Result<string, SqlRefusal> {
  const condition = parseCondition(source);
  if (!condition.ok) return sqlRefusal(condition.error.code, condition.error.message);
  try {
    return ok(new Writer(data, columns).condition(condition.value));
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal);
    throw error;
  }
}

const SQL_OPERATOR: Readonly<Record<ComparisonOperator, string>> = { '=': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };
const FLIPPED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const isLiteral = (operand: Operand): operand is Literal => operand.kind === 'text' || operand.kind === 'number';
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

class Writer {
  readonly data: CrosstabData;
  readonly columns: ExtractColumns;
  constructor(data: CrosstabData, columns: ExtractColumns) { this.data = data; this.columns = columns; }

  find(name: VariableName): ExtractVariable {
    const match = findVariable(this.data, name.name);
    const id = 'found' in match ? match.found.definition.id : 'withoutVector' in match ? match.withoutVector.id : name.name;
    return this.columns.variables.get(id) ?? stop('SQL_VARIABLE_LEFT_OUT', `${id} is not in the extract, so a filter that speaks of it has no form there.`, { variable: id });
  }

  condition(node: Condition): string {
    switch (node.kind) {
      case 'and': return `(${node.conditions.map((each) => this.condition(each)).join(' AND ')})`;
      case 'or': return `(${node.conditions.map((each) => this.condition(each)).join(' OR ')})`;
      case 'not': return `(NOT ${this.condition(node.condition)})`;
      case 'missing': return `(${this.find(node.variable).whyColumn} IS ${node.negated ? 'NULL' : 'NOT NULL'})`;
      case 'in': return this.isIn(node);
      case 'compare': return this.compare(node);
    }
  }

  compare({ left, operator, right }: Condition & { kind: 'compare' }): string {
    if (isLiteral(left)) return this.compare({ kind: 'compare', at: 0, length: 0, left: right, operator: FLIPPED[operator], right: left });
    if (right.kind === 'state') return this.compare({ kind: 'compare', at: 0, length: 0, left: right, operator: FLIPPED[operator], right: left });
    if (left.kind === 'state' && isLiteral(right)) return `(COALESCE(${this.find(left.variable).whyColumn}, 'value') ${SQL_OPERATOR[operator]} ${sqlText(String(right.value))})`;
    if (left.kind === 'variable' && isLiteral(right)) return this.withLiteral(this.find(left), operator, right);
    if (left.kind === 'variable' && right.kind === 'variable') return this.twoVariables(this.find(left), operator, this.find(right));
    return `(${this.number(left)} ${SQL_OPERATOR[operator]} ${this.number(right)})`;
  }

  withLiteral(variable: ExtractVariable, operator: ComparisonOperator, literal: Literal): string {
    const { type } = variable.definition;
    if (type === 'multiple') return `(${this.category(variable, literal).column} = ${operator === '=' ? 1 : 0})`;
    if (type === 'single') {
      const category = this.category(variable, literal);
      if (operator === '=' || operator === '!=') return `(${variable.column} ${SQL_OPERATOR[operator]} ${sqlText(category.code)})`;
      return `(${inOrder(variable)} ${SQL_OPERATOR[operator]} ${variable.categories.indexOf(category)})`;
    }
    if (type === 'date') return `(${variable.column} ${SQL_OPERATOR[operator]} DATE ${sqlText(String(literal.value))})`;
    if (type !== 'number' || literal.kind === 'text') return stop('SQL_NOT_COMPARED', `${variable.definition.id} cannot be compared with ${String(literal.value)}.`, { variable: variable.definition.id });
    return `(${variable.column} ${SQL_OPERATOR[operator]} ${literal.value})`;
  }

  twoVariables(left: ExtractVariable, operator: ComparisonOperator, right: ExtractVariable): string {
    if (left.definition.type !== right.definition.type || (left.definition.type === 'single' && [left, right].some((each) => each.categories.some((category) => category.code !== category.id)))) {
      return stop('SQL_NOT_COMPARED', `${left.definition.id} and ${right.definition.id} have no common codes in the extract, so they cannot be compared there.`, { variable: left.definition.id });
    }
    return `(${left.column} ${SQL_OPERATOR[operator]} ${right.column})`;
  }

  isIn({ operand, values, negated }: Condition & { kind: 'in' }): string {
    const any = operand.kind === 'state' ? `COALESCE(${this.find(operand.variable).whyColumn}, 'value') IN (${values.map((value) => sqlText(String(value.value))).join(', ')})`
      : operand.kind === 'variable' ? values.map((value) => this.withLiteral(this.find(operand), '=', value)).join(' OR ')
        : `${this.number(operand)} IN (${values.map((value) => value.value).join(', ')})`;
    return negated ? `(NOT (${any}))` : `(${any})`;
  }

  /** A category by its id, else by the label or spelling that only one bears. */
  category(variable: ExtractVariable, literal: Literal): ExtractVariable['categories'][number] {
    const wanted = String(literal.value);
    const { categories } = variable.definition;
    const byId = categories.findIndex((category) => category.id === wanted);
    const named = categories.flatMap((category, index) => (category.label === wanted || Object.values(category.labels ?? {}).includes(wanted) || (category.values ?? []).includes(wanted) ? [index] : []));
    const index = byId >= 0 ? byId : named.length === 1 ? named[0]! : -1;
    return variable.categories[index] ?? stop('CATEGORY_UNKNOWN', `${variable.definition.id} has no category '${wanted}'.`, { variable: variable.definition.id });
  }

  number(operand: Operand): string {
    switch (operand.kind) {
      case 'number': return String(operand.value);
      case 'text': case 'state': return stop('SQL_NOT_COMPARED', 'A text stands where a number is expected.');
      case 'variable': return this.numeric(this.find(operand));
      case 'count': {
        const variable = this.find(operand.variable);
        const options = operand.options.length === 0 ? variable.categories : [...new Set(operand.options.map((literal) => this.category(variable, literal)))];
        return `(${options.map((option) => option.column ?? stop('SQL_NOT_COMPARED', `${variable.definition.id} is not multiple choice.`)).join(' + ')})`;
      }
      case 'countTrue': return `(${operand.conditions.map((condition) => { const sql = this.condition(condition); return `CASE WHEN ${sql} THEN 1 WHEN NOT ${sql} THEN 0 END`; }).join(' + ')})`;
      case 'negative': return `(-${this.number(operand.operand)})`;
      case 'arithmetic': return operand.operator === '/' ? `(1.0 * ${this.number(operand.left)} / NULLIF(1.0 * ${this.number(operand.right)}, 0))` : `(${this.number(operand.left)} ${operand.operator} ${this.number(operand.right)})`;
      case 'aggregate': return aggregateSql(operand.name, operand.operands.map((each) => this.number(each)));
    }
  }

  numeric(variable: ExtractVariable): string {
    const { definition, column } = variable;
    if (definition.type === 'number') return column!;
    if (definition.type === 'single' && variable.categories.length > 0 && variable.categories.every(({ id }) => id.trim() !== '' && Number.isFinite(Number(id)))) {
      return `CASE ${column} ${variable.categories.map(({ id, code }) => `WHEN ${sqlText(code)} THEN ${Number(id)}`).join(' ')} END`;
    }
    return stop('SQL_NOT_COMPARED', `${definition.id} is not a number in the extract.`, { variable: definition.id });
  }
}

/** The place of a category in its order, from 0. */
const inOrder = (variable: ExtractVariable): string => `CASE ${variable.column} ${variable.categories.map(({ code }, index) => `WHEN ${sqlText(code)} THEN ${index}`).join(' ')} END`;

/** Over what is known of several numbers; null where nothing is. The four systems disagree on what LEAST makes of a null, so it gets none. */
function aggregateSql(name: 'mean' | 'sum' | 'min' | 'max', parts: readonly string[]): string {
  if (name === 'min' || name === 'max') {
    const known = parts.map((_, index) => `COALESCE(${[...parts.slice(index), ...parts.slice(0, index)].join(', ')})`);
    return parts.length === 1 ? `(${parts[0]!})` : `${name === 'min' ? 'LEAST' : 'GREATEST'}(${known.join(', ')})`;
  }
  const sum = parts.map((part) => `COALESCE(${part}, 0)`).join(' + ');
  const count = parts.map((part) => `CASE WHEN ${part} IS NULL THEN 0 ELSE 1 END`).join(' + ');
  return name === 'sum' ? `CASE WHEN (${count}) = 0 THEN NULL ELSE (${sum}) END` : `(1.0 * (${sum}) / NULLIF(${count}, 0))`;
}
