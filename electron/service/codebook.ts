import type { Code, CodeKind } from '#core/contract/code.ts';
import { Refusal } from '#core/contract/refusal.ts';
import { slugFor, withDescendants } from '#core/codebook/tree.ts';
import { deleteCode, findCode, insertCode, listCodes, nextCodePosition, updateCode, type CodeRecord } from '#db/queries/codes.ts';
import { retargetMemos } from '#db/queries/memos.ts';
import { moveEditedCodings } from '#db/queries/edited-codings.ts';
import { putQuotePlace, quotePlaces } from '#db/queries/quote-order.ts';
import { moveSettlements } from '#db/queries/settlements.ts';
import { deleteCoding, findCodingOf, listCodings, listCodingsOfCode, updateCodingCode, updateCodingStar } from '#db/queries/codings.ts';
import { noteMerged } from './coders/code-traces.ts';
import { describeCodes } from './describe.ts';
import type { ProjectSession } from './session.ts';

const CODE_AREAS = ['codes', 'codings'] as const;

export interface NewCode { readonly name: string; readonly kind: CodeKind; readonly parentId: string | null; readonly description?: string | undefined; readonly colour?: string | null | undefined }
export interface CodePatch {
  readonly name?: string | undefined; readonly kind?: CodeKind | undefined; readonly description?: string | undefined; readonly include?: string | undefined; readonly exclude?: string | undefined;
  readonly example?: string | undefined; readonly colour?: string | null | undefined; readonly labels?: Record<string, string> | undefined; readonly key?: string | null | undefined; readonly retired?: boolean | undefined;
}

export function createCode(session: ProjectSession, code: NewCode): Code {
  const codes = listCodes(session.db);
  const name = code.name.trim();
  if (name === '') throw new Refusal('CODE_NAMELESS', 'A code needs a name.');
  if (code.parentId !== null) existing(session, code.parentId);
  refuseSameName(codes, name, code.parentId, null);
  const record = newCodeRecord(slugFor(name, new Set(codes.map((other) => other.id))), name, code.kind, code.parentId, nextCodePosition(session.db, code.parentId), { description: code.description ?? '', colour: code.colour ?? null });
  session.act('code.create', { code: name }, CODE_AREAS, (db) => { insertCode(db, record); });
  return codeOf(session, record.id);
}

export const newCodeRecord = (id: string, name: string, kind: CodeKind, parentId: string | null, position: number, rest: Partial<CodeRecord> = {}): CodeRecord => ({
  id, name, kind, parentId, position, colour: null, description: '', include: '', exclude: '', example: '', labels: {}, key: null, retired: false, createdAt: new Date().toISOString(), ...rest,
});

export function changeCode(session: ProjectSession, id: string, patch: CodePatch): Code {
  const code = existing(session, id);
  const name = patch.name?.trim() ?? code.name;
  if (name === '') throw new Refusal('CODE_NAMELESS', 'A code needs a name.');
  const codes = listCodes(session.db);
  refuseSameName(codes, name, code.parentId, id);
  const changed = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<CodeRecord>;
  session.act('code.update', { code: name }, CODE_AREAS, (db) => {
    // A key belongs to one code: whoever had it gives it up, in the same act.
    if (patch.key) for (const other of codes) if (other.key === patch.key && other.id !== id) updateCode(db, { ...other, key: null });
    updateCode(db, { ...code, ...changed, name });
  });
  return codeOf(session, id);
}

/** Puts a code under another (or at the top), at a place among its new siblings; with `kind` it becomes one of that kind. One act. */
export function moveCode(session: ProjectSession, id: string, parentId: string | null, position: number, kind?: CodeKind): Code[] {
  const found = existing(session, id);
  const code = kind === undefined ? found : { ...found, kind };
  const codes = listCodes(session.db);
  if (parentId !== null && withDescendants(codes, id).has(existing(session, parentId).id)) {
    throw new Refusal('CODE_LOOP', `“${code.name}” cannot be moved under itself or under one of its own codes.`, { code: code.name });
  }
  refuseSameName(codes, code.name, parentId, id);
  const siblings = codes.filter((other) => other.parentId === parentId && other.id !== id).toSorted((a, b) => a.position - b.position);
  siblings.splice(Math.min(position, siblings.length), 0, code);
  session.act('code.move', { code: code.name }, CODE_AREAS, (db) => {
    siblings.forEach((sibling, index) => {
      if (sibling.id === id || sibling.position !== index) updateCode(db, { ...sibling, parentId, position: index });
    });
  });
  return describeCodes(session);
}

