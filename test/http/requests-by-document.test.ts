import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NumbersTaken } from '../../src/ports/numbers-taken.ts'
import { ApiStage } from '../kit/api-stage.ts'
import { people } from '../kit/app-fixture.ts'
import { answersOf, fits, holdToDocument, operations, PROBLEM } from '../kit/document/document.ts'
import { type RawAnswer, RawCaller } from '../kit/document/raw-request.ts'
import {
  type ChanceRequest,
  isAsDocumented,
  isBodyAsDocumented,
  operationOf,
  requestOf,
  unquoted,
  type World,
} from '../kit/document/requests.ts'
import type { Known } from '../kit/document/values.ts'
import { type PageWay, pagesOn } from '../kit/pages-on.ts'

/** Whoever wants others can ask for them: `FUZZ_SEED=7 API_FUZZ_RUNS=100000`, a multiple of a hundred. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127)
const RUNS = Number(process.env['API_FUZZ_RUNS'] ?? 10_000)

const PAGES = 3

let stage: ApiStage
let pages: PageWay[]
let tokens: { secret: string; holds: boolean }[]
/** Beside the server, as whoever looks into the file from outside. */
let database: Database.Database

beforeAll(async () => {
  stage = await ApiStage.open()
  pages = await pagesOn(stage.app, PAGES)
  await stage.app.says(people.anna, `ack ESC-${PAGES}`)
  const gone = await stage.mint()
  await stage.app.says(people.ravi, `token revoke ${gone.slice(8, 16)}`)
  const whole = [
    await stage.mint(people.ravi, ['Orders without rework', 'Calls taken']),
    await stage.mint(people.ravi, ['all']),
    await stage.mint(people.anna, ['Decisions in time']),
    await stage.mint(people.leo, ['Orders without rework'], 'globex'),
  ]
  tokens = [
    ...whole.map((secret) => ({ secret, holds: true })),
    ...[gone, `${gone}x`, whole[0]!.slice(0, -1), 'x', ''].map((secret) => ({ secret, holds: false })),
  ]
  database = new Database(stage.app.databaseUrl.replace('file:', ''), { readonly: true })
}, 60_000)
afterAll(async () => {
  database.close()
  await stage[Symbol.asyncDispose]()
})

/** What means something in a body, beside the figures of a token. */
const KNOWN: Known = {
  period: [
    '2026-11',
    '2026-11',
    '2026-11',
    '2026-11',
    '2026-11',
    '2026-11',
    '2026-10',
    '2026-12',
    '2026-Q3',
    '9999-12',
  ],
  value: Array.from({ length: 101 }, (_, at) => String(at)),
  reason: ['Counted anew', 'x'],
}
/** Of each token that holds. Some of what stands there is of others, or in another unit. */
const OF_TOKEN: Known[] = [
  { partner: ['acme'], figure: ['Orders without rework', 'orders  without rework'], unit: ['%'] },
  { partner: ['acme'], figure: ['Calls taken', 'Orders without rework'], unit: ['calls', '%'] },
  { partner: ['acme', 'acme', 'globex'], figure: ['Decisions in time', 'Decisions in time', 'Desk at work'] },
  { partner: ['globex', 'globex', 'acme'], figure: ['Orders without rework'], unit: ['%'] },
]

const MEASUREMENTS = '/api/v1/measurements'
const PAGE = '/api/v1/pages/{page}/acknowledgement'

/** What there is to ask of each operation, and how often it is asked. */
const worldOf = (path: string): { asks: World['asks']; weight: number } => {
  switch (path) {
    case MEASUREMENTS:
      return { asks: OF_TOKEN.map((known, token) => ({ path, token, known: { ...KNOWN, ...known } })), weight: 24 }
    case PAGE: {
      const ways = [...pages, { path: path.replace('{page}', 'none'), token: pages[0]!.token }]
      const known = (at: number, own: string) => ({ token: [own, own, pages[(at + 1) % PAGES]!.token, `${own}x`] })
      return { asks: ways.map((one, at) => ({ path: one.path, token: 0, known: known(at, one.token) })), weight: 3 }
    }
    default:
      return { asks: [{ path, token: 0, known: {} }], weight: 1 }
  }
}

/** What comes of a request that is well made. */
const BY_CONTENT = new Set<string>([
  ...['other-partner', 'figure-not-named', 'figure-not-reported', 'period', 'unit', 'value', 'reason-missing'],
  ...['key-used', 'page-used', 'page-over'],
])

const changes = () => Number(database.pragma('data_version', { simple: true }))
const rows = (table: string) => database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table}"`).get()!.n

