/** The full-text index keeps no count of the words of each answer: only a ranking by relevance would ask for it, which no search does,
 *  and writing it down was a quarter of the time that indexing took. */
export const migration0014 = {
  number: 14,
  name: 'index-without-sizes',
  sql: `
DROP TABLE answer_text;
CREATE VIRTUAL TABLE answer_text USING fts5 (text, content = 'answer', content_rowid = 'rid', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO answer_text (answer_text) VALUES ('rebuild');
`,
};
