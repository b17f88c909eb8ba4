import { getDocumentProxy } from 'unpdf';
import type { Draft, DraftBlock } from '#core/check/draft.ts';
import { Refusal } from '#core/contract/refusal.ts';

interface Piece { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly size: number }
interface Line { readonly text: string; readonly left: number; readonly right: number; readonly y: number; readonly size: number }
interface Paragraph { text: string; readonly lines: number[]; right: number; top: number }

/** What lists are marked with; a dash may be part of a sentence. */
const BULLET = /^[•‣◦●○■□▪▫\uF0A7\uF0B7]\s*/u;

const MAX_PAGES = 2000;

/** The text of a PDF, paragraph by paragraph, with its pages. Nothing of it is run, and no picture is read: a scanned page has no text.
 *  @throws Refusal DRAFT_UNREADABLE, DRAFT_TOO_LARGE */
export async function readPdf(bytes: Uint8Array, file: string): Promise<Draft> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // PDF.js takes the bytes it is given for its own
    pdf = await getDocumentProxy(new Uint8Array(bytes), { disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new Refusal('DRAFT_UNREADABLE', locked ? `“${file}” has a password. Save it without one, and take that.` : `“${file}” is not a PDF that can be read: it is damaged, or its download was cut short.`, { file, why: locked ? 'password' : 'damaged' });
  }
  try {
    if (pdf.numPages > MAX_PAGES) throw new Refusal('DRAFT_TOO_LARGE', `“${file}” has ${pdf.numPages} pages; at most ${MAX_PAGES} are read. Save the part to check as a file of its own.`, { file, pages: pdf.numPages });
    const blocks: DraftBlock[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): Piece[] => ('str' in item && item.str !== '' ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number, width: item.width, size: Math.hypot(item.transform[2] as number, item.transform[3] as number) || item.height }] : []));
      for (const { text, lines } of paragraphsOf(linesOf(pieces))) blocks.push({ text, lines, kind: /^(?:figure|table|tableau|graphique|cuadro|gráfico|box|encadré)\s*\d/iu.test(text) && text.length < 200 ? 'caption' : 'paragraph', line: blocks.length + 1, page: number });
      page.cleanup();
    }
    if (blocks.length === 0) throw new Refusal('DRAFT_UNREADABLE', `“${file}” holds no text: its pages are pictures. Use the Word file, or a PDF made from it.`, { file, why: 'scanned' });
    return { blocks, pages: pdf.numPages };
  } finally {
    await pdf.cleanup();
  }
}

/** Pieces that stand at one height, left to right, with a space where they stand apart. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: { pieces: Piece[]; y: number; size: number }[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - piece.y) < Math.max(line.size, piece.size) * 0.5) { line.pieces.push(piece); line.size = Math.max(line.size, piece.size); } else lines.push({ pieces: [piece], y: piece.y, size: piece.size });
  }
  return lines.map((line) => {
    let text = '';
    let right = Number.NaN;
    for (const piece of line.pieces) {
      // the mark of a note is no digit of the number before it
      if (text !== '' && piece.size < line.size * 0.75 && piece.y > line.y + line.size * 0.15 && /^\d{1,3}$/.test(piece.text)) continue;
      if (text !== '' && !text.endsWith(' ') && !piece.text.startsWith(' ') && piece.x - right > line.size * 0.15) text += ' ';
      text += piece.text;
      right = piece.x + piece.width;
    }
    return { text: text.trim(), left: line.pieces[0]!.x, right, y: line.y, size: line.size };
  }).filter((line) => line.text !== '');
}

/** Lines joined while they follow closely; a word parted at a line's end is put together, and the cells of a row are. `lines`: where
 *  further ones begin. */
function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const gap = before === undefined ? Infinity : before.y - line.y;
    const last = paragraphs.at(-1);
    // a cell of several lines is written to its end before the one beside it begins
    const isBeside = last !== undefined && gap < 0 && line.left > last.right && line.y < last.top + line.size * 3;
    const apart = before === undefined || gap > Math.max(before.size, line.size) * 1.75 || gap < 0 || Math.abs(before.size - line.size) > before.size * 0.15 || BULLET.test(line.text);
    if (!last || apart && !isBeside) { paragraphs.push({ text: line.text.replace(BULLET, ''), lines: [], right: line.right, top: line.y }); return; }
    Object.assign(last, { right: Math.max(last.right, line.right), top: Math.max(last.top, line.y) });
    if (!isBeside && /\p{L}-$/u.test(last.text) && /^\p{Ll}/u.test(line.text)) { last.text = last.text.slice(0, -1) + line.text; return; }
    last.lines.push(last.text.length + 1);
    last.text += ` ${line.text}`;
  });
  return paragraphs.filter(({ text }) => text !== '');
}
