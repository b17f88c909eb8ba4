import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { afterAll, describe, expect, it } from 'vitest';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { sliceCodePoints } from '#core/coding/code-points.ts';
import { documentParts } from '#core/documents/document-text.ts';
import { rows } from '#db/database.ts';
import { insertCode } from '#db/queries/codes.ts';
import { applyCode, findInAnswers, listAnswerRows, markRead, readAnswer } from '#service/coding.ts';
import { newCodeRecord } from '#service/codebook.ts';
import { describeProject } from '#service/describe.ts';
import { moveDocument, nameDocument, removeDocuments } from '#service/documents/change.ts';
import { inspectDocuments } from '#service/documents/inspect.ts';
import { listDocuments } from '#service/documents/list.ts';
import { readDocument } from '#service/documents/read-document.ts';
import { storeDocuments, type NewDocument } from '#service/documents/store.ts';
import { listEdited } from '#service/edited-codings.ts';
import { drillCell } from '#service/drill.ts';
import { packageOf } from '#service/coders/export-package.ts';
import { mergePackage } from '#service/coders/merge-package.ts';
import { exportProject } from '#service/exchange/export-project.ts';
import { importProject } from '#service/exchange/import-project.ts';
import { exportData } from '#service/exporting/data.ts';
import { importFile } from '#service/importing.ts';
import { openGate } from '#service/privacy/gate.ts';
import { setClearance } from '#service/privacy/clearing.ts';
import { createProject } from '#service/projects.ts';
import type { ProjectSession } from '#service/session.ts';
import { temporaryFiles } from '../helpers/temporary-files.ts';

const files = temporaryFiles();
const open: ProjectSession[] = [];
afterAll(() => { for (const session of open) session.close(); files.remove(); });
let made = 0;

const KENYA = ['Interview KEN-1', 'Interviewer: What is most difficult?', 'Respondent: Nobody replaced the staff who left, and the budget lapsed in June.', 'Interviewer: And what works?', 'Respondent: The helpline answers at night.'];
const text = (lines: readonly string[]): Uint8Array => Buffer.from(lines.join('\n\n'));

/** Three countries that answered a survey, one of them in words that are coded. */
async function surveyed(): Promise<ProjectSession> {
  const session = createProject(`${files.folder}/d-${made++}.swproj`, 'words', 'p', 'empty');
  open.push(session);
  const csv = 'Respondent ID,Country,Has a helpline,What is difficult?\nK-2023-1,Kenya,Yes,The budget lapsed\nS-2023-1,Serbia,No,\nC-2023-1,Colombia,Yes,Nothing much is difficult here really\n';
  await importFile(session, files.write(`survey-${made++}.csv`, csv), { instrument: 'survey' });
  session.act('code.create', { code: 'Money' }, ['codes'], (db) => { insertCode(db, newCodeRecord('money', 'Money', 'gap', null, 0)); });
  const row = listAnswerRows(session, { contextVariables: [] }).find((one) => one.caseKey === 'K-2023-1')!;
  applyCode(session, [row.answerId], 'money', 4, 10, 'manual');
  return session;
}
async function bringIn(session: ProjectSession, sources: readonly { name: string; bytes: Uint8Array }[], change: (item: NewDocument, index: number) => NewDocument = (item) => item): Promise<ReturnType<typeof storeDocuments>> {
  const found = await inspectDocuments(session, sources);
  return storeDocuments(session, 'Interviews', found.map(({ read, inspected }, index) => change({ read: read!, title: inspected.title, place: inspected.guess!.place, ...(inspected.twin ? { replaces: inspected.twin.id } : {}) }, index)));
}
const interview = { name: 'KEN-interview.txt', bytes: text(KENYA) };
const state = (session: ProjectSession): unknown => Object.fromEntries(['survey_case', 'variable', 'vector', 'answer', 'coding', 'reading', 'document', 'instrument', 'source_file', 'edited_coding', 'memo'].map((table) => [table, rows(session.db, `SELECT * FROM ${table} ORDER BY rid`)]));
const table = (session: ProjectSession, rowId: string, column: string, filter?: string) => {
  const made_ = crosstab({ rows: [rowId], columns: [column], base: 'valid', tests: false, language: 'en', ...(filter === undefined ? {} : { filter }) }, session.crosstabData);
  if (!made_.ok) throw new Error(made_.error.message);
  return made_.value[0]!;
};

