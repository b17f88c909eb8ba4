import { randomInt } from 'node:crypto';
import type { PlanTable } from '#core/contract/table-plan.ts';
import { CASE_COLUMN, extractColumns, type ExtractColumns } from '#core/sql/columns.ts';
import { SURVEY, tableSql } from '#core/sql/table-sql.ts';
import { projectName } from '../describe.ts';
import type { ProjectSession } from '../session.ts';
import { listPlan } from '../table-plan.ts';
import { csvFile } from '../tabular.ts';
import { chooseVariables, type LeftOut } from './choose-variables.ts';
import { writeParquet } from './parquet.ts';
import { smallCounts, type SmallCounts } from './small-counts.ts';

export interface Extract {
  readonly parts: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly cases: number;
  readonly variables: number;
  readonly leftOut: readonly LeftOut[];
  readonly small: SmallCounts;
  readonly tables: number;
  /** Tables of the plan that have no form in SQL over the extract, and why. */
  readonly skipped: readonly { readonly table: string; readonly reason: string }[];
}

/** A de-identified extract: the columns as Parquet, a dictionary as JSON and CSV, and the table plan as SQL over it. Lines are in an
 *  order drawn anew each time and bear no key of the project. */
export function makeExtract(session: ProjectSession, plan: readonly PlanTable[] = listPlan(session)): Extract {
  const { variables, leftOut } = chooseVariables(session);
  const columns = extractColumns(variables.map(({ definition }) => definition));
  const cases = session.caseCount;
  const small = smallCounts(variables, cases);
  const skipped: { table: string; reason: string }[] = [];
  const statements: string[] = [];
  let tables = 0;
  for (const table of plan) {
    const made = tableSql(table, session.crosstabData, columns);
    if (!made.ok) { skipped.push({ table: table.id, reason: made.error.message }); continue; }
    tables += 1;
    statements.push(`-- ${oneLine(table.title.en || table.title.fr || table.id)}`, ...made.value.map(({ row, sql }) => `-- ${oneLine(`${table.id}: ${row}`)}\n${sql}`));
  }
  const text = (name: string, content: string): { name: string; bytes: Uint8Array } => ({ name, bytes: Buffer.from(content, 'utf8') });
  return {
    parts: [
      { name: 'extract.parquet', bytes: writeParquet(variables, columns, shuffled(cases)) },
      text('dictionary.json', `${JSON.stringify(dictionary(session, columns, cases, leftOut, small, skipped), null, 2)}\n`),
      text('dictionary.csv', csvFile(dictionaryLines(columns))),
      text('setup.sql', setupSql(columns)),
      text('tables.sql', `${[...HEAD, ...skipped.map(({ table, reason }) => `-- left out: ${oneLine(table)}: ${oneLine(reason)}`), '', ...statements].join('\n')}\n`),
    ],
    cases, variables: variables.length, leftOut, small, tables, skipped,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

const HEAD = [
  '-- The table plan as plain SQL over the extract: one statement for each row variable of each table.',
  '-- Lines: part "cell" counts who is in a row and a column, "base" who is in a column and has a value in the row, "missing" who is',
  '-- out, by reason, "number" a statistic in "weighted". A cell nobody is in has no line. These are the counts before anything is',
  '-- withheld: apply the rules of disclosure before they go further.',
];

/** Every order is as likely as any other. */
function shuffled(cases: number): number[] {
  const order = Array.from({ length: cases }, (_, index) => index);
  for (let last = cases - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

function dictionary(session: ProjectSession, columns: ExtractColumns, cases: number, leftOut: readonly LeftOut[], small: SmallCounts, skipped: Extract['skipped']): unknown {
  return {
    study: projectName(session), cases, caseColumn: CASE_COLUMN, madeWith: 'Survey Workbench', date: new Date().toISOString().slice(0, 10),
    missing: { notAsked: 'the question was not put', noAnswer: 'no answer', dontKnow: 'does not know or refused', notApplicable: 'does not apply', unread: 'answers not read yet (themes)' },
    variables: [...columns.variables.values()].map(({ definition, column, whyColumn, categories }) => ({
      id: definition.id, label: definition.label, labels: definition.labels, wording: definition.wording, source: definition.source, type: definition.type, measure: definition.measure,
      column, missingColumn: whyColumn, categories: categories.length > 0 ? categories : undefined,
    })),
    leftOut, smallCounts: small, tablesLeftOut: skipped,
  };
}

/** A line for each column and, where it has categories, for each code in it. */
function dictionaryLines(columns: ExtractColumns): (string | number | null)[][] {
  return [['column', 'variable', 'label', 'label_fr', 'type', 'code', 'code_label', 'code_label_fr'], ...[...columns.variables.values()].flatMap(({ definition, column, whyColumn, categories }) => {
    const head = [definition.id, definition.label, definition.labels?.fr ?? ''];
    return [
      ...(column === null ? [] : categories.length === 0 ? [[column, ...head, definition.type, '', '', '']] : []),
      ...categories.map((category) => [category.column ?? column, ...head, definition.type, category.column === undefined ? category.code : '1', category.label, category.labels?.fr ?? '']),
      [whyColumn, ...head, 'why there is no value', '', '', ''],
    ];
  })];
}

/** How each system gets at the file as the relation `survey`. PostgreSQL reads no Parquet by itself: the table to load it into is given. */
function setupSql(columns: ExtractColumns): string {
  const fields = [...columns.variables.values()].flatMap(({ definition, column, whyColumn, categories }) => [
    ...(column === null ? categories.map((category) => `${category.column} integer`) : [`${column} ${definition.type === 'number' ? 'double precision' : definition.type === 'date' ? 'date' : 'text'}`]), `${whyColumn} text`,
  ]);
  return [
    '-- DuckDB', `CREATE OR REPLACE VIEW ${SURVEY} AS SELECT * FROM 'extract.parquet';`, '',
    '-- ClickHouse (the file in user_files)', `-- CREATE VIEW ${SURVEY} AS SELECT * FROM file('extract.parquet', 'Parquet');`, '',
    '-- Spark SQL', `-- CREATE OR REPLACE TEMPORARY VIEW ${SURVEY} USING parquet OPTIONS (path 'extract.parquet');`, '',
    '-- PostgreSQL: make the table, then load it, for example from DuckDB:', "--   INSTALL postgres; ATTACH 'dbname=warehouse' AS pg (TYPE postgres);", `--   INSERT INTO pg.${SURVEY} SELECT * FROM 'extract.parquet';`,
    `-- CREATE TABLE ${SURVEY} (${[`${CASE_COLUMN} integer PRIMARY KEY`, ...fields].join(', ')});`, '',
  ].join('\n');
}
