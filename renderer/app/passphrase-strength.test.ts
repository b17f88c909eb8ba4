import { describe, expect, it } from 'vitest';
import { passphraseBits, passphraseStrength } from './passphrase-strength.ts';

describe('passphraseStrength', () => {
  it('calls what is guessed at once weak, and four unrelated words strong', () => {
    expect(['', 'aaaaaaaaaaaaaaaa', 'password', '12345678', 'abcdefghij', 'Summer21'].map(passphraseStrength)).toEqual(Array.from({ length: 6 }, () => 'weak'));
    expect(passphraseStrength('correct horse battery staple')).toBe('strong');
  });
  it('does not count a word again because it is repeated', () => {
    expect(passphraseBits('horse horse horse horse')).toBeLessThan(passphraseBits('correct horse battery staple'));
  });
});
