import { describe, expect, it } from 'vitest';
import { convertInOffice, hasOffice } from '#test/helpers/office.ts';
import { zipParts } from '#service/exporting/zip-parts.ts';
import { readDraft } from '#service/check/read-draft.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const read = (name: string, content: string | Uint8Array) => readDraft({ name, bytes: typeof content === 'string' ? bytes(content) : content });
const texts = async (name: string, content: string | Uint8Array): Promise<string[]> => (await read(name, content)).draft.blocks.map((block) => block.text);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const word = (body: string, prolog = '', notes = ''): Promise<Uint8Array> => zipParts([
  { name: '[Content_Types].xml', bytes: bytes('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>') },
  { name: '_rels/.rels', bytes: bytes('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>') },
  { name: 'word/document.xml', bytes: bytes(`${prolog}<w:document ${W}><w:body>${body}</w:body></w:document>`) },
  ...(notes === '' ? [] : [{ name: 'word/footnotes.xml', bytes: bytes(`<w:footnotes ${W}>${notes}</w:footnotes>`) }]),
]);

describe('a Word draft', () => {
  it('is what a reader sees: a number parted over runs, insertions in, deletions out, links in, field codes out', async () => {
    const file = await word(`<w:p>${run('In 3')}${run('2 of ')}<w:hyperlink>${run('42')}</w:hyperlink>${run(' countries')}<w:del><w:r><w:delText> (75%)</w:delText></w:r></w:del><w:ins>${run(' (76%)')}</w:ins><w:r><w:instrText> PAGE </w:instrText></w:r>${run('.')}</w:p>`);
    expect(await texts('a.docx', file)).toEqual(['In 32 of 42 countries (76%).']);
  });
  it('gives each row of a table as one block, long cells as they are', async () => {
    const cell = (text: string): string => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
    const file = await word(`<w:tbl><w:tr>${cell('Helpline')}${cell('40')}${cell('42')}${cell('95%')}</w:tr><w:tr>${cell('A long sentence. '.repeat(10))}${cell('End')}</w:tr></w:tbl>`);
    const blocks = await texts('a.docx', file);
    expect(blocks[0]).toBe('Helpline | 40 | 42 | 95%');
    expect(blocks).toHaveLength(3);
  });
  it('has its footnotes after the text', async () => {
    const file = await word(`<w:p>${run('Most have one.')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`, '', `<w:footnote w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>${run(' 40 of 42 countries.')}</w:p></w:footnote>`);
    const { draft } = await read('a.docx', file);
    expect(draft.blocks.map(({ text, line }) => [text.trim(), line])).toEqual([['Most have one.', 1], ['40 of 42 countries.', 2]]);
  });
  it('has the words of text boxes, once, and of cells in content controls; a box lends its paragraph no style', async () => {
    const box = `<w:txbxContent><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('In the box: 12 of 42.')}</w:p></w:txbxContent>`;
    const file = await word(`<w:p>${run('Beside it.')}<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><s:txbx xmlns:s="s">${box}</s:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="v">${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:p>${run('Helpline')}</w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p>${run('40')}</w:p></w:tc></w:tr></w:tbl>`);
    expect((await read('a.docx', file)).draft.blocks.map(({ text, kind }) => [text, kind])).toEqual([['Beside it.', 'paragraph'], ['In the box: 12 of 42.', 'heading'], ['Helpline | 40', 'cell']]);
  });
  it('says where its author broke a line', async () => {
    const [block] = (await read('a.docx', await word(`<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:br w:type="page"/><w:t>three</w:t></w:r></w:p>`))).draft.blocks;
    expect([block!.text, block!.lines]).toEqual(['One two three', [4]]);
  });
  it('knows headings and captions by their style, as a French Word names them too (“Lgende”)', async () => {
    const styled = (style: string, text: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
    const { draft } = await read('a.docx', await word(styled('Heading1', 'One') + styled('Lgende', 'Two') + styled('Caption', 'Three') + `<w:p>${run('Four')}</w:p>`));
    expect(draft.blocks.map((block) => block.kind)).toEqual(['heading', 'caption', 'caption', 'paragraph']);
  });
});

describe('web pages, Markdown and text', () => {
  it('an HTML page as its reader sees it', async () => {
    expect(await texts('a.html', '<html><head><title>9 of 10</title><style>p{width:76%}</style></head><body><script>1 of 2</script><p>32 of\n 42&nbsp;countries</p><del>x</del><table><tr><td>Helpline</td><td>40</td></tr></table></body></html>')).toEqual(['32 of 42\u00a0countries', 'Helpline | 40']);
    expect(await texts('a.html', '<p>32 of 42<sup><a href="#n1">1</a></sup>, 4<a href="#n2"><sup>2</sup></a> of 10<sup>2</sup></p>')).toEqual(['32 of 42, 4 of 102']);
  });
  it('Markdown without its marks, code left out, tables by row, with lines', async () => {
    const { draft } = await read('a.md', '# Head\n\nIn **32** of [42](http://x) countries.\n\n```\n1 of 2\n```\n\n| Helpline | 40 |\n| --- | --- |\n| Hotline | 38 |\n');
    expect(draft.blocks.map(({ text, kind, line }) => [text, kind, line])).toEqual([['Head', 'heading', 1], ['In 32 of 42 countries.', 'paragraph', 3], ['Helpline | 40', 'cell', 9], ['Hotline | 38', 'cell', 11]]);
  });
  it('text in UTF-16 and in Windows-1252', async () => {
    expect(await texts('a.txt', Buffer.from('32 des 42 pays\u00a0: été', 'utf16le'))).toEqual(['32 des 42 pays\u00a0: été']);
    expect(await texts('a.txt', Buffer.from('32 des 42 pays\u00a0: été', 'utf16le').swap16())).toEqual(['32 des 42 pays\u00a0: été']);
    expect(await texts('a.txt', Buffer.from('\uFEFF32 des 42 pays\u00a0: été', 'utf16le'))).toEqual(['32 des 42 pays\u00a0: été']);
    expect(await texts('a.txt', Buffer.from('Un mécanisme existe dans 32 pays, été comme hiver.', 'latin1'))).toEqual(['Un mécanisme existe dans 32 pays, été comme hiver.']);
  });
});

describe('files that are no draft, or mean harm', () => {
  const refused = (name: string, content: string | Uint8Array) => expect(read(name, content)).rejects.toMatchObject({ code: expect.stringMatching(/^(?:DRAFT_|FILE_|ARCHIVE_)/u) as unknown });

  it('a Word file cut short, one without text, one whose text is broken XML', async () => {
    const good = await word(`<w:p>${run('x')}</w:p>`);
    await refused('a.docx', good.subarray(0, good.length >> 1));
    await refused('a.docx', bytes('PK\u0003\u0004 this is no Word file'));
    await refused('a.docx', await zipParts([{ name: 'word/other.xml', bytes: bytes('<x/>') }]));
    await refused('a.docx', await word('<w:p><w:r></w:p>'));
  });
  it('an archive that unpacks to very much', async () => {
    await refused('bomb.docx', await zipParts([{ name: 'word/document.xml', bytes: new Uint8Array(80 * 1024 * 1024) }]));
  });
  it('entities: nothing is expanded, and nothing is fetched', async () => {
    const lol = '<!DOCTYPE d [<!ENTITY a "lol">' + Array.from({ length: 12 }, (_, at) => `<!ENTITY ${String.fromCodePoint(98 + at)} "${`&${String.fromCodePoint(97 + at)};`.repeat(10)}">`).join('') + '<!ENTITY f SYSTEM "file:///etc/hostname">]>';
    for (const name of ['m', 'f']) {
      const outcome = await word(`<w:p>${run(`before &${name}; after`)}</w:p>`, lol).then((file) => texts('a.docx', file)).catch((error: unknown) => error);
      expect(Array.isArray(outcome) ? outcome.join('').length < 200 : (outcome as { code: string }).code === 'DRAFT_UNREADABLE').toBe(true);
    }
  });
  it('pictures, old Word files, programs, empty PDFs', async () => {
    await refused('a.txt', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256));
    await refused('a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0));
    await refused('a.pdf', bytes('%PDF-1.7\nnot really'));
  });
  it('a text larger than any report', async () => { await refused('a.txt', new Uint8Array(21 * 1024 * 1024).fill(0x61)); });
});

describe.skipIf(!hasOffice())('a PDF that LibreOffice made (skipped where it is not installed)', () => {
  it('is read with its pages, a paragraph that was wrapped as one', async () => {
    const sentence = 'A national multi-stakeholder governance mechanism exists in just over three quarters of the countries that were reviewed, that is in 32 of 42 (76%).';
    const pdf = convertInOffice('a.docx', await word(`<w:p>${run(sentence)}</w:p><w:p><w:r><w:br w:type="page"/></w:r>${run('Second page: 40 of 42.')}</w:p>`), 'pdf').get('a.pdf')!;
    const { draft, format } = await read('a.pdf', pdf);
    expect(format).toBe('pdf');
    expect(draft.blocks.map(({ text, page }) => [text, page])).toEqual([[sentence, 1], ['Second page: 40 of 42.', 2]]);
  });
  it('has the points of a list one by one and the cells of a row together', async () => {
    // LibreOffice leaves the first paragraph of a page out
    const page = '<p>First</p><ul><li>A helpline: 40 of 42.</li><li>A law: 27 of 42.</li></ul><table border="1" width="220"><tr><td width="110">National multistakeholder governance mechanism</td><td>32 of 42</td></tr></table>';
    const pdf = convertInOffice('a.html', bytes(`<meta charset="utf-8">${page}`), 'pdf:writer_web_pdf_Export').get('a.pdf')!;
    expect((await read('a.pdf', pdf)).draft.blocks.map(({ text }) => text)).toEqual(['A helpline: 40 of 42.', 'A law: 27 of 42.', 'National multistakeholder governance mechanism 32 of 42']);
  });
});
