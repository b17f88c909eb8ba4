import type { ImportPlan, PlanColumn, PlanVariable } from '../contract/import-plan.ts';
import type { AnswerState, Labels } from '../contract/variable.ts';
import type { VariableDefinition } from '../model/definitions.ts';
import { bitAt, STATE, STATE_NAMES, stateAt, type Vector } from '../model/vector.ts';
import { english, saying } from '../text/sentences.ts';
import { collapseSpace, spellingKey } from '../text/normalise.ts';
import type { RawCell } from '../importing/raw-table.ts';
import { rawTableFromRows } from '../importing/raw-table-from-rows.ts';
import { surveySheet } from '../importing/survey-sheet.ts';

/** One variable of an export, with its answers over the cases that are exported. */
export interface ExportedVariable {
  readonly definition: VariableDefinition;
  readonly vector: Vector;
  /** Open questions: the answer of a case; null where its words are withheld. */
  text?(caseIndex: number): string | null;
  /** How a derived variable was made, in words. */
  readonly formula?: string | undefined;
}
export interface DataTableRequest {
  /** Keys of the cases, unique, in order. */
  readonly keys: readonly string[];
  readonly variables: readonly ExportedVariable[];
  /** The questionnaire, where all cases answered one; else a name for the whole. */
  readonly instrument: { readonly id: string; readonly label: string };
  readonly sheet: string;
  readonly language: 'en' | 'fr';
  readonly incomeYear?: string | undefined;
  /** ids: one header row, as other programs want it. both: labels above, ids below. */
  readonly header: 'ids' | 'both';
  /** Real dates, for a workbook; else ISO texts. */
  readonly dates: 'cells' | 'texts';
  /** Most characters a cell holds; longer texts go on in further columns. */
  readonly longest?: number | undefined;
}
export interface DataColumn { readonly id: string; readonly variable: string; readonly label: string; readonly cells: RawCell[] }
export interface DictionaryEntry {
  readonly definition: VariableDefinition;
  readonly columns: readonly string[];
  /** What is written where there is no value; an empty cell is no answer. */
  readonly markers: Readonly<Partial<Record<Marker, string>>>;
  /** What is written for each category. */
  readonly written: readonly string[];
  readonly counts: readonly number[];
  readonly formula?: string | undefined;
}
export interface DataTable {
  readonly columns: readonly DataColumn[];
  /** Header rows and rows of cases. */
  readonly rows: RawCell[][];
  readonly headerRows: number;
  readonly dictionary: readonly DictionaryEntry[];
  /** Reads the same table again; nothing is guessed. */
  readonly plan: ImportPlan;
}

type Marker = Exclude<AnswerState, 'value' | 'noAnswer'> | 'unread' | 'withheld';
const MARKERS: Readonly<Record<'en' | 'fr', Readonly<Record<Marker, string>>>> = {
  en: { notAsked: '(not asked)', dontKnow: '(don’t know)', notApplicable: '(not applicable)', unread: '(not read yet)', withheld: '(withheld)' },
  fr: { notAsked: '(non posée)', dontKnow: '(ne sait pas)', notApplicable: '(sans objet)', unread: '(pas encore lu)', withheld: '(retenu)' },
};
const KEY_COLUMN = 'case';

/** The cases as rows and the variables as columns: categories by their labels, several answers as a column of 1 and 0 each, dates
 *  as dates, numbers as numbers, texts as they were written. No answer is an empty cell; every other state of missing is said in
 *  words that no answer of the column says. The plan that comes with it reads the same table back, states of missing included.
 *  @example dataTable({ keys: ['a'], variables: [], … }).rows // [['case'], ['a']] */
