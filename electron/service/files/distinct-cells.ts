import type { CellList, ColumnDictionary, RawCell } from '#core/importing/raw-table.ts';
import type { TextPool } from './text-pool.ts';

/** How a cell is packed into 32 bits: its kind above, the id of its text (or the truth of a boolean) below; 0 for empty. */
export const KIND_SHIFT = 29;
export const PAYLOAD = (1 << KIND_SHIFT) - 1;
export const TEXT = 1;
export const NUMBER = 2;
export const BOOLEAN = 3;
export const DATE = 4;
export const ERROR = 5;

/** A column's cells, page by page. */
interface Pages { readonly codes: readonly (Uint32Array | undefined)[]; readonly numbers: readonly (Float64Array | undefined)[] }

/** The distinct cells of a column, made into values only when asked for: for a column of long answers their number and their
 *  length is all that guessing wants of most. */
class PackedCells implements CellList {
  readonly #words: Uint32Array;
  readonly #numbers: Float64Array;
  readonly #pool: TextPool;

  /** @param numbers may be shorter than `words`, which are the codes */
  constructor(words: Uint32Array, numbers: Float64Array, pool: TextPool) {
    this.#words = words;
    this.#numbers = numbers;
    this.#pool = pool;
  }

  get length(): number { return this.#words.length; }

  at(code: number): RawCell | undefined {
    const word = this.#words[code];
    return word === undefined ? undefined : word === NUMBER_WORD ? this.#numbers[code]! : unpacked(word, this.#pool);
  }

  textBytes(code: number): number {
    const word = this.#words[code] ?? 0;
    return word >>> KIND_SHIFT === TEXT ? this.#pool.length(word & PAYLOAD) : -1;
  }

  firstByte(code: number): number {
    const word = this.#words[code] ?? 0;
    return word >>> KIND_SHIFT === TEXT ? this.#pool.firstByte(word & PAYLOAD) : -1;
  }

  plainNumber(code: number): number {
    const word = this.#words[code] ?? 0;
    return word >>> KIND_SHIFT === TEXT ? this.#pool.plainNumber(word & PAYLOAD) : Number.NaN;
  }

  copyText(code: number, target: Uint8Array, at: number): number {
    const word = this.#words[code] ?? 0;
    if (word >>> KIND_SHIFT !== TEXT || this.#pool.isBlank(word & PAYLOAD)) return -1;
    return this.#pool.copy(word & PAYLOAD, target, at);
  }

  map<T>(work: (cell: RawCell, code: number) => T): T[] { return Array.from({ length: this.#words.length }, (_, code) => work(this.at(code)!, code)); }
  forEach(work: (cell: RawCell, code: number) => void): void { for (let code = 0; code < this.#words.length; code++) work(this.at(code)!, code); }
  some(holds: (cell: RawCell, code: number) => boolean): boolean { return this.findIndex(holds) >= 0; }
  findIndex(holds: (cell: RawCell, code: number) => boolean): number {
    for (let code = 0; code < this.#words.length; code++) if (holds(this.at(code)!, code)) return code;
    return -1;
  }
}

/** The value of a packed cell that is not a number. */
export function unpacked(word: number, pool: TextPool): RawCell {
  const payload = word & PAYLOAD;
  switch (word >>> KIND_SHIFT) {
    case 0: return null;
    case TEXT: return pool.get(payload);
    case BOOLEAN: return payload === 1;
    case DATE: return { date: pool.get(payload) };
    default: return { error: pool.get(payload) };
  }
}

const NO_NUMBERS = new Float64Array(0);
const NUMBER_WORD = (NUMBER << KIND_SHIFT) >>> 0;

/** Open addressing over codes: code + 1, 0 for free. */
class Slots {
  table = new Int32Array(1024);
  used = 0;

  clear(): void {
    if (this.used > 0) this.table.fill(0);
    this.used = 0;
  }

  /** @param hashes of the codes that are in the table already */
  grow(hashes: Int32Array): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2);
    const mask = this.table.length - 1;
    for (const entry of old) {
      if (entry === 0) continue;
      let slot = hashes[entry - 1]! & mask;
      while (this.table[slot] !== 0) slot = (slot + 1) & mask;
      this.table[slot] = entry;
    }
  }
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
function hashNumber(value: number): number {
  double[0] = value;
  const mixed = Math.imul(halves[0]! ^ Math.imul(halves[1]!, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** A few thousandths of a second. */
const ROWS_A_STEP = 4_000;

/** Reads columns as dictionaries, one after another with the same tables: one pass over packed cells, no string made. Texts of white
 *  space alone are empty; the same text under two ids is one value.
 *  Its parts are methods of one class, and not functions made for each column, so that they are compiled once. */
export class DistinctReader {
  readonly #pool: TextPool;
  /** The code of a text's id, plus one; 0 for ids not met. */
  readonly #byId: Int32Array;
  /** The ids met, whose places in `#byId` are to be cleared. */
  #ids = new Int32Array(1024);
  #met = 0;
  /** Codes of truths, and of cells whose id is that of another kind of cell. */
  readonly #others = new Map<number, number>();
  readonly #texts = new Slots();
  readonly #numberSlots = new Slots();
  /** The code of each case. A new array for each column would stand about, outside the heap, until garbage is collected. */
  #codes = new Int32Array(0);
  // What is known of each code so far.
  #size = 0;
  #words = new Uint32Array(1024);
  #numbers = new Float64Array(1024);
  #counts = new Int32Array(1024);
  #firstCase = new Int32Array(1024);
  /** So that a larger table is made without looking at every text again. */
  #hashes = new Int32Array(1024);
  #empty = -1;

  constructor(pool: TextPool) {
    this.#pool = pool;
    this.#byId = new Int32Array(pool.count);
  }

  /** Whether the pool has grown since. */
  get isStale(): boolean { return this.#byId.length < this.#pool.count; }

  /** Gives its memory back at once. It is of no more use. */
  close(): void {
    for (const array of [this.#byId, this.#ids, this.#codes, this.#words, this.#numbers, this.#counts, this.#firstCase, this.#hashes, this.#texts.table, this.#numberSlots.table]) (array.buffer as ArrayBuffer).transfer(0);
  }

  /** A column in steps. Where they are not all taken, the reader is of no more use. */
  * steps(source: Pages | undefined, pageBits: number, rows: ArrayLike<number>): Generator<number, ColumnDictionary> {
    if (this.#codes.length < rows.length) this.#codes = new Int32Array(rows.length);
    for (let from = 0; from < rows.length; from += ROWS_A_STEP) {
      if (from > 0) yield 0;
      this.#read(source, pageBits, rows, from, Math.min(rows.length, from + ROWS_A_STEP));
    }
    if (rows.length > ROWS_A_STEP) yield 0;
    return this.#finish(rows.length);
  }

  #read(source: Pages | undefined, pageBits: number, rows: ArrayLike<number>, from: number, to: number): void {
    const pageMask = (1 << pageBits) - 1;
    const codes = this.#codes;
    const byId = this.#byId;
    let pageAt = -1;
    let page: Uint32Array | undefined;
    for (let index = from; index < to; index++) {
      const row = rows[index]!;
      if (row >>> pageBits !== pageAt) {
        pageAt = row >>> pageBits;
        page = source?.codes[pageAt];
      }
      const word = page === undefined ? 0 : page[row & pageMask]!;
      const kind = word >>> KIND_SHIFT;
      let code: number;
      if (kind === TEXT) {
        code = byId[word & PAYLOAD]! - 1;
        if (code < 0) code = this.#ofNewId(word & PAYLOAD, index);
        else if (this.#words[code]! >>> KIND_SHIFT > TEXT) {
          // A date that is spelt as this text has its place so far.
          this.#others.set(this.#words[code]!, code);
          code = this.#ofNewId(word & PAYLOAD, index);
        }
      } else if (kind === NUMBER) code = this.#ofNumber(source!.numbers[pageAt]![row & pageMask]!, index);
      else if (kind === 0) code = this.#ofEmpty(index);
      else {
        // Truths are no ids of texts; a date may be the text of another cell, which has taken its place.
        code = kind === BOOLEAN ? -1 : byId[word & PAYLOAD]! - 1;
        if (code < 0 || this.#words[code] !== word) code = this.#ofOther(word, code < 0 && kind !== BOOLEAN, index);
      }
      codes[index] = code;
      this.#counts[code]!++;
    }
  }

  #finish(length: number): ColumnDictionary {
    for (let at = 0; at < this.#met; at++) this.#byId[this.#ids[at]!] = 0;
    this.#met = 0;
    this.#others.clear();
    this.#empty = -1;
    this.#texts.clear();
    const anyNumber = this.#numberSlots.used > 0;
    this.#numberSlots.clear();
    const size = this.#size;
    this.#size = 0;
    const codes = this.#codes.subarray(0, length);
    const counts = this.#counts.subarray(0, size);
    let most = 0;
    for (let code = 0; code < size; code++) if (counts[code]! > most) most = counts[code]!;
    return {
      codes: size <= 0x100 ? new Uint8Array(codes) : size <= 0x10000 ? new Uint16Array(codes) : codes.slice(), values: new PackedCells(this.#words.slice(0, size), anyNumber ? this.#numbers.slice(0, size) : NO_NUMBERS, this.#pool),
      counts: most <= 0xff ? new Uint8Array(counts) : counts.slice(), firstCase: this.#firstCase.slice(0, size),
    };
  }

  #add(word: number, index: number, number: number, hash = 0): number {
    if (this.#size === this.#words.length) this.#grow();
    const code = this.#size++;
    this.#words[code] = word;
    this.#numbers[code] = number;
    this.#counts[code] = 0;
    this.#firstCase[code] = index;
    this.#hashes[code] = hash;
    return code;
  }

  #grow(): void {
    const size = this.#words.length * 2;
    this.#words = grown(this.#words, new Uint32Array(size));
    this.#numbers = grown(this.#numbers, new Float64Array(size));
    this.#counts = grown(this.#counts, new Int32Array(size));
    this.#firstCase = grown(this.#firstCase, new Int32Array(size));
    this.#hashes = grown(this.#hashes, new Int32Array(size));
  }

  #ofEmpty(index: number): number {
    if (this.#empty < 0) this.#empty = this.#add(0, index, 0);
    return this.#empty;
  }

  #ofNewId(id: number, index: number): number {
    const code = this.#pool.isBlank(id) ? this.#ofEmpty(index) : this.#ofText(id, index);
    this.#meet(id, code);
    return code;
  }

  /** @param isFree whether the place of its id is */
  #ofOther(word: number, isFree: boolean, index: number): number {
    const known = this.#others.get(word);
    if (known !== undefined) return known;
    const code = this.#add(word, index, 0);
    if (isFree) this.#meet(word & PAYLOAD, code);
    else this.#others.set(word, code);
    return code;
  }

  #meet(id: number, code: number): void {
    this.#byId[id] = code + 1;
    if (this.#met === this.#ids.length) this.#ids = grown(this.#ids, new Int32Array(this.#met * 2));
    this.#ids[this.#met++] = id;
  }

  #ofText(id: number, index: number): number {
    const slots = this.#texts;
    const pool = this.#pool;
    if (slots.used * 2 >= slots.table.length) slots.grow(this.#hashes);
    const { table } = slots;
    const mask = table.length - 1;
    const hash = pool.hash(id);
    let slot = hash & mask;
    for (;;) {
      const entry = table[slot]!;
      if (entry === 0) break;
      if (this.#hashes[entry - 1] === hash && pool.same(this.#words[entry - 1]! & PAYLOAD, id)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const code = this.#add(((TEXT << KIND_SHIFT) | id) >>> 0, index, 0, hash);
    table[slot] = code + 1;
    slots.used++;
    return code;
  }

  #ofNumber(given: number, index: number): number {
    const value = given === 0 ? 0 : given;
    const slots = this.#numberSlots;
    if (slots.used * 2 >= slots.table.length) slots.grow(this.#hashes);
    const { table } = slots;
    const mask = table.length - 1;
    const hash = hashNumber(value);
    let slot = hash & mask;
    for (;;) {
      const entry = table[slot]!;
      if (entry === 0) break;
      if (this.#numbers[entry - 1] === value) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const code = this.#add(NUMBER_WORD, index, value, hash);
    table[slot] = code + 1;
    slots.used++;
    return code;
  }
}

const grown = <T extends Uint32Array | Float64Array | Int32Array>(from: T, to: T): T => { to.set(from); return to; };
