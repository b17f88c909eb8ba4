import { createHash } from 'node:crypto';
import { AlignmentType, Bookmark, BorderStyle, Document, Footer, HeadingLevel, HeightRule, InternalHyperlink, LeaderType, LineRuleType, PageNumber, PageReference, Packer, Paragraph, SimpleField, TableLayoutType, Table, TableCell, TableOfContents, TableRow, TabStopType, TextDirection, TextRun, VerticalAlignTable, WidthType, type FileChild, type ParagraphChild } from 'docx';
import { ChartRun } from 'docx/charts';
import { estimatePageNumbers } from 'docx/layout';
import { captionNumbers, type Block, type FigureBlock, type Inline, type ReportDocument, type TableBlock, type TableLine } from '#core/report/document.ts';
import { CATEGORY_COLOURS, GRID, INK, SOFT_INK } from '../exporting/charts/palette.ts';
import { cellText } from '../exporting/cells.ts';
import { pack, unpack } from '../exporting/pack.ts';
import { LinkedRun } from '../exporting/linked-run.ts';
import { PROGRAM_NAME } from '../exporting/program-name.ts';
import { percentFormat } from '../exporting/words.ts';
import { REPORT_WORDS, type ReportWords } from './report-words.ts';

const FONT = 'Arial';
const ACCENT = CATEGORY_COLOURS[0]!;
/** A4 with margins of 2.2 cm, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1247 } as const;
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const CHART_WIDTH_PX = 600;
/** Bold upright headings of 7.5 points: a letter is some 75 twentieths of a point wide. One that is longer than its cell loses its end. */
const uprightHeight = (head: readonly string[]): number => Math.min(4000, 200 + 77 * Math.max(...head.map((text) => text.length)));

interface Layout {
  readonly words: ReportWords; readonly language: 'en' | 'fr'; readonly numbers: ReturnType<typeof captionNumbers>;
  /** Pages of headings and captions, by bookmark; null while they are worked out. */
  readonly pages: ReadonlyMap<string, number> | null;
}

/** A report as a Word file: headings in Word's own styles, a table of contents, lists of tables and figures, captions that Word counts
 *  itself, references that follow them, charts that can be edited in Word, and numbers linked to their tables. Page numbers in the
 *  lists are worked out here, so that nothing has to be updated when the file is opened. */
export async function wordReport(report: ReportDocument): Promise<Uint8Array> {
  return pack(everyBarNamed(await partsOf(documentOf(report, await pagesOf(report)))));
}

const partsOf = async (document: Document): Promise<Map<string, Uint8Array>> => unpack(new Uint8Array(await Packer.toBuffer(document)));

