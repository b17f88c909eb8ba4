/** GUIDs of exchange files. Ours are made from what they name, so that a second export, and the file that a colleague's
 *  program writes from the first, speak of the same things. */

/** SHA-1 of a text's UTF-8; core has no hashing of its own. */
export type Digest = (text: string) => Uint8Array;
/** The GUID of a thing in one project: what kind it is, and the words that tell it from its like. */
export type GuidMaker = (kind: string, ...words: readonly string[]) => string;

const GUID = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/;

/** As REFI-QDA's GUIDType, after `normaliseGuid`. */
export const isGuid = (text: string): boolean => GUID.test(text);

/** Upper-case, without braces or white space: how GUIDs are compared. Texts that are no GUID are kept, so that references still meet. */
export const normaliseGuid = (text: string): string => text.trim().replace(/^\{(.*)\}$/s, '$1').toUpperCase();

/** Name-based GUIDs in the manner of RFC 9562, version 5. Upper case, since some programs refuse lower case. */
export const guidMaker = (projectId: string, digest: Digest): GuidMaker => (kind, ...words) => {
  const bytes = digest(JSON.stringify([projectId, kind, ...words])).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let text = '';
  // A quarter of a million of these are made for 50,000 answers: a table is ten times as fast as toString.
  for (let at = 0; at < 16; at += 1) text += (at === 4 || at === 6 || at === 8 || at === 10 ? '-' : '') + HEX[bytes[at]!]!;
  return text;
};
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());
