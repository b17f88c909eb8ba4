/** The passphrase of the open project, for backups that are opened to be sure. In memory only, as bytes, so that it can be wiped:
 *  a string would stay until the memory is used again. */
export class Secret {
  readonly #bytes: Buffer;

  constructor(passphrase: string) { this.#bytes = Buffer.from(passphrase, 'utf8'); }

  /** A copy to hand to a thread; whoever takes it wipes it. */
  copy(): Uint8Array { return new Uint8Array(this.#bytes); }
  reveal(): string { return this.#bytes.toString('utf8'); }
  wipe(): void { this.#bytes.fill(0); }
}