const CHART_PART = /^word\/charts\/chart\d+\.xml$/;
/** Charts in which each bar has its name: left alone, Word skips names where it finds them crowded. */
const everyBarNamed = (parts: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> => new Map([...parts].map(([name, bytes]) => [name, CHART_PART.test(name)
  ? Buffer.from(Buffer.from(bytes).toString('utf8').replace('<c:noMultiLvlLbl', '<c:tickLblSkip val="1"/><c:noMultiLvlLbl')) : bytes] as const));

/** On which page each heading and caption stands. Pages are laid out for a plain twin of the document, whose narrow columns of numbers
 *  are one: its lines are as high, and there is a fifth of them. */
async function pagesOf(report: ReportDocument): Promise<Map<string, number>> {
  const parts = await partsOf(documentOf(report, null));
  const xml = Buffer.from(parts.get('word/document.xml')!).toString('utf8');
  return new Map([...xml.matchAll(/PAGEREF (\w+)[^<]*<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:t[^>]*>(\d+)<\/w:t>/g)].map(([, bookmark, page]) => [bookmark!, Number(page)] as const));
}

function documentOf(report: ReportDocument, pages: ReadonlyMap<string, number> | null): Document {
  const { language } = report;
  const words = REPORT_WORDS[language];
  const layout: Layout = { words, language, numbers: captionNumbers(report.blocks), pages };
  return new Document({
    creator: PROGRAM_NAME, lastModifiedBy: PROGRAM_NAME, title: cellText(report.title), description: cellText(report.subtitle), styles: STYLES(language), pageNumbers: pages === null ? estimatePageNumbers : () => ({ bookmarks: new Map([...pages].map(([bookmark, page]) => [bookmark, String(page)])) }),
    sections: [{
      properties: { titlePage: true, page: pageOf() }, footers: { default: footer(report), first: new Footer({ children: [new Paragraph('')] }) },
      children: [...cover(report), ...lists(report.blocks, layout), ...report.blocks.flatMap((block, index) => blockParts(block, index, layout))],
    }],
  });
}

const pageOf = () => ({ size: { width: PAGE.width, height: PAGE.height }, margin: { top: 1300, bottom: 1200, left: PAGE.margin, right: PAGE.margin, footer: 600 } });

function STYLES(language: 'en' | 'fr') {
  const head = (size: number, before: number, after: number) => ({ run: { font: FONT, size, bold: true, color: size > 26 ? ACCENT : INK }, paragraph: { spacing: { before, after }, keepNext: true, keepLines: true } });
  const own = (id: string, name: string, run: object, paragraph: object) => ({ id, name, basedOn: 'Normal', quickFormat: true, run, paragraph });
  return {
    default: {
      document: { run: { font: FONT, size: 20, color: INK, language: { value: language === 'fr' ? 'fr-FR' : 'en-GB' } }, paragraph: { spacing: { after: 120, line: 276 } } },
      title: { run: { font: FONT, size: 48, bold: true, color: ACCENT }, paragraph: { spacing: { before: 2800, after: 160 } } },
      heading1: head(34, 480, 160), heading2: head(27, 360, 120), heading3: head(22, 240, 80),
    },
    paragraphStyles: [
      { id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { bold: true, size: 18, color: INK }, paragraph: { spacing: { before: 200, after: 80 }, keepLines: true } },
      own('Subtitle', 'Subtitle', { size: 26, color: SOFT_INK }, { spacing: { after: 160 } }),
      own('TableText', 'Table text', { size: 17 }, { spacing: { before: 20, after: 20, line: 240 } }),
      own('TableNote', 'Table note', { size: 15, color: SOFT_INK }, { spacing: { before: 40, after: 0, line: 240 } }),
      own('ToWrite', 'To write', { italics: true, color: SOFT_INK }, { spacing: { before: 120, after: 160 }, border: { left: { style: BorderStyle.SINGLE, size: 12, color: GRID, space: 8 } } }),
      own('Quote', 'Quote', { size: 20 }, { indent: { left: 340, right: 340 }, spacing: { before: 80, after: 20 }, keepLines: true }),
      own('Attribution', 'Attribution', { size: 17, color: SOFT_INK }, { indent: { left: 340 }, spacing: { after: 140 } }),
      own('ListTitle', 'List title', { size: 27, bold: true, color: ACCENT }, { spacing: { before: 360, after: 120 }, keepNext: true }),
      ...[1, 2, 3, 4].map((level) => ({ id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', run: { size: level === 1 ? 20 : 18, bold: level === 1 }, paragraph: { indent: { left: level === 4 ? 0 : (level - 1) * 240 }, spacing: { before: level === 1 ? 80 : 0, after: 20, line: 252 } } })),
    ],
  };
}

const footer = (report: ReportDocument): Footer => new Footer({
  children: [new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }], border: { top: { style: BorderStyle.SINGLE, size: 4, color: GRID, space: 6 } },
    children: [new TextRun({ text: cellText(report.title), size: 15, color: SOFT_INK }), new TextRun({ children: ['\t', PageNumber.CURRENT], size: 15, color: SOFT_INK })],
  })],
});

const cover = (report: ReportDocument): Paragraph[] => [
  new Paragraph({ style: 'Title', children: [new TextRun(cellText(report.title))] }),
  new Paragraph({ style: 'Subtitle', children: [new TextRun(cellText(report.subtitle))] }),
  ...report.facts.map((fact) => new Paragraph({ style: 'TableText', spacing: { after: 80 }, children: [new TextRun({ text: cellText(fact), color: SOFT_INK })] })),
];

