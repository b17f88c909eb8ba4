import { z } from 'zod';

/** The outer shape of one message of the RPC protocol: a call (no `t`), an event of a stream (3) or a cancellation (4). */
const envelopeSchema = z.union([
  z.object({
    i: z.string().max(100), t: z.literal(1).optional(),
    p: z.object({ u: z.string().startsWith('/').max(100_000), h: z.record(z.string(), z.unknown()).optional(), m: z.string().max(10).optional() }),
  }),
  z.object({ i: z.string().max(100), t: z.union([z.literal(3), z.literal(4)]), p: z.unknown().optional() }),
]);

const binaryPartMark = 255;

/** Whether a message can be a call at all. The protocol's own reader would print the text of a message that it cannot
 *  parse, answers of respondents included; such a message never gets that far. */
export function isCallMessage(message: unknown): message is string | Uint8Array {
  const text = jsonPart(message);
  if (text === null) return false;
  try {
    return envelopeSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function jsonPart(message: unknown): string | null {
  if (typeof message === 'string') return message;
  if (!(message instanceof Uint8Array)) return null;
  const mark = message.indexOf(binaryPartMark);
  return new TextDecoder().decode(mark === -1 ? message : message.subarray(0, mark));
}
