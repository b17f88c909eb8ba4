import { useQuery } from '@tanstack/react-query';
import { orpc, queryClient, type ProjectStatus } from '../rpc/index.ts';

/** The open project's facts, or null while none is open; undefined until the first answer. */
export const useProject = (): ProjectStatus | null | undefined => useQuery(orpc.project.status.queryOptions()).data;

/** The same outside components, from what was last heard. */
export const currentProject = (): ProjectStatus | null => queryClient.getQueryData(orpc.project.status.queryKey()) ?? null;

/** For calls whose answer is the new status: the frame shows it without asking again. */
export function setProject(status: ProjectStatus | null): void {
  queryClient.setQueryData(orpc.project.status.queryKey(), status);
}
