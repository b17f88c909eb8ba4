import { Refusal } from '#core/contract/refusal.ts';

const BLOCK_BITS = 20;
const BLOCK_BYTES = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK_BYTES - 1;
/** Where texts begin is kept in pieces of so many, so that a long list never stands in memory twice while it grows. */
const PIECE_BITS = 16;
const PIECE = 1 << PIECE_BITS;
const IN_PIECE = PIECE - 1;
const INTERN_LIMIT = 512;
const MOST_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, power) => Number(`1e${power}`));
const CACHED_TEXT_BYTES = 64;
/** Texts that come again and again are few: options, dates, small numbers. */
const CACHED_TEXTS = 10_000;
/** What the cells of one file may take up in memory, texts and columns together. */
export const MAX_TABLE_BYTES = 640 * 1024 * 1024;

/** Texts kept as UTF-8 bytes outside the JavaScript heap and made into strings when asked for: two million cells of text
 *  would otherwise be two million strings for the garbage collector to walk. Ids count up from 0. */
export class TextPool {
  /** Blocks of a megabyte, so that one number says where a text begins; a longer text has as many places here as it has megabytes,
   *  and stands in the first of them. */
  private readonly blocks: Buffer[] = [];
  /** How much of each block is used; of the last one `used` says it. */
  private readonly ends: number[] = [];
  private last: Buffer = Buffer.alloc(0);
  private lastAt = 0;
  private used = 0;
  /** Where each text begins: the block above, the place in it below. It ends where the next one begins, or its block does. */
  private readonly starts: Uint32Array[] = [new Uint32Array(1024)];
  private readonly cache = new Map<number, string>();
  /** Open addressing over the short texts already met: id + 1, 0 for free. Empty until the first `intern`. */
  private table = new Uint32Array(0);
  private interned = 0;
  /** Texts so far. */
  count = 0;
  /** Bytes held. */
  bytes = 0;

  /** Adds bytes of valid UTF-8 as a new text; returns its id. */
  add(source: Buffer, start: number, end: number): number {
    const length = end - start;
    const id = this.nextId(length);
    const at = this.used - length;
    const block = this.last;
    if (length < 40) for (let i = 0; i < length; i++) block[at + i] = source[start + i]!;
    else source.copy(block, at, start, end);
    return id;
  }

  /** Adds a string as a new text; returns its id. */
  addString(text: string): number {
    const length = Buffer.byteLength(text);
    const id = this.nextId(length);
    this.last.write(text, this.used - length, length, 'utf8');
    return id;
  }

