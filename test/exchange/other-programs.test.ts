import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '#core/contract/refusal.ts';
import { importCodebook } from '#service/codebook-files.ts';
import { importProject } from '#service/exchange/import-project.ts';
import { readStudy } from '#service/exchange/read-study.ts';
import { sharedPath } from '#test/helpers/shared.ts';
import { temporaryFiles } from '#test/helpers/temporary-files.ts';
import { guid, makePackage, projectFile } from './make-package.ts';
import { passingProject } from './passing-project.ts';

const folder = sharedPath('data', 'refi');
const left = folder === null ? ' (left out: the files of other programs are not beside the project)' : '';
const files = temporaryFiles();
afterAll(() => { files.remove(); });

/** What became of a file: counts and kinds of losses, or the code of the refusal. */
async function outcome(name: string): Promise<unknown> {
  const session = passingProject('Here');
  try {
    const path = join(folder!, name);
    if (extname(name) === '.qdc') {
      const { codes, added, losses } = await importCodebook(session, name, { name, bytes: readFileSync(path) });
      return { codes, added, losses: losses!.map(({ kind, count }) => [kind, count]) };
    }
    const { cases, sources, codes, codings, variables, losses } = await importProject(session, path);
    return { cases, sources, codes, codings, variables, losses: losses.map(({ kind, count }) => [kind, count]) };
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${Object.entries(error.details).filter(([key]) => key === 'line').map(([, value]) => (typeof value === 'object' ? '' : String(value))).join('')}`.trim();
    throw error;
  } finally {
    session.close();
  }
}

describe(`files of other programs${left}`, () => {
  it.skipIf(folder === null)('open, or are refused with the reason', async () => {
    const found: Record<string, unknown> = {};
    for (const name of readdirSync(folder!)) found[name] = await outcome(name);
    expect(found).toEqual({
      'atlasti_win_23.2.3_blank.qdpx': { cases: 0, sources: 0, codes: 0, codings: 0, variables: 0, losses: [] },
      'atlasti_win_23.2.3_target.qdpx': { cases: 0, sources: 0, codes: 3, codings: 0, variables: 0, losses: [] },
      'atlasti_win_23.4.0_requal_test.qdc': { codes: 1, added: 1, losses: [['codeGroup', 1]] },
      // Cut off in the middle of an element.
      'atlasti_win_23.4.0_truncated_namespace_0-4.qdc': 'XML_BROKEN 18',
      // The project file alone: its texts and notes lie in files that are not there.
      'f4_2025.2.9_valid-document.qde': { cases: 0, sources: 0, codes: 1, codings: 0, variables: 0, losses: [['sourcesAbsent', 1], ['sourceText', 4], ['codingWithoutText', 2], ['noteText', 3]] },
      'openqda_refi-tools_example_codebook.qdc': { codes: 44, added: 44, losses: [['guid', 44]] },
      // One closing tag is misspelt.
      'openqda_refi-tools_example_codebook_defect.qdc': 'XML_BROKEN 132',
      'qc_1.3.2_demo.qdpx': { cases: 2, sources: 2, codes: 262, codings: 205, variables: 0, losses: [] },
      'taguette_1.5.2_codebook.qdc': { codes: 3, added: 3, losses: [] },
    });
  });

  it.skipIf(folder === null)('keep their words: qc names the line of each span, and the spans here are these lines', async () => {
    const session = passingProject('Here');
    await importProject(session, join(folder!, 'qc_1.3.2_demo.qdpx'));
    const { study } = readStudy(session);
    const { text } = study.answers[study.codings[0]!.answer]!;
    const spans = study.codings.filter((coding) => coding.start !== null);
    // qc codes lines: a span begins behind a line end, or at the start.
    expect(spans.filter(({ start }) => start !== 0 && [...text][start! - 1] !== '\n')).toEqual([]);
    expect([study.coders.map((coder) => coder.name), study.variables[0]!.definition.label]).toEqual([['Coder A', 'cp'], 'Documents']);
    session.close();
  });
});

describe('importProject of what other programs write', () => {
  const importing = async (parts: Record<string, string | Buffer>): Promise<{ session: ReturnType<typeof passingProject>; study: ReturnType<typeof readStudy>['study']; losses: Record<string, number>; report: Awaited<ReturnType<typeof importProject>> }> => {
    const session = passingProject('Here');
    const report = await importProject(session, files.write('other.qdpx', await makePackage(parts)));
    return { session, report, study: readStudy(session).study, losses: Object.fromEntries(report.losses.map(({ kind, count }) => [kind, count])) };
  };
  const user = `<Users><User guid="{${guid(1).toLowerCase()}}" name="Ana"/><User guid="${guid(2)}" name="Ben"/></Users>`;
  const codes = `<CodeBook><Codes><Code guid="${guid(10)}" name="Family" isCodable="false"><Code guid="${guid(11)}" name="Gap &amp; &quot;need&quot; &lt;x&gt;\\y" isCodable="true" color="#F00"/></Code><Code guid="${guid(12)}" name="Other" isCodable="true"/></Codes></CodeBook>`;
  const coding = (id: number, code = guid(11), coder: string | null = guid(1)): string => `<Coding guid="${guid(id)}"${coder === null ? '' : ` creatingUser="${coder}"`} creationDateTime="2024-03-01T10:00:00+02:00"><CodeRef targetGUID="${code}"/></Coding>`;
  const selection = (id: number, start: number, end: number, name: string, inside: string): string => `<PlainTextSelection guid="${guid(id)}" startPosition="${start}" endPosition="${end}" name="${name}">${inside}</PlainTextSelection>`;
  const source = (inside: string, attributes = ''): string => `<Sources><TextSource guid="${guid(20)}" name="Interview 1" plainTextPath="internal://${guid(20)}.txt" ${attributes}>${inside}</TextSource></Sources>`;
  const quotes = (study: { codings: readonly { answer: number; start: number | null; end: number | null }[]; answers: readonly { text: string }[] }): string[] => study.codings.map(({ answer, start, end }) => [...study.answers[answer]!.text].slice(start ?? 0, end ?? undefined).join(''));

  const text = 'One 😀 line.\r\nWe have no staff.\r\nNo funds.';
  const lf = text.replaceAll('\r\n', '\n');
  // How far each way of counting is off at the words, which lie behind one emoji and one line end.
  it.each([
    ['as the standard says', text, 0, {}],
    ['line ends counted once', text, -1, { offsetsRepaired: 1 }],
    ['a mark in front, not counted', `\uFEFF${lf}`, 0, {}],
    ['a mark in front, counted', `\uFEFF${lf}`, 1, { offsetsRepaired: 1 }],
    ['line feeds counted as two', lf, 1, { offsetsRepaired: 1 }],
    ['16-bit units', lf.replace('\n', ' '), 1, { offsetsRepaired: 1 }],
  ])('puts a span on its words: %s', async (_, content, shift, expected) => {
    const plain = content.replace(/^\uFEFF/, '');
    const start = [...plain.slice(0, plain.indexOf('no staff'))].length + shift;
    const { session, study, losses } = await importing({ 'project.qde': projectFile(`${user}${codes}${source(selection(30, start, start + 8, 'no staff', coding(31)))}`), [`sources/${guid(20)}.txt`]: content });
    expect([quotes(study), losses]).toEqual([['no staff'], { folder: 1, ...expected }]);
    session.close();
  });

  it('takes folders, braces, capitals of folders, short colours, coders, and whole-source codings', async () => {
    const { session, study, losses } = await importing({
      'Project.qde': projectFile(`${user}${codes}${source(`${selection(30, 0, 3, 'One', coding(31) + coding(32, guid(12), guid(2)))}${coding(33, guid(12), guid(2))}`)}`), [`Sources/${guid(20).toLowerCase()}.TXT`]: lf,
    });
    expect(study.codes.map(({ name, parentId, colour }) => [name, parentId, colour])).toEqual([['Family', null, null], ['Gap & "need" <x>\\y', 'family', '#FF0000'], ['Other', null, null]]);
    expect(study.codings.map(({ codeId, start, end, coderId, origin, createdAt }) => [codeId, start, end, coderId, origin, createdAt])).toEqual([
      ['other', null, null, 'ben', 'import', '2024-03-01T08:00:00.000Z'], ['gap-need-x-y', 0, 3, 'ana', 'import', '2024-03-01T08:00:00.000Z'], ['other', 0, 3, 'ben', 'import', '2024-03-01T08:00:00.000Z'],
    ]);
    expect([study.cases, losses]).toEqual([[{ key: 'Interview 1', instrumentId: 'interviews' }], { folder: 1 }]);
    session.close();
  });

  it('makes variables of values, with a state where there is none, and keeps several sources of one case apart', async () => {
    const variables = `<Variables><Variable guid="${guid(40)}" name="Region" typeOfVariable="Text"/><Variable guid="${guid(41)}" name="Trained" typeOfVariable="Boolean"/><Variable guid="${guid(42)}" name="Staff" typeOfVariable="Float"/><Variable guid="${guid(43)}" name="Since" typeOfVariable="Date"/></Variables>`;
    const value = (id: number, type: string, of: string): string => `<VariableValue><VariableRef targetGUID="${guid(id)}"/><${type}Value>${of}</${type}Value></VariableValue>`;
    const cases = `<Cases><Case guid="${guid(50)}" name="Kenya">${value(40, 'Text', 'Africa')}${value(41, 'Boolean', 'true')}${value(42, 'Float', '1,5')}${value(43, 'Date', '2020-02-29')}<SourceRef targetGUID="${guid(20)}"/><SourceRef targetGUID="${guid(21)}"/></Case><Case guid="${guid(51)}">${value(42, 'Float', 'many')}<VariableValue><VariableRef targetGUID="${guid(40)}"/></VariableValue></Case></Cases>`;
    const { session, losses, report } = await importing({
      'project.qde': projectFile(`${variables}${cases}<Sources><TextSource guid="${guid(20)}" name="A"><PlainTextContent>First.&#13;\n</PlainTextContent></TextSource><TextSource guid="${guid(21)}" name="B"><PlainTextContent>Second.</PlainTextContent></TextSource></Sources>`),
    });
    expect(report).toMatchObject({ cases: 2, sources: 2, variables: 4 });
    const { describeProject } = await import('#service/describe.ts');
    expect(describeProject(session).variables.map(({ id, type, states, categories }) => [id, type, states.value, states.noAnswer, categories?.map((category) => [category.label, category.count])])).toEqual([
      ['documents', 'open', 1, 0, undefined], ['documents_2', 'open', 1, 0, undefined], ['region_as_given', 'single', 1, 1, [['Africa', 1]]], ['trained', 'single', 1, 1, [['Yes', 1], ['No', 0]]], ['staff', 'number', 1, 1, undefined], ['since', 'date', 1, 1, undefined],
    ]);
    expect(readStudy(session).study.answers.map((answer) => answer.text)).toEqual(['First.\r\n', 'Second.']);
    expect(losses).toEqual({ value: 1, missingReason: 3 });
    session.close();
  });

  it('makes memos of notes, comments and links, each on what it speaks of', async () => {
    const notes = `<Notes><Note guid="${guid(60)}" name="On the code" creatingUser="${guid(2)}"><PlainTextContent>a</PlainTextContent></Note><Note guid="${guid(61)}" name="Linked" plainTextPath="internal://n.txt"/><Note guid="${guid(62)}" name="Free"><PlainTextContent>c</PlainTextContent></Note></Notes><Links><Link guid="${guid(63)}" originGUID="${guid(61)}" targetGUID="${guid(30)}"/><Link guid="${guid(64)}" name="causes" originGUID="${guid(11)}" targetGUID="${guid(12)}"/></Links>`;
    const withNote = codes.replace('name="Other" isCodable="true"/>', `name="Other" isCodable="true"><NoteRef targetGUID="${guid(60)}"/></Code>`);
    const { session, study, losses } = await importing({
      'project.qde': projectFile(`${user}${withNote}${source(selection(30, 0, 3, 'One', coding(31)) + selection(32, 0, 3, 'One', '<Description>said twice?</Description>') + selection(33, 4, 5, '😀', '<Description>a face</Description>'))}${notes}`),
      [`sources/${guid(20)}.txt`]: lf, 'sources/n.txt': 'b',
    });
    expect(study.memos.map(({ target, title, body, coderId }) => [target, title, body, coderId])).toEqual([
      [{ kind: 'code', codeId: 'other' }, 'On the code', 'a', 'ben'], [{ kind: 'coding', coding: 0 }, 'Linked', 'b', 'coder-a'], [{ kind: 'project' }, 'Free', 'c', 'coder-a'],
      [{ kind: 'coding', coding: 0 }, '', 'said twice?', 'coder-a'], [{ kind: 'answer', answer: 0 }, '', '“😀”\n\na face', 'coder-a'],
    ]);
    expect(losses).toEqual({ folder: 1, link: 1, commentOnWords: 1 });
    session.close();
  });

  it('says what cannot be taken: other media, empty and outlying spans, references to nothing, GUIDs used twice', async () => {
    const { session, study, losses } = await importing({
      'project.qde': projectFile(`${user}${codes}<Cases><Case guid="${guid(12)}" name="Kenya"><CodeRef targetGUID="${guid(11)}"/><SourceRef targetGUID="${guid(99)}"/></Case></Cases><Sources><TextSource guid="not-a-guid" name="T" plainTextPath="internal://t.txt">${selection(30, 2, 2, '', coding(31))}${selection(32, 5, 900, '', coding(33))}${selection(34, 0, 3, 'One', coding(35) + coding(35, guid(98)) + coding(36, guid(12)) + coding(37, guid(11), guid(97)))}</TextSource><PDFSource guid="${guid(70)}" name="Report" path="internal://r.pdf"><PDFSelection guid="${guid(71)}" page="1" firstX="1" firstY="1" secondX="2" secondY="2">${coding(72)}</PDFSelection><Representation guid="${guid(73)}" plainTextPath="internal://r.txt">${selection(74, 0, 6, 'Report', coding(75))}</Representation></PDFSource><PictureSource guid="${guid(76)}" name="Photo" path="internal://p.jpg">${coding(77)}</PictureSource><TextSource guid="${guid(78)}" name="Outside" plainTextPath="absolute:///etc/passwd"/><TextSource guid="${guid(79)}" name="Escaping" plainTextPath="internal://../../../etc/hostname"/></Sources>`),
      'sources/t.txt': lf, 'sources/r.txt': 'Report text', 'sources/r.pdf': '%PDF',
    });
    expect(quotes(study)).toEqual(['One', 'One', 'Report']);
    expect(study.codings.map((one) => study.coders.find((coder) => coder.id === one.coderId)!.name)).toEqual(['Ana', 'Unknown coder (Other 1.0)', 'Ana']);
    expect(losses).toEqual({
      guid: 1, folder: 1, caseAsCode: 2, pdfLayout: 1, pdfCoding: 1, picture: 1, pictureCoding: 1, externalSource: 1, sourceText: 2, caseCode: 1, danglingReference: 3, coderUnknown: 1, spanEmpty: 1, spanOutside: 1,
    });
    session.close();
  });

  it('refuses what is no package, what is broken and what would do harm, and changes nothing', async () => {
    const bomb = Buffer.alloc(65 * 1024 * 1024);
    const cases: [string | Buffer, string][] = [
      ['name,age\na,1\n', 'NOT_REFI'], ['', 'FILE_EMPTY'], [await makePackage({ 'xl/workbook.xml': '<workbook/>' }), 'PACKAGE_NO_PROJECT'], [await makePackage({ 'a.qde': projectFile(''), 'b.qde': projectFile('') }), 'PACKAGE_PROJECTS'],
      ['<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', 'NOT_REFI_ROOT'], ['<html><body/></html>', 'NOT_REFI_ROOT'], [projectFile('<Users>'), 'XML_BROKEN'], [projectFile('&unknown;'), 'XML_BROKEN'],
      ['<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project xmlns="urn:QDA-XML:project:1.0" name="&a;"/>', 'XML_DOCTYPE'],
      [Buffer.concat([Buffer.from('<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="'), Buffer.from([0xe9, 0x22]), Buffer.from('/>')]), 'XML_ENCODING'],
      [await makePackage({ 'project.qde': projectFile('') }).then((bytes) => bytes.subarray(0, bytes.length - 30)), 'PACKAGE_DAMAGED'],
      [await makePackage({ 'project.qde': projectFile(source('')), [`sources/${guid(20)}.txt`]: bomb }), 'PACKAGE_TOO_LARGE'],
      [projectFile(`<CodeBook><Codes>${'<Code guid="x" name="n" isCodable="true">'.repeat(300)}${'</Code>'.repeat(300)}</Codes></CodeBook>`), 'XML_BROKEN'],
    ];
    const session = passingProject('Here');
    const before = readStudy(session).study;
    const found: string[] = [];
    for (const [content] of cases) {
      const file = files.write('odd.qdpx', content);
      found.push(await importProject(session, file).then(() => 'taken', (error: unknown) => (error instanceof Refusal ? error.code : String(error))));
    }
    expect(found).toEqual(cases.map(([, code]) => code));
    expect(readStudy(session).study).toEqual(before);
    session.close();
  });
});
