import type { ReadDb, WriteDb } from '#db/database.ts';
import { findCode, type CodeRecord } from '#db/queries/codes.ts';
import { getMeta, setMeta } from '#db/queries/project.ts';
import { sha256 } from './project-places.ts';

/** What became of codes that coders' copies may still know as they were: kept so that a package made from such a copy does not undo
 *  what was done with them here. Both are rows of the project, so that undo takes them back. */
const mergedKey = (id: string): string => `codeMerged:${id}`;
const broughtKey = (id: string): string => `codeBrought:${id}`;

/** Notes that a code was folded into another. */
export const noteMerged = (db: WriteDb, { id, createdAt }: CodeRecord, into: string): void => { setMeta(db, mergedKey(id), JSON.stringify({ into, createdAt })); };

/** The code that another was folded into, however often; null where it was not, or where the last of them is gone.
 *  @param createdAt of the code that is asked for: an id may have been given again. null where the id alone says which code it was */
export function mergedInto(db: ReadDb, id: string, createdAt: string | null): CodeRecord | null {
  const met = new Set<string>();
  let at = { id, createdAt };
  for (;;) {
    const note = met.has(at.id) ? undefined : getMeta(db, mergedKey(at.id));
    if (note === undefined) return null;
    met.add(at.id);
    const { into, createdAt: made } = JSON.parse(note) as { into: string; createdAt: string };
    if (at.createdAt !== null && at.createdAt !== made) return null;
    const target = findCode(db, into);
    if (target) return target;
    at = { id: into, createdAt: null };
  }
}

const written = ({ name, kind, colour, description, include, exclude, example, labels, retired, createdAt }: CodeRecord): string =>
  sha256(JSON.stringify([name, kind, colour, description, include, exclude, example, Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)), retired, createdAt]));

/** Notes a code as a package brought it. */
export const noteBrought = (db: WriteDb, code: CodeRecord): void => { setMeta(db, broughtKey(code.id), written(code)); };
/** Whether nobody here has changed a code since a package brought it. */
export const standsAsBrought = (db: ReadDb, code: CodeRecord): boolean => getMeta(db, broughtKey(code.id)) === written(code);
