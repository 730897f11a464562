import { setTimeout as pause } from 'node:timers/promises'
import { OFF } from '../../src/domain/digests/digest-hours.ts'
import { USUAL_PERMISSIONS } from '../../src/domain/partners/permission-settings.ts'
import { USUAL_DAYS } from '../../src/domain/retention/keep-days.ts'
import { startLiaison } from '../../src/start-liaison.ts'
import { systemClock } from '../../src/system-clock.ts'
import { PLATFORM_TRAITS } from '../../test/kit/platform-traits.ts'
import { quietLog } from '../../test/kit/test-store.ts'
import { countStatements } from '../../test/kit/count-statements.ts'

// A process of its own, since it is its start that is measured: `node bench/size/server.ts FILE SECONDS`, the seconds that it idles.

/** What the process found, in one line of JSON. */
export type ServerFigures = {
  /** From the start of the process until /readyz says 200, and of it in SQLite. */
  readyMs: number
  startStatements: number
  startSqlMs: number
  idleStatements: number
  idleSqlMs: number
  idleCpuMs: number
  /** Each chore once. */
  choreStatements: number
  choreMs: number
  sql: string[]
}

const [file = '', seconds = '60'] = process.argv.slice(2)
const take = countStatements()
const liaison = await startLiaison({
  config: {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: `file:${file}`,
    company: 'Northwind',
    logLevel: 'silent',
    admins: [],
    permissions: USUAL_PERMISSIONS,
    digestAt: OFF,
    keepDays: USUAL_DAYS,
    pages: { allow: '' },
    knownPlatforms: PLATFORM_TRAITS,
    platforms: [],
  },
  clock: systemClock,
  log: quietLog,
})
void liaison.run(new AbortController().signal)
while ((await fetch(`http://127.0.0.1:${liaison.port}/readyz`)).status !== 200) await pause(2)
const readyMs = performance.now()
const start = take()

const cpu = process.cpuUsage()
await pause(Number(seconds) * 1000)
const used = process.cpuUsage(cpu)
const idle = take()

const began = performance.now()
for (const chore of ['accounts', 'holidays', 'retention'] as const) await liaison.chores.run(chore)
const choreMs = performance.now() - began
const chores = take()
const figures: ServerFigures = {
  readyMs,
  startStatements: start.statements,
  startSqlMs: start.ms,
  idleStatements: idle.statements,
  idleSqlMs: idle.ms,
  idleCpuMs: (used.user + used.system) / 1000,
  choreStatements: chores.statements,
  choreMs,
  sql: [...new Set([start, idle, chores].flatMap(({ bySql }) => [...bySql.keys()]))],
}
await liaison.stop()
process.stdout.write(`${JSON.stringify(figures)}\n`)
