import { z } from 'zod';
import { sayingSchema } from './saying.ts';

/** Every way the program says no. The code is stable (scripts and translations rely on it); `message` is the English
 *  sentence that names the thing, the place and the way out, and is what the CLI prints. `details` are the facts in it,
 *  so that the renderer can say the same sentence in another language; `why` may be a sentence of its own (core/text/sentences.ts). No answer text ever goes into a refusal. */
export const refusalSchema = z.object({
  code: z.string().regex(/^[A-Z][A-Z_]+$/),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), sayingSchema])),
});
export type RefusalData = z.infer<typeof refusalSchema>;

/** Thrown by handlers and the files layer; every transport turns it into the contract's REFUSED error. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: RefusalData['details'];
  constructor(code: string, message: string, details: RefusalData['details'] = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
  toData(): RefusalData {
    return { code: this.code, message: this.message, details: this.details };
  }
}
