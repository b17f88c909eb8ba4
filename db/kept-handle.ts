import { closeSync, openSync } from 'node:fs';
import type { Connection } from './database.ts';

/** A handle of the file of an open project, beside the database's own. It is kept until the connection is closed: on POSIX systems
 *  a process loses all its locks of a file with the first handle that it closes, and the project's lock with them. Whoever reads or
 *  flushes the file while the project is open uses this one. */
export interface KeptHandle {
  /** Uses the handle, which stays open meanwhile, even where the connection is closed. @throws where it was closed before */
  use<T>(work: (file: number) => Promise<T>): Promise<T>;
}

const handles = new WeakMap<Connection, KeptHandle>();

/** @returns null where there is no such file: a database in memory, a file that was moved away, a connection that is closed */
export function keptHandle(connection: Connection): KeptHandle | null {
  const known = handles.get(connection);
  if (known !== undefined || !connection.open) return connection.open ? known ?? null : null;
  let file: number;
  // Flushing needs a handle that may write on some systems.
  try { file = openSync(connection.name, 'r+'); } catch { return null; }
  const made = keep(connection, file);
  handles.set(connection, made);
  return made;
}

function keep(connection: Connection, file: number): KeptHandle {
  let users = 0;
  let isClosed = false;
  let isGone = false;
  const letGo = (): void => {
    // Closed once: its number may be another file's by then.
    if (!isClosed || users > 0 || isGone) return;
    isGone = true;
    closeSync(file);
  };
  const close = connection.close.bind(connection);
  connection.close = () => {
    close();
    if (isClosed) return;
    isClosed = true;
    letGo();
  };
  return {
    async use(work) {
      if (isGone) throw new Error('the project was closed');
      users++;
      try {
        return await work(file);
      } finally {
        users--;
        letGo();
      }
    },
  };
}
