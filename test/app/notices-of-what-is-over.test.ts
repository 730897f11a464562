import type { Ladder } from '../../src/domain/escalations/ladder.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { handleDeadline } from '../../src/engine/deadlines.ts'
import type { Delivery } from '../../src/ports/store/outbox.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson } from '../kit/app-fixture.ts'

const resolveWithin = (severity: number, target: string) => ({
  ...{ measure: 'resolve', severity, target },
  protects: 'Orders are taken.',
})
const terms = { objectives: [resolveWithin(1, '4h'), resolveWithin(2, '245m'), resolveWithin(3, '5h')] }
const THREE_QUARTERS = MONDAY_NINE + 3 * HOUR

let app: App

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: terms, channels: acmeSheet.channels.slice(0, 1) })
  await type(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.taken()
})

afterEach(() => app[Symbol.asyncDispose]())

/** Somebody types a line; nothing is sent yet. */
async function type(speaker: TestPerson, text: string, saidAt = app.clock.now()): Promise<void> {
  const place = speaker.outsider ? places.shared : places.direct
  const mentions = Object.values(people).map(({ userId, name }) => ({ userId, name, organisations: [] }))
  await app.receive({ ...app.inbound(speaker, { kind: 'command', text, mentions }, place), occurredAt: saidAt })
}

/** What is sent from here on, replies aside, saying this. */
async function sent(words: string): Promise<Delivery[]> {
  const before = taken
  const all = await app.taken()
  taken = all.length
  return all.slice(before).filter(({ card }) => JSON.stringify(card).includes(words))
}

let taken = 0
beforeEach(async () => void (taken = (await app.taken()).length))

/** All that a notice offers: the card of its case as it stands when that is pressed, whatever has become of the case. */
const LOOK = { action: 'subject.show', label: 'Show CASE-1', style: 'plain', subject: 'CASE-1', version: 0 }

const WARNING = 'is running short'
const BREACH = 'The time to resolve CASE-1 has ended'

describe('a warning that has not been sent yet', () => {
  beforeEach(() => app.passTo(THREE_QUARTERS + 10 * MINUTE))

  test('is not sent any more once the case is resolved', async () => {
    await type(people.mia, 'resolve CASE-1 "Fixed"')
    expect(await sent(WARNING)).toEqual([])
  })

  test('is not sent while the clock is paused; when it runs again it is given once, with the due time of then', async () => {
    await type(people.mia, 'ask CASE-1 "Which region?"')
    expect(await sent(WARNING)).toEqual([])
    await app.passTo(THREE_QUARTERS + 30 * MINUTE)
    await type(people.tom, 'reply CASE-1 "Europe"')
    const [warning, ...more] = await sent(WARNING)
    expect(JSON.stringify(warning?.card)).toContain(String(MONDAY_NINE + 4 * HOUR + 20 * MINUTE))
    expect(more).toEqual([])
    await app.passTo(THREE_QUARTERS + 70 * MINUTE)
    expect(await sent(WARNING)).toEqual([])
  })

  test('is not sent beside the breach', async () => {
    await app.passTo(MONDAY_NINE + 4 * HOUR + 1)
    const all = await sent('')
    expect(all.map(({ card }) => card.title)).toContain(BREACH)
    expect(all.map(({ card }) => card.title).join()).not.toContain(WARNING)
  })

  test('says the due time and the severity of now when the terms change and it is still right', async () => {
    await type(people.tom, 'severity CASE-1 2')
    const [warning, ...more] = await sent(WARNING)
    expect(more).toEqual([])
    expect(JSON.stringify(warning?.card)).toContain(String(MONDAY_NINE + 4 * HOUR + 5 * MINUTE))
    expect(JSON.stringify(warning?.card)).toMatch(/target of 4.h.5.min/u)
  })

  test('waits for its new moment when the terms change and it came too early', async () => {
    await type(people.tom, 'severity CASE-1 3')
    expect(await sent(WARNING)).toEqual([])
    await app.passTo(MONDAY_NINE + 3.75 * HOUR)
    expect(await sent(WARNING)).toHaveLength(1)
  })

  test('asks the owner of now', async () => {
    await type(people.anna, 'assign CASE-1 @{UMIA}')
    const [warning] = await sent(WARNING)
    expect(warning?.card.fallback).toContain('Mia Chen to resolve by')
  })
})

