/** Triggers that write down, for every row an act touches, what would take it back. They are part of the schema, so no
 *  query can forget them. While `undo_control.group_id` is null nothing is recorded (imports record ranges instead). */

export interface TrackedTable { readonly name: string; readonly columns: readonly string[]; readonly blobs: readonly string[] }

const image = (table: TrackedTable, which: 'OLD'): string =>
  `json_object(${table.columns.map((column) => `'${column}', ${which}.${column}`).join(', ')})`;

/** CREATE TRIGGER statements for one table; `rid` is its INTEGER PRIMARY KEY (rowids that VACUUM may change are never used). */
export function undoTriggers(table: TrackedTable): string[] {
  const record = (op: string, rid: string, withImage: boolean): string => {
    const blobs = [0, 1].map((index) => (withImage && table.blobs[index] ? `OLD.${table.blobs[index]}` : 'NULL'));
    return `INSERT INTO undo_change (group_id, direction, table_name, op, rid, image, blob_a, blob_b)
      SELECT group_id, direction, '${table.name}', '${op}', ${rid}, ${withImage ? image(table, 'OLD') : 'NULL'}, ${blobs[0]}, ${blobs[1]} FROM undo_control;`;
  };
  const recording = 'WHEN (SELECT group_id FROM undo_control) IS NOT NULL';
  return [
    `CREATE TRIGGER undo_${table.name}_insert AFTER INSERT ON ${table.name} ${recording} BEGIN ${record('insert', 'NEW.rid', false)} END`,
    `CREATE TRIGGER undo_${table.name}_update AFTER UPDATE ON ${table.name} ${recording} BEGIN ${record('update', 'OLD.rid', true)} END`,
    `CREATE TRIGGER undo_${table.name}_delete AFTER DELETE ON ${table.name} ${recording} BEGIN ${record('delete', 'OLD.rid', true)} END`,
  ];
}
