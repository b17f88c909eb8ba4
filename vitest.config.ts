import { defineConfig } from 'vitest/config';

/** One process, threads, no isolation: tests share a module cache and clean up after themselves (docs/adr/0004). */
export default defineConfig({
  test: {
    include: ['{core,db,electron,renderer,samples,tools,test}/**/*.test.{ts,tsx}'],
    pool: 'threads',
    isolate: false,
    // One file at a time: a browser, its page and the service share two cores, and a key pressed into a busy page goes astray.
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
