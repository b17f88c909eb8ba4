import { FIRST_TABLES } from '../undo/tracked-tables.ts';
import { undoTriggers } from '../undo/triggers.ts';

/** The project as first shipped. Every table has `rid INTEGER PRIMARY KEY`, which survives VACUUM; ids that people see are TEXT.
 *  Closed answers are one BLOB a variable (core/model/vector.ts); open-ended answers are rows with a full-text index beside them. */
const TABLES = `
CREATE TABLE meta (rid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TABLE coder (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
CREATE TABLE instrument (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, position INTEGER NOT NULL, questions TEXT NOT NULL) STRICT;
CREATE TABLE source_file (rid INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT, sheet TEXT NOT NULL, plan TEXT NOT NULL, problems TEXT NOT NULL, imported_at TEXT NOT NULL) STRICT;
CREATE TABLE survey_case (rid INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, key TEXT NOT NULL, instrument_id TEXT NOT NULL, source_file_rid INTEGER NOT NULL REFERENCES source_file (rid)) STRICT;
CREATE INDEX survey_case_position ON survey_case (position);
CREATE TABLE variable (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, definition TEXT NOT NULL) STRICT;
CREATE TABLE vector (rid INTEGER PRIMARY KEY AUTOINCREMENT, variable_id TEXT NOT NULL UNIQUE REFERENCES variable (id), kind TEXT NOT NULL, width INTEGER NOT NULL, options INTEGER NOT NULL, cases INTEGER NOT NULL, data BLOB NOT NULL, states BLOB) STRICT;
CREATE TABLE answer (rid INTEGER PRIMARY KEY AUTOINCREMENT, case_rid INTEGER NOT NULL REFERENCES survey_case (rid), variable_id TEXT NOT NULL REFERENCES variable (id), text TEXT NOT NULL, language TEXT, UNIQUE (variable_id, case_rid)) STRICT;
CREATE INDEX answer_case ON answer (case_rid);
CREATE TABLE code (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, parent_id TEXT REFERENCES code (id), position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, colour TEXT, description TEXT NOT NULL, include_rule TEXT NOT NULL, exclude_rule TEXT NOT NULL, example TEXT NOT NULL, labels TEXT NOT NULL, pinned_key TEXT, retired INTEGER NOT NULL, created_at TEXT NOT NULL) STRICT;
CREATE TABLE coding (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid), code_id TEXT NOT NULL REFERENCES code (id), start_offset INTEGER, end_offset INTEGER, coder_id TEXT NOT NULL REFERENCES coder (id), origin TEXT NOT NULL, starred INTEGER NOT NULL, created_at TEXT NOT NULL) STRICT;
CREATE INDEX coding_answer ON coding (answer_rid, code_id, coder_id);
CREATE INDEX coding_code ON coding (code_id, answer_rid);
CREATE TABLE reading (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid), coder_id TEXT NOT NULL REFERENCES coder (id), read_at TEXT NOT NULL, UNIQUE (answer_rid, coder_id)) STRICT;
CREATE TABLE memo (rid INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, target_id TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, coder_id TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE INDEX memo_target ON memo (target, target_id);
CREATE TABLE saved_table (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, spec TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;

CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, coder_id TEXT NOT NULL, act TEXT NOT NULL, params TEXT NOT NULL, detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TRIGGER history_never_changes BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_never_shrinks BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE undo_control (one INTEGER PRIMARY KEY CHECK (one = 1), group_id INTEGER, direction TEXT NOT NULL) STRICT;
INSERT INTO undo_control VALUES (1, NULL, 'undo');
CREATE TABLE undo_group (id INTEGER PRIMARY KEY AUTOINCREMENT, history_id INTEGER REFERENCES history (id), state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'discarded'))) STRICT;
CREATE INDEX undo_group_state ON undo_group (state, id);
CREATE TABLE undo_change (seq INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL, direction TEXT NOT NULL, table_name TEXT NOT NULL, op TEXT NOT NULL, rid INTEGER NOT NULL, rid_end INTEGER, image TEXT, blob_a BLOB, blob_b BLOB) STRICT;
CREATE INDEX undo_change_group ON undo_change (group_id, direction, seq);

CREATE VIRTUAL TABLE answer_text USING fts5 (text, content = 'answer', content_rowid = 'rid', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER answer_text_insert AFTER INSERT ON answer BEGIN INSERT INTO answer_text (rowid, text) VALUES (NEW.rid, NEW.text); END;
CREATE TRIGGER answer_text_delete AFTER DELETE ON answer BEGIN INSERT INTO answer_text (answer_text, rowid, text) VALUES ('delete', OLD.rid, OLD.text); END;
CREATE TRIGGER answer_text_update AFTER UPDATE OF text ON answer BEGIN
  INSERT INTO answer_text (answer_text, rowid, text) VALUES ('delete', OLD.rid, OLD.text);
  INSERT INTO answer_text (rowid, text) VALUES (NEW.rid, NEW.text);
END;
`;

export const migration0001 = {
  number: 1,
  name: 'project',
  sql: `${TABLES}\n${FIRST_TABLES.flatMap(undoTriggers).join(';\n')};`,
};
