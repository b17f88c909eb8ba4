import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderTables } from '#service/exporting/export.ts';
import { figureText, refreshNumbers } from '#service/exporting/linked-numbers.ts';
import { pack, unpack } from '#service/exporting/pack.ts';
import type { ProjectSession } from '#service/session.ts';
import { tableModels } from '#service/table-models.ts';
import { listPlan, removeTable, saveTable } from '#service/table-plan.ts';
import { openSampleCopy } from '../helpers/sample-project.ts';
import { all, parseXml } from '../helpers/xlsx-parts.ts';

describe('numbers that stay linked', () => {
  let session: ProjectSession;
  let close: () => void;
  beforeAll(async () => { ({ session, close } = await openSampleCopy()); });
  afterAll(() => { close(); });
  const annex = async (language: 'en' | 'fr'): Promise<Uint8Array> => (await renderTables(session, 'docx', { layout: 'publication', language }, 'annex.docx')).parts[0]!.bytes;
  const wordsOf = async (bytes: Uint8Array): Promise<string> => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

  it.each(['en', 'fr'] as const)('stand in the Word annex as a report prints them, each in a content control (%s)', async (language) => {
    const bytes = await annex(language);
    const models = tableModels(session, listPlan(session), language);
    const figures = models.flatMap((model) => model.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells.map((cell) => figureText(cell, row, model)))));
    expect(figures.some((figure) => (language === 'fr' ? /^\d+\s%\s\(\d+ sur \d+\)$/u : /^\d+% \(\d+ of \d+\)$/).test(figure))).toBe(true);
    const document = parseXml(Buffer.from((await unpack(bytes)).get('word/document.xml')!));
    const controls = all(document, 'sdt');
    expect(controls.map((control) => all(control, 't').map((text) => text.textContent).join(''))).toEqual(figures);
    for (const control of controls) expect(all(control, 'tag')[0]!.getAttribute('w:val')).toMatch(new RegExp(`^swb:${language}:[\\w-]{20}$`));
    expect(await wordsOf(bytes)).not.toMatch(/[\uE000\uE001]/);
    expect(await refreshNumbers(session, bytes, 'annex.docx')).toMatchObject({ numbers: figures.length, moved: [], lost: [] });
  });

  it('are refreshed when the table says something else, with every one that moved, and nothing but them', async () => {
    const [first, other] = listPlan(session);
    const table = saveTable(session, { ...first!, hideEmpty: false });
    const before = await annex('en');
    const [was] = tableModels(session, [table], 'en');
    // a report's own sentence, with a figure copied into it, as Word writes it: in pieces, with marks of spelling between them
    const parts = await unpack(before);
    const xml = Buffer.from(parts.get('word/document.xml')!).toString('utf8');
    const control = /<w:sdt>(?:(?!<w:sdt>)[^])*?<\/w:sdt>/.exec(xml)![0];
    const inPieces = control.replace(/<w:r>((?:(?!<w:t)[^])*)<w:t[^>]*>([^<]{3})([^<]*)<\/w:t><\/w:r>/, '<w:r>$1<w:t>$2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>$1<w:t xml:space="preserve">$3</w:t></w:r>');
    expect(inPieces).not.toBe(control);
    parts.set('word/document.xml', Buffer.from(xml.replace('<w:body>', `<w:body><w:p><w:r><w:t xml:space="preserve">As many as </w:t></w:r>${inPieces}<w:r><w:t xml:space="preserve"> use it &amp; more.</w:t></w:r></w:p>`)));
    const draft = await pack(parts);
    expect(await refreshNumbers(session, draft, 'draft.docx')).toMatchObject({ moved: [], lost: [] });

    saveTable(session, { ...table, filter: "income = 'high'" });
    const [is] = tableModels(session, [listPlan(session)[0]!], 'en');
    const expected = was!.blocks.flatMap((block, b) => block.rows.flatMap((row, r) => row.cells.flatMap((cell, c) => {
      const now = is!.blocks[b]!.rows[r]!;
      const [from, to] = [figureText(cell, row, was!), figureText(now.cells[c]!, now, is!)];
      return from === to ? [] : [{ row: row.label, column: was!.columns[c]!.path.at(-1)!, before: from, after: to }];
    })));
    const { bytes, moved, lost } = await refreshNumbers(session, draft, 'draft.docx');
    expect(lost).toEqual([]);
    expect(moved.slice(1)).toEqual(expected.map((each): unknown => expect.objectContaining(each)));
    expect(moved[0]).toMatchObject(expected[0]!);
    expect(await wordsOf(bytes)).toContain(`As many as ${expected[0]!.after} use it & more.`);
    expect(await refreshNumbers(session, bytes, 'draft.docx')).toMatchObject({ moved: [] });

    // what has left the plan is left as it is, and said
    removeTable(session, other!.id);
    const gone = await refreshNumbers(session, bytes, 'draft.docx');
    expect(gone.lost.length).toBeGreaterThan(5);
    expect(await wordsOf(gone.bytes)).toBe(await wordsOf(bytes));
  });

  it('refuses what is no Word file with a sentence', async () => {
    await expect(refreshNumbers(session, Buffer.from('no zip'), 'notes.txt')).rejects.toThrow('“notes.txt” is not a Word document (.docx).');
  });
});

describe('files in French', () => {
  it('set their spaces as French does: before a colon, a semicolon, a percent sign, within guillemets', async () => {
    const { session, close } = await openSampleCopy();
    try {
      for (const format of ['md', 'csv', 'docx'] as const) {
        const { parts } = await renderTables(session, format, { layout: 'publication', language: 'fr' }, 'x');
        const texts = format === 'docx' ? [(await mammoth.extractRawText({ buffer: Buffer.from(parts[0]!.bytes) })).value] : parts.map(({ bytes }) => Buffer.from(bytes).toString('utf8').replaceAll(/\| ---.*$/gm, ''));
        for (const text of texts) {
          expect(text.match(/[^\u00a0\u202f\s|\-:]:(?!\/\/)/gu) ?? []).toEqual([]);
          expect(text.match(/ [:;!?»]|\d %|« /gu) ?? []).toEqual([]);
        }
        // numbers as words have commas; the numbers of a CSV are for programs
        if (format === 'md') expect(texts[0]).toMatch(/\d[\u00a0\u202f]%/u);
      }
    } finally {
      close();
    }
  });
});
