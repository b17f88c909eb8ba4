import { SaxesParser } from 'saxes';
import type { Zip } from '../zip.ts';
import { entitiesRefused, OddXml } from './xml-scanner.ts';

/** Parts that describe the workbook are small; these bytes are far beyond any of them. */
const MAX_SMALL_PART = 64 * 1024 * 1024;

/** An element met in a small part: names without prefixes, attributes by their names without prefixes (`r:id` → `id`
 *  unless there is a plain one), `parents` from the root down. */
export interface PartElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parents: readonly string[];
}

/** Walks a small part (workbook.xml, relationships, styles) with a full XML parser.
 *  @throws Refusal FILE_HOSTILE for a DOCTYPE, OddXml where it is not well-formed */
export async function readSmallPart(zip: Zip, name: string, onElement: (element: PartElement) => void): Promise<void> {
  const bytes = await zip.read(name, MAX_SMALL_PART);
  walkXml(decodeXml(bytes), name, onElement);
}

/** The same walk over a text. */
export function walkXml(text: string, part: string, onElement: (element: PartElement) => void): void {
  const parser = new SaxesParser({ xmlns: false });
  const parents: string[] = [];
  let failed: Error | undefined;
  parser.on('error', (error) => { failed ??= new OddXml(error.message); });
  parser.on('doctype', () => { failed = entitiesRefused(part); });
  parser.on('opentag', (tag) => {
    const attributes = new Map<string, string>();
    for (const [key, value] of Object.entries(tag.attributes)) {
      const local = key.slice(key.indexOf(':') + 1);
      if (local === key || !attributes.has(local)) attributes.set(local, value);
      if (local !== key) attributes.set(key, value);
    }
    const element = tag.name.slice(tag.name.indexOf(':') + 1);
    if (failed === undefined) onElement({ name: element, attributes, parents });
    parents.push(element);
  });
  parser.on('closetag', () => { parents.pop(); });
  for (let at = 0; at < text.length && failed === undefined; at += 65_536) parser.write(text.slice(at, at + 65_536));
  if (failed === undefined) parser.close();
  if (failed !== undefined) throw failed;
}

/** XML bytes as text: UTF-8, or UTF-16 by its mark. */
function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
