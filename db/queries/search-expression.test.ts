import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { searchExpression, searchQuery } from '#core/coding/search-query.ts';

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
    ['budget AND NOT police', [1]], ['police AND (NOT staff)', [2]], ['NOT staff police', [2]], ['(staff OR line) NOT (staff AND NOT line)', [2]], ['budget OR (police NOT line)', [1, 2, 3]], ['budget NOT', [1, 2]],
    ['“police unit”', [2]], ['« police unit »', [2]], ['„police unit“', [2]], ['“unit police”', []],
    ['NEAR(lin* polic*, 3)', [2]], ['NEAR("budget line" unit, 5)', [2]], ['NEAR("line budget" unit, 5)', []], ['NEAR(budget unit, 0)', []],
  ] as const)('%s finds %j', (query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  it.each([['NOT budget', [3]], ['NOT budget NOT staff', []], ['NOT (budget AND line)', [1, 3]], ['staff OR NOT line', [1, 3]], ['NOT NOT budget', [1, 2]], ['NOT budget OR NOT police', [1, 3]]] as const)('%s finds %j, though FTS5 itself cannot', (query, expected) => {
    const { match, except } = searchQuery(query);
    const hits = (db.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid').all(match ?? except) as { rowid: number }[]).map((row) => row.rowid);
    expect(match !== null ? hits : [1, 2, 3].filter((rowid) => !hits.includes(rowid))).toEqual(expected);
  });

  it('takes as many words as fit, and brackets within brackets', () => {
    expect(find(`budget ${'police '.repeat(60)}`)).toEqual([2]);
    expect(find(Array.from({ length: 40 }, () => 'zzz').join(' OR ') + ' OR budget NOT police')).toEqual([1]);
    expect(find(`${'('.repeat(200)}budget NOT ${'('.repeat(30)}police`)).toEqual([1]);
  });

  it('never makes an expression that SQLite refuses', () => {
    expect(find('\0police\0unit')).toEqual([2]);
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('AND', 'OR', 'NOT', 'NEAR(', '(', ')', '"', '*', 'a', ',', '^', ':', '-', '\0'))), (parts) => {
      expect(() => find(parts.join(' '))).not.toThrow();
      const { except } = searchQuery(parts.join(' '));
      expect(() => (except === null ? [] : db.prepare('SELECT rowid FROM t WHERE t MATCH ?').all(except))).not.toThrow();
    }), { numRuns: 500 });
  });
});
