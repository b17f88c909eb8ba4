import { undoTriggers } from '../undo/triggers.ts';

/** What the tables of the plan said at a moment that was worth remembering, or when they were released: `tables` to see which numbers
 *  moved since, `counted` so that a later release cannot be compared with it to reveal anyone. Both are JSON. */
export const migration0007 = {
  number: 7,
  name: 'plan-records',
  sql: `
CREATE TABLE plan_record (rid INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL, made_at TEXT NOT NULL, data_version TEXT NOT NULL, tables TEXT NOT NULL, counted TEXT NOT NULL) STRICT;
${undoTriggers({ name: 'plan_record', columns: ['rid', 'kind', 'name', 'made_at', 'data_version', 'tables', 'counted'], blobs: [] }).join(';\n')};
`,
};
