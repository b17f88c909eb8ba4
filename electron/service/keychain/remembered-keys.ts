import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { putInPlace } from '#db/durable-file.ts';
import type { KeychainState } from '#core/contract/keychain.ts';
import { Refusal } from '#core/contract/refusal.ts';
import type { SystemKeychain } from './system-keychain.ts';

const storedSchema = z.object({ salt: z.string(), keys: z.record(z.string(), z.string()) });
type Stored = z.infer<typeof storedSchema>;

/** Passphrases that the system's keychain sealed, each for the project at one place. Off until somebody asks for it, project by
 *  project. The file names no project: places are told apart by a salted hash. */
export class RememberedKeys {
  readonly #file: string;
  readonly #keychain: SystemKeychain | null;

  constructor(folder: string, keychain: SystemKeychain | null) {
    this.#file = join(folder, 'keychain.json');
    this.#keychain = keychain;
  }

  async state(): Promise<KeychainState> { return this.#keychain === null ? 'browser' : this.#keychain.state(); }
  has(path: string): boolean { const stored = this.#read(); return stored !== null && nameOf(stored, path) in stored.keys; }

  /** @throws Refusal KEYCHAIN_BROWSER, KEYCHAIN_PLAIN, KEYCHAIN_NONE */
  async remember(path: string, passphrase: string): Promise<void> {
    const keychain = await this.#ready();
    const sealed = await keychain.seal(passphrase);
    if (sealed === null) throw noKeychain();
    const stored = this.#read() ?? { salt: randomBytes(16).toString('hex'), keys: {} };
    this.#write({ ...stored, keys: { ...stored.keys, [nameOf(stored, path)]: Buffer.from(sealed).toString('base64') } });
  }

  /** The passphrase of the project at a place. @throws Refusal KEY_NOT_REMEMBERED and as `remember` */
  async recall(path: string): Promise<string> {
    const stored = this.#read();
    const sealed = stored?.keys[nameOf(stored, path)];
    if (sealed === undefined) throw new Refusal('KEY_NOT_REMEMBERED', 'The keychain holds no passphrase for this project. Type it.');
    const keychain = await this.#ready();
    const passphrase = await keychain.unseal(new Uint8Array(Buffer.from(sealed, 'base64')));
    if (passphrase === null) throw noKeychain();
    return passphrase;
  }

  /** Works without a keychain too. The file goes with its last key. */
  forget(path: string): boolean {
    const stored = this.#read();
    if (stored === null || !(nameOf(stored, path) in stored.keys)) return false;
    const { [nameOf(stored, path)]: _gone, ...keys } = stored.keys;
    if (Object.keys(keys).length === 0) rmSync(this.#file, { force: true });
    else this.#write({ ...stored, keys });
    return true;
  }

  async #ready(): Promise<SystemKeychain> {
    const state = await this.state();
    if (this.#keychain === null || state === 'browser') throw new Refusal('KEYCHAIN_BROWSER', 'A browser window reaches no keychain. Type the passphrase, or use the installed program.');
    if (state === 'plain') throw new Refusal('KEYCHAIN_PLAIN', 'This system has no keychain that would protect a passphrase: what there is would keep it so that anybody could read it. Type the passphrase, or set up a keyring (GNOME Keyring or KWallet).');
    if (state === 'none') throw noKeychain();
    return this.#keychain;
  }

  #read(): Stored | null {
    if (!existsSync(this.#file)) return null;
    try {
      return storedSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // What cannot be read remembers nothing: the passphrase is typed.
      return null;
    }
  }
  #write(stored: Stored): void {
    const next = `${this.#file}.new`;
    writeFileSync(next, JSON.stringify(stored), { mode: 0o600 });
    putInPlace(next, this.#file);
  }
}

const nameOf = (stored: Stored, path: string): string => createHash('sha256').update(`${stored.salt}\n${path}`).digest('hex');
const noKeychain = (): Refusal => new Refusal('KEYCHAIN_NONE', 'The system’s keychain did not answer, or it is locked. Type the passphrase; unlock the keychain to use it again.');
