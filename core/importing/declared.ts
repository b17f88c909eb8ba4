import type { PlanVariable } from '../contract/import-plan.ts';
import { categoryId } from '../text/category-id.ts';
import { collapseSpace } from '../text/normalise.ts';
import { uniqueId } from '../text/slug.ts';
import type { PlanCategory } from './categories.ts';
import { profileSteps, type ColumnProfile } from './column-profile.ts';
import type { DeclaredVariable, FileDictionary, MultipleResponseSet } from './file-dictionary.ts';
import type { Guess } from './guess-variable.ts';
import { missingState, type MissingState } from './missing-labels.ts';
import type { ColumnUnit, OptionColumns } from './option-groups.ts';
import { saying } from '../text/sentences.ts';
import type { ColumnDictionary, SurveySheet } from './survey-sheet.ts';

/** What a dictionary (SPSS labels, an XLSForm) declares of the columns of a sheet. */
export interface Declarations {
  /** The declaration of a column, by its place or by its name. */
  of(column: number): DeclaredVariable | undefined;
  named(name: string): DeclaredVariable | undefined;
  /** The sheet with the declared wordings as its questions; a column's name in a plan stays what the file says. */
  readonly sheet: SurveySheet;
}

export function declarations(dictionary: FileDictionary | undefined, sheet: SurveySheet): Declarations {
  const byName = new Map(dictionary?.variables.map((variable) => [variable.name, variable]));
  // Data may be exported without the names of the groups: "why" for "household/why", where only one question is called so.
  const lastParts = Map.groupBy(dictionary?.variables ?? [], ({ name }) => name.slice(name.lastIndexOf('/') + 1));
  for (const [name, [only, ...others]] of lastParts) if (only !== undefined && others.length === 0 && !byName.has(name)) byName.set(name, only);
  const byColumn = new Map(dictionary?.variables.flatMap((variable) => (variable.column === null ? [] : [[variable.column, variable] as const])));
  const of = (column: number): DeclaredVariable | undefined => byColumn.get(column) ?? byName.get(sheet.header(column).full);
  if (dictionary === undefined) return { of: () => undefined, named: () => undefined, sheet };
  return {
    of, named: (name) => byName.get(name),
    sheet: {
      ...sheet, header: (column) => {
        const header = sheet.header(column);
        const declared = of(column);
        return declared === undefined ? header : { ...header, code: header.code ?? declared.name, question: collapseSpace(declared.label ?? header.question) };
      },
    },
  };
}

/** Gathers the multiple-response sets that a file declares: a set of ticks is one multiple choice, and so is a set of variables
 *  that hold one answer each. Columns beside a set that the layout alone would have gathered with it stay columns. */
export function withDeclaredSets(units: readonly ColumnUnit[], dictionary: FileDictionary | undefined, { of }: Declarations, profile: (column: number) => ColumnProfile): ColumnUnit[] {
  const sets = (dictionary?.sets ?? []).filter(({ kind, counted }) => kind === 'categories' || counted !== null);
  if (sets.length === 0) return [...units];
  // A variable may stand in several sets; it is counted once, in the first.
  const setOf = new Map(sets.toReversed().flatMap((set) => set.variables.map((name) => [name, set] as const)));
  const setOfColumn = (column: number): MultipleResponseSet | undefined => setOf.get(of(column)?.name ?? '');
  const columnsOf = (unit: ColumnUnit): number[] => (unit.kind === 'options' ? unit.options.map(({ column }) => column) : [unit.column]);
  const columns = units.flatMap(columnsOf);
  const done = new Set<string>();
  return units.flatMap((unit): ColumnUnit[] => {
    if (columnsOf(unit).every((column) => setOfColumn(column) === undefined)) return [unit];
    return columnsOf(unit).flatMap((column): ColumnUnit[] => {
      const set = setOfColumn(column);
      if (set === undefined) return [{ kind: 'column', column, question: of(column)?.label ?? of(column)?.name ?? '', option: null, code: of(column)?.name ?? null, otherText: false }];
      if (done.has(set.name)) return [];
      done.add(set.name);
      return [setUnit(set, columns.filter((one) => setOfColumn(one) === set).map((one) => ({ column: one, declared: of(one)!, profile: profile(one) })))];
    });
  });
}

