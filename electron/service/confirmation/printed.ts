import { PACK_ALPHABET, PACK_ID_LENGTH, type ExampleLine, type PackLine, type PrintPermission, type StatusLine, type StatusValue } from '#core/confirmation/pack.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { sliceCodePoints } from '#core/coding/code-points.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { speaksOf } from '#core/framework/capability-pages.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listCodes } from '#db/queries/codes.ts';
import { cellOf, labelOf } from '../cells.ts';
import { frameworkOf } from '../framework.ts';
import { Clearances } from '../privacy/clearances.ts';
import { quotesOf } from '../privacy/clearing.ts';
import { openGate, type Gate } from '../privacy/gate.ts';
import type { ProjectSession } from '../session.ts';
import { listPlan } from '../table-plan.ts';
import { amendmentsOf, type Amendments } from './amendments.ts';
import { valueAt } from './corrections.ts';
import { PACK_WORDS } from './pack-words.ts';

type Language = 'en' | 'fr';

/** What the project asks respondents to confirm: of each capability the indicators made for it, or its status questions where none were, and
 *  whatever else the table plan counts; never what is confidential, an attribute or a theme. In the framework's order.
 *  @param chosen these instead, by id */
export function statusVariables(session: ProjectSession, chosen?: readonly string[]): VariableDefinition[] {
  const closed = [...session.definitions.values()].filter((one) => (one.type === 'single' || one.type === 'multiple') && !one.confidential);
  if (chosen !== undefined) {
    return chosen.map((id) => {
      const found = closed.find((one) => one.id === id);
      if (!found) throw new Refusal('STATUS_UNKNOWN', `“${id}” is no closed question or indicator that a respondent could confirm. Name variables with categories that are not confidential.`, { variable: id });
      return found;
    });
  }
  const numbers = frameworkOf(session).domains.flatMap((domain) => domain.capabilities.map((capability) => capability.no));
  const tabled = new Set(listPlan(session).flatMap((table) => table.rows));
  const own = closed.filter((one) => one.source === 'derived' || one.source === 'imported');
  const ofCapability = numbers.flatMap((no) => {
    const about = own.filter((one) => speaksOf(one, no));
    const derived = about.filter((one) => one.source === 'derived');
    return derived.length > 0 ? derived : about.filter((one) => one.role === 'status');
  });
  return [...new Set([...own.filter((one) => tabled.has(one.id) && (one.capability ?? '') === ''), ...ofCapability, ...own.filter((one) => tabled.has(one.id))])];
}

export function statusText(definition: Pick<VariableDefinition, 'categories'>, value: StatusValue, language: Language): string {
  if ('state' in value) return PACK_WORDS[language].states[value.state];
  return definition.categories.filter((category) => value.categories.includes(category.id)).map((category) => labelOf(category, language)).join('; ');
}

export interface PackChoice {
  readonly statuses?: readonly string[] | undefined;
  readonly examples: 'starred' | 'all' | 'none';
  /** How examples would be printed of whose printing nothing was said yet. */
  readonly permission: PrintPermission;
}

/** What would be printed about any respondent, made ready for many of them. */
export function printer(session: ProjectSession, choice: PackChoice): { statuses: number; linesOf(position: number, language: Language): PackLine[] } {
  const variables = statusVariables(session, choice.statuses);
  const byCase = Map.groupBy(choice.examples === 'none' ? [] : quotesOf(session, choice.examples === 'starred' ? { starred: true } : {}), (quote) => quote.answer.position);
  const names = new Map(listCodes(session.db).map((code) => [code.id, code]));
  const clearances = new Clearances(session);
  const amendments = amendmentsOf(session.db);
  const gates: Partial<Record<Language, Gate>> = {};
  const statusLines = (position: number, language: Language): StatusLine[] => variables.flatMap((definition) => {
    const data = session.variable(definition.id);
    const value = data ? valueAt(definition, data.vector, position) : null;
    // What was never asked of a respondent is not printed about it.
    if (value === null || ('state' in value && value.state === 'notAsked')) return [];
    return [{
      kind: 'status' as const, key: '', topic: labelOf(definition, language), shown: statusText(definition, value, language), variableId: definition.id, value, several: definition.type === 'multiple',
      choices: definition.categories.map((category) => ({ id: category.id, label: labelOf(category, language), others: [...new Set([category.label, ...Object.values(category.labels ?? {}), ...(category.values ?? [])])].filter((other) => other !== undefined) })),
    }];
  });
  const exampleLines = (position: number, language: Language): ExampleLine[] => (byCase.get(position) ?? []).flatMap(({ answer, start, end, codeIds }) => {
    const { text } = findAnswer(session.db, answer.rid)!;
    const clearance = clearances.of({ rid: answer.rid, position, text }, start, end);
    if (clearance.permission === 'no' && clearance.source !== 'default') return [];
    const words = exampleWords(gates[language] ??= openGate(session, { mode: 'pseudonymised', language }), amendments, { rid: answer.rid, position, variableId: answer.variableId, text }, start, end);
    if (words === null) return [];
    const question = session.definitions.get(answer.variableId)!;
    const themes = codeIds.flatMap((id) => { const code = names.get(id); return code ? [code.labels[language]?.trim() || code.name] : []; });
    return [{ kind: 'example' as const, key: '', topic: [labelOf(question, language), ...themes].join(' · '), shown: words, answerId: answer.rid, start, end, permission: clearance.permission === 'no' ? choice.permission : clearance.permission }];
  });
  return {
    statuses: variables.length,
    linesOf: (position, language) => [...numbered(uniqueTopics(statusLines(position, language)), 'S'), ...numbered(exampleLines(position, language), 'E')],
  };
}

const numbered = <L extends PackLine>(lines: readonly L[], letter: string): L[] => lines.map((line, index) => ({ ...line, key: `${letter}${index + 1}` }));
/** Two statuses of one name are told apart, so that a row says which it is. */
function uniqueTopics(lines: readonly StatusLine[]): StatusLine[] {
  const taken = new Map<string, number>();
  return lines.map((line) => { const times = (taken.get(line.topic) ?? 0) + 1; taken.set(line.topic, times); return times === 1 ? line : { ...line, topic: `${line.topic} (${times})` }; });
}

/** The words of an example as they would be printed: with pseudonyms, or as the respondent had them changed. null where they may not leave. */
export function exampleWords(gate: Gate, amendments: Amendments, answer: Parameters<Gate['quote']>[0], start: number | null, end: number | null): string | null {
  const original = start === null || end === null ? answer.text : sliceCodePoints(answer.text, start, end);
  const { words } = gate.quote(answer, start, end);
  return words === null ? null : amendments.of(answer.rid, start, end, original) ?? words;
}

/** "Kenya", or the case's key where cases are no countries. */
export function respondentName(session: ProjectSession, position: number, key: string, language: Language): string { return attribute(session, 'country', position, language) || key; }
export function attribute(session: ProjectSession, id: string, position: number, language: Language): string {
  const data = session.variable(id);
  const cell = data ? cellOf(data.definition, data.vector, position, language) : '';
  return typeof cell === 'object' ? '' : String(cell);
}

/** A new id for a pack, from the system's source of randomness. */
export function newPackId(random: (most: number) => number): string {
  return Array.from({ length: PACK_ID_LENGTH }, () => PACK_ALPHABET[random(PACK_ALPHABET.length)]!).join('');
}
