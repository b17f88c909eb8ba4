import { normaliseText } from '../text/normalise.ts';

/** Answers that say the same: `same` where they differ in case, accents, marks or space at most; `near` where they share nearly all runs of words. */
export interface DuplicateGroup { readonly kind: 'same' | 'near'; /** Ascending; two or more. */ readonly ids: readonly number[] }

const HASHES = 64;
const BANDS = 16;
const ROWS = HASHES / BANDS;
/** Shorter texts are compared as they stand: two words more or less change what they say. */
const FEWEST_WORDS = 6;

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Runs of three words, hashed. */
function shinglesOf(words: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at + 3 <= words.length; at += 1) found.add(hashOf(`${words[at]!} ${words[at + 1]!} ${words[at + 2]!}`, 0x811c9dc5));
  return found;
}

function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let at = 0; at < HASHES; at += 1) {
      let hash = Math.imul(shingle ^ (at * 0x9e3779b1), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
      const value = (hash ^ (hash >>> 16)) >>> 0;
      if (value < least[at]!) least[at] = value;
    }
  }
  return least;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let common = 0;
  for (const one of a) if (b.has(one)) common += 1;
  return common / (a.size + b.size - common);
}

/** Groups of identical and near-identical answers. Every member of a near group is as like its first one as `least`, so that a
 *  chain of small changes never ends in two that differ.
 *  @param least Jaccard similarity of runs of three words; candidates come from MinHash (a pair at 0.8 is met with p > 0.999), and are compared exactly
 *  @returns largest first; identical answers inside a near group are told as part of it
 *  @see Broder (1997), On the resemblance and containment of documents */
export function duplicateGroups(answers: readonly { readonly id: number; readonly text: string }[], least = 0.8): DuplicateGroup[] {
  const byText = new Map<string, number[]>();
  for (const { id, text } of answers) {
    const key = normaliseText(text);
    if (key === '') continue;
    const ids = byText.get(key);
    if (ids) ids.push(id); else byText.set(key, [id]);
  }
  const texts = [...byText].map(([key, ids]) => ({ ids, words: key.split(' ') }));
  const leaderOf = new Map<number, number>();
  const shingles = new Map<number, Set<number>>();
  const buckets = new Map<string, number[]>();
  texts.forEach(({ words }, index) => {
    if (words.length < FEWEST_WORDS) return;
    const own = shinglesOf(words);
    const signature = signatureOf(own);
    const keys = Array.from({ length: BANDS }, (_, band) => `${band} ${signature.subarray(band * ROWS, (band + 1) * ROWS).join()}`);
    const candidates = new Set(keys.flatMap((key) => buckets.get(key) ?? []));
    let best: number | null = null;
    let likeness = least;
    for (const candidate of candidates) {
      const found = jaccard(own, shingles.get(candidate)!);
      if (found >= likeness && (best === null || found > likeness)) { best = candidate; likeness = found; }
    }
    if (best !== null) { leaderOf.set(index, best); return; }
    // Only leaders stand in the buckets: all that join them are compared with them.
    shingles.set(index, own);
    for (const key of keys) { const bucket = buckets.get(key); if (bucket) bucket.push(index); else buckets.set(key, [index]); }
  });
  const groups = new Map<number, { ids: number[]; texts: number }>();
  texts.forEach(({ ids }, index) => {
    const leader = leaderOf.get(index) ?? index;
    const group = groups.get(leader) ?? { ids: [], texts: 0 };
    group.ids.push(...ids);
    group.texts += 1;
    groups.set(leader, group);
  });
  return [...groups.values()].filter((group) => group.ids.length > 1)
    .map((group): DuplicateGroup => ({ kind: group.texts === 1 ? 'same' : 'near', ids: group.ids.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => b.ids.length - a.ids.length || a.ids[0]! - b.ids[0]!);
}
