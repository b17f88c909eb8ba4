import type { Query, QueryClient } from '@tanstack/react-query';
import type { Area } from '#core/contract/project.ts';

/** Which areas a call's answer depends on; the longest matching prefix of its path counts. A query that knows better says so:
 *  `orpc.coding.answers.queryOptions({ input, meta: { areas: ['variables'] } })`; `areas: []` is never asked again by itself. */
const DEPENDS: Record<string, readonly Area[]> = {
  app: ['project'],
  project: ['project', 'cases', 'variables', 'codes', 'codings', 'memos', 'tables', 'privacy', 'history'],
  anonymising: ['privacy', 'cases', 'variables'],
  confirmation: ['privacy', 'tables', 'cases', 'variables', 'codes', 'codings'],
  checklists: ['variables', 'cases'],
  levels: ['variables', 'cases', 'codings', 'codes'],
  sources: ['variables', 'cases', 'codings', 'codes', 'privacy', 'memos'],
  clearance: ['privacy', 'cases', 'variables', 'codes', 'codings'],
  'project.framework': ['project'],
  'project.backups': ['project'],
  importing: [],
  updating: ['cases', 'codings'],
  documents: ['cases', 'variables', 'codings'],
  data: ['variables', 'cases'],
  'data.quality': ['variables', 'cases'],
  'data.explain': ['variables', 'cases'],
  'data.cases': ['variables', 'cases', 'codings'],
  'data.variables': ['variables', 'cases', 'codings'],
  codes: ['codes', 'codings', 'cases'],
  coding: ['cases', 'variables', 'codes', 'codings'],
  illustrations: ['tables', 'cases', 'variables', 'codes', 'codings', 'privacy'],
  memos: ['memos', 'codes'],
  tables: ['tables', 'cases', 'variables', 'codes', 'codings'],
};
const EVERYTHING: readonly Area[] = DEPENDS['project'] ?? [];

/** The areas that a query depends on. Keys of @orpc/tanstack-query start with the path of the call. */
export function areasOf(query: Pick<Query, 'queryKey' | 'meta'>): readonly Area[] {
  const own = query.meta?.['areas'];
  if (Array.isArray(own)) return own as Area[];
  const [path] = query.queryKey;
  if (!Array.isArray(path)) return EVERYTHING;
  for (let length = path.length; length > 0; length--) {
    const found = DEPENDS[path.slice(0, length).join('.')];
    if (found) return found;
  }
  return EVERYTHING;
}

/** Asks again for what an act has moved. */
export function invalidateAreas(queries: QueryClient, areas: readonly Area[]): Promise<void> {
  return queries.invalidateQueries({ predicate: (query) => areasOf(query).some((area) => areas.includes(area)) });
}
