import { afterEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { DeliveryStage, down } from '../../kit/delivery-stage.ts'

const NINE = MONDAY_NINE
/** Ravi, of the partner, is in London: his day begins an hour later than in Paris. */
const RAVIS_MORNING = NINE + DAY + HOUR

let stage: DeliveryStage

afterEach(() => stage[Symbol.asyncDispose]())

/** Each side has one step, which waits for long. */
async function opened(): Promise<void> {
  const ladder = {
    ours: [{ tell: ['managers'], wait: '40h' }],
    theirs: [{ tell: ['account-manager'], wait: '30h' }],
    cycles: 1,
  }
  stage = await DeliveryStage.open({ ...acmeSheet, ladder })
}

async function says(speaker: TestPerson, text: string, place = places.internal): Promise<void> {
  await stage.app.receive(stage.app.inbound(speaker, { kind: 'command', text, mentions: [] }, place))
}

const opens = (severity: number, title = 'Lost parcels') =>
  says(people.tom, `case acme "${title}" --severity ${severity}`)
const escalates = (number: number) => says(people.tom, `escalate CASE-${number} "No progress"`)
const CALLS = /waits? for an acknowledgement/u

/** The messages of their own by which Ravi was called from then on, until that moment. */
async function ringsUntil(at: number): Promise<string[]> {
  const before = stage.slack.calls.length
  await stage.passTo(at)
  return stage.slack.calls
    .slice(before)
    .flatMap((call) =>
      call.what === 'post' && call.to.kind === 'person' && call.to.userId === 'URAVI' && CALLS.test(call.card.fallback)
        ? [call.card.fallback]
        : [],
    )
}

/** He cannot be written to between these moments. */
async function outage(from: number, to: number, during: () => Promise<void>): Promise<void> {
  await stage.passTo(from)
  stage.slack.refusing.set('URAVI', down)
  await during()
  await stage.passTo(to)
  stage.slack.refusing.clear()
}

test('a call that an outage held up beyond hours rings as these begin, and what comes later in that half day joins it', async () => {
  await opened()
  await stage.passTo(NINE + 3 * HOUR)
  for (const title of ['Orders', 'Invoices']) await opens(4, title)
  await outage(NINE + 8 * HOUR - MINUTE, NINE + 13 * HOUR, () => escalates(1))
  expect(await ringsUntil(RAVIS_MORNING + 30 * MINUTE)).toHaveLength(1)
  await escalates(2)
  expect(await ringsUntil(RAVIS_MORNING + 2 * HOUR)).toEqual([])
  expect((await ringsUntil(RAVIS_MORNING + 5 * HOUR)).join()).toContain('ESC-2')
})

test.each(['while it is on its way still', 'once it has arrived'])(
  'a call of the morning that an outage held up into the afternoon is the one of the afternoon: what comes %s joins it',
  async (when) => {
    await opened()
    await stage.passTo(NINE + 2 * HOUR)
    for (const title of ['Orders', 'Invoices']) await opens(4, title)
    // His afternoon begins at two in Paris.
    await outage(NINE + 4 * HOUR + 40 * MINUTE, NINE + 5 * HOUR + 30 * MINUTE, async () => {
      await escalates(1)
      if (when !== 'while it is on its way still') return
      await stage.passTo(NINE + 5 * HOUR + 5 * MINUTE)
      await escalates(2)
    })
    const rings = await ringsUntil(NINE + 6 * HOUR)
    expect(rings).toHaveLength(1)
    if (when === 'once it has arrived') await escalates(2)
    else expect(rings.join()).toContain('ESC-2')
    expect(await ringsUntil(NINE + 8 * HOUR)).toEqual([])
  },
)

test('nor does it ring for the half day in which a process was down as its hours began', async () => {
  await opened()
  for (const [nth, title] of ['Orders', 'Invoices'].entries()) {
    await opens(4, title)
    await says(people.ravi, `ack CASE-${nth + 1}`, places.shared)
  }
  await stage.passTo(NINE + 12 * HOUR)
  await escalates(1)
  // Nobody lets go of it on Tuesday; on Wednesday it rings, and is the call of that morning.
  stage.app.clock.move(DAY)
  expect(await ringsUntil(RAVIS_MORNING + DAY + 30 * MINUTE)).toHaveLength(1)
  await escalates(2)
  expect(await ringsUntil(RAVIS_MORNING + DAY + 2 * HOUR)).toEqual([])
})

test('a notice that nothing has sent yet as it becomes a page, more than an hour after it was decided, rings once', async () => {
  await opened()
  await stage.passTo(NINE + 90 * MINUTE)
  await opens(4)
  await escalates(1)
  // The process that sends is down for so long.
  stage.app.clock.move(90 * MINUTE)
  await says(people.mara, 'severity CASE-1 1')
  expect(await ringsUntil(NINE + 5 * HOUR)).toHaveLength(1)
})

test('a page that was held for the morning has rung as it is told then: made one anew within the hour it rings nobody twice', async () => {
  await opened()
  await stage.passTo(NINE + 11 * HOUR)
  await opens(1)
  await escalates(1)
  await stage.passTo(NINE + 12 * HOUR)
  await says(people.mara, 'severity CASE-1 4')
  expect(await ringsUntil(RAVIS_MORNING + 10 * MINUTE)).toHaveLength(1)
  await says(people.mara, 'severity CASE-1 1')
  expect(await ringsUntil(RAVIS_MORNING + 50 * MINUTE)).toEqual([])
})

test('nor does one that was calmed, and is a page by another breach as it is told', async () => {
  stage = await DeliveryStage.open()
  await stage.passTo(NINE + 11 * HOUR)
  await opens(1)
  await escalates(1)
  await stage.passTo(NINE + 12 * HOUR)
  await says(people.mara, 'calm ESC-1 "A workaround holds"')
  expect(await ringsUntil(RAVIS_MORNING + 50 * MINUTE)).toHaveLength(1)
})

test('a page that is less urgent by the morning is the call of that half day, which others join', async () => {
  await opened()
  await stage.passTo(NINE + 11 * HOUR)
  await opens(1)
  await escalates(1)
  await opens(4, 'Invoices')
  await stage.passTo(NINE + 12 * HOUR)
  await says(people.mara, 'severity CASE-1 4')
  expect(await ringsUntil(RAVIS_MORNING + 5 * MINUTE)).toHaveLength(1)
  await escalates(2)
  expect(await ringsUntil(RAVIS_MORNING + 2 * HOUR)).toEqual([])
})

test('pages of a whole night are one list in the morning of whoever they are held for', async () => {
  await opened()
  for (const number of [1, 2, 3]) {
    await stage.passTo(NINE + (10 + 2 * number) * HOUR)
    await opens(1, `Parcels ${number}`)
    await escalates(number)
  }
  const rings = await ringsUntil(RAVIS_MORNING + 5 * MINUTE)
  expect(rings).toEqual([expect.stringMatching(/^3 escalations wait.*ESC-1.*ESC-2.*ESC-3/u)])
})

test('what joined a call in silence rings with the next half day, though something else is told as quiet hours end before', async () => {
  await opened()
  await says(people.ravi, 'quiet 10:00-11:00', places.shared)
  for (const title of ['Orders', 'Invoices', 'Parcels']) await opens(4, title)
  await stage.passTo(NINE + HOUR + 5 * MINUTE)
  await escalates(1)
  await stage.flush()
  for (const number of [2, 3]) await escalates(number)
  await says(people.ravi, 'ack ESC-1 --until 10:30', places.shared)
  await stage.passTo(NINE + 2 * HOUR)
  expect(await ringsUntil(NINE + 5 * HOUR - MINUTE)).toEqual([])
  expect(stage.slack.calls.some((call) => call.what === 'post' && call.card.fallback.startsWith('Do you still'))).toBe(
    true,
  )
  expect(await ringsUntil(NINE + 5 * HOUR + MINUTE)).toHaveLength(1)
})
