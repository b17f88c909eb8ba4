import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import { contract, type ContractClient } from '#core/contract/api/index.ts';
import { createService, type Service } from '#service/service.ts';
import { EXPORTERS, EXPORTING_COMMANDS } from '#service/privacy/exporters.ts';
import { readParts } from '../helpers/xlsx-parts.ts';
import { COMMANDS } from '../../electron/cli/commands.ts';

/** What must not be found in a file. Each stands in an answer, and nowhere else. */
const SECRET = { uncleared: 'wisteria locomotive', named: 'marmalade telescope', region: 'cobalt hedgehog', pending: 'saffron umbrella', refused: 'velvet anchor', confidential: 'granite whisper', typed: 'lantern orchard violet compass thimble' };
const PERSON = 'Zephyrine Quackenbush';
const CSV = [
  'respondent id,country,q1,q2',
  `R-a,Kenya,"We saw the ${SECRET.uncleared} near Judge ${PERSON} today.",secret ${SECRET.confidential} here`,
  `R-b,Peru,"The ${SECRET.named} was shown by Judge ${PERSON} in court.","nobody has asked us about that before"`,
  `R-c,Senegal,"In Senegal the ${SECRET.region} sleeps.","the second office keeps a list of its own"`,
  `R-d,Nepal,"The ${SECRET.pending} is open.","we were told to wait for the new law"`,
  `R-e,Ghana,"The ${SECRET.refused} sank.","this was never written down by anybody"`,
  `R-f,Chile,"There is a ${SECRET.typed} in it.","two of our staff went to that course"`,
  `R-g,Chile,"We saw the ${SECRET.uncleared} near Judge ${PERSON} today.","the last one has no more to say"`,
].join('\n');

let folder: string;
let service: Service;
let client: ContractClient;
const rowOf = new Map<string, number>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'swb-privacy-'));
  service = createService({ userFolder: join(folder, 'user'), projectsFolder: join(folder, 'projects'), shell: 'test' });
  client = createRouterClient(service.router, { context: {} });
  await client.project.create({ path: join(folder, 'projects', 'p.swproj'), name: 'P', passphrase: 'secret', template: 'empty', coder: 'Ana' });
  const { importId, plan } = await client.importing.inspect({ source: { name: 'a.csv', bytes: new File([CSV], 'a.csv') } });
  await client.importing.commit({ importId, plan });
  const variables = await client.data.variables();
  const [q1, q2] = variables.filter((variable) => variable.type === 'open');
  await client.data.updateVariable({ id: q2!.id, patch: { confidential: true } });
  const code = await client.codes.create({ name: 'Theme', kind: 'gap' });
  await client.codes.update({ id: code.id, patch: { example: `As one said: ${SECRET.typed}`, include: `Also ${PERSON}` } });
  for (const row of (await client.coding.answers({})).rows) {
    await client.coding.apply({ answerIds: [row.answerId], codeId: code.id });
    if (row.variableId === q1!.id) rowOf.set(row.caseKey, row.answerId);
    const { codings } = await client.coding.answer({ answerId: row.answerId });
    await client.coding.star({ codingId: codings[0]!.id, starred: true });
  }
  await client.illustrations.create({ title: { en: 'Examples', fr: '' }, kind: 'gap' });
  await client.tables.save({ id: 'theme', title: { en: 'Theme' }, rows: [`theme:${code.id}`] });
  // The last answer is read, not coded, and another coder finds nothing in the first: there is a disagreement, and an inconsistency.
  const last = await client.coding.answer({ answerId: rowOf.get('R-g')! });
  await client.coding.remove({ codingIds: last.codings.map((coding) => coding.id) });
  const bea = await client.project.addCoder({ name: 'Bea' });
  await client.project.selectCoder({ coderId: bea.id });
  await client.coding.markRead({ answerIds: [rowOf.get('R-a')!, rowOf.get('R-g')!], read: true });
  await client.memos.put({ target: 'project', targetId: '', title: 'Note', body: `They wrote: there is a ${SECRET.typed} in it. ${PERSON} knows.` });
  await client.anonymising.scan();
  const clear = (key: string, permission: 'named' | 'region' | 'no', state: 'pending' | 'confirmed') => client.clearance.set({ targets: [{ answerId: rowOf.get(key)! }], permission, state, confirmedBy: 'the respondent' });
  await clear('R-b', 'named', 'confirmed');
  await clear('R-c', 'region', 'confirmed');
  await clear('R-d', 'named', 'pending');
  await clear('R-e', 'no', 'confirmed');
  // What is typed of a country may hold words of respondents, too.
  await client.checklists.put({ sample: 'law' });
  const [unit] = (await client.checklists.sheet({ id: 'law' })).units;
  const typed = `They wrote: there is a ${SECRET.typed} in it. ${PERSON} knows.`;
  await client.checklists.mark({ id: 'law', marks: [{ itemId: '1', unit: unit!.id, value: 'full', note: typed, evidence: [{ label: typed, link: '' }] }] });
  await client.sources.putConclusion({ unit: unit!.id, capability: '3', finding: typed, recommendation: typed, evidence: [{ label: typed, link: '' }] });
  // A pack of the first respondent comes back with one line said and not accepted: its words are in the ledger.
  const { rows } = await client.data.cases({ from: 0, to: 9, variables: [] });
  const pack = await client.confirmation.packs({ caseIndexes: [rows.find((row) => row.key === 'R-a')!.index], formats: ['xlsx'] });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (pack.bytes as Blob).arrayBuffer());
  workbook.worksheets[0]!.eachRow((row) => { if (row.getCell(2).value === 'E1') { row.getCell(5).value = 'Change'; row.getCell(6).value = `We saw the ${SECRET.uncleared} with ${PERSON}.`; row.getCell(8).value = `As ${PERSON} says: there is a ${SECRET.typed} in it.`; } });
  const back = { name: 'back.xlsx', bytes: new File([await workbook.xlsx.writeBuffer()], 'back.xlsx') };
  const read = await client.confirmation.read({ source: back });
  await client.confirmation.accept({ source: back, packId: read.returns[0]!.packId, by: 'the respondent', on: '', lines: [] });
  if (!(await client.confirmation.ledger())[0]!.becomes?.includes(SECRET.uncleared)) throw new Error('The planted words are not in the ledger');
});
afterAll(async () => { await service.close(); rmSync(folder, { recursive: true, force: true }); });

