import type { Host } from '../host.ts';
import { os } from '../router.ts';
import { dismissSuggestion, SuggestionModels } from '../suggestions/suggestions.ts';

/** Suggestions, learnt on this machine from the project's own codings. */
export function suggestingHandlers(host: Host) {
  const models = new SuggestionModels();
  host.whenClosed(() => { models.stop(); });
  return {
    suggestions: os.coding.suggestions.handler(({ input }) => models.for(host.session, input.scope).suggest(input.answerId, input.wait)),
    dismissSuggestion: os.coding.dismissSuggestion.handler(({ input }) => dismissSuggestion(host.session, input.answerId, input.codeId)),
    suggestionReport: os.coding.suggestionReport.handler(async ({ input }) => {
      const { model, report } = await models.for(host.session, input.scope).report();
      if (!report) return { model, answers: 0, examples: 0, folds: 0, micro: null, codes: [], tooFew: [], languages: [], weaknesses: [] };
      const { codes, tooFew, languages, weaknesses, ...rest } = report;
      return { model, ...rest, codes: [...codes], tooFew: [...tooFew], languages: [...languages], weaknesses: weaknesses.map((one) => ({ ...one, codes: [...one.codes], languages: [...one.languages] })) };
    }),
    nextUseful: os.coding.nextUseful.handler(({ input }) => models.for(host.session, input.scope).nextUseful(input.variableIds, input.limit)),
  };
}
