import { defineConfig } from 'vitest/config'

/** Takes the pictures of the README; no part of the tests. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['test/e2e/screenshots.ts'],
    testTimeout: 120_000,
  },
})
