import type { CodeKind } from '#core/contract/code.ts';
import { count, row, rows, run, type ReadDb, type WriteDb } from '../database.ts';

/** A code as stored; counts are computed beside it. */
export interface CodeRecord {
  readonly id: string; readonly parentId: string | null; readonly position: number; readonly name: string; readonly kind: CodeKind; readonly colour: string | null;
  readonly description: string; readonly include: string; readonly exclude: string; readonly example: string; readonly labels: Readonly<Record<string, string>>;
  readonly key: string | null; readonly retired: boolean; readonly createdAt: string;
}
interface CodeRow { id: string; parentId: string | null; position: number; name: string; kind: CodeKind; colour: string | null; description: string; include: string; exclude: string; example: string; labels: string; key: string | null; retired: number; createdAt: string }

const COLUMNS = 'id, parent_id AS parentId, position, name, kind, colour, description, include_rule AS include, exclude_rule AS exclude, example, labels, pinned_key AS key, retired, created_at AS createdAt';
const toCode = (found: CodeRow): CodeRecord => ({ ...found, labels: JSON.parse(found.labels) as Record<string, string>, retired: found.retired === 1 });

export const listCodes = (db: ReadDb): CodeRecord[] => rows<CodeRow>(db, `SELECT ${COLUMNS} FROM code ORDER BY position, rid`).map(toCode);
export const countCodes = (db: ReadDb): number => count(db, 'SELECT count(*) FROM code');
export function findCode(db: ReadDb, id: string): CodeRecord | null {
  const found = row<CodeRow>(db, `SELECT ${COLUMNS} FROM code WHERE id = ?`, id);
  return found ? toCode(found) : null;
}

export function insertCode(db: WriteDb, code: CodeRecord): void {
  run(db, 'INSERT INTO code (id, parent_id, position, name, kind, colour, description, include_rule, exclude_rule, example, labels, pinned_key, retired, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    code.id, code.parentId, code.position, code.name, code.kind, code.colour, code.description, code.include, code.exclude, code.example, JSON.stringify(code.labels), code.key, code.retired ? 1 : 0, code.createdAt);
}
export function updateCode(db: WriteDb, code: CodeRecord): void {
  run(db, 'UPDATE code SET parent_id = ?, position = ?, name = ?, kind = ?, colour = ?, description = ?, include_rule = ?, exclude_rule = ?, example = ?, labels = ?, pinned_key = ?, retired = ?, created_at = ? WHERE id = ?',
    code.parentId, code.position, code.name, code.kind, code.colour, code.description, code.include, code.exclude, code.example, JSON.stringify(code.labels), code.key, code.retired ? 1 : 0, code.createdAt, code.id);
}
export const deleteCode = (db: WriteDb, id: string): void => { run(db, 'DELETE FROM code WHERE id = ?', id); };
export const nextCodePosition = (db: ReadDb, parentId: string | null): number => count(db, 'SELECT coalesce(max(position) + 1, 0) FROM code WHERE parent_id IS ?', parentId);
