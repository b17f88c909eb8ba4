import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openZip } from '#service/files/zip.ts';
import type { Study } from '#core/exchange/study.ts';
import { exportProject } from '#service/exchange/export-project.ts';
import { importProject } from '#service/exchange/import-project.ts';
import { readStudy } from '#service/exchange/read-study.ts';
import { exportCodebook } from '#service/exporting/codebook.ts';
import { importCodebook } from '#service/codebook-files.ts';
import { openProject, verifyProject } from '#service/projects.ts';
import { makeSampleStudy } from '#service/sample.ts';
import type { ProjectSession } from '#service/session.ts';
import { sharedPath } from '#test/helpers/shared.ts';
import { temporaryFiles, type TemporaryFiles } from '#test/helpers/temporary-files.ts';
import { insertMemo } from '#db/queries/memos.ts';
import { guid, makePackage } from './make-package.ts';
import { passingProject } from './passing-project.ts';

const PASSPHRASE = 'sample';
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const projectSchema = sharedPath('reference', 'refi-schema', 'Project.xsd');
const codebookSchema = sharedPath('reference', 'refi-schema', 'Codebook.xsd');
const unchecked = hasXmllint ? 'the schemas of REFI-QDA are not beside the project' : 'xmllint is not installed';

let files: TemporaryFiles;
let sample: ProjectSession;
let packageFile: string;
/** The sample study, come back into a project of its own. */
let back: ProjectSession;
beforeAll(async () => {
  files = temporaryFiles();
  const { project } = await makeSampleStudy(join(files.folder, 'sample'), 1, PASSPHRASE);
  sample = openProject(project, PASSPHRASE);
  const { study, answerRids, caseRids } = readStudy(sample);
  sample.act('memo.put', { title: 'memos' }, ['memos'], (db) => {
    const memo = { coderId: 'coder-b', createdAt: '2026-02-01T08:00:00.000Z', updatedAt: '2026-02-03T08:00:00.000Z' };
    insertMemo(db, { ...memo, target: 'project', targetId: '', title: 'Journal', body: 'First reading done.\n\nNext: « lacunes ».' });
    insertMemo(db, { ...memo, target: 'code', targetId: study.codes[3]!.id, title: 'On a code', body: 'Too wide? 😀' });
    insertMemo(db, { ...memo, target: 'answer', targetId: String(answerRids[5]!), title: 'On an answer', body: 'See also the annex.' });
    insertMemo(db, { ...memo, target: 'case', targetId: String(caseRids[2]!), title: 'On a case', body: 'Called back on Monday.' });
    insertMemo(db, { ...memo, target: 'variable', targetId: 'region', title: 'On a variable', body: 'Regions as of 2026.' });
    const coding = study.codings.findIndex((one) => one.start !== null);
    const { rid } = db.prepare('SELECT rid FROM coding WHERE answer_rid = ? AND code_id = ? AND coder_id = ?').get(answerRids[study.codings[coding]!.answer], study.codings[coding]!.codeId, study.codings[coding]!.coderId) as { rid: number };
    insertMemo(db, { ...memo, target: 'coding', targetId: String(rid), title: 'On a coding', body: 'A good quote.' });
  });
  packageFile = join(files.folder, 'sample.qdpx');
  back = passingProject('Back', 'Coder A');
});
afterAll(() => { back.close(); sample.close(); files.remove(); });

/** What must be the same: everything but what is confidential, and names and times of the project itself. */
const comparable = (session: ProjectSession): unknown => {
  const { study } = readStudy(session, { confidential: false });
  const words = ({ codings, memos, readings, name: _name, createdAt: _createdAt, ...rest }: Study): unknown => ({
    ...rest, codings: codings.map((one) => JSON.stringify(one)).toSorted(), readings: readings.map((one) => JSON.stringify(one)).toSorted(),
    memos: memos.map(({ target, ...memo }) => ({ ...memo, target: target.kind === 'coding' ? codings[target.coding] : target })),
  });
  return words(study);
};

