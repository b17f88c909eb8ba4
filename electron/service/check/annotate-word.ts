import type { DraftCheck } from '#core/contract/draft-check.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { zipParts } from '../exporting/zip-parts.ts';
import type { ReadDraft } from './read-draft.ts';
import { W, type WordBlock, type WordDocument } from './word-document.ts';
import { parseXml, writeXml } from './xml-tree.ts';

interface Remark { readonly block: number; readonly start: number; readonly end: number; readonly text: string }

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const COMMENTS_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const AUTHOR = 'Survey Workbench';
const HEADS = {
  en: { arithmetic: 'Arithmetic', data: 'Data', wording: 'Wording', unmatched: 'Left to a person', contradiction: 'Contradiction', reference: 'Reference', put: 'Would hold:', other: 'Another number of the same thing is given at' },
  fr: { arithmetic: 'Calcul', data: 'Données', wording: 'Formulation', unmatched: 'À vérifier', contradiction: 'Contradiction', reference: 'Renvoi', put: 'Serait juste :', other: 'Un autre nombre pour la même chose est donné au paragraphe' },
} as const;

/** A copy of a Word draft with a comment at each claim that does not hold, at contradictions and at broken references. The text
 *  itself, earlier comments and all other parts stay as they are.
 *  @throws Refusal DRAFT_NOT_WORD where the draft is no Word file */
export async function annotateDraft(read: ReadDraft, checked: DraftCheck, language: 'en' | 'fr'): Promise<Uint8Array> {
  if (read.word === null) throw new Refusal('DRAFT_NOT_WORD', `Only a Word draft (.docx) can be given back with comments; “${read.file}” is none. The list of what was found is complete without it.`, { file: read.file });
  const word = read.word;
  const remarks = remarksOf(checked, language);
  const known = word.parts.find((part) => /^\/?word\/comments\.xml$/iu.test(part.name));
  const comments = known === undefined ? newComments() : parseXml(known.bytes);
  if (comments === null) throw new Refusal('DRAFT_UNREADABLE', `The comments of “${read.file}” are broken. Open it in Word, save it again, and check that.`, { file: read.file });
  let id = Math.max(-1, ...[...comments.getElementsByTagNameNS(W, 'comment')].map((each) => Number(each.getAttributeNS(W, 'id')) || 0));
  const ranges: { block: WordBlock; remark: Remark; id: string }[] = [];
  for (const remark of remarks) {
    const block = word.blocks[remark.block];
    if (block === undefined || block.runs.length === 0) continue;
    id += 1;
    ranges.push({ block, remark, id: String(id) });
    comments.documentElement.append(commentElement(comments, String(id), remark.text));
  }
  // from the end of each block backwards, so that runs split for one range are not looked for by the next
  for (const { block, remark, id: place } of ranges.toReversed()) markRange(word.tree, block, remark, place);
  return zipParts(partsWith(word, writeXml(word.tree), writeXml(comments), known?.name ?? 'word/comments.xml', known === undefined));
}

function remarksOf(checked: DraftCheck, language: 'en' | 'fr'): Remark[] {
  const say = HEADS[language];
  const remarks: Remark[] = [];
  for (const claim of checked.claims) {
    const parts: string[] = [];
    if (claim.verdict !== 'holds') parts.push(`${say[claim.verdict]}. ${claim.reason}${claim.expected === undefined ? '' : ` ${say.put} ${claim.expected}`}`);
    if (claim.against !== undefined) parts.push(`${say.contradiction}. ${say.other} ${claim.against.map((at) => checked.claims[at]!.line).join(', ')}.`);
    if (parts.length > 0) remarks.push({ block: claim.block, start: claim.start, end: claim.end, text: parts.join('\n') });
  }
  for (const each of checked.references) remarks.push({ block: each.block, start: each.start, end: each.end, text: `${say.reference}. ${each.reason}` });
  return remarks.toSorted((a, b) => a.block - b.block || a.start - b.start);
}

function newComments(): Document | null {
  return parseXml(Buffer.from(`<w:comments xmlns:w="${W}"/>`));
}

