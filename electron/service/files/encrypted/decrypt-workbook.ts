import { createDecipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#core/contract/refusal.ts';
import { walkXml } from '../xlsx/small-part.ts';
import { damaged } from '../zip.ts';
import type { CompoundFile } from './compound-file.ts';

/** The password with which Excel protects the structure of a workbook without asking anyone for it. */
const BUILT_IN_PASSWORD = 'VelvetSweatshop';
/** Excel uses 100,000; a file that asks for far more wants to keep the processor busy. */
const MAX_SPINS = 2_000_000;
const SEGMENT = 4096;

/** A scheme of MS-OFFCRYPTO: gives the key if the password is right, then the package. */
interface Scheme {
  /** null: the password is wrong. */
  key(passphrase: string): Buffer | null;
  decrypt(key: Buffer): Buffer;
}

/** Decrypts the package of a password-protected .xlsx, .xlsm or .xlsb: agile (Excel 2010 and later) or standard encryption
 *  (2007). The password is used here and kept nowhere.
 *  @throws Refusal FILE_PASSWORD_NEEDED, FILE_PASSWORD_WRONG, FILE_PASSWORD_UNSUPPORTED, FILE_DAMAGED */
export function decryptWorkbook(container: CompoundFile, fileName: string, passphrase: string | undefined): Buffer {
  let scheme: Scheme;
  try {
    const info = container.stream('EncryptionInfo');
    const data = container.stream('EncryptedPackage');
    if (info === null || data === null || data.length < 8) throw new RangeError('no encrypted package');
    scheme = schemeOf(info, data, fileName);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged(fileName);
  }
  for (const candidate of passphrase === undefined ? [BUILT_IN_PASSWORD] : [passphrase, BUILT_IN_PASSWORD]) {
    try {
      const key = scheme.key(candidate);
      if (key !== null) return scheme.decrypt(key);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw damaged(fileName);
    }
  }
  throw passphrase === undefined ? passwordNeeded(fileName) : new Refusal('FILE_PASSWORD_WRONG', `The password does not open "${fileName}". Check capital letters and the keyboard's language, and give it again.`, { file: fileName });
}

/** The refusal that asks for a password. */
export function passwordNeeded(fileName: string): Refusal {
  return new Refusal('FILE_PASSWORD_NEEDED', `"${fileName}" is protected by a password. Give the password to open it (it is not stored), or save a copy without one.`, { file: fileName });
}

function schemeOf(info: Buffer, data: Buffer, fileName: string): Scheme {
  const major = info.readUInt16LE(0);
  const minor = info.readUInt16LE(2);
  if (major === 4 && minor === 4) return agileScheme(info.toString('utf8', 8), data, fileName);
  if (minor === 2 && major >= 2 && major <= 4) return standardScheme(info, data, fileName);
  throw unsupported(fileName);
}

/** MS-OFFCRYPTO 2.3.4.10 and following: keys and parameters in XML, AES in CBC mode by segments of 4096 bytes. */
function agileScheme(xml: string, data: Buffer, fileName: string): Scheme {
  const found = new Map<string, ReadonlyMap<string, string>>();
  walkXml(xml, 'EncryptionInfo', ({ name, attributes }) => { found.set(name, attributes); });
  const parameters = (element: string) => {
    const attributes = found.get(element);
    if (attributes === undefined) throw unsupported(fileName);
    const text = (name: string): string => attributes.get(name) ?? '';
    const bits = Number(text('keyBits'));
    const algorithm = text('hashAlgorithm').replace('-', '').toLowerCase();
    if (text('cipherAlgorithm') !== 'AES' || text('cipherChaining') !== 'ChainingModeCBC' || ![128, 192, 256].includes(bits) || !/^sha(1|256|384|512)$/.test(algorithm)) throw unsupported(fileName);
    return { attributes, bits, algorithm, salt: Buffer.from(text('saltValue'), 'base64'), bytes: (name: string): Buffer => Buffer.from(text(name), 'base64') };
  };
  const package_ = parameters('keyData');
  const password = parameters('encryptedKey');
  const spins = Number(password.attributes.get('spinCount'));
  if (!Number.isInteger(spins) || spins < 0 || spins > MAX_SPINS) throw unsupported(fileName);

  const decipher = (key: Buffer, iv: Buffer, bits: number, input: Buffer): Buffer => {
    const cipher = createDecipheriv(`aes-${bits}-cbc`, key, fitted(iv, 16, 0x36)).setAutoPadding(false);
    return Buffer.concat([cipher.update(input), cipher.final()]);
  };
  const blockIv = (block: Buffer): Buffer => digest(package_.algorithm, package_.salt, block);

  return {
    key(passphrase) {
      const spun = spin(password.algorithm, password.salt, passphrase, spins);
      const open = (blockKey: string, name: string): Buffer => {
        const key = fitted(digest(password.algorithm, spun, Buffer.from(blockKey, 'hex')), password.bits / 8, 0x36);
        return decipher(key, password.salt, password.bits, password.bytes(name));
      };
      const verifier = open('fea7d2763b4b9e79', 'encryptedVerifierHashInput').subarray(0, password.salt.length);
      const expected = open('d7aa0f6d3061344e', 'encryptedVerifierHashValue');
      const actual = digest(password.algorithm, verifier);
      if (expected.length < actual.length || !timingSafeEqual(expected.subarray(0, actual.length), actual)) return null;
      return open('146e0be7abacd0d6', 'encryptedKeyValue').subarray(0, package_.bits / 8);
    },
    decrypt(key) {
      const integrity = found.get('dataIntegrity');
      if (integrity !== undefined) {
        const value = (name: string, block: string): Buffer => decipher(key, blockIv(Buffer.from(block, 'hex')), package_.bits, Buffer.from(integrity.get(name) ?? '', 'base64'));
        const hashSize = digest(package_.algorithm).length;
        const hmacKey = value('encryptedHmacKey', '5fb2ad010cb9e1f6').subarray(0, hashSize);
        const expected = value('encryptedHmacValue', 'a0677f02b22c8433').subarray(0, hashSize);
        if (!timingSafeEqual(createHmac(package_.algorithm, hmacKey).update(data).digest(), expected)) throw damaged(fileName);
      }
      const out: Buffer[] = [];
      const index = Buffer.alloc(4);
      for (let at = 8, segment = 0; at < data.length; at += SEGMENT, segment++) {
        index.writeUInt32LE(segment);
        const input = data.subarray(at, at + SEGMENT);
        out.push(decipher(key, blockIv(index), package_.bits, input.subarray(0, input.length & ~15)));
      }
      return Buffer.concat(out).subarray(0, declaredSize(data));
    },
  };
}

/** MS-OFFCRYPTO 2.3.4.5 and following: AES in ECB mode, SHA-1, 50,000 rounds. */
function standardScheme(info: Buffer, data: Buffer, fileName: string): Scheme {
  const headerSize = info.readUInt32LE(8);
  const algorithm = info.readUInt32LE(12 + 8);
  const bits = info.readUInt32LE(12 + 16) || 128;
  if (![0x660e, 0x660f, 0x6610].includes(algorithm) || ![128, 192, 256].includes(bits)) throw unsupported(fileName);
  const verifierAt = 12 + headerSize;
  const saltSize = info.readUInt32LE(verifierAt);
  const salt = info.subarray(verifierAt + 4, verifierAt + 4 + saltSize);
  const verifier = info.subarray(verifierAt + 20, verifierAt + 36);
  const verifierHash = info.subarray(verifierAt + 40, verifierAt + 72);
  const decipher = (key: Buffer, input: Buffer): Buffer => {
    const cipher = createDecipheriv(`aes-${bits}-ecb`, key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(input.subarray(0, input.length & ~15)), cipher.final()]);
  };
  return {
    key(passphrase) {
      const final = digest('sha1', spin('sha1', salt, passphrase, 50_000), Buffer.alloc(4));
      const pad = (byte: number): Buffer => {
        const block = Buffer.alloc(64, byte);
        for (let i = 0; i < final.length; i++) block[i] = block[i]! ^ final[i]!;
        return digest('sha1', block);
      };
      const key = Buffer.concat([pad(0x36), pad(0x5c)]).subarray(0, bits / 8);
      const actual = digest('sha1', decipher(key, verifier));
      return timingSafeEqual(decipher(key, verifierHash).subarray(0, 20), actual) ? key : null;
    },
    decrypt: (key) => decipher(key, data.subarray(8)).subarray(0, declaredSize(data)),
  };
}

/** The password's hash, made slow by repeating it with a counter. */
function spin(algorithm: string, salt: Buffer, passphrase: string, spins: number): Buffer {
  let value = digest(algorithm, salt, Buffer.from(passphrase, 'utf16le'));
  const block = Buffer.alloc(4 + value.length);
  for (let i = 0; i < spins; i++) {
    block.writeUInt32LE(i, 0);
    value.copy(block, 4);
    value = hash(algorithm, block, 'buffer');
  }
  return value;
}

const digest = (algorithm: string, ...parts: readonly Buffer[]): Buffer => hash(algorithm, Buffer.concat(parts), 'buffer');

/** Cut or filled up to a length. */
function fitted(bytes: Buffer, length: number, fill: number): Buffer {
  return bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, fill)]);
}

function declaredSize(data: Buffer): number {
  const size = Number(data.readBigUInt64LE(0));
  if (size > data.length - 8) throw new RangeError('a package cut short');
  return size;
}

function unsupported(fileName: string): Refusal {
  return new Refusal('FILE_PASSWORD_UNSUPPORTED', `"${fileName}" is protected in a way that is not read here (an organisation's rights management, or an old encryption). Open it in a spreadsheet program and save a copy without protection.`, { file: fileName });
}