/** Contents, then the lists of tables and figures, filled in already. */
function lists(blocks: readonly Block[], { words, numbers, pages }: Layout): FileChild[] {
  const entry = (title: string, level: number, href: string) => ({ title: cellText(title), level, href });
  // the twin asks for the page of each entry by a field that is filled in when it is laid out
  const lineOf = ({ title, level, href }: ReturnType<typeof entry>): Paragraph => new Paragraph({ style: `TOC${level}`, tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }], children: [new InternalHyperlink({ anchor: href, children: [new TextRun(title), new TextRun('\t'), new PageReference(href)] })] });
  const tableOf = (title: string, entries: ReturnType<typeof entry>[], options: { headingStyleRange?: string; captionLabelIncludingNumbers?: string }): FileChild[] => (pages === null
    ? entries.map(lineOf)
    : [new TableOfContents(title, { hyperlink: true, beginDirty: false, contentChildren: entries.map(lineOf), ...options })]);
  const captions = (what: 'table' | 'figure', title: string): FileChild[] => {
    const cachedEntries = blocks.flatMap((block) => (block.kind === what ? [entry(`${words[what]} ${numbers.get(block.id)!.number}. ${block.caption}`, 4, bookmarkOf(block.id))] : []));
    return cachedEntries.length === 0 ? [] : [new Paragraph({ style: 'ListTitle', children: [new TextRun(title)] }), ...tableOf(title, cachedEntries, { captionLabelIncludingNumbers: words[what] })];
  };
  const headings = blocks.flatMap((block, index) => (block.kind === 'heading' && block.level < 3 ? [entry(block.text, block.level, headingBookmark(index))] : []));
  return [
    new Paragraph({ style: 'ListTitle', pageBreakBefore: true, children: [new TextRun(words.contents)] }), ...tableOf(words.contents, headings, { headingStyleRange: '1-2' }),
    ...captions('table', words.listOfTables), ...captions('figure', words.listOfFigures),
  ];
}

const headingBookmark = (index: number): string => `swb_heading_${index}`;
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const PARAGRAPH_STYLES = { plain: undefined, note: 'TableNote', prompt: 'ToWrite' } as const;

function blockParts(block: Block, index: number, layout: Layout): FileChild[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HEADINGS[block.level], pageBreakBefore: block.breaks === true, children: [new Bookmark({ id: headingBookmark(index), children: [new TextRun(cellText(block.text))] })] })];
    case 'paragraph': { const style = PARAGRAPH_STYLES[block.style ?? 'plain']; return [new Paragraph({ ...(style === undefined ? {} : { style }), children: inlineRuns(block.content, layout) })]; }
    case 'quote': return [new Paragraph({ style: 'Quote', keepNext: true, children: [new TextRun(`${layout.words.open}${cellText(block.words)}${layout.words.close}`)] }), new Paragraph({ style: 'Attribution', children: [new TextRun(`– ${cellText(block.attribution)}`)] })];
    case 'table': return tableParts(layout.pages === null ? plainTwin(block) : block, layout);
    case 'figure': return figureParts(block, layout);
  }
}

/** A caption's label and number are bookmarked for references to it; bookmarks have 40 letters, digits and underscores at most. */
const bookmarkOf = (id: string): string => {
  const plain = `swb_${id.replace(/[^A-Za-z0-9]+/g, '_')}`;
  return plain.length <= 40 ? plain : `${plain.slice(0, 29)}_${createHash('sha256').update(id).digest('hex').slice(0, 10)}`;
};

const caption = (block: TableBlock | FigureBlock, { words, numbers }: Layout, keepNext: boolean): Paragraph => new Paragraph({
  style: 'Caption', keepNext, children: [new Bookmark({ id: bookmarkOf(block.id), children: [new TextRun(`${words[block.kind]} `), new SimpleField(`SEQ ${words[block.kind]} \\* ARABIC`, String(numbers.get(block.id)!.number))] }), new TextRun(cellText(`. ${block.caption}`))],
});

function inlineRuns(content: readonly Inline[], { words, numbers, pages }: Layout, bold = false): ParagraphChild[] {
  return content.map((inline): ParagraphChild => {
    if (typeof inline === 'string') return new TextRun({ text: cellText(inline), ...(bold ? { bold } : {}) });
    if ('figure' in inline) return pages === null ? new TextRun({ text: cellText(inline.figure), ...(bold ? { bold } : {}) }) : new LinkedRun(inline.figure, inline.tag, bold ? { bold } : {});
    if ('ref' in inline) { const found = numbers.get(inline.ref)!; return new SimpleField(`REF ${bookmarkOf(inline.ref)} \\h`, `${words[found.what]} ${found.number}`); }
    return new TextRun({ text: cellText(inline.text), bold: inline.bold ?? bold, italics: inline.italic ?? false });
  });
}

