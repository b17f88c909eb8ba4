import { z } from 'zod';

/** A ranking of a report that is no longer in the order of its numbers, and why it was left so: it stands in the document more than once,
 *  its rows were changed, or its sentence was written anew. `reason` says it in English. */
export const staleRankingSchema = z.object({ table: z.string(), why: z.enum(['twice', 'rows', 'sentence']), reason: z.string() });
export type StaleRanking = z.infer<typeof staleRankingSchema>;
