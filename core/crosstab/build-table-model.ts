import type { PlanTable } from '../contract/table-plan.ts';
import type { Table } from '../contract/table.ts';
import { suppressPlan, type DisclosureTable, type SuppressionReport } from '../disclosure/suppress.ts';
import { isDominated, leastForStatistics } from '../disclosure/dominance.ts';
import { besideRelease, type PrintedStatistics, type ReleasedStatistics } from '../disclosure/released-statistics.ts';
import { withheldSummaries, type WithheldFor } from '../disclosure/withheld-summaries.ts';
import { ok, type Result } from '../result.ts';
import { isOfOneTest, isWholeTest, suppressionNotes, withheldIn, type WithheldIn } from './crosstab.ts';
import { findVariable, type CrosstabData } from './data.ts';
import { draftTable, type Draft, type KnownCases, type NumberRow } from './draft-table.ts';
import { labelIn, type Language } from './explain.ts';
import { layerPages, type LayerPage } from './layers.ts';
import { categoryBlock, gridBlock, numberBlock, scaleOf } from './model-blocks.ts';
import { countIn, SENTENCES, totalOnlyNote, unitFor } from './notes.ts';
import { sideNotes, type PairTable, type Side } from './pair-table.ts';
import type { TableRefusal } from './table-refusal.ts';
import { arrangeRows } from './presentation.ts';
import { meanTestNote } from './significance.ts';
import { tableRecipe } from './recipe-id.ts';
import { columnLetter, type CellFlag, type HeaderNode, type ModelBlock, type ModelColumn, type Shorthand, type TableModel } from './table-model.ts';

export interface PlanResult {
  /** One for each page of each request, in order: the table, or the sentence that says why there is none. */
  readonly models: readonly Result<TableModel, TableRefusal>[];
  /** Which request each model belongs to. */
  readonly requests: readonly number[];
  /** Where the tables of each model stand in `suppression` and in `counted`. */
  readonly places: readonly (readonly number[])[];
  /** Every two-way table that was counted, as it is printed: what a later release is compared with. */
  readonly counted: readonly DisclosureTable[];
  /** What was withheld over the whole plan, with its proof; null where no table asks for it. */
  readonly suppression: SuppressionReport | null;
  /** The statistics of numbers that are printed: a later release is compared with them, too. */
  readonly printed: readonly PrintedStatistics[];
}
/** What was released last: its tables as they were printed, its statistics of numbers, and what the cases are called now. */
export interface EarlierRelease { readonly tables: readonly DisclosureTable[]; readonly statistics: ReleasedStatistics | null; readonly cases: readonly string[] }

interface PageDraft { readonly request: number; readonly page: LayerPage | null; readonly of: { readonly names: readonly string[]; readonly at: number } | null; readonly draft: Result<Draft, TableRefusal> }

/** Makes the tables of a plan: counts, shares, bases, letters, and what is withheld over all of them together (by the strictest rule
 *  any of them asks for, since one table could give away what another withholds).
 *  @param dataVersion changes whenever data or coding do: it becomes part of each table's recipe id
 *  @param earlier the last release: differences to it must not reveal anything either
 *  @param proof whether the bounds of every withheld number are wanted */
