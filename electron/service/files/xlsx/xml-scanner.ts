import { Refusal } from '#core/contract/refusal.ts';
import { CarryBuffer } from '../carry-buffer.ts';

/** Receives what the scanner finds. Names come without their prefix. All positions point into `bytes` and are valid only
 *  during the call. */
export interface XmlHandler {
  /** Whether text met now is handed over; text between other tags is passed by. */
  wantsText: boolean;
  /** Where it is given: reads what follows at `at`, a `<`, in a quicker way of its own, and returns where it stopped. */
  skim?(bytes: Buffer, at: number): number;
  /** @param end where the attributes end (before `>` or `/>`) */
  open(bytes: Buffer, nameStart: number, nameEnd: number, end: number, selfClosing: boolean): void;
  close(bytes: Buffer, nameStart: number, nameEnd: number): void;
  /** @param whole the text is followed by a closing tag, so it is all there is unless pieces came before
   *  @param literal it stood in a CDATA section: no entities in it */
  text(bytes: Buffer, start: number, end: number, whole: boolean, literal: boolean): void;
}

/** Thrown where a part is XML that this scanner was not made for (other encodings, say): another reader is tried then. */
export class OddXml extends Error {}

const MAX_TOKEN_BYTES = 64 * 1024 * 1024;
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;
const SPACE = 0x20;

/** Walks the bytes of an XML part chunk by chunk, cutting at tag borders only, so that no character is ever split and the
 *  part is never in memory as a whole. Entity declarations are refused: no expansion, no file or network access. */
export class XmlScanner {
  private readonly carry = new CarryBuffer();
  /** Where to go on looking in what was kept, so that a long token is not searched again from its start. */
  private resume = 0;
  private begun = false;
  private readonly handler: XmlHandler;
  private readonly part: string;

  constructor(handler: XmlHandler, part: string) {
    this.handler = handler;
    this.part = part;
  }

  /** Takes the next chunk. */
  push(chunk: Buffer): void {
    const bytes = this.carry.join(chunk);
    let resume = this.resume;
    this.resume = 0;
    const length = bytes.length;
    let at = 0;
    if (!this.begun) {
      if (length < 4) {
        this.carry.keep(bytes, 0);
        return;
      }
      this.begun = true;
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
      else if (bytes[0]! >= 0xfe || bytes[0] === 0 || bytes[1] === 0) throw new OddXml('UTF-16');
    }
    const handler = this.handler;
    for (;;) {
      let tag = at;
      if (resume > tag) {
        tag = resume;
        resume = 0;
      }
      if (handler.wantsText) while (tag < length && bytes[tag] !== LT) tag++;
      else if (bytes[tag] === LT) {
        if (handler.skim !== undefined && tag === at) {
          at = handler.skim(bytes, at);
          tag = at;
          if (bytes[tag] !== LT) continue;
        }
      } else {
        tag = bytes.indexOf(LT, tag);
        if (tag < 0) {
          this.keep(bytes, length, length);
          return;
        }
      }
      if (tag + 1 >= length) {
        this.keep(bytes, handler.wantsText ? at : Math.min(tag, length), Math.min(tag, length));
        return;
      }
      const next = bytes[tag + 1]!;
      if (next === 0x21 || next === 0x3f) {
        const done = this.special(bytes, at, tag, next);
        if (done < 0) {
          this.keep(bytes, handler.wantsText ? at : tag, tag);
          return;
        }
        at = done;
        continue;
      }
      // the end of the tag, with `>` allowed inside quoted values
      let nameStart = next === SLASH ? tag + 2 : tag + 1;
      let nameEnd = nameStart;
      for (; nameEnd < length; nameEnd++) {
        const byte = bytes[nameEnd]!;
        if (byte === COLON) nameStart = nameEnd + 1;
        else if (byte <= 0x20 || byte === GT || byte === SLASH) break;
      }
      let end = nameEnd;
      let quote = 0;
      for (; end < length; end++) {
        const byte = bytes[end]!;
        if (quote !== 0) {
          if (byte === quote) quote = 0;
        } else if (byte === GT) break;
        else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
        else if (byte === LT) throw new OddXml('a tag inside a tag');
      }
      if (end >= length) {
        this.keep(bytes, handler.wantsText ? at : tag, tag);
        return;
      }
      if (handler.wantsText && tag > at) handler.text(bytes, at, tag, next === SLASH, false);
      if (next === SLASH) handler.close(bytes, nameStart, nameEnd);
      else {
        const selfClosing = bytes[end - 1] === SLASH;
        handler.open(bytes, nameStart, nameEnd, selfClosing ? end - 1 : end, selfClosing);
      }
      at = end + 1;
    }
  }

