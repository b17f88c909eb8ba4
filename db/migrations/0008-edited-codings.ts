import { undoTriggers } from '../undo/triggers.ts';

/** Codings whose words a newer file edited away, with the answer as it was coded, until a person decides about them. */
export const migration0008 = {
  number: 8,
  name: 'edited-codings',
  sql: `
CREATE TABLE edited_coding (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, code_id TEXT NOT NULL REFERENCES code (id) ON DELETE CASCADE, coder_id TEXT NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, before_text TEXT NOT NULL, origin TEXT NOT NULL, starred INTEGER NOT NULL, coded_at TEXT NOT NULL, file TEXT NOT NULL, edited_at TEXT NOT NULL) STRICT;
CREATE INDEX edited_coding_answer ON edited_coding (answer_rid);
CREATE INDEX edited_coding_code ON edited_coding (code_id);
${undoTriggers({ name: 'edited_coding', columns: ['rid', 'answer_rid', 'code_id', 'coder_id', 'start_offset', 'end_offset', 'before_text', 'origin', 'starred', 'coded_at', 'file', 'edited_at'], blobs: [] }).join(';\n')};
`,
};
