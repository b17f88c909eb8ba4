import { useQuery } from '@tanstack/react-query';
import type { Outputs } from '#core/contract/api/index.ts';
import type { AnswerRow } from '#core/contract/api/coding.ts';
import { orpc, queryClient } from '../../rpc/index.ts';
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
export const answerQuery = (answerId: number) => orpc.coding.answer.queryOptions({ input: { answerId, scope: scopeNow() }, ...ON_DATA });
export const memosQuery = () => orpc.memos.list.queryOptions({ input: {} });

export interface AnswersInput { readonly question: string | null; readonly filters: AnswerFilters; readonly columns: readonly string[] }
export function answersQuery({ question, filters, columns }: AnswersInput) {
  const { search, codeId, states, starred, expression } = filters;
  return orpc.coding.answers.queryOptions({
    input: {
      contextVariables: [...columns], scope: scopeNow(),
      ...(question === null ? {} : { variableIds: [question] }), ...(search.trim() ? { search } : {}), ...(codeId === null ? {} : { codeId }),
      ...(states.length ? { states: [...states] } : {}), ...(starred ? { starred } : {}), ...(expression.trim() ? { filter: expression } : {}),
    },
    ...ON_DATA,
    refetchOnMount: 'always',
    // Comparing a hundred thousand rows field by field costs more than drawing the thirty in sight.
    structuralSharing: false,
    placeholderData: (previous) => previous,
  });
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
