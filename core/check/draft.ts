/** A draft as the checker reads it, whatever file it came from. */
export interface DraftBlock {
  /** Text of one paragraph, heading, caption or table cell, line breaks as spaces. */
  readonly text: string;
  readonly kind: 'paragraph' | 'heading' | 'caption' | 'cell';
  /** Line of the file (text, Markdown, HTML) or number of the paragraph (Word, PDF) at which the block starts, from 1. */
  readonly line: number;
  /** Where the block goes on to further lines: the offset in `text` at which each begins, in order. */
  readonly breaks?: readonly number[] | undefined;
  /** Of a Word file or a PDF: where lines begin that its author, or its page, broke; offsets in `text`. */
  readonly lines?: readonly number[] | undefined;
  /** Page of a PDF, from 1. */
  readonly page?: number | undefined;
  /** Of a heading, from 1. */
  readonly level?: number | undefined;
  /** A line of a table of contents, or of a list of tables: it repeats what stands elsewhere. */
  readonly contents?: boolean | undefined;
  /** Numbers that lead back to their table, by what the link says. Offsets in `text`, in order. */
  readonly links?: readonly { readonly start: number; readonly end: number; readonly link: string }[] | undefined;
}
export interface Draft { readonly blocks: readonly DraftBlock[]; /** How many pages a PDF has, with text or without. */ readonly pages?: number | undefined }

/** The line on which an offset of a block's text lies. */
export const lineAt = (block: DraftBlock, offset: number): number => block.line + (block.breaks ?? []).filter((start) => start <= offset).length;

/** A sentence of a block, with its place in the block's text. */
export interface Sentence { readonly block: DraftBlock; readonly start: number; readonly end: number; readonly text: string }

/** After these a full stop ends no sentence. */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|cf|vs|approx|no|nos|fig|figs|tab|p|pp|art|al|etc|dr|mr|ms|mrs|st|env|ex|c\.-à-d|p\. ?ej|núm|pág|ee\. ?uu)|\b\p{Lu})$/iu;

/** Sentences of a block: ended by . ! ? … before a space and something that can begin one. Decimal points, abbreviations and
 *  ordinals stay inside. */
export function sentencesOf(block: DraftBlock): Sentence[] {
  const sentences: Sentence[] = [];
  const { text } = block;
  let start = 0;
  const push = (end: number): void => {
    const raw = text.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    if (trimmed !== '') sentences.push({ block, start: start + lead, end: start + lead + trimmed.length, text: trimmed });
    start = end;
  };
  for (const match of text.matchAll(/[.!?…]+[)\]»”"’']*(?=\s+[\p{Lu}\p{N}¿¡«“"([–—-])/gu)) {
    const before = text.slice(start, match.index);
    if (match[0].startsWith('.') && ABBREVIATION.test(before)) continue;
    push(match.index + match[0].length);
  }
  push(text.length);
  return sentences;
}
