import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyContractProcedure, AnySchema } from '@orpc/contract';
import { createRouterClient, ORPCError } from '@orpc/server';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contract, type ContractClient } from '#core/contract/api/index.ts';
import { createService, type Service } from '#service/service.ts';

/** The service as a window sees it, over its contract. */
describe('the service', () => {
  let folder: string;
  let service: Service;
  let client: ContractClient;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swb-service-'));
    service = createService({ userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects'), shell: 'test' });
    client = createRouterClient(service.router, { context: {} });
    await client.project.openSample();
  });
  afterAll(async () => { await service.close(); rmSync(folder, { recursive: true, force: true }); });

  it('codes, counts, undoes and remembers over a restart', async () => {
    const { rows } = await client.coding.answers({ states: ['unread'] });
    const [first, second] = rows;
    const code = await client.codes.create({ name: 'Test code', kind: 'gap' });
    const change = await client.coding.apply({ answerIds: [first!.answerId, second!.answerId], codeId: code.id, start: 0, end: 3 });
    expect([change.answers.map((answer) => answer.state), change.counts]).toEqual([['coded', 'coded'], [{ codeId: code.id, cases: first!.caseIndex === second!.caseIndex ? 1 : 2, mentions: 2 }]]);
    const before = await client.project.status();
    expect(before!.undo).toEqual({ act: 'coding.apply', params: { code: 'Test code', answers: 2 } });
    await client.project.close();
    const opened = await client.project.openSample();
    expect([opened.undo, opened.codings]).toEqual([before!.undo, before!.codings]);
    const { status } = await client.project.undo();
    expect([status.codings, status.redo?.act]).toEqual([before!.codings - 2, 'coding.apply']);
    await client.project.redo();
    await client.project.undo();
    await client.project.undo();
    expect((await client.codes.list()).some((one) => one.name === 'Test code')).toBe(false);
  });

  it('tells listeners which areas an act touched', async () => {
    const controller = new AbortController();
    const changes = await client.project.changes(undefined, { signal: controller.signal });
    const next = changes[Symbol.asyncIterator]().next();
    const memo = await client.memos.put({ target: 'project', targetId: 'project', title: 'A thought', body: 'Something to remember.' });
    expect((await next).value).toMatchObject({ areas: ['memos', 'history'] });
    controller.abort();
    await client.memos.delete({ id: memo.id });
  });

  it('merges codes without losing a coding or counting one twice', async () => {
    const { rows } = await client.coding.answers({ states: ['unread'] });
    const a = await client.codes.create({ name: 'A', kind: 'gap' });
    const b = await client.codes.create({ name: 'B', kind: 'gap' });
    const answerIds = rows.slice(0, 3).map((row) => row.answerId);
    await client.coding.apply({ answerIds, codeId: a.id });
    await client.coding.apply({ answerIds: answerIds.slice(0, 1), codeId: b.id });
    await client.codes.merge({ from: a.id, into: b.id });
    const merged = (await client.codes.list()).find((code) => code.id === b.id)!;
    expect([merged.mentions, (await client.codes.list()).some((code) => code.id === a.id)]).toEqual([3, false]);
    for (let step = 0; step < 5; step += 1) await client.project.undo();
  });

  it('shows the study in the window\'s language, where the study has it', async () => {
    const shown = async (): Promise<unknown> => { const { rows } = await client.coding.answers({ variableIds: ['alliance.q9'], contextVariables: ['region', 'income'] }); return [rows[0]!.context, (await client.coding.questions()).find((question) => question.variableId === 'alliance.q9')!.label]; };
    const english = await shown();
    await client.app.setPreference({ key: 'language', value: 'fr' });
    const french = await shown();
    await client.app.setPreference({ key: 'language', value: 'en' });
    expect([english, french, await shown()]).toEqual([
      [['East Asia and Pacific', 'High income'], 'Difficulties in setting up the committee, or plans'], [['Asie de l’Est et Pacifique', 'Revenu élevé'], 'Difficultés ou projets concernant le comité'], english,
    ]);
  });

  it('refuses in a sentence, with a code, and never with a stack', async () => {
    const refused = await Promise.allSettled([
      client.coding.answer({ answerId: 99_999_999 }), client.codes.merge({ from: 'nothing', into: 'nowhere' }), client.tables.drill({ row: { variable: 'NOPE', categories: [] } }),
      client.data.derive({ id: 'X', label: 'X', derivation: { kind: 'categories', rules: [{ category: 'yes', when: 'no such = 1' }] } }), client.project.open({ path: join(folder, 'missing.swproj'), passphrase: 'x' }).catch(async (error: unknown) => { await client.project.openSample(); throw error; }),
    ]);
    for (const result of refused) {
      expect(result.status).toBe('rejected');
      const error = (result as PromiseRejectedResult).reason as ORPCError<string, { code: string; message: string }>;
      expect([error.code, /^[A-Z_]+$/.test(error.data.code), error.data.message.length > 20]).toEqual(['REFUSED', true, true]);
    }
  });

  it('meets hostile messages with a refusal: nothing is thrown out, nothing is changed by accident', async () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    // Calls that take nothing cannot be sent anything hostile.
    const calls = Object.entries(contract).flatMap(([space, each]) => Object.entries(each as Record<string, AnyContractProcedure>).map(([call, procedure]) => ({ space, call, schema: procedure['~orpc'].inputSchema as AnySchema | undefined }))).filter(({ space, schema }) => space !== 'app' && schema !== undefined);
    // Those that train a model, draw samples or write whole files are sent only what their schema refuses: what they do is tried elsewhere.
    const long = new Set(['create', 'open', 'rekey', 'report', 'segments', 'suggestions', 'suggestionReport', 'nextUseful', 'agreement', 'duplicates', 'inconsistencies', 'exportPackage', 'mergePackage', 'progress']);
    expect(calls.length).toBeGreaterThan(60);
    const any = client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    const bugs: string[] = [];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...calls), fc.oneof(fc.anything(), fc.record({
      id: fc.oneof(fc.string(), fc.constant('__proto__')), answerIds: fc.array(fc.integer()), codeId: fc.string(), start: fc.integer(), end: fc.integer(), filter: fc.string(), query: fc.string(), expression: fc.string(),
      variables: fc.array(fc.string()), from: fc.nat(), to: fc.nat(), rows: fc.array(fc.string(), { minLength: 1 }), columns: fc.array(fc.string()), name: fc.string(), kind: fc.constantFrom('gap', 'x'), limit: fc.integer(), row: fc.record({ variable: fc.string(), categories: fc.array(fc.string()) }),
    }, { requiredKeys: [] })), async ({ space, call, schema }, input) => {
      if (long.has(call) && (await schema!['~standard'].validate(input)).issues === undefined) return;
      try { await any[space]![call]!(input); } catch (error) {
        if (!(error instanceof ORPCError) || error.code === 'INTERNAL_SERVER_ERROR') bugs.push(`${space}.${call}: ${JSON.stringify(input)?.slice(0, 200)} ${String(error)}`);
      }
    }), { numRuns: 300 });
    silent.mockRestore();
    expect(bugs).toEqual([]);
    expect((await client.project.verify()).database).toBe('ok');
  }, 240_000);

  it('leaves no answer, code or name of a respondent readable beside the project', async () => {
    const secrets = ['Coder A', 'alliance.q9', 'budget', 'multi-stakeholder'];
    await client.project.backup();
    const files = (at: string): string[] => readdirSync(at).flatMap((name) => (statSync(join(at, name)).isDirectory() ? files(join(at, name)) : [join(at, name)]));
    const own = [...files(join(folder, 'user')), ...files(join(folder, 'projects')).filter((file) => file.includes('.swproj'))];
    expect(own.length).toBeGreaterThan(2);
    for (const file of own) { const bytes = readFileSync(file).toString('latin1'); expect([file, secrets.filter((secret) => bytes.includes(secret))]).toEqual([file, []]); }
  });
});
