import { namesIn } from '#core/crosstab/uses.ts';
import type { ProjectSession } from '../session.ts';
import { checklistDefinitions, listChecklists } from './variables.ts';

/** Tells the variables that are of checklists, or made of such alone: they speak of countries and of no respondent. */
export function restsOnChecklists(session: ProjectSession): (name: string) => boolean {
  const checklists = new Set(listChecklists(session.db).flatMap((one) => checklistDefinitions(one).map(({ id }) => id)));
  const isReviewed = (name: string, seen: readonly string[] = []): boolean => { const derivation = session.definitions.get(name)?.derivation; return checklists.has(name) || (derivation !== undefined && !seen.includes(name) && namesIn(derivation).every((each) => isReviewed(each, [...seen, name]))); };
  return isReviewed;
}
