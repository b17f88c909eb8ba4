import type { HistoryTarget } from '#core/contract/api/project.ts';
import { count, rows, scalar, type ReadDb, type Value } from '../database.ts';

interface Touch { readonly table: string; readonly rid: number; readonly image: string | null }

/** What an act was about, where it is still there: read from what its undo has kept. null where nothing is left of it. */
export function targetOfAct(db: ReadDb, historyId: number): HistoryTarget | null {
  const group = scalar<number>(db, 'SELECT id FROM undo_group WHERE history_id = ?', historyId);
  const act = scalar<string>(db, 'SELECT act FROM history WHERE id = ?', historyId);
  if (group === undefined || act === undefined) return null;
  const touched = rows<Touch>(db, 'SELECT table_name AS "table", rid, image FROM undo_change WHERE group_id = ? ORDER BY seq LIMIT 500', group);
  for (const wanted of orderFor(act)) {
    for (const touch of touched) {
      const target = FINDERS[wanted](db, touch);
      if (target) return target;
    }
  }
  return null;
}

type Kind = HistoryTarget['kind'];
const KINDS: readonly Kind[] = ['answer', 'code', 'variable', 'table', 'memo'];
/** The kind that an act's name speaks of comes first. */
function orderFor(act: string): readonly Kind[] {
  const first: Kind | undefined = act.startsWith('code.') || act.startsWith('codes.') ? 'code' : act.startsWith('variable.') || act.startsWith('import.') ? 'variable' : act.startsWith('table.') ? 'table' : act.startsWith('memo.') ? 'memo' : undefined;
  return first === undefined ? KINDS : [first, ...KINDS.filter((kind) => kind !== first)];
}

/** A column of the touched row: of the row as it is, else of its image. */
function field<T extends Value>(db: ReadDb, { table, rid, image }: Touch, tables: readonly string[], column: string): T | null {
  if (!tables.includes(table)) return null;
  const now = scalar<T>(db, `SELECT ${column} FROM ${table} WHERE rid = ?`, rid);
  if (now !== undefined) return now;
  return image === null ? null : ((JSON.parse(image) as Record<string, T>)[column] ?? null);
}

const FINDERS: Readonly<Record<Kind, (db: ReadDb, touch: Touch) => HistoryTarget | null>> = {
  answer(db, touch) {
    const answerId = field<number>(db, touch, ['coding', 'reading', 'settlement'], 'answer_rid') ?? field<number>(db, touch, ['answer'], 'rid');
    return answerId !== null && count(db, 'SELECT count(*) FROM answer WHERE rid = ?', answerId) > 0 ? { kind: 'answer', answerId } : null;
  },
  code(db, touch) {
    const codeId = field<string>(db, touch, ['code'], 'id');
    return codeId !== null && count(db, 'SELECT count(*) FROM code WHERE id = ?', codeId) > 0 ? { kind: 'code', codeId } : null;
  },
  variable(db, touch) {
    const variableId = field<string>(db, touch, ['variable'], 'id') ?? field<string>(db, touch, ['vector'], 'variable_id');
    return variableId !== null && count(db, 'SELECT count(*) FROM variable WHERE id = ?', variableId) > 0 ? { kind: 'variable', variableId } : null;
  },
  table(db, touch) {
    const tableId = field<string>(db, touch, ['saved_table'], 'id');
    return tableId !== null && count(db, 'SELECT count(*) FROM saved_table WHERE id = ?', tableId) > 0 ? { kind: 'table', tableId } : null;
  },
  memo(db, touch) {
    const memoId = field<number>(db, touch, ['memo'], 'rid');
    return memoId !== null && count(db, 'SELECT count(*) FROM memo WHERE rid = ?', memoId) > 0 ? { kind: 'memo', memoId } : null;
  },
};
