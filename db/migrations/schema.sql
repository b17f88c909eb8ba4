CREATE INDEX answer_case ON answer (case_rid);

CREATE UNIQUE INDEX clearance_answer ON clearance (answer_rid, coalesce(start_offset, -1), coalesce(end_offset, -1)) WHERE answer_rid IS NOT NULL;

CREATE UNIQUE INDEX clearance_case ON clearance (case_rid) WHERE case_rid IS NOT NULL;

CREATE INDEX coding_answer ON coding (answer_rid, code_id, coder_id);

CREATE INDEX coding_code ON coding (code_id, answer_rid);

CREATE INDEX confirmation_line_what ON confirmation_line (kind, variable_id);

CREATE INDEX dismissal_code ON dismissal (code_id);

CREATE INDEX edited_coding_answer ON edited_coding (answer_rid);

CREATE INDEX edited_coding_code ON edited_coding (code_id);

CREATE INDEX finding_answer ON finding (answer_rid, start_offset);

CREATE INDEX finding_state ON finding (state, kind);

CREATE INDEX illustration_example_answer ON illustration_example (answer_rid);

CREATE INDEX illustration_example_table ON illustration_example (illustration_rid);

CREATE INDEX memo_target ON memo (target, target_id);

CREATE INDEX settlement_code ON settlement (code_id);

CREATE INDEX survey_case_position ON survey_case (position);

CREATE INDEX undo_change_group ON undo_change (group_id, direction, seq);

CREATE INDEX undo_group_state ON undo_group (state, id);

CREATE TABLE answer (rid INTEGER PRIMARY KEY AUTOINCREMENT, case_rid INTEGER NOT NULL REFERENCES survey_case (rid), variable_id TEXT NOT NULL REFERENCES variable (id), text TEXT NOT NULL, language TEXT, UNIQUE (variable_id, case_rid)) STRICT;

CREATE VIRTUAL TABLE answer_text USING fts5 (text, content = 'answer', content_rowid = 'rid', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE 'answer_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'answer_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'answer_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE checklist (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, definition TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;

CREATE TABLE checklist_mark (rid INTEGER PRIMARY KEY AUTOINCREMENT, checklist_id TEXT NOT NULL, item_id TEXT NOT NULL, unit TEXT NOT NULL, phase TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL, evidence TEXT NOT NULL, coder_id TEXT NOT NULL, updated_at TEXT NOT NULL, UNIQUE (checklist_id, item_id, unit, phase)) STRICT;

CREATE TABLE clearance (rid INTEGER PRIMARY KEY AUTOINCREMENT, case_rid INTEGER REFERENCES survey_case (rid) ON DELETE CASCADE, answer_rid INTEGER REFERENCES answer (rid) ON DELETE CASCADE, start_offset INTEGER, end_offset INTEGER, permission TEXT NOT NULL CHECK (permission IN ('named', 'region', 'no')), state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed')), confirmed_by TEXT, confirmed_at TEXT, words TEXT, note TEXT NOT NULL, coder_id TEXT NOT NULL, updated_at TEXT NOT NULL, CHECK ((case_rid IS NULL) <> (answer_rid IS NULL)), CHECK ((start_offset IS NULL) = (end_offset IS NULL)), CHECK (start_offset IS NULL OR answer_rid IS NOT NULL)) STRICT;

CREATE TABLE code (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, parent_id TEXT REFERENCES code (id), position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, colour TEXT, description TEXT NOT NULL, include_rule TEXT NOT NULL, exclude_rule TEXT NOT NULL, example TEXT NOT NULL, labels TEXT NOT NULL, pinned_key TEXT, retired INTEGER NOT NULL, created_at TEXT NOT NULL) STRICT;

CREATE TABLE coder (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;

CREATE TABLE coding (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid), code_id TEXT NOT NULL REFERENCES code (id), start_offset INTEGER, end_offset INTEGER, coder_id TEXT NOT NULL REFERENCES coder (id), origin TEXT NOT NULL, starred INTEGER NOT NULL, created_at TEXT NOT NULL) STRICT;

CREATE TABLE conclusion (rid INTEGER PRIMARY KEY AUTOINCREMENT, unit TEXT NOT NULL, capability TEXT NOT NULL, finding TEXT NOT NULL, recommendation TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'agreed', 'underway', 'done', 'dropped')), evidence TEXT NOT NULL, coder_id TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;

CREATE TABLE confirmation (rid INTEGER PRIMARY KEY AUTOINCREMENT, sentence TEXT NOT NULL UNIQUE, variable_id TEXT NOT NULL, category_id TEXT NOT NULL, coder_id TEXT NOT NULL, confirmed_at TEXT NOT NULL) STRICT;

CREATE TABLE confirmation_line (rid INTEGER PRIMARY KEY AUTOINCREMENT, return_rid INTEGER NOT NULL REFERENCES confirmation_return (rid) ON DELETE CASCADE, key TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('status', 'example')), variable_id TEXT NOT NULL, answer_rid INTEGER, start_offset INTEGER, end_offset INTEGER, topic TEXT NOT NULL, shown TEXT NOT NULL, before TEXT NOT NULL, verdict TEXT NOT NULL, value TEXT NOT NULL, words TEXT, permission TEXT, comment TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'left', 'takenBack')), coder_id TEXT NOT NULL, decided_at TEXT NOT NULL, UNIQUE (return_rid, key)) STRICT;

