import { defineConfig } from 'vitest/config';

/** One process, threads, no isolation: tests share a module cache and clean up after themselves (docs/adr/0004). */
export default defineConfig({
  test: {
    include: ['{core,db,electron,renderer,samples,tools,test}/**/*.test.{ts,tsx}'],
    pool: 'threads',
    isolate: false,
    // One file at a time: a browser, its page and the service share two cores, and a key pressed into a busy page goes astray.
    maxWorkers: 1,
    // A machine may be several times slower than another; only what hangs shall fail.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
