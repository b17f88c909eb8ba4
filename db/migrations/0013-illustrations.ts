import { undoTriggers } from '../undo/triggers.ts';

/** Illustrative tables: a title in two languages, the capability it belongs to, if any; and its examples, each a coded passage under a
 *  type (a code's id), with the words a person made of it, where somebody did. */
export const migration0013 = {
  number: 13,
  name: 'illustrations',
  sql: `
CREATE TABLE illustration (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, title_en TEXT NOT NULL, title_fr TEXT NOT NULL, capability TEXT, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE illustration_example (rid INTEGER PRIMARY KEY AUTOINCREMENT, illustration_rid INTEGER NOT NULL REFERENCES illustration (rid) ON DELETE CASCADE, type TEXT NOT NULL, position INTEGER NOT NULL, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, start_offset INTEGER, end_offset INTEGER, words TEXT, coder_id TEXT NOT NULL, updated_at TEXT NOT NULL, CHECK ((start_offset IS NULL) = (end_offset IS NULL))) STRICT;
CREATE INDEX illustration_example_answer ON illustration_example (answer_rid);
CREATE INDEX illustration_example_table ON illustration_example (illustration_rid);
${[
    { name: 'illustration', columns: ['rid', 'id', 'position', 'title_en', 'title_fr', 'capability', 'updated_at'], blobs: [] },
    { name: 'illustration_example', columns: ['rid', 'illustration_rid', 'type', 'position', 'answer_rid', 'start_offset', 'end_offset', 'words', 'coder_id', 'updated_at'], blobs: [] },
  ].flatMap(undoTriggers).join(';\n')};
`,
};
