import { z } from 'zod';

const intervalSchema = z.object({ low: z.number(), high: z.number() }).nullable();

/** How far coders agree, the shape of docs/cli.md's `Agreement`. A coefficient is null where it is undefined (one category only). */
export const agreementSchema = z.object({
  n: z.number().int(), observed: z.number().nullable(), percent: z.number().nullable(),
  cohenKappa: z.number().nullable(), fleissKappa: z.number().nullable(), krippendorffAlpha: z.number().nullable(), gwetAC1: z.number().nullable(),
  prevalence: z.number().nullable(),
  /** Of Krippendorff's alpha, where a bootstrap was asked for. */
  interval: z.object({ low: z.number(), high: z.number() }).optional(),
  /** Of each coefficient; null where it has none. */
  intervals: z.object({ observed: intervalSchema, cohenKappa: intervalSchema, fleissKappa: intervalSchema, krippendorffAlpha: intervalSchema, gwetAC1: intervalSchema }).optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;
