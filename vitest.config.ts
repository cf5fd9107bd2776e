import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: '100%',
    // Browsers, servers and processes that are killed: slow machines must not turn a wait into a failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
