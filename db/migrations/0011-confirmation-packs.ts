import { undoTriggers } from '../undo/triggers.ts';

/** What was sent to respondents to be confirmed, the files that came back, and what was said in them line by line: the ledger. Of a case
 *  its key is kept beside its row, so that the ledger still names it when an import was taken back; nothing here goes with the case.
 *  A status that a respondent changed lies over its answer (outcome "accepted"); the answer itself is never written. */
export const migration0011 = {
  number: 11,
  name: 'confirmation-packs',
  sql: `
CREATE TABLE confirmation_pack (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, case_rid INTEGER NOT NULL, case_key TEXT NOT NULL, language TEXT NOT NULL, lines TEXT NOT NULL, files TEXT NOT NULL, coder_id TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE TABLE confirmation_return (rid INTEGER PRIMARY KEY AUTOINCREMENT, pack_id TEXT NOT NULL, case_rid INTEGER NOT NULL, case_key TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, said_by TEXT NOT NULL, said_on TEXT NOT NULL, comment TEXT NOT NULL, extra TEXT NOT NULL, coder_id TEXT NOT NULL, read_at TEXT NOT NULL) STRICT;
CREATE TABLE confirmation_line (rid INTEGER PRIMARY KEY AUTOINCREMENT, return_rid INTEGER NOT NULL REFERENCES confirmation_return (rid) ON DELETE CASCADE, key TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('status', 'example')), variable_id TEXT NOT NULL, answer_rid INTEGER, start_offset INTEGER, end_offset INTEGER, topic TEXT NOT NULL, shown TEXT NOT NULL, before TEXT NOT NULL, verdict TEXT NOT NULL, value TEXT NOT NULL, words TEXT, permission TEXT, comment TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'left', 'takenBack')), coder_id TEXT NOT NULL, decided_at TEXT NOT NULL, UNIQUE (return_rid, key)) STRICT;
CREATE INDEX confirmation_line_what ON confirmation_line (kind, variable_id);
${[
    { name: 'confirmation_pack', columns: ['rid', 'id', 'case_rid', 'case_key', 'language', 'lines', 'files', 'coder_id', 'made_at'], blobs: [] },
    { name: 'confirmation_return', columns: ['rid', 'pack_id', 'case_rid', 'case_key', 'file', 'sha256', 'said_by', 'said_on', 'comment', 'extra', 'coder_id', 'read_at'], blobs: [] },
    { name: 'confirmation_line', columns: ['rid', 'return_rid', 'key', 'kind', 'variable_id', 'answer_rid', 'start_offset', 'end_offset', 'topic', 'shown', 'before', 'verdict', 'value', 'words', 'permission', 'comment', 'outcome', 'coder_id', 'decided_at'], blobs: [] },
  ].flatMap(undoTriggers).join(';\n')};
`,
};