describe('a breach notice that has not been sent yet', () => {
  beforeEach(() => app.passTo(MONDAY_NINE + 4 * HOUR + 1))

  test('is still sent once the case is resolved, as a record: it asks nobody for what has come', async () => {
    app.clock.move(20 * MINUTE)
    await type(people.mia, 'resolve CASE-1 "Fixed"')
    const [breach, ...more] = await sent(BREACH)
    expect(more).toEqual([])
    expect(breach?.card.buttons).toEqual([LOOK])
    expect(breach?.card.fallback).toContain('CASE-1 has ended · resolved ')
    expect(breach?.card.fallback).not.toMatch(/to resolve, due|still due/u)
  })

  test('is not sent once word came that the case was paused in time', async () => {
    await type(people.mia, 'ask CASE-1 "Which region?"', MONDAY_NINE + 3.5 * HOUR)
    expect(await sent(BREACH)).toEqual([])
    await type(people.tom, 'reply CASE-1 "Europe"')
    await app.passTo(MONDAY_NINE + 5 * HOUR)
    expect(await sent(BREACH)).toHaveLength(1)
  })

  test('is still sent when the severity is lowered: what was missed by then was missed', async () => {
    await type(people.tom, 'severity CASE-1 3')
    expect(await sent(BREACH)).toHaveLength(1)
  })
})

describe('what was said on a case', () => {
  test.each([
    ['ask CASE-1 "Which region?"', 'Which region?'],
    ['reply CASE-1 "We look"', 'We look'],
  ])('stays said, also when it arrives after the resolution: %s', async (line, words) => {
    await type(people.mia, line)
    await type(people.mia, 'resolve CASE-1 "Fixed"')
    expect((await sent(words)).length).toBeGreaterThan(0)
  })
})

describe('a note on a case that arrives late', () => {
  test('keeps its words, and asks nobody for what is over', async () => {
    await type(people.mia, 'ask CASE-1 "Which region?"')
    await type(people.tom, 'reply CASE-1 "Europe"')
    await type(people.mia, 'resolve CASE-1 "Fixed"')
    for (const words of ['Which region?', 'Europe'])
      for (const { card } of (await sent('')).filter(({ card }) => JSON.stringify(card.blocks).includes(words))) {
        expect(card.fallback).not.toMatch(/ to reply|to go on|waits/u)
        expect(card.buttons).toEqual([LOOK])
        expect(card.tone).not.toBe('warning')
      }
  })

  test.each([
    [
      'a question',
      ['ask CASE-1 "Which region?"', 'reply CASE-1 "Europe"'],
      'A question on CASE-1',
      'Northwind is not waited on any more',
    ],
    [
      'a question',
      ['ask CASE-1 "Which region?"', 'resolve CASE-1 "Fixed"'],
      'A question on CASE-1',
      '· resolved by now',
    ],
    [
      'a resolution',
      ['resolve CASE-1 "Fixed"', 'reopen CASE-1 "It is back"'],
      'CASE-1 is resolved',
      '· open again by now',
    ],
    [
      'a reopening',
      ['resolve CASE-1 "Fixed"', 'reopen CASE-1 "It is back"', 'resolve CASE-1 "Fixed again"'],
      'CASE-1 is open again',
      '· resolved by now',
    ],
  ])('%s says how the case stands: %s', async (_, lines, title, next) => {
    const [first = '', ...more] = lines
    await type(people.mia, first)
    for (const line of more) await type(line.startsWith('reply') ? people.tom : people.mia, line)
    const [note] = (await sent('')).filter(({ card }) => card.title === title)
    expect(note?.card.fallback).toContain(next)
    expect(note?.card.buttons).toEqual([LOOK])
  })

  test('leads to the case as it is now, and names whom it concerns now', async () => {
    await type(people.mia, 'ask CASE-1 "Which region?"')
    await type(people.tom, 'severity CASE-1 2')
    const [note] = (await sent('')).filter(({ card }) => card.title === 'A question on CASE-1')
    expect(note?.card.buttons).toEqual([LOOK])
    expect(note?.card.fallback).toContain('to reply, the case waits until then')
  })
})

