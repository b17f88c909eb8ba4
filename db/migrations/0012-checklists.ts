import { undoTriggers } from '../undo/triggers.ts';

/** Checklists as they are defined (JSON, core/contract/checklist.ts), what was marked of each item for a unit (a country's category, or a
 *  case) in a phase, with its evidence; and conclusions: from evidence to finding to recommendation, with owner and state. */
export const migration0012 = {
  number: 12,
  name: 'checklists',
  sql: `
CREATE TABLE checklist (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, definition TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE checklist_mark (rid INTEGER PRIMARY KEY AUTOINCREMENT, checklist_id TEXT NOT NULL, item_id TEXT NOT NULL, unit TEXT NOT NULL, phase TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL, evidence TEXT NOT NULL, coder_id TEXT NOT NULL, updated_at TEXT NOT NULL, UNIQUE (checklist_id, item_id, unit, phase)) STRICT;
CREATE TABLE conclusion (rid INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL, capability TEXT NOT NULL, finding TEXT NOT NULL, recommendation TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'agreed', 'underway', 'done', 'dropped')), evidence TEXT NOT NULL, coder_id TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
${[
    { name: 'checklist', columns: ['rid', 'id', 'position', 'definition', 'updated_at'], blobs: [] },
    { name: 'checklist_mark', columns: ['rid', 'checklist_id', 'item_id', 'unit', 'phase', 'value', 'note', 'evidence', 'coder_id', 'updated_at'], blobs: [] },
    { name: 'conclusion', columns: ['rid', 'unit', 'capability', 'finding', 'recommendation', 'owner', 'due', 'state', 'evidence', 'coder_id', 'created_at', 'updated_at'], blobs: [] },
  ].flatMap(undoTriggers).join(';\n')};
`,
};
