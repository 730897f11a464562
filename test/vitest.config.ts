import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** About processes, browsers and what a process costs, or long by themselves. */
const OF_PROCESSES = [
  'test/*.test.ts',
  'test/{architecture,bench,budgets,faults,quiet}/**/*.test.ts',
  'test/scenarios/faults/**/*.test.ts',
  'test/playground/page/**/*.test.ts',
  'test/**/*.browser.test.ts',
]

/** What changes its process for others: mocks, spies and clocks of vitest's, and drivers that count. */
const CHANGES_ITS_PROCESS = /\bvi\.|\/count-statements\.ts'/u

const ALONE = [
  ...OF_PROCESSES,
  ...globSync('test/**/*.test.ts', { cwd: ROOT }).filter((file) =>
    CHANGES_ITS_PROCESS.test(readFileSync(`${ROOT}/${file}`, 'utf8')),
  ),
]

export default defineConfig({
  root: ROOT,
  test: {
    // A crash of what is native, as better-sqlite3 is, must not end the run.
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: 'test/kit/prepared-folder.ts',
    setupFiles: 'test/kit/property-seed.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // Files share a process: loading the product and warming up is half of what they cost.
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
