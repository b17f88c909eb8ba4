import './table.css';
import type { ReactNode } from 'react';
import { classes } from './class-name.ts';

export interface TableColumn<Row> { readonly id: string; readonly header: ReactNode; readonly cell: (row: Row) => ReactNode; readonly align?: 'start' | 'end'; readonly width?: string }

/** A small table that is read, not worked in (at most a few hundred rows); Grid is for the others. */
export function Table<Row>({ label, columns, rows, rowKey, empty }: { label: string; columns: readonly TableColumn<Row>[]; rows: readonly Row[]; rowKey: (row: Row, index: number) => string; empty?: ReactNode }) {
  return (
    <table className="table" aria-label={label}>
      <colgroup>{columns.map((column) => <col key={column.id} style={column.width ? { width: column.width } : undefined} />)}</colgroup>
      <thead><tr>{columns.map((column) => <th key={column.id} scope="col" className={classes(column.align === 'end' && 'num')}>{column.header}</th>)}</tr></thead>
      <tbody>
        {rows.map((row, index) => <tr key={rowKey(row, index)}>{columns.map((column) => <td key={column.id} className={classes(column.align === 'end' && 'num')}>{column.cell(row)}</td>)}</tr>)}
        {rows.length === 0 && empty ? <tr><td colSpan={columns.length} className="dim">{empty}</td></tr> : null}
      </tbody>
    </table>
  );
}
