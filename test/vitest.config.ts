import { defineConfig } from 'vitest/config'
import { bytesPlugin } from '../main/launch/bytes-plugin.mjs'

export default defineConfig({
  plugins: [bytesPlugin()],
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
})
