import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PlanTable } from '#core/contract/table-plan.ts';
import type { ModelCell, ModelRow, TableModel } from '#core/crosstab/table-model.ts';
import { useFormat } from '../../locales/format.ts';
import { useTranslation } from '../../locales/i18n.ts';
import { classes } from '../../ui/index.ts';
import { cellLines, cellMarks, cellShorthand, countText, shadeOf } from '#core/crosstab/cell-text.ts';
import { basisIsShared, bodyLines, headerRows, type BodyLine } from '../../crosstab/layout.ts';
import { TableHead } from '../../crosstab/model-table.tsx';
import { TableNotes } from '../../crosstab/table-notes.tsx';
import { selectCell, useTables } from './store.ts';

/** Longer tables are drawn as they are scrolled to. */
const DRAWN_WHOLE = 200;
const LINE_PX = 28;

/** The table as it will be printed. Arrow keys walk the cells, Enter or a click opens the cases behind one. */
export function TableView({ table, model, number }: { table: PlanTable; model: TableModel; number: number | null }) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const lines = useMemo(() => bodyLines(model), [model]);
  const rows = useMemo(() => lines.flatMap((line, index) => (line.type === 'row' ? [{ line, index }] : [])), [lines]);
  const headerCount = useMemo(() => headerRows(model.header).length, [model]);
  const cell = useTables((state) => state.cell);
  const [at, setAt] = useState<{ readonly row: number; readonly column: number }>({ row: 0, column: 0 });
  const wanted = useRef(false);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => { setMargin(body.current?.offsetTop ?? 0); }, [model]);
  const isLong = lines.length > DRAWN_WHOLE;
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroll.current, estimateSize: () => LINE_PX, overscan: 12, scrollMargin: margin, enabled: isLong });
  const drawn = isLong ? virtual.getVirtualItems() : null;
  const above = drawn?.[0] ? drawn[0].start - margin : 0;
  const below = drawn?.length ? virtual.getTotalSize() - (drawn.at(-1)!.end - margin) : 0;
  const current = { row: Math.min(at.row, Math.max(0, rows.length - 1)), column: Math.min(at.column, model.columns.length - 1) };
  const move = useCallback((row: number, column: number) => { wanted.current = true; setAt({ row, column }); }, []);
  useEffect(() => {
    if (!wanted.current) return;
    const target = rows[current.row];
    const find = () => body.current?.querySelector<HTMLElement>(`[data-cell="${current.row}:${current.column}"]`);
    const node = find();
    wanted.current = false;
    if (node) { node.focus(); return; }
    if (!target) return;
    virtual.scrollToIndex(target.index, { align: 'auto' });
    const timer = setTimeout(() => { find()?.focus(); }, 60);
    return () => clearTimeout(timer);
  });
  const onKey = (event: React.KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / LINE_PX) - 4);
    const steps: Record<string, readonly [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0], Home: [event.ctrlKey ? -rows.length : 0, -model.columns.length], End: [event.ctrlKey ? rows.length : 0, model.columns.length] };
    const step = steps[event.key];
    if (step && !event.altKey && !event.metaKey) {
      const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
      move(clamp(current.row + step[0], rows.length - 1), clamp(current.column + step[1], model.columns.length - 1));
    } else if (event.key === 'Enter' || event.key === ' ') {
      const target = rows[current.row];
      if (target) selectCell({ row: target.line.row.key, column: model.columns[current.column]!.key });
    } else return;
    event.preventDefault();
  };
  const place = new Map(rows.map(({ index }, row) => [index, row]));
  const draw = (line: BodyLine, index: number) => (
    <Line
      key={line.key} line={line} index={index} rowPlace={place.get(index) ?? null} model={model} focused={place.get(index) === current.row ? current.column : null} picked={line.type === 'row' && cell?.row === line.row.key ? cell.column : null}
      onPick={(row, column) => { setAt({ row, column }); if (line.type === 'row') selectCell({ row: line.row.key, column: model.columns[column]!.key }); }}
      {...(isLong ? { measure: virtual.measureElement } : {})}
    />
  );
  const title = number === null ? model.title : t('tables.titleNumbered', { number, title: model.title });
  return (
    <div className="sheet" ref={scroll} tabIndex={-1}>
      <header className="sheet-head">
        <h2 id="table-title">{title}</h2>
        <p className="sheet-base">{[model.baseLine, model.filterLine].filter(Boolean).join(' ')}</p>
        {model.provisional ? <p className="sheet-provisional">{t('tables.provisional', { read: model.provisional.read, of: model.provisional.of })}</p> : null}
        <Wordings model={model} />
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the grid pattern on a real table: rows and headers keep their meaning where styles are off */}
      <table className={classes('xt', model.statistics.length > 1 && 'xt-several')} role="grid" aria-labelledby="table-title" aria-readonly="true" aria-rowcount={lines.length + headerCount} aria-colcount={model.columns.length + 1}>
        <TableHead model={model} first={rowsName(model, table)} />
        <tbody ref={body} onKeyDown={onKey}>
          {above > 0 ? <tr aria-hidden="true"><td colSpan={model.columns.length + 1} style={{ height: above }} /></tr> : null}
          {drawn ? drawn.flatMap((item) => { const line = lines[item.index]; return line ? [draw(line, item.index)] : []; }) : lines.map(draw)}
          {below > 0 ? <tr aria-hidden="true"><td colSpan={model.columns.length + 1} style={{ height: below }} /></tr> : null}
        </tbody>
      </table>
      {cell === null ? <p className="sheet-hint">{t('tables.behindHelp')}</p> : null}
      <TableNotes model={model} />
    </div>
  );
}

