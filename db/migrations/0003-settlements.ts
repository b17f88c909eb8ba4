import { undoTriggers } from '../undo/triggers.ts';

/** What was settled where coders disagreed: one verdict for an answer and a code, beside the codings and never instead of them. */
export const migration0003 = {
  number: 3,
  name: 'settlements',
  sql: `
CREATE TABLE settlement (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, code_id TEXT NOT NULL REFERENCES code (id) ON DELETE CASCADE, present INTEGER NOT NULL, coder_id TEXT NOT NULL, settled_at TEXT NOT NULL, UNIQUE (answer_rid, code_id)) STRICT;
CREATE INDEX settlement_code ON settlement (code_id);
${undoTriggers({ name: 'settlement', columns: ['rid', 'answer_rid', 'code_id', 'present', 'coder_id', 'settled_at'], blobs: [] }).join(';\n')};
`,
};
