import type { VariableDefinition } from '../model/definitions.ts';
import { parseArithmetic, parseCondition } from './parse-expression.ts';
import type { Condition, ExpressionError, Literal, Operand, VariableName } from './syntax.ts';
import { ok, type Result } from '../result.ts';

export type Language = 'en' | 'fr';
/** A definition by the id or label an expression uses; null where it is unknown (the name is then shown as written). */
export type DefinitionOf = (name: string) => VariableDefinition | null;

interface Words {
  readonly and: string; readonly or: string; readonly not: (inner: string) => string; readonly quote: (text: string) => string;
  readonly compare: Readonly<Record<string, string>>; readonly inList: string; readonly notInList: string; readonly chosen: string; readonly notChosen: string;
  readonly missing: string; readonly notMissing: string; readonly states: Readonly<Record<string, string>>; readonly stateIs: string; readonly stateIsNot: string;
  readonly countOf: (variable: string, options: string) => string; readonly countAll: (variable: string) => string; readonly countTrue: (conditions: string) => string;
  readonly aggregates: Readonly<Record<string, string>>; readonly anyOf: string; readonly noneOf: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    and: 'and', or: 'or', not: (inner) => `not (${inner})`, quote: (text) => `“${text}”`,
    compare: { '=': 'is', '!=': 'is not', '<': 'is below', '<=': 'is at most', '>': 'is above', '>=': 'is at least' },
    inList: 'is one of', notInList: 'is none of', chosen: 'includes', notChosen: 'does not include', anyOf: 'includes any of', noneOf: 'includes none of',
    missing: 'has no value', notMissing: 'has a value', stateIs: 'is', stateIsNot: 'is not',
    states: { value: 'answered', notAsked: 'not asked', noAnswer: 'asked, no answer', dontKnow: 'don’t know or refused', notApplicable: 'not applicable', unread: 'unread' },
    countOf: (variable, options) => `the number chosen in ${variable} of ${options}`, countAll: (variable) => `the number chosen in ${variable}`,
    countTrue: (conditions) => `the number that hold of: ${conditions}`,
    aggregates: { mean: 'the mean of', sum: 'the sum of', min: 'the least of', max: 'the greatest of' },
  },
  fr: {
    and: 'et', or: 'ou', not: (inner) => `non (${inner})`, quote: (text) => `«\u00a0${text}\u00a0»`,
    compare: { '=': 'est', '!=': 'n’est pas', '<': 'est inférieur à', '<=': 'est au plus', '>': 'est supérieur à', '>=': 'est au moins' },
    inList: 'est parmi', notInList: 'n’est pas parmi', chosen: 'comprend', notChosen: 'ne comprend pas', anyOf: 'comprend au moins un parmi', noneOf: 'ne comprend aucun parmi',
    missing: 'est sans valeur', notMissing: 'a une valeur', stateIs: 'est', stateIsNot: 'n’est pas',
    states: { value: 'répondu', notAsked: 'question non posée', noAnswer: 'question posée, sans réponse', dontKnow: 'ne sait pas ou refus', notApplicable: 'sans objet', unread: 'non lu' },
    countOf: (variable, options) => `le nombre de choix de ${variable} parmi ${options}`, countAll: (variable) => `le nombre de choix de ${variable}`,
    countTrue: (conditions) => `le nombre de conditions vraies parmi\u00a0: ${conditions}`,
    aggregates: { mean: 'la moyenne de', sum: 'la somme de', min: 'le plus petit de', max: 'le plus grand de' },
  },
};

/** A definition's label in a language; its plain label where that language is missing. */
export function labelIn(item: { readonly label: string; readonly labels?: VariableDefinition['labels'] }, language: Language): string {
  return item.labels?.[language] ?? item.label;
}

class Speaker {
  readonly words: Words;
  readonly language: Language;
  readonly definitionOf: DefinitionOf;
  constructor(language: Language, definitionOf: DefinitionOf) { this.words = WORDS[language]; this.language = language; this.definitionOf = definitionOf; }

