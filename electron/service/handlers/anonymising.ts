import { pseudonymLabel } from '#core/anonymise/pseudonyms.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { findAnswer } from '#db/queries/answers.ts';
import { listPseudonyms, listTerms } from '#db/queries/privacy.ts';
import type { Host } from '../host.ts';
import { clearanceSummary, listQuotes, listRespondents, printableQuotes, setClearance } from '../privacy/clearing.ts';
import { pseudonymiser } from '../privacy/pseudonymiser.ts';
import { addFinding, anonymisingStatus, changeFindingOf, decideFindings, listFindingLines, setTerms } from '../privacy/review.ts';
import { cancelScan, scanAnswers } from '../privacy/scan.ts';
import { os } from '../router.ts';

export const anonymisingHandlers = (host: Host) => os.anonymising.router({
  status: os.anonymising.status.handler(() => anonymisingStatus(host.session)),
  scan: os.anonymising.scan.handler(() => scanAnswers(host.session)),
  cancel: os.anonymising.cancel.handler(() => ({ cancelled: cancelScan(host.session) })),
  findings: os.anonymising.findings.handler(({ input }) => listFindingLines(host.session, input)),
  decide: os.anonymising.decide.handler(({ input }) => decideFindings(host.session, input.ids, input.state, input.everywhere)),
  change: os.anonymising.change.handler(({ input }) => changeFindingOf(host.session, input.id, input)),
  add: os.anonymising.add.handler(({ input }) => addFinding(host.session, input.answerId, input.start, input.end, input.kind)),
  terms: os.anonymising.terms.handler(() => listTerms(host.session.db).map((term) => ({ ...term, variants: [...term.variants] }))),
  setTerms: os.anonymising.setTerms.handler(({ input }) => setTerms(host.session, input.terms).map((term) => ({ ...term, variants: [...term.variants] }))),
  preview: os.anonymising.preview.handler(({ input }) => {
    const answer = findAnswer(host.session.db, input.answerId);
    if (!answer) throw new Refusal('ANSWER_UNKNOWN', 'This answer is no longer in the project. An undo may have taken its import out.', { answerId: input.answerId });
    return { answerId: answer.rid, original: answer.text, text: pseudonymiser(host.session, input.language, false).answer(answer.rid, answer.text).text };
  }),
  key: os.anonymising.key.handler(({ input }) => listPseudonyms(host.session.db).map(({ kind, number, words }) => ({ kind, label: pseudonymLabel(kind, number, input.language), words }))),
});

export const clearanceHandlers = (host: Host) => os.clearance.router({
  summary: os.clearance.summary.handler(() => clearanceSummary(host.session)),
  quotes: os.clearance.quotes.handler(({ input }) => listQuotes(host.session, input)),
  respondents: os.clearance.respondents.handler(() => listRespondents(host.session)),
  set: os.clearance.set.handler(({ input: { targets, ...patch } }) => setClearance(host.session, targets, patch)),
  printable: os.clearance.printable.handler(({ input }) => printableQuotes(host.session, input)),
});