/** Everything that can be read in a file: archives are opened. */
async function readable(bytes: Uint8Array): Promise<string> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString('utf8');
  return (await Promise.all([...(await readParts(bytes)).values()].map(readable))).join('\n');
}
const textOf = async (file: { bytes: unknown }): Promise<string> => readable(new Uint8Array(await (file.bytes as Blob).arrayBuffer()));

/** Every call that carries words, as a file's text. */
const CALLS: Record<string, (words: 'cleared' | 'pseudonymised' | 'raw') => Promise<string>> = {
  'exporting.segments csv': async (words) => textOf(await client.exporting.segments({ format: 'csv', words })),
  'exporting.segments xlsx': async (words) => textOf(await client.exporting.segments({ format: 'xlsx', words })),
  ...Object.fromEntries((['disagreements', 'inconsistencies', 'segments', 'memos'] as const).flatMap((kind) => (kind === 'memos' ? ['csv', 'xlsx', 'md', 'docx'] as const : ['csv', 'xlsx'] as const).map((format) => [
    `exporting.review ${kind} ${format}`,
    async (words: 'cleared' | 'pseudonymised' | 'raw') => textOf(await client.exporting.review({ what: kind === 'segments' ? { kind, codeId: (await client.codes.list())[0]!.id, context: 80 } : { kind }, format, words })),
  ]))),
  ...Object.fromEntries((['csv', 'xlsx', 'qdc'] as const).map((format) => [`exporting.codebook ${format}`, async (words: 'cleared' | 'pseudonymised' | 'raw') => textOf(await client.exporting.codebook({ format, words }))])),
  ...Object.fromEntries((['csv', 'xlsx'] as const).map((format) => [`exporting.data ${format}`, async (words: 'cleared' | 'pseudonymised' | 'raw') => textOf(await client.exporting.data({ format, words }))])),
  ...Object.fromEntries((['csv', 'xlsx'] as const).map((format) => [`confirmation.ledgerFile ${format}`, async (words: 'cleared' | 'pseudonymised' | 'raw') => textOf(await client.confirmation.ledgerFile({ format, words }))])),
  'checklists.exportFile': async () => textOf(await client.checklists.exportFile({ id: 'law' })),
  ...Object.fromEntries((['xlsx', 'docx'] as const).map((format) => [`sources.roadmap ${format}`, async () => textOf(await client.sources.roadmap({ format }))])),
  'exporting.report docx': async () => textOf(await client.exporting.report({ annex: false })),
  ...Object.fromEntries((['publication', 'analyst'] as const).map((layout) => [`exporting.tables ${layout}`, async () => textOf(await client.exporting.tables({ layout }))])),
  'clearance.printable': async () => JSON.stringify(await client.clearance.printable({})),
};

