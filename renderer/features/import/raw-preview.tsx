import { memo, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { cellAddress, columnName } from '#core/importing/raw-table.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { classes } from '../../ui/index.ts';
import { variableOfColumn } from './plan-columns.ts';
import { readAgain, selectVariable, showCell, useImport } from './store.ts';
import { rawCellText, useRawRows } from './use-raw-rows.ts';
import { scrollToRow, useRowsInSight } from './use-rows-in-sight.ts';

const ROW_HEIGHT = 24;
const COLUMN_WIDTH = 150;
const NUMBER_WIDTH = 46;

/** The sheet as it is: only what is in sight is drawn and fetched, so a million rows cost no more than fifty. */
export const RawPreview = memo(function RawPreview() {
  'use no memo';
  const { t } = useTranslation();
  const inspection = useImport((state) => state.inspection);
  const plan = useImport((state) => state.plan);
  const cell = useImport((state) => state.cell);
  const selected = useImport((state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const rowCount = inspection?.rows ?? 0;
  const columnCount = inspection?.columns ?? 0;
  const { first, last } = useRowsInSight(scroller, rowCount, ROW_HEIGHT);
  const columns = useVirtualizer({ horizontal: true, count: columnCount, getScrollElement: () => scroller.current, estimateSize: () => COLUMN_WIDTH, overscan: 3, scrollPaddingStart: NUMBER_WIDTH });
  const visibleRows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const visibleColumns = columns.getVirtualItems();
  const at = useRawRows(first, Math.max(first, last));
  const owners = useMemo(() => (plan ? variableOfColumn(plan) : new Map<number, number>()), [plan]);
  const hiddenRows = useMemo(() => new Set(inspection?.hiddenRows), [inspection]);
  const hiddenColumns = useMemo(() => new Set(inspection?.hiddenColumns), [inspection]);
  useEffect(() => {
    if (!cell) return;
    if (scroller.current) scrollToRow(scroller.current, cell.row, ROW_HEIGHT);
    columns.scrollToIndex(cell.column);
  }, [cell, columns]);
  if (!inspection || !plan) return null;

  const byRow = plan.orientation === 'rows';
  const isHeader = (row: number, column: number) => plan.headerRows.includes(byRow ? row : column);
  const ownerOf = (row: number, column: number) => owners.get(byRow ? column : row);
  const toggleHeader = (index: number) => {
    const headerRows = plan.headerRows.includes(index) ? plan.headerRows.filter((row) => row !== index) : [...plan.headerRows, index].toSorted((a, b) => a - b);
    if (headerRows.length) void readAgain({ headerRows });
  };
  const press = (event: KeyboardEvent) => {
    const from = cell ?? { row: 0, column: 0 };
    const page = Math.max(1, visibleRows.length - 10);
    const moves: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0], Home: [0, -columnCount], End: [0, columnCount] };
    const move = moves[event.key];
    if (move) showCell({ row: Math.min(Math.max(from.row + move[0], 0), rowCount - 1), column: Math.min(Math.max(from.column + move[1], 0), columnCount - 1) });
    else if (event.key === 'Enter') selectVariable(ownerOf(from.row, from.column) ?? null);
    else if (event.key === 'h' && !event.ctrlKey && !event.metaKey) toggleHeader(byRow ? from.row : from.column);
    else return;
    event.preventDefault();
  };
  const activeText = cell ? t('import.cell', { address: cellAddress(cell.row, cell.column), value: rawCellText(at(cell.row, cell.column)) || t('import.emptyCell') }) : '';

  return (
    <>
      <div ref={scroller} className="raw" role="grid" aria-label={t('import.preview')} aria-rowcount={rowCount} aria-colcount={columnCount} tabIndex={0} onKeyDown={press} aria-describedby="raw-help" {...(cell ? { 'aria-activedescendant': `raw-${cell.row}-${cell.column}` } : {})}>
        <div className="raw-sheet" style={{ height: (rowCount + 1) * ROW_HEIGHT, width: columns.getTotalSize() + NUMBER_WIDTH }}>
          <div className="raw-letters" role="row" style={{ width: columns.getTotalSize() + NUMBER_WIDTH }}>
            <span className="raw-corner" role="columnheader"><span className="visually-hidden">{t('import.preview')}</span></span>
            {visibleColumns.map((column) => (
              <span key={column.key} role="columnheader" title={hiddenColumns.has(column.index) ? t('import.hiddenColumn') : undefined} className={classes('raw-letter', hiddenColumns.has(column.index) && 'raw-hidden', byRow && selected !== null && owners.get(column.index) === selected && 'raw-selected')} style={{ left: NUMBER_WIDTH + column.start, width: column.size }} onClick={() => { if (byRow) selectVariable(owners.get(column.index) ?? null); }}>{columnName(column.index)}</span>
            ))}
          </div>
          {visibleRows.map((row) => (
            <div key={row} role="row" aria-rowindex={row + 1} className={classes('raw-row', hiddenRows.has(row) && 'raw-hidden')} style={{ top: (row + 1) * ROW_HEIGHT, width: columns.getTotalSize() + NUMBER_WIDTH }}>
              <span className={classes('raw-number', byRow && plan.headerRows.includes(row) && 'raw-header')} role="rowheader" title={hiddenRows.has(row) ? t('import.hiddenRow') : t('import.rowHeader', { row: row + 1 })} onClick={() => { if (byRow) toggleHeader(row); }}>{row + 1}</span>
              {visibleColumns.map((column) => {
                const value = at(row, column.index);
                const owner = ownerOf(row, column.index);
                const isError = typeof value === 'object' && value !== null && 'error' in value;
                return (
                  <span
                    key={column.key} id={`raw-${row}-${column.index}`} role="gridcell" aria-colindex={column.index + 1} style={{ left: NUMBER_WIDTH + column.start, width: column.size }}
                    className={classes('raw-cell', typeof value === 'number' && 'num', isError && 'raw-error', isHeader(row, column.index) && 'raw-header', owner !== undefined && owner === selected && 'raw-selected', (owner === undefined || plan.variables[owner]?.include === false) && !isHeader(row, column.index) && 'raw-out', cell?.row === row && cell.column === column.index && 'raw-active')}
                    onClick={() => { showCell({ row, column: column.index }); selectVariable(owner ?? null); }}
                  >{rawCellText(value)}</span>
                );
              })}
            </div>
          ))}
        </div>
      </div>
      <p className="raw-status" id="raw-help"><span className="visually-hidden" aria-live="polite">{activeText}</span>{cell ? <span className="ellipsis">{activeText}</span> : <span className="ellipsis">{t('import.previewHelp')}</span>}</p>
    </>
  );
});
