import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Code } from '#core/contract/code.ts';
import { attempt } from '../../app/attempt.ts';
import { translate } from '../../locales/i18n.ts';
import { client, queryClient } from '../../rpc/index.ts';
import { applyCode } from './acts.ts';
import { answerQuery, suggestionsQuery, type Answer } from './queries.ts';
import { coding, say, useCoding } from './store.ts';

export interface Ghost { readonly code: Code; readonly confidence: number; readonly start: number; readonly end: number }
const NO_GHOSTS: readonly Ghost[] = [];
/** Somebody who walks through answers with j held down asks for none of them. */
const ASK_AFTER_MS = 90;
const LEARNING_AGAIN_MS = 2500;

/** Codes that the model suggests for the answer that is read, without those it carries. They come when they come: nothing waits for them. */
export function useGhosts(answer: Answer | undefined, codeOf: ReadonlyMap<string, Code>): readonly Ghost[] {
  const answerId = useCoding((state) => state.answerId);
  const many = useCoding((state) => state.chosen.length > 1);
  useCoding((state) => state.scope);
  const [settled, setSettled] = useState<number | null>(null);
  useEffect(() => { const timer = setTimeout(() => setSettled(answerId), ASK_AFTER_MS); return () => clearTimeout(timer); }, [answerId]);
  const query = useQuery({
    ...suggestionsQuery(answerId ?? 0), enabled: answerId !== null && settled === answerId && !many,
    // While the model learns, its first answer is empty.
    refetchInterval: ({ state }) => (state.data?.model.state === 'learning' ? LEARNING_AGAIN_MS : false),
    staleTime: 30_000, retry: false,
  });
  return useMemo(() => {
    if (many || !answer || !query.data || settled !== answer.answerId) return NO_GHOSTS;
    const carried = new Set(answer.codings.map((one) => one.codeId));
    return query.data.suggestions.flatMap(({ codeId, ...rest }) => { const code = codeOf.get(codeId); return code && !code.retired && !carried.has(codeId) ? [{ code, ...rest }] : []; });
  }, [many, answer, query.data, settled, codeOf]);
}

/** Whether a ghost that was drawn still stands: a second key may come before the first has been drawn. */
export function isOffered({ code }: Ghost): boolean {
  const { answerId, pending } = coding.getState();
  if (answerId === null || pending.some((act) => act.kind === 'apply' && act.codeId === code.id && act.answerIds.has(answerId))) return false;
  const carries = queryClient.getQueryData(answerQuery(answerId).queryKey)?.codings.some((one) => one.codeId === code.id) === true;
  return !carries && queryClient.getQueryData(suggestionsQuery(answerId).queryKey)?.suggestions.some((one) => one.codeId === code.id) === true;
}

/** A ghost becomes a coding, and says for ever that it was suggested. */
export function acceptGhost(ghost: Ghost, name: string): void {
  const { answerId } = coding.getState();
  if (answerId === null) return;
  applyCode(ghost.code, [answerId], { start: ghost.start, end: ghost.end }, name, 'suggestion');
  say(translate('coding.saidAccepted', { code: name }));
}

/** Not for this answer, and not offered again. */
export function dismissGhost(ghost: Ghost, name: string): void {
  const { answerId } = coding.getState();
  if (answerId === null) return;
  const key = suggestionsQuery(answerId).queryKey;
  queryClient.setQueryData(key, (old) => (old ? { ...old, suggestions: old.suggestions.filter((one) => one.codeId !== ghost.code.id) } : old));
  say(translate('coding.saidDismissed', { code: name }));
  void attempt(async () => {
    try { await client.coding.dismissSuggestion({ answerId, codeId: ghost.code.id }); } catch (error) { await queryClient.invalidateQueries({ queryKey: key }); throw error; }
  });
}
