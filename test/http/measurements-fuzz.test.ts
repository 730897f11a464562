import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiStage } from '../kit/api-stage.ts'
import { people } from '../kit/app-fixture.ts'

/** Whoever wants others can ask for them: `FUZZ_SEED=7 API_FUZZ_RUNS=100000`, a multiple of a hundred. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127)
const RUNS = Number(process.env['API_FUZZ_RUNS'] ?? 10_000)

let stage: ApiStage
beforeAll(async () => {
  stage = await ApiStage.open()
})
afterAll(() => stage[Symbol.asyncDispose]())

const oneOf = fc.constantFrom
const oddText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  oneOf('', ' ', '\0', '\uD83D', '__proto__', '98,7', '1e9', '-0', '0.0000001', '9'.repeat(30)),
)
const oddValue = fc.oneof(oddText, fc.jsonValue({ maxDepth: 2 }), fc.double(), oneOf(null, true, [], {}))

const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: usual, weight: 25 }, { arbitrary: odd, weight: 1 })

/** Mostly what a system would send, with something odd here and there. */
const entry = fc
  .tuple(
    oneOf(['Orders without rework', '%'], ['calls taken', 'calls'], ['Decisions in time', 'decisions'], ['Desk', 'h']),
    fc.nat({ max: 9 }),
    fc.record({
      period: often(oneOf('2026-11', '2026-11', '2026-11', '2026-12', '2026-10', '2026-Q3', '9999-12'), oddValue),
      value: often(fc.nat({ max: 100 }).map(String), oddValue),
      reason: often(oneOf('Counted anew', 'x'), oddValue),
    }),
    oddValue,
  )
  .map(([[figure, unit], odd, said, instead]) => ({
    ...said,
    figure: odd === 0 ? instead : figure,
    ...(odd < 3 && { unit: odd === 1 ? instead : unit }),
  }))
const body = often(
  fc.record({
    partner: often(oneOf('acme', 'acme', 'acme', 'acme', 'acme', 'globex'), oddValue),
    measurements: often(fc.array(entry, { minLength: 1, maxLength: 2 }), oddValue),
  }),
  oddValue,
).map((value) => JSON.stringify(value) ?? '')

const request = fc.record({
  text: fc.oneof({ arbitrary: body, weight: 20 }, { arbitrary: fc.string({ maxLength: 60 }), weight: 1 }),
  token: fc.nat({ max: 11 }),
  key: fc.oneof(
    { arbitrary: fc.nat({ max: 60 }).map((n) => `k-${n}`), weight: 20 },
    { arbitrary: fc.string({ maxLength: 30 }), weight: 1 },
  ),
  type: often(
    fc.constant('application/json'),
    oneOf('text/plain', '', 'application/json;charset=utf-16', 'application/json; charset =utf-16le', 'x'),
  ),
  encoding: often(fc.constant(undefined), oneOf('gzip', 'br', 'nonsense')),
  method: often(fc.constant('POST'), oneOf('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS')),
})

/** Headers cannot carry everything: the rest is for nobody to send. */
const headerOf = (text: string) => text.replaceAll(/[^\x20-\x7E]/gu, '')

test(
  `of ${RUNS} requests by chance none is a fault of ours, and what is kept is just what the answers say`,
  { timeout: 300_000 },
  async () => {
    const whole = await Promise.all([
      stage.mint(people.ravi, ['Orders without rework', 'Calls taken']),
      stage.mint(people.ravi, ['all']),
      stage.mint(people.anna, ['Decisions in time']),
      stage.mint(people.leo, ['Orders without rework'], 'globex'),
    ])
    const gone = await stage.mint()
    await stage.app.says(people.ravi, `token revoke ${gone.slice(8, 16)}`)
    const tokens = [...whole, ...whole, gone, `${gone}x`, `Bearer ${gone}`, '']
    const statuses = new Map<number, number>()
    /** What the answers say is kept, by partner, figure and period; and every answer under a token and key. */
    const told = new Map<string, { value: string; turns: number }>()
    const answers = new Map<string, { text: string; body: string }>()

    const send = async ({
      text,
      token,
      key,
      type,
      encoding,
      method,
    }: typeof request extends fc.Arbitrary<infer T> ? T : never) => {
      // The bucket is for its own test.
      stage.elapsed += 1_000
      const kind = String(method)
      const answered = await stage.request(
        kind,
        '/api/v1/measurements',
        {
          ...{ 'idempotency-key': headerOf(key), authorization: `Bearer ${tokens[token]}` },
          ...{ 'content-type': String(type) },
          ...(encoding !== undefined && { 'content-encoding': String(encoding) }),
        },
        kind === 'GET' ? undefined : text,
      )
      statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1)
      expect(answered.status, answered.text).toBeLessThan(500)
      if (answered.status !== 200) return expect(answered.type).toBe('application/problem+json')
      const under = `${tokens[token]} ${headerOf(key)
        .trim()
        .replace(/^"(.*)"$/u, '$1')}`
      const before = answers.get(under)
      if (before) return expect(answered.text).toBe(before.text)
      answers.set(under, { text: answered.text, body: text })
      for (const { figure, value, outcome, period } of answered.body.measurements) {
        const row = `${answered.body.partner} ${figure} ${period}`
        const was = told.get(row)
        expect(outcome, row).toBe(was === undefined ? 'reported' : was.value === value ? 'unchanged' : 'corrected')
        told.set(row, { value, turns: (was?.turns ?? 0) + (outcome === 'unchanged' ? 0 : 1) })
      }
    }

    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 100, maxLength: 100 }), async (hundred) => {
        for (const one of hundred) await send(one)
      }),
      { seed: SEED, numRuns: RUNS / 100, endOnFailure: true },
    )

    const kept = await stage.app.read(async (view) => {
      const partners = await view.partners.list()
      const rows = await view.measurements.inPeriods(
        partners.map(({ id }) => id),
        ['2026-10', '2026-11', '2026-12'],
      )
      return rows.map(({ partnerId, figureId, period, turn, value }) => {
        const partner = partners.find(({ id }) => id === partnerId)!
        const figure = partner.terms.figures.find(({ id }) => id === figureId)!
        return { row: `${partner.slug} ${figure.name} ${period}`, turn, value }
      })
    })
    expect(kept).toHaveLength([...told.values()].reduce((sum, { turns }) => sum + turns, 0))
    for (const [row, { value, turns }] of told)
      expect(kept.find((one) => one.row === row && one.turn === turns)?.value, row).toBe(value)
    expect(stage.app.logged.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([])
    // It tried what there is to try.
    expect([...statuses.keys()].toSorted()).toEqual(expect.arrayContaining([200, 400, 401, 403, 405, 409, 415, 422]))
    expect(statuses.get(200)).toBeGreaterThan(RUNS / 100)
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS)
  },
)