export function buildTableModels(specs: readonly PlanTable[], data: CrosstabData, language: Language, dataVersion: string, { earlier, proof = true }: { readonly earlier?: EarlierRelease | undefined; readonly proof?: boolean } = {}): PlanResult {
  const pairs: PairTable[] = [];
  const known: KnownCases = new Map();
  const minimum = Math.max(0, ...specs.map((spec) => spec.suppress ?? 0));
  const drafts = specs.flatMap((spec, request): PageDraft[] => {
    const pages = layerPages(spec, data, language);
    if (!pages.ok) return [{ request, page: null, of: null, draft: pages }];
    const names = pages.value.map((page) => page.name?.[language] ?? SENTENCES[language].total);
    const exclusive = (spec.layers ?? []).every((id) => { const found = findVariable(data, id); return 'found' in found && found.found.vector.kind === 'single'; });
    return pages.value.map((page, at) => ({
      request, page, of: pages.value.length > 1 ? { names, at } : null,
      draft: draftTable(page.spec, data, language, pairs, known, { fingerprints: minimum > 0, ...(pages.value.length > 1 ? { layer: { table: spec.id, page: page.name === null ? null : page.spec.id, exclusive } } : {}) }),
    }));
  });
  const suppressed = minimum > 0 ? suppressPlan(pairs, minimum, earlier?.tables, minimum - 1, proof) : null;
  const tables = suppressed?.tables ?? pairs.map((pair) => pair.table);
  const numbers = numbersOf(drafts.flatMap(({ draft }) => (draft.ok ? [draft.value] : [])));
  const summaries = minimum > 0 ? withheldStatistics(numbers, minimum, earlier) : null;
  const printing: Printing = { pairs, tables, report: suppressed === null ? null : withheldIn(suppressed.report), summaries, minimum, dataVersion };
  return {
    models: drafts.map(({ draft, page, of }): Result<TableModel, TableRefusal> => {
      if (!draft.ok) return draft;
      const model = finishTable(draft.value, printing);
      return ok(of === null || !page ? model : { ...model, title: page.name === null ? model.title : `${model.title} – ${page.name[language]}`, pages: { ...of, filter: page.spec.filter ?? null } });
    }),
    requests: drafts.map(({ request }) => request),
    places: drafts.map(({ draft }) => (draft.ok ? draft.value.rows.flatMap((row) => (row.kind === 'categories' ? row.places : [])) : [])),
    counted: pairs.map((pair, index) => ({ table: tables[index]!, cases: pair.cases, rowsExclusive: pair.rowsExclusive, columnsExclusive: pair.columnsExclusive, population: pair.population, ...(pair.nets === undefined ? {} : { nets: pair.nets }) })),
    suppression: suppressed?.report ?? null,
    printed: numbers.map(({ id, values, parts }) => ({ id, values, groups: parts.flatMap(({ row, groups }) => { const withheld = summaries?.get(row); return withheld === undefined ? groups : groups.filter((_, at) => withheld[at] === null); }) })),
  };
}

/** One table by itself. */
export function buildTableModel(spec: PlanTable, data: CrosstabData, language: Language, dataVersion: string): Result<TableModel, TableRefusal> {
  return buildTableModels([spec], data, language, dataVersion).models[0]!;
}

/** A number over all its tables, pages and filters: its rows, and the cases behind each of their columns. */
interface NumberEverywhere extends Pick<PrintedStatistics, 'id' | 'values'> { readonly parts: { readonly row: NumberRow; readonly groups: PrintedStatistics['groups'] }[] }

function numbersOf(drafts: readonly Draft[]): NumberEverywhere[] {
  const byId = new Map<string, NumberEverywhere>();
  for (const { rows, spec, counted } of drafts) {
    for (const row of rows) {
      if (row.kind !== 'number' || row.variable.vector.kind !== 'number') continue;
      const { id } = row.variable.definition;
      const number = byId.get(id) ?? { id, values: row.variable.vector.values, parts: [] };
      byId.set(id, number);
      number.parts.push({ row, groups: row.sets.map((set) => ({ set, weighting: spec.weight ?? '', weights: counted.cases.weights })) });
    }
  }
  return [...byId.values()];
}

/** Which statistics of numbers are withheld and why, by row; null where the plan withholds nothing. */
type SummaryVerdicts = ReadonlyMap<NumberRow, readonly (WithheldFor | null)[]> | null;

/** Each number over all its tables, pages and filters together, and what was released of it. */
function withheldStatistics(numbers: readonly NumberEverywhere[], minimum: number, earlier: EarlierRelease | undefined): SummaryVerdicts {
  return new Map(numbers.flatMap(({ id, values, parts }) => {
    const all = parts.flatMap(({ groups }) => groups.map((group) => ({ ...group, dominated: minimum > 1 && isDominated(group, values) })));
    const { groups, known } = earlier?.statistics == null ? { groups: all, known: undefined } : besideRelease(earlier.statistics, { id, values, groups: all }, earlier.cases);
    const withheld = withheldSummaries(groups, leastForStatistics(minimum), MOST_WORK / numbers.length, known);
    let first = 0;
    return parts.map(({ row, groups: own }) => [row, withheld.slice(first, first += own.length)] as const);
  }));
}
/** About how many multiplications may be spent on statistics of numbers: some seconds. */
const MOST_WORK = 300_000_000;

