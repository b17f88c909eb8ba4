import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { coderPackageSchema, type CoderPackage } from '#core/coding/coder-package.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { oneForm } from '#db/open.ts';

/** "SWBCODER", a byte for the version, 16 bytes of salt, 12 of nonce, 16 of tag, then the package: JSON, gzip, AES-256-GCM under a key
 *  that scrypt makes of the passphrase. Everything before the tag is authenticated too. */
const MAGIC = Buffer.from('SWBCODER\x01', 'latin1');
const SALT = 16;
const NONCE = 12;
const TAG = 16;
const HEAD = MAGIC.length + SALT + NONCE;
// 64 MB and some tenths of a second a guess. Fixed by the version: a file cannot ask for more.
const SCRYPT: ScryptOptions = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const MAX_PACKAGE_BYTES = 512 * 1024 * 1024;
export const PACKAGE_EXTENSION = '.swcoder';

const deriveKey = (passphrase: string, salt: Buffer): Promise<Buffer> => (promisify(scrypt) as (password: string, salt: Buffer, length: number, options: ScryptOptions) => Promise<Buffer>)(oneForm(passphrase), salt, 32, SCRYPT);

/** @throws Refusal PASSPHRASE_NEEDED */
export async function sealPackage(content: CoderPackage, passphrase: string): Promise<Uint8Array> {
  if (passphrase === '') throw new Refusal('PACKAGE_PASSPHRASE_NEEDED', 'A coder’s package holds answers’ words and is always encrypted: give it a passphrase, and tell it to the other person by another way.');
  const salt = randomBytes(SALT);
  const nonce = randomBytes(NONCE);
  const head = Buffer.concat([MAGIC, salt, nonce]);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt), nonce);
  cipher.setAAD(head);
  const packed = await promisify(gzip)(Buffer.from(JSON.stringify(content), 'utf8'));
  const sealed = Buffer.concat([cipher.update(packed), cipher.final()]);
  return Buffer.concat([head, cipher.getAuthTag(), sealed]);
}

/** @throws Refusal NOT_A_CODER_PACKAGE, PACKAGE_PASSPHRASE_WRONG, CODER_PACKAGE_DAMAGED */
export async function openPackage(bytes: Uint8Array, passphrase: string, file: string): Promise<CoderPackage> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length < HEAD + TAG || !all.subarray(0, MAGIC.length - 1).equals(MAGIC.subarray(0, -1))) throw new Refusal('NOT_A_CODER_PACKAGE', `“${file}” is not a coder’s package (${PACKAGE_EXTENSION}). Ask for the file that “Hand over” made.`, { file });
  if (all[MAGIC.length - 1] !== 1) throw new Refusal('CODER_PACKAGE_NEWER', `“${file}” was made by a newer version of Survey Workbench. Install the newer version to merge it.`, { file });
  const decipher = createDecipheriv('aes-256-gcm', await deriveKey(passphrase, all.subarray(MAGIC.length, MAGIC.length + SALT)), all.subarray(MAGIC.length + SALT, HEAD));
  decipher.setAAD(all.subarray(0, HEAD));
  decipher.setAuthTag(all.subarray(HEAD, HEAD + TAG));
  let packed: Buffer;
  try {
    packed = Buffer.concat([decipher.update(all.subarray(HEAD + TAG)), decipher.final()]);
  } catch {
    throw new Refusal('PACKAGE_PASSPHRASE_WRONG', `The passphrase does not open “${file}”, or the file was changed on its way. Check the passphrase; if it is right, ask for the package again.`, { file });
  }
  try {
    return coderPackageSchema.parse(JSON.parse((await promisify(gunzip)(packed, { maxOutputLength: MAX_PACKAGE_BYTES })).toString('utf8')));
  } catch {
    throw new Refusal('CODER_PACKAGE_DAMAGED', `“${file}” opens, but what is in it is not a coder’s package as this version knows it. Ask for it to be made again.`, { file });
  }
}
