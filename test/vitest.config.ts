import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Long by themselves, with browsers and processes: first of all, so that both workers end at once. */
const LONG = [
  'test/{faults,quiet}/**/*.test.ts',
  'test/scenarios/faults/**/*.test.ts',
  'test/playground/page/**/*.test.ts',
  'test/**/*.browser.test.ts',
]

/** About the process itself, and what it costs. */
const OF_A_PROCESS = ['test/*.test.ts', 'test/{architecture,bench,budgets}/**/*.test.ts']

/** What changes its process for others: mocks, spies and clocks of vitest's, and drivers that count. */
const CHANGES_ITS_PROCESS = /\bvi\.(?!waitFor)|\/count-statements\.ts'/u

const ALONE = [
  ...OF_A_PROCESS,
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
      { extends: true, test: { name: 'alone', include: ALONE } },
      { extends: true, test: { name: 'long', include: LONG, exclude: ALONE, isolate: false } },
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...ALONE, ...LONG], isolate: false },
      },
    ],
  },
})
