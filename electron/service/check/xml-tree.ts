import { JSDOM } from 'jsdom';
import { xmlDecoder } from '../exchange/decode-text.ts';

/** XML as a tree, or null where it is not well-formed. No entity is expanded and nothing is fetched. */
export function parseXml(bytes: Uint8Array): Document | null {
  try {
    const decoder = xmlDecoder('');
    const text = (decoder.decode(bytes) + decoder.end()).replace(/^\uFEFF/u, '');
    return new JSDOM(text, { contentType: 'application/xml' }).window.document;
  } catch {
    return null;
  }
}

/** A tree as XML, with the declaration Word wants. */
export function writeXml(tree: Document): Uint8Array {
  const serializer = new (tree.defaultView as unknown as { XMLSerializer: typeof XMLSerializer }).XMLSerializer();
  const text = serializer.serializeToString(tree.documentElement);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`, 'utf8');
}

/** HTML as blocks need it: a tree with places, scripts not run, nothing fetched. */
export function parseHtml(text: string): { document: Document; lineOf(node: Node): number } {
  const dom = new JSDOM(text, { includeNodeLocations: true });
  return { document: dom.window.document, lineOf: (node) => dom.nodeLocation(node)?.startLine ?? 1 };
}
