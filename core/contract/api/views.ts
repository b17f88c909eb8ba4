import { z } from 'zod';
import { procedure } from './base.ts';

/** How the list of answers is looked at: its columns, its search and its filters, under a name. Kept in the project. */
export const codingViewSchema = z.object({
  name: z.string().min(1).max(100),
  /** Context columns from left to right; null: whichever are shown. */
  columns: z.array(z.string()).max(20).nullable(),
  /** null: whatever is searched and filtered (a column set alone). */
  filters: z.object({
    search: z.string().max(500), codeId: z.string().nullable(), states: z.array(z.enum(['unread', 'readNothing', 'coded'])), starred: z.boolean(), expression: z.string().max(20_000),
  }).nullable(),
});
export type CodingView = z.infer<typeof codingViewSchema>;

export const views = {
  views: procedure.output(z.array(codingViewSchema)),
  /** A view of the same name is replaced. */
  saveView: procedure.input(codingViewSchema).output(z.array(codingViewSchema)),
  deleteView: procedure.input(z.object({ name: z.string() })).output(z.array(codingViewSchema)),
};
