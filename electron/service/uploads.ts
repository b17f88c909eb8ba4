import { MAX_FILE_BYTES, type FileBytes } from '#core/contract/bytes.ts';
import type { FileSource, ImportSource, SentSource } from '#core/contract/api/importing.ts';
import { Refusal } from '#core/contract/refusal.ts';

/** Files that a window hands over in parts, until they are read: a large one in a single message would hold the window while it is
 *  packed. They stay in memory and never touch the disk in clear. */
export class Uploads {
  readonly #files = new Map<string, { size: number; readonly parts: Uint8Array[] }>();

  /** Parts come in order.
   *  @throws Refusal UPLOAD_BROKEN where one is missing, UPLOAD_TOO_LARGE where all that is held would be more than one file may be */
  async add(id: string, from: number, part: FileBytes): Promise<number> {
    const file = this.#files.get(id) ?? { size: 0, parts: [] };
    if (file.size !== from) throw broken();
    let held = 0;
    for (const one of this.#files.values()) held += one.size;
    if (held + part.size > MAX_FILE_BYTES) throw new Refusal('UPLOAD_TOO_LARGE', 'The files are larger than 512 MB together. Save them as smaller ones and import one after the other.', {});
    this.#files.set(id, file);
    const bytes = new Uint8Array(await part.arrayBuffer());
    // It was dropped meanwhile.
    if (this.#files.get(id) !== file) throw broken();
    file.parts.push(bytes);
    file.size += bytes.length;
    return file.size;
  }

  /** The source with the bytes that were handed over, which are then no longer held here. @throws Refusal UPLOAD_BROKEN */
  take(source: SentSource): ImportSource {
    if ('files' in source) return { files: source.files.map((one) => this.#one(one)) };
    return 'folder' in source ? source : this.#one(source);
  }

  drop(id: string): boolean { return this.#files.delete(id); }
  clear(): void { this.#files.clear(); }

  #one(source: FileSource | { readonly name: string; readonly upload: string }): FileSource {
    if (!('upload' in source)) return source;
    const file = this.#files.get(source.upload);
    if (!file) throw broken();
    this.#files.delete(source.upload);
    return { name: source.name, bytes: { size: file.size, arrayBuffer: () => Promise.resolve(together(file.parts, file.size)) } };
  }
}

const broken = (): Refusal => new Refusal('UPLOAD_BROKEN', 'The file did not arrive whole. Choose it again.', {});

function together(parts: readonly Uint8Array[], size: number): ArrayBuffer {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all.buffer;
}