interface SetColumn { readonly column: number; readonly declared: DeclaredVariable; readonly profile: ColumnProfile }
function setUnit(set: MultipleResponseSet, columns: readonly SetColumn[]): OptionColumns {
  const missing: Partial<Record<MissingState, string[]>> = {};
  for (const { declared, profile } of columns) for (const [state, texts] of Object.entries(declaredMissing(declared, profile)) as [MissingState, string[]][]) missing[state] = [...new Set([...(missing[state] ?? []), ...texts])];
  const isMissing = new Set(Object.values(missing).flat());
  const shared = { kind: 'options', path: null, question: set.label === '' ? set.name : set.label, code: set.name.replace(/^\$/u, ''), spread: false, ...(isMissing.size > 0 ? { missing } : {}) } as const;
  if (set.kind === 'dichotomies') {
    const counted = String(set.counted);
    const said = columns.flatMap(({ declared, profile }) => [...declared.valueLabels.map(({ value }) => String(value)), ...profile.values.map(({ text }) => text)]);
    const unticked = [...new Set(said)].filter((text) => text !== counted && !isMissing.has(text));
    return {
      ...shared, options: columns.map(({ column, declared }) => ({ column, label: (set.countedLabels === true ? declared.valueLabels.find(({ value }) => String(value) === counted)?.label : undefined) ?? declared.label ?? declared.name, chosen: [counted] })), unticked,
      reason: saying('reason.declaredTicks', { columns: columns.length, counted }),
    };
  }
  const labelled = new Map(columns.flatMap(({ declared }) => declared.valueLabels.map(({ value, label }) => [String(value), label] as const)));
  for (const { profile } of columns) for (const { text } of profile.values) if (!labelled.has(text)) labelled.set(text, text);
  const taken = new Set<string>();
  const mentions = [...labelled].filter(([value]) => !isMissing.has(value)).map(([value, label]) => ({ id: uniqueId(categoryId(label), taken), label: collapseSpace(label), values: [value] }));
  return { ...shared, options: columns.map(({ column, declared }) => ({ column, label: declared.name, chosen: [] })), mentions, reason: saying('reason.declaredMentions', { columns: columns.length }) };
}

/** The variable as the file declares it: value labels become categories, declared missing values states of missing. null where
 *  the declaration says nothing that the answers do not. */
export function declaredGuess(declared: DeclaredVariable, profile: ColumnProfile): Guess | null {
  const missing = declaredMissing(declared, profile);
  const isMissing = new Set(Object.values(missing).flat());
  const labelled = declared.valueLabels.filter(({ value, label }) => !isMissing.has(String(value)) && label.trim() !== '');
  // Data may be exported with the labels in the place of the codes.
  const codes = new Set(declared.valueLabels.map(({ value }) => String(value)));
  const spellings = new Map(labelled.map(({ value, label, labels }) => [value, [...new Set([label, ...Object.values(labels ?? {}).filter((text) => text !== undefined)])].filter((text) => !codes.has(text) && profile.values.some((given) => given.text.trim() === text.trim()))] as const));
  const written = new Set([...spellings.values()].flat().map((text) => text.trim()));
  const unlabelled = profile.values.filter(({ text }) => !isMissing.has(text) && !codes.has(text) && !written.has(text.trim()));
  const base = { include: true, confidential: false, confidence: 0.95, ...(isMissing.size > 0 ? { missing } : {}) } as const;
  if (declared.type === 'date' || declared.type === 'dateTime') return profile.filled > 0 && profile.dateShare < 0.5 ? null : { ...base, type: 'date', measure: 'scale', reason: saying('reason.declaredDate') };
  if (labelled.length === 0) {
    return declared.type === 'number' && declared.measure === 'scale' && profile.numberShare >= 0.97 && !profile.codedDigits ? { ...base, type: 'number', measure: 'scale', reason: saying('reason.declaredScale') } : null;
  }
  const countable = declared.type === 'number' && unlabelled.length > Math.max(5, labelled.length);
  if (countable) return { ...base, type: 'number', measure: 'scale', reason: saying('reason.declaredNumber', { count: labelled.length }) };
  const taken = new Set<string>();
  const categories: PlanCategory[] = [
    ...labelled.map(({ value, label, labels }) => ({ id: uniqueId(categoryId(label), taken), label: collapseSpace(label), ...(labels === undefined ? {} : { labels }), values: [String(value), ...spellings.get(value)!] })),
    ...(declared.type === 'multiple' ? [] : unlabelled.map(({ text }) => ({ id: uniqueId(categoryId(text), taken), label: collapseSpace(text), values: [text] }))),
  ];
  // A scale of which only the ends are labelled keeps its steps in order.
  if (unlabelled.length > 0 && categories.every(({ values }) => NUMBER.test(values[0]!))) categories.sort((a, b) => Number(a.values[0]) - Number(b.values[0]));
  if (declared.type === 'multiple') return { ...base, type: 'multiple', measure: 'nominal', delimiter: ' ', categories, reason: saying('reason.declaredSeveral', { options: labelled.length }) };
  return { ...base, type: 'single', measure: declared.measure === 'ordinal' ? 'ordinal' : 'nominal', categories, reason: unlabelled.length > 0 ? saying('reason.declaredLabelsMore', { labelled: labelled.length, more: unlabelled.length }) : saying('reason.declaredLabels', { labelled: labelled.length }) };
}

