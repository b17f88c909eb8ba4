import { Refusal } from '#core/contract/refusal.ts';
import type { DraftBlock } from '#core/check/draft.ts';
import { openZip } from '../files/zip.ts';

/** A run of text in a Word file: where its characters lie in its block. */
export interface WordRun { readonly element: Element; readonly start: number; readonly end: number }
export interface WordBlock extends DraftBlock { readonly runs: readonly WordRun[]; /** The page on which it begins, from 1, where the file tells. */ readonly onPage?: number; /** A footnote or an endnote. */ readonly note?: true }
/** A Word file, open: its parts as they are, its main text as a tree, and its blocks with the runs they came from. */
export interface WordDocument { readonly parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]; readonly tree: Document; readonly blocks: readonly WordBlock[] }

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MAX_PART = 64 * 1024 * 1024;
const MAX_ALL = 256 * 1024 * 1024;

const notWord = (file: string): Refusal => new Refusal('DRAFT_UNREADABLE', `“${file}” is not a Word document (.docx) that can be read: its main text is missing or broken. Open it in Word or LibreOffice, save it again as .docx, and check that.`, { file, why: 'notWord' });

/** Opens a .docx from memory. Nothing is followed: no link, no template, no macro.
 *  @throws Refusal DRAFT_UNREADABLE, FILE_DAMAGED, FILE_TOO_LARGE */
export async function openWordDocument(bytes: Uint8Array, file: string): Promise<WordDocument> {
  const zip = await openZip(Buffer.from(bytes), file);
  try {
    if (!zip.has('word/document.xml')) throw notWord(file);
    await zip.verify(MAX_ALL);
    const parts: { name: string; bytes: Uint8Array }[] = [];
    for (const name of zip.names) if (!name.endsWith('/')) parts.push({ name, bytes: await zip.read(name, MAX_PART) });
    const { parseXml } = await import('./xml-tree.ts');
    const main = parts.find((part) => part.name.replace(/^\/+/u, '').toLowerCase() === 'word/document.xml')!;
    const tree = parseXml(main.bytes);
    const body = tree?.getElementsByTagNameNS(W, 'body')[0];
    if (tree === null || body === undefined) throw notWord(file);
    const blocks = blocksOf(body);
    return { parts, tree, blocks: [...blocks, ...notesOf(parts, parseXml, blocks.at(-1)?.line ?? 0)] };
  } finally {
    zip.close();
  }
}

/** Footnotes and endnotes, after the text. They have no runs here: comments cannot stand in notes. */
function notesOf(parts: WordDocument['parts'], parse: (bytes: Uint8Array) => Document | null, lines: number): WordBlock[] {
  const notes = ['footnotes', 'endnotes'].flatMap((name) => {
    const part = parts.find((each) => each.name.replace(/^\/+/u, '').toLowerCase() === `word/${name}.xml`);
    const root = part === undefined ? undefined : parse(part.bytes)?.documentElement;
    return root === undefined ? [] : blocksOf(root);
  });
  return notes.map((note, at) => ({ ...note, runs: [], note: true, line: lines + at + 1 }));
}

/** Paragraphs in order, each row of a table as one block with its cells side by side. */
function blocksOf(body: Element): WordBlock[] {
  const blocks: WordBlock[] = [];
  let paragraphs = 0;
  const pages = pageCounter(body);
  const paragraph = (element: Element, kind: 'paragraph' | 'cell'): WordBlock | null => {
    paragraphs += 1;
    const onPage = pages(element);
    const { text, runs, lines } = textOf(element);
    if (text.trim() === '') return null;
    const style = childrenOf(element, 'pPr')[0]?.getElementsByTagNameNS(W, 'pStyle')[0]?.getAttributeNS(W, 'val') ?? '';
    const own = kind === 'cell' ? 'cell' : /^(?:heading|titre|título|title|titel|toc|tm\d)/iu.test(style) ? 'heading' : /^(?:caption|l[ée]?gende|leyenda|ep[íi]?grafe|descripci[óo]?n)/iu.test(style) ? 'caption' : 'paragraph';
    const contents = /^(?:toc\s?\d|tm\s?\d|tableof|tabledes|tablade|verzeichnis)/iu.test(style);
    const links = linksOf(runs);
    const level = own === 'heading' ? Number(/(\d)\s*$/u.exec(style)?.[1] ?? 1) : undefined;
    return { text, runs, kind: own, line: paragraphs, ...(level === undefined || level < 1 ? {} : { level }), ...(onPage === null ? {} : { onPage }), ...(contents ? { contents } : {}), ...(links.length > 0 ? { links } : {}), ...(lines.length > 0 ? { lines } : {}) };
  };
  /** Text boxes that hang on a paragraph, after it. A comment cannot stand in them: it stands at the run that holds the box. */
  const boxes = (element: Element): void => {
    for (const box of outermostBoxes(element)) for (const block of blocksOf(box)) { paragraphs += 1; blocks.push({ ...block, runs: [{ element: runOf(box), start: 0, end: block.text.length }], line: paragraphs }); }
  };
  const row = (element: Element): void => {
    const inCells = cellsOf(element).flatMap((cell) => [...cell.getElementsByTagNameNS(W, 'p')].filter((each) => each.closest('txbxContent') === null));
    const all = inCells.map((each) => paragraph(each, 'cell')).filter((each) => each !== null);
    inRow(all);
    for (const each of inCells) boxes(each);
  };
  const inRow = (all: readonly WordBlock[]): void => {
    if (all.length === 0) return;
    // a cell that holds whole sentences is read as they are; a row of short cells is one statement
    if (all.some((each) => each.text.length > 120)) { blocks.push(...all.map((each) => ({ ...each, kind: 'paragraph' as const }))); return; }
    let text = '';
    const runs: WordRun[] = [];
    for (const cell of all) {
      if (text !== '') text += ' | ';
      runs.push(...cell.runs.map((run) => ({ ...run, start: run.start + text.length, end: run.end + text.length })));
      text += cell.text;
    }
    const links = linksOf(runs);
    blocks.push({ text, runs, kind: 'cell', line: all[0]!.line, ...(links.length > 0 ? { links } : {}) });
  };
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      if (child.namespaceURI === W && child.localName === 'p') { const block = paragraph(child, 'paragraph'); if (block) blocks.push(block); boxes(child); } else if (child.namespaceURI === W && child.localName === 'tr') row(child);
      else if (child.localName === 'del' || child.localName === 'moveFrom') continue;
      else walk(child);
    }
  };
  walk(body);
  return blocks;
}

