import { tagsIn } from '#core/confirmation/pack.ts';
import { openWordDocument, W } from '../check/word-document.ts';
import { headingsOf, isOnceLabel, onceOf, packIdsIn, rowFrom, withoutPlaceholder, type FoundFile, type FoundRow } from './read-file.ts';
import { FIELDS, type Field } from './pack-words.ts';

/** A pack that came back as a Word file, whoever saved it: tables are walked row by row. A row is known by the tags of its content controls, by
 *  hidden text, and by what can be read in it. Text that was deleted under tracked changes is not read; text that was inserted is. Comments in
 *  the margin belong to the row they hang on.
 *  @throws Refusal DRAFT_UNREADABLE, FILE_DAMAGED */
export async function readWordPack(bytes: Uint8Array, file: string): Promise<FoundFile> {
  const { tree, parts } = await openWordDocument(bytes, file);
  const body = tree.getElementsByTagNameNS(W, 'body')[0]!;
  const { parseXml } = await import('../check/xml-tree.ts');
  const part = (name: RegExp): Document[] => parts.filter((one) => name.test(one.name.replace(/^\/+/u, ''))).flatMap((one) => parseXml(one.bytes) ?? []);
  const comments = new Map(part(/^word\/comments\.xml$/iu).flatMap((xml) => elements(xml.documentElement, 'comment').map((one) => [attribute(one, 'id'), readText(one).seen.trim()] as const)));
  const commentsIn = (element: Element): string[] => {
    const ids = new Set([...elements(element, 'commentReference'), ...elements(element, 'commentRangeStart')].map((one) => attribute(one, 'id')));
    return [...ids].flatMap((id) => { const text = comments.get(id); comments.delete(id); return text ? [text] : []; });
  };
  const rows: FoundRow[] = [];
  const once: FoundFile['once'][number][] = [];
  const texts: string[] = [];
  let number = 0;
  const table = (element: Element): void => {
    let headings: (Field | null)[] | null = null;
    for (const row of rowsOf(element)) {
      number += 1;
      if (isDeleted(row)) continue;
      const cells = cellsOf(row);
      const read = cells.map(readText);
      const named = headingsOf(read.map((cell) => cell.seen));
      if (named) { headings = named; continue; }
      const tags = unique(read.flatMap((cell) => [...tagsIn(cell.hidden), ...tagsIn(cell.seen), ...cell.tags.flatMap((tag) => tagsIn(tag))]));
      const asked = onceOf(tags, read.map((cell) => cell.seen));
      if (asked) {
        const answer = cells.flatMap((_, index) => { const seen = withoutPlaceholder(read[index]!.written.trim()); return seen === '' || isOnceLabel(seen) ? [] : [seen]; });
        once.push({ ...asked, text: [...answer, ...commentsIn(row)].join('\n') });
        continue;
      }
      const known: (Field | null)[] | null = headings;
      if (known === null && tags.length === 0) { texts.push(...read.map((cell) => cell.seen.trim()).filter(Boolean)); continue; }
      const of = cells.map((_, index) => ({ field: fieldByTag(read[index]!.tags) ?? known?.[index] ?? (known === null ? byPlace(index, cells.length) : null), text: read[index]!.written }));
      const found = rowFrom(`${number}`, tags, of.map((cell) => ({ ...cell, text: withoutTags(cell.text) })));
      rows.push({ ...found, other: [...found.other, ...commentsIn(row)] });
    }
  };
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      if (child.localName === 'del' || child.localName === 'moveFrom' || child.localName === 'Fallback' || child.localName === 'sectPr') continue;
      if (child.namespaceURI === W && child.localName === 'tbl') table(child);
      else if (child.namespaceURI === W && child.localName === 'p') { const { written } = readText(child); if (written.trim() !== '') texts.push(withoutTags(written).trim()); } else walk(child);
    }
  };
  walk(body);
  const margins = part(/^(?:word\/(?:header|footer)\d*\.xml|docprops\/core\.xml)$/iu).map((xml) => xml.documentElement.textContent ?? '');
  const whole = readText(body);
  const ids = [...packIdsIn(`${whole.hidden} ${whole.seen} ${whole.tags.join(' ')}`), ...margins.flatMap(packIdsIn), ...margins.flatMap((text) => [...text.matchAll(/\b([0-9A-HJKMNP-TV-Z]{5})-([0-9A-HJKMNP-TV-Z]{5})\b/gu)].map(([, a, b]) => `${a}${b}`))];
  return { format: 'word', packIds: [...new Set(ids)], rows, once, texts: [...texts, ...[...comments.values()].filter(Boolean)] };
}

