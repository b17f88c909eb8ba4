import { accessSync, closeSync, constants, existsSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { Refusal } from '#core/contract/refusal.ts';
import type { Connection } from './database.ts';
import { expectedSchema } from './migrations/expected.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION, schemaText } from './migrations/index.ts';

/** Files up to this size are checked page by page on opening; larger ones page by page as they are read (the cipher
 *  authenticates each), and wholly by `verify`: a check of 500 MB would keep the analyst waiting for seconds. */
const FULL_CHECK_BYTES = 64 * 1024 * 1024;

const PAGE_BYTES = 4096;

/** A passphrase in the one form in which it is compared and made into a key: the same letters typed on another system may come as
 *  other characters (é as one or as two, a space that does not break). Spaces and NFC as in RFC 8265, OpaqueString. */
export const oneForm = (passphrase: string): string => passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC');
export const passphraseBytes = (passphrase: string): Buffer => Buffer.from(oneForm(passphrase), 'utf8');

/** Keys a connection and sets what every connection needs. The passphrase goes in as bytes, so no quoting can go wrong. */
function unlock(connection: Connection, passphrase: string): void {
  connection.pragma("cipher = 'aegis'");
  const key = passphraseBytes(passphrase);
  connection.key(key);
  key.fill(0);
  // A temp file would lie beside the project in clear.
  connection.pragma('temp_store = MEMORY');
  // One owner at a time: a second program is refused at once, and no shared-memory file is needed. It must be said
  // before the first read, or the connection stays in shared mode.
  connection.pragma('locking_mode = EXCLUSIVE');
}

function configure(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  // FULL: an act that was acknowledged is on the disk, power cut or not.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cache_size = -32000');
}

/** Makes a new encrypted project file with an empty schema. @throws Refusal PROJECT_EXISTS, PASSPHRASE_NEEDED, FOLDER_MISSING */
export function createProjectFile(path: string, passphrase: string): Connection {
  if (passphrase === '') throw new Refusal('PASSPHRASE_NEEDED', 'A project is always encrypted: give it a passphrase.');
  claim(path);
  let connection: Connection | undefined;
  try {
    connection = new Database(path);
    unlock(connection, passphrase);
    configure(connection);
    migrate(connection);
    return connection;
  } catch (error) {
    connection?.close();
    removeProjectFile(path);
    throw refusalFor(error, path);
  }
}

/** Makes the empty file, so that what is there if anything fails is known to be this program's own. */
function claim(path: string): void {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    const code = sqliteCode(error);
    if (code === 'EEXIST') throw new Refusal('PROJECT_EXISTS', `“${basename(path)}” is already there. Choose another name, or open it.`, { file: basename(path) });
    throw refusalForCode(code === 'ENOSPC' ? code : 'SQLITE_CANTOPEN', path) ?? error;
  }
}

/** Takes a project that was begun and not finished away again. */
export function removeProjectFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
}

/** Opens a project, checks it and brings it to the newest schema.
 *  @throws Refusal PROJECT_MISSING, NOT_A_PROJECT, PASSPHRASE_WRONG, PROJECT_NEWER, PROJECT_LOCKED, PROJECT_DAMAGED, PROJECT_ALTERED */
export function openProjectFile(path: string, passphrase: string): Connection {
  const name = basename(path);
  if (!existsSync(path)) throw new Refusal('PROJECT_MISSING', `There is no file “${path}”. It may have been moved or renamed.`, { file: path });
  const facts = statSync(path);
  if (facts.isDirectory()) throw new Refusal('NOT_A_PROJECT', `“${name}” is a folder, not a Survey Workbench project.`, { file: name });
  // Beside a journal or a log the last page may have been cut short by the crash that left it; SQLite takes it away, or writes it again.
  const file = realpathSync(path);
  const isCutShort = facts.size % PAGE_BYTES !== 0 && !existsSync(`${file}-journal`) && !existsSync(`${file}-wal`);
  if (facts.size === 0 || isCutShort || looksLikeSomethingElse(path)) {
    throw new Refusal('NOT_A_PROJECT', `“${name}” is not a Survey Workbench project, or it was cut short while being copied. Choose a project file, or restore a backup.`, { file: name });
  }
  if (passphrase === '') throw new Refusal('PASSPHRASE_NEEDED', `“${name}” is encrypted: give its passphrase.`, { file: name });
  // Its log lies beside it, so the folder must be open to writing too.
  if (!mayWrite(file) || !mayWrite(dirname(file))) throw readOnly(name);
  let connection: Connection | undefined;
  try {
    connection = new Database(path, { fileMustExist: true, timeout: 500 });
    unlock(connection, passphrase);
    readFirstPage(connection, name);
    configure(connection);
    const applicationId = connection.pragma('application_id', { simple: true });
    const version = connection.pragma('user_version', { simple: true }) as number;
    if (applicationId !== APPLICATION_ID) throw new Refusal('NOT_A_PROJECT', `“${name}” is a database, but not a Survey Workbench project.`, { file: name });
    if (version > SCHEMA_VERSION) {
      throw new Refusal('PROJECT_NEWER', `“${name}” was made by a newer version of Survey Workbench (its schema is ${version}, this program knows ${SCHEMA_VERSION}). Install the newer version to open it.`, { file: name, version, known: SCHEMA_VERSION });
    }
    if (facts.size <= FULL_CHECK_BYTES) {
      const found = connection.pragma('quick_check(1)', { simple: true }) as string;
      if (found !== 'ok') throw damaged(name);
    }
    // Whoever knows the passphrase may have put in triggers or views, which would run inside of the program's own acts.
    if (schemaText(connection) !== expectedSchema(version)) {
      throw new Refusal('PROJECT_ALTERED', `“${name}” was altered by another program: its tables are not those that Survey Workbench makes. Restore a backup, or salvage what can be read of it into a new project.`, { file: name });
    }
    migrate(connection);
    return connection;
  } catch (error) {
    connection?.close();
    throw refusalFor(error, path);
  }
}

