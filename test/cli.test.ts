import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementSchema } from '#core/contract/agreement.ts';
import { importPlanSchema, problemSchema } from '#core/contract/import-plan.ts';
import { projectDescriptionSchema, verificationSchema } from '#core/contract/project.ts';
import { tableSchema } from '#core/contract/table.ts';
import { variableSchema } from '#core/contract/variable.ts';
import { COMMANDS } from '../electron/cli/commands.ts';
import { runCli } from '../electron/cli/main.ts';

interface Answer { readonly code: number | null; readonly out: string; readonly err: string }

/** The command as a script runs it, within this process: a process for each call would take a second each. */
async function workbench(words: readonly string[], environment: Record<string, string> = { WORKBENCH_PASSPHRASE: 'script' }): Promise<Answer> {
  let out = '';
  let err = '';
  const code = await runCli(words, { out: (text) => { out += text; }, err: (text) => { err += text; }, environment });
  return { code, out, err };
}

/** The same in a process of its own. */
function inOwnProcess(words: readonly string[], environment: Record<string, string> = { WORKBENCH_PASSPHRASE: 'script' }): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [new URL('../electron/cli/main.ts', import.meta.url).pathname, ...words], { env: { ...process.env, WORKBENCH_PASSPHRASE: '', ...environment } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString('utf8'); });
    child.on('close', (code) => { resolve({ code, out, err }); });
  });
}

