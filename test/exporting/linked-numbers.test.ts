import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planTableSchema } from '#core/contract/table-plan.ts';
import { cellRecipe } from '#core/crosstab/recipe-id.ts';
import { linesAbove, linesBelow } from '#service/exporting/flat-table.ts';
import { renderTables } from '#service/exporting/export.ts';
import { figureText } from '#service/exporting/figure-forms.ts';
import { refreshNumbers } from '#service/exporting/linked-numbers.ts';
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
    const tagOf = (control: (typeof controls)[number]): string => all(control, 'tag')[0]!.getAttribute('w:val')!;
    const controls = all(document, 'sdt').filter((control) => !/:(above|below)-\d+$/.test(all(control, 'tag')[0]!.getAttribute('w:val')!));
    expect(controls.map((control) => all(control, 't').map((text) => text.textContent).join(''))).toEqual(figures);
    for (const control of controls) expect(tagOf(control)).toMatch(new RegExp(`^swb:${language}:[\\w-]{20}$`));
    expect(await wordsOf(bytes)).not.toMatch(/[\uE000\uE001]/);
    expect(await refreshNumbers(session, bytes, 'annex.docx')).toMatchObject({ numbers: figures.length, moved: [], lines: [], lost: [] });
  });

  it('are refreshed when the table says something else, with every one that moved, and nothing but them', async () => {
    const [first, other] = listPlan(session);
    const table = saveTable(session, { ...first!, hideEmpty: false });
    const before = await annex('en');
    const [was] = tableModels(session, [table], 'en');
    // a report's own sentence, with a figure copied into it, as Word writes it: in pieces, with marks of spelling between them
    const parts = await unpack(before);
    const xml = Buffer.from(parts.get('word/document.xml')!).toString('utf8');
    const control = xml.match(/<w:sdt>(?:(?!<w:sdt>)[^])*?<\/w:sdt>/g)!.find((each) => /swb:en:[\w-]{20}"/.test(each))!;
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
    const { bytes, moved, lines, lost } = await refreshNumbers(session, draft, 'draft.docx');
    expect(lost).toEqual([]);
    // the lines about the table follow: who is in the base, which filter, the recipe
    expect(lines.every((line) => line.table === is!.title && line.before !== line.after)).toBe(true);
    const whole = await wordsOf(bytes);
    for (const line of [...linesAbove(is!), ...linesBelow(is!)]) expect(whole).toContain(line);
    expect(whole).not.toContain(was!.recipe);
    expect(moved.slice(1)).toEqual(expected.map((each): unknown => expect.objectContaining(each)));
    expect(moved[0]).toMatchObject(expected[0]!);
    expect(await wordsOf(bytes)).toContain(`As many as ${expected[0]!.after} use it & more.`);
    expect(await refreshNumbers(session, bytes, 'draft.docx')).toMatchObject({ moved: [], lines: [] });

    // what has left the plan is left as it is, and said
    removeTable(session, other!.id);
    const gone = await refreshNumbers(session, bytes, 'draft.docx');
    expect(gone.lost.length).toBeGreaterThan(5);
    expect(await wordsOf(gone.bytes)).toBe(await wordsOf(bytes));
  });

  it.each(['en', 'fr'] as const)('come out of figures that were copied from the window into a text, whatever Word made of it (%s)', async (language) => {
    const table = saveTable(session, planTableSchema.parse({ id: `copied-${language}`, title: { en: 'Copied', fr: 'Copié' }, rows: ['GOVERNANCE'], columns: ['income'] }));
    const [model] = tableModels(session, [table], language);
    const row = model!.blocks[0]!.rows[0]!;
    const said = [0, 1].map((column) => figureText(row.cells[column]!, row, model!));
    const ids = [0, 1].map((column) => cellRecipe(model!.recipe, row.key, model!.columns[column]!.key));
    const run = (text: string, properties = ''): string => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
    const bold = '<w:rPr><w:b/></w:rPr>';
    // as it was pasted; in pieces, with a mark between them and set bold; one whose table is not known; one in a note
    const body = `<w:p>${run(`In ${said[0]} [${ids[0]}] countries, and `)}${run(said[1]!.slice(0, 4), bold)}<w:proofErr w:type="spellStart"/>${run(`${said[1]!.slice(4)} [${ids[1]!.slice(0, 9)}`, bold)}${run(`${ids[1]!.slice(9)}], of which more.`)}<w:r><w:br/></w:r></w:p><w:p>${run('9 of 10 [R-0000000000-00000] stay.')}</w:p>`;
    const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const draft = await pack(new Map([['word/document.xml', Buffer.from(`<w:document ${namespace}><w:body>${body}</w:body></w:document>`)], ['word/footnotes.xml', Buffer.from(`<w:footnotes ${namespace}><w:footnote><w:p>${run(`So ${said[0]} [${ids[0]}].`)}</w:p></w:footnote></w:footnotes>`)]]));
    const first = await refreshNumbers(session, draft, 'draft.docx');
    expect(first).toMatchObject({ numbers: 4, linked: 3, moved: [], lost: ['9 of 10'] });
    const document = parseXml(Buffer.from((await unpack(first.bytes)).get('word/document.xml')!));
    expect(all(document, 'p').map((paragraph) => all(paragraph, 't').map((text) => text.textContent).join(''))).toEqual([`In ${said[0]} countries, and ${said[1]}, of which more.`, '9 of 10 [R-0000000000-00000] stay.']);
    expect(all(document, 'sdt').map((control) => [all(control, 't').map((text) => text.textContent).join(''), all(control, 'b').length])).toEqual([[said[0], 0], [said[1], 1]]);
    expect(all(all(document, 'p')[0]!, 'br')).toHaveLength(1);
    // from now on they are numbers like any other
    saveTable(session, { ...table, filter: "income != 'high'" });
    const later = await refreshNumbers(session, first.bytes, 'draft.docx');
    const [now] = tableModels(session, [listPlan(session).find(({ id }) => id === table.id)!], language);
    expect(later.moved[0]).toMatchObject({ before: said[0], after: figureText(now!.blocks[0]!.rows[0]!.cells[0]!, row, now!) });
    expect(later.linked).toBe(0);
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