/** Opens a project to read it as it is: nothing is migrated, nothing is written. For backups that are checked, and for salvage.
 *  Whoever closes it calls `clearAside`. @throws what SQLite throws */
export function openProjectReadOnly(path: string, passphrase: string): Connection {
  const connection = new Database(path, { fileMustExist: true, readonly: true, timeout: 500 });
  try {
    connection.pragma("cipher = 'aegis'");
    connection.key(passphraseBytes(passphrase));
    connection.pragma('temp_store = MEMORY');
    connection.pragma('trusted_schema = OFF');
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Takes away the index and the empty log that whoever opened a project only to read it leaves beside it: a reader deletes nothing. */
export function clearAside(path: string): void {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
}

/** Opens a copy that is to get a new passphrase, or that got it. It is thrown away where anything goes wrong, so it needs no journal.
 *  @param passphrase is wiped @throws what SQLite throws */
export function openForRekeying(path: string, passphrase: Buffer): Connection {
  const connection = new Database(path, { fileMustExist: true });
  try {
    connection.pragma("cipher = 'aegis'");
    connection.key(passphrase);
    passphrase.fill(0);
    connection.pragma('temp_store = MEMORY');
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.pragma('journal_mode = OFF');
    connection.pragma('foreign_keys = ON');
    connection.pragma('trusted_schema = OFF');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function readFirstPage(connection: Connection, name: string): void {
  try {
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_NOTADB') {
      throw wrongPassphrase(name);
    }
    throw error;
  }
}

const wrongPassphrase = (name: string): Refusal =>
  new Refusal('PASSPHRASE_WRONG', `The passphrase does not open “${name}”. Check capitals and the keyboard's language; if it is right, the file is not a Survey Workbench project.`, { file: name });

const SIGNATURES: readonly string[] = ['SQLite format 3\0', 'PK\x03\x04', '%PDF', '\xd0\xcf\x11\xe0', '{', '<?xml'];

/** An encrypted project begins with random salt; a workbook, a PDF or a plain SQLite file does not. */
function looksLikeSomethingElse(path: string): boolean {
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try { readSync(file, head, 0, 16, 0); } finally { closeSync(file); }
  const text = head.toString('latin1');
  return SIGNATURES.some((signature) => signature.length >= 4 && text.startsWith(signature));
}

/** SQLite's code, or the system's. */
const sqliteCode = (error: unknown): string => (error instanceof Error && 'code' in error ? String((error as { code: unknown }).code) : '');

function mayWrite(path: string): boolean {
  try { accessSync(path, constants.W_OK); return true; } catch { return false; }
}

const readOnly = (name: string): Refusal =>
  new Refusal('PROJECT_READ_ONLY', `“${name}” lies where nothing may be written: a read-only disk or folder, or a file that is protected against changes. Copy it to a folder where you may write, and open the copy.`, { file: name });

const damaged = (name: string): Refusal =>
  new Refusal('PROJECT_DAMAGED', `“${name}” is damaged: part of it cannot be read. Restore the newest backup, then compare.`, { file: name });

/** What SQLite or the disk says, as a sentence with a way out. Refusals pass through; anything unknown is a bug and stays one. */
export function refusalFor(error: unknown, path: string): unknown {
  return error instanceof Refusal ? error : refusalForCode(sqliteCode(error), path) ?? error;
}

/** The same by the code alone, as a thread tells it. null where it has none. */
export function refusalForCode(code: string, path: string): Refusal | null {
  const name = basename(path);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Refusal('PROJECT_LOCKED', `“${name}” is open in another window or program. Close it there first.`, { file: name });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damaged(name);
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('DISK_FULL', `The disk is full: “${name}” could not be written. What was stored before is safe. Free some space, then do it again.`, { file: name });
  if (code.startsWith('SQLITE_READONLY')) return readOnly(name);
  if (code.startsWith('SQLITE_CANTOPEN')) return new Refusal('PROJECT_UNREACHABLE', `“${path}” cannot be opened or made there. Check that the folder exists and that you may write in it.`, { file: path });
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO' || code === 'EROFS') return new Refusal('DISK_FAILED', `The disk did not answer while “${name}” was read or written. What was stored before is safe. Check the disk or the network folder.`, { file: name });
  return null;
}
