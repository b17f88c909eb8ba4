import type { SafeStorage } from 'electron';
import { keychainAskSchema, type KeychainAnswer } from '#core/contract/keychain.ts';

type Storage = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>;

/** Whether what the system offers is a keychain. On Linux without a secret service or a wallet, Electron encrypts with a password that
 *  is written in its own source: that is no protection, and is not taken for one. */
async function keychainState(storage: Storage, platform: NodeJS.Platform): Promise<'ready' | 'none' | 'plain'> {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend())) return 'plain';
  return await storage.isAsyncEncryptionAvailable() ? 'ready' : 'none';
}

/** Answers one question of the data process about the system's keychain. Passphrases pass through and are not kept; whatever the
 *  system throws is answered by nothing, because its words may quote.
 *  @returns null for what is no such question */
export async function answerKeychain(storage: Storage, platform: NodeJS.Platform, message: unknown): Promise<KeychainAnswer | null> {
  const { success, data } = keychainAskSchema.safeParse(message);
  if (!success) return null;
  const answer = { kind: 'keychain', id: data.id } as const;
  try {
    const state = await keychainState(storage, platform);
    if (data.ask === 'state') return { ...answer, state };
    if (state !== 'ready') return answer;
    if (data.ask === 'seal') return { ...answer, sealed: new Uint8Array(await storage.encryptStringAsync(data.secret)) };
    return { ...answer, secret: (await storage.decryptStringAsync(Buffer.from(data.sealed))).result };
  } catch {
    return data.ask === 'state' ? { ...answer, state: 'none' } : answer;
  }
}