/** All that is to be said of a table as one paragraph: lines of their own would fill half a page with notes. */
const notesOf = (notes: readonly Inline[], layout: Layout): Paragraph[] => (notes.length === 0 ? [] : [new Paragraph({ style: 'TableNote', keepLines: true, spacing: { after: 240 }, children: inlineRuns(notes.flatMap((note, at) => (at > 0 ? [' ', note] : [note])), layout) })]);
/** Lines of a table that is not torn apart over two pages. */
const SHORT_TABLE = 12;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: GRID } as const;
const STRONG_RULE = { style: BorderStyle.SINGLE, size: 8, color: SOFT_INK } as const;

/** A table as high as this one with its upright columns as one. */
function plainTwin(block: TableBlock): TableBlock {
  const from = block.uprightFrom;
  if (from === undefined) return block;
  const kept = <T>(list: readonly T[]): T[] => list.slice(0, from + 1);
  const { over: _, ...rest } = block;
  return {
    ...rest, ...(block.over ? { over: [{ label: '', span: from }, { label: block.over.map(({ label }) => label).toSorted((a, b) => b.length - a.length)[0] ?? '', span: 1 }] } : {}),
    widths: [...block.widths.slice(0, from), block.widths.slice(from).reduce((a, b) => a + b, 0)], head: [...block.head.slice(0, from), block.head.slice(from).toSorted((a, b) => b.length - a.length)[0] ?? ''], rows: block.rows.map((row) => ('group' in row ? row : { ...row, cells: kept(row.cells) })),
  };
}

