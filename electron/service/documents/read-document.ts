import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { RefusalData } from '#core/contract/refusal.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { documentParts, documentText, withoutRunningHeads, type DocumentText } from '#core/documents/document-text.ts';
import { mayBeTurn } from '#core/documents/speakers.ts';
import { detectLanguage } from '#core/importing/language.ts';
import type { DocumentFormat } from '#db/queries/documents.ts';
import { readDraft } from '../check/read-draft.ts';
import { bytesOf, nameOf, type Source } from '../source.ts';

/** A document as it was read, before it is anywhere in the project. */
export interface ReadDocument extends DocumentText {
  readonly file: string; readonly sha256: string; readonly format: DocumentFormat; readonly title: string; readonly language: string | null;
  /** Of a PDF: pages, and how many of them hold no text (pictures of pages). */
  readonly pages: number | null; readonly emptyPages: number; readonly paragraphs: number; readonly speakers: readonly string[];
}

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE = 50 * MEGABYTE;
/** A book of a thousand pages has two million letters. */
const LONGEST_TEXT = 5_000_000;

/** Reads an interview or a report with the reader that drafts are checked with. Nothing of the file is run or fetched, and nothing is kept.
 *  @throws Refusal DOCUMENT_KIND, DOCUMENT_PASSWORD, DOCUMENT_DAMAGED, DOCUMENT_SCANNED, DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE, FILE_NOT_FOUND */
export async function readDocument(source: Source): Promise<ReadDocument> {
  const file = nameOf(source);
  const size = typeof source === 'string' ? ((await stat(source).catch(() => null))?.size ?? 0) : source.bytes.length;
  if (size > LARGEST_FILE) throw tooLarge(file, size);
  const bytes = await bytesOf(source);
  if (bytes.length === 0) throw new Refusal('DOCUMENT_EMPTY', `“${file}” is empty. Fetch it again, or leave it out.`, { file });
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (start === '{\\rtf') throw unknownKind(file);
  const read = await readDraft({ name: file, bytes }, mayBeTurn).catch((error: unknown) => { throw error instanceof Refusal ? refusalFor(error.toData(), file) : error; });
  const found = read.draft.blocks.map(({ text, kind, level, page, lines }, at) => ({ text, kind: read.word?.blocks[at]?.note ? 'note' as const : kind, level, lines, page: page ?? read.word?.blocks[at]?.onPage }));
  const blocks = read.format === 'pdf' ? withoutRunningHeads(found) : found;
  const made = documentText(blocks);
  if (made.text === '') throw new Refusal('DOCUMENT_EMPTY', `“${file}” holds no text. Check that it is the right file.`, { file });
  if (made.text.length > LONGEST_TEXT) throw tooLarge(file, made.text.length);
  const parts = documentParts(made);
  const withText = new Set(found.flatMap(({ page }) => page ?? []));
  return {
    ...made, file, sha256: createHash('sha256').update(bytes).digest('hex'), format: read.format, title: titleOf(file), language: detectLanguage(made.text.slice(0, 20_000)),
    pages: read.draft.pages ?? (withText.size > 0 ? Math.max(...withText) : null), emptyPages: read.draft.pages === undefined ? 0 : read.draft.pages - withText.size,
    paragraphs: parts.length, speakers: [...new Set(parts.flatMap((part) => (part.turn && part.speaker !== null ? [part.speaker] : [])))],
  };
}

/** A document is called by its file's name, which people know. */
const titleOf = (file: string): string => file.replace(/\.[^.]{1,10}$/u, '').trim() || file;

const tooLarge = (file: string, size: number): Refusal => new Refusal('DOCUMENT_TOO_LARGE', `“${file}” is too large for a document (${Math.round(size / MEGABYTE)} MB; at most 50 MB, or about 2,000 pages of text). Save the part that is needed as a file of its own.`, { file, megabytes: Math.round(size / MEGABYTE) });
const unknownKind = (file: string): Refusal => new Refusal('DOCUMENT_KIND', `“${file}” is no document that can be read. Documents are Word files (.docx), .txt, .md, .html, or PDFs with text; open it in the program it comes from and save it as one of those. A table of answers is brought in as a survey.`, { file });

/** What the reader says of a draft, said of a document. */
function refusalFor({ code, message, details }: RefusalData, file: string): Refusal {
  if (code === 'FILE_TOO_LARGE' || code === 'DRAFT_TOO_LARGE') return new Refusal('DOCUMENT_TOO_LARGE', `“${file}” unpacks to more than a document holds, or has more pages than are read (2,000). Open it, and save the part that is needed as a file of its own.`, { file });
  if (code === 'FILE_PASSWORD_UNSUPPORTED' || details['why'] === 'password') return new Refusal('DOCUMENT_PASSWORD', `“${file}” has a password. Save it without one, and bring that in.`, { file });
  if (details['why'] === 'oldWord') return new Refusal('DOCUMENT_OLD_WORD', `“${file}” is an old Word file (.doc) or has a password. Open it in Word, save it as .docx without a password, and bring that in.`, { file });
  if (details['why'] === 'scanned') return new Refusal('DOCUMENT_SCANNED', `“${file}” holds no text: its pages are pictures. Use the Word file it was made from, or run text recognition on it first.`, { file });
  if (details['why'] === 'notWord' || details['why'] === 'kind') return unknownKind(file);
  if (code === 'FILE_DAMAGED' || details['why'] === 'damaged') return new Refusal('DOCUMENT_DAMAGED', `“${file}” is damaged, or its download was cut short. Fetch it again, or open it in the program it comes from and save it anew.`, { file });
  return new Refusal(code, message, details);
}

