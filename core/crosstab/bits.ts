/** Sets of cases, one bit a case, 32 cases a word. Spare bits of the last word are always 0. */
export type Bits = Int32Array;

export const wordsFor = (cases: number): number => (cases + 31) >>> 5;
export const newBits = (cases: number): Bits => new Int32Array(wordsFor(cases));

/** Reads stored bits (bit `i & 7` of byte `i >> 3`) as words; without a copy where the memory allows it. */
export function bitsFromBytes(bytes: Uint8Array, cases: number): Bits {
  const words = wordsFor(cases);
  const spare = words * 32 - cases;
  const aligned = LITTLE_ENDIAN && bytes.byteOffset % 4 === 0 && bytes.byteLength >= words * 4;
  if (aligned) {
    const view = new Int32Array(bytes.buffer, bytes.byteOffset, words);
    if (spare === 0 || view[words - 1]! >>> (32 - spare) === 0) return view;
  }
  const bits = new Int32Array(words);
  for (let i = 0; i < Math.min(bytes.length, words * 4); i++) bits[i >> 2]! |= bytes[i]! << ((i & 3) * 8);
  if (spare > 0) bits[words - 1]! &= 0xffffffff >>> spare;
  return bits;
}
const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Table for `bitsWhere` over truth values: 1 counts, 0 and 2 (unknown) do not. */
export const ONLY_ONES = Uint8Array.of(0, 1, 0);

/** The cases whose byte has a 1 in `keep`. */
export function bitsWhere(bytes: Uint8Array, keep: Uint8Array): Bits {
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

/** The cases whose byte is `wanted`, four bytes a step: a byte of the difference is 0 where they are equal, and the sums below
 *  leave the top bit of exactly those bytes standing. */
export function bitsEqual(bytes: Uint8Array, wanted: number): Bits {
  const cases = bytes.length;
  const bits = newBits(cases);
  const whole = LITTLE_ENDIAN && bytes.byteOffset % 4 === 0 ? cases >>> 5 : 0;
  const words = new Int32Array(bytes.buffer, whole > 0 ? bytes.byteOffset : 0, whole * 8);
  const pattern = Math.imul(wanted, 0x01010101);
  for (let out = 0, i = 0; out < whole; out++) {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 4, i++) {
      const apart = words[i]! ^ pattern;
      const equal = ~(((apart & 0x7f7f7f7f) + 0x7f7f7f7f) | apart | 0x7f7f7f7f);
      value |= (Math.imul(equal >>> 7, 0x10204080) >>> 28) << shift;
    }
    bits[out] = value;
  }
  for (let i = whole << 5; i < cases; i++) if (bytes[i] === wanted) bits[i >> 5]! |= 1 << (i & 31);
  return bits;
}

/** Which byte values occur: 1 at each that does. */
export function occurringBytes(bytes: Uint8Array): Uint8Array {
  const occurs = new Uint8Array(256);
  for (let i = 0; i < bytes.length; i++) occurs[bytes[i]!] = 1;
  return occurs;
}

export const countBits = (a: Bits): number => countShared(a, a);

/** Size of what two sets share, without making it: the ones of each word are added up within its bytes, and the bytes of 31 words
 *  (31 × 8 ones at most, so that no byte overflows) together. Every step is kept to 32 bits: the loop falls back to floating-point
 *  arithmetic otherwise, at an eighth of the speed. */
export function countShared(a: Bits, b: Bits): number {
  const length = a.length;
  let count = 0;
  for (let i = 0; i < length;) {
    const end = Math.min(length, i + 31);
    let bytes = 0;
    for (; i < end; i++) {
      const word = a[i]! & b[i]!;
      const pairs = (word - ((word >>> 1) & 0x55555555)) | 0;
      const fours = ((pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)) | 0;
      bytes = (bytes + (((fours + (fours >>> 4)) | 0) & 0x0f0f0f0f)) | 0;
    }
    const halves = ((bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff)) | 0;
    count = (count + (halves & 0xffff) + (halves >>> 16)) | 0;
  }
  return count;
}

export function shared(a: Bits, b: Bits): Bits {
  const out = new Int32Array(a.length);
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

/** Adds the weight of each case of a set to the line of the category it is in. */
export function weighByCode(set: Bits, codes: Uint8Array | Uint16Array, weights: Float64Array, line: Float64Array): void {
  for (let i = 0; i < set.length; i++) {
    let word = set[i]!;
    while (word !== 0) {
      const at = (i << 5) + 31 - Math.clz32(word & -word);
      line[codes[at]!]! += weights[at]!;
      word &= word - 1;
    }
  }
}
