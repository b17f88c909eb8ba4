/** The codebook as a tree: paths, descendants, and where a code may be moved. */
export interface TreeCode { readonly id: string; readonly parentId: string | null; readonly position: number; readonly name: string }

export const PATH_SEPARATOR = ' / ';

/** Names from the root to each code, joined by " / ". */
export function codePaths(codes: readonly TreeCode[]): Map<string, string> {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const paths = new Map<string, string>();
  const pathOf = (code: TreeCode): string => {
    const known = paths.get(code.id);
    if (known !== undefined) return known;
    const parent = code.parentId === null ? undefined : byId.get(code.parentId);
    const path = parent ? `${pathOf(parent)}${PATH_SEPARATOR}${code.name}` : code.name;
    paths.set(code.id, path);
    return path;
  };
  codes.forEach(pathOf);
  return paths;
}

/** Each code's name behind the names of what it stands under: a path that can be told apart where a name holds the separator. */
export function namesFromRoot(codes: readonly TreeCode[]): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const code of inTreeOrder(codes)) names.set(code.id, [...(code.parentId === null ? [] : names.get(code.parentId) ?? []), code.name]);
  return names;
}

/** The code and everything below it: a net counts a case once over all of these. */
export function withDescendants(codes: readonly TreeCode[], id: string): Set<string> {
  const children = new Map<string, string[]>();
  for (const code of codes) if (code.parentId !== null) children.set(code.parentId, [...(children.get(code.parentId) ?? []), code.id]);
  const found = new Set<string>([id]);
  for (const next of found) for (const child of children.get(next) ?? []) found.add(child);
  return found;
}

/** Codes in the order a reader meets them: parents before children, siblings by position. */
export function inTreeOrder<T extends TreeCode>(codes: readonly T[]): T[] {
  const children = new Map<string | null, T[]>();
  const ids = new Set(codes.map((code) => code.id));
  for (const code of codes) {
    const parent = code.parentId !== null && ids.has(code.parentId) ? code.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  const ordered: T[] = [];
  const visit = (parent: string | null): void => {
    for (const code of (children.get(parent) ?? []).toSorted((a, b) => a.position - b.position)) { ordered.push(code); visit(code.id); }
  };
  visit(null);
  return ordered;
}

/** An id that people can type: letters, digits and hyphens of the name, accents folded, a number behind it where it is taken. */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const base = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'code';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
