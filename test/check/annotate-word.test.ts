import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertInOffice, hasOffice } from '#test/helpers/office.ts';
import { openSampleCopy } from '#test/helpers/sample-project.ts';
import type { ProjectSession } from '#service/session.ts';
import { annotateDraft } from '#service/check/annotate-word.ts';
import { checkAgainst } from '#service/check/check.ts';
import { readDraft } from '#service/check/read-draft.ts';
import { W } from '#service/check/word-document.ts';
import { parseXml } from '#service/check/xml-tree.ts';

let session: ProjectSession;
let close: () => void;
beforeAll(async () => { ({ session, close } = await openSampleCopy()); });
afterAll(() => { close(); });

const draft = (): Promise<Buffer> => Packer.toBuffer(new Document({ sections: [{ children: [
  new Paragraph({ children: [new TextRun('A national multi-stakeholder governance mechanism exists in '), new TextRun({ text: '75%', bold: true }), new TextRun(' (32 of 42) of the countries & territories <sic>.')] }),
  new Paragraph('A national child helpline exists in 41 of 42 countries (98%). A national education programme is run in 32 of 42 countries.'),
  new Table({ rows: [new TableRow({ children: ['Takedown or blocking procedures', '31', '41', '76%'].map((text) => new TableCell({ children: [new Paragraph(text)] })) })] }),
] }] }));
const annotated = async (bytes: Uint8Array): Promise<{ copy: Uint8Array; findings: number }> => {
  const read = await readDraft({ name: 'draft.docx', bytes });
  const checked = checkAgainst(session, read.draft, { language: 'en' });
  return { copy: await annotateDraft(read, checked, 'en'), findings: checked.claims.filter((claim) => claim.verdict !== 'holds' || claim.against !== undefined).length };
};
const partOf = async (bytes: Uint8Array, name: string): Promise<string> => Buffer.from((await readDraft({ name: 'x.docx', bytes })).word!.parts.find((part) => part.name === name)!.bytes).toString('utf8');

describe('a copy of a Word draft with comments', () => {
  it('has the text, its formatting and its other parts unchanged, and a comment at each thing found', async () => {
    const before = await draft();
    const { copy, findings } = await annotated(before);
    const [first, second] = [await readDraft({ name: 'a.docx', bytes: before }), await readDraft({ name: 'a.docx', bytes: copy })];
    expect(second.draft.blocks.map((block) => block.text)).toEqual(first.draft.blocks.map((block) => block.text));
    const tree = parseXml(Buffer.from(await partOf(copy, 'word/document.xml')))!;
    for (const name of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) expect([...tree.getElementsByTagNameNS(W, name)].length, name).toBe(findings);
    for (const mark of [...tree.getElementsByTagNameNS(W, 'commentReference')]) mark.parentElement!.remove();
    for (const name of ['commentRangeStart', 'commentRangeEnd']) for (const mark of [...tree.getElementsByTagNameNS(W, name)]) mark.remove();
    expect(tree.documentElement.isEqualNode(parseXml(Buffer.from(await partOf(before, 'word/document.xml')))!.documentElement)).toBe(true);
    const comments = await partOf(copy, 'word/comments.xml');
    expect(findings).toBe(3);
    for (const words of ['Arithmetic', '76% (32 of 42)', '95% (40 of 42)', '73% (30 of 41)']) expect(comments).toContain(words);
  });

  it('annotated again keeps the comments that were there', async () => {
    const { copy, findings } = await annotated(await draft());
    const twice = await annotated(copy);
    expect(parseXml(Buffer.from(await partOf(twice.copy, 'word/comments.xml')))!.getElementsByTagNameNS(W, 'comment').length).toBe(2 * findings);
  });

  it.skipIf(!hasOffice())('opens in LibreOffice with its text and its comments (skipped where it is not installed)', async () => {
    const { copy, findings } = await annotated(await draft());
    const pdf = convertInOffice('draft.docx', copy, 'pdf').get('draft.pdf')!;
    expect((await readDraft({ name: 'draft.pdf', bytes: pdf })).draft.blocks.map((block) => block.text).join(' ')).toContain('75% (32 of 42) of the countries & territories <sic>.');
    const again = convertInOffice('draft.docx', copy, 'docx').get('draft.docx')!;
    expect(parseXml(Buffer.from(await partOf(again, 'word/comments.xml')))!.getElementsByTagNameNS(W, 'comment').length).toBe(findings);
  });
});
