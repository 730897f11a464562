import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import type { Chart } from '../../../src/cards/chart.ts'
import { chartsIn } from '../../../src/cards/charts-in.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

let app: App
beforeEach(async () => {
  app = await App.open(acmeSheet)
})
afterEach(() => app[Symbol.asyncDispose]())

async function asked(who: keyof typeof people, line: string, place = places.direct): Promise<Card> {
  return (await app.says(people[who], line, place)) as Card
}

async function charts(...question: Parameters<typeof asked>): Promise<Chart[]> {
  return chartsIn((await asked(...question)).blocks)
}

describe('explain', () => {
  test('draws how the clock that is due first runs down, by the figures that its words say', async () => {
    await app.says(people.tom, 'case acme "The API is down" --severity 1')
    expect(await charts('anna', 'explain CASE-1')).toEqual([])
    await app.passTo(MONDAY_NINE + 24 * MINUTE)
    const [chart, ...others] = await charts('anna', 'explain CASE-1')
    expect(others).toEqual([])
    expect(chart).toMatchObject({ shape: 'lines', title: 'Working time left to acknowledge', unit: 'minutes left' })
    const { labels, lines } = chart as Extract<Chart, { shape: 'lines' }>
    expect(labels).toHaveLength(13)
    expect([labels.at(0), labels.at(-1)]).toEqual(['23 Nov 09:00', '23 Nov 09:24'])
    const words = saidBy(await asked('anna', 'explain CASE-1'))
    const [, used, target] = /Used so far: (\d+) min of (\d+) (?:min|h)/u.exec(words) ?? []
    expect(used).toBe('24')
    expect(target).toBeDefined()
    expect(lines[0]!.values[0]! - lines[0]!.values.at(-1)!).toBe(24)
  })

  test('draws nothing once no clock goes on', async () => {
    await app.says(people.tom, 'case acme "The API is down" --severity 1')
    await app.passTo(MONDAY_NINE + HOUR)
    await app.says(people.tom, 'withdraw CASE-1 "A mistake of ours"')
    expect(await charts('anna', 'explain CASE-1')).toEqual([])
  })

  test('is the same for both companies, each in its own time', async () => {
    await app.says(people.tom, 'case acme "The API is down" --severity 1')
    await app.passTo(MONDAY_NINE + 24 * MINUTE)
    const [ours] = await charts('anna', 'explain CASE-1')
    const [theirs] = await charts('mia', 'explain CASE-1', places.shared)
    expect(Object(theirs).lines).toEqual(Object(ours).lines)
    expect(Object(theirs).labels[0]).toBe('23 Nov 03:00')
  })
})

describe('a report', () => {
  /** One case a month from November on, each left alone until it is missed; the one of December is acknowledged in time. */
  async function twoMonths(): Promise<void> {
    await app.says(people.tom, 'case acme "The API is down" --severity 1')
    await app.passTo(MONDAY_NINE + 10 * DAY)
    await app.says(people.tom, 'case acme "Invoices are wrong" --severity 3')
    await app.says(people.mia, 'ack CASE-2', places.shared)
    await app.passTo(MONDAY_NINE + 40 * DAY)
  }

  test('draws its periods once two of them have a figure, and the days on which something was missed', async () => {
    await twoMonths()
    const first = await charts('anna', 'report acme --period 2026-11')
    expect(first.map(({ shape }) => shape)).toEqual(['days'])
    expect(first[0]!.says).toMatch(/^Missed on 1 day of 2026-11: 23 November 2026\./u)

    const second = await charts('anna', 'report acme --period 2026-12')
    expect(second[0]).toMatchObject({ shape: 'lines', labels: ['Nov 26', 'Dec'] })
    const words = saidBy(await asked('anna', 'report acme --period 2026-12'))
    expect(words).toMatch(/Promises kept: .*2026-11 \d+ %, 2026-12 \d+ %/u)
  })

  test('gives both companies the same charts', async () => {
    await twoMonths()
    const line = 'report acme --period 2026-12'
    expect(await charts('ravi', line, places.shared)).toEqual(await charts('anna', line))
  })

  test('draws nothing where nothing counted', async () => {
    expect(await charts('anna', 'report acme --period 2026-11')).toEqual([])
  })
})