export function dataTable(request: DataTableRequest): DataTable {
  const { keys, language } = request;
  const columns: DataColumn[] = [{ id: KEY_COLUMN, variable: '', label: language === 'fr' ? 'Cas' : 'Case', cells: [...keys] }];
  const drafts: { variable: Omit<PlanVariable, 'columns'>; columns: { at: number; option?: string }[] }[] = [];
  const dictionary: DictionaryEntry[] = [];
  for (const exported of request.variables) {
    const first = columns.length;
    const { entry, plan, made } = columnsOf(exported, keys.length, request);
    columns.push(...made);
    dictionary.push(entry);
    drafts.push({ variable: plan, columns: made.map((_, nth) => ({ at: first + nth, ...(exported.definition.type === 'multiple' && exported.definition.categories.length > 0 ? { option: plan.categories![nth]!.label } : {}) })) });
  }
  const header = request.header === 'both' ? [columns.map(({ label }) => label), columns.map(({ id }) => id)] : [columns.map(({ id }) => id)];
  const headerRows = header.length;
  const rows: RawCell[][] = [...header, ...keys.map((_, caseIndex) => columns.map(({ cells }) => cells[caseIndex] ?? null))];
  // The plan names columns as a reader of the file will see them.
  const seen = surveySheet(rawTableFromRows(rows.slice(0, headerRows + 1)), { orientation: 'rows', headerRows: Array.from({ length: headerRows }, (_, row) => row), firstDataRow: headerRows });
  const column = (at: number, option?: string): PlanColumn => ({ index: at, header: seen.header(at).full, ...(option === undefined ? {} : { option }) });
  const variables = drafts.map(({ variable, columns: of }): PlanVariable => ({ ...variable, columns: of.map(({ at, option }) => column(at, option)) }));
  return { columns, rows, headerRows, dictionary, plan: planOf(request, variables, column(0)) };
}

const told = (() => { const why = saying('reason.exported'); return { reason: english(why), why: [why], confidence: 1 }; })();

function planOf(request: DataTableRequest, variables: PlanVariable[], key: PlanColumn): ImportPlan {
  const { keys, instrument, incomeYear } = request;
  const own = request.variables.find(({ definition, vector, text }) => definition.type === 'identifier' && text === undefined && vector.kind === 'text' && vector.values.length === keys.length && vector.values.every((value, index) => value.trim() === keys[index]));
  const taken = new Set(variables.map(({ id }) => id));
  let keyId = 'case_key';
  while (taken.has(keyId)) keyId += '_';
  const keyVariable: PlanVariable = { id: keyId, label: 'Case', labels: { en: 'Case', fr: 'Cas' }, include: own === undefined, type: 'identifier', measure: null, role: 'identifier', confidential: false, columns: [key], ...told };
  const attribute = request.variables.find(({ definition }) => definition.source === 'attribute' && definition.id === 'country');
  const places = request.variables.filter(({ definition }) => definition.source === 'imported' && definition.type === 'single' && definition.role === 'country');
  // Countries are looked up again from the column the respondents filled, as it was decided for each of its names.
  const place = places.length === 1 ? places[0]! : attribute;
  const country = attribute === undefined || place === undefined ? {} : { country: place === attribute ? 'country_as_given' : place.definition.id, countryMatches: countryMatches(place, attribute, variables), ...(incomeYear === undefined ? {} : { incomeYear }) };
  const shown = variables.map((variable): PlanVariable => {
    const of = request.variables.find(({ definition }) => definition.id === variable.id)!.definition;
    if (of.source === 'theme') return { ...variable, include: false };
    if (of.source !== 'attribute') return variable;
    return of.id === 'country' && place === attribute ? { ...variable, id: 'country_as_given', include: true } : { ...variable, include: false };
  });
  return {
    version: 1, sheet: request.sheet, orientation: 'rows', headerRows: request.header === 'both' ? [0, 1] : [0], firstDataRow: request.header === 'both' ? 2 : 1, everyRow: true, instrument: { ...instrument },
    caseKey: own?.definition.id ?? keyId, ...country, variables: [keyVariable, ...shown],
  };
}

/** What each written country was taken for; '' where it was not recognised. */
function countryMatches(place: ExportedVariable, attribute: ExportedVariable, variables: readonly PlanVariable[]): Record<string, string> {
  const matches: Record<string, string> = {};
  const { vector } = place;
  const taken = attribute.vector;
  if (vector.kind !== 'single' || taken.kind !== 'single') return matches;
  const written = variables.find(({ id }) => id === place.definition.id)?.categories ?? [];
  for (let index = 0; index < vector.codes.length; index++) {
    const text = written[vector.codes[index]!]?.values[0];
    if (text === undefined || stateAt(vector, index) !== STATE.value) continue;
    const iso3 = stateAt(taken, index) === STATE.value ? attribute.definition.categories[taken.codes[index]!]?.id ?? '' : '';
    matches[text] = iso3 === 'unrecognised' ? '' : iso3;
  }
  return matches;
}

