import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, ReportDocument } from '#core/report/document.ts';
import { captionNumbers } from '#core/report/document.ts';
import { checkAgainst } from '#service/check/check.ts';
import { parseXml as readXmlTree, writeXml } from '#service/check/xml-tree.ts';
import { readDraft, type ReadDraft } from '#service/check/read-draft.ts';
import { applyCode } from '#service/coding.ts';
import { deriveVariables } from '#service/data.ts';
import { refreshNumbers } from '#service/exporting/linked-numbers.ts';
import { pack, unpack } from '#service/exporting/pack.ts';
import { capabilitySheet } from '#service/report/capability.ts';
import { makeReport } from '#service/report/make-report.ts';
import { reportPages } from '#service/report/models.ts';
import { reportDocument } from '#service/report/report-document.ts';
import type { ProjectSession } from '#service/session.ts';
import { openSampleCopy } from '../helpers/sample-project.ts';
import { smallProject } from '../helpers/small-project.ts';
import { all, parseXml } from '../helpers/xlsx-parts.ts';

interface Made { readonly bytes: Uint8Array; readonly document: ReportDocument; readonly read: ReadDraft; readonly annex: Uint8Array; readonly told: { tables: number; figures: number; numbers: number; withheld: number } }

describe('the report of the sample study', () => {
  let session: ProjectSession;
  let close: () => void;
  const made = new Map<'en' | 'fr', Made>();
  beforeAll(async () => {
    ({ session, close } = await openSampleCopy());
    for (const language of ['en', 'fr'] as const) {
      const { report, annex, ...told } = await makeReport(session, { language, annex: true, date: '2026-11-22' });
      made.set(language, { bytes: report, annex: annex!, told, document: reportDocument(session, language, '2026-11-22').document, read: await readDraft({ name: 'report.docx', bytes: report }) });
    }
  }, 240_000);
  afterAll(() => { close(); });

  it.each(['en', 'fr'] as const)('holds no number that the checker calls wrong, linked or not (%s)', (language) => {
    const { read, told } = made.get(language)!;
    const linked = checkAgainst(session, read.draft, { language });
    expect(linked.claims.filter(({ verdict }) => verdict !== 'holds' && verdict !== 'unmatched').map(({ text, reason }) => [text, reason])).toEqual([]);
    expect(linked.summary).toMatchObject({ contradictions: 0, references: 0 });
    expect(linked.summary.holds).toBeGreaterThan(1000);
    expect(told).toMatchObject({ tables: 46, figures: 21 });
    // the same text as if somebody had typed it
    const plain = checkAgainst(session, { blocks: read.draft.blocks.map(({ links: _, ...block }) => block) }, { language });
    expect(plain.claims.filter(({ verdict }) => verdict !== 'holds' && verdict !== 'unmatched').map(({ text, reason }) => [text, reason])).toEqual([]);
    expect(plain.summary.contradictions).toBe(0);
    expect(plain.summary.holds).toBeGreaterThan(700);
  });

  it('is found out where one of its numbers is changed by hand', async () => {
    const { bytes } = made.get('en')!;
    const parts = await unpack(bytes);
    const xml = Buffer.from(parts.get('word/document.xml')!).toString('utf8');
    expect(xml).toContain('Just over three quarters of the countries, 32 of 42 (76%), answered yes');
    parts.set('word/document.xml', Buffer.from(xml.replace('Just over three quarters of the countries, 32 of 42 (76%), answered yes', 'Just over three quarters of the countries, 33 of 42 (79%), answered yes')));
    const { claims } = checkAgainst(session, (await readDraft({ name: 'report.docx', bytes: await pack(parts) })).draft, { language: 'en' });
    expect(claims.filter(({ verdict }) => verdict !== 'holds' && verdict !== 'unmatched').map(({ quote, verdict, code, expected, source }) => ({ quote, verdict, code, expected, variable: source?.variable })))
      .toEqual([{ quote: 'Just over three quarters of the countries, 33 of 42 (79%)', verdict: 'data', code: 'linkMoved', expected: 'Just over three quarters of the countries, 32 of 42 (76%), answered yes', variable: 'GOVERNANCE' }]);
  });

  it.each(['en', 'fr'] as const)('has every number linked: refreshed, nothing moves and nothing is lost (%s)', async (language) => {
    const { bytes, told } = made.get(language)!;
    expect(await refreshNumbers(session, bytes, 'report.docx')).toMatchObject({ numbers: told.numbers, moved: [], lost: [], charts: { charts: told.figures, moved: [], left: 0 }, ranked: [], rankings: [] });
  });

  it.each(['en', 'fr'] as const)('is a Word file with headings, contents, captions that count themselves, and references to them (%s)', async (language) => {
    const { bytes, document } = made.get(language)!;
    const xml = parseXml(Buffer.from((await unpack(bytes)).get('word/document.xml')!));
    const styles = (name: string) => all(xml, 'pStyle').filter((style) => style.getAttribute('w:val') === name).length;
    const count = (kind: Block['kind']) => document.blocks.filter((block) => block.kind === kind).length;
    const headings = document.blocks.filter((block) => block.kind === 'heading');
    for (const level of [1, 2, 3] as const) expect(styles(`Heading${level}`)).toBe(headings.filter((block) => block.level === level).length);
    expect(styles('Caption')).toBe(count('table') + count('figure'));
    const names = language === 'en' ? ['Table', 'Figure'] : ['Tableau', 'Figure'];
    const fields = all(xml, 'fldSimple').map((field) => ({ code: field.getAttribute('w:instr')!, shows: all(field, 't').map((text) => text.textContent).join('') }));
    expect(names.map((name) => fields.filter(({ code }) => code.startsWith(`SEQ ${name} `)).map(({ shows }) => Number(shows)))).toEqual([count('table'), count('figure')].map((most) => Array.from({ length: most }, (_, at) => at + 1)));
    // each reference shows what its bookmark bears
    const bookmarks = new Set(all(xml, 'bookmarkStart').map((mark) => mark.getAttribute('w:name')));
    const references = fields.filter(({ code }) => code.startsWith('REF '));
    expect(references.length).toBeGreaterThan(60);
    for (const { code } of references) expect(bookmarks).toContain(code.split(' ')[1]);
    const numbers = captionNumbers(document.blocks);
    expect(new Set(references.map(({ shows }) => shows)).size).toBeGreaterThan(60);
    expect(numbers.size).toBe(count('table') + count('figure'));
    // three lists, and a page for each of their lines
    const codes = all(xml, 'instrText').map((text) => text.textContent).filter((code) => code.trim().startsWith('TOC'));
    expect(codes).toHaveLength(3);
    const lines = all(xml, 'p').filter((paragraph) => /^TOC\d$/.test(all(paragraph, 'pStyle')[0]?.getAttribute('w:val') ?? ''));
    expect(lines).toHaveLength(headings.filter((block) => block.level < 3).length + count('table') + count('figure'));
    for (const line of lines) expect(all(line, 't').map((text) => text.textContent).join('')).toMatch(/\D\d{1,3}$/);
  });

  it('has a head on every table that repeats, rows that stay whole, and charts with the numbers of the tables', async () => {
    const { bytes, document } = made.get('en')!;
    const parts = await unpack(bytes);
    const xml = parseXml(Buffer.from(parts.get('word/document.xml')!));
    for (const table of all(xml, 'tbl')) {
      const rows = all(table, 'tr');
      expect(all(rows[0]!, 'tblHeader')).toHaveLength(1);
      for (const row of rows) expect(all(row, 'cantSplit')).toHaveLength(1);
    }
    const figures = document.blocks.filter((block) => block.kind === 'figure');
    for (const [index, figure] of figures.entries()) {
      const chart = parseXml(Buffer.from(parts.get(`word/charts/chart${index + 1}.xml`)!));
      const values = all(chart, 'ser').map((series) => all(all(series, 'val')[0]!, 'pt').map((point) => Number(all(point, 'v')[0]!.textContent)));
      expect(values).toEqual(figure.series.map((series) => series.values.filter((value) => value !== null)));
      // every bar has its name
      expect(all(all(chart, 'catAx')[0]!, 'tickLblSkip').map((skip) => skip.getAttribute('val'))).toEqual(['1']);
    }
  });

  it('prints no word of a respondent that is not cleared', async () => {
    const { bytes, annex } = made.get('en')!;
    for (const file of [bytes, annex]) {
      const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(file) });
      expect(text.length).toBeGreaterThan(1000);
      for (const answer of session.coding.answers) if (answer.length > 40) expect(text).not.toContain(answer.excerpt.slice(0, 40));
    }
  });

  it('sets French as French is set', () => {
    const text = made.get('fr')!.read.draft.blocks.map((block) => block.text).join('\n');
    expect(text.match(/[^\u00a0\u202f\s|-]:(?!\/\/)/gu) ?? []).toEqual([]);
    expect(text.match(/ [:;!»]|\d %|« /gu) ?? []).toEqual([]);
    expect(text.match(/Voir (?:Tableau|Figure)|et Figure|^Tableau \d+ /gmu) ?? []).toEqual([]);
  });

  it('is refreshed with its charts and its rankings, and says which of these somebody has written anew', async () => {
    const { bytes, document } = made.get('en')!;
    const governance = session.definitions.get('GOVERNANCE')!;
    const { derivation } = governance;
    if (derivation?.kind !== 'categories') throw new Error('GOVERNANCE is derived by rules');
    const other = { yes: 'no', no: 'yes' } as const;
    deriveVariables(session, [{ id: governance.id, label: governance.label, categories: governance.categories.map(({ id, label }) => ({ id, label })), derivation: { kind: 'categories', rules: derivation.rules.map((rule) => ({ ...rule, category: other[rule.category as 'yes' | 'no'] })) } }]);
    // a theme of few becomes the theme of all
    const sheet = capabilitySheet(session, '1', 'en').themes!.kinds.find(({ themes }) => themes.length > 1)!;
    const last = sheet.themes.at(-1)!;
    const asked = new Set(reportPages(session, 'en').filter(({ no }) => ['1', '2', '3'].includes(no)).flatMap(({ questions }) => questions));
    applyCode(session, session.coding.answers.filter((answer) => asked.has(answer.variableId)).map((answer) => answer.rid), last.code, null, null, 'manual');
    const { bytes: fresh, charts, moved, lines, recipes, ranked, rankings } = await refreshNumbers(session, bytes, 'report.docx');
    expect(moved.length).toBeGreaterThan(0);
    expect(recipes).toBeGreaterThan(10);
    for (const line of lines) expect(line.before.replace(/R-\w{10}/u, '')).not.toBe(line.after.replace(/R-\w{10}/u, ''));
    expect(rankings).toEqual([]);
    expect(ranked).toContain(rankingTitle(document, '1'));
    const figures = document.blocks.filter((block) => block.kind === 'figure');
    const now = new Map(reportDocument(session, 'en', '2026-11-22').document.blocks.flatMap((block) => (block.kind === 'figure' ? [[block.id, block] as const] : [])));
    const isOther = (figure: (typeof figures)[number]): boolean => JSON.stringify(now.get(figure.id)!.series) !== JSON.stringify(figure.series);
    expect(charts).toEqual({ charts: figures.length, moved: figures.filter(isOther).map(({ caption }) => caption), left: 0 });
    expect(charts.moved.length).toBeGreaterThan(1);
    const parts = await unpack(fresh);
    for (const [index, figure] of figures.entries()) {
      const chart = parseXml(Buffer.from(parts.get(`word/charts/chart${index + 1}.xml`)!));
      expect(all(chart, 'ser').map((series) => all(all(series, 'val')[0]!, 'pt').map((point) => Number(all(point, 'v')[0]!.textContent)))).toEqual(now.get(figure.id)!.series.map((series) => series.values.filter((value) => value !== null)));
    }
    expect(await refreshNumbers(session, fresh, 'report.docx')).toMatchObject({ moved: [], lines: [], recipes: 0, lost: [], charts: { moved: [] }, ranked: [], rankings: [] });
    // what somebody has made their own stays theirs, and is named
    const own = await unpack(bytes);
    const text = readXmlTree(own.get('word/document.xml')!)!;
    const tableOf = (no: string): Element => all(text, 'tbl').find((each) => each.previousElementSibling?.textContent.includes(rankingCaption(document, no)))!;
    tableOf('1').after(tableOf('1').cloneNode(true));
    const rows = all(tableOf('2'), 'tr');
    rows.at(-1)!.before(rows[0]!.cloneNode(true));
    for (let before = tableOf('3').previousElementSibling; before !== null && !/^Heading/.test(all(before, 'pStyle')[0]?.getAttribute('w:val') ?? ''); before = before.previousElementSibling) if (/ (?:raised|made) include /.test(before.textContent)) { const [first] = all(before, 't'); first!.textContent = `As in 2019, ${first!.textContent}`; }
    own.set('word/document.xml', writeXml(text));
    const left = await refreshNumbers(session, await pack(own), 'report.docx');
    expect(left.rankings.map(({ table, why }) => [table, why])).toEqual([[rankingTitle(document, '1'), 'twice'], [rankingTitle(document, '2'), 'rows'], [rankingTitle(document, '3'), 'sentence']]);
    expect(left.ranked).toContain(rankingTitle(document, '3'));
    expect(Buffer.from((await unpack(left.bytes)).get('word/document.xml')!).toString('utf8')).toContain('As in 2019, ');
    // what was ranked anew reads as a report of today does
    const today = (await readDraft({ name: 'r.docx', bytes: (await makeReport(session, { language: 'en', annex: false, date: '2026-11-22' })).report })).draft.blocks.map(({ text }) => text).filter((text) => !text.startsWith('[') && !/^Table \d+\. |To write/.test(text));
    const after = (await readDraft({ name: 'r.docx', bytes: fresh })).draft.blocks.map(({ text }) => text);
    expect(today.filter((text) => !after.includes(text) && /raised include|made include|\d+% \(/.test(text))).toEqual([]);
  });
});
const rankingCaption = (document: ReportDocument, no: string): string => { const table = document.blocks.find((block) => block.kind === 'table' && block.id === `report:themes:${no}`); return table?.kind === 'table' ? table.caption : ''; };
const rankingTitle = (document: ReportDocument, no: string): string => rankingCaption(document, no).replace(': themes by respondents who raised them', ': what was raised, and by whom');

describe('the report of a study without regions, income bands and capabilities', () => {
  it('is written, with its themes', async () => {
    const { session, close } = smallProject({ answers: [['No budget for staff'], ['No budget']], codes: ['budget'] });
    try {
      applyCode(session, [1, 2], 'budget', null, null, 'manual');
      expect((await makeReport(session, { language: 'en', annex: false, date: '2026-11-22' })).report.length).toBeGreaterThan(0);
      expect(reportDocument(session, 'en', '2026-11-22').document.blocks.filter((block) => block.kind === 'table' && block.uprightFrom !== undefined && block.uprightFrom >= block.head.length)).toEqual([]);
    } finally { close(); }
  });
});
