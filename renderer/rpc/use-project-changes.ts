import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useStore } from 'zustand';
import { invalidateAreas } from './areas.ts';
import { client, connection, orpc } from './client.ts';

/** Listens to what changes in the project, for as long as the window lives, and asks again for what moved. Once, in the frame. */
export function useProjectChanges(onOpened: () => void): void {
  const queries = useQueryClient();
  const opened = useStore(connection.state, (state) => state.opened);
  useEffect(() => {
    if (opened === 0) return;
    // After a broken line anything may have moved.
    if (opened > 1) void queries.invalidateQueries();
    const stop = new AbortController();
    void (async () => {
      try {
        for await (const change of await client.project.changes(undefined, { signal: stop.signal })) {
          // Every event says whether a project is open; the one of a project that has just been opened is number 0.
          if (change.opened && change.version === 0) {
            onOpened();
            // The status is replaced, not emptied: the frame must not fall back to its start while it is asked for.
            const [status] = orpc.project.status.queryKey();
            await Promise.all([
              queries.invalidateQueries({ queryKey: orpc.project.status.queryKey() }),
              queries.resetQueries({ predicate: ({ queryKey: [path] }) => JSON.stringify(path) !== JSON.stringify(status) }),
            ]);
          } else await invalidateAreas(queries, change.areas);
        }
      } catch {
        // The line was lost or the window closes; a new line starts this again.
      }
    })();
    return () => stop.abort();
  }, [opened, queries, onOpened]);
}
