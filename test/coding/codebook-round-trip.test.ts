import { afterEach, describe, expect, it } from 'vitest';
import type { CodeRecord } from '#db/queries/codes.ts';
import { insertCode, listCodes } from '#db/queries/codes.ts';
import { newCodeRecord } from '#service/codebook.ts';
import { importCodebook, previewCodebook } from '#service/codebook-files.ts';
import { exportCodebook } from '#service/exporting/codebook.ts';
import type { ProjectSession } from '#service/session.ts';
import { smallProject } from '#test/helpers/small-project.ts';

const ANSWER = 'We were never told who would pay for the interpreters in the north, and nobody asked';
const open: (() => void)[] = [];
const project = (codes: readonly CodeRecord[] = []): ProjectSession => {
  const { session, close } = smallProject({ answers: [[ANSWER]] });
  open.push(close);
  session.act('codes.import', { file: '', codes: codes.length }, ['codes'], (db) => { for (const code of codes) insertCode(db, code); });
  return session;
};
afterEach(() => { for (const close of open.splice(0)) close(); });

const AT = '2026-01-01T00:00:00.000Z';
const code = (id: string, name: string, parentId: string | null, position: number, rest: Partial<CodeRecord> = {}): CodeRecord => newCodeRecord(id, name, 'gap', parentId, position, { createdAt: AT, ...rest });
const HARD: readonly CodeRecord[] = [
  code('money', 'Money, “budget” and "funds"', null, 0, { colour: '#AA3366', labels: { fr: 'Argent, « budget »', es: 'Dinero', ar: 'المال', 'pt-br': 'Dinheiro' }, key: '1', description: '- a hyphen first\n\nand a second paragraph', include: '=SUM of what is missing', exclude: '@ all else; "quoted"' }),
  code('in-out', 'Income / expenditure', 'money', 0, { key: 'b', include: "l'unité" }),
  code('line', 'A / B / C', 'in-out', 0, { kind: 'lesson', example: 'A line of one’s own 🧭' }),
  code('two', 'Two\nlines', 'money', 1, { retired: true }),
  code('c', 'C', null, 1),
];
const bare = (session: ProjectSession, labels = true): unknown => {
  const codes = listCodes(session.db);
  const nameOf = (id: string | null): string | null => codes.find((one) => one.id === id)?.name ?? null;
  return codes.map(({ id, parentId, createdAt: _, ...rest }) => ({ ...rest, above: nameOf(parentId), ...(labels ? { id } : { labels: {}, key: null }) })).toSorted((a, b) => a.name.localeCompare(b.name));
};
const source = (name: string, bytes: string | Uint8Array) => ({ name, bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes });

describe('a codebook in a file', () => {
  it.each(['csv', 'xlsx', 'qdc'] as const)('comes back from .%s as it was: names with separators, labels in any language, keys, colours, three levels', async (format) => {
    const from = project(HARD);
    const to = project();
    const { bytes } = await exportCodebook(from, format, { words: 'raw' });
    expect(await importCodebook(to, `codes.${format}`, source(`codes.${format}`, bytes))).toMatchObject({ codes: 5, added: 5, changed: 0 });
    expect(bare(to, format !== 'qdc')).toEqual(bare(from, format !== 'qdc'));
    expect(await previewCodebook(from, `codes.${format}`, source(`codes.${format}`, bytes))).toMatchObject({ added: 0, changed: 0, changes: [] });
  });

  it('moves a code that is met by its id, renames one by its name, and says so before', async () => {
    const session = project(HARD);
    const csv = 'id,path,name,key\nc,Money anew / C,C,1\ntwo,"Money, “budget” and ""funds"" / Two\nlines",Two words,\n';
    const preview = await previewCodebook(session, 'c.csv', source('c.csv', csv));
    expect(listCodes(session.db)).toHaveLength(5);
    expect(preview).toMatchObject({ file: 'c.csv', added: 1, changed: 3, changes: [
      { id: 'money', isNew: false, was: null, what: ['key'] }, { id: 'two', was: 'Money, “budget” and "funds" / Two\nlines', what: ['name'] },
      { id: 'c', path: 'Money anew / C', was: 'C', what: ['parentId', 'key'] }, { id: 'money-anew', isNew: true },
    ] });
    await importCodebook(session, 'c.csv', source('c.csv', csv));
    expect(listCodes(session.db).filter(({ key }) => key === '1').map(({ id }) => id)).toEqual(['c']);
    session.undo();
    expect(bare(session)).toEqual(bare(project(HARD)));
  });

  it('keeps places where the file names none', async () => {
    const session = project(HARD);
    await importCodebook(session, 'c.csv', source('c.csv', 'id,name,description\nline,A / B / C,Told anew\n'));
    expect(listCodes(session.db).find(({ id }) => id === 'line')).toMatchObject({ name: 'A / B / C', parentId: 'in-out', description: 'Told anew' });
  });

  it('refuses what would put a code under itself, or two of one name in one place', async () => {
    const session = project(HARD);
    await expect(importCodebook(session, 'c.csv', source('c.csv', 'id,parent,name\nmoney,in-out,Money\nin-out,money,In\n'))).rejects.toMatchObject({ code: 'CODE_LOOP' });
    await expect(importCodebook(session, 'c.csv', source('c.csv', 'id,parent,name\nmoney,in-out,Money\n'))).rejects.toMatchObject({ code: 'CODE_LOOP' });
    await expect(importCodebook(session, 'c.csv', source('c.csv', 'id,path\nin-out,c\n'))).rejects.toMatchObject({ code: 'CODE_EXISTS' });
    expect(bare(session)).toEqual(bare(project(HARD)));
  });
});

describe('definitions and the words of respondents', () => {
  const released = async (fields: Partial<CodeRecord>): Promise<Partial<CodeRecord>> => {
    const session = project([code('x', 'X', null, 0, fields)]);
    const other = project();
    const { bytes } = await exportCodebook(session, 'csv', { words: 'cleared' });
    await importCodebook(other, 'c.csv', source('c.csv', bytes));
    const { description, include, exclude, example } = listCodes(other.db)[0]!;
    return { description, include, exclude, example };
  };
  it('keep the analyst’s own words, also where an answer happens to hold some of them', async () => {
    const own = { description: 'It is unclear who would pay for the interpreters', include: 'Says “nobody asked”, or would pay for the interpreters', exclude: 'Interpreters in the north' };
    expect(await released(own)).toMatchObject(own);
  });
  it.each([
    ['description', `As in: ${ANSWER}`], ['include', 'e.g. “pay for the interpreters in” or alike'], ['exclude', 'Comme « for the interpreters in the »'], ['description', 'So: x y z never told who would pay for the interpreters x y'],
    ['example', 'One said that who would pay for the'], ['example', 'a would pay for the interpreters b'],
  ] as const)('hold back a %s that quotes them: %s', async (field, text) => {
    expect((await released({ [field]: text }))[field]).toBe('');
  });
});
