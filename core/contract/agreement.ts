import { z } from 'zod';

/** How far coders agree, the shape of docs/cli.md's `Agreement`. A coefficient is null where it is undefined (one category only). */
export const agreementSchema = z.object({
  n: z.number().int(), observed: z.number().nullable(), percent: z.number().nullable(),
  cohenKappa: z.number().nullable(), fleissKappa: z.number().nullable(), krippendorffAlpha: z.number().nullable(), gwetAC1: z.number().nullable(),
  prevalence: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;
