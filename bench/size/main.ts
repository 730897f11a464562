import { spawnSync } from 'node:child_process'
import { constants, copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Lives, liveInTurns } from './lives.ts'
import { wholeReads } from './plans.ts'
import { seed } from './seed.ts'
import type { ServerFigures } from './server.ts'
import { FULL, HUNDREDTH, type Size } from './size.ts'
import { type Line, table } from './table.ts'
import { startOfWeek, WEEK } from './weeks.ts'

// `npm run bench:size [-- --again] [-- --idle SECONDS] [-- --lives TIMES]`: seeds both sizes into build/size, unless they are there and of
// this week, measures each beside the other, and writes build/size/figures.json.

const FOLDER = fileURLToPath(new URL('../../build/size/', import.meta.url))
const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url))
/** Nothing may grow by more than half. */
const TOO_MUCH = 1.5

const words = process.argv.slice(2)
const numberAfter = (flag: string, usual: number): number => {
  const at = words.indexOf(flag)
  return at < 0 ? usual : Number(words[at + 1])
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const now = startOfWeek(Date.now())

mkdirSync(FOLDER, { recursive: true })
const sizes = [HUNDREDTH, FULL]
for (const size of sizes) await seedIfNeeded(size)
// What is measured leaves traces, and the next time shall be like this one.
const [small, full] = sizes.map(copyOf) as [string, string]
const bytes = sizes.map((size) => statSync(fileOf(size)).size)
const servers = [small, full].map(serverOn)
const lives = await liveInTurns([small, full], numberAfter('--lives', 7), now + WEEK)

const lines = [...aboutServers(servers), ...aboutLives(lives)]
const reads = wholeReads(full, [...servers.flatMap(({ sql }) => sql), ...lives.flatMap(({ sql }) => [...sql.keys()])])
const load = loadavg()
  .map((one) => one.toFixed(1))
  .join(', ')
say(
  `\nDatabase: ${sizes.map(({ name }, at) => `${name} ${(bytes[at]! / 1e6).toFixed(0)} MB`).join(', ')}. Load of the machine: ${load}.\n`,
)
say(table(lines, TOO_MUCH))
if (reads.length > 0) say(`\nRead as a whole:\n${reads.map(({ sql, plan }) => `  ${plan}: ${sql}`).join('\n')}`)
writeFileSync(
  `${FOLDER}figures.json`,
  JSON.stringify(
    { at: new Date().toISOString(), load, sizes, bytes, lines, reads, slowest: slowest(lives) },
    undefined,
    2,
  ),
)

function copyOf(size: Size): string {
  const copy = `${fileOf(size)}.measured`
  for (const end of ['-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
  copyFileSync(fileOf(size), copy, constants.COPYFILE_FICLONE)
  return copy
}

function fileOf({ name }: Size): string {
  return `${FOLDER}${name.replace('/', '-')}.db`
}

async function seedIfNeeded(size: Size): Promise<void> {
  const file = fileOf(size)
  const fresh = existsSync(`${file}.seeded`) && statSync(`${file}.seeded`).mtimeMs > now
  if (fresh && !words.includes('--again')) return
  const began = performance.now()
  await seed(file, size, now)
  writeFileSync(`${file}.seeded`, '')
  say(`Seeded ${size.name} in ${((performance.now() - began) / 1000).toFixed(0)} s.`)
}

function serverOn(file: string): ServerFigures {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', SERVER, file, String(numberAfter('--idle', 60))],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (status !== 0) throw new Error(`The server on ${file} failed.`)
  return JSON.parse(stdout) as ServerFigures
}

function aboutServers(servers: ServerFigures[]): Line[] {
  const line = (what: string, unit: Line['unit'], of: (one: ServerFigures) => number): Line => {
    const [small, full] = servers.map(of) as [number, number]
    return { what, unit, small, full }
  }
  return [
    line('start until ready', 'ms', ({ readyMs }) => readyMs),
    line('start', 'statements', ({ startStatements }) => startStatements),
    line('start, in SQLite', 'ms', ({ startSqlMs }) => startSqlMs),
    line('idle minute', 'statements', ({ idleStatements }) => idleStatements),
    line('idle minute, in SQLite', 'ms', ({ idleSqlMs }) => idleSqlMs),
    line('idle minute, CPU', 'ms', ({ idleCpuMs }) => idleCpuMs),
    line('each chore once', 'statements', ({ choreStatements }) => choreStatements),
    line('each chore once', 'ms', ({ choreMs }) => choreMs),
  ]
}

function aboutLives([small, full]: Lives[]): Line[] {
  return [...full!.parts].flatMap(([what, cost]) => {
    const before = small!.parts.get(what)!
    return (['statements', 'ms', 'cpuMs', 'sqlMs'] as const).map((key): Line => {
      const said = { statements: what, ms: what, cpuMs: `${what}, CPU`, sqlMs: `${what}, in SQLite` }[key]
      return { what: said, unit: key === 'statements' ? 'statements' : 'ms', small: before[key], full: cost[key] }
    })
  })
}

/** Where the time in SQLite that came with the size was spent. */
function slowest([small, full]: Lives[]): object[] {
  return [...full!.sql]
    .map(([sql, { times, ms }]) => ({ sql, times, ms, more: ms - (small!.sql.get(sql)?.ms ?? 0) }))
    .toSorted((a, b) => b.more - a.more)
    .slice(0, 12)
}
