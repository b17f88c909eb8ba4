import { z } from 'zod';
import { agreementSchema } from '../agreement.ts';
import { codeKindSchema, codeSchema, codingSchema } from '../code.ts';
import { codingChangeSchema } from '../coding-change.ts';
import { cellSchema } from './data.ts';
import { procedure } from './base.ts';
import { lossSchema } from './exchange.ts';
import { fileSourceSchema } from './importing.ts';
import { agreementDetailsSchema, codingReview } from './coding-review.ts';
import { rules } from './rules.ts';
import { suggesting } from './suggesting.ts';
import { views } from './views.ts';

const offset = z.number().int().min(0).nullable();
/** mine: the current coder's own work, as if nobody else had coded. */
const scope = z.enum(['all', 'mine']).default('all');
const answerIds = z.array(z.number().int()).min(1).max(200_000);
export type { CodingChange } from '../coding-change.ts';

export const answerRowSchema = z.object({
  answerId: z.number().int(), caseIndex: z.number().int(), caseKey: z.string(), variableId: z.string(),
  /** The first 200 code points, line ends as spaces. */
  excerpt: z.string(), length: z.number().int(), state: z.enum(['unread', 'readNothing', 'coded']),
  codeIds: z.array(z.string()), starred: z.boolean(), context: z.array(cellSchema),
  /** The title of a document; absent for what somebody answered. */
  title: z.string().optional(),
});
export type AnswerRow = z.infer<typeof answerRowSchema>;

const codebookImportSchema = z.object({ codes: z.number().int(), added: z.number().int(), changed: z.number().int(), losses: z.array(lossSchema).optional() });

