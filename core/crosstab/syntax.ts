/** What a filter or a derivation says, once read: a tree of plain objects that can be evaluated, put in words, or searched. */

/** Where a piece stands in the source text, in UTF-16 units from 0, so that an error can point at it. */
export interface Place { readonly at: number; readonly length: number }

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type AggregateName = 'mean' | 'sum' | 'min' | 'max';

export interface TextLiteral extends Place { readonly kind: 'text'; readonly value: string }
export interface NumberLiteral extends Place { readonly kind: 'number'; readonly value: number }
export type Literal = TextLiteral | NumberLiteral;

/** A variable by its id or its label. */
export interface VariableName extends Place { readonly kind: 'variable'; readonly name: string }

/** Something that has a value for each case. */
export type Operand =
  | Literal
  | VariableName
  | (Place & { readonly kind: 'state'; readonly variable: VariableName })
  | (Place & { readonly kind: 'count'; readonly variable: VariableName; readonly options: readonly Literal[] })
  | (Place & { readonly kind: 'countTrue'; readonly conditions: readonly Condition[] })
  | (Place & { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: Operand; readonly right: Operand })
  | (Place & { readonly kind: 'negative'; readonly operand: Operand })
  | (Place & { readonly kind: 'aggregate'; readonly name: AggregateName; readonly operands: readonly Operand[] });

/** Something that is true, false or unknown for each case. */
export type Condition =
  | (Place & { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] })
  | (Place & { readonly kind: 'not'; readonly condition: Condition })
  | (Place & { readonly kind: 'compare'; readonly operator: ComparisonOperator; readonly left: Operand; readonly right: Operand })
  | (Place & { readonly kind: 'in'; readonly negated: boolean; readonly operand: Operand; readonly values: readonly Literal[] })
  | (Place & { readonly kind: 'missing'; readonly negated: boolean; readonly variable: VariableName });

export type Expression = Condition | Operand;

const CONDITIONS = new Set(['and', 'or', 'not', 'compare', 'in', 'missing']);
export const isCondition = (expression: Expression): expression is Condition => CONDITIONS.has(expression.kind);

/** What is wrong with an expression, in a sentence, and where it stands. `code` and `details` let another language say it. */
export interface ExpressionError extends Place {
  readonly kind: 'expression';
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number | string[]>>;
}

export function expressionError(code: string, place: Place, sentence: string, details: ExpressionError['details'] = {}): ExpressionError {
  return { kind: 'expression', code, at: place.at, length: place.length, message: `${sentence} (at character ${place.at + 1})`, details: { ...details, position: place.at + 1 } };
}

/** The variables an expression speaks of, in the order of their first mention, each once. */
export function variablesIn(expression: Expression): VariableName[] {
  const found = new Map<string, VariableName>();
  const note = (name: VariableName): void => { if (!found.has(name.name)) found.set(name.name, name); };
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'text': case 'number': return;
      case 'variable': note(node); return;
      case 'state': case 'count': case 'missing': note(node.variable); return;
      case 'countTrue': case 'and': case 'or': node.conditions.forEach(visit); return;
      case 'arithmetic': case 'compare': visit(node.left); visit(node.right); return;
      case 'negative': case 'in': visit(node.operand); return;
      case 'aggregate': node.operands.forEach(visit); return;
      case 'not': visit(node.condition); return;
    }
  };
  visit(expression);
  return [...found.values()];
}
