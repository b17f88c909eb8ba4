import { z } from 'zod';
import { procedure } from './base.ts';

const count = z.number().int();
const span = z.object({ start: count, end: count });

/** A coding whose words were edited in a newer file and stand nowhere in it: taken off until a person decides. */
export const editedCodingSchema = z.object({
  id: count, answerId: count, variableId: z.string(), caseKey: z.string(), codeId: z.string(), coderId: z.string(),
  /** The answer as it was coded, and the coded words in it (code points, the end exclusive). */
  before: z.string(), span,
  /** The answer as it stands now; empty where the newer file has none. */
  after: z.string(),
  /** The words of it that are most like the coded ones; null where none are. */
  proposal: span.nullable(),
  file: z.string(), editedAt: z.string(),
});
export type EditedCodingItem = z.infer<typeof editedCodingSchema>;

/** What a file brought in again left to decide. */
export const updating = {
  edited: procedure.output(z.array(editedCodingSchema)),
  /** keep: the code stays on the whole answer; move: on these words of it; remove: it no longer applies.
   *  @throws CODING_UNKNOWN, SPAN_OUTSIDE */
  settle: procedure.input(z.discriminatedUnion('how', [
    z.object({ id: count, how: z.literal('keep') }), z.object({ id: count, how: z.literal('move'), start: count, end: count }), z.object({ id: count, how: z.literal('remove') }),
  ])).output(z.object({ left: count })),
};
