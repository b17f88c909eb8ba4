import { planTableSchema, type PlanTable } from '#core/contract/table-plan.ts';
import { DeclaredWeights } from '#core/crosstab/declared-weight.ts';
import type { CrosstabData, VariableData } from '#core/crosstab/data.ts';
import type { ModelBlock, TableModel } from '#core/crosstab/table-model.ts';
import { isPhase } from '#core/maturity/phases.ts';
import type { VariableDefinition } from '#core/model/definitions.ts';
import { missingBase } from '#core/model/vector.ts';
import { figureText } from '../exporting/figure-forms.ts';
import { shorthandOf } from '../exporting/flat-table.ts';
import { shown } from '../exporting/markdown.ts';
import type { ProjectSession } from '../session.ts';

const MOST_ANSWERS = 4;
const SOURCES = 'sources:';

/** Questions of surveys that a page of sources may give in numbers: asked of many people in each country. */
export const countedQuestions = (session: ProjectSession): VariableDefinition[] => (session.crosstabData.mode === 'census' || session.variable('country') === null ? [] : [...session.definitions.values()].filter((one) => one.capability !== undefined && one.source === 'imported' && !one.confidential && (one.type === 'single' || one.type === 'multiple' || one.type === 'number') && one.instrument !== undefined));

/** What pages of sources count, survey by survey: each question by country, weighted as its survey is. A survey that was in a country in
 *  several phases is counted phase by phase. */
export function tablesOfSources(session: ProjectSession): PlanTable[] {
  const data = session.crosstabData;
  const weights = new DeclaredWeights(data);
  return [...Map.groupBy(countedQuestions(session), (one) => one.instrument!)].flatMap(([instrument, questions]) => {
    const weight = weights.ofInstrument(instrument);
    const table = (id: string, filter?: string): PlanTable => ({ ...planTableSchema.parse({ id, title: {}, rows: ['x'], columns: ['country'], statistics: ['columnPercent'], oneLine: false, design: null, ...(filter === undefined ? {} : { filter }), ...(weight === undefined ? {} : { weight }) }), rows: questions.map(({ id: question }) => question) });
    const phase = [...data.definitions()].find((one) => isPhase(one) && one.instrument === instrument);
    const found = phase && data.variable(phase.id);
    if (!found || !comesBack(data, found)) return [table(sourceTable(instrument, null))];
    return found.definition.categories.map((category) => table(sourceTable(instrument, category.label), `"${phase.id}" = '${category.id.replaceAll("'", "''")}'`));
  });
}

/** The table that counts a survey, in one phase or in all. */
export const sourceTable = (instrument: string, phase: string | null): string => `${SOURCES}${instrument}${phase === null ? '' : `:${phase}`}`.slice(0, 80);

/** Whether any country has cases of two phases. */
function comesBack(data: CrosstabData, phase: VariableData): boolean {
  const country = data.variable('country')?.vector;
  if (country?.kind !== 'single' || phase.vector.kind !== 'single') return false;
  const [countries, phases] = [missingBase(country.codes), missingBase(phase.vector.codes)];
  const first = new Map<number, number>();
  return phase.vector.codes.some((code, at) => {
    const where = country.codes[at]!;
    if (code >= phases || where >= countries) return false;
    if (!first.has(where)) first.set(where, code);
    return first.get(where) !== code;
  });
}

/** What the people of one country answered to a question, as its table has it. */
export interface CountedAnswer {
  /** "Yes 48%; No 52% (n = 514)". */
  readonly text: string;
  /** Categories that anybody chose, by their place; null where some are withheld. */
  readonly chosen: readonly string[] | null;
}

/** Looks answers up in tables that were made for it. */
export function countedAnswers(models: readonly TableModel[], language: 'en' | 'fr'): (variable: string, country: string, instrument: string, phase: string) => CountedAnswer | null {
  const key = (table: string, variable: string): string => `${table}\n${variable}`;
  const blocks = new Map<string, { model: TableModel; block: ModelBlock }>(models.flatMap((model) => model.blocks.map((block) => [key(model.id, block.variable), { model, block }])));
  return (variable, country, instrument, phase) => {
    const found = blocks.get(key(sourceTable(instrument, phase), variable)) ?? blocks.get(key(sourceTable(instrument, null), variable));
    if (!found) return null;
    const { model, block } = found;
    const column = model.columns.findIndex((one) => one.category === country);
    const base = block.unweightedBases[column];
    if (base === undefined || base === 0) return null;
    const of = ` (n\u00a0=\u00a0${shown(base, 'count', language)})`;
    if (block.kind === 'number') { const row = block.rows.find((one) => one.kind === 'mean'); return row ? { text: `${row.label} ${figureText(row.cells[column]!, row, model)}${of}`, chosen: [] } : null; }
    const answers = block.rows.filter((row) => row.kind === 'category').map((row) => ({ row, cell: row.cells[column]! }));
    const said = ({ cell }: (typeof answers)[number]): string => shorthandOf(cell) ?? (cell.columnPercent === null ? '[p]' : shown(cell.columnPercent / 100, 'share', language));
    const printed = answers.filter(({ cell }) => cell.columnPercent !== 0).toSorted((a, b) => (b.cell.columnPercent ?? -1) - (a.cell.columnPercent ?? -1)).slice(0, MOST_ANSWERS);
    return {
      text: `${printed.map((one) => `${one.row.label} ${said(one)}`).join(language === 'fr' ? '\u202f; ' : '; ')}${of}`,
      chosen: answers.some(({ cell }) => shorthandOf(cell) === '[c]') ? null : answers.filter(({ cell }) => (cell.count ?? 0) > 0).map(({ row }) => row.key.slice(block.variable.length + 1)),
    };
  };
}
