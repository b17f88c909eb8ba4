import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { AnswerRow } from '#core/contract/api/coding.ts';
import { client, orpc, queryClient } from '../../rpc/index.ts';
import { actsSoFar, newerAnswer } from './confirmed.ts';
import { coding, useCoding, type AnswerFilters } from './store.ts';

export type Answer = Outputs['coding']['answer'];
export type Question = Outputs['coding']['questions'][number];

// A coding touches one answer of perhaps a hundred thousand. What it changed comes back with the act (acts.ts), so these are
// asked again only for what an act cannot say: an import, a merge of codes, an undo.
const ON_DATA = { meta: { areas: ['cases', 'variables', 'codes'] } };

/** Whose codings the room shows: asked for in every call, so that blind and open answers are never taken for each other. */
export const scopeNow = () => coding.getState().scope;

export const questionsQuery = () => orpc.coding.questions.queryOptions({ input: { scope: scopeNow() }, ...ON_DATA, refetchOnMount: 'always' });
export const codesQuery = () => orpc.codes.list.queryOptions({ input: { scope: scopeNow() }, meta: { areas: ['codes', 'cases'] }, refetchOnMount: 'always' });
export function answerQuery(answerId: number) {
  const scope = scopeNow();
  const input = { answerId, scope };
  const options = orpc.coding.answer.queryOptions({ input, ...ON_DATA });
  return { ...options, queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Answer> => {
    const asOf = actsSoFar();
    const answer = await client.coding.answer(input, { signal });
    const newer = newerAnswer(answerId, asOf, scope);
    return newer ? { ...answer, state: newer.state, codings: [...newer.codings] } : answer;
  } };
}
/** The variables of the study: themes are counted anew after every coding, and no column here. */
export const variablesQuery = () => orpc.data.variables.queryOptions({ input: { themes: false }, meta: { areas: ['variables', 'cases'] } });
export const memosQuery = () => orpc.memos.list.queryOptions({ input: {} });

export interface AnswersInput { readonly question: string | null; readonly filters: AnswerFilters; readonly columns: readonly string[] }
export function answersQuery({ question, filters, columns }: AnswersInput) {
  const { search, codeId, states, starred, expression } = filters;
  const input = {
    contextVariables: [...columns], scope: scopeNow(), limit: FIRST_ROWS,
    ...(question === null ? {} : { variableIds: [question] }), ...(search.trim() ? { search } : {}), ...(codeId === null ? {} : { codeId }),
    ...(states.length ? { states: [...states] } : {}), ...(starred ? { starred } : {}), ...(expression.trim() ? { filter: expression } : {}),
  };
  const options = orpc.coding.answers.queryOptions({
    input, ...ON_DATA,
    refetchOnMount: 'always',
    // Comparing a hundred thousand rows field by field costs more than drawing the thirty in sight.
    structuralSharing: false,
    placeholderData: (previous) => previous,
  });
  return { ...options, queryFn: ({ signal }: { signal: AbortSignal }) => listAnswers(input, options.queryKey, signal) };
}

/** The list, and how many acts had come back when it was asked for: rows of answers coded since are older than the act. */
export type AnswerList = Outputs['coding']['answers'] & { readonly asOf?: number };

/** Drawn while the others come. */
const FIRST_ROWS = 1000;
/** Few enough that neither the data process nor the window is away for longer than a key press may wait. */
const MORE_ROWS = 4000;

/** The rows of the list, the first of them shown at once where nothing was there before. */
async function listAnswers(input: Parameters<typeof client.coding.answers>[0], queryKey: ReturnType<typeof orpc.coding.answers.queryKey>, signal: AbortSignal): Promise<AnswerList> {
  const asOf = actsSoFar();
  const first: AnswerList = { ...await client.coding.answers(input, { signal }), asOf };
  if (first.rest.length === 0) return first;
  if (queryClient.getQueryData(queryKey) === undefined) queryClient.setQueryData(queryKey, first);
  const rows = [...first.rows];
  for (let from = 0; from < first.rest.length; from += MORE_ROWS) {
    rows.push(...(await client.coding.answerRows({ answerIds: first.rest.slice(from, from + MORE_ROWS), contextVariables: input.contextVariables, scope: input.scope }, { signal })).rows);
  }
  return { total: rows.length, rows, rest: [], asOf };
}

export function useCodes() {
  useCoding((state) => state.scope);
  return useQuery(codesQuery()).data;
}
export const suggestionsQuery = (answerId: number) => orpc.coding.suggestions.queryOptions({ input: { answerId, scope: scopeNow() }, meta: { areas: [] } });

/** Brings the next answers near before they are asked for. */
export function prefetchAnswers(rows: readonly AnswerRow[]): void {
  for (const row of rows) void queryClient.prefetchQuery(answerQuery(row.answerId));
}
