import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, MONDAY_NINE, people, places, type TestPerson } from '../kit/app-fixture.ts'
import { DeliveryStage, doubtful, down } from '../kit/delivery-stage.ts'

let stage: DeliveryStage

beforeEach(async () => {
  stage = await DeliveryStage.open(acmeSheet)
  for (const title of ['Lost parcels', 'Wrong invoices', 'Slow orders'])
    await type(people.mia, `case "${title}" --severity 3`)
})

afterEach(() => stage[Symbol.asyncDispose]())

async function type(speaker: TestPerson, text: string): Promise<void> {
  const mentions = Object.values(people).map(({ userId, name }) => ({ userId, name, organisations: [] }))
  const { app } = stage
  await app.receive(app.inbound(speaker, { kind: 'command', text, mentions }, places.shared))
}

const inMinutes = (minutes: number) => stage.passTo(stage.app.clock.now() + minutes * MINUTE)
const outage = (...whom: TestPerson[]) => whom.forEach(({ userId }) => stage.slack.refusing.set(userId, down))
const outageOver = () => stage.slack.refusing.clear()

/** What was posted to somebody since the outage was over. */
const arrived = ({ userId }: TestPerson) =>
  stage.slack.calls.slice(seen).flatMap((call) => {
    const isTheirs = call.what === 'post' && call.to.kind === 'person' && call.to.userId === userId
    return isTheirs ? [call.card.fallback] : []
  })
let seen: number
async function afterOutage(): Promise<void> {
  seen = stage.slack.calls.length
  outageOver()
  await inMinutes(10)
}

/** Tom is given these in one minute, and the platform cannot be reached as he is to be told. */
async function givenInOutage(...labels: string[]): Promise<void> {
  for (const label of labels) await type(people.anna, `assign ${label} @{UTOM}`)
  outage(people.tom)
  await inMinutes(2)
}

describe('news that one message tells, and that arrives late', () => {
  test('are those that are still so', async () => {
    await givenInOutage('CASE-1', 'CASE-2', 'CASE-3')
    await type(people.anna, 'assign CASE-2 @{UANNA}')
    await inMinutes(5)
    await afterOutage()
    const [told, ...more] = arrived(people.tom)
    expect(told).toMatch(/^2 cases are yours now\. CASE-1 .* CASE-3 /u)
    expect(told).not.toContain('CASE-2')
    expect(more).toEqual([])
  })

  test('are told as of one where only that is left', async () => {
    await givenInOutage('CASE-1', 'CASE-2')
    await type(people.anna, 'assign CASE-2 @{UANNA}')
    await inMinutes(5)
    await afterOutage()
    expect(arrived(people.tom)).toEqual([expect.stringMatching(/^CASE-1 is yours now/u)])
  })

  test('are not told where none is left', async () => {
    await givenInOutage('CASE-1', 'CASE-2')
    for (const label of ['CASE-1', 'CASE-2']) await type(people.anna, `assign ${label} @{UANNA}`)
    await inMinutes(5)
    await afterOutage()
    expect(arrived(people.tom)).toEqual([])
    expect((await stage.counts()).failed).toBe(0)
  })

  test('that may have arrived are looked for, and not sent again where none is left', async () => {
    for (const label of ['CASE-1', 'CASE-2']) await type(people.anna, `assign ${label} @{UTOM}`)
    await stage.flush()
    stage.slack.posts.push(() => doubtful)
    stage.slack.search = { temporary: 'Slack is slow.' }
    await inMinutes(3)
    for (const label of ['CASE-1', 'CASE-2']) await type(people.anna, `assign ${label} @{UANNA}`)
    stage.slack.search = 'absent'
    await afterOutage()
    expect(arrived(people.tom)).toEqual([])
  })

  test('that arrive in time are as they were written', async () => {
    for (const label of ['CASE-1', 'CASE-2']) await type(people.anna, `assign ${label} @{UTOM}`)
    await stage.flush()
    seen = stage.slack.calls.length
    await inMinutes(2)
    expect(arrived(people.tom)).toEqual([expect.stringMatching(/^2 cases are yours now\. CASE-1 .* CASE-2 /u)])
  })
})

describe('calls of the evening that one message tells in the morning, and that arrives late', () => {
  beforeEach(async () => {
    for (const label of ['CASE-1', 'CASE-2', 'CASE-3']) await type(people.anna, `ack ${label}`)
    await stage.passTo(MONDAY_NINE + 10 * HOUR)
    seen = stage.slack.calls.length
    for (const label of ['CASE-1', 'CASE-2']) await type(people.mia, `escalate ${label} "No progress"`)
    outage(people.anna)
    await stage.passTo(MONDAY_NINE + DAY + 5 * MINUTE)
  })

  test('are those that wait still', async () => {
    await type(people.mara, 'ack ESC-1')
    await inMinutes(5)
    await afterOutage()
    expect(arrived(people.anna)).toEqual([expect.stringMatching(/^1 escalation waits for an acknowledgement/u)])
  })

  test('are none where somebody has each', async () => {
    for (const label of ['ESC-1', 'ESC-2']) await type(people.mara, `ack ${label}`)
    await inMinutes(5)
    await afterOutage()
    expect(arrived(people.anna)).toEqual([])
  })
})

describe('what needs somebody that day, told late', () => {
  beforeEach(async () => {
    stage.app.services.digestAt = '09:00'
    for (const label of ['CASE-1', 'CASE-2']) await type(people.anna, `assign ${label} @{UTOM}`)
    await stage.app.register({ ...acmeSheet, calendar: { ...acmeSheet.calendar, holidays: { days: ['11-26'] } } })
    await inMinutes(9 * 60)
    await type(people.anna, 'assign CASE-3 @{UTOM}')
    outage(people.tom)
    await stage.passTo(MONDAY_NINE + DAY + 5 * MINUTE)
  })

  test('is what needs them then, with the news that are still so', async () => {
    for (const label of ['CASE-1', 'CASE-3']) await type(people.anna, `assign ${label} @{UANNA}`)
    await inMinutes(5)
    await afterOutage()
    const [told, ...more] = arrived(people.tom)
    expect(told).toMatch(/^What needs you today: 1\b/u)
    expect(told).toContain('CASE-2')
    expect(told).not.toContain('CASE-1')
    expect(told).not.toContain('CASE-3 is yours')
    expect(more).toEqual([])
  })

  test('is not told where nothing needs them any more', async () => {
    for (const label of ['CASE-1', 'CASE-2', 'CASE-3']) await type(people.anna, `assign ${label} @{UANNA}`)
    await inMinutes(5)
    await afterOutage()
    expect(arrived(people.tom)).toEqual([])
  })
})
