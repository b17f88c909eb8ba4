import { setImmediate } from 'node:timers/promises';

/** Work of many steps goes on for so long before other calls are let in. */
const MOST_MS = 12;

export interface Watched {
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** What stands between the steps of long work: other calls are let in, the work can be given up, and progress is told.
 *  @param total what all steps yield together, as far as it is known
 *  @returns takes what a step yielded; throws the signal's reason where the work was given up */
export function breather(total: number, { signal, onProgress }: Watched = {}): (done: number) => Promise<void> {
  let since = performance.now();
  let sum = 0;
  return async (done) => {
    sum += done;
    signal?.throwIfAborted();
    if (performance.now() - since < MOST_MS) return;
    onProgress?.(Math.min(1, sum / Math.max(1, total)));
    await setImmediate();
    signal?.throwIfAborted();
    since = performance.now();
  };
}

/** Takes all steps, letting other work in between them. */
export async function inTurns<T>(steps: Generator<number, T>, breathe: (done: number) => Promise<void>): Promise<T> {
  let step = steps.next();
  while (step.done !== true) {
    await breathe(step.value);
    step = steps.next();
  }
  return step.value;
}