  /** The id of this text, added if it is short and new; long texts are rarely equal and are always added. */
  intern(source: Buffer, start: number, end: number): number {
    const length = end - start;
    if (length > INTERN_LIMIT) return this.add(source, start, end);
    if (this.interned * 2 >= this.table.length) this.growTable();
    const mask = this.table.length - 1;
    let slot = hashBytes(source, start, end) & mask;
    for (;;) {
      const entry = this.table[slot]!;
      if (entry === 0) break;
      if (this.equals(entry - 1, source, start, length)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const id = this.add(source, start, end);
    this.table[slot] = id + 1;
    this.interned++;
    return id;
  }

  /** Removes the text added last, which was not interned, and returns it. */
  takeBack(): string {
    const id = this.count - 1;
    const view = this.view(id);
    const text = view.toString('utf8');
    this.used -= view.length;
    this.count = id;
    return text;
  }

  /** Bytes of a text. */
  length(id: number): number {
    const start = this.startOf(id);
    const block = start >>> BLOCK_BITS;
    const next = id + 1 < this.count ? this.startOf(id + 1) : (this.lastAt + this.used) >>> 0;
    // A block that is full to the last byte ends where the next one begins.
    const end = next >>> BLOCK_BITS === block ? next & IN_BLOCK : (block === this.lastAt >>> BLOCK_BITS ? this.used : this.ends[block]!);
    return end - (start & IN_BLOCK);
  }

  /** The text itself. */
  get(id: number): string {
    const known = this.cache.get(id);
    if (known !== undefined) return known;
    const start = this.startOf(id) & IN_BLOCK;
    const length = this.length(id);
    const text = this.blockOf(id).toString('utf8', start, start + length);
    if (length <= CACHED_TEXT_BYTES && this.cache.size < CACHED_TEXTS) this.cache.set(id, text);
    return text;
  }

  /** The bytes of a text, not to be changed. */
  view(id: number): Buffer {
    const start = this.startOf(id) & IN_BLOCK;
    return this.blockOf(id).subarray(start, start + this.length(id));
  }

  /** Copies the bytes of a text into `target` from `at` on. @returns how many, or −1 where there is no room for them */
  copy(id: number, target: Uint8Array, at: number): number {
    const length = this.length(id);
    if (at + length > target.length) return -1;
    const start = this.startOf(id) & IN_BLOCK;
    this.blockOf(id).copy(target, at, start, start + length);
    return length;
  }

  /** A hash of the text (32 bits, signed), from its length and some of its bytes: equal texts have equal ones. */
  hash(id: number): number {
    const block = this.blockOf(id);
    const start = this.startOf(id) & IN_BLOCK;
    const length = this.length(id);
    const step = length <= 32 ? 1 : Math.ceil(length / 32);
    let hash = 0x811c9dc5 ^ length;
    for (let at = start + length - 1; at >= start; at -= step) hash = Math.imul(hash ^ block[at]!, 0x01000193);
    return mixed(hash);
  }

  /** Whether two ids hold the same text. */
  same(one: number, other: number): boolean {
    return one === other || this.equals(one, this.blockOf(other), this.startOf(other) & IN_BLOCK, this.length(other));
  }

  /** The first byte of a text that is not empty. */
  firstByte(id: number): number {
    return this.blockOf(id)[this.startOf(id) & IN_BLOCK]!;
  }

  /** The number that a text of at most fifteen digits writes plainly ("-12.5", no sign but a minus, digits on both sides of the
   *  point); NaN for anything else. Both parts of the division are exact, so that it rounds as reading the text would. */
  plainNumber(id: number): number {
    const length = this.length(id);
    if (length === 0 || length > MOST_DIGITS + 2) return Number.NaN;
    const block = this.blockOf(id);
    const first = this.startOf(id) & IN_BLOCK;
    const end = first + length;
    const isNegative = block[first] === 0x2d;
    let value = 0;
    let digits = 0;
    let decimals = -1;
    for (let at = isNegative ? first + 1 : first; at < end; at++) {
      const byte = block[at]!;
      if (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + (byte - 0x30);
        digits++;
        if (decimals >= 0) decimals++;
      } else if (byte === 0x2e && decimals < 0 && digits > 0) decimals = 0;
      else return Number.NaN;
    }
    if (digits === 0 || digits > MOST_DIGITS || decimals === 0) return Number.NaN;
    if (decimals > 0) value /= POWERS_OF_TEN[decimals]!;
    return isNegative ? -value : value;
  }

  /** Whether the text is white space alone. */
  isBlank(id: number): boolean {
    const first = this.firstByte(id);
    // Beyond ASCII, white space begins with one of these bytes (U+00A0, U+1680, U+2000 to U+3000, U+FEFF).
    if (this.length(id) > 0 && first > 0x20 && first !== 0xc2 && first !== 0xe1 && first !== 0xe2 && first !== 0xe3 && first !== 0xef) return false;
    return this.view(id).toString('utf8').trim() === '';
  }

  private startOf(id: number): number {
    return this.starts[id >>> PIECE_BITS]![id & IN_PIECE]!;
  }

  private blockOf(id: number): Buffer {
    return this.blocks[this.startOf(id) >>> BLOCK_BITS]!;
  }

  private nextId(length: number): number {
    // Texts begin in the first megabyte of a block alone: an empty one at its very end would begin in the next, and so would those
    // that follow where a longer text was taken back.
    if (this.used + length > this.last.length || this.used >= Math.min(BLOCK_BYTES, this.last.length)) {
      const size = Math.max(BLOCK_BYTES, length);
      this.bytes += size;
      if (this.bytes > MAX_TABLE_BYTES) throw tooMuchText();
      if (this.blocks.length > 0) this.ends[this.lastAt >>> BLOCK_BITS] = this.used;
      this.last = Buffer.allocUnsafeSlow(size);
      this.lastAt = (this.blocks.length << BLOCK_BITS) >>> 0;
      for (let from = 0; from < size; from += BLOCK_BYTES) this.blocks.push(this.last);
      this.used = 0;
    }
    const id = this.count++;
    this.pieceOf(id)[id & IN_PIECE] = this.lastAt + this.used;
    this.used += length;
    return id;
  }

  /** The piece for a new text: one more where the last is full; the first grows, as most tables are small. */
  private pieceOf(id: number): Uint32Array {
    const at = id >>> PIECE_BITS;
    let piece = this.starts[at];
    if (piece === undefined) this.starts[at] = piece = new Uint32Array(PIECE);
    else if ((id & IN_PIECE) >= piece.length) {
      const larger = new Uint32Array(piece.length * 2);
      larger.set(piece);
      this.starts[at] = piece = larger;
    }
    return piece;
  }

  private equals(id: number, source: Uint8Array, start: number, length: number): boolean {
    if (this.length(id) !== length) return false;
    const block = this.blockOf(id);
    const at = this.startOf(id) & IN_BLOCK;
    for (let i = 0; i < length; i++) if (block[at + i] !== source[start + i]) return false;
    return true;
  }

  private growTable(): void {
    const old = this.table;
    this.table = new Uint32Array(Math.max(4096, old.length * 2));
    const mask = this.table.length - 1;
    for (const entry of old) {
      if (entry === 0) continue;
      const start = this.startOf(entry - 1) & IN_BLOCK;
      let slot = hashBytes(this.blockOf(entry - 1), start, start + this.length(entry - 1)) & mask;
      while (this.table[slot] !== 0) slot = (slot + 1) & mask;
      this.table[slot] = entry;
    }
  }
}

/** FNV-1a with a last mix: a whole number of 32 bits, signed, for which nothing has to be made. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return mixed(hash);
}

/** Lets every bit tell in the lowest ones (the end of MurmurHash3): identifiers that count up would else sit side by side, and be
 *  looked for past one another. */
function mixed(given: number): number {
  let hash = given;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function tooMuchText(): Refusal {
  return new Refusal(
    'FILE_TOO_LARGE',
    `The file holds more than ${MAX_TABLE_BYTES / 1024 / 1024} MB of text. Split it into several files and import them one after the other.`,
    { limitMb: MAX_TABLE_BYTES / 1024 / 1024 },
  );
}
