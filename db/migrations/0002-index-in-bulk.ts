/** Filling the full-text index row by row flushes it at every statement: 186,000 answers took twenty seconds. While
 *  `indexing` is 0, whoever inserts answers fills the index in one go behind them (db/undo/act.ts). */
export const migration0002 = {
  number: 2,
  name: 'index-in-bulk',
  sql: `
ALTER TABLE undo_control ADD COLUMN indexing INTEGER NOT NULL DEFAULT 1;
DROP TRIGGER answer_text_insert;
CREATE TRIGGER answer_text_insert AFTER INSERT ON answer WHEN (SELECT indexing FROM undo_control) = 1 BEGIN INSERT INTO answer_text (rowid, text) VALUES (NEW.rid, NEW.text); END;
`,
};