/** Content controls of the program around runs: numbers that lead back to their table. A control in pieces is one number. */
function linksOf(runs: readonly WordRun[]): NonNullable<DraftBlock['links']>[number][] {
  const links: { start: number; end: number; link: string; control: Element }[] = [];
  for (const { element, start, end } of runs) {
    const control = controlOf(element);
    const link = control?.getElementsByTagNameNS(W, 'tag')[0]?.getAttributeNS(W, 'val') ?? '';
    if (control === null || !link.startsWith('swb:')) continue;
    const last = links.at(-1);
    if (last?.control === control) last.end = end; else links.push({ start, end, link, control });
  }
  return links.map(({ start, end, link }) => ({ start, end, link }));
}
const controlOf = (run: Element): Element | null => {
  for (let at = run.parentElement; at !== null && at.localName !== 'p'; at = at.parentElement) if (at.localName === 'sdt' && at.namespaceURI === W) return at;
  return null;
};

/** Counts pages on the way through a text: the page on which a paragraph begins, or null where the file tells of none. Word notes where
 *  its pages began when it last showed the file; without such notes, breaks that somebody set are all there is. */
function pageCounter(body: Element): (paragraph: Element) => number | null {
  const shown = body.getElementsByTagNameNS(W, 'lastRenderedPageBreak').length > 0;
  const isBreak = (element: Element): boolean => (shown ? element.localName === 'lastRenderedPageBreak' : element.localName === 'br' && element.getAttributeNS(W, 'type') === 'page');
  const known = shown || [...body.getElementsByTagNameNS(W, 'br')].some(isBreak) || body.getElementsByTagNameNS(W, 'pageBreakBefore').length > 0;
  let page = 1;
  return (paragraph) => {
    if (!known) return null;
    let words = false;
    let begins = page;
    const before = !shown && paragraph.getElementsByTagNameNS(W, 'pageBreakBefore').length > 0;
    if (before) { page += 1; begins = page; }
    for (const element of paragraph.getElementsByTagNameNS(W, '*')) {
      if (element.localName === 't' && element.textContent !== '') words = true;
      if (!isBreak(element)) continue;
      page += 1;
      // A break ahead of the words: the paragraph begins behind it.
      if (!words) begins = page;
    }
    return begins;
  };
}

const childrenOf = (element: Element, name: string): Element[] => [...element.children].filter((child) => child.namespaceURI === W && child.localName === name);

/** The cells of a row, those in content controls too. */
const cellsOf = (row: Element): Element[] => [...row.children].flatMap((child) => (child.localName === 'tc' ? [child] : child.localName === 'sdt' || child.localName === 'sdtContent' || child.localName === 'customXml' ? cellsOf(child) : []));

/** Text boxes in a paragraph that lie in no other one; each is written a second time for old programs, which is left aside. */
const outermostBoxes = (element: Element): Element[] => [...element.children].flatMap((child) => (child.localName === 'Fallback' ? [] : child.localName === 'txbxContent' ? [child] : outermostBoxes(child)));

/** The text a reader sees: deleted text, field codes and notes' marks are not in it. `lines`: where a line begins that somebody broke. */
function textOf(paragraph: Element): { text: string; runs: WordRun[]; lines: number[] } {
  let text = '';
  const lines: number[] = [];
  const runs: WordRun[] = [];
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.namespaceURI !== W || child.localName === 'del' || child.localName === 'moveFrom' || child.localName === 'pPr' || child.localName === 'rPr' || child.localName === 'txbxContent') {
        if (child.namespaceURI !== W && child.children.length > 0 && child.localName !== 'Fallback') walk(child);
        continue;
      }
      if (child.localName === 't') {
        const start = text.length;
        text += child.textContent;
        runs.push({ element: runOf(child), start, end: text.length });
      } else if (child.localName === 'br' && child.getAttributeNS(W, 'type') !== 'page') { text += ' '; lines.push(text.length); } else if (child.localName === 'tab' || child.localName === 'br' || child.localName === 'cr') text += ' ';
      else if (child.localName === 'noBreakHyphen') text += '-';
      else walk(child);
    }
  };
  walk(paragraph);
  return { text, runs, lines };
}

const runOf = (text: Element): Element => {
  let at: Element | null = text;
  while (at !== null && !(at.namespaceURI === W && at.localName === 'r')) at = at.parentElement;
  return at ?? text;
};
