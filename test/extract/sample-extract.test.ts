import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCases } from '#db/queries/cases.ts';
import { listAnswerTexts } from '#db/queries/answers.ts';
import { extractColumns } from '#core/sql/columns.ts';
import { chooseVariables } from '#service/extract/choose-variables.ts';
import { makeExtract, type Extract } from '#service/extract/extract.ts';
import { listPlan } from '#service/table-plan.ts';
import type { ProjectSession } from '#service/session.ts';
import { openSampleCopy } from '../helpers/sample-project.ts';
import { sameCounts } from './compare.ts';
import { overExtract } from './duckdb.ts';

describe('an extract of the sample study', () => {
  let session: ProjectSession;
  let close: () => void;
  let made: Extract;
  beforeAll(async () => { ({ session, close } = await openSampleCopy()); made = makeExtract(session); });
  afterAll(() => { close(); });
  const part = (name: string): string => Buffer.from(made.parts.find((each) => each.name === name)!.bytes).toString('utf8');

  it('leaves out what is confidential, what names a case and every word of an answer, and says so', () => {
    const reasons = new Map(made.leftOut.map(({ id, reason }) => [id, reason]));
    expect(reasons.get('country')).toBe('nearlyUnique');
    for (const definition of session.definitions.values()) if (definition.confidential || definition.type === 'open' || definition.type === 'identifier') expect(reasons.has(definition.id)).toBe(true);
    expect(made.variables + made.leftOut.length).toBe(session.definitions.size + session.themes().length);
    const parquet = part('extract.parquet');
    // keys of cases and beginnings of answers are nowhere in any file
    for (const one of listCases(session.db)) if (one.key.length > 3) for (const file of made.parts) expect(Buffer.from(file.bytes).includes(one.key)).toBe(false);
    for (const answer of listAnswerTexts(session.db)) if (answer.text.length > 20) expect(parquet.includes(answer.text.slice(0, 20))).toBe(false);
  });

  it('says what small numbers give away', () => {
    expect(made.small.alone).toMatchObject({ of: 42 });
    expect(made.small.alone.cases).toBeGreaterThan(0);
    const rare = made.small.rare.find(({ variable, category }) => variable === 'income' && category === 'low')!;
    expect(rare.cases).toBe(1);
    expect((JSON.parse(part('dictionary.json')) as { smallCounts: unknown }).smallCounts).toEqual(made.small);
  });

  it('counts every table of the plan the same in DuckDB', async () => {
    const columns = extractColumns(chooseVariables(session).variables.map(({ definition }) => definition));
    const plan = listPlan(session);
    expect(made.tables + made.skipped.length).toBe(plan.length);
    expect(made.tables).toBeGreaterThan(5);
    const skipped = new Set(made.skipped.map(({ table }) => table));
    await overExtract(made.parts[0]!.bytes, async (connection) => {
      let compared = 0;
      for (const table of plan) if (!skipped.has(table.id)) compared += await sameCounts(table, session.crosstabData, columns, connection);
      expect(compared).toBeGreaterThan(500);
      // the files as they are written run as they are: a statement is what stands before each semicolon
      const statements = part('tables.sql').split(/;\n/).filter((statement) => statement.includes('SELECT'));
      for (const statement of statements) await connection.run(statement);
      expect(statements.length).toBeGreaterThanOrEqual(plan.length - skipped.size);
    });
  });

  it('has lines in another order each time', () => {
    const again = makeExtract(session);
    expect(Buffer.from(again.parts[0]!.bytes).equals(Buffer.from(made.parts[0]!.bytes))).toBe(false);
    expect(again.parts.slice(1).map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(made.parts.slice(1).map(({ bytes }) => Buffer.from(bytes).toString()));
  });

  it('has a dictionary that names every column of the file', async () => {
    const lines = part('dictionary.csv').split('\r\n').slice(1).filter(Boolean).map((line) => line.split(',')[0]!);
    await overExtract(made.parts[0]!.bytes, async (connection) => {
      const columns = ((await (await connection.run('DESCRIBE survey')).getRowsJS()) as unknown[][]).map(([name]) => String(name));
      expect(new Set([...lines, 'case_no'])).toEqual(new Set(columns));
    });
  });
});

