import type { AnswerRow } from '#core/contract/api/coding.ts';
import type { GridApi } from '../../grid/index.ts';
import { queryClient } from '../../rpc/index.ts';
import { confirmedSince } from './confirmed.ts';
import { rowWithAnswer, rowWithPending, withPending, type CodedAnswer } from './model/optimistic.ts';
import { answerQuery } from './queries.ts';
import { coding } from './store.ts';

/** The rows that the grid holds, as the data process confirmed them, and the grid itself: the one place that knows in which
 *  order they are drawn. Rows are replaced one by one; the list is only ever rebuilt when it is asked for again. */
let rows: AnswerRow[] = [];
let placeOf = new Map<number, number>();
let arriving = false;
let grid: GridApi<AnswerRow> | null = null;

/** @param asOf acts that had come back when the rows were asked for; isPart: more of them are on their way */
export function setRows(next: AnswerRow[], asOf: number, isPart: boolean): void {
  arriving = isPart;
  if (next === rows) return;
  rows = next;
  placeOf = new Map(next.map((row, index) => [row.answerId, index]));
  const { pending, scope } = coding.getState();
  const newer = confirmedSince(asOf, scope);
  for (const answer of newer) replaceRow(answer);
  repaintRows(new Set([...newer.map((answer) => answer.answerId), ...pending.flatMap((act) => [...act.answerIds])]));
}
export const setGrid = (api: GridApi<AnswerRow> | null): void => { grid = api; };
export const theGrid = (): GridApi<AnswerRow> | null => (grid && !grid.isDestroyed() ? grid : null);
export const findRow = (answerId: number): AnswerRow | undefined => { const place = placeOf.get(answerId); return place === undefined ? undefined : rows[place]; };
/** Whether the list is not whole yet: what is not found in it may still come. */
export const isArriving = (): boolean => arriving;
export const listRows = (): readonly AnswerRow[] => rows;

/** Puts a confirmed answer in the place of the old one. */
export function replaceRow(answer: CodedAnswer): void {
  const place = placeOf.get(answer.answerId);
  const row = place === undefined ? undefined : rows[place];
  if (place !== undefined && row) rows[place] = rowWithAnswer(row, answer);
}

/** Draws rows again as they are or will be. The order stays: a row does not run away from under the coder's eyes. */
export function repaintRows(answerIds: Iterable<number>): void {
  const api = theGrid();
  if (!api) return;
  const { pending } = coding.getState();
  for (const answerId of answerIds) {
    const row = findRow(answerId);
    const node = row && api.getRowNode(String(answerId));
    if (!node) continue;
    const answer = queryClient.getQueryData(answerQuery(answerId).queryKey);
    node.updateData(answer ? rowWithAnswer(row, withPending(answer, pending)) : rowWithPending(row, pending));
  }
}

/** Position of the answer in the order that is drawn, from 0; -1 where it is not in the list. */
export const displayIndex = (answerId: number | null): number => (answerId === null ? -1 : theGrid()?.getRowNode(String(answerId))?.rowIndex ?? -1);
const displayedRow = (index: number): AnswerRow | undefined => theGrid()?.getDisplayedRowAtIndex(index)?.data;
const displayedCount = (): number => theGrid()?.getDisplayedRowCount() ?? 0;

/** The nearest row after (or before) the current one that meets a condition. */
export function findDisplayed(from: number, step: 1 | -1, fits: (row: AnswerRow) => boolean): AnswerRow | undefined {
  for (let index = from + step; index >= 0 && index < displayedCount(); index += step) {
    const row = displayedRow(index);
    if (row && fits(row)) return row;
  }
  return undefined;
}

/** Brings the row of the answer that is read into sight, chosen; what is chosen along with it stays so. */
export function showCurrentRow(): void {
  const { answerId } = coding.getState();
  const api = theGrid();
  const node = answerId === null ? undefined : api?.getRowNode(String(answerId));
  if (!api || !node) return;
  if (!node.isSelected()) node.setSelected(true, true);
  if (node.rowIndex !== null) api.ensureIndexVisible(node.rowIndex);
  const cell = api.getFocusedCell();
  if (node.rowIndex !== null && cell && cell.rowIndex !== node.rowIndex && document.querySelector('.coding-grid')?.contains(document.activeElement)) api.setFocusedCell(node.rowIndex, cell.column);
}

/** Lets go of everything but one answer. The grid says so a moment later by itself; the room does not wait for it. */
export function chooseOnly(answerId: number): void {
  theGrid()?.getRowNode(String(answerId))?.setSelected(true, true);
  coding.setState({ chosen: [answerId] });
}

/** "9 of 38" for the reading pane; read when it is drawn. */
export const placeInList = (answerId: number | null): { place: number; total: number } => ({ place: displayIndex(answerId) + 1, total: displayedCount() });
export const neighboursOf = (answerId: number): AnswerRow[] => {
  const at = displayIndex(answerId);
  return at < 0 ? [] : [1, 2, 3, -1].flatMap((step) => { const row = displayedRow(at + step); return row ? [row] : []; });
};
