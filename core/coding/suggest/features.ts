import { normaliseText } from '../../text/normalise.ts';

/** A text as counts of hashed features: which, and how often. */
export interface FeatureCounts { readonly features: Int32Array; readonly counts: Float32Array }
/** A row of a design matrix: features ascending by number of the vectoriser, weights of Euclidean length 1 (or no feature at all). */
export interface SparseVector { readonly indices: Int32Array; readonly values: Float32Array }

const BITS = 20;
const MASK = (1 << BITS) - 1;
// Words and characters hash apart, so that the word "ing" and the three letters "ing" are two things.
const WORD_SEED = 0x811c9dc5;
const CHARACTER_SEED = 0x2f0b4a27;

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) & MASK;
}

// Scripts written without spaces: each character stands as a word, so that pairs of them become features.
const UNSPACED = /(\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar})/gu;

/** Counts words, pairs of words, and runs of 3 to 5 characters inside words (with their edges), hashed into 2²⁰ places.
 *  Case and accents are folded; any script is read; no list of words of any language is used. */
export function countFeatures(text: string): FeatureCounts {
  const words = normaliseText(text).replaceAll(UNSPACED, ' $1 ').split(' ').filter((word) => word !== '');
  const counts = new Map<number, number>();
  const add = (hash: number): void => { counts.set(hash, (counts.get(hash) ?? 0) + 1); };
  words.forEach((word, index) => {
    add(hashOf(word, WORD_SEED));
    if (index > 0) add(hashOf(`${words[index - 1]!} ${word}`, WORD_SEED));
    const edged = `<${word.slice(0, 40)}>`;
    for (let length = 3; length <= 5; length += 1) for (let at = 0; at + length <= edged.length; at += 1) add(hashOf(edged.slice(at, at + length), CHARACTER_SEED));
  });
  const sorted = [...counts].sort((a, b) => a[0] - b[0]);
  return { features: Int32Array.from(sorted, (pair) => pair[0]), counts: Float32Array.from(sorted, (pair) => pair[1]) };
}

/** Turns counts into TF-IDF vectors: (1 + ln count) × (ln((1 + n) / (1 + texts with it)) + 1), length 1. */
export class Vectoriser {
  readonly #numberOf: Int32Array;
  readonly #idf: Float32Array;
  /** How many features are told apart. */
  readonly size: number;

  /** Learns which features there are and how common they are. A feature of one text alone teaches nothing about the next, and is left out.
   *  @param fewest texts a feature must stand in */
  constructor(texts: readonly FeatureCounts[], fewest = texts.length >= 60 ? 2 : 1) {
    const frequency = new Int32Array(MASK + 1);
    for (const { features } of texts) for (const feature of features) frequency[feature]! += 1;
    this.#numberOf = new Int32Array(MASK + 1).fill(-1);
    const idf: number[] = [];
    frequency.forEach((found, feature) => {
      if (found < fewest || found === 0) return;
      this.#numberOf[feature] = idf.length;
      idf.push(Math.log((1 + texts.length) / (1 + found)) + 1);
    });
    this.#idf = Float32Array.from(idf);
    this.size = idf.length;
  }

  vector({ features, counts }: FeatureCounts): SparseVector {
    const indices: number[] = [];
    const values: number[] = [];
    let square = 0;
    for (let at = 0; at < features.length; at += 1) {
      const number = this.#numberOf[features[at]!]!;
      if (number < 0) continue;
      const value = (1 + Math.log(counts[at]!)) * this.#idf[number]!;
      indices.push(number);
      values.push(value);
      square += value * value;
    }
    const length = Math.sqrt(square);
    return { indices: Int32Array.from(indices), values: Float32Array.from(values, (value) => value / length) };
  }
}
