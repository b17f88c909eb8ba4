import { z } from 'zod';
import { fileSourceSchema } from './importing.ts';
import { fileBytesSchema } from '../bytes.ts';
import { procedure } from './base.ts';

const reportSchema = z.object({
  cases: z.number().int(), sources: z.number().int(), codes: z.number().int(), codings: z.number().int(), variables: z.number().int(),
  /** What the other side cannot hold, with how many and one example; `inOwnFile` where it comes back when opened here. */
  losses: z.array(z.object({ kind: z.string(), count: z.number().int(), example: z.string(), inOwnFile: z.boolean().optional() })),
});

/** REFI-QDA projects, for a colleague with NVivo, MAXQDA or ATLAS.ti. */
export const exchange = {
  export: procedure.input(z.object({ target: z.string().min(1).max(4000).optional() })).output(z.object({ name: z.string(), file: z.string().nullable(), bytes: fileBytesSchema.nullable(), report: reportSchema })),
  import: procedure.input(z.object({ source: fileSourceSchema })).output(reportSchema),
};