/** Folds one code into another: codings, children and memos go over; a coding that is already there is kept once, with its star and place. */
export function mergeCodes(session: ProjectSession, from: string, into: string): { codings: number } {
  const source = existing(session, from);
  const target = existing(session, into);
  const codes = listCodes(session.db);
  if (from === into || withDescendants(codes, from).has(into)) throw new Refusal('CODE_LOOP', `“${source.name}” cannot be merged into itself or into one of its own codes.`, { code: source.name });
  const codings = listCodingsOfCode(session.db, from);
  const places = quotePlaces(session.db);
  session.act('code.merge', { from: source.name, into: target.name }, CODE_AREAS, (db) => {
    for (const { id, ...coding } of codings) {
      const twin = findCodingOf(db, { ...coding, codeId: into });
      if (twin === null) { updateCodingCode(db, id, into); continue; }
      // What a person made of the one that goes, stays with the other.
      if (coding.starred) updateCodingStar(db, twin, true);
      const place = places.get(id);
      if (place !== undefined && !places.has(twin)) putQuotePlace(db, twin, place);
      deleteCoding(db, id);
    }
    moveSettlements(db, from, into);
    moveEditedCodings(db, from, into);
    retargetMemos(db, 'code', from, into);
    let position = nextCodePosition(db, into);
    const names = new Set(codes.filter((code) => code.parentId === into && code.id !== from).map((code) => code.name.toLowerCase()));
    for (const child of codes.filter((code) => code.parentId === from)) {
      const name = freeName(child.name, names);
      names.add(name.toLowerCase());
      updateCode(db, { ...child, name, parentId: into, position: position++ });
    }
    deleteCode(db, from);
    noteMerged(db, source, into);
  });
  return { codings: codings.length };
}

/** Divides a code: the codings that are named go to new codes below it, the others stay with it. One act.
 *  @param into each new code's name and the codings it takes; a coding goes to one code at most */
export function splitCode(session: ProjectSession, id: string, into: readonly { readonly name: string; readonly codingIds: readonly number[] }[]): Code[] {
  const code = existing(session, id);
  const codes = listCodes(session.db);
  const own = new Map(listCodingsOfCode(session.db, id).map((coding) => [coding.id, coding]));
  const taken = new Set(codes.map((other) => other.id));
  const given = new Set<number>();
  const names = new Set<string>();
  const parts = into.map(({ name: typed, codingIds }) => {
    const name = typed.trim();
    if (name === '') throw new Refusal('CODE_NAMELESS', 'A code needs a name.');
    refuseSameName(codes, name, id, null);
    if (names.has(name.toLowerCase())) throw new Refusal('CODE_EXISTS', `There is a code “${name}” there already. Use it, or give this one another name.`, { code: name });
    names.add(name.toLowerCase());
    for (const codingId of codingIds) {
      if (!own.has(codingId) || given.has(codingId)) throw new Refusal('SPLIT_CODINGS', `A coding was named that is not one of “${code.name}”, or was named twice. Look at its segments again and choose anew.`, { code: code.name });
      given.add(codingId);
    }
    const record = newCodeRecord(slugFor(name, taken), name, code.kind, id, 0, { colour: code.colour });
    taken.add(record.id);
    return { record, codingIds };
  });
  session.act('code.split', { code: code.name, into: parts.map(({ record }) => record.name).join(', ').slice(0, 200) }, CODE_AREAS, (db) => {
    for (const { record, codingIds } of parts) {
      insertCode(db, { ...record, position: nextCodePosition(db, id) });
      for (const codingId of codingIds) updateCodingCode(db, codingId, record.id);
    }
  });
  return describeCodes(session);
}

/** Deletes a code, everything below it, and their codings. */
export function removeCode(session: ProjectSession, id: string): { codes: number; codings: number } {
  const code = existing(session, id);
  const codes = listCodes(session.db);
  const branch = withDescendants(codes, id);
  const codings = listCodings(session.db).filter((coding) => branch.has(coding.codeId));
  session.act('code.delete', { code: code.name }, CODE_AREAS, (db) => {
    for (const coding of codings) deleteCoding(db, coding.id);
    // Children first: a parent with children cannot go.
    for (const doomed of [...branch].toReversed()) deleteCode(db, doomed);
  });
  return { codes: branch.size, codings: codings.length };
}

function existing(session: ProjectSession, id: string): CodeRecord {
  const code = findCode(session.db, id);
  if (!code) throw new Refusal('CODE_UNKNOWN', `There is no code “${id}” in the codebook.`, { code: id });
  return code;
}

function refuseSameName(codes: readonly CodeRecord[], name: string, parentId: string | null, id: string | null): void {
  if (codes.some((other) => other.id !== id && other.parentId === parentId && other.name.toLowerCase() === name.toLowerCase())) {
    throw new Refusal('CODE_EXISTS', `There is a code “${name}” there already. Use it, or give this one another name.`, { code: name });
  }
}

/** A name that nothing beside it bears, numbered where it must be. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name} (${number})`;
  return free;
}

const codeOf = (session: ProjectSession, id: string): Code => describeCodes(session).find((code) => code.id === id)!;
