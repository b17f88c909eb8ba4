import { buffer } from 'node:stream/consumers';
import { JSDOM } from 'jsdom';
import { fromBufferPromise } from 'yauzl';

/** The parts of a workbook (or of any zip of XML), by name. */
export async function readParts(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return parts;
}

/** A part as a document. @throws where it is not well-formed */
export function parseXml(xml: Buffer | string): Document {
  return new JSDOM(String(xml), { contentType: 'text/xml' }).window.document;
}

const read = new WeakMap<Buffer, Document>();
/** The same for a part that is read and not changed: parsed once, however many files share it. */
export function readXml(part: Buffer): Document {
  const document = read.get(part) ?? parseXml(part);
  read.set(part, document);
  return document;
}

/** Elements of a name whatever their prefix, in the order of the document. */
export const all = (from: Document | Element, name: string): Element[] => [...from.getElementsByTagNameNS('*', name)];
export const one = (from: Document | Element, name: string): Element => { const [first] = all(from, name); if (first === undefined) throw new Error(`no <${name}>`); return first; };

export interface Cell { readonly value: string | number | null; readonly formula: string | null; readonly style: number; readonly type: string }
export interface Sheet { readonly name: string; readonly part: string; readonly document: Document; readonly cells: ReadonlyMap<string, Cell>; readonly state: string }

/** The sheets of a workbook in their order, read from the XML itself: an oracle that shares nothing with what wrote it. */
export function readSheets(parts: ReadonlyMap<string, Buffer>): Sheet[] {
  const strings = parts.has('xl/sharedStrings.xml') ? all(readXml(parts.get('xl/sharedStrings.xml')!), 'si').map((item) => all(item, 't').map((text) => text.textContent ?? '').join('')) : [];
  const targets = new Map(all(readXml(parts.get('xl/_rels/workbook.xml.rels')!), 'Relationship').map((each) => [each.getAttribute('Id'), each.getAttribute('Target')!.replace(/^\/?(xl\/)?/, 'xl/')]));
  return all(readXml(parts.get('xl/workbook.xml')!), 'sheet').map((sheet) => {
    const part = targets.get(sheet.getAttribute('r:id'))!;
    const document = readXml(parts.get(part)!);
    const cells = new Map(all(document, 'c').map((cell) => {
      const text = all(cell, 'v')[0]?.textContent ?? null;
      const type = cell.getAttribute('t') ?? 'n';
      const value = type === 's' && text !== null ? strings[Number(text)]! : type === 'inlineStr' ? all(cell, 't').map((each) => each.textContent).join('') : type === 'str' ? text : text === null ? null : Number(text);
      return [cell.getAttribute('r')!, { value, formula: all(cell, 'f')[0]?.textContent ?? null, style: Number(cell.getAttribute('s') ?? 0), type }] as const;
    }));
    return { name: sheet.getAttribute('name')!, part, document, cells, state: sheet.getAttribute('state') ?? 'visible' };
  });
}

/** "B12" as [2, 12]. */
export function place(address: string): readonly [column: number, row: number] {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  return [[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), Number(digits)];
}
export function addressAt(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}
/** Every address of a reference as a chart writes it: 'Table 1'!$B$3:$B$5, or several in brackets. */
export function addressesIn(reference: string): { sheet: string; address: string }[] {
  return [...reference.matchAll(/'((?:[^']|'')+)'!(\$[A-Z]+\$\d+)(?::(\$[A-Z]+\$\d+))?/g)].flatMap(([, sheet, from, to]) => {
    const [left, top] = place(from!);
    const [right, bottom] = place(to ?? from!);
    return Array.from({ length: (right - left + 1) * (bottom - top + 1) }, (_, index) => ({ sheet: sheet!.replaceAll("''", "'"), address: addressAt(left + index % (right - left + 1), top + Math.floor(index / (right - left + 1))) }));
  });
}