describe('exporters', () => {
  it('have something to hide', () => { expect([...rowOf.keys()]).toEqual(['R-a', 'R-b', 'R-c', 'R-d', 'R-e', 'R-f', 'R-g']); });

  it('are all known: every call of the contract that gives a file away says what it carries', () => {
    const found: string[] = [];
    const walk = (node: object, path: string): void => {
      for (const [name, value] of Object.entries(node)) {
        const definition = (value as { '~orpc'?: { outputSchema?: unknown } })['~orpc'];
        if (definition === undefined) { walk(value as object, `${path}${name}.`); continue; }
        const schema = definition.outputSchema;
        if (schema instanceof z.ZodObject && ('bytes' in schema.shape || 'file' in schema.shape)) found.push(`${path}${name}`);
      }
    };
    walk(contract, '');
    expect(found.length).toBeGreaterThan(6);
    expect(found.filter((call) => !/^importing\.|^updating\.|Preview$/.test(call) && EXPORTERS[call] === undefined)).toEqual([]);
    const words = Object.keys(EXPORTERS).filter((call) => EXPORTERS[call] === 'gate');
    expect(words.filter((call) => !Object.keys(CALLS).some((name) => name.startsWith(call)))).toEqual([]);
  });

  it('are all known on the command line, too', () => {
    const found = COMMANDS.filter((command) => /export|FILE|DIRECTORY|BACKUP/.test(`${command.name} ${command.positionals.join(' ')} ${Object.values(command.options).map((option) => option.value ?? '').join(' ')}`) && !/import|check/.test(command.name)).map((command) => command.name);
    expect(found).toContain('exchange export');
    expect(found.filter((name) => EXPORTING_COMMANDS[name] === undefined && !['anonymise terms', 'clearance import', 'documents add', 'derive'].includes(name))).toEqual([]);
  });

  it('print no word that is not cleared, unless they are asked to', async () => {
    for (const [name, call] of Object.entries(CALLS)) {
      const text = await call('cleared');
      for (const [what, words] of Object.entries(SECRET)) if (what !== 'named' && what !== 'region') expect(text.includes(words), `${name}: ${what}`).toBe(false);
      expect(text.includes(PERSON), `${name}: the name of a person`).toBe(false);
    }
    const segments = await CALLS['exporting.segments csv']!('cleared');
    expect(segments).toContain(SECRET.named);
    expect(segments).toContain('Judge [Name 1] in court');
    expect(segments).toMatch(new RegExp(`\\n,,[^,]*,,,[^\\n]*In \\[country\\] the ${SECRET.region} sleeps`));
  });

  it('print pseudonyms and a warning where those are asked for, and never the originals', async () => {
    for (const [name, call] of Object.entries(CALLS)) {
      if (name === 'clearance.printable') continue;
      const text = await call('pseudonymised');
      expect(text.includes(PERSON), name).toBe(false);
      expect(text.includes(SECRET.confidential), name).toBe(false);
    }
    const segments = await CALLS['exporting.segments csv']!('pseudonymised');
    expect(segments).toContain(`the ${SECRET.uncleared} near Judge [Name 1] today`);
    expect(segments).toContain('not for publication');
  });

  it('print what was written where it is asked for in so many words, with a warning', async () => {
    for (const name of ['exporting.segments csv', 'exporting.review segments csv', 'exporting.review disagreements csv', 'exporting.review inconsistencies csv', 'exporting.review memos md']) {
      const text = await CALLS[name]!('raw');
      expect(text, name).toContain(PERSON);
      expect(text, name).toContain('not for publication');
      expect(text, name).not.toContain(SECRET.confidential);
    }
  });

  it('say of an exchange file what it carries, and make one with pseudonyms whose spans stay on their words', async () => {
    const { report, bytes } = await client.exchange.export({});
    expect([report.words, report.warning]).toEqual(['raw', expect.stringContaining('not for publication')]);
    expect(await textOf({ bytes })).toContain(PERSON);
    const hidden = await client.exchange.export({ words: 'pseudonymised' });
    const text = await textOf(hidden);
    expect([text.includes(PERSON), text.includes('Quackenbush'), text.includes('[Name 1]'), hidden.report.codings]).toEqual([false, false, true, report.codings]);
  });

  it('leave the project as it was', async () => {
    const before = await client.project.verify();
    expect(before.history.chain).toBe('ok');
    expect(readdirSync(join(folder, 'projects')).every((name) => !readFileSync(join(folder, 'projects', name)).includes(Buffer.from('Quackenbush')))).toBe(true);
  });
});
