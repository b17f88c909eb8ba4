import { z } from 'zod';

/** One number that is not what it was, told by where it stands. */
export const movedNumberSchema = z.object({
  page: z.string().nullable(), row: z.string(), column: z.string(),
  /** count, base, column and row percentage (0 to 100), a statistic of a number, an estimated total. */
  statistic: z.enum(['count', 'base', 'columnPercent', 'rowPercent', 'value', 'total']),
  /** null: it was, or is, not given: withheld, or the row was not there. */
  before: z.number().nullable(), after: z.number().nullable(),
});
export type MovedNumber = z.infer<typeof movedNumberSchema>;

export const planMovesSchema = z.object({
  /** What is compared with; null where nothing was remembered yet. */
  against: z.object({ id: z.number().int(), kind: z.enum(['record', 'release']), name: z.string(), madeAt: z.string() }).nullable(),
  /** Acts that touched data or coding since, by kind. */
  since: z.array(z.object({ act: z.string(), times: z.number().int(), last: z.string() })),
  tables: z.array(z.object({
    id: z.string(), number: z.number().int().nullable(), title: z.string(),
    /** changed: the table itself asks for something else, so that its numbers cannot be set side by side; failed: `problem` says why. */
    state: z.enum(['same', 'moved', 'changed', 'new', 'gone', 'failed']),
    problem: z.string().optional(), moved: z.array(movedNumberSchema),
  })),
  moved: z.number().int(),
});
export type PlanMoves = z.infer<typeof planMovesSchema>;

/** Where a recipe id that is printed under a table leads. */
export const recipeAnswerSchema = z.object({
  recipe: z.string(),
  /** current: the table would say the same id today; stale: data or coding changed since; changed: the table asks for something else
   *  now, or is gone, and what it was is remembered; unknown: nothing here makes this id. */
  state: z.enum(['current', 'stale', 'changed', 'unknown']),
  table: z.object({ id: z.string(), number: z.number().int(), title: z.string(), page: z.number().int(), recipe: z.string() }).nullable(),
  /** When the data were as the table saw them; null where that cannot be said. */
  dataOf: z.string().nullable(),
  since: z.array(z.object({ act: z.string(), times: z.number().int(), last: z.string() })),
  /** Numbers of the table that moved since it was remembered with this id; null where it was not. */
  moved: z.array(movedNumberSchema).nullable(),
  remembered: z.object({ kind: z.enum(['record', 'release']), name: z.string(), madeAt: z.string() }).nullable(),
});
export type RecipeAnswer = z.infer<typeof recipeAnswerSchema>;

/** What is withheld over the plan, with its proof, and what to look at before a release. */
export const disclosureReportSchema = z.object({
  /** The strictest rule any table asks for; null where none does. */
  minimum: z.number().int().nullable(),
  against: z.object({ name: z.string(), madeAt: z.string() }).nullable(),
  /** Each withheld number with the least and greatest number of cases that fit everything printed and released.
   *  derivable: low = high; narrow: a small count known to lie within fewer cases than the rule asks for;
   *  unproven: not found out in the work that was given; the true bounds may lie further apart. */
  withheld: z.array(z.object({
    table: z.number().int().nullable(), tableId: z.string(), title: z.string(), row: z.string(), column: z.string(),
    reason: z.enum(['small', 'complementary']), low: z.number(), high: z.number(), verdict: z.enum(['safe', 'narrow', 'derivable', 'unproven']),
  })),
  /** Statistics of numbers that are kept back over the whole plan: of few cases, nearly all one
   *  case's, or such as with what is printed, or was released last, would tell of few.
   *  base: cases with a number. */
  statistics: z.array(z.object({ table: z.number().int().nullable(), tableId: z.string(), title: z.string(), row: z.string(), column: z.string(), reason: z.enum(['fewCases', 'dominated', 'wouldTell']), base: z.number() })),
  /** Cells that say the same of everybody in a column: 0 % or 100 % names all of them. */
  review: z.array(z.object({ table: z.number().int().nullable(), tableId: z.string(), title: z.string(), row: z.string(), column: z.string(), kind: z.enum(['nobody', 'everybody']), base: z.number() })),
});
export type DisclosureReport = z.infer<typeof disclosureReportSchema>;