test(
  `of ${RUNS} requests made of the document none is a fault of ours, each is answered as it says, and none is half done`,
  // As many as are asked for: what hangs fails, what is only slow beside others does not.
  { timeout: RUNS * 120 },
  async () => {
    using caller = new RawCaller(stage.port)
    const seen = new Set<string>()
    /** What the answers say is kept, by partner, figure and period; and every answer under a token and key. */
    const told = new Map<string, { value: string; turns: number }>()
    const answers = new Map<string, string>()
    let before = changes()

    /** Of numbers that were taken in: each is kept, and under the same key nothing twice. */
    const numbers = (request: ChanceRequest, { text }: RawAnswer, kept: number) => {
      const under = `${tokens[request.token]!.secret} ${unquoted(String(request.key))}`
      const earlier = answers.get(under)
      if (earlier !== undefined) return expect([text, changes()]).toEqual([earlier, before])
      answers.set(under, text)
      const body: NumbersTaken = JSON.parse(text)
      let fresh = 0
      for (const { figure, value, outcome, period } of body.measurements) {
        const row = `${body.partner} ${figure} ${period}`
        const was = told.get(row)
        expect(outcome, row).toBe(was === undefined ? 'reported' : was.value === value ? 'unchanged' : 'corrected')
        fresh += outcome === 'unchanged' ? 0 : 1
        told.set(row, { value, turns: (was?.turns ?? 0) + (outcome === 'unchanged' ? 0 : 1) })
      }
      expect(rows('Measurement')).toBe(kept + fresh)
    }

    const send = async (request: ChanceRequest) => {
      const { method, path, body, key, token, scheme } = request
      const kept = rows('Measurement')
      const headers = {
        ...{ authorization: `${scheme}${tokens[token]!.secret}` },
        ...(body && { 'content-type': body.type }),
        ...(body?.encoding !== undefined && { 'content-encoding': body.encoding }),
        ...(key !== undefined && { 'idempotency-key': key }),
      }
      const answer = await caller.send(method, path, headers, body?.bytes)
      const { status, type, text } = answer
      const { operation, allowed } = operationOf(request)
      const sent = new TextDecoder().decode(body?.bytes.subarray(0, 300))
      const label = `${method} ${path} ${body?.type} ${JSON.stringify(sent)}: ${status} ${text.slice(0, 300)}`
      expect(status, label).toBeLessThan(500)
      if (status !== 200 || method === 'GET' || method === 'HEAD') expect(changes(), label).toBe(before)
      if (method === 'HEAD') return expect([200, 400, 404, 405]).toContain(status)
      const problem =
        status === 200 ? '' : (JSON.parse(text) as { type: string }).type.replace('urn:liaison:problem:', '')
      const at = operation ? `${operation.path} ${status} ${problem}` : `${status} ${problem}`
      seen.add(at)
      if (!operation) {
        expect([type, fits(PROBLEM, JSON.parse(text))], label).toEqual(['application/problem+json', true])
        if (allowed.length === 0) return expect([400, 404], label).toContain(status)
        return expect([status, answer.header('allow')], label).toEqual([405, allowed.join(', ')])
      }
      holdToDocument(operation, answer)
      // Nothing is judged by its content that is not as described.
      if (status === 200 || BY_CONTENT.has(problem)) expect(isAsDocumented(operation, request), label).toBe(true)
      if (status === 200 && operation.security.length > 0)
        expect([tokens[token]!.holds, scheme.trim().toLowerCase()], label).toEqual([true, 'bearer'])
      if (problem === 'body') expect(isBodyAsDocumented(operation, body!), label).toBe(false)
      if (status === 200 && operation.path === MEASUREMENTS) numbers(request, answer, kept)
      before = changes()
    }

    const requests = fc.oneof(
      ...operations.map((one) => {
        const { asks, weight } = worldOf(one.path)
        return { arbitrary: requestOf(one, { asks, tokens: tokens.length }), weight }
      }),
    )
    for (let hundred = 0; hundred < RUNS / 100; hundred += 1) {
      // Without a moment in between, and with one token; else the bucket is for its own test.
      const isHurried = hundred % 16 === 15
      for (const one of fc.sample(requests, { seed: SEED + hundred, numRuns: 100 })) {
        stage.elapsed += isHurried ? 0 : 1_000
        await send(isHurried ? { ...one, token: 0 } : one)
      }
    }

    const kept = await stage.app.read(async (view) => {
      const partners = await view.partners.list()
      const found = await view.measurements.inPeriods(
        partners.map(({ id }) => id),
        ['2026-10', '2026-11', '2026-12'],
      )
      return found.map(({ partnerId, figureId, period, turn, value }) => {
        const partner = partners.find(({ id }) => id === partnerId)!
        const figure = partner.terms.figures.find(({ id }) => id === figureId)!
        return { row: `${partner.slug} ${figure.name} ${period}`, turn, value }
      })
    })
    expect(kept).toHaveLength([...told.values()].reduce((sum, { turns }) => sum + turns, 0))
    for (const [row, { value, turns }] of told)
      expect(kept.find((one) => one.row === row && one.turn === turns)?.value, row).toBe(value)
    // It brought about what the document has, but for what needs another world.
    expect(answersOf(operations).filter((one) => !seen.has(one))).toEqual([
      ...['403 partner-ended', '500 fault', '503 unavailable'].map((one) => `${MEASUREMENTS} ${one}`),
      ...['429 too-many', '500 fault', '503 unavailable'].map((one) => `${PAGE} ${one}`),
    ])
    expect(stage.app.logged.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([])
  },
)
