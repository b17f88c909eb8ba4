import { z } from 'zod';
import { procedure } from './base.ts';
import { codingChangeSchema } from '../coding-change.ts';

const count = z.number().int();
const rule = z.object({
  /** words: as `coding.find`; regex: a JavaScript expression, case folded; similar: sentences like this text. */
  kind: z.enum(['words', 'regex', 'similar']), pattern: z.string().min(1).max(2000), variableIds: z.array(z.string()).max(2000).optional(),
  /** What is coded: the words met, the sentence around them, or the whole answer. */
  extent: z.enum(['match', 'sentence', 'answer']).default('sentence'),
  /** For `similar`: 0 (nothing in common) to 1 (the same words). */
  likeness: z.number().min(0.05).max(1).default(0.4),
});

/** Coding by rule: seen first, then done in one act. */
export const rules = {
  rulePreview: procedure.input(rule.extend({ codeId: z.string().optional(), limit: z.number().int().min(1).max(10_000).default(500) })).output(z.object({
    matches: z.array(z.object({ answerId: count, start: count, end: count, text: z.string() })), total: count, answers: count, already: count,
  })),
  /** `except`: answers that were unticked in the preview. */
  applyRule: procedure.input(rule.extend({ codeId: z.string(), except: z.array(count).max(200_000).default([]) })).output(z.object({ codings: count, answers: count, change: codingChangeSchema })),
  /** Identical and near-identical answers together, largest group first. */
  duplicates: procedure.input(z.object({ variableIds: z.array(z.string()).max(2000).optional(), likeness: z.number().min(0.5).max(1).default(0.8), limit: z.number().int().min(1).max(10_000).default(500) })).output(z.object({
    total: count, groups: z.array(z.object({ kind: z.enum(['same', 'near']), answerIds: z.array(count), excerpt: z.string() })),
  })),
};
