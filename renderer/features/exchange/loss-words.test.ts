import { describe, expect, it } from 'vitest';
import { en } from './locales.ts';

const sources = import.meta.glob<string>(['../../../core/exchange/*.ts', '../../../electron/service/exchange/*.ts', '!**/*.test.ts'], { query: '?raw', import: 'default', eager: true });
const kinds = new Set(Object.values(sources).flatMap((source) => [...source.matchAll(/losses(?:\?)?\.add\(\s*'([A-Za-z]+)'/g)].map(([, kind]) => kind!)));

describe('losses', () => {
  it('have a sentence for every kind that an exchange can lose', () => {
    expect(kinds.size).toBeGreaterThan(40);
    expect([...kinds].filter((kind) => !(`exchange.loss.${kind}` in en)).toSorted()).toEqual([]);
  });
});
