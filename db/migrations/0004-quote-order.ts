import { undoTriggers } from '../undo/triggers.ts';

/** The order in which a person put quotes: one place for a coding, among those of its code. A coding without one follows in the order of the answers. */
export const migration0004 = {
  number: 4,
  name: 'quote-order',
  sql: `
CREATE TABLE quote_order (rid INTEGER PRIMARY KEY AUTOINCREMENT, coding_rid INTEGER NOT NULL UNIQUE REFERENCES coding (rid) ON DELETE CASCADE, position INTEGER NOT NULL) STRICT;
${undoTriggers({ name: 'quote_order', columns: ['rid', 'coding_rid', 'position'], blobs: [] }).join(';\n')};
`,
};