describe('the sample study', () => {
  it('goes out and comes back the same, in one act that one undo takes back', async () => {
    const out = await exportProject(sample, packageFile);
    expect(out).toMatchObject({ cases: 42, sources: 990, codes: 62 });
    expect(out.losses.filter((loss) => !loss.inOwnFile).map((loss) => loss.kind)).toEqual(['confidentialVariable', 'savedTable', 'history', 'importedFile']);
    const before = readStudy(back).study;
    expect(await importProject(back, packageFile)).toMatchObject({ cases: out.cases, sources: out.sources, codes: out.codes, codings: out.codings, variables: out.variables, losses: [] });
    expect(comparable(back)).toEqual(comparable(sample));
    expect(verifyProject(back)).toMatchObject({ database: 'ok', history: { events: 2, chain: 'ok' } });

    expect(back.undo()).toEqual({ act: 'exchange.import', params: { file: 'sample.qdpx', codings: out.codings } });
    expect(readStudy(back).study).toEqual(before);
    back.redo();
    expect(comparable(back)).toEqual(comparable(sample));

    // A second export of either names the same things by the same GUIDs.
    const again = join(files.folder, 'again.qdpx');
    await exportProject(back, again);
    const [one, two] = await Promise.all([packageFile, again].map(async (file) => { const zip = await openZip(file, file); const text = (await zip.read('project.qde', 1e9)).toString('utf8'); zip.close(); return text.match(/guid="[^"]+"/g)!; }));
    expect(two!.toSorted()).toEqual(one!.toSorted());
      });

  it('comes in twice and is there once', async () => {
    const once = comparable(back);
    const { added } = await importProject(back, packageFile);
    expect(added).toEqual({ cases: 0, sources: 0, codes: 0, codings: 0, coders: 0, memos: 0 });
    expect(comparable(back)).toEqual(once);
  });

  it('finds its own answers again after another program has written the package anew, without our own part', async () => {
    const zip = await openZip(packageFile, packageFile);
    const xml = (await zip.read('project.qde', 1e9)).toString('utf8');
    const parts: Record<string, Buffer | string> = {};
    for (const name of zip.names) if (name.startsWith('sources/')) parts[name] = await zip.read(name, 1e9);
    zip.close();
    // A colleague adds a user and codes a whole answer.
    const code = /<Code guid="([^"]+)"/.exec(xml)![1]!;
    parts['Project.qde'] = xml.replace('</Users>', `<User guid="${guid(1)}" name="Colleague"/></Users>`).replace('</TextSource>', `<Coding guid="${guid(2)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${code}"/></Coding></TextSource>`);
    const file = files.write('colleague.qdpx', await makePackage(parts));
    const before = readStudy(back).study;
    const { added, losses } = await importProject(back, file);
    expect(added).toEqual({ cases: 0, sources: 0, codes: 0, codings: 1, coders: 1, memos: 0 });
    expect(losses).toEqual([]);
    const after = readStudy(back).study;
    expect({ ...after, codings: 0, coders: 0, readings: 0 }).toEqual({ ...before, codings: 0, coders: 0, readings: 0 });
    expect(after.codings.find((coding) => coding.coderId === 'colleague')).toMatchObject({ start: null, end: null, origin: 'import' });
  });

  it('keeps confidential answers out of every part of the package', async () => {
    const { study } = readStudy(sample);
    const secret = new Set(study.variables.filter(({ definition }) => definition.confidential).map(({ definition }) => definition.id));
    const values = [
      ...study.variables.flatMap(({ definition, vector }) => (secret.has(definition.id) && vector?.kind === 'text' ? vector.values : [])),
      ...study.answers.filter((answer) => secret.has(answer.variableId)).map((answer) => answer.text),
    ].filter((value) => value.length > 8);
    expect([secret.size, values.length > 20]).toEqual([2, true]);
    const zip = await openZip(packageFile, packageFile);
    let everything = '';
    for (const name of zip.names) everything += (await zip.read(name, 1e9)).toString('utf8');
    zip.close();
    expect(values.filter((value) => everything.includes(value))).toEqual([]);
  });

  it.skipIf(!hasXmllint || projectSchema === null)(`is valid by the project schema${hasXmllint && projectSchema !== null ? '' : ` (left out: ${unchecked})`}`, async () => {
    const zip = await openZip(packageFile, packageFile);
    const file = files.write('project.qde', await zip.read('project.qde', 1e9));
    zip.close();
    expect(() => execFileSync('xmllint', ['--noout', '--schema', projectSchema!, file], { stdio: 'pipe' })).not.toThrow();
    expect(readFileSync(file, 'utf8')).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<Project /);
  });
});

describe('the codebook as .qdc', () => {
  it('goes out and comes back with kinds, rules, colours and order', async () => {
    const { bytes, losses } = await exportCodebook(sample, 'qdc', { words: 'raw' });
    expect(losses).toMatchObject([{ kind: 'codeId', count: 62, inOwnFile: false }, { kind: 'codeLabel' }]);
    const empty = passingProject('Codes');
    expect(await importCodebook(empty, 'codes.qdc', { name: 'codes.qdc', bytes })).toEqual({ codes: 62, added: 62, changed: 0, losses: [] });
    const bare = (session: ProjectSession): unknown => readStudy(session).study.codes.map(({ name, kind, colour, description, include, exclude, example, retired }) => ({ name, kind, colour, description, include, exclude, example, retired }));
    expect(bare(empty)).toEqual(bare(sample));
    expect(await importCodebook(empty, 'codes.qdc', { name: 'codes.qdc', bytes })).toMatchObject({ added: 0, changed: 0 });
    empty.close();
  });

  it.skipIf(!hasXmllint || codebookSchema === null)(`is valid by the codebook schema${hasXmllint && codebookSchema !== null ? '' : ` (left out: ${unchecked})`}`, async () => {
    const { bytes } = await exportCodebook(sample, 'qdc');
    const file = files.write('codes.qdc', bytes);
    expect(() => execFileSync('xmllint', ['--noout', '--schema', codebookSchema!, file], { stdio: 'pipe' })).not.toThrow();
  });

  it('is refused where there is no code to write', async () => {
    const empty = passingProject('Empty');
    await expect(exportCodebook(empty, 'qdc')).rejects.toThrow('needs one');
    empty.close();
  });
});

describe('exportProject', () => {
  it('says where it cannot write, and leaves nothing half written', async () => {
    const folder = join(files.folder, 'taken.qdpx');
    mkdirSync(folder);
    await expect(exportProject(sample, folder)).rejects.toThrow('cannot be written');
    await expect(exportProject(sample, join(files.folder, 'study.zip'))).rejects.toMatchObject({ code: 'EXTENSION_WRONG' });
    await expect(exportProject(sample, join(files.folder, 'no', 'such.qdpx'))).rejects.toThrow('There is no folder');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'older');
    const small = passingProject('Small');
    await exportProject(small, folder);
    small.close();
    expect(readFileSync(folder).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes an empty project that is valid and comes back', async () => {
    const empty = passingProject('Nothing');
    const file = join(files.folder, 'nothing.qdpx');
    expect(await exportProject(empty, file)).toMatchObject({ cases: 0, sources: 0, codes: 0, codings: 0, variables: 0 });
    const other = passingProject('Other');
    expect(await importProject(other, file)).toMatchObject({ cases: 0, losses: [] });
    empty.close();
    other.close();
  });
});
