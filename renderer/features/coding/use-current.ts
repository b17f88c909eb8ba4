import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Code } from '#core/contract/code.ts';
import { withPending } from './model/optimistic.ts';
import { textUnits, type TextUnits } from './model/words.ts';
import { answerQuery, useCodes, type Answer } from './queries.ts';
import { useCoding } from './store.ts';

const NO_UNITS: TextUnits = { length: 0, words: [], sentences: [] };

export interface Current {
  /** The answer that is read, as it will be when what was sent is done; undefined while it is fetched. */
  readonly answer: Answer | undefined;
  readonly units: TextUnits;
  readonly codes: readonly Code[];
  readonly codeOf: ReadonlyMap<string, Code>;
  readonly error: unknown;
}

export function useCurrent(): Current {
  const answerId = useCoding((state) => state.answerId);
  useCoding((state) => state.scope);
  const pending = useCoding((state) => state.pending);
  const codes = useCodes();
  const query = useQuery({ ...answerQuery(answerId ?? 0), enabled: answerId !== null });
  const stored = answerId === null ? undefined : query.data;
  const answer = useMemo(() => (stored ? withPending(stored, pending) : undefined), [stored, pending]);
  const { text, language } = stored ?? {};
  const units = useMemo(() => (text === undefined ? NO_UNITS : textUnits(text, language ?? null)), [text, language]);
  return useMemo(() => ({ answer, units, codes: codes ?? [], codeOf: new Map(codes?.map((code) => [code.id, code])), error: query.error }), [answer, units, codes, query.error]);
}
