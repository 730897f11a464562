import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, people } from '../../kit/app-fixture.ts'
import { workInWords } from '../../kit/hours-in-words.ts'
import { openQuarter } from '../../kit/quarter.ts'
import { readBack } from '../../kit/read-clock.ts'
import { recomputeCounted } from '../../kit/recompute-counted.ts'
import { recomputeLedger } from '../../kit/recompute-ledger.ts'
import { recomputeMeasured, recomputePromise } from '../../kit/recompute.ts'
import { toldLines } from '../../kit/told-lines.ts'

let app: App

beforeAll(async () => {
  ;({ app } = await openQuarter())
}, 120_000)

afterAll(() => app[Symbol.asyncDispose]())

/** To Tom, who is of ours and reads in Paris. */
const explained = async (line: string) => toldLines(await app.says(people.anna, `explain ${line}`))

const PERIODS = ['2027-01', '2027-02', '2027-03']

describe('of a quarter of three partners', () => {
  test('each clock adds up to what is used of its target, and whether that was in time', async () => {
    const count = await app.read(async (view) => (await view.cases.list({ unresolved: false, limit: 1 }))[0]!.number)
    let clocks = 0
    for (let number = 1; number <= count; number += 1) {
      for (const { heading, lines } of await explained(`CASE-${number}`)) {
        if (!heading.startsWith('Time to')) continue
        clocks += 1
        const work = workInWords(lines)
        const { base, due, target, paused, leftOut, used, ended, pauses } = readBack(lines)
        expect(work(base, due!), heading).toBe(target + paused + leftOut)
        const waited = pauses.reduce((sum, { counted }) => sum + counted, 0)
        expect(work(base, ended!) - waited, heading).toBe(used && used.ms)
        const isMet = lines.some((line) => line.includes('in time: the target was met'))
        expect(isMet, heading).toBe(ended! <= due!)
      }
    }
    expect(clocks).toBe(7 + 5 + 2 * 7)
  })

  test('each promise adds up to its share, by the due time and the stop of each case', async () => {
    for (const [what, count] of [
      ['acme resolve severity 1', 7],
      ['globex resolve', 5],
      ['hooli acknowledge', 7],
      ['hooli resolve', 7],
    ] as const)
      for (const period of [...PERIODS, '2027-Q1'])
        for (const { lines } of await explained(`${what} --period ${period}`)) {
          const { stated, computed, cases, share, period: within } = recomputePromise(lines)
          expect(stated ?? { met: 0, missed: 0 }, `${what} ${period}`).toMatchObject(computed)
          for (const one of cases)
            for (const { placedAt } of one.rounds) {
              expect(placedAt).toBeGreaterThanOrEqual(within.from)
              expect(placedAt).toBeLessThan(within.to)
            }
          if (share) expect(share.said).toBe(Math.floor((share.of[0] * 1_000) / share.of[1]) / 10)
          if (period === '2027-Q1') expect(computed.met + computed.missed).toBe(count)
        }
  })

  test('each figure that is counted from cases adds up to its number, by when the service was down', async () => {
    const asked = [
      ...PERIODS.map((period) => `"Availability of orders" --period ${period}`),
      ...['Time to repair', 'Time between failures', 'Failures'].map((name) => `"${name}" --period 2027-Q1`),
    ]
    for (const line of asked)
      for (const { lines } of await explained(`acme ${line}`)) {
        const { stated, computed, isAround, down, repairs, sums, periodMs } = recomputeCounted(lines)
        expect(stated, line).toEqual(computed)
        expect(isAround).toBe(true)
        for (const { wall, whole, ms } of down) expect([wall, ms <= whole]).toEqual([whole, true])
        for (const { wall, ms } of repairs) expect(wall).toBe(ms)
        if (repairs.length > 0) continue
        expect(sums).toMatchObject({ service: periodMs, gone: sums.down, up: sums.service - sums.down })
      }
  })

  test('each figure that is reported adds up to its verdict', async () => {
    for (const period of PERIODS)
      for (const { lines } of await explained(`globex "Orders without rework" --period ${period}`)) {
        const { stated, computed } = recomputeMeasured(lines)
        expect(stated, period).toMatchObject({
          value: computed!.value,
          outcome: computed!.outcome,
          against: computed!.target,
        })
      }
  })

  test('each line of each ledger adds up to its amount', async () => {
    const words = new Set<string>()
    for (const [slug, period] of [
      ...['2026-11', '2026-12', ...PERIODS, '2027-04'].map((period) => ['acme', period]),
      ...['2027-01', '2027-02', '2027-04'].map((period) => ['globex', period]),
      ...['2027-01', '2027-02'].map((period) => ['hooli', period]),
    ] as const)
      for (const { number, what, stated, computed, text } of recomputeLedger(
        await explained(`${slug} ledger ${period}`),
      )) {
        expect(computed, `${slug} ${period}, line ${number}: ${text}`).toBe(stated)
        words.add(what.endsWith('cap') ? 'line' : what.split(' ')[0]!)
      }
    expect([...words].toSorted()).toEqual(['bonus', 'correction', 'earn-back', 'line', 'penalty'])
  })
})
