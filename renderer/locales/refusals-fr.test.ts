import { describe, expect, it } from 'vitest';
import { refusalsFr } from './refusals-fr.ts';

const sources = import.meta.glob<string>(['../../core/**/*.ts', '../../db/**/*.ts', '../../electron/service/**/*.ts', '!**/*.test.ts', '!**/*.d.ts'], { query: '?raw', import: 'default', eager: true });
/** Every place where a code is given: new Refusal('…'), tableRefusal('…'), stop('…'), expressionError('…'), code: '…', kind: '…'. */
const GIVEN = /(?:Refusal|tableRefusal|\bstop|expressionError)\(\s*'([A-Z][A-Z_]+)'|\b(?:code|kind): '([A-Z]+_[A-Z_]+)'/g;
const codes = new Set(Object.values(sources).flatMap((source) => [...source.matchAll(GIVEN)].map(([, first, second]) => first ?? second!)));

describe('refusalsFr', () => {
  it('has a sentence for every code that the data process can refuse with', () => {
    expect(codes.size).toBeGreaterThan(100);
    expect([...codes].filter((code) => refusalsFr[code] === undefined).toSorted()).toEqual([]);
  });

  it('has sentences, with their guillemets and apostrophes as French sets them', () => {
    for (const [code, sentences] of Object.entries(refusalsFr)) {
      for (const sentence of [sentences].flat()) {
        expect(sentence, code).toMatch(/[.}]$/);
        expect(sentence.replace(/'[A-Za-z0-9 -]+'/g, ''), code).not.toMatch(/['"]/);
        expect((sentence.match(/«/g) ?? []).length, code).toBe((sentence.match(/»/g) ?? []).length);
      }
    }
  });
});
