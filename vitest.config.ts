import { defineConfig } from 'vitest/config';

/** One process, threads, no isolation: tests share a module cache and clean up after themselves (docs/adr/0004). */
export default defineConfig({
  test: {
    include: ['{core,db,electron,renderer,samples,tools,test}/**/*.test.{ts,tsx}'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: process.env['CI'] === 'true' ? ['default'] : ['default'],
  },
});
