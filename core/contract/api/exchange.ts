import { z } from 'zod';
import { fileSourceSchema } from './importing.ts';
import { fileBytesSchema } from '../bytes.ts';
import { procedure } from './base.ts';

export const lossSchema = z.object({ kind: z.string(), count: z.number().int(), example: z.string(), inOwnFile: z.boolean().optional() });
export const exchangeReportSchema = z.object({
  cases: z.number().int(), sources: z.number().int(), codes: z.number().int(), codings: z.number().int(), variables: z.number().int(),
  /** What the other side cannot hold, with how many and one example; `inOwnFile` where it comes back when opened here. */
  losses: z.array(lossSchema),
});
/** What of the answers a file carries, in a sentence: all of their words, whatever respondents allowed. */
const carries = { words: z.enum(['raw', 'pseudonymised']), warning: z.string() };

const addedSchema = z.object({ cases: z.number().int(), sources: z.number().int(), codes: z.number().int(), codings: z.number().int(), coders: z.number().int(), memos: z.number().int() });
export type ExchangeReport = z.infer<typeof exchangeReportSchema>;

/** REFI-QDA projects, for a colleague with NVivo, MAXQDA or ATLAS.ti. */
export const exchange = {
  /** What an export would hold and what it would lose; nothing is written. */
  exportPreview: procedure.output(exchangeReportSchema.extend(carries)),
  export: procedure.input(z.object({ words: z.enum(['raw', 'pseudonymised']).default('raw'), language: z.enum(['en', 'fr']).default('en'), target: z.string().min(1).max(4000).optional() })).output(z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), report: exchangeReportSchema.extend(carries) })),
  /** What an import would bring and what it would leave; nothing is changed. */
  importPreview: procedure.input(z.object({ source: fileSourceSchema })).output(exchangeReportSchema.extend({ file: z.string(), coders: z.array(z.string()) })),
  import: procedure.input(z.object({ source: fileSourceSchema })).output(exchangeReportSchema.extend({ added: addedSchema })),
  /** What a .qdc file of this codebook would lose. */
  codebookPreview: procedure.output(z.object({ codes: z.number().int(), losses: z.array(lossSchema) })),
};
