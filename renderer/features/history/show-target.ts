import type { HistoryTarget } from '#core/contract/api/project.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { goTo, openDialog } from '../../app/session.ts';
import { showVariable } from '../data/selection.ts';
import { showSegments } from '../review/store.ts';
import { selectTable } from '../tables/store.ts';

/** Leads to what a line of the history was about. */
export function showTarget(target: HistoryTarget): void {
  switch (target.kind) {
    case 'answer': openAnswer(target.answerId); return;
    case 'code': showSegments(target.codeId); return;
    case 'variable': showVariable(target.variableId); goTo('data'); return;
    case 'table': selectTable(target.tableId); goTo('tables'); return;
    case 'memo': openDialog('review.memo', { memoId: target.memoId });
  }
}
