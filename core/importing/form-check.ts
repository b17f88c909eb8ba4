import type { FormReport } from '../contract/api/importing.ts';
import { english, saying, type SentenceCode } from '../text/sentences.ts';
import type { Detail, Saying } from '../contract/saying.ts';
import type { DeclaredVariable, FileDictionary } from './file-dictionary.ts';
import { optionsIn, parseFormExpression, questionsIn, type FormExpression } from './form-expression.ts';
import { shortName } from './form-routing.ts';

export interface FormFault { readonly question: string; readonly kind: FormReport['faults'][number]['kind']; readonly why: Saying }

/** What is wrong with the routing of a form: a condition on a later question (the respondent has passed when it is answered), on
 *  the question itself, on a name the form does not have, on a choice that is not offered; and what cannot be read. */
export function checkForm(dictionary: FileDictionary): FormFault[] {
  const position = new Map<string, number>();
  dictionary.variables.forEach(({ name }, index) => { if (!position.has(shortName(name))) position.set(shortName(name), index); });
  return dictionary.variables.flatMap((variable, index): FormFault[] => {
    const question = shown(variable);
    const fault = (kind: FormFault['kind'], code: SentenceCode, details: Readonly<Record<string, Detail>> = {}): FormFault => ({ question: variable.name, kind, why: saying(code, { question, ...details }) });
    const faults: FormFault[] = [];
    const rules = [variable.relevant, typeof variable.required === 'string' ? variable.required : undefined, variable.constraint];
    rules.forEach((text, which) => {
      if (text === undefined) return;
      const parsed = parseFormExpression(text);
      if (!parsed.ok) { faults.push(fault('unreadable', 'form.unreadable', { expression: text.slice(0, 120) })); return; }
      for (const name of questionsIn(parsed.value)) {
        const at = position.get(shortName(name));
        if (at === undefined) faults.push(fault('unknown-name', 'form.unknownName', { other: name }));
        else if (which === 0 && at === index) faults.push(fault('self', 'form.self'));
        else if (which === 0 && at > index && !isCalculated(dictionary.variables[at]!)) faults.push(fault('later', 'form.later', { other: shown(dictionary.variables[at]!) }));
      }
      for (const { name, option } of optionsIn(parsed.value)) {
        const other = dictionary.variables[position.get(shortName(name)) ?? -1];
        if (other !== undefined && other.valueLabels.length > 0 && !other.valueLabels.some(({ value }) => String(value) === option)) faults.push(fault('unknown-option', 'form.unknownOption', { option, other: shown(other) }));
      }
    });
    return faults;
  });
}
/** A calculation is made again whenever something changes, wherever it stands. */
const isCalculated = ({ type, label }: DeclaredVariable): boolean => type === 'text' && label === null;
const shown = ({ label, name }: DeclaredVariable): string => label ?? name;

/** What a form says, for people: its conditions in words, and its faults. */
export function formReport(dictionary: FileDictionary, language: 'en' | 'fr' = 'en'): FormReport {
  const byName = new Map(dictionary.variables.map((variable) => [shortName(variable.name), variable]));
  return {
    questions: dictionary.variables.filter(({ type }) => type !== 'note').length,
    rules: dictionary.variables.flatMap((variable) => {
      if (variable.relevant === undefined) return [];
      const parsed = parseFormExpression(variable.relevant);
      return [{ name: variable.name, label: variable.labels?.[language] ?? shown(variable), relevant: variable.relevant, words: parsed.ok ? inWords(parsed.value, byName, language) : variable.relevant }];
    }),
    faults: checkForm(dictionary).map(({ question, kind, why }) => ({ question, kind, message: english(saying('form.fault', { fault: why })), code: 'form.fault', details: { fault: why } })),
  };
}

const WORDS = {
  en: { or: 'or', and: 'and', not: 'not', '=': 'is', '!=': 'is not', '<': 'is less than', '<=': 'is at most', '>': 'is more than', '>=': 'is at least', '+': '+', '-': '−', '*': '×', div: '÷', mod: 'mod', includes: 'includes', open: '“', close: '”', answered: 'is answered', empty: 'has no answer', self: 'the answer' },
  fr: { or: 'ou', and: 'et', not: 'non', '=': 'est', '!=': 'n’est pas', '<': 'est inférieur à', '<=': 'est au plus', '>': 'est supérieur à', '>=': 'est au moins', '+': '+', '-': '−', '*': '×', div: '÷', mod: 'mod', includes: 'comprend', open: '« ', close: ' »', answered: 'a une réponse', empty: 'n’a pas de réponse', self: 'la réponse' },
} as const;

/** A condition in words, with the labels of questions and choices. */
function inWords(tree: FormExpression, byName: ReadonlyMap<string, DeclaredVariable>, language: 'en' | 'fr'): string {
  const words = WORDS[language];
  const quoted = (text: string): string => `${words.open}${text}${words.close}`;
  const question = (name: string): string => { const found = byName.get(shortName(name)); return quoted(found === undefined ? name : found.labels?.[language] ?? shown(found)); };
  const choice = (of: FormExpression, option: FormExpression): string => {
    if (option.kind !== 'text') return say(option);
    const label = of.kind === 'question' ? byName.get(shortName(of.name))?.valueLabels.find(({ value }) => String(value) === option.value) : undefined;
    return quoted(label === undefined ? option.value : label.labels?.[language] ?? label.label);
  };
  const say = (node: FormExpression): string => {
    switch (node.kind) {
      case 'text': return quoted(node.value);
      case 'number': return String(node.value);
      case 'self': return words.self;
      case 'question': return question(node.name);
      case 'call':
        if (node.name === 'selected' && node.of.length === 2) return `${say(node.of[0]!)} ${words.includes} ${choice(node.of[0]!, node.of[1]!)}`;
        if (node.name === 'not' && node.of.length === 1) return `${words.not} (${say(node.of[0]!)})`;
        return `${node.name}(${node.of.map(say).join(', ')})`;
      case 'binary': {
        const { operator, left, right } = node;
        if ((operator === '=' || operator === '!=') && right.kind === 'text' && right.value === '') return `${say(left)} ${operator === '=' ? words.empty : words.answered}`;
        const inner = (part: FormExpression): string => (part.kind === 'binary' && (part.operator === 'or' || part.operator === 'and') && part.operator !== operator ? `(${say(part)})` : say(part));
        return operator === '=' || operator === '!=' ? `${say(left)} ${words[operator]} ${choice(left, right)}` : `${inner(left)} ${words[operator]} ${inner(right)}`;
      }
    }
  };
  return say(tree);
}
