import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Refusal } from '#core/contract/refusal.ts';
import { putInPlace } from '#db/durable-file.ts';

/** Writes a file whole or not at all: beside its place first, then into it, so that a crash or a full disk never leaves half a report
 *  where a whole one was.
 *  @throws Refusal FILE_NOT_WRITTEN, with the way out where another program holds the file */
/** Writes a file whole or not at all, and for good: what was there before stays until the new one is on the disk. */
export function writeExport(file: string, bytes: Uint8Array): void {
  const part = `${file}.${process.pid}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, bytes);
    putInPlace(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    const reason = code === 'EBUSY' || code === 'EPERM' ? 'it may be open in another program: close it there' : code === 'ENOSPC' ? 'the disk is full' : code === 'EACCES' || code === 'EROFS' ? 'you may not write there' : `the system says ${code}`;
    throw new Refusal('FILE_NOT_WRITTEN', `“${basename(file)}” could not be written: ${reason}. Choose another place or name.`, { file, reason: code });
  }
}
