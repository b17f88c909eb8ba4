/** How long a passphrase would hold against guessing, as bits: characters by their kinds, with repeats and runs counted once.
 *  An estimate that errs low for what people type often; it never forbids. */
export function passphraseBits(text: string): number {
  const distinct = new Set(text).size;
  if (distinct < 3) return Math.min(text.length, 4);
  const words = text.trim().split(/[\s\-_.]+/).filter((word) => word.length > 2);
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(text)).length;
  const fresh = [...text].filter((character, index, all) => index === 0 || Math.abs(character.codePointAt(0)! - all[index - 1]!.codePointAt(0)!) > 1).length;
  const byCharacter = Math.min(fresh, distinct * 2) * (1.6 + 0.55 * kinds);
  const byWord = new Set(words.map((word) => word.toLowerCase())).size * 11;
  return Math.round(words.length >= 3 ? Math.max(byWord, byCharacter * 0.75) : Math.min(byCharacter, 70));
}

export type Strength = 'weak' | 'fair' | 'strong';
/** Weak under 32 bits, strong from 44: four unrelated words. */
export const passphraseStrength = (text: string): Strength => { const bits = passphraseBits(text); return bits < 32 ? 'weak' : bits < 44 ? 'fair' : 'strong'; };
