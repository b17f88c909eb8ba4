import { basename, extname } from 'node:path';
import type { Draft, DraftBlock } from '#core/check/draft.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { decodeText } from '../exchange/decode-text.ts';
import { bytesOf, type Source } from '../source.ts';
import { openWordDocument, type WordDocument } from './word-document.ts';

export interface ReadDraft { readonly draft: Draft; readonly file: string; readonly format: 'docx' | 'markdown' | 'text' | 'html' | 'pdf'; /** Only for a Word file: what an annotated copy is made from. */ readonly word: WordDocument | null }

const MAX_TEXT = 20 * 1024 * 1024;
export const nameOf = (source: Source): string => (typeof source === 'string' ? basename(source) : source.name);

/** Reads a draft report, by what the file holds and then by its name. Documents are read here, too (documents/read-document.ts).
 *  @param startsAnew lines of a plain text that go on with none before them
 *  @throws Refusal DRAFT_UNREADABLE, DRAFT_TOO_LARGE, FILE_NOT_FOUND and what the archive reader says */
export async function readDraft(source: Source, startsAnew?: (line: string) => boolean): Promise<ReadDraft> {
  const file = nameOf(source);
  const bytes = await bytesOf(source);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const word = await openWordDocument(bytes, file);
    return { draft: { blocks: word.blocks }, file, format: 'docx', word };
  }
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) {
    const { readPdf } = await import('./read-pdf.ts');
    return { draft: await readPdf(bytes, file), file, format: 'pdf', word: null };
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Refusal('DRAFT_UNREADABLE', `“${file}” is an old Word file (.doc) or has a password. Open it in Word, save it as .docx without a password, and check that.`, { file, why: 'oldWord' });
  if (bytes.length > MAX_TEXT) throw new Refusal('DRAFT_TOO_LARGE', `“${file}” is larger than 20 MB of text, which no report is. Check that it is the draft.`, { file });
  const { text, sure } = decodeText(bytes);
  if (text.includes('\0') || (!sure && /[\u0001-\u0008\u000e-\u001f]/u.test(text))) throw new Refusal('DRAFT_UNREADABLE', `“${file}” holds no text that can be read. A draft is a Word document (.docx), .md, .txt, .html or a PDF with text.`, { file, why: 'kind' });
  const extension = extname(file).toLowerCase();
  if (extension === '.html' || extension === '.htm' || extension === '.xhtml' || /^\s*<(?:!doctype html|html)\b/iu.test(text)) {
    const { htmlBlocks } = await import('./html-blocks.ts');
    return { draft: { blocks: htmlBlocks(text) }, file, format: 'html', word: null };
  }
  const markdown = extension === '.md' || extension === '.markdown';
  return { draft: { blocks: textBlocks(text, markdown, startsAnew) }, file, format: markdown ? 'markdown' : 'text', word: null };
}

/** Paragraphs of a plain text: lines up to an empty one belong together, unless they look like items of a list. In Markdown the
 *  marks are taken away, code is left out, and each row of a table is a block.
 *  @param startsAnew lines that go on with none before them, beside those that look like it */
export function textBlocks(text: string, markdown: boolean, startsAnew?: (line: string) => boolean): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let open: { text: string; line: number; breaks: number[]; kind: DraftBlock['kind']; level?: number } | null = null;
  let fenced = false;
  const close = (): void => { if (open !== null) blocks.push(open); open = null; };
  text.split(/\r\n|\r|\n/u).forEach((raw, at) => {
    let line = raw.replace(/\t/gu, ' ').trim();
    if (markdown && /^(?:```|~~~)/u.test(line)) { fenced = !fenced; close(); return; }
    if (fenced || line === '') { close(); return; }
    let kind: DraftBlock['kind'] = 'paragraph';
    let level: number | undefined;
    let apart = startsAnew?.(line) === true || /^(?:[-*•–+]|\d{1,3}[.)])\s+/u.test(line);
    if (markdown) {
      if (/^\|?[\s:|-]+\|[\s:|-]*$/u.test(line)) { close(); return; }
      if (/^#{1,6}\s/u.test(line)) { kind = 'heading'; level = line.search(/[^#]/u); }
      if (line.startsWith('|')) { kind = 'cell'; line = line.replace(/^\||\|$/gu, '').split('|').map((cell) => cell.trim()).join(' | '); }
      line = withoutMarks(line.replace(/^(?:#{1,6}\s+|>\s?)+/u, ''));
    }
    if (apart) line = line.replace(/^[-*•–+]\s+/u, '');
    apart ||= kind !== 'paragraph' || CAPTION.test(line) || !goesOn(open, line);
    if (apart) close();
    if (open === null) open = { text: line, line: at + 1, breaks: [], kind, ...(level === undefined ? {} : { level }) };
    else { open.breaks.push(open.text.length + 1); open.text += ` ${line}`; }
    if (kind !== 'paragraph') close();
  });
  close();
  return blocks;
}

const CAPTION = /^(?:figure|table|box|annex|tableau|graphique|encadré|annexe|cuadro|gráfico|recuadro|anexo)\s+[\dIVX]+\s*[.:–—-]/iu;
const WRAPPED_FROM = 55;

/** Whether a line goes on with the one before: that one was long enough to have been wrapped, or this one cannot begin a sentence. */
const goesOn = (open: { readonly text: string } | null, line: string): boolean => open !== null && (/^[\p{Ll},;)]/u.test(line) || (open.text.length >= WRAPPED_FROM && !/[.!?…:;]["”»’)]*$/u.test(open.text)));

const withoutMarks = (line: string): string => line.replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1').replace(/(\*\*|__|`)/gu, '').replace(/(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, '');
