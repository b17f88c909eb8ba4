import { z } from 'zod';

/** A fact in a sentence: a text or number of the file, a list, a label in several languages, or a part that is a sentence itself. */
export type Detail = string | number | readonly string[] | { readonly en: string; readonly fr?: string | undefined } | Saying;
/** A sentence by its code and the facts in it, so that it can be said in any language. The English one stands beside it as `message`
 *  for the command line and for plans that are read by people. Codes: core/text/sentences.ts. */
export interface Saying { readonly code: string; readonly details: Readonly<Record<string, Detail>> }

const detailSchema: z.ZodType<Detail, Detail> = z.lazy(() => z.union([z.string(), z.number(), z.array(z.string()), sayingSchema, z.object({ en: z.string(), fr: z.string().optional() })]));
export const sayingSchema: z.ZodType<Saying, Saying> = z.object({ code: z.string(), details: z.record(z.string(), detailSchema) });
export const detailsSchema = z.record(z.string(), detailSchema);

/** The same with its English sentence. */
export const toldSchema = z.object({ code: z.string(), details: detailsSchema, message: z.string() });
export type Told = z.infer<typeof toldSchema>;