describe('the command line', () => {
  let folder: string;
  let sample: string;
  const at = (name: string): string => join(folder, name);
  const json = async <T>(schema: z.ZodType<T>, words: readonly string[]): Promise<T> => {
    const { code, out, err } = await workbench(words);
    expect([words[0], code, err]).toEqual([words[0], 0, '']);
    return schema.parse(JSON.parse(out));
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swb-cli-'));
    sample = (await json(z.object({ files: z.array(z.string()).min(8), project: z.string() }), ['sample', at('sample'), '--seed', '2'])).project;
  });
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  const importShape = z.object({
    file: z.object({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), format: z.string(), sheet: z.string() }), shape: z.object({ headerRows: z.number(), orientation: z.enum(['rows', 'columns']) }),
    rowsRead: z.number(), cases: z.object({ new: z.number(), updated: z.number(), unchanged: z.number() }), variables: z.array(variableSchema), problems: z.array(problemSchema), committed: z.boolean(), plan: importPlanSchema,
  });

  it('creates, shows an import without making it, makes it, and refuses to make it twice', async () => {
    const project = at('own.swproj');
    expect(await json(z.object({ project: z.string(), schemaVersion: z.number(), template: z.string() }), ['create', project, '--template', 'empty', '--name', 'Étude'])).toMatchObject({ template: 'empty' });
    writeFileSync(at('survey.csv'), 'ID,Pays,Unité en place,Que manque-t-il ?\n1,Népal,Oui,"Le budget manque, et le personnel change trop souvent pour que la formation serve"\n2,Kenya,Non,Rien à signaler pour le moment dans notre administration\n3,Ghana,,"Les textes d’application ne sont pas encore publiés au journal officiel"\n');
    const dry = await json(importShape, ['import', project, at('survey.csv'), '--dry-run']);
    expect([dry.rowsRead, dry.committed, dry.cases]).toEqual([3, false, { new: 3, updated: 0, unchanged: 0 }]);
    expect((await json(projectDescriptionSchema, ['describe', project])).cases).toBe(0);
    writeFileSync(at('plan.json'), JSON.stringify(dry.plan));
    const done = await json(importShape, ['import', project, at('survey.csv'), '--plan', at('plan.json')]);
    expect([done.committed, done.variables.map((variable) => variable.type)]).toEqual([true, dry.variables.map((variable) => variable.type)]);
    const description = await json(projectDescriptionSchema, ['describe', project]);
    expect([description.name, description.cases, description.answers]).toEqual(['Étude', 3, { openEnded: 3, unread: 3, readNothing: 0, coded: 0 }]);
    const again = await workbench(['import', project, at('survey.csv'), '--plan', at('plan.json')]);
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.err).toContain('3 of the 3 cases');
    expect((await json(importShape, ['import', project, at('survey.csv'), '--plan', at('plan.json'), '--update'])).cases).toEqual({ new: 0, updated: 0, unchanged: 3 });
  });

  it('is one document on stdout, a sentence on stderr and an exit code, in a process of its own', async () => {
    const [fine, refused, wrong] = await Promise.all([inOwnProcess(['describe', sample]), inOwnProcess(['describe', at('missing.swproj')]), inOwnProcess(['crosstab', sample])]);
    expect(projectDescriptionSchema.parse(JSON.parse(fine.out)).cases).toBe(42);
    expect([fine, refused, wrong].map((answer) => [answer.code, answer.out === '', answer.err.trim().split('\n').filter(Boolean).length])).toEqual([[0, false, 0], [1, true, 1], [2, true, 1]]);
  });

  it('tabulates with filter and columns, one table a pair, and names what it does not know', async () => {
    const { tables } = await json(z.object({ tables: z.array(tableSchema) }), ['crosstab', sample, '--rows', 'GOVERNANCE,MEDIA', '--columns', 'region,income', '--filter', "income in ('low','lower-middle') and not STRATEGY = 'yes'"]);
    expect(tables.map((table) => [table.rows.id, table.columns.id])).toEqual([['GOVERNANCE', 'region'], ['GOVERNANCE', 'income'], ['MEDIA', 'region'], ['MEDIA', 'income']]);
    const [alone] = (await json(z.object({ tables: z.array(tableSchema) }), ['crosstab', sample, '--rows', 'GOVERNANCE'])).tables;
    expect([alone!.counts, alone!.total.counts, alone!.columns.categories.length]).toEqual([[[32], [10]], [32, 10], 1]);
    const wrong = await workbench(['crosstab', sample, '--rows', 'GOVERNANCE', '--filter', "region = 'Sout Asia'"]);
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err.length).toBeGreaterThan(20);
  });

  it('puts a table into the plan once it can be made, as flags or as a file, and tabulates numbers beside categories', async () => {
    const copy = at('planned.swproj');
    await json(z.object({ file: z.string() }), ['backup', sample, '--out', copy]);
    const added = z.object({ added: z.array(z.object({ id: z.string(), number: z.number(), title: z.string() })) });
    const plan = z.object({ tables: z.array(z.object({ id: z.string(), title: z.string(), problem: z.null() })), plan: z.array(z.looseObject({ id: z.string() })) });
    const [made] = (await json(added, ['tables', copy, '--add', '--rows', 'GOVERNANCE', '--columns', 'region', '--title', 'Governance', '--statistics', 'count,interval,difference', '--interval', 'clopper-pearson', '--mode', 'sample'])).added;
    const listed = await json(plan, ['tables', copy]);
    expect(listed.plan.at(-1)).toMatchObject({ id: made!.id, rows: ['GOVERNANCE'], statistics: ['count', 'interval', 'difference'], intervalMethod: 'clopper-pearson' });
    writeFileSync(at('tables.json'), JSON.stringify([{ ...listed.plan.at(-1)!, id: 'again', title: { en: 'Again' } }, { ...listed.plan.at(-1)!, id: 'more', title: { en: 'More' } }]));
    expect((await json(added, ['tables', copy, '--add', '--from', at('tables.json')])).added).toEqual([{ id: 'again', number: made!.number + 1, title: 'Again' }, { id: 'more', number: made!.number + 2, title: 'More' }]);
    const refused = await workbench(['tables', copy, '--add', '--rows', 'GOVERNANCE', '--filter', "region = 'nowhere"]);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect((await json(plan, ['tables', copy])).plan).toHaveLength(made!.number + 2);
    expect(await json(z.object({ removed: z.string() }), ['tables', copy, '--remove', 'again'])).toEqual({ removed: 'again' });

    const form = at('scores.swproj');
    writeFileSync(at('scores.csv'), `ID,Region,Told,Score\n${Array.from({ length: 40 }, (_, i) => `${i + 1},${i % 2 === 0 ? 'North' : 'South'},${i % 3 === 0 ? 'Yes' : 'No'},${i % 2 === 0 ? 10.5 + (i % 7) : 20.5 + (i % 5)}`).join('\n')}\n`);
    await json(z.object({ project: z.string() }), ['create', form, '--template', 'empty']);
    await json(z.object({ committed: z.literal(true) }), ['import', form, at('scores.csv')]);
    const both = await json(z.object({ tables: z.array(tableSchema), numbers: z.array(z.object({ label: z.string(), n: z.array(z.number().nullable()), statistics: z.object({ mean: z.array(z.number().nullable()) }), columns: z.array(z.object({ key: z.string(), label: z.string() })) })) }), ['crosstab', form, '--rows', 'Told,Score', '--columns', 'Region']);
    expect([both.tables.length, both.numbers[0]!.columns.map(({ label }) => label), both.numbers[0]!.n]).toEqual([1, ['Total', 'North', 'South'], [40, 20, 20]]);
    const mean = (first: number): number => Array.from({ length: 20 }, (_, k) => 2 * k + first).reduce((sum, i) => sum + (first === 0 ? 10.5 + (i % 7) : 20.5 + (i % 5)), 0) / 20;
    expect(both.numbers[0]!.statistics.mean.slice(1).map((value) => value!.toFixed(9))).toEqual([mean(0), mean(1)].map((value) => value.toFixed(9)));
  });

  it('carries codes and codings out and in again', async () => {
    const counts = z.object({ codes: z.number(), added: z.number(), changed: z.number() });
    const copy = at('copy.swproj');
    for (const file of ['codes.csv', 'codes.xlsx']) await json(counts, ['codes', sample, 'export', at(file)]);
    await json(z.object({ codings: z.number() }), ['codings', sample, 'export', at('codings.csv')]);
    await json(z.object({ file: z.string() }), ['backup', sample, '--out', copy]);
    expect((await json(counts, ['codes', copy, 'import', at('codes.csv')]))).toMatchObject({ added: 0, changed: 0 });
    expect((await json(counts, ['codes', copy, 'import', at('codes.xlsx')]))).toMatchObject({ added: 0, changed: 0 });
    const back = await json(z.object({ codings: z.number(), added: z.number(), refused: z.array(z.object({ line: z.number(), reason: z.string() })) }), ['codings', copy, 'import', at('codings.csv')]);
    expect([back.added, back.refused]).toEqual([0, []]);
    writeFileSync(at('bad.csv'), 'case,question,code,start,end,coder\nNowhere,alliance.q8,x,0,5,coder-a\nBelgium,alliance.q9,no-such-code,0,5,coder-a\nBelgium,alliance.q9,,9999999,5,coder-a\n');
    const events = (await json(projectDescriptionSchema, ['describe', copy])).historyEvents;
    const bad = await json(z.object({ codings: z.number(), added: z.number(), refused: z.array(z.object({ line: z.number(), reason: z.string() })) }), ['codings', copy, 'import', at('bad.csv')]);
    expect([bad.codings, bad.added, bad.refused.map((one) => one.line)]).toEqual([0, 0, [2, 3, 4]]);
    expect((await json(projectDescriptionSchema, ['describe', copy])).historyEvents).toBe(events);
    const other = at('other.swproj');
    await json(z.unknown(), ['backup', sample, '--out', other]);
    expect((await json(projectDescriptionSchema, ['describe', other])).answers).toEqual((await json(projectDescriptionSchema, ['describe', sample])).answers);
    expect(readFileSync(at('codings.csv'), 'utf8').split('\r\n').filter((line) => /^[^,]+,[^,]+,,,,/.test(line)).length).toBeGreaterThan(0);
  });

  it('measures agreement, finds words, verifies, exports, gives a new passphrase', async () => {
    const report = await json(z.object({ units: z.number(), overall: agreementSchema, codes: z.array(agreementSchema.extend({ code: z.string() })) }), ['agreement', sample, '--coders', 'coder-a,coder-b', '--bootstrap', '200', '--seed', '4']);
    expect(report.overall.krippendorffAlpha).toBeGreaterThan(0.4);
    expect(report.overall.interval!.low).toBeLessThan(report.overall.krippendorffAlpha!);
    const found = await json(z.object({ total: z.number(), hits: z.array(z.object({ case: z.string(), question: z.string(), start: z.number(), end: z.number(), text: z.string() })) }), ['find', sample, 'budget', '--limit', '5']);
    expect([found.hits.length, found.hits[0]!.text.toLowerCase()]).toEqual([5, 'budget']);
    expect(await json(verificationSchema, ['verify', sample])).toMatchObject({ database: 'ok', schema: 'ok', history: { chain: 'ok' } });
    for (const [file, magic] of [['t.xlsx', 'PK'], ['t.docx', 'PK'], ['t.md', '# ']] as const) {
      expect((await json(z.object({ file: z.string(), sheets: z.number(), tables: z.number() }), ['export', sample, '--out', at(file), '--layout', 'analyst', '--language', 'fr'])).tables).toBeGreaterThan(5);
      expect(readFileSync(at(file), 'utf8').startsWith(magic)).toBe(true);
    }
    writeFileSync(at('new.txt'), 'another passphrase\n');
    const copy = at('rekeyed.swproj');
    await json(z.object({ file: z.string() }), ['restore', sample, copy]);
    await json(z.object({ file: z.string() }), ['rekey', copy, '--new-passphrase-file', at('new.txt')]);
    expect((await workbench(['verify', copy])).code).toBe(1);
    expect((await workbench(['verify', copy, '--passphrase-file', at('new.txt')], {})).code).toBe(0);
  });

  it('has a help page for every command, and says what is wrong with a wrong call', async () => {
    const [overview, ...pages] = await Promise.all([workbench(['--help']), ...['create', 'crosstab', 'codes'].map((name) => workbench([name, '--help']))]);
    expect(COMMANDS.filter((command) => !overview.out.includes(command.name)).map((command) => command.name)).toEqual([]);
    expect(pages.map((page) => [page.code, page.out.includes('Options')])).toEqual(pages.map(() => [0, true]));
    const wrong = await Promise.all([[], ['nonsense'], ['describe'], ['crosstab', sample], ['import', sample, 'x.csv', '--nonsense'], ['find', sample, 'x', '--limit', 'many']].map((words) => workbench(words)));
    expect(wrong.map((answer) => answer.code)).toEqual(wrong.map(() => 2));
    const refused = await Promise.all([['describe', at('missing.swproj')], ['describe', at('survey.csv')], ['import', sample, at('missing.csv')], ['create', sample]].map((words) => workbench(words)));
    expect(refused.map((answer) => [answer.code, answer.out, answer.err.trim().split('\n').length])).toEqual(refused.map(() => [1, '', 1]));
    expect((await workbench(['describe', sample], {})).err).toContain('passphrase');
  });
});
