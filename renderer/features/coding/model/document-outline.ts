import { documentParts, type DocumentPart } from '#core/documents/document-text.ts';
import { sliceCodePoints } from '#core/coding/code-points.ts';
import type { Answer } from '../queries.ts';

/** An answer this long is read as a document, too, wherever it came from (sources of another program are long texts without a file). */
const LONG_TEXT = 6000;

/** The paragraphs of what is read as a document; null for an answer. */
export function partsOf({ text, document }: Pick<Answer, 'text' | 'document'>): readonly DocumentPart[] | null {
  if (document) return documentParts({ text, marks: document.marks.map((mark) => ({ at: mark.at, ...(mark.heading === undefined ? {} : { heading: mark.heading }), ...(mark.kind === undefined ? {} : { kind: mark.kind }), ...(mark.page === undefined ? {} : { page: mark.page }) })) });
  if (text.length < LONG_TEXT || !text.includes('\n')) return null;
  return documentParts({ text, marks: [] });
}

/** A line of the contents: where it leads, how deep it stands. */
export interface OutlineEntry { readonly start: number; readonly label: string; readonly depth: number; readonly page: number | null }

/** What a document's contents are: its headings; without them, what the first speaker says (the questions of an interview); without
 *  speakers, its pages. */
export function outlineOf(text: string, parts: readonly DocumentPart[]): { readonly kind: 'headings' | 'turns' | 'pages'; readonly entries: readonly OutlineEntry[] } {
  const entry = (part: DocumentPart, label: string, depth = 0): OutlineEntry => ({ start: part.start, label, depth, page: part.page });
  const words = (part: DocumentPart): string => sliceCodePoints(text, part.said, Math.min(part.end, part.said + 140));
  const headings = parts.filter((part) => part.kind === 'heading');
  if (headings.length > 1) {
    const top = Math.min(...headings.map((part) => part.level ?? 1));
    return { kind: 'headings', entries: headings.map((part) => entry(part, words(part), (part.level ?? 1) - top)) };
  }
  const first = parts.find((part) => part.turn)?.speaker;
  if (first != null) return { kind: 'turns', entries: parts.filter((part) => part.turn && part.speaker === first).map((part) => entry(part, words(part))) };
  return { kind: 'pages', entries: parts.filter((part, at) => part.page !== null && part.page !== (parts[at - 1]?.page ?? null)).map((part) => entry(part, words(part))) };
}
