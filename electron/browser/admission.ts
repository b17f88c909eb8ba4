import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';


/** Who may see the page: the one browser that was given the address. An address is good once; what it is exchanged for
 *  is a cookie that scripts cannot read and other sites cannot send. Both live in memory only, hashed. */
export class Admission {
  #token: Buffer | null = null;
  readonly #session = randomBytes(32).toString('base64url');
  /** Browsers keep one set of cookies for all ports of an address: two workbenches must not overwrite each other's. */
  readonly cookieName: string;

  constructor(port: number) {
    this.cookieName = `survey-workbench-${port}`;
  }

  /** A new one-time token. Older tokens that nobody used are withdrawn. */
  issueToken(): string {
    const token = randomBytes(32).toString('base64url');
    this.#token = digest(token);
    return token;
  }

  /** The value of the session cookie in exchange for a token, or null where the token is wrong or was used before. */
  redeem(token: string): string | null {
    if (this.#token === null || !timingSafeEqual(digest(token), this.#token)) return null;
    this.#token = null;
    return this.#session;
  }

  /** Whether a request's Cookie header holds this session. */
  admits(cookieHeader: string | undefined): boolean {
    const expected = digest(this.#session);
    return cookiesNamed(cookieHeader, this.cookieName).some((value) => timingSafeEqual(digest(value), expected));
  }
}

/** Digests have one length, so that comparing them tells nothing about the secret's length either. */
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

function cookiesNamed(header: string | undefined, name: string): string[] {
  return (header ?? '').split(';').map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}