describe('documents beside a survey', () => {
  it('belong to the case that their name or first lines tell, else to a case of their own, and say why', async () => {
    const session = await surveyed();
    const found = await inspectDocuments(session, [interview, { name: 'C-2023-1.md', bytes: text(['# Interview', 'Q: So?', 'R: Yes.']) }, { name: 'GHA visit.txt', bytes: text(KENYA) }, { name: 'notes.txt', bytes: text(['Nobody is named in this one.']) }]);
    expect(found.map(({ inspected }) => [inspected.guess!.reason, inspected.guess!.caseKey, inspected.speakers])).toEqual([
      ['country', 'K-2023-1', ['Interviewer', 'Respondent']], ['identifier', 'C-2023-1', ['Q', 'R']], ['countryAlone', 'GHA visit', ['Interviewer', 'Respondent']], ['nothing', 'notes', []],
    ]);
  });

  it('change no base of the survey, and have themes of their own', async () => {
    const session = await surveyed();
    const before = { describe: describeProject(session), byRegion: table(session, 'has_a_helpline', 'region'), theme: table(session, 'theme:money', 'country'), regions: table(session, 'region', 'income'), mode: session.crosstabData.mode, progress: session.coding.progress };
    await bringIn(session, [interview, { name: 'GHA visit.txt', bytes: text(KENYA) }]);
    expect(session.caseCount).toBe(4);
    const after = describeProject(session);
    expect({ byRegion: table(session, 'has_a_helpline', 'region'), theme: table(session, 'theme:money', 'country').counts.flat().slice(0, 3), regions: table(session, 'region', 'income').total, mode: session.crosstabData.mode, progress: session.coding.progress })
      .toEqual({ byRegion: before.byRegion, theme: before.theme.counts.flat().slice(0, 3), regions: before.regions.total, mode: before.mode, progress: before.progress });
    for (const variable of before.describe.variables.filter((one) => one.source !== 'attribute')) expect(after.variables.find((one) => one.id === variable.id)!.states.value, variable.id).toBe(variable.states.value);
    expect(after.answers).toEqual(before.describe.answers);
    // Before anybody reads them they are unread, never "no".
    expect(table(session, 'theme:money@documents', 'country').missing).toMatchObject({ unread: 2, noAnswer: 0 });
    const kenya = listDocuments(session).find((one) => one.caseKey === 'K-2023-1')!;
    const at = readAnswer(session, kenya.answerId).text.indexOf('budget');
    applyCode(session, [kenya.answerId], 'money', at, at + 'budget lapsed in June'.length, 'manual');
    const inDocuments = table(session, 'theme:money@documents', 'country');
    expect(inDocuments.total).toMatchObject({ base: 1, counts: [1, 0] });
    expect(inDocuments.missing).toMatchObject({ notAsked: 2, unread: 1 });
    expect(table(session, 'theme:money', 'country').total.base).toBe(before.theme.total.base);
    expect(table(session, 'instrument', 'region').total).toMatchObject({ base: 4 });
    expect(session.coding.documentProgress).toEqual({ openEnded: 2, unread: 1, readNothing: 0, coded: 1 });
    const behind = drillCell(session, { row: { variable: 'theme:money@documents', categories: ['yes'] }, columns: [] }, 10);
    expect(behind.words.map((word) => [word.caseKey, word.text])).toEqual([['K-2023-1', 'budget lapsed in June']]);
  });

  it('are found, read and coded in the rooms of answers, with paragraphs, pages and speakers', async () => {
    const session = await surveyed();
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [
      new Paragraph({ text: 'Visit to Serbia', heading: HeadingLevel.HEADING_2 }), ...KENYA.slice(1).map((line) => new Paragraph(line)), new Paragraph({ text: 'Annex', heading: HeadingLevel.HEADING_1, pageBreakBefore: true }), new Paragraph('The end.'),
    ] }] }));
    await bringIn(session, [{ name: 'Serbia visit.docx', bytes: new Uint8Array(bytes) }]);
    const [document] = listDocuments(session);
    expect(document).toMatchObject({ caseKey: 'S-2023-1', ownCase: false, paragraphs: 7, speakers: ['Interviewer', 'Respondent'], format: 'docx', state: 'unread' });
    const answer = readAnswer(session, document!.answerId);
    expect(answer.document).toMatchObject({ title: 'Serbia visit', file: 'Serbia visit.docx' });
    expect(documentParts({ text: answer.text, marks: answer.document!.marks }).map((part) => [part.kind, part.level, part.speaker, part.turn])).toEqual([
      ['heading', 2, null, false], ['paragraph', null, 'Interviewer', true], ['paragraph', null, 'Respondent', true], ['paragraph', null, 'Interviewer', true], ['paragraph', null, 'Respondent', true], ['heading', 1, null, false], ['paragraph', null, null, false],
    ]);
    expect(findInAnswers(session, 'helpline answers', { limit: 10 }).hits.map((hit) => [hit.case, hit.text])).toContainEqual(['S-2023-1', 'helpline']);
    // A span may reach over paragraphs.
    const [from, to] = [answer.text.indexOf('budget lapsed'), answer.text.indexOf('works?')];
    applyCode(session, [document!.answerId], 'money', from, to, 'manual');
    expect(sliceCodePoints(answer.text, from, to)).toContain('\n');
  });

  it('come in as one act that one undo takes back wholly, and redo brings again', async () => {
    const session = await surveyed();
    const before = state(session);
    await bringIn(session, [interview, { name: 'GHA visit.txt', bytes: text(KENYA) }, { name: 'notes.txt', bytes: text(['Nobody is named.']) }]);
    const after = state(session);
    session.undo();
    expect(state(session)).toEqual(before);
    session.redo();
    expect(state(session)).toEqual(after);
  });

  it('corrected and brought in again keep their codings where the words stand now; what is gone waits for a decision', async () => {
    const session = await surveyed();
    await bringIn(session, [interview]);
    const [document] = listDocuments(session);
    const { text: words } = readAnswer(session, document!.answerId);
    for (const quote of ['budget lapsed in June', 'helpline answers at night']) applyCode(session, [document!.answerId], 'money', words.indexOf(quote), words.indexOf(quote) + quote.length, 'manual');
    const corrected = [KENYA[0]!, 'Interviewer: First of all, what is most difficult?', ...KENYA.slice(2, 4), 'Respondent: Nothing at all, I am afraid.'];
    const found = await inspectDocuments(session, [{ name: interview.name, bytes: text(corrected) }, interview]);
    expect(found.map(({ inspected }) => [inspected.twin?.same, inspected.guess!.reason])).toEqual([[false, 'replaces'], [true, 'replaces']]);
    const { undecided } = await bringIn(session, [{ name: interview.name, bytes: text(corrected) }]);
    expect(undecided).toBe(1);
    expect(listDocuments(session)).toHaveLength(1);
    const after = readAnswer(session, document!.answerId);
    expect(after.codings.map((one) => sliceCodePoints(after.text, one.start!, one.end!))).toEqual(['budget lapsed in June']);
    expect(listEdited(session).map((one) => one.before.slice(one.span.start, one.span.end))).toEqual(['helpline answers at night']);
    session.undo();
    expect(readAnswer(session, document!.answerId).codings).toHaveLength(2);
  });

  it('go to another case with their codings, and leave no empty case behind', async () => {
    const session = await surveyed();
    await bringIn(session, [{ name: 'GHA visit.txt', bytes: text(KENYA) }]);
    const [document] = listDocuments(session);
    applyCode(session, [document!.answerId], 'money', 0, 9, 'manual');
    expect(session.caseCount).toBe(4);
    const before = state(session);
    expect([document!.country, document!.iso3]).toEqual(['Ghana', 'GHA']);
    moveDocument(session, document!.id, { caseIndex: 1 });
    nameDocument(session, document!.id, 'Accra');
    expect(listDocuments(session)).toMatchObject([{ title: 'Accra', caseKey: 'S-2023-1', codings: 1, ownCase: false }]);
    expect([session.caseCount, session.madeForDocuments]).toEqual([3, null]);
    expect(describeProject(session).instruments.map((one) => one.cases)).toEqual([3]);
    session.undo(); session.undo();
    expect(state(session)).toEqual(before);
  });

  it('are taken out with all that hangs on them, and the project is as it was', async () => {
    const session = await surveyed();
    const before = { describe: describeProject(session), answers: rows(session.db, 'SELECT * FROM answer'), cases: rows(session.db, 'SELECT * FROM survey_case') };
    await bringIn(session, [interview, { name: 'KEN second.txt', bytes: text(KENYA) }, { name: 'GHA visit.txt', bytes: text(KENYA) }]);
    expect(listDocuments(session).map((one) => one.variableId)).toEqual(['doc.interviews', 'doc.interviews.2', 'doc.interviews']);
    markRead(session, listDocuments(session).map((one) => one.answerId), true);
    const kept = state(session);
    expect(removeDocuments(session, listDocuments(session).map((one) => one.id))).toEqual({ documents: 3, codings: 0, cases: 1 });
    const after = describeProject(session);
    expect({ ...after, historyEvents: 0, variables: after.variables.map(({ categories: _, ...one }) => one) }).toEqual({ ...before.describe, historyEvents: 0, variables: before.describe.variables.map(({ categories: _, ...one }) => one) });
    expect({ answers: rows(session.db, 'SELECT * FROM answer'), cases: rows(session.db, 'SELECT * FROM survey_case') }).toEqual({ answers: before.answers, cases: before.cases });
    session.undo();
    expect(state(session)).toEqual(kept);
  });

  it('may not be quoted because the respondent’s answers may', async () => {
    const session = await surveyed();
    await bringIn(session, [interview]);
    setClearance(session, [{ caseIndex: 0 }], { permission: 'named', state: 'confirmed', confirmedBy: 'the office' });
    const [document] = listDocuments(session);
    const quote = (rid: number, variableId: string, words: string) => openGate(session, { mode: 'cleared' }).quote({ rid, variableId, position: 0, text: words }, 0, 5).words;
    expect(quote(document!.answerId, document!.variableId, readAnswer(session, document!.answerId).text)).toBeNull();
    const own = listAnswerRows(session, { contextVariables: [] }).find((one) => one.caseKey === 'K-2023-1' && one.variableId !== document!.variableId)!;
    expect(quote(own.answerId, own.variableId, readAnswer(session, own.answerId).text)).not.toBeNull();
  });
});

