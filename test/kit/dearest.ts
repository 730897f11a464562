import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const DEFAULT = 'build/test-results.json'
const MOST = 40

type Result = { name: string; startTime: number; endTime: number }

/** Prints how long the dearest files of a run took, in milliseconds, by what `--reporter=json` wrote of it. */
const { testResults } = JSON.parse(readFileSync(process.argv[2] ?? DEFAULT, 'utf8')) as { testResults: Result[] }
const took = testResults.map(({ name, startTime, endTime }) => ({ name, ms: Math.round(endTime - startTime) }))
const all = took.reduce((sum, { ms }) => sum + ms, 0)
for (const { name, ms } of took.toSorted((a, b) => b.ms - a.ms).slice(0, MOST))
  process.stdout.write(`${String(ms).padStart(8)}  ${relative(process.cwd(), name)}\n`)
process.stdout.write(`${String(all).padStart(8)}  all ${took.length} files\n`)
