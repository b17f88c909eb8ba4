import { z } from 'zod';
import { agreementSchema } from '../agreement.ts';
import { codingSchema } from '../code.ts';
import { procedure } from './base.ts';

const count = z.number().int();

/** Looking back at what was coded: disagreements and verdicts, inconsistencies, segments in their context. */
export const codingReview = {
  /** Answers of which two coders or more have read and not all found a code. A code stands for itself, not for what is below it. */
  disagreements: procedure.input(z.object({ variableId: z.string().optional(), codeId: z.string().optional(), limit: z.number().int().min(1).max(10_000).default(500) }).default({ limit: 500 })).output(z.object({
    total: count, rows: z.array(z.object({ answerId: count, caseKey: z.string(), variableId: z.string(), excerpt: z.string(), codeId: z.string(), found: z.array(z.string()), notFound: z.array(z.string()), settled: z.boolean().nullable() })),
  })),
  /** The verdict on a code in an answer; tables count it in place of the codings, which stay. null takes it back. */
  settle: procedure.input(z.object({ answerId: count, codeId: z.string(), present: z.boolean().nullable() })).output(z.object({ settled: z.boolean().nullable() })),
  settlements: procedure.output(z.array(z.object({ answerId: count, codeId: z.string(), present: z.boolean(), coderId: z.string(), settledAt: z.string() }))),
  /** The same words (case, accents and marks apart) of which some are coded and others, though read, are not, or otherwise. */
  inconsistencies: procedure.input(z.object({ variableId: z.string().optional(), limit: z.number().int().min(1).max(10_000).default(500) }).default({ limit: 500 })).output(z.object({
    total: count,
    groups: z.array(z.object({ words: z.string(), codes: z.array(z.string()), places: z.array(z.object({ answerId: count, caseKey: z.string(), variableId: z.string(), start: count, end: count, codeIds: z.array(z.string()), coders: z.array(z.string()) })) })),
  })),
  /** Coded words with the words around them. */
  segments: procedure.input(z.object({
    codeId: z.string(), filter: z.string().optional(), starred: z.boolean().optional(), context: z.number().int().min(0).max(2000).default(80), limit: z.number().int().min(1).max(10_000).default(1000),
  })).output(z.object({
    total: count, segments: z.array(z.object({ coding: codingSchema, caseKey: z.string(), variableId: z.string(), before: z.string(), text: z.string(), after: z.string(),
      /** Its place among the quotes of its code, where a person gave it one. */
      place: count.nullable() })),
  })),
  /** Puts quotes of one code in this order, before all others; those that had a place follow as they stood. An empty list takes the order back. */
  orderQuotes: procedure.input(z.object({ codeId: z.string(), codingIds: z.array(count).max(10_000) })).output(z.object({ quotes: count })),
};

const figures = agreementSchema;
/** What agreement figures mean: which codebook, what was counted, where a coefficient misleads. Added to `coding.agreement`. */
export const agreementDetailsSchema = z.object({
  /** Id of the newest history line that changed the codebook. */
  codebookVersion: count,
  counted: z.object({ unit: z.enum(['answer', 'character']), answers: count, codes: count, coders: z.array(z.string()), ratings: count }),
  /** Krippendorff's alpha over sets of codes with MASI distance; answers only. */
  masiAlpha: z.number().nullable(),
  masiInterval: z.object({ low: z.number(), high: z.number() }).nullable(),
  pairs: z.array(figures.extend({ coders: z.tuple([z.string(), z.string()]), answers: count })),
  byQuestion: z.array(figures.extend({ variableId: z.string(), answers: count })),
  warnings: z.array(z.object({ kind: z.enum(['rare', 'common', 'oneCategory', 'fewAnswers']), code: z.string().nullable(), prevalence: z.number().nullable(), answers: count, text: z.string() })),
});