  /** A comment, CDATA section, processing instruction or declaration that begins at `tag`: returns where it ends, or -1
   *  when the chunk ends before it does. */
  private special(bytes: Buffer, at: number, tag: number, next: number): number {
    const handler = this.handler;
    if (next === 0x3f) {
      const end = bytes.indexOf('?>', tag + 2, 'latin1');
      if (end < 0) return -1;
      const declaration = bytes.toString('latin1', tag, Math.min(end, tag + 200));
      const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
      if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw new OddXml(`encoding ${encoding}`);
      if (handler.wantsText && tag > at) handler.text(bytes, at, tag, false, false);
      return end + 2;
    }
    if (bytes.length < tag + 9) return -1;
    const opening = bytes.toString('latin1', tag, tag + 9);
    if (opening.startsWith('<!--')) {
      const end = bytes.indexOf('-->', tag + 4, 'latin1');
      if (end < 0) return -1;
      if (handler.wantsText && tag > at) handler.text(bytes, at, tag, false, false);
      return end + 3;
    }
    if (opening === '<![CDATA[') {
      const end = bytes.indexOf(']]>', tag + 9, 'latin1');
      if (end < 0) return -1;
      if (handler.wantsText) {
        if (tag > at) handler.text(bytes, at, tag, false, false);
        handler.text(bytes, tag + 9, end, false, true);
      }
      return end + 3;
    }
    if (/^<!(doctype|entity)/i.test(opening)) throw entitiesRefused(this.part);
    throw new OddXml('an unknown declaration');
  }

  private keep(bytes: Buffer, from: number, resume: number): void {
    if (bytes.length - from > MAX_TOKEN_BYTES) throw new OddXml('a tag or text without end');
    this.carry.keep(bytes, from);
    this.resume = resume - from;
  }
}

/** The refusal for a part that declares entities: the way of "billion laughs" and of reading other files. */
export function entitiesRefused(part: string): Refusal {
  return new Refusal(
    'FILE_HOSTILE',
    `The workbook's part "${part}" declares entities (a DOCTYPE), which no spreadsheet program writes and which can make a small file fill the memory or read other files. It was not opened. Ask for the file from its source again, as .xlsx or .csv.`,
    { part },
  );
}

/** The value of an attribute in a tag's bytes, undecoded; null where it is absent. Prefixed attributes are passed by. A string is made for
 *  what was asked for alone: every row of a sheet is asked twice. */
export function attribute(bytes: Buffer, from: number, end: number, name: string): string | null {
  let at = from;
  for (;;) {
    while (at < end && (bytes[at]! <= SPACE || bytes[at] === EQUALS)) at++;
    const nameAt = at;
    while (at < end && bytes[at]! > SPACE && bytes[at] !== EQUALS) at++;
    const nameEnd = at;
    while (at < end && bytes[at]! <= SPACE) at++;
    if (at >= end) return null;
    // A word without a value.
    if (bytes[at] !== EQUALS) continue;
    at++;
    while (at < end && bytes[at]! <= SPACE) at++;
    const quote = bytes[at];
    if (quote !== QUOTE && quote !== APOSTROPHE) continue;
    const valueAt = ++at;
    while (at < end && bytes[at] !== quote) at++;
    if (at >= end) return null;
    if (isName(bytes, nameAt, nameEnd, name)) return bytes.toString('latin1', valueAt, at);
    at++;
  }
}

/** Whether the name at these bytes is this ASCII word. */
export function isName(bytes: Buffer, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}
