import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Dice } from '../hostile-messages.ts';
import { folderOf, type DiskEvent } from './record.ts';

const SECTOR = 512;

interface Pending { readonly at: number; readonly bytes: Buffer | null; /** Where bytes is null: the file was cut or grown to this. */ readonly size: number }
interface Inode { durable: Buffer; pending: Pending[] }
type NameChange = Extract<DiskEvent, { kind: 'create' | 'rename' | 'unlink' | 'folder' }>;

/** What the disk may hold of a file whose last writes were not synced. */
export type Keep =
  | 'none' | 'all'
  /** As long as it was to be, its new parts empty: sizes are often written before data. */
  | 'size'
  | { readonly without: number } | { readonly only: number } | { readonly upTo: number }
  /** All before this one, and a part of its sectors. */
  | { readonly torn: number; readonly first: boolean }
  /** Each sector of each write by chance. */
  | { readonly chance: Dice };

/** A disk that keeps what was synced. Everything else may be kept, dropped, torn or put in another order: writes of a file sector by
 *  sector, changes of names in their order (as file systems with a journal do), where their folder was not synced. */
export class Disk {
  readonly #inodes: Inode[] = [];
  readonly #durableNames = new Map<string, number>();
  #names: NameChange[] = [];

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'create': this.#inodes[event.inode] = { durable: Buffer.alloc(0), pending: [] }; this.#names.push(event); break;
      case 'rename': case 'unlink': case 'folder': this.#names.push(event); break;
      case 'write': this.#inodes[event.inode]!.pending.push({ at: event.at, bytes: event.bytes, size: 0 }); break;
      case 'truncate': this.#inodes[event.inode]!.pending.push({ at: 0, bytes: null, size: event.size }); break;
      case 'sync': {
        const inode = this.#inodes[event.inode]!;
        inode.durable = contentOf(inode, 'all');
        inode.pending = [];
        break;
      }
      case 'sync-folder': {
        // Everything up to the last change in that folder: the journal is written in order.
        const last = this.#names.findLastIndex((each) => foldersOf(each).includes(event.name));
        for (const each of this.#names.splice(0, last + 1)) rename(this.#durableNames, each);
        break;
      }
      case 'said': break;
    }
  }

  /** The most writes that any file still has to lose, and how many changes of names. */
  get unsynced(): { writes: number; names: number } {
    return { writes: Math.max(0, ...this.#inodes.map((inode) => inode.pending.length)), names: this.#names.length };
  }

  /** What a machine would find after it lost power now.
   *  @param namesKept how many of the changes of names, from the oldest on, reached the disk */
  image(keep: Keep, namesKept: number): Map<string, Buffer> {
    const names = new Map(this.#durableNames);
    for (const each of this.#names.slice(0, namesKept)) rename(names, each);
    return new Map([...names].map(([name, inode]) => [name, contentOf(this.#inodes[inode]!, keep)]));
  }
}

const foldersOf = (change: NameChange): string[] => (change.kind === 'rename' ? [folderOf(change.from), folderOf(change.to)] : [folderOf(change.name)]);

function rename(names: Map<string, number>, change: NameChange): void {
  if (change.kind === 'create') names.set(change.name, change.inode);
  else if (change.kind === 'unlink') names.delete(change.name);
  else if (change.kind === 'rename') {
    const inode = names.get(change.from);
    names.delete(change.from);
    if (inode !== undefined) names.set(change.to, inode);
  }
}

function contentOf({ durable, pending }: Inode, keep: Keep): Buffer {
  if (keep === 'none' || pending.length === 0) return durable;
  let content: Buffer = Buffer.from(durable);
  const grow = (size: number): void => { if (size > content.length) content = Buffer.concat([content, Buffer.alloc(size - content.length)]); };
  const put = (at: number, bytes: Buffer): void => { grow(at + bytes.length); bytes.copy(content, at); };
  pending.forEach(({ at, bytes, size }, index) => {
    if (!isKept(keep, index, pending.length)) return;
    if (bytes === null) { if (size < content.length) content = Buffer.from(content.subarray(0, size)); else grow(size); return; }
    if (keep === 'size') { grow(at + bytes.length); return; }
    for (const [from, to] of sectorsOf(keep, index, at, bytes.length)) put(at + from, bytes.subarray(from, to));
  });
  return content;
}

function isKept(keep: Keep, index: number, count: number): boolean {
  if (typeof keep === 'string') return keep !== 'none';
  if ('without' in keep) return index !== keep.without % count;
  if ('only' in keep) return index === keep.only % count;
  if ('upTo' in keep) return index < keep.upTo % count;
  if ('torn' in keep) return index <= keep.torn % count;
  return true;
}

/** Which bytes of a write reach the disk. Sectors are those of the disk, whole or not at all. */
function sectorsOf(keep: Keep, index: number, at: number, length: number): [number, number][] {
  if (typeof keep === 'string' || !('torn' in keep || 'chance' in keep) || ('torn' in keep && index < keep.torn)) return [[0, length]];
  const parts: [number, number][] = [];
  for (let from = 0; from < length;) {
    const to = Math.min(length, from + SECTOR - ((at + from) % SECTOR));
    parts.push([from, to]);
    from = to;
  }
  if ('chance' in keep) return parts.filter(() => keep.chance.chance(0.6));
  const half = Math.ceil(parts.length / 2);
  return keep.first ? parts.slice(0, half) : parts.slice(half);
}

/** Puts an image into a folder. */
export function writeImage(image: ReadonlyMap<string, Buffer>, recorded: string, folder: string): void {
  for (const [name, content] of image) {
    const path = join(folder, relative(recorded, name));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
