import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a process did to the files of one folder, in the order in which the system finished it. */
export type DiskEvent =
  | { readonly kind: 'create'; readonly inode: number; readonly name: string }
  | { readonly kind: 'write'; readonly inode: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly inode: number; readonly size: number }
  | { readonly kind: 'sync'; readonly inode: number }
  | { readonly kind: 'sync-folder'; readonly name: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'folder'; readonly name: string }
  /** A line that the process printed. */
  | { readonly kind: 'said'; readonly line: string };

const CALLS = 'openat,open,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile,splice,ioctl,mmap,io_uring_setup';

/** Why nothing can be recorded here; null where it can: the recorder is strace, which Linux alone has. */
export function whyNotRecorded(): string | null {
  if (process.platform !== 'linux') return 'strace is there on Linux only';
  const { status, error } = spawnSync('strace', ['-f', '--seccomp-bpf', '-z', '-e', 'trace=fsync', '-o', '/dev/null', 'true']);
  if (error !== undefined) return 'strace is not installed (Debian: apt install strace)';
  return status === 0 ? null : 'strace may not trace processes here';
}

/** Runs a program under strace and gives back what it did to the files below `folder`, and what it printed.
 *  @throws Error where the program fails, or where it changes such a file in a way that is not understood: nothing is passed over */
