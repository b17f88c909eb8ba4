import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { searchExpression } from '#core/coding/search-query.ts';

describe('searchExpression', () => {
  const db = new Database(':memory:');
  db.exec("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2'); INSERT INTO t VALUES ('le budget de l’unité spécialisée'), ('budget line for the police unit'), ('no staff and no police')");
  const find = (query: string): number[] => {
    const expression = searchExpression(query);
    return expression === null ? [] : (db.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid').all(expression) as { rowid: number }[]).map((row) => row.rowid);
  };
  afterAll(() => { db.close(); });

  it.each([
    ['budget', [1, 2]], ['specialisee', [1]], ['"police unit"', [2]], ['polic*', [2, 3]], ['budget NOT police', [1]], ['staff OR unité', [1, 3]],
    ['NEAR(line police, 3)', [2]], ['(staff OR line) AND police', [2, 3]], ['', []], ['***', []], ['AND', []], ['budget AND', [1, 2]], ['police )', [2, 3]], ['"police', [2, 3]],
  ] as const)('%s finds %j', (query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  it('never makes an expression that SQLite refuses', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('AND', 'OR', 'NOT', 'NEAR(', '(', ')', '"', '*', 'a', ',', '^', ':', '-'))), (parts) => {
      expect(() => find(parts.join(' '))).not.toThrow();
    }), { numRuns: 500 });
  });
});
