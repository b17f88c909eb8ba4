import { foldWord } from './given-names.ts';

const SMALL_WORD = /(?<![\p{L}\p{M}'’-])\p{Ll}[\p{L}\p{M}]{2,}/gu;

/** The words that a project's answers write without a capital. What stands there is a word, so a capital does not make it a name. */
export class Vocabulary {
  readonly #words = new Set<string>();
  /** Words already seen are not folded again: over many answers nearly all are. */
  readonly #seen = new Set<string>();
  add(text: string): void {
    for (const [word] of text.matchAll(SMALL_WORD)) {
      if (this.#seen.has(word)) continue;
      this.#seen.add(word);
      this.#words.add(foldWord(word));
    }
  }
  has(folded: string): boolean { return this.#words.has(folded); }
  get size(): number { return this.#words.size; }
}
