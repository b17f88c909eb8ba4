import { z } from 'zod';
import { codeSchema, coderSchema } from './code.ts';
import { variableSchema } from './variable.ts';

/** What a project holds, the shape of `describe` in docs/cli.md. */
export const projectDescriptionSchema = z.object({
  name: z.string(),
  schemaVersion: z.number().int(),
  instruments: z.array(z.object({ id: z.string(), label: z.string(), cases: z.number().int() })),
  cases: z.number().int(),
  variables: z.array(variableSchema),
  codes: z.array(codeSchema),
  coders: z.array(coderSchema),
  codings: z.number().int(),
  answers: z.object({ openEnded: z.number().int(), unread: z.number().int(), readNothing: z.number().int(), coded: z.number().int() }),
  historyEvents: z.number().int(),
});
export type ProjectDescription = z.infer<typeof projectDescriptionSchema>;

/** An act in words that any language can say: the renderer has a sentence for each `act`, with `params` filled in.
 *  Params hold names of codes, variables, files and counts; never answer text. */
export const actSchema = z.object({ act: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Act = z.infer<typeof actSchema>;

/** The few facts that the frame of the window shows, cheap enough to ask after every act. */
export const projectStatusSchema = z.object({
  path: z.string(), name: z.string(), encrypted: z.boolean(),
  cases: z.number().int(), variables: z.number().int(), codes: z.number().int(), codings: z.number().int(),
  answers: z.object({ openEnded: z.number().int(), unread: z.number().int(), readNothing: z.number().int(), coded: z.number().int() }),
  coder: coderSchema, coders: z.array(coderSchema),
  instruments: z.array(z.object({ id: z.string(), label: z.string(), cases: z.number().int() })),
  incomeYear: z.string(),
  /** The acts that undo and redo would take back or do again; null where there is none. */
  undo: actSchema.nullable(), redo: actSchema.nullable(),
  /** Grows by one with every act; what was computed from an older version is stale. */
  version: z.number().int(),
});
export type ProjectStatus = z.infer<typeof projectStatusSchema>;

export const verificationSchema = z.object({
  database: z.string(), schema: z.string(),
  history: z.object({ events: z.number().int(), chain: z.union([z.literal('ok'), z.object({ brokenAt: z.number().int() })]) }),
});
export type Verification = z.infer<typeof verificationSchema>;

/** Which rooms an act touched, so that a window asks again only for what moved. */
export const areaSchema = z.enum(['project', 'cases', 'variables', 'codes', 'codings', 'memos', 'tables', 'privacy', 'history']);
export type Area = z.infer<typeof areaSchema>;