describe('an escalation on which nobody acts', () => {
  const AGAIN = 'still waits for an acknowledgement'
  const EXHAUSTED = 'has reached its last step'
  const ladder = () => app.read((view) => view.ladders.byNumber(1))

  /** Through the steps until the ladder stands like this. What was sent until then does not matter. */
  async function until(holds: (standing: NonNullable<Awaited<ReturnType<typeof ladder>>>) => boolean): Promise<void> {
    for (let step = 0; step < 20; step += 1) {
      const standing = await ladder()
      if (standing && holds(standing)) return
      await sent('')
      const next = await app.read((view) => view.timers.nextDueAt())
      app.clock.move(Math.max(0, next! - app.clock.now()))
      await handleDeadline(app.services)
    }
    throw new Error('the ladder never came there')
  }

  test.each(['ack ESC-1', 'resolve ESC-1 "It is fine"'])(
    'calls nobody again once somebody acted before the call was sent: %s',
    async (line) => {
      await until((standing) => standing.climbed.some(({ cycle }) => cycle === 2))
      await type(people.anna, line)
      expect(await sent(AGAIN)).toEqual([])
    },
  )

  test('names in a late call the next step of now', async () => {
    await until((standing) => standing.climbed.some(({ cycle }) => cycle === 2))
    const before = await ladder()
    await type(people.anna, 'next ESC-1')
    const after = await ladder()
    const [call] = await sent(AGAIN)
    expect(call).toBeDefined()
    expect(JSON.stringify(call?.card)).not.toContain(String(nextAtOf(before)))
    if (nextAtOf(after) !== undefined) expect(JSON.stringify(call?.card)).toContain(String(nextAtOf(after)))
    else expect(JSON.stringify(call?.card)).not.toContain('Otherwise')
  })

  test.each([
    ['that it is exhausted is told', undefined, 1],
    ['that it was exhausted is not told once somebody has it', 'ack ESC-1', 0],
  ])('%s', async (_, line, told) => {
    await until(({ sides }) => sides.internal.state === 'exhausted')
    if (line !== undefined) await type(people.anna, line)
    expect(await sent(EXHAUSTED)).toHaveLength(told)
  })
})

describe('a reminder of a health check that has not been sent yet', () => {
  const REMINDER = 'The health check for Acme Hosting.'

  beforeEach(async () => {
    await type(people.anna, 'check now acme')
    await sent('')
    for (let step = 0; step < 40; step += 1) {
      const run = await app.read((view) => view.runs.byNumber(1))
      if (run?.status === 'open' && Object.values(run.windows).some(({ reminded }) => reminded > 0))
        return app.passTo(app.clock.now() + 17 * HOUR)
      const next = await app.read((view) => view.timers.nextDueAt())
      app.clock.move(Math.max(0, next! - app.clock.now()))
      await handleDeadline(app.services)
    }
    throw new Error('the reminder never came')
  })

  async function answer(speaker: TestPerson): Promise<void> {
    const run = await app.read((view) => view.runs.byNumber(1))
    const values = Object.fromEntries(run!.items.map(({ id }) => [id, '4']))
    await app.submits(speaker, 'check-in.answer', 'CHECK-1', values)
  }

  test('does not go to whoever has answered, and names only those who have not', async () => {
    await answer(people.anna)
    await answer(people.mia)
    const reminders = await sent(REMINDER)
    const alone = reminders.filter(({ destination }) => destination.kind === 'person')
    expect(alone.map(({ destination }) => destination.kind === 'person' && destination.userId)).not.toContain('UANNA')
    expect(alone.length).toBeGreaterThan(0)
    const together = reminders.find(({ destination }) => destination.kind === 'conversation')
    expect(together?.card.fallback).toContain('Ravi Shah')
    expect(together?.card.fallback).not.toContain('Mia Chen')
  })

  test('loses its button, if it has arrived, once nobody whom it reminded has still to answer', async () => {
    expect((await sent(REMINDER)).map(({ card }) => card.buttons.length)).toEqual([1, 1, 1])
    await answer(people.anna)
    const [own, ...more] = (await sent(REMINDER)).map(({ card }) => card)
    expect(own).toMatchObject({ buttons: [], fallback: expect.stringContaining('CHECK-1 is answered') })
    expect(more).toEqual([])
    await answer(people.mia)
    const [together] = (await sent(REMINDER)).map(({ card }) => card)
    expect(together?.buttons).toHaveLength(1)
    expect(together?.fallback).not.toContain('Mia Chen')
    await app.passTo(app.clock.now() + 14 * DAY)
    const closed = (await sent(REMINDER)).map(({ card }) => card)
    expect(closed.length).toBeGreaterThan(1)
    for (const { buttons, fallback } of closed) {
      expect(buttons).toEqual([])
      expect(fallback).toContain('CHECK-1 is closed')
    }
  })

  test('goes to nobody once the check is closed', async () => {
    await app.passTo(app.clock.now() + 14 * DAY)
    expect((await app.read((view) => view.runs.byNumber(1)))?.status).toBe('closed')
    expect(await sent(REMINDER)).toEqual([])
  })
})

function nextAtOf(ladder?: Ladder): number | undefined {
  const stands = ladder?.sides.internal
  return stands?.state === 'climbing' ? stands.nextAt : undefined
}