function commentElement(tree: Document, id: string, text: string): Element {
  const make = (name: string, attributes: Record<string, string> = {}): Element => {
    const element = tree.createElementNS(W, `w:${name}`);
    for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(W, `w:${key}`, value);
    return element;
  };
  const comment = make('comment', { id, author: AUTHOR, initials: 'SW', date: `${new Date().toISOString().slice(0, 19)}Z` });
  for (const line of text.split('\n')) {
    const paragraph = make('p');
    const run = make('r');
    const words = make('t');
    words.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
    words.textContent = line;
    run.append(words);
    paragraph.append(run);
    comment.append(paragraph);
  }
  return comment;
}

/** Puts the range of a comment around the runs that hold [start, end) of a block. A range never splits a run: it takes whole runs,
 *  so that no formatting can be lost; Word shows the comment at those words. */
function markRange(tree: Document, block: WordBlock, remark: Remark, id: string): void {
  const touched = block.runs.filter((run) => run.start < remark.end && run.end > remark.start);
  const first = (touched[0] ?? block.runs[0]!).element;
  const last = (touched.at(-1) ?? block.runs.at(-1)!).element;
  const make = (name: string): Element => {
    const element = tree.createElementNS(W, `w:${name}`);
    element.setAttributeNS(W, 'w:id', id);
    return element;
  };
  anchorOf(first).before(make('commentRangeStart'));
  const reference = tree.createElementNS(W, 'w:r');
  reference.append(make('commentReference'));
  anchorOf(last).after(make('commentRangeEnd'), reference);
}

/** The outermost element of a run inside its paragraph: a comment's marks stand beside links and insertions, not inside them. */
function anchorOf(run: Element): Element {
  let at = run;
  while (at.parentElement !== null && !(at.parentElement.namespaceURI === W && at.parentElement.localName === 'p')) at = at.parentElement;
  return at.parentElement === null ? run : at;
}

function partsWith(word: WordDocument, main: Uint8Array, comments: Uint8Array, commentsName: string, fresh: boolean): { name: string; bytes: Uint8Array }[] {
  const parts = word.parts.map((part) => (/^\/?word\/document\.xml$/iu.test(part.name) ? { name: part.name, bytes: main } : part.name === commentsName ? { name: part.name, bytes: comments } : fresh && part.name === '[Content_Types].xml' ? { name: part.name, bytes: withType(part.bytes) } : fresh && /^\/?word\/_rels\/document\.xml\.rels$/iu.test(part.name) ? { name: part.name, bytes: withRelation(part.bytes) } : part));
  if (!fresh) return parts;
  const relations = parts.some((part) => /^\/?word\/_rels\/document\.xml\.rels$/iu.test(part.name)) ? [] : [{ name: 'word/_rels/document.xml.rels', bytes: withRelation(Buffer.from(`<Relationships xmlns="${RELATIONS}"/>`)) }];
  return [...parts, ...relations, { name: 'word/comments.xml', bytes: comments }];
}

function withType(bytes: Uint8Array): Uint8Array {
  const tree = parseXml(bytes);
  if (tree === null) return bytes;
  const override = tree.createElementNS(TYPES, 'Override');
  override.setAttribute('PartName', '/word/comments.xml');
  override.setAttribute('ContentType', COMMENTS_TYPE);
  tree.documentElement.append(override);
  return writeXml(tree);
}

function withRelation(bytes: Uint8Array): Uint8Array {
  const tree = parseXml(bytes);
  if (tree === null) return bytes;
  const used = new Set([...tree.getElementsByTagNameNS(RELATIONS, 'Relationship')].map((each) => each.getAttribute('Id')));
  let number = used.size + 1;
  while (used.has(`rId${number}`)) number += 1;
  const relation = tree.createElementNS(RELATIONS, 'Relationship');
  relation.setAttribute('Id', `rId${number}`);
  relation.setAttribute('Type', COMMENTS_RELATION);
  relation.setAttribute('Target', 'comments.xml');
  tree.documentElement.append(relation);
  return writeXml(tree);
}