/** The heading over the names of the rows: the variable where there is one. */
function rowsName(model: TableModel, table: PlanTable): string | null {
  const [only] = model.blocks;
  return table.rows.length === 1 && only && !only.oneLine ? only.label : null;
}

function Wordings({ model }: { model: TableModel }) {
  const wordings = [...new Set(model.blocks.flatMap((block) => (block.wording !== null && block.wording !== block.label ? [block.wording] : [])))];
  return wordings.length === 1 ? <p className="sheet-wording">{wordings[0]}</p> : null;
}

interface LineProps {
  readonly line: BodyLine;
  readonly index: number;
  readonly rowPlace: number | null;
  readonly model: TableModel;
  readonly focused: number | null;
  readonly picked: string | null;
  readonly onPick: (row: number, column: number) => void;
  readonly measure?: (node: Element | null) => void;
}

function Line({ line, index, rowPlace, model, focused, picked, onPick, measure }: LineProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const attributes = { 'aria-rowindex': index + 2, 'data-index': index, ...(measure ? { ref: measure } : {}) };
  if (line.type === 'basis') {
    const label = line.block === null && !basisIsShared(model) ? t('tables.casesInColumn') : t('tables.basis');
    return <tr {...attributes} className="xt-basis"><th scope="row" className="xt-first">{label}</th>{line.bases.map((base, column) => <td key={model.columns[column]?.key ?? column}>{number(base)}</td>)}</tr>;
  }
  if (line.type === 'heading') {
    const only = model.blocks.length === 1;
    return only ? null : <tr {...attributes} className="xt-heading"><th scope="rowgroup" className="xt-first">{line.block.label}</th><td colSpan={model.columns.length} /></tr>;
  }
  const { row, block } = line;
  return (
    <tr {...attributes} className={classes('xt-row', `xt-${row.kind === 'net' ? 'net' : row.kind === 'state' ? 'state' : 'plain'}`)}>
      <th scope="row" className={classes('xt-first', row.indent > 0 && 'xt-indent', !block.oneLine && model.blocks.length > 1 && 'xt-under')}>{row.label}</th>
      {row.cells.map((cell, column) => {
        const key = model.columns[column]!.key;
        return <Cell key={key} cell={cell} row={row} model={model} column={column} place={rowPlace ?? 0} isFocused={focused === column} isPicked={picked === key} onPick={onPick} />;
      })}
    </tr>
  );
}

function Cell({ cell, row, model, column, place, isFocused, isPicked, onPick }: { cell: ModelCell; row: ModelRow; model: TableModel; column: number; place: number; isFocused: boolean; isPicked: boolean; onPick: (row: number, column: number) => void }) {
  const { t } = useTranslation();
  const heat = useTables((state) => state.heat);
  const shade = heat ? shadeOf(cell) : null;
  const marks = cellMarks(cell);
  const said = cellShorthand(cell).map((mark) => t(`tables.shorthand.${mark}`));
  const weighted = model.weighted && cell.count !== null ? countText(cell.base, true, model.language) : null;
  return (
    <td
      className={classes(isPicked && 'xt-pick', shade !== null && 'xt-heat', cell.flags.includes('zero') && 'xt-zero')} tabIndex={isFocused ? 0 : -1} data-cell={`${place}:${column}`} aria-selected={isPicked} aria-colindex={column + 2}
      style={shade === null ? undefined : { '--heat': `${Math.round(shade * 32)}%` } as React.CSSProperties}
      title={said.length > 0 ? said.join(' ') : weighted ? t('tables.weightedBase', { base: weighted }) : undefined} onClick={() => onPick(place, column)}
    >
      {cellLines(cell, row, model).map((line, index) => <span key={index} className="xt-line"><span className={line.main.startsWith('[') ? 'xt-mark' : undefined}>{line.main}</span>{line.aside ? <small> {line.aside}</small> : null}</span>)}
      {marks.map((mark) => <span key={mark} className="xt-mark xt-flag">{`[${mark}]`}</span>)}
      {cell.letters ? <sup className="xt-letters">{cell.letters}</sup> : null}
      {said.length > 0 ? <span className="visually-hidden">{said.join(' ')}</span> : null}
    </td>
  );
}
