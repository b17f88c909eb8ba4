import { z } from 'zod';
import { codingSchema } from './code.ts';

/** What an act changed on the answers it touched: enough to redraw them without asking again. A bulk act is answered with counts alone. */
export const codingChangeSchema = z.object({
  answers: z.array(z.object({ answerId: z.number().int(), state: z.enum(['unread', 'readNothing', 'coded']), codings: z.array(codingSchema) })),
  counts: z.array(z.object({ codeId: z.string(), cases: z.number().int(), mentions: z.number().int() })),
  progress: z.object({ openEnded: z.number().int(), unread: z.number().int(), readNothing: z.number().int(), coded: z.number().int() }),
});
export type CodingChange = z.infer<typeof codingChangeSchema>;
