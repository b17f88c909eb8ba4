import { z } from 'zod';
import { procedure } from './base.ts';

const count = z.number().int();
const score = z.object({
  truePositives: count, falsePositives: count, falseNegatives: count,
  precision: z.number().nullable(), recall: z.number().nullable(), f1: z.number().nullable(),
});
/** all: learnt from every coder; mine: from the current coder's codings alone, for blind coding. */
const scope = z.enum(['all', 'mine']).default('all');

export const suggestionSchema = z.object({ codeId: z.string(), confidence: z.number().min(0).max(1), start: count, end: count });
/** `learning`: no model yet, or a newer one is being made; ask again. `tooFew`: no code has been found in enough answers. */
export const modelStateSchema = z.object({ state: z.enum(['ready', 'learning', 'tooFew']), codes: count, examples: count, codings: count });

/** Codes suggested by a model that is trained, on this machine, from the project's own codings. */
export const suggesting = {
  /** Codes that may apply to an answer, surest first, without those it carries. The span is the sentence that speaks most for the code.
   *  Accept one with `coding.apply` and origin "suggestion". `wait` waits for a model that is being made. */
  suggestions: procedure.input(z.object({ answerId: count, scope, wait: z.boolean().default(false) })).output(z.object({ model: modelStateSchema, suggestions: z.array(suggestionSchema) })),
  /** Not offered again for this answer; an act like any other, so undo brings it back. */
  dismissSuggestion: procedure.input(z.object({ answerId: count, codeId: z.string() })).output(z.object({ dismissed: z.boolean() })),
  /** What suggestions are worth, by cross-validation on the project's own codings. */
  suggestionReport: procedure.input(z.object({ scope }).default({ scope: 'all' })).output(z.object({
    model: modelStateSchema, answers: count, examples: count, folds: count, micro: score.nullable(),
    codes: z.array(score.extend({ codeId: z.string(), answers: count, examples: count, weak: z.enum(['fewExamples', 'oftenWrong', 'oftenMissed']).nullable() })),
    /** Found in too few answers to be learnt at all. */
    tooFew: z.array(z.object({ codeId: z.string(), answers: count })),
    /** `without`: learnt from the other languages alone. */
    languages: z.array(z.object({ language: z.string(), examples: count, within: score, without: score })),
    weaknesses: z.array(z.object({ kind: z.enum(['fewAnswers', 'noCounterExamples', 'codesWithFewExamples', 'weakAcrossLanguages', 'noLanguages', 'weakOverall']), text: z.string(), codes: z.array(z.string()), languages: z.array(z.string()) })),
  })),
  /** Unread answers, those first from which the model would learn most. `of`: how many were looked at (a seeded sample of many). */
  nextUseful: procedure.input(z.object({ variableIds: z.array(z.string()).max(2000).optional(), limit: z.number().int().min(1).max(1000).default(50), scope })).output(z.object({
    model: modelStateSchema, of: count, answers: z.array(z.object({ answerId: count, bits: z.number() })),
  })),
};
