import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What has no state of its own, no mocks and nothing native: its files share a process, which is most of what they cost. */
const PURE = ['test/domain/**/*.test.ts', 'test/cards/**/*.test.ts']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // A process each: better-sqlite3 is native, and a scenario that crashes must not take its neighbours along.
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: 'test/kit/prepared-folder.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
})
