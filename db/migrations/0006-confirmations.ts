import { undoTriggers } from '../undo/triggers.ts';

/** What sentences of a draft speak of, as a person confirmed it. */
export const migration0006 = {
  number: 6,
  name: 'confirmations',
  sql: `
CREATE TABLE confirmation (rid INTEGER PRIMARY KEY AUTOINCREMENT, sentence TEXT NOT NULL UNIQUE, variable_id TEXT NOT NULL, category_id TEXT NOT NULL, coder_id TEXT NOT NULL, confirmed_at TEXT NOT NULL) STRICT;
${undoTriggers({ name: 'confirmation', columns: ['rid', 'sentence', 'variable_id', 'category_id', 'coder_id', 'confirmed_at'], blobs: [] }).join(';\n')};
`,
};
