import { defineConfig } from 'vitest/config'

/** Tests that drive the real window, one after another: two windows at once would fight for the focus. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
})
