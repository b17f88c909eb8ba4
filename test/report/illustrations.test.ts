import { createRouterClient } from '@orpc/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractClient } from '#core/contract/api/index.ts';
import { createService, type Service } from '#service/service.ts';
import { readParts } from '../helpers/xlsx-parts.ts';

const CSV = [
  'respondent id,country,q1',
  'R-a,Kenya,"We run the quartz orchard in every school. Judge Zephyrine Quackenbush opened it."',
  'R-b,Peru,"In Peru the amber lantern guides children to help."',
  'R-c,Nepal,"The velvet anchor is ours alone and nobody may print it."',
].join('\n');

describe('illustrative tables', () => {
  let folder: string;
  let service: Service;
  let client: ContractClient;
  const rowOf = new Map<string, number>();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swb-illustrations-'));
    service = createService({ userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects'), shell: 'test' });
    client = createRouterClient(service.router, { context: {} });
    await client.project.create({ path: join(folder, 'projects', 'p.swproj'), name: 'P', passphrase: 'secret', template: 'empty', coder: 'Ana' });
    const { importId, plan } = await client.importing.inspect({ source: { name: 'a.csv', bytes: new File([CSV], 'a.csv') } });
    await client.importing.commit({ importId, plan });
    const [school, guide] = [await client.codes.create({ name: 'School programme', kind: 'good practice' }), await client.codes.create({ name: 'Guidance', kind: 'good practice' })];
    await client.codes.update({ id: school.id, patch: { labels: { fr: 'Programme scolaire' } } });
    for (const row of (await client.coding.answers({})).rows) {
      rowOf.set(row.caseKey, row.answerId);
      const code = row.caseKey === 'R-b' ? guide : school;
      await client.coding.apply({ answerIds: [row.answerId], codeId: code.id, ...(row.caseKey === 'R-a' ? { start: 0, end: 42 } : {}) });
      const { codings } = await client.coding.answer({ answerId: row.answerId });
      await client.coding.star({ codingId: codings[0]!.id, starred: true });
    }
    await client.anonymising.scan();
    await client.clearance.set({ targets: [{ answerId: rowOf.get('R-a')!, start: 0, end: 42 }], permission: 'named', state: 'confirmed', confirmedBy: 'them' });
    await client.clearance.set({ targets: [{ answerId: rowOf.get('R-b')! }], permission: 'region', state: 'confirmed', confirmedBy: 'them' });
  });
  afterAll(async () => { await service.close(); rmSync(folder, { recursive: true, force: true }); });
  const table = async (language: 'en' | 'fr' = 'en') => (await client.illustrations.list({ language }))[0]!;
  const exampleOf = async (key: string) => (await table()).examples.find(({ caseKey }) => caseKey === key)!;

  it('are made of starred passages under their codes, each with what may be printed of it', async () => {
    await expect(client.illustrations.create({ title: { en: 'Gaps', fr: '' }, kind: 'gap' })).rejects.toThrow('No starred passage');
    expect(await client.illustrations.create({ title: { en: 'Good practices', fr: 'Bonnes pratiques' }, kind: 'good practice' })).toEqual({ id: 'good-practices', examples: 3 });
    const made = await table('fr');
    expect(made.types.map(({ label }) => label)).toEqual(['Programme scolaire', 'Guidance']);
    expect(made.examples.map(({ country, original, printed }) => [country, original, printed])).toEqual([
      ['Kenya', 'We run the quartz orchard in every school.', { words: 'We run the quartz orchard in every school.', attribution: 'Kenya' }],
      [expect.stringMatching(/N[eé]pal/), 'The velvet anchor is ours alone and nobody may print it.', null],
      [expect.stringMatching(/P[eé]ro?u/), 'In Peru the amber lantern guides children to help.', { words: 'In [pays] the amber lantern guides children to help.', attribution: expect.any(String) as string }],
    ]);
  });

  it('are edited in place, undone and done again, the original kept', async () => {
    const { id } = await exampleOf('R-a');
    await client.illustrations.edit({ example: id, words: 'A quartz orchard in every school' });
    expect(await exampleOf('R-a')).toMatchObject({ words: 'A quartz orchard in every school', original: 'We run the quartz orchard in every school.', printed: { words: 'A quartz orchard in every school', attribution: 'Kenya' } });
    expect((await client.project.status())?.undo).toEqual({ act: 'illustration.edit', params: { title: 'Good practices' } });
    await client.project.undo();
    expect((await exampleOf('R-a')).words).toBeNull();
    await client.project.redo();
    expect((await exampleOf('R-a')).words).toBe('A quartz orchard in every school');
    // the words of the passage again are none of one's own
    await client.illustrations.edit({ example: id, words: ' We run the quartz orchard in every school. ' });
    expect((await exampleOf('R-a')).words).toBeNull();
  });

  it('print nothing that is not cleared, however it is edited', async () => {
    const kenya = await exampleOf('R-a');
    const peru = await exampleOf('R-b');
    const nepal = await exampleOf('R-c');
    await client.illustrations.edit({ example: nepal.id, words: 'They have an anchor of velvet' });
    expect((await exampleOf('R-c')).printed).toBeNull();
    // words of another answer, or of the rest of this one, brought in by hand
    await client.illustrations.edit({ example: kenya.id, words: 'A quartz orchard; and the velvet anchor is ours alone' });
    expect((await exampleOf('R-a')).printed).toBeNull();
    await client.illustrations.edit({ example: peru.id, words: 'Peru: a lantern of amber for children' });
    expect((await exampleOf('R-b')).printed?.words).toBe('[country]: a lantern of amber for children');
    await client.illustrations.edit({ example: kenya.id, words: 'A quartz orchard in each school' });
    const variables = await client.data.variables();
    await client.tables.save({ id: 't', title: { en: 'T' }, rows: [variables.find(({ source, type }) => source === 'theme' && type === 'single')!.id] });
    for (const layout of ['publication', 'analyst'] as const) {
      const { bytes } = await client.exporting.tables({ layout });
      const text = [...(await readParts(new Uint8Array(await bytes!.arrayBuffer()))).values()].map((part) => Buffer.from(part).toString('utf8')).join('\n');
      expect(text).toContain('A quartz orchard in each school');
      expect(text).toContain('[country]: a lantern of amber for children');
      expect(text).not.toMatch(/velvet|Zephyrine/i);
    }
    const { bytes } = await client.exporting.report({ annex: false });
    const text = [...(await readParts(new Uint8Array(await bytes!.arrayBuffer()))).values()].map((part) => Buffer.from(part).toString('utf8')).join('\n');
    expect(text).toContain('A quartz orchard in each school');
    expect(text).not.toMatch(/velvet|Zephyrine/i);
  });

  it('take examples out and in, in an order of one’s own; a table goes with its examples and comes back with them', async () => {
    const nepal = await exampleOf('R-c');
    await client.illustrations.edit({ example: nepal.id, position: 0 });
    expect((await table()).examples.map(({ caseKey }) => caseKey)).toEqual(['R-c', 'R-a', 'R-b']);
    await client.illustrations.drop({ example: nepal.id });
    expect((await client.illustrations.candidates({ id: 'good-practices' })).map(({ answerId, typeLabel }) => [answerId, typeLabel])).toEqual([[rowOf.get('R-c'), 'School programme']]);
    const [candidate] = await client.illustrations.candidates({ id: 'good-practices' });
    await client.illustrations.add({ id: 'good-practices', type: candidate!.type, answerId: candidate!.answerId, start: candidate!.start, end: candidate!.end });
    expect((await table()).examples).toHaveLength(3);
    await client.illustrations.remove({ id: 'good-practices' });
    expect(await client.illustrations.list({})).toEqual([]);
    await client.project.undo();
    expect((await table()).examples.map(({ caseKey, words }) => [caseKey, words])).toEqual([['R-a', 'A quartz orchard in each school'], ['R-b', 'Peru: a lantern of amber for children'], ['R-c', null]]);
  });
});