describe('documents that go elsewhere', () => {
  const exchanged = async (session: ProjectSession): Promise<ProjectSession> => {
    const file = `${files.folder}/x-${made++}.qdpx`;
    await exportProject(session, file);
    const other = createProject(`${files.folder}/d-${made++}.swproj`, 'words', 'other', 'empty');
    open.push(other);
    await importProject(other, file);
    return other;
  };
  it('go through a REFI-QDA project as sources, with titles, paragraphs, codings and cases of their own', async () => {
    const session = await surveyed();
    await bringIn(session, [interview, { name: 'GHA visit.md', bytes: text(['# Visit 😀', 'Q: So?', 'R: The budget lapsed.', '## More', 'R: Yes.']) }]);
    const ghana = listDocuments(session).find((one) => one.title === 'GHA visit')!;
    const words = readAnswer(session, ghana.answerId).text;
    // One letter of two units stands before it.
    const at = words.indexOf('budget') - 1;
    applyCode(session, [ghana.answerId], 'money', at, at + 6, 'manual');
    const other = await exchanged(session);
    const facts = (one: ProjectSession): unknown => listDocuments(one).map(({ id: _, answerId, ...document }) => ({ ...document, read: readAnswer(one, answerId).document!.marks, codings: readAnswer(one, answerId).codings.map((coding) => sliceCodePoints(readAnswer(one, answerId).text, coding.start!, coding.end!)) }));
    expect(facts(other)).toEqual(facts(session));
    expect(facts(session)).toMatchObject([{ title: 'KEN-interview' }, { codings: ['budget'] }]);
    expect([other.caseCount, other.crosstabData.mode, Array.from(other.madeForDocuments!)]).toEqual([4, 'census', [0, 0, 0, 1]]);
    expect(table(other, 'theme:money@documents', 'country').total).toEqual(table(session, 'theme:money@documents', 'country').total);
  });

  it('stay out of the data of the survey', async () => {
    const session = await surveyed();
    const before = await exportData(session, 'csv', { language: 'en', codings: true, confidential: true, words: 'raw' });
    await bringIn(session, [interview, { name: 'GHA visit.txt', bytes: text(KENYA) }]);
    const after = await exportData(session, 'csv', { language: 'en', codings: true, confidential: true, words: 'raw' });
    expect(Buffer.from(after.parts[0]!.bytes).toString()).toBe(Buffer.from(before.parts[0]!.bytes).toString());
  });

  it('are coded by a coder elsewhere, and his package finds their words again', async () => {
    const session = await surveyed();
    await bringIn(session, [interview]);
    const [document] = listDocuments(session);
    applyCode(session, [document!.answerId], 'money', 0, 9, 'manual');
    const sealed = packageOf(session, session.coderId);
    session.undo();
    expect(listDocuments(session)[0]!.codings).toBe(0);
    expect(mergePackage(session, sealed)).toMatchObject({ added: 1 });
    expect(readAnswer(session, document!.answerId).codings).toMatchObject([{ codeId: 'money', start: 0, end: 9 }]);
  });
});