/** The plan as it is printed. */
interface Printing { readonly pairs: readonly PairTable[]; readonly tables: readonly Table[]; readonly report: WithheldIn | null; readonly summaries: SummaryVerdicts; readonly minimum: number; readonly dataVersion: string }

function finishTable(draft: Draft, printing: Printing): TableModel {
  const { spec, counted, mode, rows } = draft;
  const { pairs, tables, summaries } = printing;
  const { language } = counted;
  const scale = spec.grid === true && rows[0]?.kind === 'categories' ? scaleOf(rows.filter((row) => row.kind === 'categories'), tables) : null;
  const columns = scale === null ? modelColumns(draft) : gridColumns(modelColumns(draft), scale);
  const heads = [{ label: SENTENCES[language].total, variable: null, span: 1, children: [] }, ...draft.columnHeads];
  const blocks = arrangeRows(rows.map((row) => (row.kind === 'number' ? numberBlock(row, draft, summaries?.get(row) ?? null) : scale === null ? categoryBlock(row, draft, tables, pairs) : gridBlock(row, draft, tables, pairs, scale))), spec);
  const shown = visibleColumns(columns, blocks, spec.hideEmpty);
  const narrowed = blocks.map((block) => pickColumns(block, shown));
  const provisional = rows.flatMap((row) => (row.variable.provisional === undefined ? [] : [row.variable.provisional]));
  return {
    id: spec.id, recipe: tableRecipe(spec, printing.dataVersion), language,
    title: spec.title[language] || spec.title.en || spec.title.fr || plainTitle(draft), mode, statistics: spec.statistics, weighted: counted.weight !== null,
    baseLine: baseLineOf(narrowed, draft), filterLine: counted.filterLine,
    columns: shown.map((index) => columns[index]!), header: pruneHeader(scale === null ? heads : heads.map((head) => gridHead(head, scale)), shown), blocks: narrowed,
    provisional: provisional[0] === undefined ? null : { read: Math.min(...provisional.map((each) => each.read)), of: provisional[0].of },
    notes: [...new Set([...countingNotes(draft, printing), ...layoutNotes(draft, narrowed, scale), ...meanNotes(draft), ...totalOnlyNotes(draft, pairs), ...lowBaseNotes(columns, narrowed, shown, draft), ...withheldNotes(draft, printing), ...(spec.notes[language] === '' ? [] : [spec.notes[language]])])],
    shorthand: shorthandIn(narrowed), review: reviewCells(narrowed),
  };
}

const placesOf = ({ rows }: Draft): number[] => rows.flatMap((row) => (row.kind === 'categories' ? row.places : []));

/** Who is counted, and how it is tested. */
function countingNotes(draft: Draft, { pairs, report }: Printing): string[] {
  const { spec, counted: { language, unit, notes }, mode, rows, columns } = draft;
  const say = SENTENCES[language];
  // a sentence that announces a test is true only where the test is still there
  const tested = rows.flatMap((row) => (row.kind !== 'categories' ? [] : row.places.flatMap((place, g) => {
    const all = pairs[place]!.testNotes;
    return (report?.withheld.has(place) === true ? all.filter((note) => !isWholeTest(note, all)) : all).map((note) => ({ note, of: g === 0 ? row.side.label : `${row.side.label} × ${columns[g - 1]!.label}` }));
  })));
  const isAlone = rows.length * columns.length === 1;
  const testNotes = tested.filter(({ note }) => isAlone || !isOfOneTest(note)).map(({ note }) => note);
  const namedNotes = isAlone ? [] : [...Map.groupBy(tested.filter(({ note }) => isOfOneTest(note)), ({ note }) => note)].map(([note, those]) => `${those.map(({ of }) => of).join(', ')}${language === 'fr' ? '\u00a0: ' : ': '}${note}`);
  return [
    ...notes, ...(spec.base === 'all' ? [say.allBase('')] : []),
    ...rows.flatMap((row) => (row.kind === 'categories' ? sideNotes(row.side, language, unit) : [])), ...columns.flatMap((side) => sideNotes(side, language, unit)),
    ...(mode === 'census' ? [spec.tests ? say.censusTested : say.census] : []), ...testNotes, ...namedNotes,
  ];
}

