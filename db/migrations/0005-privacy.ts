import { undoTriggers } from '../undo/triggers.ts';

/** What could give a person away (found, then judged by somebody), the key of pseudonyms, the project's own list, and who may be
 *  quoted how. A clearance belongs to a respondent, to an answer, or to words of an answer (not to a coding: the same words under three
 *  codes are one quote); `words` are what was confirmed, so that a text that changed is no longer confirmed. */
export const migration0005 = {
  number: 5,
  name: 'privacy',
  sql: `
CREATE TABLE privacy_term (rid INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, text TEXT NOT NULL, variants TEXT NOT NULL) STRICT;
CREATE TABLE pseudonym (rid INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, words TEXT NOT NULL, UNIQUE (kind, key), UNIQUE (kind, number)) STRICT;
CREATE TABLE finding (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, kind TEXT NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, words TEXT NOT NULL, confidence REAL NOT NULL, reason TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')), edited INTEGER NOT NULL, coder_id TEXT, decided_at TEXT) STRICT;
CREATE INDEX finding_answer ON finding (answer_rid, start_offset);
CREATE INDEX finding_state ON finding (state, kind);
CREATE TABLE clearance (rid INTEGER PRIMARY KEY AUTOINCREMENT, case_rid INTEGER REFERENCES survey_case (rid) ON DELETE CASCADE, answer_rid INTEGER REFERENCES answer (rid) ON DELETE CASCADE, start_offset INTEGER, end_offset INTEGER, permission TEXT NOT NULL CHECK (permission IN ('named', 'region', 'no')), state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed')), confirmed_by TEXT, confirmed_at TEXT, words TEXT, note TEXT NOT NULL, coder_id TEXT NOT NULL, updated_at TEXT NOT NULL, CHECK ((case_rid IS NULL) <> (answer_rid IS NULL)), CHECK ((start_offset IS NULL) = (end_offset IS NULL)), CHECK (start_offset IS NULL OR answer_rid IS NOT NULL)) STRICT;
CREATE UNIQUE INDEX clearance_case ON clearance (case_rid) WHERE case_rid IS NOT NULL;
CREATE UNIQUE INDEX clearance_answer ON clearance (answer_rid, coalesce(start_offset, -1), coalesce(end_offset, -1)) WHERE answer_rid IS NOT NULL;
${[
    { name: 'privacy_term', columns: ['rid', 'kind', 'text', 'variants'], blobs: [] },
    { name: 'pseudonym', columns: ['rid', 'kind', 'key', 'number', 'words'], blobs: [] },
    { name: 'finding', columns: ['rid', 'answer_rid', 'kind', 'start_offset', 'end_offset', 'words', 'confidence', 'reason', 'state', 'edited', 'coder_id', 'decided_at'], blobs: [] },
    { name: 'clearance', columns: ['rid', 'case_rid', 'answer_rid', 'start_offset', 'end_offset', 'permission', 'state', 'confirmed_by', 'confirmed_at', 'words', 'note', 'coder_id', 'updated_at'], blobs: [] },
  ].flatMap(undoTriggers).join(';\n')};
`,
};