  variable(name: VariableName): string {
    const definition = this.definitionOf(name.name);
    return definition === null ? name.name : labelIn(definition, this.language);
  }
  value(literal: Literal, owner: Operand): string {
    if (literal.kind === 'number' && owner.kind !== 'variable') return this.number(literal.value);
    const definition = owner.kind === 'variable' || owner.kind === 'count' ? this.definitionOf(owner.kind === 'count' ? owner.variable.name : owner.name) : null;
    const wanted = String(literal.value);
    const category = definition?.categories.find((each) => each.id === wanted) ?? definition?.categories.find((each) => each.label === wanted);
    if (category !== undefined) return this.words.quote(labelIn(category, this.language));
    return literal.kind === 'number' ? this.number(literal.value) : this.words.quote(wanted);
  }
  number(value: number): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: 10 }).format(value);
  }
  isMultiple(operand: Operand): boolean {
    return operand.kind === 'variable' && this.definitionOf(operand.name)?.type === 'multiple';
  }
  state(literal: Literal): string { return this.words.quote(this.words.states[String(literal.value)] ?? String(literal.value)); }

  operand(operand: Operand, within = false): string {
    const { words } = this;
    switch (operand.kind) {
      case 'number': return this.number(operand.value);
      case 'text': return words.quote(operand.value);
      case 'variable': return this.variable(operand);
      case 'state': return this.variable(operand.variable);
      case 'count': return operand.options.length === 0 ? words.countAll(this.variable(operand.variable))
        : words.countOf(this.variable(operand.variable), this.list(operand.options.map((each) => this.value(each, operand))));
      case 'countTrue': return words.countTrue(operand.conditions.map((each) => this.condition(each, true)).join('; '));
      case 'negative': return `−${this.operand(operand.operand, true)}`;
      case 'arithmetic': {
        const sign = { '+': '+', '-': '−', '*': '×', '/': '÷' }[operand.operator];
        const text = `${this.operand(operand.left, true)} ${sign} ${this.operand(operand.right, true)}`;
        return within ? `(${text})` : text;
      }
      case 'aggregate': return `${words.aggregates[operand.name]!} ${this.list(operand.operands.map((each) => this.operand(each)), words.and)}`;
    }
  }
  list(items: readonly string[], last = this.words.or): string {
    if (items.length < 2) return items[0] ?? '';
    return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)!}`;
  }
  condition(condition: Condition, within = false): string {
    const { words } = this;
    switch (condition.kind) {
      case 'and': case 'or': {
        const text = condition.conditions.map((each) => this.condition(each, true)).join(` ${words[condition.kind]} `);
        return within ? `(${text})` : text;
      }
      case 'not': return words.not(this.condition(condition.condition));
      case 'missing': return `${this.variable(condition.variable)} ${condition.negated ? words.notMissing : words.missing}`;
      case 'in': {
        const multiple = this.isMultiple(condition.operand);
        const verb = multiple ? (condition.negated ? words.noneOf : words.anyOf) : condition.negated ? words.notInList : words.inList;
        const values = condition.values.map((each) => (condition.operand.kind === 'state' ? this.state(each) : this.value(each, condition.operand)));
        return `${this.operand(condition.operand)} ${verb} ${this.list(values)}`;
      }
      case 'compare': {
        const { left, right, operator } = condition;
        if (left.kind === 'state' && (right.kind === 'text' || right.kind === 'number')) {
          return `${this.operand(left)} ${operator === '=' ? words.stateIs : words.stateIsNot} ${this.state(right)}`;
        }
        const verb = this.isMultiple(left) && operator === '=' ? words.chosen : this.isMultiple(left) && operator === '!=' ? words.notChosen : words.compare[operator]!;
        const other = right.kind === 'text' || right.kind === 'number' ? this.value(right, left) : this.operand(right);
        return `${this.operand(left)} ${verb} ${other}`;
      }
    }
  }
}

/** The formula in words, for a note under a table or beside a derived variable.
 *  @example explainExpression("region = 'sa' and income in ('low','lm')", definitionOf, 'en') // Region is “South Asia” and Income is one of “Low” or “Lower-middle” */
export function explainExpression(source: string, definitionOf: DefinitionOf, language: Language): Result<string, ExpressionError> {
  const speaker = new Speaker(language, definitionOf);
  const condition = parseCondition(source);
  if (condition.ok) return ok(speaker.condition(condition.value));
  const arithmetic = parseArithmetic(source);
  return arithmetic.ok ? ok(speaker.operand(arithmetic.value)) : condition;
}