/** How percentages and letters are to be read. */
function layoutNotes({ spec, mode, counted: { language } }: Draft, blocks: readonly ModelBlock[], scale: Side['categories'] | null): string[] {
  const say = SENTENCES[language];
  const levels = spec.confidence ?? [];
  return [
    ...(mode === 'census' && spec.percentAbove > 0 ? [say.percentAbove(countIn(spec.percentAbove, language))] : []),
    ...(scale === null ? [] : [say.grid(scale.map((category) => category.label).join(', '))]),
    ...(spec.statistics.includes('mentionPercent') && blocks.some((block) => block.mentions !== undefined) ? [say.mentions] : []),
    ...(spec.tests && levels.length > 1 ? [say.letters(String(Math.max(...levels)), String(Math.min(...levels)))] : []),
  ];
}

function withheldNotes(draft: Draft, { report, minimum }: Printing): string[] {
  const { spec, rows, counted: { language } } = draft;
  return [
    ...(report === null ? [] : suppressionNotes(report, placesOf(draft), language, spec.tests)),
    ...(minimum > 0 && rows.some((row) => row.kind === 'number') ? [SENTENCES[language].summariesSuppressed(countIn(leastForStatistics(minimum), language))] : []),
  ];
}

/** More rows than these make no title that can be read. */
const MOST_NAMED = 4;

function plainTitle(draft: Draft): string {
  const { language } = draft.counted;
  const names = draft.rows.map((row) => labelIn(row.variable.definition, language));
  const rows = names.length > MOST_NAMED ? SENTENCES[language].andMore(names.slice(0, MOST_NAMED - 1).join(', '), countIn(names.length - MOST_NAMED + 1, language)) : names.join(', ');
  const columns = draft.columns.map((side) => side.label).join(', ');
  return columns === '' ? rows : `${rows} ${SENTENCES[language].by} ${columns}`;
}

function modelColumns(draft: Draft): ModelColumn[] {
  const total: ModelColumn = { key: 'total', variable: null, category: null, path: [SENTENCES[draft.counted.language].total], letter: null, cases: draft.columnCases[0]! };
  const rest = draft.columns.flatMap((side) => side.categories.map((category) => ({ side, category })));
  return [total, ...rest.map(({ side, category }, index) => ({
    key: `${side.id}=${category.id}`, variable: side.id, category: category.id, path: draft.columnPaths[index]!,
    letter: draft.spec.tests ? columnLetter(index) : null, cases: draft.columnCases[index + 1]!,
  }))];
}

/** Each column of the banner once for every category of the scale. */
function gridColumns(columns: readonly ModelColumn[], scale: Side['categories']): ModelColumn[] {
  return columns.flatMap((column) => scale.map((category) => ({ ...column, key: `${column.key}|${category.id}`, scale: category.id, path: [...column.path, category.label] })));
}
function gridHead(head: HeaderNode, scale: Side['categories']): HeaderNode {
  const children = head.children.length > 0 ? head.children.map((child) => gridHead(child, scale)) : scale.map((category) => ({ label: category.label, variable: null, span: 1, children: [] }));
  return { ...head, children, span: children.reduce((sum, child) => sum + child.span, 0) };
}

function visibleColumns(columns: readonly ModelColumn[], blocks: readonly ModelBlock[], hideEmpty: boolean): number[] {
  return columns.flatMap((_, index) => (index === 0 || !hideEmpty || blocks.some((block) => block.unweightedBases[index]! > 0) ? [index] : []));
}

function pickColumns(block: ModelBlock, shown: readonly number[]): ModelBlock {
  const pick = <T>(list: readonly T[]): T[] => shown.map((index) => list[index]!);
  return { ...block, bases: pick(block.bases), unweightedBases: pick(block.unweightedBases), effectiveBases: block.effectiveBases === null ? null : pick(block.effectiveBases), rows: block.rows.map((row) => ({ ...row, cells: pick(row.cells) })) };
}

