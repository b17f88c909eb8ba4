import { codePointLength } from '../coding/code-points.ts';
import { partTurns, turnsOf } from './speakers.ts';

/** A piece of a file as a reader gives it, in order. `level` of a heading from 1; `page` from 1, where the file tells. */
export interface DocumentBlock { readonly text: string; readonly kind: 'paragraph' | 'heading' | 'caption' | 'cell'; readonly level?: number | undefined; readonly page?: number | undefined }

/** What is known of a paragraph beyond its words; `at` is where it begins, in code points. Paragraphs of which nothing is known have none. */
export interface DocumentMark { readonly at: number; readonly heading?: number; readonly kind?: 'caption' | 'cell'; /** The page on which it begins, where it is another than before. */ readonly page?: number }
/** A document as it is kept: one paragraph a line. */
export interface DocumentText { readonly text: string; readonly marks: readonly DocumentMark[] }

/** Blocks of a file as one text, one paragraph a line. White space is made even, and nothing else is changed. */
export function documentText(blocks: readonly DocumentBlock[]): DocumentText {
  const tidy = blocks.map((block) => ({ ...block, text: block.text.toWellFormed().replace(/[\0-\x08\x0e-\x1f]/gu, '').replace(/[^\S\u00a0\u202f]+/gu, ' ').trim() })).filter((block) => block.text !== '');
  const parted = partTurns(tidy.map((block) => block.text));
  const lines: string[] = [];
  const marks: DocumentMark[] = [];
  let at = 0;
  let page: number | undefined;
  tidy.forEach((block, index) => {
    parted[index]!.forEach((line, nth) => {
      const turned = nth === 0 && block.page !== undefined && block.page !== page;
      if (turned) page = block.page;
      const known = nth === 0 && block.kind !== 'paragraph';
      if (turned || known) marks.push({ at, ...(known && block.kind === 'heading' ? { heading: block.level ?? 1 } : {}), ...(known && block.kind !== 'heading' && block.kind !== 'paragraph' ? { kind: block.kind } : {}), ...(turned ? { page: block.page! } : {}) });
      lines.push(line);
      at += codePointLength(line) + 1;
    });
  });
  return { text: lines.join('\n'), marks };
}

/** A paragraph as it is read. Offsets in code points of the document; `end` without the line's end. */
export interface DocumentPart {
  readonly start: number; readonly end: number; readonly kind: 'paragraph' | 'heading' | 'caption' | 'cell';
  /** Of a heading, from 1. */
  readonly level: number | null;
  /** The page on which it begins; null where the file does not tell. */
  readonly page: number | null;
  /** Who says it; null where nobody is named. `turn`: it begins with the name; `said`: where the words begin. */
  readonly speaker: string | null; readonly turn: boolean; readonly said: number;
}

/** A document's paragraphs with what is known of each. Who speaks is read from the words themselves; a paragraph without a name goes on
 *  with whoever spoke before, up to the next heading. */
export function documentParts({ text, marks }: DocumentText): DocumentPart[] {
  const lines = text.split('\n');
  const turns = turnsOf(lines);
  const known = new Map(marks.map((mark) => [mark.at, mark]));
  let at = 0;
  let page: number | null = null;
  let speaker: string | null = null;
  return lines.map((line, index): DocumentPart => {
    const mark = known.get(at);
    if (mark?.page !== undefined) page = mark.page;
    const turn = turns[index] ?? null;
    const kind = mark?.heading !== undefined ? 'heading' : mark?.kind ?? 'paragraph';
    if (turn) speaker = turn.speaker; else if (kind === 'heading') speaker = null;
    const length = codePointLength(line);
    const part: DocumentPart = { start: at, end: at + length, kind, level: mark?.heading ?? null, page, speaker, turn: turn !== null, said: at + (turn ? codePointLength(line.slice(0, turn.said)) : 0) };
    at += length + 1;
    return part;
  });
}

/** The number of pages that a document is known to have; null where nothing is known. */
export const lastPage = (marks: readonly DocumentMark[]): number | null => marks.reduce<number | null>((last, { page }) => (page === undefined ? last : Math.max(last ?? 0, page)), null);
