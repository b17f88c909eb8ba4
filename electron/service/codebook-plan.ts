import type { CodeKind } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { PATH_SEPARATOR, slugFor, withDescendants } from '#core/codebook/tree.ts';
import { listCodes, type CodeRecord } from '#db/queries/codes.ts';
import { newCodeRecord } from './codebook.ts';
import type { ProjectSession } from './session.ts';

type CodeFields = Partial<Pick<CodeRecord, 'description' | 'include' | 'exclude' | 'example' | 'colour' | 'key' | 'retired' | 'labels'>>;
/** One code as an exchange file has it, before it meets the codebook. `name` where the file gives one beside the path; `isPlaced` where it
 *  says where the code stands, not only what it is called. */
export interface IncomingCode { readonly id?: string | undefined; readonly path: readonly string[]; readonly name?: string | undefined; readonly isPlaced?: boolean; readonly kind?: CodeKind | undefined; readonly fields: CodeFields }

/** What an import does to one code. `was` is its path before, where that changes. */
export interface CodeChange { readonly id: string; readonly path: string; readonly isNew: boolean; readonly was: string | null; readonly what: CodeField[] }
export type CodeField = keyof typeof SAYS_NOTHING;
/** What a code that is not there yet is held against. */
const SAYS_NOTHING = { name: '', parentId: null, kind: null, description: '', include: '', exclude: '', example: '', colour: null, labels: {}, key: null, retired: false } as const;
const CODE_FIELDS = Object.keys(SAYS_NOTHING) as CodeField[];

export interface CodebookPlan { readonly added: readonly CodeRecord[]; readonly changed: readonly CodeRecord[]; readonly changes: readonly CodeChange[] }

/** Names are told apart capitals aside; a name may hold what joins a path. */
const placeKey = (path: readonly string[]): string => path.map((name) => name.trim().toLowerCase()).join('\u0000');

/** What comes in joins what is there: a code that is met by its id or its path is changed, others are added, with the parents that are
 *  only named in a path; none is taken away, and an empty field changes nothing. A code met by its id goes where the file has it.
 *  @throws Refusal CODE_LOOP, CODE_EXISTS */
export function planCodebook(session: ProjectSession, incoming: readonly IncomingCode[]): CodebookPlan {
  const before = new Map(listCodes(session.db).map((code) => [code.id, code]));
  const codes = new Map(before);
  const added = new Set<string>();
  const segmentsOf = (id: string | null): string[] => (id === null ? [] : [...segmentsOf(codes.get(id)!.parentId), codes.get(id)!.name]);
  const pathOf = (id: string): string => segmentsOf(id).join(PATH_SEPARATOR);
  const byPath = new Map([...codes.keys()].toReversed().map((id) => [placeKey(segmentsOf(id)), id]));
  const positions = new Map<string | null, number>();
  for (const code of codes.values()) positions.set(code.parentId, Math.max(positions.get(code.parentId) ?? 0, code.position + 1));
  const nextPosition = (parentId: string | null): number => { const position = positions.get(parentId) ?? 0; positions.set(parentId, position + 1); return position; };

  const codeAt = (path: readonly string[], kind: CodeKind): string | null => (path.length === 0 ? null : (byPath.get(placeKey(path)) ?? add(path, kind).id));
  const add = (path: readonly string[], kind: CodeKind, wantedId?: string): CodeRecord => {
    const parentId = codeAt(path.slice(0, -1), kind);
    const name = path.at(-1)!;
    const id = wantedId !== undefined && /^[\w.:-]{1,80}$/.test(wantedId) && !codes.has(wantedId) ? wantedId : slugFor(name, new Set(codes.keys()));
    const record = newCodeRecord(id, name, kind, parentId, nextPosition(parentId));
    codes.set(id, record);
    added.add(id);
    byPath.set(placeKey(path), id);
    return record;
  };
  /** Where a code that is there already goes, and what it is called. */
  const placed = (known: CodeRecord, one: IncomingCode): CodeRecord => {
    if (one.isPlaced !== true) return { ...known, name: one.path.at(-1)! };
    const here = segmentsOf(known.id);
    // The same path beside another name: the name was edited.
    const path = one.name !== undefined && placeKey(one.path) === placeKey(here) ? [...one.path.slice(0, -1), one.name] : one.path;
    const name = path.at(-1)!;
    if (placeKey(path.slice(0, -1)) === placeKey(here.slice(0, -1))) return known.name === name ? known : { ...known, name };
    const parentId = codeAt(path.slice(0, -1), one.kind ?? known.kind);
    if (parentId !== null && withDescendants([...codes.values()], known.id).has(parentId)) {
      throw new Refusal('CODE_LOOP', `“${known.name}” cannot be moved under itself or under one of its own codes.`, { code: known.name });
    }
    return { ...known, name, parentId, position: nextPosition(parentId) };
  };
  const kindAbove = (path: readonly string[]): CodeKind | undefined => codes.get(byPath.get(placeKey(path.slice(0, -1))) ?? '')?.kind;

  for (const one of incoming) {
    const byId = one.id === undefined ? undefined : codes.get(one.id);
    const known = byId ?? codes.get(byPath.get(placeKey(one.path)) ?? '');
    const start = known === undefined ? add(one.path, one.kind ?? kindAbove(one.path) ?? 'other', one.id) : byId === undefined ? { ...known, name: one.path.at(-1)! } : placed(known, one);
    const after: CodeRecord = { ...start, ...one.fields, labels: { ...start.labels, ...one.fields.labels }, ...(one.kind ? { kind: one.kind } : {}) };
    // A key belongs to one code: whoever had it gives it up.
    if (after.key !== null) for (const other of codes.values()) if (other.key === after.key && other.id !== after.id) codes.set(other.id, { ...other, key: null });
    codes.set(after.id, after);
    if (known !== undefined && (after.name !== known.name || after.parentId !== known.parentId)) byPath.set(placeKey(segmentsOf(after.id)), after.id);
  }

  const oldPath = (id: string | null): string[] => (id === null ? [] : [...oldPath(before.get(id)!.parentId), before.get(id)!.name]);
  const changes = [...codes.values()].flatMap((code): CodeChange[] => {
    const old = before.get(code.id);
    const what = CODE_FIELDS.filter((field) => JSON.stringify(code[field]) !== JSON.stringify((old ?? SAYS_NOTHING)[field]));
    const was = old !== undefined && (what.includes('name') || what.includes('parentId')) ? oldPath(code.id).join(PATH_SEPARATOR) : null;
    return what.length === 0 ? [] : [{ id: code.id, path: pathOf(code.id), isNew: old === undefined, was, what }];
  });
  refuseTwins(codes, new Set(changes.filter(({ isNew, was }) => isNew || was !== null).map(({ id }) => id)));
  return { added: [...added].map((id) => codes.get(id)!), changed: changes.filter(({ isNew }) => !isNew).map(({ id }) => codes.get(id)!), changes };
}

function refuseTwins(codes: ReadonlyMap<string, CodeRecord>, touched: ReadonlySet<string>): void {
  const places = new Map<string, string>();
  // Those that were there first hold their place.
  for (const code of [...codes.values()].toSorted((a, b) => Number(touched.has(a.id)) - Number(touched.has(b.id)))) {
    const place = `${code.parentId ?? ''}\u0000${code.name.toLowerCase()}`;
    if (places.has(place) && touched.has(code.id)) throw new Refusal('CODE_EXISTS', `There is a code “${code.name}” there already. Use it, or give this one another name.`, { code: code.name });
    places.set(place, code.id);
  }
}
