import { listInstruments } from '#db/queries/cases.ts';
import type { ProjectSession } from './session.ts';

/** What each instrument is called in a language, by its id: as the variable `instrument` has it there, else as it was brought in. */
export function instrumentNames(session: ProjectSession, language: 'en' | 'fr'): ReadonlyMap<string, string> {
  const told = new Map(session.definitions.get('instrument')?.categories.map((category) => [category.id, category.labels?.[language]]));
  return new Map(listInstruments(session.db).map(({ id, label }) => [id, told.get(id) ?? label]));
}
