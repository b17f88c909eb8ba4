import { measureAgreement } from '../agreement.ts';
import { agreementDetails } from '../agreement-details.ts';
import { answerPage, applyCode, findInAnswers, markRead, namedAnswerRows, questionProgress, readAnswer, removeCodings, resizeCoding, splitCoding, starCoding } from '../coding.ts';
import { deleteView, listViews, saveView } from '../coding-views.ts';
import { labelOf, wordingOf } from '../cells.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { codingReviewHandlers } from './coding-review.ts';
import { rulesHandlers } from './rules.ts';
import { suggestingHandlers } from './suggesting.ts';

export const codingHandlers = (host: Host) => os.coding.router({
  questions: os.coding.questions.handler(({ input }) => {
    const { session } = host;
    const progress = questionProgress(session, input.scope);
    return [...session.definitions.values()].filter((definition) => definition.type === 'open' && definition.translationOf === undefined).map((definition) => {
      const { answers, coded, readNothing } = progress.get(definition.id) ?? { answers: 0, coded: 0, readNothing: 0 };
      return {
        variableId: definition.id, label: labelOf(definition, session.language), wording: wordingOf(definition, session.language), instrument: definition.instrument ?? null,
        capability: definition.capability ?? null, role: definition.role ?? null, answers, coded, readNothing, unread: answers - coded - readNothing,
      };
    });
  }),
  answers: os.coding.answers.handler(({ input }) => { const { rows, rest } = answerPage(host.session, input, input.limit); return { total: rows.length + rest.length, rows, rest }; }),
  answerRows: os.coding.answerRows.handler(({ input }) => ({ rows: namedAnswerRows(host.session, input.answerIds, input.contextVariables, input.scope) })),
  answer: os.coding.answer.handler(({ input }) => readAnswer(host.session, input.answerId, input.scope)),
  apply: os.coding.apply.handler(({ input }) => applyCode(host.session, input.answerIds, input.codeId, input.start, input.end, input.origin, input.scope)),
  remove: os.coding.remove.handler(({ input }) => removeCodings(host.session, input.codingIds, input.scope)),
  resize: os.coding.resize.handler(({ input }) => resizeCoding(host.session, input.codingId, input.start, input.end, input.scope)),
  split: os.coding.split.handler(({ input }) => splitCoding(host.session, input.codingId, input.firstEnd, input.secondStart, input.scope)),
  star: os.coding.star.handler(({ input }) => starCoding(host.session, input.codingId, input.starred, input.scope)),
  markRead: os.coding.markRead.handler(({ input }) => markRead(host.session, input.answerIds, input.read, input.scope)),
  find: os.coding.find.handler(({ input }) => findInAnswers(host.session, input.query, input)),
  agreement: os.coding.agreement.handler(({ input }) => ({ ...measureAgreement(host.session, input), details: agreementDetails(host.session, input) })),
  views: os.coding.views.handler(() => listViews(host.session)),
  saveView: os.coding.saveView.handler(({ input }) => saveView(host.session, input)),
  deleteView: os.coding.deleteView.handler(({ input }) => deleteView(host.session, input.name)),
  ...suggestingHandlers(host),
  ...rulesHandlers(host),
  ...codingReviewHandlers(host),
});
