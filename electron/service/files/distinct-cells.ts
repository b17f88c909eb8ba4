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
    return word === undefined ? undefined : word === (NUMBER << KIND_SHIFT) >>> 0 ? this.#numbers[code]! : unpacked(word, this.#pool);
  }

  textBytes(code: number): number {
    const word = this.#words[code] ?? 0;
    return word >>> KIND_SHIFT === TEXT ? this.#pool.length(word & PAYLOAD) : -1;
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

/** Tables that are used for one column after another. */
interface Scratch {
  /** The code of a text's id, plus one; 0 for ids not met. */
  readonly byId: Int32Array;
  readonly texts: Slots;
  readonly numbers: Slots;
  /** What is known of each code so far. */
  lists: Lists;
  /** The code of each case. A new array for each column would stand about, outside the heap, until garbage is collected. */
  codes: Int32Array;
}
interface Lists { readonly words: Uint32Array; readonly numbers: Float64Array; readonly counts: Int32Array; readonly firstCase: Int32Array }
const grown = <T extends Uint32Array | Float64Array | Int32Array>(from: T, to: T): T => { to.set(from); return to; };
function grownLists({ words, numbers, counts, firstCase }: Lists): Lists {
  const size = words.length * 2;
  return { words: grown(words, new Uint32Array(size)), numbers: grown(numbers, new Float64Array(size)), counts: grown(counts, new Int32Array(size)), firstCase: grown(firstCase, new Int32Array(size)) };
}
const NO_NUMBERS = new Float64Array(0);
const NO_CODES = new Int32Array(0);
export const newScratch = (pool: TextPool): Scratch => ({
  byId: new Int32Array(pool.count), texts: new Slots(), numbers: new Slots(), lists: { words: new Uint32Array(1024), numbers: new Float64Array(1024), counts: new Int32Array(1024), firstCase: new Int32Array(1024) }, codes: NO_CODES,
});

/** Open addressing over codes: code + 1, 0 for free. */
class Slots {
  table = new Int32Array(1024);
  used = 0;

  clear(): void {
    if (this.used > 0) this.table.fill(0);
    this.used = 0;
  }

  /** @param hashOf the hash of a code that is in the table already */
  grow(hashOf: (code: number) => number): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2);
    const mask = this.table.length - 1;
    for (const entry of old) {
      if (entry === 0) continue;
      let slot = hashOf(entry - 1) & mask;
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
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Reads a column as a dictionary over the rows given: one pass over packed cells, no string made. Texts of white space alone
 *  are empty; the same text under two ids is one value. */
export function distinctCells(source: Pages | undefined, pageBits: number, rows: ArrayLike<number>, pool: TextPool, scratch: Scratch): ColumnDictionary {
  const pageMask = (1 << pageBits) - 1;
  if (scratch.codes.length < rows.length) scratch.codes = new Int32Array(rows.length);
  const codes = scratch.codes.subarray(0, rows.length);
  let size = 0;
  let { words, numbers, counts, firstCase } = scratch.lists;
  const others = new Map<number, number>();
  const { byId, texts, numbers: numberSlots } = scratch;
  const ids: number[] = [];
  let empty = -1;
  const add = (word: number, index: number, number: number): number => {
    if (size === words.length) ({ words, numbers, counts, firstCase } = scratch.lists = grownLists(scratch.lists));
    words[size] = word;
    numbers[size] = number;
    counts[size] = 0;
    firstCase[size] = index;
    return size++;
  };
  const ofNumber = (value: number, index: number): number => {
    if (numberSlots.used * 2 >= numberSlots.table.length) numberSlots.grow((code) => hashNumber(numbers[code]!));
    const { table } = numberSlots;
    const mask = table.length - 1;
    let slot = hashNumber(value) & mask;
    for (;;) {
      const entry = table[slot]!;
      if (entry === 0) break;
      if (numbers[entry - 1] === value) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const code = add((NUMBER << KIND_SHIFT) >>> 0, index, value);
    table[slot] = code + 1;
    numberSlots.used++;
    return code;
  };
  const ofText = (id: number, index: number): number => {
    if (texts.used * 2 >= texts.table.length) texts.grow((code) => pool.hash(words[code]! & PAYLOAD));
    const { table } = texts;
    const mask = table.length - 1;
    let slot = pool.hash(id) & mask;
    for (;;) {
      const entry = table[slot]!;
      if (entry === 0) break;
      if (pool.same(words[entry - 1]! & PAYLOAD, id)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const code = add(((TEXT << KIND_SHIFT) | id) >>> 0, index, 0);
    table[slot] = code + 1;
    texts.used++;
    return code;
  };
  const ofEmpty = (index: number): number => (empty >= 0 ? empty : (empty = add(0, index, 0)));
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const word = source?.codes[row >>> pageBits]?.[row & pageMask] ?? 0;
    const kind = word >>> KIND_SHIFT;
    let code: number;
    if (kind === TEXT) {
      const id = word & PAYLOAD;
      code = byId[id]! - 1;
      if (code < 0) {
        code = pool.isBlank(id) ? ofEmpty(index) : ofText(id, index);
        byId[id] = code + 1;
        ids.push(id);
      }
    } else if (kind === NUMBER) {
      const value = source!.numbers[row >>> pageBits]![row & pageMask]!;
      code = ofNumber(value === 0 ? 0 : value, index);
    } else if (kind === 0) code = ofEmpty(index);
    else code = others.get(word) ?? -1;
    if (code < 0) others.set(word, (code = add(word, index, 0)));
    codes[index] = code;
    counts[code]!++;
  }
  for (const id of ids) byId[id] = 0;
  texts.clear();
  const anyNumber = numberSlots.used > 0;
  numberSlots.clear();
  return {
    codes: size <= 0xffff ? new Uint16Array(codes) : codes.slice(), values: new PackedCells(words.slice(0, size), anyNumber ? numbers.slice(0, size) : NO_NUMBERS, pool),
    counts: counts.slice(0, size), firstCase: firstCase.slice(0, size),
  };
}
