import { keychainAnswerSchema, type KeychainAnswer, type KeychainAsk } from '#core/contract/keychain.ts';

/** The system's keychain, as far as the workbench uses it: it turns a passphrase into bytes that only this person's account on this
 *  machine turns back. */
export interface SystemKeychain {
  /** `plain`: there is none, and what Electron has in its place protects nothing. */
  state(): Promise<'ready' | 'none' | 'plain'>;
  /** null where the system refused. */
  seal(secret: string): Promise<Uint8Array | null>;
  unseal(sealed: Uint8Array): Promise<string | null>;
}

/** Electron's parent port, as far as the keychain needs it. */
export interface KeychainPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

type Question = KeychainAsk extends infer Each ? Each extends KeychainAsk ? Omit<Each, 'kind' | 'id'> : never : never;

/** The keychain that main reaches, asked through the port to it. */
export function keychainThrough(port: KeychainPort): SystemKeychain {
  const waiting = new Map<number, (answer: KeychainAnswer) => void>();
  let last = 0;
  port.on('message', ({ data }) => {
    const answer = keychainAnswerSchema.safeParse(data);
    if (!answer.success) return;
    waiting.get(answer.data.id)?.(answer.data);
    waiting.delete(answer.data.id);
  });
  const ask = (question: Question): Promise<KeychainAnswer> => new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve);
    port.postMessage({ kind: 'keychain', id: last, ...question } satisfies KeychainAsk);
  });
  return {
    state: async () => (await ask({ ask: 'state' })).state ?? 'none',
    seal: async (secret) => (await ask({ ask: 'seal', secret })).sealed ?? null,
    unseal: async (sealed) => (await ask({ ask: 'unseal', sealed: new Uint8Array(sealed) })).secret ?? null,
  };
}
