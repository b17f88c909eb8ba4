import { useCallback } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { RawCell } from '#core/importing/raw-table.ts';
import { orpc } from '../../rpc/index.ts';
import { useImport } from './store.ts';

const PAGE_ROWS = 100;
const pagesOf = (results: readonly { readonly data: RawCell[][] | undefined }[]) => results.map((result) => result.data);

/** Cells of the sheet, fetched by the page as they come into sight. `cell(row, column)` is undefined until its page is there. */
export function useRawRows(first: number, last: number): (row: number, column: number) => RawCell | undefined {
  const importId = useImport((state) => state.inspection?.importId ?? '');
  const sheet = useImport((state) => `${state.inspection?.plan.sheet ?? ''} ${state.inspection?.file.encoding ?? ''} ${state.inspection?.file.delimiter ?? ''} ${state.inspection?.plan.repaired === true}`);
  const rows = useImport((state) => state.inspection?.rows ?? 0);
  const from = Math.max(0, Math.floor(first / PAGE_ROWS));
  const to = Math.min(Math.floor(Math.max(rows - 1, 0) / PAGE_ROWS), Math.floor(last / PAGE_ROWS));
  const pages = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const loaded = useQueries({
    queries: pages.map((page) => {
      const options = orpc.importing.rawRows.queryOptions({ input: { importId, from: page * PAGE_ROWS, to: Math.min((page + 1) * PAGE_ROWS, rows) } });
      // The same import read as another sheet or encoding, or with its letters repaired, has other cells.
      return { ...options, queryKey: [...options.queryKey, sheet], enabled: importId !== '', gcTime: 60_000 };
    }),
    combine: pagesOf,
  });
  return useCallback((row: number, column: number) => {
    const cells = loaded[Math.floor(row / PAGE_ROWS) - from]?.[row % PAGE_ROWS];
    return cells ? cells[column] ?? null : undefined;
  }, [loaded, from]);
}

/** A cell as it stands in the sheet; null for an empty one. */
export function rawCellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return 'date' in cell ? cell.date : cell.error;
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}
