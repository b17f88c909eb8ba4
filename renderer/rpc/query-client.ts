import { MutationCache, QueryClient } from '@tanstack/react-query';
import { toast } from '../ui/toast.tsx';
import { refusalSentence } from './refusal.ts';

/** Answers stay good until the data process says that something moved; a refused act is said in a toast unless its
 *  mutation has `meta: { silent: true }` and says it in place. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 5 * 60_000, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => { if (!mutation.meta?.['silent']) toast(refusalSentence(error), { tone: 'bad' }); },
  }),
});
