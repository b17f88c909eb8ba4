import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { findImports, type FoundImport } from './imports.ts';
import { buildFiles, rooms, testPackages, type Room } from './borders-plan.ts';

export interface BorderReport {
  readonly files: number;
  readonly imports: number;
  /** One line each: file, line, what was imported, and why not. */
  readonly breaches: readonly string[];
}

const aliases: Readonly<Record<string, string>> = { '#core': 'core', '#db': 'db', '#service': 'electron/service', '#samples': 'samples', '#test': 'test' };
const topFolders = ['core', 'db', 'electron', 'renderer', 'samples', 'tools', 'build', 'test'];

/** Reads every source file of the project and lists each import that its folder may not have.
 *  A file in no known folder, and an import that leads nowhere, are breaches too: what the check does not understand must
 *  not pass it. */
export function checkBorders(root: string): BorderReport {
  const breaches: string[] = [];
  let files = 0;
  let imports = 0;
  for (const file of topFolders.flatMap((folder) => sourceFiles(root, folder))) {
    files += 1;
    const found = findImports(file, readFileSync(join(root, file), 'utf8'));
    imports += found.length;
    for (const each of found) {
      const reason = refusal(root, file, each);
      if (reason !== null) breaches.push(`${file}:${each.line} imports ${each.specifier}: ${reason}`);
    }
  }
  return { files, imports, breaches };
}

function refusal(root: string, file: string, { specifier, typeOnly }: FoundImport): string | null {
  const room = roomOf(file);
  if (room === null) return 'this folder has no place in the plan of the house (tools/lib/borders-plan.ts)';
  const isTest = /\.test\.tsx?$/.test(file);
  const target = projectPath(file, specifier);
  if (target === null) return packageRefusal(file, room, specifier, typeOnly, isTest);
  // Pictures, styles and fonts: the builder looks after those.
  if (!/\.(tsx?|mts|json)$/.test(target)) return room.folder.startsWith('renderer') && /\.(css|svg|png|woff2)$/.test(target) ? null : 'a path without a known ending';
  if (!existsSync(join(root, target))) return 'there is no such file';
  const isAtHome = roomOf(target) === room && ownFolder(target, room) === ownFolder(file, room);
  return isAtHome ? null : otherRoom(room, target, typeOnly);
}

function otherRoom(room: Room, target: string, typeOnly: boolean): string | null {
  if (isWithin(target, 'test')) return room.folder === 'test' ? null : 'nobody imports test/';
  return [...room.rooms, ...(typeOnly ? room.types ?? [] : [])].some((allowed) => isWithin(target, allowed)) ? null : room.why;
}

function packageRefusal(file: string, room: Room, specifier: string, typeOnly: boolean, isTest: boolean): string | null {
  const name = packageName(specifier);
  if (name !== 'node:*' && isBuiltin(specifier)) return `write node:${specifier}`;
  const allowed = [...room.packages, ...(isTest ? testPackages : []), ...(buildFiles[file] ?? []), ...(typeOnly ? room.types ?? [] : [])];
  return allowed.includes(name) || (allowed.includes('*') && !specifier.startsWith('#')) ? null : room.why;
}

/** The room of a file: the longest folder of the plan that holds it. */
function roomOf(file: string): Room | null {
  return rooms.filter((room) => ownFolder(file, room) !== null).toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

/** The folder of a room that holds the file, or null. `*` stands for one folder's name: each feature is a room of its own. */
function ownFolder(file: string, room: Room): string | null {
  const pattern = room.folder.split('/');
  const words = file.split('/').slice(0, pattern.length);
  const isInside = words.length === pattern.length && pattern.every((word, index) => word === words[index] || word === '*');
  return isInside ? words.join('/') : null;
}

/** The path in the project that an import leads to, or null for a package. */
function projectPath(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')));
  const [alias = '', ...rest] = specifier.split('/');
  const folder = aliases[alias];
  return folder === undefined ? null : [folder, ...rest].join('/');
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:*';
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function sourceFiles(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.includes('/node_modules/') && !file.startsWith('test/fixtures/'))
    .toSorted();
}
