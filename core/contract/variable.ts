import { z } from 'zod';

/** Text in several languages; the `label` beside it is what is shown where a language is missing. */
export const labelsSchema = z.object({ en: z.string().optional(), fr: z.string().optional(), es: z.string().optional() });
export type Labels = z.infer<typeof labelsSchema>;

export const variableTypeSchema = z.enum(['identifier', 'single', 'multiple', 'number', 'date', 'open']);
export type VariableType = z.infer<typeof variableTypeSchema>;
export const measureSchema = z.enum(['nominal', 'ordinal', 'scale']);
export type Measure = z.infer<typeof measureSchema>;
export const variableSourceSchema = z.enum(['imported', 'derived', 'attribute', 'theme']);

/** An answer is one of these, and they are never confused: a 0, a No and an empty cell are three things. */
export const answerStateSchema = z.enum(['value', 'notAsked', 'noAnswer', 'dontKnow', 'notApplicable']);
export type AnswerState = z.infer<typeof answerStateSchema>;
export const stateCountsSchema = z.object({
  value: z.number().int(), notAsked: z.number().int(), noAnswer: z.number().int(), dontKnow: z.number().int(), notApplicable: z.number().int(),
});
export type StateCounts = z.infer<typeof stateCountsSchema>;

export const categorySchema = z.object({ id: z.string(), label: z.string(), labels: labelsSchema.optional(), count: z.number().int() });
export type CategoryCount = z.infer<typeof categorySchema>;

/** How a derived variable is made. `categories`: the first rule that holds wins. `number`: arithmetic over numeric variables. */
export const derivationSchema = z.union([
  z.object({ kind: z.literal('categories'), rules: z.array(z.object({ category: z.string(), when: z.string().max(20_000) })).min(1), basedOn: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('number'), expression: z.string().max(20_000) }),
]);

/** A variable as others see it: the shape of docs/cli.md's `Variable`. */
export const variableSchema = z.object({
  id: z.string(),
  label: z.string(),
  labels: labelsSchema.optional(),
  /** The question's full wording, where it is longer than the label. */
  wording: z.string().optional(),
  instrument: z.string().optional(),
  question: z.string().optional(),
  /** Capability numbers of the framework, joined by `|` where a question speaks of several ("18|19"). */
  capability: z.string().optional(),
  role: z.string().optional(),
  source: variableSourceSchema,
  type: variableTypeSchema,
  measure: measureSchema.nullable(),
  confidential: z.boolean(),
  categories: z.array(categorySchema).optional(),
  states: stateCountsSchema,
  confidence: z.number().min(0).max(1).optional(),
  /** The open-ended variable that this one says in another language. */
  translationOf: z.string().optional(),
  /** The collection of documents that are this variable's answers; `*` for a theme within documents. */
  documents: z.string().optional(),
  /** A derived variable's definition, in words. */
  formula: z.string().optional(),
  /** The same as it is kept, to be changed. */
  derivation: derivationSchema.optional(),
  /** Ids of the derived variables that speak of this one. */
  usedBy: z.array(z.string()).optional(),
});
export type Variable = z.infer<typeof variableSchema>;