/** The header over the columns that are shown. */
function pruneHeader(heads: readonly HeaderNode[], shown: readonly number[]): HeaderNode[] {
  const kept = new Set(shown);
  let at = 0;
  const prune = (node: HeaderNode): HeaderNode[] => {
    if (node.children.length === 0) return kept.has(at++) ? [node] : [];
    const children = node.children.flatMap(prune);
    return children.length === 0 ? [] : [{ ...node, children, span: children.reduce((sum, child) => sum + child.span, 0) }];
  };
  return heads.flatMap(prune);
}

function baseLineOf(blocks: readonly ModelBlock[], draft: Draft): string {
  const lines = [...new Set(blocks.map((block) => block.baseLine))];
  if (lines.length === 1) return lines[0]!;
  const { language, unit, passing } = draft.counted;
  const bases = blocks.map((block) => block.unweightedBases[0]!);
  return SENTENCES[language].basesDiffer(countIn(Math.min(...bases), language), countIn(Math.max(...bases), language), countIn(passing, language), unitFor(passing, unit, language));
}

/** How means are compared, where they are. */
function meanNotes({ rows, columns, counted, testing }: Draft): string[] {
  if (testing === null || !rows.some((row) => row.kind === 'number')) return [];
  return columns.map((side) => meanTestNote({ designed: counted.design !== null, weighted: counted.weight !== null, overlapping: side.axis.kind === 'sets' }, testing, counted.language));
}

/** Columns of a banner that do not add up to the total say who is missing from them; where rows differ, the row is named. */
function totalOnlyNotes({ rows, columns, counted: { language } }: Draft, pairs: readonly PairTable[]): string[] {
  return columns.flatMap((column, index) => {
    const said = rows.flatMap((row) => {
      const pair = row.kind === 'categories' ? pairs[row.places[index + 1]!] : undefined;
      return row.kind !== 'categories' || pair === undefined ? [] : [{ row: row.side.label, missing: pair.missingColumn }];
    });
    const alike = said.every((each) => each.missing.every((count, kind) => count === said[0]!.missing[kind]));
    return (alike ? said.slice(0, 1) : said).flatMap(({ row, missing }) => totalOnlyNote(alike ? column.label : `${row} × ${column.label}`, missing, language, column.fact) ?? []);
  });
}

function lowBaseNotes(columns: readonly ModelColumn[], blocks: readonly ModelBlock[], shown: readonly number[], draft: Draft): string[] {
  const { spec, mode, counted } = draft;
  if (mode === 'census') return [];
  const under = (limit: number, from: number): string[] => shown.flatMap((column, at) => (blocks.some((block) => block.unweightedBases[at]! < limit && block.unweightedBases[at]! >= from) ? [columns[column]!.path.slice(-1)[0]!] : []));
  const say = SENTENCES[counted.language];
  const hidden = under(spec.lowBase.hide, 0);
  const flagged = under(spec.lowBase.flag, spec.lowBase.hide).filter((name) => !hidden.includes(name));
  return [
    ...(hidden.length > 0 ? [say.hiddenBase(hidden.join(', '), countIn(spec.lowBase.hide, counted.language))] : []),
    ...(flagged.length > 0 ? [say.lowBase(flagged.join(', '), countIn(spec.lowBase.flag, counted.language))] : []),
  ];
}

const SHORTHAND: Readonly<Partial<Record<CellFlag, Shorthand>>> = { suppressed: 'c', roundsToZero: 'k', lowBase: 'u', noBase: 'z', percentWithheld: 'p' };

function shorthandIn(blocks: readonly ModelBlock[]): Shorthand[] {
  const found = new Set<Shorthand>();
  for (const block of blocks) for (const row of block.rows) for (const cell of row.cells) for (const flag of cell.flags) { const mark = SHORTHAND[flag]; if (mark !== undefined) found.add(mark); }
  return (['c', 'k', 'p', 'u', 'z'] as const).filter((each) => found.has(each));
}

function reviewCells(blocks: readonly ModelBlock[]): TableModel['review'] {
  const found: TableModel['review'][number][] = [];
  blocks.forEach((block, b) => block.rows.forEach((row, r) => {
    if (row.kind === 'state') return;
    row.cells.forEach(({ flags }, column) => {
      if (flags.length === 0) return;
      if (flags.includes('zero')) found.push({ block: b, row: r, column, kind: 'nobody' });
      else if (flags.includes('everybody')) found.push({ block: b, row: r, column, kind: 'everybody' });
    });
  }));
  return found;
}
