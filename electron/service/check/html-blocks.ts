import type { DraftBlock } from '#core/check/draft.ts';
import { parseHtml } from './xml-tree.ts';

const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'DEL', 'NAV', 'SVG', 'svg']);
const BLOCKS = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR', 'CAPTION', 'FIGCAPTION', 'BLOCKQUOTE', 'DD', 'DT', 'SECTION', 'ARTICLE', 'MAIN', 'BODY', 'TABLE', 'UL', 'OL', 'PRE', 'HEADER', 'FOOTER', 'ASIDE', 'FIGURE', 'HR']);

/** What a reader of a page sees, block by block; a row of a table is one block. */
export function htmlBlocks(text: string): DraftBlock[] {
  const { document, lineOf } = parseHtml(text);
  const blocks: DraftBlock[] = [];
  let open: { text: string; line: number; breaks: number[]; kind: DraftBlock['kind']; level?: number } | null = null;
  let level: number | undefined;
  const close = (): void => {
    if (open !== null && open.text.trim() !== '') blocks.push({ ...open, text: open.text.trimEnd() });
    open = null;
  };
  /** White space as one space; a line of the file that ends inside the block is written down. */
  const append = (value: string): void => {
    value.split(/\r\n|\r|\n/u).forEach((line, at) => {
      const tidy = line.replace(/[ \t\f]+/gu, ' ');
      if (at > 0) { if (!open!.text.endsWith(' ')) open!.text += ' '; open!.breaks.push(open!.text.length); }
      open!.text += open!.text.endsWith(' ') ? tidy.replace(/^ /u, '') : tidy;
    });
  };
  const kindOf = (name: string): DraftBlock['kind'] => (/^H\d$/u.test(name) ? 'heading' : name === 'CAPTION' || name === 'FIGCAPTION' ? 'caption' : name === 'TR' ? 'cell' : 'paragraph');
  const walk = (node: Node, kind: DraftBlock['kind']): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const value = child.textContent ?? '';
        if (open === null && value.trim() !== '') { open = { text: '', line: lineOf(child) + leadingLines(value), breaks: [], kind, ...(kind === 'heading' && level !== undefined ? { level } : {}) }; append(value.trimStart()); } else if (open !== null) append(value);
      } else if (child.nodeType === 1 && !SKIPPED.has(child.nodeName) && !isNoteMark(child as Element)) {
        const block = BLOCKS.has(child.nodeName);
        if (/^H\d$/u.test(child.nodeName)) level = Number(child.nodeName[1]);
        if (block) close();
        if ((child.nodeName === 'TD' || child.nodeName === 'TH') && open !== null) open.text += ' | ';
        if (child.nodeName === 'BR' && open !== null) open.text += ' ';
        walk(child, block ? kindOf(child.nodeName) : kind);
        if (block) close();
      }
    }
  };
  walk(document.body, 'paragraph');
  close();
  return blocks;
}

/** The raised number that leads to a note is no digit of the number before it. */
const isNoteMark = (element: Element): boolean => element.nodeName === 'SUP' && (element.closest('a[href^="#"]') ?? element.querySelector('a[href^="#"]')) !== null;
const leadingLines = (text: string): number => (/^\s*/u.exec(text)![0].match(/\n/gu) ?? []).length;
