import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertInOffice, hasOffice } from '#test/helpers/office.ts';
import { openSampleCopy } from '#test/helpers/sample-project.ts';
import type { ProjectSession } from '#service/session.ts';
import { annotateDraft } from '#service/check/annotate-word.ts';
import { checkAgainst } from '#service/check/check.ts';
import { readDraft } from '#service/check/read-draft.ts';
import { W } from '#service/check/word-document.ts';
import { zipParts } from '#service/exporting/zip-parts.ts';
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

  it('has its comments at the place in a draft as people write them: pieces, insertions, narrow spaces, fields, a box', async () => {
    const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const box = `<w:txbxContent><w:p>${run('Un service national d’assistance téléphonique pour les enfants existe dans 41 pays sur 42 (98\u202f%).')}</w:p></w:txbxContent>`;
    const body = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('Un mécanisme national de gouvernance multipartite existe dans ')}${run('7')}<w:proofErr w:type="spellStart"/>${run('5\u202f')}<w:ins w:id="7" w:author="A">${run('% ')}</w:ins><w:del w:id="8" w:author="A"><w:r><w:delText>(30 sur 42)</w:delText></w:r></w:del>${run('(32\u00a0pays sur\u00a042), voir la ')}<w:fldSimple w:instr="REF f2">${run('Figure\u00a02')}</w:fldSimple>${run('.')}</w:p>`
      + `<w:p>${run('À côté.')}<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><s:txbx xmlns:s="s">${box}</s:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
      + `<w:p><w:pPr><w:pStyle w:val="Lgende"/></w:pPr>${run('Figure ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Figure </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('. Gouvernance')}</w:p>`;
    const file = await zipParts([
      { name: '[Content_Types].xml', bytes: Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>') },
      { name: 'word/document.xml', bytes: Buffer.from(`<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`) },
    ]);
    const { copy } = await annotated(file);
    const tree = parseXml(Buffer.from(await partOf(copy, 'word/document.xml')))!;
    const words = [...tree.getElementsByTagNameNS(W, 'commentRangeStart')].map((start) => {
      expect(start.closest('txbxContent')).toBeNull();
      const id = start.getAttributeNS(W, 'id');
      let text = '';
      for (let at = start.nextElementSibling; at !== null && !(at.localName === 'commentRangeEnd' && at.getAttributeNS(W, 'id') === id); at = at.nextElementSibling) text += [...at.getElementsByTagNameNS(W, 't')].filter((each) => each.closest('Fallback') === null).map((each) => each.textContent).join('');
      return text;
    });
    expect(words).toEqual([expect.stringContaining('75\u202f% (32\u00a0pays sur\u00a042)'), 'Figure\u00a02', expect.stringContaining('41 pays sur 42 (98\u202f%)')]);
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
