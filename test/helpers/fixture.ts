import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A committed fixture, by its path under test/fixtures. The type is the caller's word: the script beside it wrote the shape. */
export function readFixture<T>(path: string): T {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url)), 'utf8')) as T;
}
