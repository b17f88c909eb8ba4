import { undoTriggers } from '../undo/triggers.ts';

/** Suggestions that a coder did not want: a code is not offered again for the answer. */
export const migration0009 = {
  number: 9,
  name: 'dismissals',
  sql: `
CREATE TABLE dismissal (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, code_id TEXT NOT NULL REFERENCES code (id) ON DELETE CASCADE, coder_id TEXT NOT NULL, dismissed_at TEXT NOT NULL, UNIQUE (answer_rid, code_id, coder_id)) STRICT;
CREATE INDEX dismissal_code ON dismissal (code_id);
${undoTriggers({ name: 'dismissal', columns: ['rid', 'answer_rid', 'code_id', 'coder_id', 'dismissed_at'], blobs: [] }).join(';\n')};
`,
};
