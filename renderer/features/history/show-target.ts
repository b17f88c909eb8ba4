import type { HistoryTarget } from '#core/contract/api/project.ts';
import { openAnswer } from '../../app/open-answer.ts';
import { openDialog } from '../../app/session.ts';
import { show } from '../../app/show.ts';

/** Leads to what a line of the history was about. */
export function showTarget(target: HistoryTarget): void {
  switch (target.kind) {
    case 'answer': openAnswer(target.answerId); return;
    case 'code': show('code', target.codeId); return;
    case 'variable': show('variable', target.variableId); return;
    case 'table': show('table', target.tableId); return;
    case 'memo': openDialog('review.memo', { memoId: target.memoId });
  }
}