CREATE TABLE confirmation_pack (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, case_rid INTEGER NOT NULL, case_key TEXT NOT NULL, language TEXT NOT NULL, lines TEXT NOT NULL, files TEXT NOT NULL, coder_id TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;

CREATE TABLE confirmation_return (rid INTEGER PRIMARY KEY AUTOINCREMENT, pack_id TEXT NOT NULL, case_rid INTEGER NOT NULL, case_key TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, said_by TEXT NOT NULL, said_on TEXT NOT NULL, comment TEXT NOT NULL, extra TEXT NOT NULL, coder_id TEXT NOT NULL, read_at TEXT NOT NULL) STRICT;

CREATE TABLE dismissal (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, code_id TEXT NOT NULL REFERENCES code (id) ON DELETE CASCADE, coder_id TEXT NOT NULL, dismissed_at TEXT NOT NULL, UNIQUE (answer_rid, code_id, coder_id)) STRICT;

CREATE TABLE document (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL UNIQUE REFERENCES answer (rid) ON DELETE CASCADE, title TEXT NOT NULL, file TEXT NOT NULL, format TEXT NOT NULL, sha256 TEXT NOT NULL, marks TEXT NOT NULL, added_at TEXT NOT NULL) STRICT;

CREATE TABLE edited_coding (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, code_id TEXT NOT NULL REFERENCES code (id) ON DELETE CASCADE, coder_id TEXT NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, before_text TEXT NOT NULL, origin TEXT NOT NULL, starred INTEGER NOT NULL, coded_at TEXT NOT NULL, file TEXT NOT NULL, edited_at TEXT NOT NULL) STRICT;

CREATE TABLE finding (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, kind TEXT NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, words TEXT NOT NULL, confidence REAL NOT NULL, reason TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')), edited INTEGER NOT NULL, coder_id TEXT, decided_at TEXT) STRICT;

CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, coder_id TEXT NOT NULL, act TEXT NOT NULL, params TEXT NOT NULL, detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL) STRICT;

CREATE TABLE illustration (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, title_en TEXT NOT NULL, title_fr TEXT NOT NULL, capability TEXT, updated_at TEXT NOT NULL) STRICT;

CREATE TABLE illustration_example (rid INTEGER PRIMARY KEY AUTOINCREMENT, illustration_rid INTEGER NOT NULL REFERENCES illustration (rid) ON DELETE CASCADE, type TEXT NOT NULL, position INTEGER NOT NULL, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, start_offset INTEGER, end_offset INTEGER, words TEXT, coder_id TEXT NOT NULL, updated_at TEXT NOT NULL, CHECK ((start_offset IS NULL) = (end_offset IS NULL))) STRICT;

CREATE TABLE instrument (rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, position INTEGER NOT NULL, questions TEXT NOT NULL) STRICT;

CREATE TABLE memo (rid INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, target_id TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, coder_id TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;

CREATE TABLE meta (rid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;

CREATE TABLE plan_record (rid INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL, made_at TEXT NOT NULL, data_version TEXT NOT NULL, tables TEXT NOT NULL, counted TEXT NOT NULL) STRICT;

CREATE TABLE privacy_term (rid INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, text TEXT NOT NULL, variants TEXT NOT NULL) STRICT;

CREATE TABLE pseudonym (rid INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL, words TEXT NOT NULL, UNIQUE (kind, key), UNIQUE (kind, number)) STRICT;

CREATE TABLE quote_order (rid INTEGER PRIMARY KEY AUTOINCREMENT, coding_rid INTEGER NOT NULL UNIQUE REFERENCES coding (rid) ON DELETE CASCADE, position INTEGER NOT NULL) STRICT;

CREATE TABLE reading (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid), coder_id TEXT NOT NULL REFERENCES coder (id), read_at TEXT NOT NULL, UNIQUE (answer_rid, coder_id)) STRICT;

CREATE TABLE saved_table (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, spec TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;

CREATE TABLE settlement (rid INTEGER PRIMARY KEY AUTOINCREMENT, answer_rid INTEGER NOT NULL REFERENCES answer (rid) ON DELETE CASCADE, code_id TEXT NOT NULL REFERENCES code (id) ON DELETE CASCADE, present INTEGER NOT NULL, coder_id TEXT NOT NULL, settled_at TEXT NOT NULL, UNIQUE (answer_rid, code_id)) STRICT;

CREATE TABLE source_file (rid INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT, sheet TEXT NOT NULL, plan TEXT NOT NULL, problems TEXT NOT NULL, imported_at TEXT NOT NULL) STRICT;

CREATE TABLE survey_case (rid INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, key TEXT NOT NULL, instrument_id TEXT NOT NULL, source_file_rid INTEGER NOT NULL REFERENCES source_file (rid)) STRICT;

CREATE TABLE undo_change (seq INTEGER PRIMARY KEY AUTOINCREMENT, group_id INTEGER NOT NULL, direction TEXT NOT NULL, table_name TEXT NOT NULL, op TEXT NOT NULL, rid INTEGER NOT NULL, rid_end INTEGER, image TEXT, blob_a BLOB, blob_b BLOB) STRICT;

CREATE TABLE undo_control (one INTEGER PRIMARY KEY CHECK (one = 1), group_id INTEGER, direction TEXT NOT NULL, indexing INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE TABLE undo_group (id INTEGER PRIMARY KEY AUTOINCREMENT, history_id INTEGER REFERENCES history (id), state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'discarded'))) STRICT;

CREATE TABLE variable (rid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, definition TEXT NOT NULL) STRICT;

CREATE TABLE vector (rid INTEGER PRIMARY KEY AUTOINCREMENT, variable_id TEXT NOT NULL UNIQUE REFERENCES variable (id), kind TEXT NOT NULL, width INTEGER NOT NULL, options INTEGER NOT NULL, cases INTEGER NOT NULL, data BLOB NOT NULL, states BLOB) STRICT;

CREATE TRIGGER answer_text_delete AFTER DELETE ON answer BEGIN INSERT INTO answer_text (answer_text, rowid, text) VALUES ('delete', OLD.rid, OLD.text); END;

CREATE TRIGGER answer_text_insert AFTER INSERT ON answer WHEN (SELECT indexing FROM undo_control) = 1 BEGIN INSERT INTO answer_text (rowid, text) VALUES (NEW.rid, NEW.text); END;

CREATE TRIGGER answer_text_update AFTER UPDATE OF text ON answer BEGIN
  INSERT INTO answer_text (answer_text, rowid, text) VALUES ('delete', OLD.rid, OLD.text);
  INSERT INTO answer_text (rowid, text) VALUES (NEW.rid, NEW.text);
END;

CREATE TRIGGER history_never_changes BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER history_never_shrinks BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER undo_answer_delete AFTER DELETE ON answer WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'answer', 'delete', OLD.rid, json_object('rid', OLD.rid, 'case_rid', OLD.case_rid, 'variable_id', OLD.variable_id, 'text', OLD.text, 'language', OLD.language), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_answer_insert AFTER INSERT ON answer WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'answer', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_answer_update AFTER UPDATE ON answer WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'answer', 'update', OLD.rid, json_object('rid', OLD.rid, 'case_rid', OLD.case_rid, 'variable_id', OLD.variable_id, 'text', OLD.text, 'language', OLD.language), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_checklist_delete AFTER DELETE ON checklist WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'checklist', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'definition', OLD.definition, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_checklist_insert AFTER INSERT ON checklist WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'checklist', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_checklist_mark_delete AFTER DELETE ON checklist_mark WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'checklist_mark', 'delete', OLD.rid, json_object('rid', OLD.rid, 'checklist_id', OLD.checklist_id, 'item_id', OLD.item_id, 'unit', OLD.unit, 'phase', OLD.phase, 'value', OLD.value, 'note', OLD.note, 'evidence', OLD.evidence, 'coder_id', OLD.coder_id, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_checklist_mark_insert AFTER INSERT ON checklist_mark WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'checklist_mark', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_checklist_mark_update AFTER UPDATE ON checklist_mark WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'checklist_mark', 'update', OLD.rid, json_object('rid', OLD.rid, 'checklist_id', OLD.checklist_id, 'item_id', OLD.item_id, 'unit', OLD.unit, 'phase', OLD.phase, 'value', OLD.value, 'note', OLD.note, 'evidence', OLD.evidence, 'coder_id', OLD.coder_id, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_checklist_update AFTER UPDATE ON checklist WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'checklist', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'definition', OLD.definition, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_clearance_delete AFTER DELETE ON clearance WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'clearance', 'delete', OLD.rid, json_object('rid', OLD.rid, 'case_rid', OLD.case_rid, 'answer_rid', OLD.answer_rid, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'permission', OLD.permission, 'state', OLD.state, 'confirmed_by', OLD.confirmed_by, 'confirmed_at', OLD.confirmed_at, 'words', OLD.words, 'note', OLD.note, 'coder_id', OLD.coder_id, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_clearance_insert AFTER INSERT ON clearance WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'clearance', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_clearance_update AFTER UPDATE ON clearance WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'clearance', 'update', OLD.rid, json_object('rid', OLD.rid, 'case_rid', OLD.case_rid, 'answer_rid', OLD.answer_rid, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'permission', OLD.permission, 'state', OLD.state, 'confirmed_by', OLD.confirmed_by, 'confirmed_at', OLD.confirmed_at, 'words', OLD.words, 'note', OLD.note, 'coder_id', OLD.coder_id, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_code_delete AFTER DELETE ON code WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'code', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'parent_id', OLD.parent_id, 'position', OLD.position, 'name', OLD.name, 'kind', OLD.kind, 'colour', OLD.colour, 'description', OLD.description, 'include_rule', OLD.include_rule, 'exclude_rule', OLD.exclude_rule, 'example', OLD.example, 'labels', OLD.labels, 'pinned_key', OLD.pinned_key, 'retired', OLD.retired, 'created_at', OLD.created_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_code_insert AFTER INSERT ON code WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'code', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_code_update AFTER UPDATE ON code WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'code', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'parent_id', OLD.parent_id, 'position', OLD.position, 'name', OLD.name, 'kind', OLD.kind, 'colour', OLD.colour, 'description', OLD.description, 'include_rule', OLD.include_rule, 'exclude_rule', OLD.exclude_rule, 'example', OLD.example, 'labels', OLD.labels, 'pinned_key', OLD.pinned_key, 'retired', OLD.retired, 'created_at', OLD.created_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_coder_delete AFTER DELETE ON coder WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'coder', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'name', OLD.name, 'created_at', OLD.created_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_coder_insert AFTER INSERT ON coder WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'coder', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_coder_update AFTER UPDATE ON coder WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'coder', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'name', OLD.name, 'created_at', OLD.created_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_coding_delete AFTER DELETE ON coding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'coding', 'delete', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'coder_id', OLD.coder_id, 'origin', OLD.origin, 'starred', OLD.starred, 'created_at', OLD.created_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_coding_insert AFTER INSERT ON coding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'coding', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_coding_update AFTER UPDATE ON coding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'coding', 'update', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'coder_id', OLD.coder_id, 'origin', OLD.origin, 'starred', OLD.starred, 'created_at', OLD.created_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_conclusion_delete AFTER DELETE ON conclusion WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'conclusion', 'delete', OLD.rid, json_object('rid', OLD.rid, 'unit', OLD.unit, 'capability', OLD.capability, 'finding', OLD.finding, 'recommendation', OLD.recommendation, 'owner', OLD.owner, 'due', OLD.due, 'state', OLD.state, 'evidence', OLD.evidence, 'coder_id', OLD.coder_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_conclusion_insert AFTER INSERT ON conclusion WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'conclusion', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_conclusion_update AFTER UPDATE ON conclusion WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'conclusion', 'update', OLD.rid, json_object('rid', OLD.rid, 'unit', OLD.unit, 'capability', OLD.capability, 'finding', OLD.finding, 'recommendation', OLD.recommendation, 'owner', OLD.owner, 'due', OLD.due, 'state', OLD.state, 'evidence', OLD.evidence, 'coder_id', OLD.coder_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_delete AFTER DELETE ON confirmation WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation', 'delete', OLD.rid, json_object('rid', OLD.rid, 'sentence', OLD.sentence, 'variable_id', OLD.variable_id, 'category_id', OLD.category_id, 'coder_id', OLD.coder_id, 'confirmed_at', OLD.confirmed_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_insert AFTER INSERT ON confirmation WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_line_delete AFTER DELETE ON confirmation_line WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_line', 'delete', OLD.rid, json_object('rid', OLD.rid, 'return_rid', OLD.return_rid, 'key', OLD.key, 'kind', OLD.kind, 'variable_id', OLD.variable_id, 'answer_rid', OLD.answer_rid, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'topic', OLD.topic, 'shown', OLD.shown, 'before', OLD.before, 'verdict', OLD.verdict, 'value', OLD.value, 'words', OLD.words, 'permission', OLD.permission, 'comment', OLD.comment, 'outcome', OLD.outcome, 'coder_id', OLD.coder_id, 'decided_at', OLD.decided_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_line_insert AFTER INSERT ON confirmation_line WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_line', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_line_update AFTER UPDATE ON confirmation_line WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_line', 'update', OLD.rid, json_object('rid', OLD.rid, 'return_rid', OLD.return_rid, 'key', OLD.key, 'kind', OLD.kind, 'variable_id', OLD.variable_id, 'answer_rid', OLD.answer_rid, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'topic', OLD.topic, 'shown', OLD.shown, 'before', OLD.before, 'verdict', OLD.verdict, 'value', OLD.value, 'words', OLD.words, 'permission', OLD.permission, 'comment', OLD.comment, 'outcome', OLD.outcome, 'coder_id', OLD.coder_id, 'decided_at', OLD.decided_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_pack_delete AFTER DELETE ON confirmation_pack WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_pack', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'case_rid', OLD.case_rid, 'case_key', OLD.case_key, 'language', OLD.language, 'lines', OLD.lines, 'files', OLD.files, 'coder_id', OLD.coder_id, 'made_at', OLD.made_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_pack_insert AFTER INSERT ON confirmation_pack WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_pack', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_pack_update AFTER UPDATE ON confirmation_pack WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_pack', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'case_rid', OLD.case_rid, 'case_key', OLD.case_key, 'language', OLD.language, 'lines', OLD.lines, 'files', OLD.files, 'coder_id', OLD.coder_id, 'made_at', OLD.made_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_return_delete AFTER DELETE ON confirmation_return WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_return', 'delete', OLD.rid, json_object('rid', OLD.rid, 'pack_id', OLD.pack_id, 'case_rid', OLD.case_rid, 'case_key', OLD.case_key, 'file', OLD.file, 'sha256', OLD.sha256, 'said_by', OLD.said_by, 'said_on', OLD.said_on, 'comment', OLD.comment, 'extra', OLD.extra, 'coder_id', OLD.coder_id, 'read_at', OLD.read_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_return_insert AFTER INSERT ON confirmation_return WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_return', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_return_update AFTER UPDATE ON confirmation_return WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation_return', 'update', OLD.rid, json_object('rid', OLD.rid, 'pack_id', OLD.pack_id, 'case_rid', OLD.case_rid, 'case_key', OLD.case_key, 'file', OLD.file, 'sha256', OLD.sha256, 'said_by', OLD.said_by, 'said_on', OLD.said_on, 'comment', OLD.comment, 'extra', OLD.extra, 'coder_id', OLD.coder_id, 'read_at', OLD.read_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_confirmation_update AFTER UPDATE ON confirmation WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'confirmation', 'update', OLD.rid, json_object('rid', OLD.rid, 'sentence', OLD.sentence, 'variable_id', OLD.variable_id, 'category_id', OLD.category_id, 'coder_id', OLD.coder_id, 'confirmed_at', OLD.confirmed_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_dismissal_delete AFTER DELETE ON dismissal WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'dismissal', 'delete', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'coder_id', OLD.coder_id, 'dismissed_at', OLD.dismissed_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_dismissal_insert AFTER INSERT ON dismissal WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'dismissal', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_dismissal_update AFTER UPDATE ON dismissal WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'dismissal', 'update', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'coder_id', OLD.coder_id, 'dismissed_at', OLD.dismissed_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_document_delete AFTER DELETE ON document WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'document', 'delete', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'title', OLD.title, 'file', OLD.file, 'format', OLD.format, 'sha256', OLD.sha256, 'marks', OLD.marks, 'added_at', OLD.added_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_document_insert AFTER INSERT ON document WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'document', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_document_update AFTER UPDATE ON document WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'document', 'update', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'title', OLD.title, 'file', OLD.file, 'format', OLD.format, 'sha256', OLD.sha256, 'marks', OLD.marks, 'added_at', OLD.added_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_edited_coding_delete AFTER DELETE ON edited_coding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'edited_coding', 'delete', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'coder_id', OLD.coder_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'before_text', OLD.before_text, 'origin', OLD.origin, 'starred', OLD.starred, 'coded_at', OLD.coded_at, 'file', OLD.file, 'edited_at', OLD.edited_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_edited_coding_insert AFTER INSERT ON edited_coding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'edited_coding', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_edited_coding_update AFTER UPDATE ON edited_coding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'edited_coding', 'update', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'coder_id', OLD.coder_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'before_text', OLD.before_text, 'origin', OLD.origin, 'starred', OLD.starred, 'coded_at', OLD.coded_at, 'file', OLD.file, 'edited_at', OLD.edited_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_finding_delete AFTER DELETE ON finding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'finding', 'delete', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'kind', OLD.kind, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'words', OLD.words, 'confidence', OLD.confidence, 'reason', OLD.reason, 'state', OLD.state, 'edited', OLD.edited, 'coder_id', OLD.coder_id, 'decided_at', OLD.decided_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_finding_insert AFTER INSERT ON finding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'finding', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_finding_update AFTER UPDATE ON finding WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'finding', 'update', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'kind', OLD.kind, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'words', OLD.words, 'confidence', OLD.confidence, 'reason', OLD.reason, 'state', OLD.state, 'edited', OLD.edited, 'coder_id', OLD.coder_id, 'decided_at', OLD.decided_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_illustration_delete AFTER DELETE ON illustration WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'illustration', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'title_en', OLD.title_en, 'title_fr', OLD.title_fr, 'capability', OLD.capability, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_illustration_example_delete AFTER DELETE ON illustration_example WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'illustration_example', 'delete', OLD.rid, json_object('rid', OLD.rid, 'illustration_rid', OLD.illustration_rid, 'type', OLD.type, 'position', OLD.position, 'answer_rid', OLD.answer_rid, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'words', OLD.words, 'coder_id', OLD.coder_id, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_illustration_example_insert AFTER INSERT ON illustration_example WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'illustration_example', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_illustration_example_update AFTER UPDATE ON illustration_example WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'illustration_example', 'update', OLD.rid, json_object('rid', OLD.rid, 'illustration_rid', OLD.illustration_rid, 'type', OLD.type, 'position', OLD.position, 'answer_rid', OLD.answer_rid, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'words', OLD.words, 'coder_id', OLD.coder_id, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_illustration_insert AFTER INSERT ON illustration WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'illustration', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_illustration_update AFTER UPDATE ON illustration WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'illustration', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'title_en', OLD.title_en, 'title_fr', OLD.title_fr, 'capability', OLD.capability, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_instrument_delete AFTER DELETE ON instrument WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'instrument', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'label', OLD.label, 'position', OLD.position, 'questions', OLD.questions), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_instrument_insert AFTER INSERT ON instrument WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'instrument', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_instrument_update AFTER UPDATE ON instrument WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'instrument', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'label', OLD.label, 'position', OLD.position, 'questions', OLD.questions), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_memo_delete AFTER DELETE ON memo WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'memo', 'delete', OLD.rid, json_object('rid', OLD.rid, 'target', OLD.target, 'target_id', OLD.target_id, 'title', OLD.title, 'body', OLD.body, 'coder_id', OLD.coder_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_memo_insert AFTER INSERT ON memo WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'memo', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_memo_update AFTER UPDATE ON memo WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'memo', 'update', OLD.rid, json_object('rid', OLD.rid, 'target', OLD.target, 'target_id', OLD.target_id, 'title', OLD.title, 'body', OLD.body, 'coder_id', OLD.coder_id, 'created_at', OLD.created_at, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_meta_delete AFTER DELETE ON meta WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'meta', 'delete', OLD.rid, json_object('rid', OLD.rid, 'key', OLD.key, 'value', OLD.value), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_meta_insert AFTER INSERT ON meta WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'meta', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_meta_update AFTER UPDATE ON meta WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'meta', 'update', OLD.rid, json_object('rid', OLD.rid, 'key', OLD.key, 'value', OLD.value), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_plan_record_delete AFTER DELETE ON plan_record WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'plan_record', 'delete', OLD.rid, json_object('rid', OLD.rid, 'kind', OLD.kind, 'name', OLD.name, 'made_at', OLD.made_at, 'data_version', OLD.data_version, 'tables', OLD.tables, 'counted', OLD.counted), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_plan_record_insert AFTER INSERT ON plan_record WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'plan_record', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_plan_record_update AFTER UPDATE ON plan_record WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'plan_record', 'update', OLD.rid, json_object('rid', OLD.rid, 'kind', OLD.kind, 'name', OLD.name, 'made_at', OLD.made_at, 'data_version', OLD.data_version, 'tables', OLD.tables, 'counted', OLD.counted), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_privacy_term_delete AFTER DELETE ON privacy_term WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'privacy_term', 'delete', OLD.rid, json_object('rid', OLD.rid, 'kind', OLD.kind, 'text', OLD.text, 'variants', OLD.variants), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_privacy_term_insert AFTER INSERT ON privacy_term WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'privacy_term', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_privacy_term_update AFTER UPDATE ON privacy_term WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'privacy_term', 'update', OLD.rid, json_object('rid', OLD.rid, 'kind', OLD.kind, 'text', OLD.text, 'variants', OLD.variants), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_pseudonym_delete AFTER DELETE ON pseudonym WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'pseudonym', 'delete', OLD.rid, json_object('rid', OLD.rid, 'kind', OLD.kind, 'key', OLD.key, 'number', OLD.number, 'words', OLD.words), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_pseudonym_insert AFTER INSERT ON pseudonym WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'pseudonym', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_pseudonym_update AFTER UPDATE ON pseudonym WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'pseudonym', 'update', OLD.rid, json_object('rid', OLD.rid, 'kind', OLD.kind, 'key', OLD.key, 'number', OLD.number, 'words', OLD.words), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_quote_order_delete AFTER DELETE ON quote_order WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'quote_order', 'delete', OLD.rid, json_object('rid', OLD.rid, 'coding_rid', OLD.coding_rid, 'position', OLD.position), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_quote_order_insert AFTER INSERT ON quote_order WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'quote_order', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_quote_order_update AFTER UPDATE ON quote_order WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'quote_order', 'update', OLD.rid, json_object('rid', OLD.rid, 'coding_rid', OLD.coding_rid, 'position', OLD.position), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_reading_delete AFTER DELETE ON reading WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'reading', 'delete', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'coder_id', OLD.coder_id, 'read_at', OLD.read_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_reading_insert AFTER INSERT ON reading WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'reading', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_reading_update AFTER UPDATE ON reading WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'reading', 'update', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'coder_id', OLD.coder_id, 'read_at', OLD.read_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_saved_table_delete AFTER DELETE ON saved_table WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'saved_table', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'spec', OLD.spec, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_saved_table_insert AFTER INSERT ON saved_table WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'saved_table', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_saved_table_update AFTER UPDATE ON saved_table WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'saved_table', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'spec', OLD.spec, 'updated_at', OLD.updated_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_settlement_delete AFTER DELETE ON settlement WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'settlement', 'delete', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'present', OLD.present, 'coder_id', OLD.coder_id, 'settled_at', OLD.settled_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_settlement_insert AFTER INSERT ON settlement WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'settlement', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_settlement_update AFTER UPDATE ON settlement WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'settlement', 'update', OLD.rid, json_object('rid', OLD.rid, 'answer_rid', OLD.answer_rid, 'code_id', OLD.code_id, 'present', OLD.present, 'coder_id', OLD.coder_id, 'settled_at', OLD.settled_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_source_file_delete AFTER DELETE ON source_file WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'source_file', 'delete', OLD.rid, json_object('rid', OLD.rid, 'name', OLD.name, 'sha256', OLD.sha256, 'format', OLD.format, 'encoding', OLD.encoding, 'sheet', OLD.sheet, 'plan', OLD.plan, 'problems', OLD.problems, 'imported_at', OLD.imported_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_source_file_insert AFTER INSERT ON source_file WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'source_file', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_source_file_update AFTER UPDATE ON source_file WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'source_file', 'update', OLD.rid, json_object('rid', OLD.rid, 'name', OLD.name, 'sha256', OLD.sha256, 'format', OLD.format, 'encoding', OLD.encoding, 'sheet', OLD.sheet, 'plan', OLD.plan, 'problems', OLD.problems, 'imported_at', OLD.imported_at), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_survey_case_delete AFTER DELETE ON survey_case WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'survey_case', 'delete', OLD.rid, json_object('rid', OLD.rid, 'position', OLD.position, 'key', OLD.key, 'instrument_id', OLD.instrument_id, 'source_file_rid', OLD.source_file_rid), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_survey_case_insert AFTER INSERT ON survey_case WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'survey_case', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_survey_case_update AFTER UPDATE ON survey_case WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'survey_case', 'update', OLD.rid, json_object('rid', OLD.rid, 'position', OLD.position, 'key', OLD.key, 'instrument_id', OLD.instrument_id, 'source_file_rid', OLD.source_file_rid), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_variable_delete AFTER DELETE ON variable WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'variable', 'delete', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'definition', OLD.definition), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_variable_insert AFTER INSERT ON variable WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'variable', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_variable_update AFTER UPDATE ON variable WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'variable', 'update', OLD.rid, json_object('rid', OLD.rid, 'id', OLD.id, 'position', OLD.position, 'definition', OLD.definition), NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_vector_delete AFTER DELETE ON vector WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'vector', 'delete', OLD.rid, json_object('rid', OLD.rid, 'variable_id', OLD.variable_id, 'kind', OLD.kind, 'width', OLD.width, 'options', OLD.options, 'cases', OLD.cases), OLD.data, OLD.states FROM undo_control; END;

CREATE TRIGGER undo_vector_insert AFTER INSERT ON vector WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'vector', 'insert', NEW.rid, NULL, NULL, NULL FROM undo_control; END;

CREATE TRIGGER undo_vector_update AFTER UPDATE ON vector WHEN (SELECT group_id FROM undo_control) IS NOT NULL BEGIN INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, 'vector', 'update', OLD.rid, json_object('rid', OLD.rid, 'variable_id', OLD.variable_id, 'kind', OLD.kind, 'width', OLD.width, 'options', OLD.options, 'cases', OLD.cases), OLD.data, OLD.states FROM undo_control; END;
