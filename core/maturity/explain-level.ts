import { numberText } from '../crosstab/number-text.ts';
import type { CrosstabData } from '../crosstab/data.ts';
import { findVariable } from '../crosstab/data.ts';
import { compileExpression, TRUTH } from '../crosstab/evaluate.ts';
import { explainExpression, labelIn, type DefinitionOf, type Language } from '../crosstab/explain.ts';
import { parseCondition } from '../crosstab/parse-expression.ts';
import { variablesIn, type Condition } from '../crosstab/syntax.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { bitAt, STATE, STATE_NAMES, stateAt } from '../model/vector.ts';

export type Truth = 'holds' | 'fails' | 'unknown';
/** One thing a rule asks for, whether it holds for this case, and what the case has. */
export interface Ground { readonly words: string; readonly truth: Truth; readonly has: readonly { readonly variable: string; readonly id: string; readonly value: string; readonly missing: boolean }[] }
export interface ExplainedRule { readonly level: string; readonly words: string; readonly truth: Truth; readonly grounds: readonly Ground[]; /** The first rule that holds: it gives the level. */ readonly decides: boolean }

const TRUTHS: Readonly<Record<number, Truth>> = { [TRUTH.true]: 'holds', [TRUTH.false]: 'fails', [TRUTH.unknown]: 'unknown' };
const STATES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { notAsked: 'not asked', noAnswer: 'no answer', dontKnow: 'don’t know', notApplicable: 'not applicable', unread: 'unread' },
  fr: { notAsked: 'question non posée', noAnswer: 'pas de réponse', dontKnow: 'ne sait pas', notApplicable: 'sans objet', unread: 'non lu' },
};

/** Why a case has its level: each rule in its order, in words, taken apart into what it asks for, with what the case has. The first that holds
 *  decides, as when the level is made (core/crosstab/derive.ts). A rule that cannot be read is unknown and says so as it was written. */
export function explainLevel(definition: Pick<VariableDefinition, 'derivation' | 'categories'>, data: CrosstabData, position: number, language: Language): ExplainedRule[] {
  const rules = definition.derivation?.kind === 'categories' ? definition.derivation.rules : [];
  const definitionOf: DefinitionOf = (name) => { const match = findVariable(data, name); return 'found' in match ? match.found.definition : null; };
  const say = (expression: string): string => { const said = explainExpression(expression, definitionOf, language); return said.ok ? said.value : expression; };
  const truthOf = (expression: string): Truth => { const found = compileExpression(expression, data); return found.ok ? TRUTHS[found.value[position]!] ?? 'unknown' : 'unknown'; };
  let decided = false;
  return rules.map(({ category, when }): ExplainedRule => {
    const parsed = parseCondition(when);
    const truth = truthOf(when);
    const decides = truth === 'holds' && !decided;
    decided ||= decides;
    const pieces = parsed.ok ? grounds(parsed.value).map((piece) => when.slice(piece.at, piece.at + piece.length)) : [when];
    return {
      level: category, words: say(when), truth, decides,
      grounds: pieces.map((piece): Ground => {
        const read = parseCondition(piece);
        const names = read.ok ? variablesIn(read.value).map((variable) => variable.name) : [];
        return { words: say(piece), truth: truthOf(piece), has: names.flatMap((name) => { const match = findVariable(data, name); return 'found' in match ? [{ variable: labelIn(match.found.definition, language), id: match.found.definition.id, ...valueOf(match.found.definition, match.found.vector, position, language) }] : []; }) };
      }),
    };
  });
}

/** What stands beside each other in an "and" or an "or", however deep; anything else is one ground. */
function grounds(condition: Condition): { at: number; length: number }[] {
  return condition.kind === 'and' || condition.kind === 'or' ? condition.conditions.flatMap(grounds) : [condition];
}

function valueOf(definition: VariableDefinition, vector: NonNullable<ReturnType<CrosstabData['variable']>>['vector'], position: number, language: Language): { value: string; missing: boolean } {
  const state = stateAt(vector, position);
  if (state !== STATE.value) return { value: STATES[language][STATE_NAMES[state]!] ?? '–', missing: true };
  switch (vector.kind) {
    case 'single': { const category = definition.categories[vector.codes[position]!]; return { value: category ? labelIn(category, language) : '–', missing: category === undefined }; }
    case 'multiple': return { value: definition.categories.filter((_, index) => bitAt(vector.options[index]!, position)).map((category) => labelIn(category, language)).join('; ') || '–', missing: false };
    case 'number': return { value: numberText(vector.values[position]!, language, 0, 1), missing: false };
    case 'text': return { value: vector.values[position]!, missing: false };
  }
}
