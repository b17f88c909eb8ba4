/** A small seeded stream of random numbers (xoshiro128**, seeded through splitmix32), so that a simulated p-value or a
 *  bootstrap interval is the same on every machine and can be printed with its seed. Not for secrets. */
export type Random = {
  /** A double in [0, 1) with 53 random bits. */
  readonly next: () => number;
  /** A whole number in [0, n), without bias; n up to 2^32. */
  readonly below: (n: number) => number;
};

/** @param seed any finite number; equal seeds give equal streams
 *  @see Blackman and Vigna (2018), Scrambled Linear Pseudorandom Number Generators */
export function seededRandom(seed: number): Random {
  let mix = (seed ^ Math.floor(seed / 4294967296)) >>> 0;
  const split = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const word = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return {
    next: () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992,
    below: (n) => {
      const limit = 4294967296 - 4294967296 % n;
      let drawn = word();
      while (drawn >= limit) drawn = word();
      return drawn % n;
    },
  };
}
