import { useEffect, useMemo, useState } from 'react';
import { queryClient } from '../../rpc/index.ts';
import { identicalIndex, isWhole } from './model/identical.ts';
import { answerQuery } from './queries.ts';
import { findRow, listRows, theGrid } from './rows.ts';
import { coding, useCoding } from './store.ts';

const NONE: readonly number[] = [];
/** Long answers are compared word for word; more candidates than this are not fetched on a key press. */
const MOST_COMPARED = 25;

/** Answers of the list that say exactly what this one says, itself included. */
export function useIdentical(answerId: number | null): readonly number[] {
  // Drawn again when the list is another one.
  useCoding((state) => state.order);
  // Rows are replaced in place while coding, which changes no words.
  const rows = listRows();
  const index = useMemo(() => identicalIndex(rows), [rows]);
  const row = answerId === null ? undefined : findRow(answerId);
  const candidates = row ? index(row) : NONE;
  const whole = row !== undefined && isWhole(row);
  const [compared, setCompared] = useState<{ answerId: number; same: readonly number[] } | null>(null);
  useEffect(() => {
    if (answerId === null || whole || candidates.length < 2 || candidates.length > MOST_COMPARED) return;
    let wanted = true;
    void Promise.all(candidates.map((id) => queryClient.fetchQuery(answerQuery(id)))).then((answers) => {
      const text = answers.find((one) => one.answerId === answerId)?.text;
      if (wanted) setCompared({ answerId, same: answers.filter((one) => one.text === text).map((one) => one.answerId) });
    }, () => undefined);
    return () => { wanted = false; };
  }, [answerId, candidates, whole]);
  if (whole) return candidates;
  return compared?.answerId === answerId ? compared.same : NONE;
}

/** Chooses these answers in the grid: the next code is for all of them. */
export function chooseIdentical(answerIds: readonly number[]): void {
  const api = theGrid();
  if (!api) return;
  api.setNodesSelected({ nodes: api.getSelectedNodes().filter((node) => !answerIds.includes(node.data?.answerId ?? -1)), newValue: false });
  api.setNodesSelected({ nodes: answerIds.flatMap((id) => { const node = api.getRowNode(String(id)); return node ? [node] : []; }), newValue: true });
  coding.setState({ chosen: answerIds });
}

/** Chooses these answers as soon as the list holds them: it may have been filtered when they were asked for. */
export function chooseWhenListed(answerIds: readonly number[]): void {
  const isListed = (): boolean => answerIds.every((id) => theGrid()?.getRowNode(String(id)) !== undefined);
  if (isListed()) { chooseIdentical(answerIds); return; }
  const first = answerIds[0];
  const stop = coding.subscribe(({ order, answerId }, before) => {
    // Somebody who goes elsewhere meanwhile is not pulled back.
    if (answerId !== first) stop();
    else if (order !== before.order && isListed()) { stop(); chooseIdentical(answerIds); }
  });
}
