import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import { asReadDb, count, rows } from '#db/database.ts';
import { openProject, verifyProject } from '#service/projects.ts';
import { createService, type Service } from '#service/service.ts';
import { surveyCsv } from '../helpers/kill-points.ts';

const PASSPHRASE = 'storing an import';
const CASES = 12_000;

/** An import that is being stored can be watched, waited for and given up. */
describe('an import being stored', () => {
  let folder: string;
  let service: Service;
  let client: ContractClient;
  let file: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swb-storing-'));
    service = createService({ userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects'), shell: 'test' });
    client = createRouterClient(service.router, { context: {} });
    file = join(folder, 'answers.csv');
    writeFileSync(file, surveyCsv(CASES, 'b'));
    const first = join(folder, 'first.csv');
    writeFileSync(first, surveyCsv(50, 'a'));
    await client.project.create({ path: join(folder, 'study.swproj'), passphrase: PASSPHRASE, name: 'Study', template: 'empty' });
    const { importId, plan } = await client.importing.inspect({ source: { path: first }, instrument: { id: 'first', label: 'First' } });
    await client.importing.commit({ importId, plan });
    const code = await client.codes.create({ name: 'Staff', kind: 'gap' });
    const { rows: answers } = await client.coding.answers({});
    await client.coding.apply({ answerIds: answers.slice(0, 5).map(({ answerId }) => answerId), codeId: code.id });
    // Something to do again, which an import that is given up must leave as it is.
    await client.project.undo();
  });
  afterAll(async () => { await service.close(); rmSync(folder, { recursive: true, force: true }); });

  const inspect = () => client.importing.inspect({ source: { path: file }, instrument: { id: 'second', label: 'Second' } });
  /** All that a window can see of the project. */
  const seen = async () => { const status = await client.project.status(); return { ...status, version: 0, history: (await client.project.history({})).events.length, variables: await client.data.variables() }; };
  /** Resolves at the first news of progress past `fraction`. */
  async function past(fraction: number): Promise<number> {
    const stop = new AbortController();
    for await (const step of await client.importing.progress({}, { signal: stop.signal })) {
      if (step.stage !== 'commit' || step.fraction <= fraction) continue;
      stop.abort();
      return step.fraction;
    }
    throw new Error('no progress was told');
  }

  it('given up half-way leaves the project as it was', async () => {
    const before = await seen();
    expect(before.redo?.act).toBe('coding.apply');
    const { importId, plan } = await inspect();
    const halfWay = past(0.3);
    const commit = client.importing.commit({ importId, plan });
    const refused = expect(commit).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'IMPORT_GONE' } });
    expect(await halfWay).toBeLessThan(1);
    expect(await client.importing.cancel({ importId })).toEqual({ cancelled: true });
    await refused;
    expect(await seen()).toEqual(before);
    await expect(client.importing.commit({ importId, plan })).rejects.toMatchObject({ data: { code: 'IMPORT_GONE' } });
  });

  it('given up by the caller leaves it as it was too, and the file can be committed afterwards', async () => {
    const before = await seen();
    const { importId, plan } = await inspect();
    const giveUp = new AbortController();
    const halfWay = past(0.2);
    const commit = client.importing.commit({ importId, plan }, { signal: giveUp.signal });
    const refused = expect(commit).rejects.toThrow();
    await halfWay;
    giveUp.abort();
    await refused;
    expect(await seen()).toEqual(before);
    await client.importing.cancel({ importId });
  });

  it('makes other calls wait for all of it, in the order they came', async () => {
    const { importId, plan } = await inspect();
    const told: number[] = [];
    const stop = new AbortController();
    const watching = (async () => { for await (const step of await client.importing.progress({}, { signal: stop.signal })) if (step.stage === 'commit') told.push(step.fraction); })().catch(() => {});
    const halfWay = past(0.1);
    const commit = client.importing.commit({ importId, plan });
    await halfWay;
    expect((await client.app.info()).openProject).not.toBeNull();
    const order: string[] = [];
    const [committed, status, renamed] = await Promise.all([
      commit.then((result) => { order.push('commit'); return result; }), client.project.status().then((result) => { order.push('status'); return result; }), client.project.rename({ name: 'Study 2' }).then((result) => { order.push('rename'); return result; }),
    ]);
    stop.abort();
    await watching;
    expect([committed.cases.new, status?.cases, status?.undo?.act, renamed.undo?.act]).toEqual([CASES, 50 + CASES, 'import.commit', 'project.rename']);
    expect(order.indexOf('rename')).toBeGreaterThan(order.indexOf('status'));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.filter((fraction) => fraction > 0 && fraction < 1).length).toBeGreaterThan(1);
    // One undo takes all of it out again.
    await client.project.undo();
    await client.project.undo();
    expect((await client.project.status())?.cases).toBe(50);
  });

  it('is given up when the project is closed, and the file opens as it was', async () => {
    const before = await seen();
    const { importId, plan } = await inspect();
    const halfWay = past(0.3);
    const commit = client.importing.commit({ importId, plan });
    const refused = expect(commit).rejects.toMatchObject({ code: 'REFUSED' });
    await halfWay;
    await client.project.close();
    await refused;
    const session = openProject(join(folder, 'study.swproj'), PASSPHRASE);
    expect([session.caseCount, count(session.db, 'SELECT count(*) FROM answer'), rows(session.db, "SELECT rowid FROM answer_text WHERE answer_text MATCH 'budget'").length]).toEqual([50, 50, 50]);
    expect(verifyProject(session)).toMatchObject({ database: 'ok', schema: 'ok', history: { chain: 'ok' } });
    expect(() => asReadDb(session.connection)).not.toThrow();
    session.close();
    await client.project.open({ path: join(folder, 'study.swproj'), passphrase: PASSPHRASE });
    expect(await seen()).toEqual(before);
  });
});
