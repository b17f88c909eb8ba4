import { describe, expect, it } from 'vitest';
import { findClaims } from '../check/find-claims.ts';
import { fits } from '../check/wording.ts';
import { shareWords } from './share-words.ts';

describe('shareWords', () => {
  it('says plain fractions where they lie near, and nothing elsewhere', () => {
    expect([64.3, 66.7, 50, 52.4, 28.5, 25, 24.4, 90, 0, 100, 40].map((percent) => shareWords(percent, 'en'))).toEqual(['nearly two thirds', 'two thirds', 'half', 'just over half', 'just over a quarter', 'a quarter', 'a quarter', null, null, null, null]);
    expect([64.3, 48, 78].map((percent) => shareWords(percent, 'fr'))).toEqual(['près des deux tiers', 'près de la moitié', 'un peu plus des trois quarts']);
  });

  it.each(['en', 'fr'] as const)('says nothing that the checker would call wrong, for every count of every base up to 120 (%s)', (language) => {
    const claims = new Map<string, ReturnType<typeof findClaims>[number] | undefined>();
    for (let base = 1; base <= 120; base += 1) for (let count = 0; count <= base; count += 1) {
      const percent = (100 * count) / base;
      const words = shareWords(percent, language);
      if (words === null) continue;
      const text = language === 'en' ? `${words} of the countries answered yes.` : `${words} des pays répondent oui.`;
      if (!claims.has(text)) claims.set(text, findClaims({ blocks: [{ text, kind: 'paragraph', line: 1 }] })[0]);
      expect(claims.get(text)?.share, text).toBeDefined();
      expect(fits(claims.get(text)!.share!, percent), `${text} ${percent}`).toBe(true);
    }
    expect(claims.size).toBe(15);
  });
});