const NUMBER = /^-?\d+(?:\.\d+)?$/u;

/** What a column says where the values that the file declares missing are set apart. */
export function* declaredProfile(column: ColumnDictionary, declared: DeclaredVariable | undefined): Generator<number, ColumnProfile> {
  const plain = yield* profileSteps(column);
  if (declared === undefined || (declared.missing.length === 0 && declared.valueLabels.length === 0)) return plain;
  const states = new Map((Object.entries(declaredMissing(declared, plain)) as [MissingState, string[]][]).flatMap(([state, texts]) => texts.map((text) => [text, state] as const)));
  return states.size === 0 ? plain : yield* profileSteps(column, states);
}

/** Values declared missing, and values whose label says so, by the state that their label names. */
function declaredMissing(declared: DeclaredVariable, profile: ColumnProfile): NonNullable<PlanVariable['missing']> {
  const states: Partial<Record<MissingState, string[]>> = {};
  const add = (state: MissingState, text: string): void => { const texts = (states[state] ??= []); if (!texts.includes(text)) texts.push(text); };
  for (const [state, texts] of Object.entries(profile.missing) as [MissingState, string[]][]) for (const text of texts) add(state, text);
  const labelOf = (text: string): string => declared.valueLabels.find(({ value }) => String(value) === text)?.label ?? '';
  for (const { value, label } of declared.valueLabels) { const state = missingState(label); if (state !== null) add(state, String(value)); }
  for (const one of declared.missing) {
    const texts = 'value' in one ? [String(one.value)] : profile.values.filter(({ text }) => Number(text) >= one.low && Number(text) <= one.high).map(({ text }) => text);
    for (const text of texts) if (labelOf(text) !== '' || missingState(text) === null) add(missingState(labelOf(text)) ?? 'noAnswer', text);
  }
  return states;
}

/** Options under the names the form gives their codes ("excel" → "Spreadsheets"). */
export function withDeclaredOptions(unit: OptionColumns, { named, of }: Declarations): OptionColumns {
  const declared = named(unit.path ?? unit.question) ?? (unit.code === null ? undefined : named(unit.code));
  if (declared === undefined || declared.valueLabels.length === 0) return unit;
  // What the file says of the first option's own column ("Services: water") is not the wording of the whole question.
  if (unit.path === null && unit.options.some(({ column }) => of(column) === declared)) return unit;
  return { ...unit, question: declared.label ?? unit.question, options: unit.options.map((option) => ({ ...option, label: declared.valueLabels.find(({ value }) => String(value) === option.label)?.label ?? option.label })) };
}
