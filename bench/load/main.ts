import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { sheetOf } from '../size/sheets.ts'
import { Child } from './child.ts'
import { type CoreFigures, measureCore } from './core.ts'
import { atRate, flatOut, knock, press, SIGNING_SECRET, typedLine } from './knock.ts'
import { HOME, StubSlack } from './stub-slack.ts'
import { registerBySheet } from './register.ts'
import { type Row, tableOf } from './rows.ts'

// `npm run bench`, and `npm run bench -- --quick` within two minutes: how fast it answers, against what the same machine can do at that moment.

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const counts = values.quick
  ? { paced: 60, flat: 400, events: 120, partners: 40 }
  : { paced: 300, flat: 3_000, events: 1_000, partners: 400 }

/** Until a process that was started has settled down. */
const REST_MS = 5_000

/** More than are answered in a second. */
const PEOPLE = 400

const folder = mkdtempSync(join(tmpdir(), 'liaison-load-'))
try {
  await using slack = await StubSlack.open()
  const http = await measureHttp(slack)
  const core = await measureCore(counts)
  const rows = rowsOf(http, core)
  const about = `${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.versions.node}`
  process.stdout.write(`${tableOf(rows)}\n${about}\n`)
  mkdirSync('build', { recursive: true })
  writeFileSync('build/bench.json', `${JSON.stringify({ about, quick: values.quick, http, core, rows }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type HttpFigures = Awaited<ReturnType<typeof measureHttp>>

async function measureHttp(slack: StubSlack) {
  await using echo = await Child.start('bench/load/echo.ts', [join(folder, 'echo.db'), slack.url])
  await using echoAnswers = await Child.start('bench/load/echo.ts', [join(folder, 'answers.db'), slack.url, 'answer'])
  await using bare = await Child.start('bench/load/bare.ts', [slack.url])
  const database = `file:${join(folder, 'liaison.db')}`
  await registerBySheet(database, join(folder, 'acme.yaml'), stringify(benchSheet()))
  await using liaison = await Child.start('src/main.ts', [], {
    DATABASE_URL: database,
    PORT: '0',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.url,
    LOG_LEVEL: 'error',
  })
  await pause(REST_MS)
  const idle = { memoryMb: liaison.memoryMb(), bareMemoryMb: bare.memoryMb() }
  const responseUrl = `${slack.url}response`
  let spoken = 0
  /** Each by somebody else, since answers to one person go one a second. */
  const line = () => typedLine('cases acme', responseUrl, `U${(spoken += 1) % PEOPLE}`)
  const answered = async (address: string): Promise<number> => {
    const began = performance.now()
    const until = slack.untilAccepted(slack.accepted + 1)
    await knock(address, line())
    await until
    return performance.now() - began
  }
  await knock(liaison.address, typedLine('case acme "Orders API returns 500"', responseUrl))
  for (let n = 0; n < PEOPLE; n += 1)
    for (const address of [echo.address, echoAnswers.address, liaison.address]) await knock(address, line())
  await slack.quiet()

  const acknowledged = (nth: number) =>
    press({ action: 'case.acknowledge', subject: 'CASE-1', version: 0 }, responseUrl, nth % 2 ? 'UTOM' : 'UANNA')
  const paced = async (once: (nth: number) => Promise<number>) => {
    const latencies = await atRate(10, counts.paced, once)
    await slack.quiet()
    return latencies
  }
  const figures = {
    echoLine: await paced(() => knock(echo.address, line())),
    line: await paced(() => knock(liaison.address, line())),
    echoPress: await paced((nth) => knock(echo.address, acknowledged(nth))),
    press: await paced((nth) => knock(liaison.address, acknowledged(nth))),
    echoAnswer: await paced(() => answered(echoAnswers.address)),
    answer: await paced(() => answered(liaison.address)),
    echoFlatOut: await flatOut(32, counts.flat, () => knock(echo.address, line())),
    flatOut: await wholeCommands(counts.flat),
    readyMs: liaison.readyMs,
    idle,
    worked: { memoryMb: liaison.memoryMb(), echoMemoryMb: echo.memoryMb() },
  }
  return figures

  /** Whole: until the answer was accepted. */
  async function wholeCommands(count: number): Promise<number> {
    const all = slack.untilAccepted(slack.accepted + count)
    const began = performance.now()
    await flatOut(32, count, () => knock(liaison.address, line()))
    await all
    return (count * 1_000) / (performance.now() - began)
  }
}

function benchSheet(): object {
  const people = [
    { name: 'Anna', side: 'internal', roles: ['account-manager'], slack: `${HOME}/UANNA` },
    { name: 'Tom', side: 'internal', roles: ['member'], slack: `${HOME}/UTOM` },
    { name: 'Ravi', side: 'partner', roles: ['account-manager'], slack: 'TACME/URAVI' },
  ]
  const channels = [{ purpose: 'shared', name: 'acme-shared', slack: `${HOME}/C0SHARED` }]
  return { ...sheetOf(0), slug: 'acme', name: 'Acme', people, channels }
}

function rowsOf(http: HttpFigures, core: CoreFigures): Row[] {
  const p = (part: number, all: number[]) => all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * part)]!
  const [few, many] = core.listMs as [CoreFigures['listMs'][0], CoreFigures['listMs'][0]]
  const ratio = (what: string, unit: string, ours: number, floor: number, goal: Row['goal']): Row => ({
    what,
    unit,
    ours,
    floor,
    goal,
  })
  return [
    ratio('typed line acknowledged, p50', 'ms', p(0.5, http.line), p(0.5, http.echoLine), { most: 1.5 }),
    ratio('typed line acknowledged, p99', 'ms', p(0.99, http.line), p(0.99, http.echoLine), { most: 3 }),
    ratio('button answered, p50', 'ms', p(0.5, http.press), p(0.5, http.echoPress), { most: 3 }),
    ratio('typed line to private answer, p50', 'ms', p(0.5, http.answer), p(0.5, http.echoAnswer), { most: 4 }),
    ratio('whole commands over HTTP', '/s', http.flatOut, http.echoFlatOut, { least: 0.15 }),
    ratio('event to outbox', '/s', core.events, core.durable, { least: 0.1 }),
    ratio('event to outbox, 30,000 waiting', '/s', core.eventsBehindBacklog, core.eventsBefore, { least: 0.9 }),
    ratio('breach with its ladder, in durable inserts', 'ms', core.breachMs, 1_000 / core.durable, {}),
    ratio(`list of ${many.partners} partners, against ${few.partners}`, 'ms', many.ms, few.ms, {}),
    ratio('idle memory, against Bolt and botbuilder', 'MB', http.idle.memoryMb, http.idle.bareMemoryMb, { most: 1.9 }),
    ratio('memory after all that, against the echo', 'MB', http.worked.memoryMb, http.worked.echoMemoryMb, {}),
    ratio('ready, against 2 s', 'ms', http.readyMs, 2_000, { most: 1 }),
  ]
}
