/** Sets of cases, one bit a case, 32 cases a word. Spare bits of the last word are always 0. */
export type Bits = Uint32Array;

export const wordsFor = (cases: number): number => (cases + 31) >>> 5;
export const newBits = (cases: number): Bits => new Uint32Array(wordsFor(cases));

/** Reads stored bits (bit `i & 7` of byte `i >> 3`) as words; without a copy where the memory allows it. */
export function bitsFromBytes(bytes: Uint8Array, cases: number): Bits {
  const words = wordsFor(cases);
  const spare = words * 32 - cases;
  const aligned = LITTLE_ENDIAN && bytes.byteOffset % 4 === 0 && bytes.byteLength >= words * 4;
  if (aligned) {
    const view = new Uint32Array(bytes.buffer, bytes.byteOffset, words);
    if (spare === 0 || view[words - 1]! >>> (32 - spare) === 0) return view;
  }
  const bits = new Uint32Array(words);
  for (let i = 0; i < Math.min(bytes.length, words * 4); i++) bits[i >> 2]! |= bytes[i]! << ((i & 3) * 8);
  if (spare > 0) bits[words - 1]! &= 0xffffffff >>> spare;
  return bits;
}
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** The cases whose byte has a 1 in `keep` (a table of 256). */
export function bitsWhere(bytes: Uint8Array | Uint16Array, keep: Uint8Array): Bits {
  const cases = bytes.length;
  const bits = newBits(cases);
  const whole = cases >>> 5;
  for (let word = 0, i = 0; word < whole; word++) {
    let value = 0;
    for (let bit = 0; bit < 32; bit++, i++) value |= keep[bytes[i]!]! << bit;
    bits[word] = value;
  }
  for (let i = whole << 5; i < cases; i++) bits[i >> 5]! |= keep[bytes[i]!]! << (i & 31);
  return bits;
}

function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countBits(a: Bits): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += ones(a[i]!);
  return count;
}

/** Size of what two sets share, without making it. */
export function countShared(a: Bits, b: Bits): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += ones(a[i]! & b[i]!);
  return count;
}

export function shared(a: Bits, b: Bits): Bits {
  const out = new Uint32Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i]! & b[i]!;
  return out;
}

export function union(sets: readonly Bits[], cases: number): Bits {
  const out = newBits(cases);
  for (const set of sets) for (let i = 0; i < out.length; i++) out[i]! |= set[i]!;
  return out;
}

/** Sum of `weights` over what two sets share, and of their squares. */
export function weighShared(a: Bits, b: Bits, weights: Float64Array): { sum: number; squares: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < a.length; i++) {
    let word = a[i]! & b[i]!;
    while (word !== 0) {
      const weight = weights[(i << 5) + 31 - Math.clz32(word & -word)]!;
      sum += weight;
      squares += weight * weight;
      word &= word - 1;
    }
  }
  return { sum, squares };
}
