import { listSettlements } from '#db/queries/settlements.ts';
import { listDisagreements, listInconsistencies, listSegments, orderQuotes, settle } from '../coding-review.ts';
import type { Host } from '../host.ts';
import { os } from '../router.ts';

/** Looking back at what was coded. */
export const codingReviewHandlers = (host: Host) => ({
  disagreements: os.coding.disagreements.handler(({ input }) => listDisagreements(host.session, input)),
  settle: os.coding.settle.handler(({ input }) => settle(host.session, input.answerId, input.codeId, input.present)),
  settlements: os.coding.settlements.handler(() => listSettlements(host.session.db)),
  inconsistencies: os.coding.inconsistencies.handler(({ input }) => listInconsistencies(host.session, input)),
  orderQuotes: os.coding.orderQuotes.handler(({ input }) => orderQuotes(host.session, input.codeId, input.codingIds)),
  segments: os.coding.segments.handler(({ input }) => listSegments(host.session, input)),
});
