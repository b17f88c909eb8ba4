import { undoTriggers } from '../undo/triggers.ts';

/** Interviews and reports: an answer whose words came from a document of its own, with what is known of its paragraphs (`marks`, JSON:
 *  core/documents/document-text.ts). `sha256` is that of the file as it came in. */
export const migration0010 = {
  number: 10,
  name: 'documents',
  sql: `
CREATE TABLE document (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL UNIQUE REFERENCES answer (rid) ON DELETE CASCADE, title TEXT NOT NULL, file TEXT NOT NULL, format TEXT NOT NULL, sha256 TEXT NOT NULL, marks TEXT NOT NULL, added_at TEXT NOT NULL) STRICT;
${undoTriggers({ name: 'document', columns: ['rid', 'answer_rid', 'title', 'file', 'format', 'sha256', 'marks', 'added_at'], blobs: [] }).join(';\n')};
`,
};