describe('a file that is no document', () => {
  const pdf = (content: string): Uint8Array => Buffer.from(content, 'latin1');
  const zip = async (parts: readonly { name: string; bytes: Uint8Array }[]): Promise<Uint8Array> => (await import('#service/exporting/zip-parts.ts')).zipParts(parts);
  it.each([
    ['empty.txt', () => Buffer.alloc(0), 'DOCUMENT_EMPTY'],
    ['blank.txt', () => Buffer.from('\n \n\t\n'), 'DOCUMENT_EMPTY'],
    ['picture.txt', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0, 0, 1]), 'DOCUMENT_KIND'],
    ['rich.docx', () => Buffer.from('{\\rtf1\\ansi words}'), 'DOCUMENT_KIND'],
    ['old.docx', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)]), 'DOCUMENT_OLD_WORD'],
    ['table.docx', () => zip([{ name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') }]), 'DOCUMENT_KIND'],
    ['short.docx', async () => { const whole = await zip([{ name: 'word/document.xml', bytes: Buffer.from('<w:document/>') }]); return whole.slice(0, whole.length - 30); }, 'DOCUMENT_DAMAGED'],
    ['broken.docx', () => zip([{ name: 'word/document.xml', bytes: Buffer.from('<w:document><unclosed') }]), 'DOCUMENT_KIND'],
    ['cut.pdf', () => pdf('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'), 'DOCUMENT_DAMAGED'],
    ['scan.pdf', () => pdf('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'), 'DOCUMENT_SCANNED'],
    ['large.txt', () => Buffer.alloc(51 * 1024 * 1024, 'a'), 'DOCUMENT_TOO_LARGE'],
  ] as const)('%s is refused with a sentence', async (name, content, code) => {
    const bytes = new Uint8Array(await content());
    await expect(readDocument({ name, bytes })).rejects.toMatchObject({ code, message: expect.stringMatching(new RegExp(`“${name}” .{20,}\\.$`, 's')) as unknown });
  });

  it('a Word file that unpacks to far more than a document is refused before it is unpacked', async () => {
    const bomb = await zip([{ name: 'word/document.xml', bytes: Buffer.alloc(80 * 1024 * 1024, ' ') }]);
    await expect(readDocument({ name: 'bomb.docx', bytes: bomb })).rejects.toMatchObject({ code: 'DOCUMENT_TOO_LARGE' });
  });

  it('a Word file with another ending is read by what it holds', async () => {
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Words of a document.')] }] }));
    expect(await readDocument({ name: 'really-word.pdf', bytes: new Uint8Array(bytes) })).toMatchObject({ format: 'docx', text: 'Words of a document.' });
  });
});
