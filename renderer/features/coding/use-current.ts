import { createContext, useContext, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Code } from '#core/contract/code.ts';
import { withPending } from './model/optimistic.ts';
import { textUnits, type TextUnits } from './model/words.ts';
import { answerQuery, useCodes, type Answer } from './queries.ts';
import { queryClient } from '../../rpc/index.ts';
import { coding, useCoding } from './store.ts';
import { useGhosts, type Ghost } from './use-ghosts.ts';

const NO_UNITS: TextUnits = { length: 0, words: [], sentences: [] };

export interface Current {
  /** The answer that is read, as it will be when what was sent is done; undefined while it is fetched. */
  readonly answer: Answer | undefined;
  readonly units: TextUnits;
  readonly codes: readonly Code[];
  readonly codeOf: ReadonlyMap<string, Code>;
  readonly ghosts: readonly Ghost[];
  readonly error: unknown;
}

const CurrentAnswer = createContext<Current>({ answer: undefined, units: NO_UNITS, codes: [], codeOf: new Map(), ghosts: [], error: null });
export const CurrentProvider = CurrentAnswer.Provider;
/** What is read, where it is drawn. Only what stands below a provider and asks is drawn again when a code is applied. */
export const useCurrent = (): Current => useContext(CurrentAnswer);

/** The answer that is read as it is at this moment, for a key that comes before the room was drawn again. */
export function answerNow(): Answer | undefined {
  const { answerId, pending } = coding.getState();
  const stored = answerId === null ? undefined : queryClient.getQueryData(answerQuery(answerId).queryKey);
  return stored && withPending(stored, pending);
}

export function useReading(): Current {
  const answerId = useCoding((state) => state.answerId);
  useCoding((state) => state.scope);
  const pending = useCoding((state) => state.pending);
  const codes = useCodes();
  const query = useQuery({ ...answerQuery(answerId ?? 0), enabled: answerId !== null });
  const stored = answerId === null ? undefined : query.data;
  const answer = useMemo(() => (stored ? withPending(stored, pending) : undefined), [stored, pending]);
  const { text, language } = stored ?? {};
  const units = useMemo(() => (text === undefined ? NO_UNITS : textUnits(text, language ?? null)), [text, language]);
  const codeOf = useMemo(() => new Map(codes?.map((code) => [code.id, code])), [codes]);
  const ghosts = useGhosts(answer, codeOf);
  return useMemo(() => ({ answer, units, codes: codes ?? [], codeOf, ghosts, error: query.error }), [answer, units, codes, codeOf, ghosts, query.error]);
}
