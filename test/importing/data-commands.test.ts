import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { derivedVariableSchema } from '#core/contract/api/data.ts';
import { variableSchema } from '#core/contract/variable.ts';
import { runCli } from '../../electron/cli/main.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => { files.remove(); });

/** The command in this process. @returns its exit code, its document and what it said */
async function workbench(...words: readonly string[]): Promise<{ code: number; out: unknown; err: string }> {
  let out = '';
  let err = '';
  const code = await runCli(words, { out: (text) => { out += text; }, err: (text) => { err += text; }, environment: { WORKBENCH_PASSPHRASE: 'words' } });
  return { code, out: out === '' ? null : (JSON.parse(out) as unknown), err };
}
const harmonised = z.object({ offered: z.array(z.object({ id: z.string(), label: z.string(), capability: z.string().nullable(), from: z.array(z.string()), confidence: z.number(), reason: z.string() })), definitions: z.array(derivedVariableSchema), made: z.array(variableSchema) });
const derived = z.object({ made: z.array(variableSchema), variables: z.array(variableSchema), definitions: z.array(derivedVariableSchema) });

const FIRST = 'ID,Is there a national child helpline?,Is there a hotline?,Is there a research programme?,Do judges have training?,Is there a national strategy?,Is there a governance mechanism?,Staff';
const SECOND = 'ID,Does a helpline exist?,A hotline exists,Research is carried out,Judiciary trained,Strategy or action plan adopted,Multi-stakeholder governance exists,People working there';

describe('variables made of others, on the command line', () => {
  it('one status for two questionnaires is offered, made once, and made again when data change; definitions are a file', async () => {
    const project = `${files.folder}/two.swproj`;
    await workbench('create', project, '--template', 'empty');
    const answers = (at: number, seed: number): string => Array.from({ length: 6 }, (_, question) => ((at + question + seed) % 3 ? 'Yes' : 'No')).join(',');
    const rows = (seed: number, from = 0): string => Array.from({ length: 12 }, (_, at) => `${seed}-${100 + from + at},${answers(at, seed)},${at * 3}`).join('\n');
    await workbench('import', project, files.write('first.csv', `${FIRST}\n${rows(1)}\n`));
    await workbench('import', project, files.write('second.csv', `${SECOND}\n${rows(2)}\n`));
    const offered = harmonised.parse((await workbench('harmonise', project)).out);
    expect([offered.offered.find(({ capability }) => capability === '11'), offered.offered.length, offered.made]).toMatchObject([{ id: 'capability_11', from: [expect.any(String), expect.any(String)] as unknown }, 6, []]);
    expect((await workbench('harmonise', project, '--make', 'capability_99')).err).toContain('“capability_99” is not among the variables offered (');
    expect((await workbench('harmonise', project, '--least', '2')).code).toBe(2);
    const made = harmonised.parse((await workbench('harmonise', project, '--make', 'capability_11')).out).made;
    expect(made.map(({ id, categories, formula }) => [id, categories?.map(({ id: category, count }) => [category, count]), (formula ?? '').length > 20])).toEqual([['capability_11', [['yes', 16], ['no', 8]], true]]);
    expect(harmonised.parse((await workbench('harmonise', project, '--all')).out).made).toHaveLength(5);
    expect(harmonised.parse((await workbench('harmonise', project)).out).offered).toEqual([]);
    // A definition of one's own, from a file; changed by the same file with another number.
    const large = (least: number): string => files.write('large.json', JSON.stringify({ id: 'large', label: 'Large office', categories: [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }], derivation: { kind: 'categories', rules: [{ category: 'yes', when: `staff >= ${least}` }, { category: 'no', when: `staff < ${least}` }] } }));
    const one = derived.parse((await workbench('derive', project, '--from', large(20))).out);
    expect([one.made.map(({ categories }) => categories?.map(({ count }) => count)), one.variables.length]).toEqual([[[5, 7]], 7]);
    expect(derived.parse((await workbench('derive', project, '--from', large(30))).out).made[0]?.categories?.map(({ count }) => count)).toEqual([2, 10]);
    // More data: both are made again.
    await workbench('import', project, '--update', files.write('first.csv', `${FIRST}\n${rows(1)}\n${rows(1, 50)}\n`));
    const later = derived.parse((await workbench('derive', project)).out);
    expect(later.variables.filter(({ id }) => id === 'capability_11' || id === 'large').map(({ id, categories }) => [id, categories?.map(({ count }) => count)])).toEqual([['capability_11', [24, 12]], ['large', [4, 20]]]);
    // What is printed can be given back.
    expect(derived.parse((await workbench('derive', project, '--from', files.write('again.json', JSON.stringify(later)))).out).variables).toEqual(later.variables);
    expect((await workbench('derive', project, '--from', files.write('wrong.json', '[{"id":"x"}]'))).err).toContain('“wrong.json” holds no definition of a variable at place 1: at label');
  });
});