/** The caption above, a head that repeats on every page, rows that are not torn apart, notes below. */
function tableParts(block: TableBlock, layout: Layout): FileChild[] {
  const columnWidths = block.widths.map((share) => Math.round(share * TEXT_WIDTH));
  const cell = (children: ParagraphChild[], column: number, options: { head?: boolean; upright?: boolean; keepNext?: boolean } = {}): TableCell => new TableCell({
    ...(options.upright ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
    width: { size: columnWidths[column]!, type: WidthType.DXA }, verticalAlign: options.head ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP, margins: block.uprightFrom !== undefined && column >= block.uprightFrom ? { top: 20, bottom: 20, left: 20, right: 20 } : { top: 20, bottom: 20, left: 70, right: 70 },
    ...(options.head ? { borders: { bottom: STRONG_RULE } } : {}),
    children: [new Paragraph({ style: 'TableText', keepNext: options.keepNext ?? false, alignment: options.upright ? AlignmentType.LEFT : block.uprightFrom !== undefined && column >= block.uprightFrom ? AlignmentType.CENTER : column >= block.numbersFrom ? AlignmentType.RIGHT : AlignmentType.LEFT, children })],
  });
  const overCells = (over: NonNullable<TableBlock['over']>): TableCell[] => {
    let from = 0;
    return over.map(({ label, span }) => {
      const width = columnWidths.slice(from, (from += span)).reduce((a, b) => a + b, 0);
      return new TableCell({ columnSpan: span, width: { size: width, type: WidthType.DXA }, margins: { top: 30, bottom: 30, left: 20, right: 20 }, children: [new Paragraph({ style: 'TableText', keepNext: true, alignment: AlignmentType.CENTER, children: [new TextRun({ text: cellText(label), bold: true, color: ACCENT })] })] });
    });
  };
  const line = (row: TableLine, index: number): TableRow => {
    // a short table stays whole; of a long one the first lines stay with the head, the last ones together and with the notes, a name of
    // a group with the line after it
    const keepNext = (block.rows.length <= SHORT_TABLE || index < 2 || index >= block.rows.length - 4) && (index < block.rows.length - 1 || block.notes.length > 0);
    if ('group' in row) return new TableRow({ cantSplit: true, children: [new TableCell({ columnSpan: block.head.length, width: { size: columnWidths.reduce((a, b) => a + b, 0), type: WidthType.DXA }, margins: { top: 60, bottom: 20, left: 70, right: 70 }, children: [new Paragraph({ style: 'TableText', keepNext: true, children: [new TextRun({ text: cellText(row.group), bold: true, color: ACCENT })] })] })] });
    return new TableRow({ cantSplit: true, children: row.cells.map((content, column) => cell(inlineRuns(content, layout, row.strong === true), column, { keepNext })) });
  };
  return [
    caption(block, layout, true),
    new Table({
      width: { size: columnWidths.reduce((a, b) => a + b, 0), type: WidthType.DXA }, columnWidths, layout: TableLayoutType.FIXED,
      borders: { top: STRONG_RULE, bottom: STRONG_RULE, left: NONE, right: NONE, insideVertical: NONE, insideHorizontal: RULE },
      rows: [
        ...(block.over ? [new TableRow({ tableHeader: true, cantSplit: true, children: overCells(block.over) })] : []),
        new TableRow({
          tableHeader: true, cantSplit: true, ...(block.uprightFrom === undefined ? {} : { height: { value: uprightHeight(block.head.slice(block.uprightFrom)), rule: HeightRule.ATLEAST } }),
          children: block.head.map((text, column) => cell([new TextRun({ text: cellText(text), bold: true, ...(column >= (block.uprightFrom ?? Infinity) ? { size: 15 } : {}) })], column, { head: true, keepNext: true, upright: column >= (block.uprightFrom ?? Infinity) })),
        }),
        ...block.rows.map(line),
      ],
    }),
    ...(block.notes.length > 0 ? notesOf(block.notes, layout) : [new Paragraph({ style: 'TableNote', spacing: { after: 200 }, children: [] })]),
  ];
}

/** A chart leads back to its figure by the name that Word shows in its list of objects. */
const figureName = (id: string, language: 'en' | 'fr'): string => `swb:${language}:${id}`;
export const FIGURE_NAME = /^swb:(en|fr):(.+)$/;

/** Word's own chart, with its numbers in a workbook behind it. */
function chartOf(block: FigureBlock, language: 'en' | 'fr'): ChartRun {
  const several = block.series.length > 1;
  const height = Math.round(Math.min(620, 60 + (several ? 30 : 0) + block.categories.length * (6 + block.series.length * 12)));
  return new ChartRun({
    type: 'bar', categories: block.categories.map((name) => cellText(name)),
    series: block.series.map((series, index) => ({
      name: cellText(series.name), values: series.values, color: CATEGORY_COLOURS[index]!, dataLabels: { value: true, position: 'outsideEnd', font: { size: 8, color: INK } }, pointLabels: series.labels.map((text) => ({ text: text.replaceAll(' ', '\u00a0') })), // a label is one line
    })),
    categoryAxis: { reverseOrder: true, font: { size: 8, color: INK } }, // room for the label of a bar that goes all the way
    valueAxis: { minimum: 0, maximum: 1.15, interval: 0.25, numberFormat: percentFormat(language), font: { size: 8, color: SOFT_INK }, crossesAt: 'maximum' },
    legend: several ? { position: 'bottom', font: { size: 8 } } : false, gapWidth: 40, overlap: 0, font: { name: FONT }, chartArea: { fill: 'FFFFFF', border: 'none' },
    transformation: { width: CHART_WIDTH_PX, height }, altText: { name: figureName(block.id, language), description: cellText(block.description), title: cellText(block.caption) },
  });
}

/** A chart by itself: the two parts of a Word file that it is. */
export async function chartFiles(block: FigureBlock, language: 'en' | 'fr'): Promise<{ chart: Uint8Array; workbook: Uint8Array }> {
  const parts = everyBarNamed(await partsOf(new Document({ sections: [{ children: [new Paragraph({ children: [chartOf(block, language)] })] }] })));
  const part = (name: RegExp): Uint8Array => [...parts].find(([path]) => name.test(path))![1];
  return { chart: part(CHART_PART), workbook: part(/^word\/embeddings\/.+\.xlsx$/) };
}

/** The picture stays with its caption below it. */
const figureParts = (block: FigureBlock, layout: Layout): FileChild[] => [
  new Paragraph({ keepNext: true, spacing: { before: 160, after: 40, line: 240, lineRule: LineRuleType.AUTO }, children: [chartOf(block, layout.language)] }), caption(block, layout, block.notes.length > 0), ...notesOf(block.notes, layout),
];
