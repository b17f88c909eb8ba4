import { z } from 'zod';

export const codeKindSchema = z.enum(['gap', 'challenge', 'lesson', 'good practice', 'recommendation', 'other']);
export type CodeKind = z.infer<typeof codeKindSchema>;

/** A code as scripts see it. `path` joins the names from the root with " / "; `cases` counts each case once, `mentions` every coding. */
export const codeSchema = z.object({
  id: z.string(), path: z.string(), name: z.string(), kind: codeKindSchema, cases: z.number().int(), mentions: z.number().int(),
  parentId: z.string().nullable(), position: z.number().int(), colour: z.string().nullable(), description: z.string(),
  include: z.string(), exclude: z.string(), example: z.string(), labels: z.record(z.string(), z.string()), key: z.string().nullable(), retired: z.boolean(),
});
export type Code = z.infer<typeof codeSchema>;

export const codingOriginSchema = z.enum(['manual', 'suggestion', 'rule', 'import']);
/** Offsets are Unicode code points from 0, end exclusive; both null for the whole answer. */
export const codingSchema = z.object({
  id: z.number().int(), answerId: z.number().int(), codeId: z.string(), start: z.number().int().nullable(), end: z.number().int().nullable(),
  coderId: z.string(), origin: codingOriginSchema, createdAt: z.string(), starred: z.boolean(),
});
export type Coding = z.infer<typeof codingSchema>;
export const coderSchema = z.object({ id: z.string(), name: z.string() });
export type Coder = z.infer<typeof coderSchema>;