const fieldByTag = (tags: readonly string[]): Field | null => {
  for (const tag of tags) { const field = FIELDS.find((one) => tag.endsWith(`:${one}`)); if (field) return field; }
  return null;
};
/** Where the row of headings was taken away: the columns as they were made. */
const byPlace = (index: number, cells: number): Field | null => (cells === FIELDS.length ? FIELDS : FIELDS.filter((field) => field !== 'permission'))[index] ?? null;
const withoutTags = (text: string): string => text.replace(/[0-9A-HJKMNP-TV-Z]{10}\/[A-Z]{1,4}\d{0,4}/gu, '');
const unique = (tags: readonly { packId: string; key: string }[]): { packId: string; key: string }[] => [...new Map(tags.map((tag) => [`${tag.packId}/${tag.key}`, tag])).values()];

const elements = (from: Element, name: string): Element[] => [...from.getElementsByTagNameNS(W, name)];
const attribute = (element: Element, name: string): string => element.getAttributeNS(W, name) ?? '';
const within = (from: Element, name: string): Element[] => elements(from, name).filter((one) => { let at = one.parentElement; while (at !== null && at !== from) { if (at.namespaceURI === W && at.localName === 'tbl') return false; at = at.parentElement; } return true; });
const rowsOf = (table: Element): Element[] => within(table, 'tr');
const cellsOf = (row: Element): Element[] => within(row, 'tc');
/** A row that was deleted under tracked changes, and not yet for good. */
const isDeleted = (row: Element): boolean => [...row.children].some((child) => child.localName === 'trPr' && [...child.children].some((one) => one.localName === 'del'));

interface Read { readonly seen: string; /** Without what a control says before anybody wrote in it. */ readonly written: string; readonly hidden: string; readonly tags: readonly string[] }

/** What a reader sees, what is hidden, and the tags of content controls. */
function readText(root: Element): Read {
  let [seen, written, hidden] = ['', '', ''];
  const tags: string[] = [];
  const add = (text: string, isHidden: boolean, isPlaceholder: boolean): void => {
    if (isHidden) { hidden += text; return; }
    seen += text;
    if (!isPlaceholder) written += text;
  };
  const walk = (element: Element, isHidden: boolean, isPlaceholder: boolean): void => {
    for (const child of element.children) {
      const name = child.localName;
      if (name === 'del' || name === 'moveFrom' || name === 'Fallback' || name === 'pPr' || name === 'delText' || name === 'instrText') continue;
      if (name === 'sdt') {
        const properties = [...child.children].find((one) => one.localName === 'sdtPr');
        const tag = properties ? [...properties.children].find((one) => one.localName === 'tag') : undefined;
        if (tag) tags.push(attribute(tag, 'val'));
        walk(child, isHidden, isPlaceholder || [...properties?.children ?? []].some((one) => one.localName === 'showingPlcHdr'));
      } else if (name === 'sdtPr' || name === 'rPr') continue;
      else if (name === 'r') {
        const properties = [...child.children].find((one) => one.localName === 'rPr');
        const vanish = properties ? [...properties.children].find((one) => one.localName === 'vanish') : undefined;
        walk(child, isHidden || (vanish !== undefined && !['0', 'false', 'off'].includes(attribute(vanish, 'val'))), isPlaceholder);
      } else if (name === 't' && child.namespaceURI === W) add(child.textContent ?? '', isHidden, isPlaceholder);
      else if (name === 'tab') add(' ', isHidden, isPlaceholder);
      else if (name === 'br' || name === 'cr') add('\n', isHidden, isPlaceholder);
      else if (name === 'noBreakHyphen') add('-', isHidden, isPlaceholder);
      else if (name === 'p') { if (seen !== '' && !seen.endsWith('\n')) add('\n', false, false); walk(child, isHidden, isPlaceholder); hidden += ' '; } else walk(child, isHidden, isPlaceholder);
    }
  };
  walk(root, false, false);
  return { seen, written, hidden, tags };
}
