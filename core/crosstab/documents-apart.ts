import { findVariable, type CrosstabData } from './data.ts';
import { parseCondition } from './parse-expression.ts';
import { variablesIn } from './syntax.ts';

/** Whether a table speaks of documents: of a theme in documents, or of the instrument, which tells them from surveys. Only such a table
 *  counts the cases that were made for documents; in any other an interview would swell the base of a survey (ADR 0017).
 *  @param names variables of rows and columns, by id or label */
export function speaksOfDocuments(names: readonly string[], filter: string | undefined, data: CrosstabData): boolean {
  if (data.madeForDocuments === undefined) return false;
  const parsed = filter === undefined || filter.trim() === '' ? null : parseCondition(filter);
  const all = [...names, ...(parsed?.ok === true ? variablesIn(parsed.value).map(({ name }) => name) : [])];
  return all.some((name) => {
    const match = findVariable(data, name);
    return 'found' in match && (match.found.definition.documents !== undefined || match.found.definition.id === 'instrument');
  });
}
