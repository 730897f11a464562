import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/storage/open-store.ts'
import { startPostgres } from '../../test/kit/postgres.ts'
import { quietLog } from '../../test/kit/test-store.ts'
import { median } from '../median.ts'
import { oneClient } from './one-client.ts'
import type { Ways } from './ways.ts'
import { postgresqlWays } from './postgresql-ways.ts'
import { sqliteWays } from './sqlite-ways.ts'

// `npm run bench:driver`: the same transactions driven in each way that there is. ADR 0021 says what was decided by it.

const ROUNDS = 300
const WARM_UP = 50

const folder = mkdtempSync(join(tmpdir(), 'liaison-driver-'))
const postgres = await startPostgres()
try {
  const file = join(folder, 'liaison.db')
  const url = await postgres.databaseUrl()
  for (const databaseUrl of [`file:${file}`, url]) await (await openStore({ databaseUrl, log: quietLog })).close()
  for (const [database, ways] of [
    ['SQLite', await sqliteWays(file)],
    ['PostgreSQL', await postgresqlWays(url)],
  ] as const) {
    await measure(database, ways)
    await ways.close()
  }
  await oneClient(file)
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(database: string, { twentyFive, one }: Ways): Promise<void> {
  for (const [what, ways] of [
    ['25 statements in a transaction', twentyFive],
    ['one read in a transaction', one],
  ] as const) {
    const taken = new Map([...ways.keys()].map((name): [string, number[]] => [name, []]))
    // In turns, so that whatever else the machine does meets all of them alike.
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1)
      for (const [name, way] of ways) {
        const began = performance.now()
        await way()
        if (round >= WARM_UP) taken.get(name)!.push(performance.now() - began)
      }
    const [[, first = []] = []] = taken
    const whole = median(first)
    print(`${database}, ${what} (median of ${ROUNDS}; load ${loadavg()[0]!.toFixed(1)})`)
    for (const [name, all] of taken)
      print(`  ${name.padEnd(52)} ${median(all).toFixed(2).padStart(7)} ms  ${(median(all) / whole).toFixed(2)}`)
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
