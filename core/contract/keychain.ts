import { z } from 'zod';

/** Whether the system's keychain may keep passphrases. `plain`: the system has none, and Electron would keep them under a password
 *  that is written in its own source, so it is refused. `browser`: this window is a browser's, which reaches no keychain. */
export const keychainStateSchema = z.enum(['ready', 'none', 'plain', 'browser']);
export type KeychainState = z.infer<typeof keychainStateSchema>;

/** What the data process asks main for, and what main answers: main alone reaches the keychain, and keeps nothing. */
export const keychainAskSchema = z.discriminatedUnion('ask', [
  z.strictObject({ kind: z.literal('keychain'), id: z.number().int(), ask: z.literal('state') }),
  z.strictObject({ kind: z.literal('keychain'), id: z.number().int(), ask: z.literal('seal'), secret: z.string().max(1000) }),
  z.strictObject({ kind: z.literal('keychain'), id: z.number().int(), ask: z.literal('unseal'), sealed: z.instanceof(Uint8Array) }),
]);
export type KeychainAsk = z.infer<typeof keychainAskSchema>;

export const keychainAnswerSchema = z.strictObject({
  kind: z.literal('keychain'), id: z.number().int(),
  /** One of them, by what was asked; none of them where the system refused. */
  state: z.enum(['ready', 'none', 'plain']).optional(), sealed: z.instanceof(Uint8Array).optional(), secret: z.string().optional(),
});
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>;
