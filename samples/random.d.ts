/** A seeded source of random choices: the same seed gives the same study on every machine. */
export interface Random {
    /** In [0, 1). */
    next(): number;
    /** Whole number from `low` to `high`, both included. */
    between(low: number, high: number): number;
    chance(probability: number): boolean;
    pick<T>(items: readonly T[]): T;
    /** A shuffled copy. */
    shuffle<T>(items: readonly T[]): T[];
    /** `count` different items, in random order. */
    sample<T>(items: readonly T[], count: number): T[];
    /** Standard normal (Box–Muller). */
    normal(): number;
}
/** An independent stream for each purpose, so that longer texts do not change who has a hotline.
 *  Generator: mulberry32 over an FNV-1a hash of seed and purpose. */
export declare function randomFor(seed: number, purpose: string): Random;