interface Made { readonly entry: DictionaryEntry; readonly plan: Omit<PlanVariable, 'columns'>; readonly made: DataColumn[] }

function columnsOf({ definition, vector, text, formula }: ExportedVariable, cases: number, request: DataTableRequest): Made {
  const { language, longest = Infinity } = request;
  const labelled = (label: string, labels: Labels | undefined): string => labels?.[language] ?? label;
  const label = labelled(definition.label, definition.labels);
  const texts = vector.kind === 'text' || definition.type === 'open' ? Array.from({ length: cases }, (_, index) => (stateAt(vector, index) === STATE.value ? (text === undefined ? (vector.kind === 'text' ? vector.values[index]! : '') : text(index)) : '')) : [];
  const written = uniqueLabels(definition.categories.map((category) => labelled(category.label, category.labels)), definition.categories.map(({ id }) => id));
  const states = new Uint8Array(Array.from({ length: cases }, (_, index) => stateAt(vector, index)));
  const markers = markersOf(states, texts, definition.type === 'multiple' ? ['1', '0'] : [...written, ...definition.categories.flatMap(({ id, label: own }) => [id, own])], language);
  const missing = (index: number): RawCell => { const name = STATE_NAMES[states[index]!]!; return name === 'noAnswer' || name === 'value' ? null : markers[name] ?? null; };
  const cell = (read: (index: number) => RawCell): RawCell[] => Array.from({ length: cases }, (_, index) => (states[index] === STATE.value ? read(index) : missing(index)));
  const one = (cells: RawCell[]): DataColumn[] => [{ id: definition.id, variable: definition.id, label, cells }];
  const made = ((): DataColumn[] => {
    if (definition.type === 'open' || vector.kind === 'text') return parted({ id: definition.id, variable: definition.id, label, cells: cell((index) => texts[index] ?? markers.withheld ?? null) }, longest);
    switch (vector.kind) {
      case 'single': return one(cell((index) => written[vector.codes[index]!] ?? null));
      case 'multiple': return definition.categories.length === 0 ? one(cell(() => null)) : definition.categories.map((category, option) => ({
        id: `${definition.id}/${category.id}`, variable: definition.id, label: `${label} [${labelled(category.label, category.labels)}]`, cells: cell((index) => (bitAt(vector.options[option]!, index) ? 1 : 0)),
      }));
      case 'number': return one(cell((index) => (definition.type === 'date' ? dateCell(vector.values[index]!, request.dates) : numberCell(vector.values[index]!))));
    }
  })();
  const counts = definition.categories.map((_, option) => Array.from({ length: cases }, (__, index) => states[index] === STATE.value && (vector.kind === 'single' ? vector.codes[index] === option : vector.kind === 'multiple' && bitAt(vector.options[option]!, index))).filter(Boolean).length);
  const { source: _, instrument: __, categories, derivation: ___, confidence: ____, ...rest } = definition;
  const isClosed = definition.type === 'single' || definition.type === 'multiple';
  const said = Object.fromEntries((['notAsked', 'dontKnow', 'notApplicable'] as const).flatMap((state) => (markers[state] === undefined ? [] : [[state, [markers[state]]]])));
  // Words that were withheld, and themes that nobody read, cannot come back as answers.
  const lost = [markers.withheld, markers.unread].filter((marker) => marker !== undefined);
  return {
    entry: { definition, columns: made.map(({ id }) => id), markers, written: definition.type === 'multiple' ? definition.categories.map(() => '1') : written, counts, formula },
    plan: {
      ...defined(rest), include: true,
      ...(isClosed ? { categories: categories.map((category, index) => ({ id: category.id, label: category.label, ...(category.labels === undefined ? {} : { labels: category.labels }), values: definition.type === 'multiple' ? ['1'] : [written[index]!] })) } : {}),
      ...(definition.type === 'multiple' ? (categories.length === 0 ? { delimiter: ';' } : { unticked: ['0'] }) : {}),
      ...(Object.keys(said).length > 0 || lost.length > 0 ? { missing: { ...said, ...(lost.length > 0 ? { noAnswer: lost } : {}) } } : {}), ...told,
    },
    made,
  };
}

