import type { TrackedTable } from './triggers.ts';

/** The tables the first schema came with; its migration makes their triggers, so this list never grows. */
export const FIRST_TABLES: readonly TrackedTable[] = [
  { name: 'meta', columns: ['rid', 'key', 'value'], blobs: [] },
  { name: 'coder', columns: ['rid', 'id', 'name', 'created_at'], blobs: [] },
  { name: 'instrument', columns: ['rid', 'id', 'label', 'position', 'questions'], blobs: [] },
  { name: 'source_file', columns: ['rid', 'name', 'sha256', 'format', 'encoding', 'sheet', 'plan', 'problems', 'imported_at'], blobs: [] },
  { name: 'survey_case', columns: ['rid', 'position', 'key', 'instrument_id', 'source_file_rid'], blobs: [] },
  { name: 'variable', columns: ['rid', 'id', 'position', 'definition'], blobs: [] },
  { name: 'vector', columns: ['rid', 'variable_id', 'kind', 'width', 'options', 'cases'], blobs: ['data', 'states'] },
  { name: 'answer', columns: ['rid', 'case_rid', 'variable_id', 'text', 'language'], blobs: [] },
  { name: 'code', columns: ['rid', 'id', 'parent_id', 'position', 'name', 'kind', 'colour', 'description', 'include_rule', 'exclude_rule', 'example', 'labels', 'pinned_key', 'retired', 'created_at'], blobs: [] },
  { name: 'coding', columns: ['rid', 'answer_rid', 'code_id', 'start_offset', 'end_offset', 'coder_id', 'origin', 'starred', 'created_at'], blobs: [] },
  { name: 'reading', columns: ['rid', 'answer_rid', 'coder_id', 'read_at'], blobs: [] },
  { name: 'memo', columns: ['rid', 'target', 'target_id', 'title', 'body', 'coder_id', 'created_at', 'updated_at'], blobs: [] },
  { name: 'saved_table', columns: ['rid', 'id', 'position', 'spec', 'updated_at'], blobs: [] },
];

/** Every table that acts change. A test compares this list with the columns in the schema; a migration that adds a table makes its triggers. */
export const TRACKED_TABLES: readonly TrackedTable[] = [
  ...FIRST_TABLES,
  { name: 'settlement', columns: ['rid', 'answer_rid', 'code_id', 'present', 'coder_id', 'settled_at'], blobs: [] },
  { name: 'quote_order', columns: ['rid', 'coding_rid', 'position'], blobs: [] },
  { name: 'privacy_term', columns: ['rid', 'kind', 'text', 'variants'], blobs: [] },
  { name: 'pseudonym', columns: ['rid', 'kind', 'key', 'number', 'words'], blobs: [] },
  { name: 'finding', columns: ['rid', 'answer_rid', 'kind', 'start_offset', 'end_offset', 'words', 'confidence', 'reason', 'state', 'edited', 'coder_id', 'decided_at'], blobs: [] },
  { name: 'clearance', columns: ['rid', 'case_rid', 'answer_rid', 'start_offset', 'end_offset', 'permission', 'state', 'confirmed_by', 'confirmed_at', 'words', 'note', 'coder_id', 'updated_at'], blobs: [] },
  { name: 'confirmation', columns: ['rid', 'sentence', 'variable_id', 'category_id', 'coder_id', 'confirmed_at'], blobs: [] },
  { name: 'plan_record', columns: ['rid', 'kind', 'name', 'made_at', 'data_version', 'tables', 'counted'], blobs: [] },
  { name: 'edited_coding', columns: ['rid', 'answer_rid', 'code_id', 'coder_id', 'start_offset', 'end_offset', 'before_text', 'origin', 'starred', 'coded_at', 'file', 'edited_at'], blobs: [] },
  { name: 'dismissal', columns: ['rid', 'answer_rid', 'code_id', 'coder_id', 'dismissed_at'], blobs: [] },
  { name: 'document', columns: ['rid', 'answer_rid', 'title', 'file', 'format', 'sha256', 'marks', 'added_at'], blobs: [] },
  { name: 'confirmation_pack', columns: ['rid', 'id', 'case_rid', 'case_key', 'language', 'lines', 'files', 'coder_id', 'made_at'], blobs: [] },
  { name: 'confirmation_return', columns: ['rid', 'pack_id', 'case_rid', 'case_key', 'file', 'sha256', 'said_by', 'said_on', 'comment', 'extra', 'coder_id', 'read_at'], blobs: [] },
  { name: 'confirmation_line', columns: ['rid', 'return_rid', 'key', 'kind', 'variable_id', 'answer_rid', 'start_offset', 'end_offset', 'topic', 'shown', 'before', 'verdict', 'value', 'words', 'permission', 'comment', 'outcome', 'coder_id', 'decided_at'], blobs: [] },
  { name: 'checklist', columns: ['rid', 'id', 'position', 'definition', 'updated_at'], blobs: [] },
  { name: 'checklist_mark', columns: ['rid', 'checklist_id', 'item_id', 'unit', 'phase', 'value', 'note', 'evidence', 'coder_id', 'updated_at'], blobs: [] },
  { name: 'conclusion', columns: ['rid', 'unit', 'capability', 'finding', 'recommendation', 'owner', 'due', 'state', 'evidence', 'coder_id', 'created_at', 'updated_at'], blobs: [] },
  { name: 'illustration', columns: ['rid', 'id', 'position', 'title_en', 'title_fr', 'capability', 'updated_at'], blobs: [] },
  { name: 'illustration_example', columns: ['rid', 'illustration_rid', 'type', 'position', 'answer_rid', 'start_offset', 'end_offset', 'words', 'coder_id', 'updated_at'], blobs: [] },
];