export function recordDisk(folder: string, entry: string, words: readonly string[]): DiskEvent[] {
  const place = mkdtempSync(join(tmpdir(), 'trace-'));
  try {
    const trace = join(place, 'trace');
    const { status, stderr } = spawnSync('strace', ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '100000000', '-z', '-o', trace, '-e', `trace=${CALLS}`, process.execPath, entry, ...words], { encoding: 'utf8', maxBuffer: 2 ** 30, cwd: place, env: { ...process.env, UV_USE_IO_URING: '0' } });
    if (status !== 0) throw new Error(`The recorded program failed: ${stderr}`);
    return eventsOf(readFileSync(trace, 'latin1'), folder);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Bytes that strace wrote as \x41\x42. */
const bytesFrom = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
const textFrom = (hex: string): string => bytesFrom(hex).toString('utf8');

interface OpenFile { readonly inode: number; position: number; readonly appends: boolean }

/** @param trace what strace wrote @param folder absolute; only what lies below it is looked at */
export function eventsOf(trace: string, folder: string): DiskEvent[] {
  const events: DiskEvent[] = [];
  const files = new Map<number, OpenFile>();
  const folders = new Map<number, string>();
  /** Which inode a name leads to now, and what each holds: copies made by the kernel are spelled out as writes. */
  const names = new Map<string, number>();
  const contents: Buffer[] = [];
  const inside = (path: string): boolean => path.startsWith(`${folder}/`) || path === folder;
  let printed = '';

  const write = (file: OpenFile, at: number, bytes: Buffer): void => {
    const before = contents[file.inode]!;
    const after = Buffer.alloc(Math.max(before.length, at + bytes.length));
    before.copy(after);
    bytes.copy(after, at);
    contents[file.inode] = after;
    events.push({ kind: 'write', inode: file.inode, at, bytes });
  };
  const append = (file: OpenFile, bytes: Buffer): void => {
    const at = file.appends ? contents[file.inode]!.length : file.position;
    write(file, at, bytes);
    file.position = at + bytes.length;
  };
  const truncate = (inode: number, size: number): void => {
    const after = Buffer.alloc(size);
    contents[inode]!.copy(after);
    contents[inode] = after;
    events.push({ kind: 'truncate', inode, size });
  };
  const rename = (from: string, to: string): void => {
    const inode = names.get(from);
    if (inode !== undefined) { names.delete(from); names.set(to, inode); }
    events.push({ kind: 'rename', from, to });
  };

  // A call during which another thread ended is written in two parts, one behind the other.
  for (const line of trace.replaceAll(' <unfinished ...>\n)', ')').split('\n')) {
    if (line.includes('<unfinished ...>') || line.includes(' resumed>')) throw new Error(`Not understood: ${line.slice(0, 200)}`);
    const [, call = '', rest = ''] = /^\d+ +(\w+)\((.*)$/u.exec(line) ?? [];
    const given = /\) += (-?\d+)(?:<((?:\\x[0-9a-f]{2})*)>)?/u.exec(rest);
    if (call === '' || given === null) continue;
    const result = Number(given[1]);
    const [, fdText, fdPath] = /^(\d+)<((?:\\x[0-9a-f]{2})*)>/u.exec(rest) ?? [];
    const fd = Number(fdText);
    const paths = [...rest.matchAll(/(?:AT_FDCWD<(?<cwd>[^>]*)>, )?"(?<path>(?:\\x[0-9a-f]{2})*)"/gu)].map(({ groups }) => { const path = textFrom(groups!['path']!); return path.startsWith('/') ? path : join(textFrom(groups!['cwd'] ?? ''), path); });
    const file = fdText === undefined ? undefined : files.get(fd);
    const vector = (): Buffer => Buffer.concat([...rest.matchAll(/iov_base="((?:\\x[0-9a-f]{2})*)"/gu)].map(([, hex]) => bytesFrom(hex!))).subarray(0, result);
    const numbers = (): number[] => rest.slice(0, given.index).split(', ').map(Number);
    switch (call) {
      case 'openat': case 'open': case 'creat': {
        const path = textFrom(given[2] ?? '');
        if (!inside(path)) { files.delete(result); folders.delete(result); break; }
        if (rest.includes('O_DIRECTORY') || path === folder) { folders.set(result, path); files.delete(result); break; }
        const known = names.get(path);
        if (known === undefined) {
          if (!rest.includes('O_CREAT')) {
            // A folder that is opened to be synced.
            folders.set(result, path);
            break;
          }
          names.set(path, contents.length);
          events.push({ kind: 'create', inode: contents.length, name: path });
          contents.push(Buffer.alloc(0));
        }
        const inode = names.get(path)!;
        if (known !== undefined && rest.includes('O_TRUNC')) truncate(inode, 0);
        folders.delete(result);
        files.set(result, { inode, position: 0, appends: rest.includes('O_APPEND') });
        break;
      }
      case 'close': files.delete(fd); folders.delete(fd); break;
      case 'lseek': if (file) file.position = result; break;
      case 'write': {
        const bytes = bytesFrom(/"((?:\\x[0-9a-f]{2})*)"/u.exec(rest)?.[1] ?? '').subarray(0, result);
        if (file) append(file, bytes);
        else if (fd === 1) {
          printed += bytes.toString('utf8');
          const lines = printed.split('\n');
          printed = lines.pop()!;
          for (const each of lines) events.push({ kind: 'said', line: each });
        }
        break;
      }
      case 'pwrite64': if (file) write(file, numbers().at(-1)!, bytesFrom(/"((?:\\x[0-9a-f]{2})*)"/u.exec(rest)![1]!).subarray(0, result)); break;
      case 'writev': if (file) append(file, vector()); break;
      case 'pwritev': if (file) write(file, numbers().at(-1)!, vector()); break;
      case 'ftruncate': if (file) truncate(file.inode, numbers().at(-1)!); break;
      case 'fsync': case 'fdatasync':
        if (file) events.push({ kind: 'sync', inode: file.inode });
        else if (folders.has(fd)) events.push({ kind: 'sync-folder', name: folders.get(fd)! });
        break;
      case 'rename': case 'renameat': case 'renameat2': if (paths.some(inside)) rename(paths[0]!, paths[1]!); break;
      case 'unlink': case 'unlinkat': if (inside(paths[0]!)) { names.delete(paths[0]!); events.push({ kind: 'unlink', name: paths[0]! }); } break;
      case 'mkdir': case 'mkdirat': if (inside(paths[0]!)) events.push({ kind: 'folder', name: paths[0]! }); break;
      case 'copy_file_range': case 'sendfile': case 'ioctl': {
        const both = [...rest.matchAll(/(\d+)<(?:\\x[0-9a-f]{2})*>/gu)].map(([, each]) => Number(each));
        const [source, target] = call === 'copy_file_range' ? both : [both[1], both[0]];
        const [from, to] = [files.get(source ?? -1), files.get(target ?? -1)];
        if (to === undefined || (call === 'ioctl' && !rest.includes('FICLONE'))) break;
        if (from === undefined) throw new Error(`Not understood: ${line.slice(0, 200)}`);
        const length = call === 'ioctl' ? contents[from.inode]!.length : result;
        const explicit = /, \[(\d+)(?: => \[?\d+\]?)?\]/u.exec(rest);
        const at = explicit === null ? from.position : Number(explicit[1]);
        const bytes = contents[from.inode]!.subarray(at, at + length);
        if (explicit === null) from.position += length;
        append(to, Buffer.from(bytes));
        break;
      }
      case 'mmap': {
        const mapped = textFrom(/\d+<((?:\\x[0-9a-f]{2})*)>/u.exec(rest)?.[1] ?? '');
        // The index of a write-ahead file is made anew by whoever opens it.
        if (rest.includes('PROT_WRITE') && rest.includes('MAP_SHARED') && inside(mapped) && !mapped.endsWith('-shm')) throw new Error(`Not understood: ${line.slice(0, 200)}`);
        break;
      }
      case 'fcntl': if (file && rest.includes('F_DUPFD')) files.set(result, file); break;
      case 'dup': case 'dup2': case 'dup3': if (file) files.set(result, file); break;
      // The ring that waits for events writes no files; the one that would has a thread of the kernel's.
      case 'io_uring_setup': if (rest.includes('IORING_SETUP_SQPOLL')) throw new Error('The program writes past the recorder (io_uring).'); break;
      default: {
        const touched = fdPath === undefined ? paths : [...paths, textFrom(fdPath)];
        if (touched.some(inside)) throw new Error(`Not understood: ${line.slice(0, 200)}`);
      }
    }
  }
  return events;
}

/** The folder of a name. */
export const folderOf = (name: string): string => dirname(name);
