import { codePointLength } from '../coding/code-points.ts';
import { partTurns, turnsOf } from './speakers.ts';

/** A piece of a file as a reader gives it, in order. `level` of a heading from 1; `page` from 1, where the file tells. */
export interface DocumentBlock {
  readonly text: string; readonly kind: 'paragraph' | 'heading' | 'caption' | 'cell' | 'note'; readonly level?: number | undefined; readonly page?: number | undefined;
  /** Where further lines of it begin, in UTF-16 units: a turn may begin there. */
  readonly lines?: readonly number[] | undefined;
}

/** What is known of a paragraph beyond its words; `at` is where it begins, in code points. Paragraphs of which nothing is known have none. */
export interface DocumentMark { readonly at: number; readonly heading?: number; readonly kind?: 'caption' | 'cell' | 'note'; /** The page on which it begins, where it is another than before. */ readonly page?: number }
/** A document as it is kept: one paragraph a line. */
export interface DocumentText { readonly text: string; readonly marks: readonly DocumentMark[] }

/** Paragraphs parted at those of their lines at which somebody begins to speak: whether a line does is told by the lines of all. */
function atTurns(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  if (blocks.every((block) => !block.lines?.length)) return [...blocks];
  const lines = blocks.flatMap((block) => { const starts = [0, ...block.lines ?? []]; return starts.map((start, at) => ({ block, start, text: block.text.slice(start, starts[at + 1]) })); });
  const turns = turnsOf(lines.map(({ text }) => text.trim()));
  const parted: DocumentBlock[] = [];
  lines.forEach(({ block, start, text }, at) => { if (start > 0 && turns[at] === null) parted[parted.length - 1] = { ...parted.at(-1)!, text: parted.at(-1)!.text + text }; else parted.push({ ...block, text }); });
  return parted;
}

/** Blocks of a file as one text, one paragraph a line. White space is made even, and nothing else is changed. */
export function documentText(blocks: readonly DocumentBlock[]): DocumentText {
  const tidy = atTurns(blocks).map((block) => ({ ...block, text: block.text.toWellFormed().replace(/[\0-\x08\x0e-\x1f]/gu, '').replace(/[^\S\u00a0\u202f]+/gu, ' ').trim() })).filter((block) => block.text !== '');
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

/** A running head stands on so many pages. */
const FEWEST_PAGES = 3;

/** What stands at the top or the bottom of most pages of a file, but for its numbers, is no part of its text: titles and numbers of pages. */
export function withoutRunningHeads<T extends DocumentBlock>(blocks: readonly T[]): T[] {
  const pages = [...Map.groupBy(blocks.filter((block) => block.page !== undefined), (block) => block.page!).values()];
  const said = ({ text }: DocumentBlock): string => text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim().toLowerCase();
  const ends = pages.flatMap((page) => [...new Set([page[0]!, page[1] ?? page[0]!, page.at(-2) ?? page[0]!, page.at(-1)!])]);
  const times = new Map<string, Set<number>>();
  for (const block of ends) if (block.text.length < 120) times.set(said(block), (times.get(said(block)) ?? new Set<number>()).add(block.page!));
  const fewest = Math.max(FEWEST_PAGES, pages.length * 0.6);
  const heads = new Set(ends.filter((block) => (times.get(said(block))?.size ?? 0) >= fewest));
  return blocks.filter((block) => !heads.has(block));
}

/** A paragraph as it is read. Offsets in code points of the document; `end` without the line's end. */
export interface DocumentPart {
  readonly start: number; readonly end: number; readonly kind: 'paragraph' | 'heading' | 'caption' | 'cell' | 'note';
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
    if (turn) speaker = turn.speaker; else if (kind === 'heading' || kind === 'note') speaker = null;
    const length = codePointLength(line);
    const part: DocumentPart = { start: at, end: at + length, kind, level: mark?.heading ?? null, page, speaker, turn: turn !== null, said: at + (turn ? codePointLength(line.slice(0, turn.said)) : 0) };
    at += length + 1;
    return part;
  });
}

/** The number of pages that a document is known to have; null where nothing is known. */
export const lastPage = (marks: readonly DocumentMark[]): number | null => marks.reduce<number | null>((last, { page }) => (page === undefined ? last : Math.max(last ?? 0, page)), null);