function defined({ id, label, labels, wording, question, capability, role, type, measure, confidential }: Omit<VariableDefinition, 'source' | 'categories'>): Pick<PlanVariable, 'id' | 'label' | 'labels' | 'wording' | 'question' | 'capability' | 'role' | 'type' | 'measure' | 'confidential'> {
  return {
    id, label, type, measure, confidential, ...(labels === undefined ? {} : { labels }), ...(wording === undefined ? {} : { wording }), ...(question === undefined ? {} : { question }),
    ...(capability === undefined ? {} : { capability }), ...(role === undefined ? {} : { role }),
  };
}

/** Labels as cells: none blank, none twice; where two would read alike their ids stand beside them. */
function uniqueLabels(labels: readonly string[], ids: readonly string[]): string[] {
  const key = (label: string): string => collapseSpace(label);
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(key(label), (counts.get(key(label)) ?? 0) + 1);
  const taken = new Set<string>();
  return labels.map((label, index) => {
    let shown = key(label) === '' || counts.get(key(label))! > 1 ? collapseSpace(`${label} (${ids[index]})`) : label;
    for (let nth = 2; taken.has(key(shown)); nth++) shown = collapseSpace(`${label} (${ids[index]}) ${nth}`);
    taken.add(key(shown));
    return shown;
  });
}

/** Words for the states that occur, other than any answer of the column. */
function markersOf(states: Uint8Array, texts: readonly (string | null)[], answers: readonly string[], language: 'en' | 'fr'): Partial<Record<Marker, string>> {
  const met = new Set<Marker>();
  states.forEach((state, index) => {
    const name = STATE_NAMES[state]!;
    if (name === 'value') { if (texts[index] === null) met.add('withheld'); } else if (name !== 'noAnswer') met.add(name);
  });
  if (met.size === 0) return {};
  const keyOf = (text: string): string => spellingKey(text) || text.trim();
  const said = new Set([...texts.filter((text) => text !== null && text.length <= 60).map((text) => keyOf(text ?? '')), ...answers.map(keyOf)]);
  return Object.fromEntries([...met].map((marker) => {
    let words = MARKERS[language][marker];
    for (let nth = 2; said.has(keyOf(words)); nth++) words = `${MARKERS[language][marker].slice(0, -1)} ${nth})`;
    return [marker, words];
  }));
}

/** −0 and 0 are one number in a file. */
const numberCell = (value: number): RawCell => (Object.is(value, -0) ? 0 : value);
/** Days that Excel counts rightly, to the second. */
const FIRST_DAY = Date.UTC(1900, 2, 1);
function dateCell(value: number, dates: 'cells' | 'texts'): RawCell {
  const iso = new Date(value).toISOString();
  const text = iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.endsWith('.000Z') ? iso.slice(0, 19) : iso.slice(0, -1);
  return dates === 'cells' && value >= FIRST_DAY && value % 1000 === 0 && iso.length === 24 ? { date: text } : text;
}

/** A text longer than a cell goes on in further columns, cut between code points. */
function parted(column: DataColumn, longest: number): DataColumn[] {
  const parts = column.cells.map((cell) => {
    if (typeof cell !== 'string' || cell.length <= longest) return [cell];
    const cut: string[] = [];
    for (let from = 0; from < cell.length;) {
      let to = Math.min(from + longest, cell.length);
      // Never between the halves of a pair, and never so that a part is blank or begins with a space.
      while (to < cell.length && to > from + 1 && (/[\uDC00-\uDFFF]/u.test(cell[to]!) || /\s/u.test(cell[to]!) || /\s/u.test(cell[to - 1]!))) to--;
      cut.push(cell.slice(from, to));
      from = to;
    }
    return cut;
  });
  const width = parts.reduce((most, one) => Math.max(most, one.length), 1);
  return Array.from({ length: width }, (_, part) => ({
    ...column, id: part === 0 ? column.id : `${column.id} (part ${part + 1})`, label: part === 0 ? column.label : `${column.label} (${part + 1})`, cells: parts.map((one) => one[part] ?? null),
  }));
}
