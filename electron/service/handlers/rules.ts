import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { listDuplicates } from '../rules/duplicates.ts';
import { applyRule, previewRule } from '../rules/rules.ts';

/** Coding by rule, and answers that say the same. */
export const rulesHandlers = (host: Host) => ({
  rulePreview: os.coding.rulePreview.handler(({ input }) => previewRule(host.session, input, input.limit)),
  applyRule: os.coding.applyRule.handler(({ input }) => applyRule(host.session, input, input.except)),
  duplicates: os.coding.duplicates.handler(({ input }) => listDuplicates(host.session, input.variableIds, input.likeness, input.limit)),
});