/** The codebook. */
export const codes = {
  /** mine: counts of the current coder's own codings. */
  list: procedure.input(z.object({ scope }).default({ scope: 'all' })).output(z.array(codeSchema)),
  create: procedure.input(z.object({
    name: z.string().min(1).max(200), kind: codeKindSchema, parentId: z.string().nullable().default(null), description: z.string().max(10_000).optional(), colour: z.string().regex(/^#[0-9a-fA-F]{6}$/).nullable().optional(),
  })).output(codeSchema),
  update: procedure.input(z.object({
    id: z.string(),
    patch: z.object({
      name: z.string().min(1).max(200).optional(), kind: codeKindSchema.optional(), description: z.string().max(10_000).optional(), include: z.string().max(10_000).optional(),
      exclude: z.string().max(10_000).optional(), example: z.string().max(10_000).optional(), colour: z.string().nullable().optional(), labels: z.record(z.string(), z.string()).optional(),
      key: z.string().max(1).nullable().optional(), retired: z.boolean().optional(),
    }),
  })).output(codeSchema),
  /** `kind`: the code becomes one of this kind in the same act. */
  move: procedure.input(z.object({ id: z.string(), parentId: z.string().nullable(), position: z.number().int().min(0), kind: codeKindSchema.optional() })).output(z.array(codeSchema)),
  merge: procedure.input(z.object({ from: z.string(), into: z.string() })).output(z.object({ codings: z.number().int() })),
  /** Named codings go to new codes below this one; the others stay. */
  split: procedure.input(z.object({ id: z.string(), into: z.array(z.object({ name: z.string().min(1).max(200), codingIds: z.array(z.number().int()).max(200_000) })).min(1).max(50) })).output(z.array(codeSchema)),
  /** Pairs of codes that meet in a case, most often first. */
  cooccurrence: procedure.output(z.array(z.object({ a: z.string(), b: z.string(), cases: z.number().int(), answers: z.number().int(), overlapping: z.number().int() }))),
  delete: procedure.input(z.object({ id: z.string() })).output(z.object({ codes: z.number().int(), codings: z.number().int() })),
  /** What an import would do, code by code (`was`: its path before, where that changes); nothing is changed. */
  importPreview: procedure.input(fileSourceSchema).output(codebookImportSchema.extend({
    file: z.string(),
    changes: z.array(z.object({ id: z.string(), path: z.string(), isNew: z.boolean(), was: z.string().nullable(), what: z.array(z.enum(['name', 'parentId', 'kind', 'description', 'include', 'exclude', 'example', 'colour', 'labels', 'key', 'retired'])) })),
  })),
  import: procedure.input(fileSourceSchema).output(codebookImportSchema),
};

/** Open-ended answers and what was coded in them. */
export const coding = {
  /** Open-ended variables, with progress for the current coder. */
  questions: procedure.input(z.object({ scope }).default({ scope: 'all' })).output(z.array(z.object({
    variableId: z.string(), label: z.string(), wording: z.string(), instrument: z.string().nullable(), capability: z.string().nullable(), role: z.string().nullable(),
    answers: z.number().int(), unread: z.number().int(), readNothing: z.number().int(), coded: z.number().int(),
  }))),
  /** The grid's rows in case order; `context` follows `contextVariables`. */
  answers: procedure.input(z.object({
    variableIds: z.array(z.string()).max(2000).optional(), contextVariables: z.array(z.string()).max(20).default([]), filter: z.string().optional(),
    search: z.string().max(500).optional(), codeId: z.string().optional(), states: z.array(z.enum(['unread', 'readNothing', 'coded'])).optional(), starred: z.boolean().optional(), scope,
    /** So many rows at most; the others are named in `rest`, and are asked for with `answerRows`. */
    limit: z.number().int().min(1).optional(),
  })).output(z.object({ total: z.number().int(), rows: z.array(answerRowSchema), rest: z.array(z.number().int()) })),
  /** Rows of named answers, in the order of the names. An answer that is gone is left out. */
  answerRows: procedure.input(z.object({ answerIds: z.array(z.number().int()).max(20_000), contextVariables: z.array(z.string()).max(20).default([]), scope })).output(z.object({ rows: z.array(answerRowSchema) })),
  answer: procedure.input(z.object({ answerId: z.number().int(), scope })).output(z.object({
    answerId: z.number().int(), caseIndex: z.number().int(), caseKey: z.string(), variableId: z.string(), label: z.string(), wording: z.string(), text: z.string(),
    language: z.string().nullable(), state: z.enum(['unread', 'readNothing', 'coded']), codings: z.array(codingSchema),
    /** The same answer in other languages: columns that are marked as translations of this question. Nothing is coded in them. */
    translations: z.array(z.object({ variableId: z.string(), label: z.string(), language: z.string().nullable(), text: z.string() })),
    /** Where the words are a document: what is known of its paragraphs, one a line (core/documents/document-text.ts). */
    document: z.object({
      id: z.number().int(), title: z.string(), file: z.string(), format: z.string(), pages: z.number().int().nullable(),
      marks: z.array(z.object({ at: z.number().int(), heading: z.number().int().optional(), kind: z.enum(['caption', 'cell', 'note']).optional(), page: z.number().int().optional() })),
    }).nullable(),
    /** Country, region, income, instrument and the status answer of the same capability, where there are. */
    context: z.array(z.object({ variableId: z.string(), label: z.string(), value: cellSchema })),
  })),
  apply: procedure.input(z.object({ answerIds, codeId: z.string(), start: offset.default(null), end: offset.default(null), origin: z.enum(['manual', 'suggestion', 'rule']).default('manual'), scope })).output(codingChangeSchema),
  remove: procedure.input(z.object({ codingIds: z.array(z.number().int()).min(1).max(200_000), scope })).output(codingChangeSchema),
  resize: procedure.input(z.object({ codingId: z.number().int(), start: offset, end: offset, scope })).output(codingChangeSchema),
  /** Parts a span in two, in one act: the first part keeps its identity, the second takes over code, coder, origin and star. */
  split: procedure.input(z.object({ codingId: z.number().int(), firstEnd: z.number().int().min(0), secondStart: z.number().int().min(0), scope })).output(codingChangeSchema),
  star: procedure.input(z.object({ codingId: z.number().int(), starred: z.boolean(), scope })).output(codingChangeSchema),
  /** Read, nothing applies (true), or unread again (false). Answers that carry codings stay coded. */
  markRead: procedure.input(z.object({ answerIds, read: z.boolean(), scope })).output(codingChangeSchema),
  find: procedure.input(z.object({ query: z.string().max(500), variableId: z.string().optional(), codeId: z.string().optional(), limit: z.number().int().min(1).max(10_000).default(200), scope })).output(z.object({
    total: z.number().int(), hits: z.array(z.object({ answerId: z.number().int(), case: z.string(), question: z.string(), start: z.number().int(), end: z.number().int(), text: z.string() })),
  })),
  agreement: procedure.input(z.object({ coders: z.array(z.string()).min(2), variableId: z.string().optional(), codeId: z.string().optional(), unit: z.enum(['answer', 'character']).default('answer'), bootstrap: z.number().int().min(0).max(10_000).default(0), seed: z.number().int().default(1) })).output(z.object({
    units: z.number().int(), overall: agreementSchema, codes: z.array(agreementSchema.extend({ code: z.string() })),
    details: agreementDetailsSchema,
  })),
  ...views,
  ...suggesting,
  ...rules,
  ...codingReview,
};

export const memoSchema = z.object({
  id: z.number().int(), target: z.enum(['project', 'code', 'answer', 'case', 'coding', 'variable']), targetId: z.string(), title: z.string(), body: z.string(),
  coderId: z.string(), createdAt: z.string(), updatedAt: z.string(),
});
export const memos = {
  /** Newest first. `about` says the subject in words ("" for the project, and where the subject is gone); `answerId` where it lies in an answer. */
  list: procedure.input(z.object({ target: memoSchema.shape.target.optional(), targetId: z.string().optional(), coderId: z.string().optional(), words: z.string().max(200).optional() }))
    .output(z.array(memoSchema.extend({ coder: z.string(), about: z.string(), answerId: z.number().int().nullable(), variableId: z.string().nullable() }))),
  put: procedure.input(z.object({ id: z.number().int().optional(), target: memoSchema.shape.target, targetId: z.string(), title: z.string().max(300), body: z.string().max(100_000) })).output(memoSchema),
  delete: procedure.input(z.object({ id: z.number().int() })).output(z.object({ deleted: z.boolean() })),
};
