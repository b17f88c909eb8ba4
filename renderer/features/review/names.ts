import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Code } from '#core/contract/code.ts';
import { useProject } from '../../app/use-project.ts';
import { orpc } from '../../rpc/index.ts';

export interface Names {
  readonly codes: readonly Code[];
  readonly questions: readonly { readonly id: string; readonly label: string }[];
  readonly coders: readonly { readonly id: string; readonly name: string }[];
  readonly code: (id: string) => string;
  /** The name alone, without what it stands under. */
  readonly codeName: (id: string) => string;
  readonly question: (id: string) => string;
  readonly coder: (id: string) => string;
}

/** Names of codes, questions and coders, or null until they are there. */
export function useNames(): Names | null {
  const codes = useQuery(orpc.codes.list.queryOptions()).data;
  const questions = useQuery(orpc.coding.questions.queryOptions({ input: {} })).data;
  const coders = useProject()?.coders;
  return useMemo(() => {
    if (!codes || !questions || !coders) return null;
    const paths = new Map(codes.map((code) => [code.id, code.path]));
    const labels = new Map(questions.map((question) => [question.variableId, question.label]));
    const names = new Map(coders.map((coder) => [coder.id, coder.name]));
    return {
      codes, coders, questions: questions.map(({ variableId, label }) => ({ id: variableId, label })),
      code: (id: string) => paths.get(id) ?? id, codeName: (id: string) => (paths.get(id) ?? id).split(' / ').at(-1)!, question: (id: string) => labels.get(id) ?? id, coder: (id: string) => names.get(id) ?? id,
    };
  }, [codes, questions, coders]);
}
