import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A path in the reference material that lies beside the project (`../shared`), or null where it is absent:
 *  tests that need it skip visibly then, with a sentence. None of it is part of the project. */
export function sharedPath(...parts: string[]): string | null {
  const path = fileURLToPath(new URL(`../../../shared/${parts.join('/')}`, import.meta.url));
  return existsSync(path) ? path : null;
}
