import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { DeliveryStage, down } from '../../kit/delivery-stage.ts'
import { PageStage } from '../../kit/page-stage.ts'

const EIGHT = MONDAY_NINE + 11 * HOUR
const NEXT_MORNING = MONDAY_NINE + DAY

describe('a page that an outage held up at night, and that is none any more', () => {
  let stage: DeliveryStage

  /** It is eight in the evening; each side has one step, which waits for long. */
  beforeEach(async () => {
    const ladder = { ours: [{ tell: ['account-manager'], wait: '40h' }], theirs: [], cycles: 1 }
    stage = await DeliveryStage.open({ ...acmeSheet, ladder })
    await stage.passTo(EIGHT)
    stage.slack.refusing.set('UANNA', down)
    await says(people.tom, 'case acme "Nothing works" --severity 1')
    await says(people.tom, 'escalate CASE-1 "No progress"')
    await stage.passTo(EIGHT + 30 * MINUTE)
  })

  afterEach(() => stage[Symbol.asyncDispose]())

  async function says(speaker: TestPerson, text: string): Promise<void> {
    await stage.app.receive(stage.app.inbound(speaker, { kind: 'command', text, mentions: [] }, places.internal))
  }
  /** What Anna was sent of it between the end of the outage and then. */
  async function toldUntil(at: number): Promise<string[]> {
    stage.slack.refusing.clear()
    const before = stage.slack.calls.length
    await stage.passTo(at)
    return stage.slack.calls
      .slice(before)
      .flatMap((call) =>
        call.what === 'post' && call.to.kind === 'person' && call.to.userId === 'UANNA' ? [call.card.fallback] : [],
      )
      .filter((text) => text.includes('ESC-1'))
  }

  test('comes at once while it is one', async () => {
    expect(await toldUntil(EIGHT + HOUR)).toHaveLength(1)
  })

  test.each(['calm ESC-1 "A workaround holds"', 'severity CASE-1 4'])(
    'waits for the hours of whoever it calls: %s',
    async (line) => {
      await says(people.mara, line)
      expect(await toldUntil(NEXT_MORNING - MINUTE)).toEqual([])
      expect(await toldUntil(NEXT_MORNING + 5 * MINUTE)).toHaveLength(1)
    },
  )

  test.each(['ack ESC-1', 'snooze ESC-1 for 3h'])('is not sent where it asks nothing of them: %s', async (line) => {
    await says(people.mara, line)
    expect(await toldUntil(EIGHT + 2 * HOUR)).toEqual([])
  })
})

describe('a page hook', () => {
  /** It is nine in the evening, and whatever is sent to it does not arrive. */
  async function pagedAtNight(sheet: unknown, ...who: string[]) {
    const stage = await PageStage.open(sheet)
    if (who.length > 0) await stage.paged(...who)
    else await stage.hook({ name: 'noc', of: 'ours', url: 'https://pages.example.com/noc' })
    stage.answer = () => ({ outcome: 'again', code: 'http_503', reason: 'Not now.' })
    stage.app.clock.move(12 * HOUR)
    await stage.says(people.tom, 'case acme "Lost parcels" --severity 1')
    await stage.says(people.tom, 'escalate CASE-1 "No progress"')
    await stage.engine.settle()
    return stage
  }
  async function sentUntil(stage: PageStage, at: number): Promise<number> {
    const before = stage.sent.length
    stage.answer = () => ({ outcome: 'delivered' })
    while (stage.app.clock.now() < at) {
      await stage.app.passTo(Math.min(at, stage.app.clock.now() + 5 * MINUTE))
      await stage.engine.settle()
    }
    return stage.sent.length - before
  }
  const LONG = { ours: [{ tell: ['account-manager'], wait: '40h' }], theirs: [], cycles: 1 }

  test.each(['calm ESC-1 "A workaround holds"', 'severity CASE-1 4'])(
    'of one person is not rung by what is no page any more: %s',
    async (line) => {
      await using stage = await pagedAtNight({ ...acmeSheet, ladder: LONG }, 'Anna Berg')
      expect(stage.sent).toHaveLength(1)
      await stage.says(people.mara, line)
      expect(await sentUntil(stage, NEXT_MORNING + 50 * MINUTE)).toBe(0)
    },
  )

  test('with a name, which rings for all, does so in the hours of its side from then on', async () => {
    const ours = [{ tell: [{ hook: 'noc' }], wait: '40h' }]
    await using stage = await pagedAtNight({ ...acmeSheet, ladder: { ...LONG, ours } })
    expect(stage.sent).toHaveLength(1)
    await stage.says(people.mara, 'severity CASE-1 4')
    expect(await sentUntil(stage, NEXT_MORNING - 5 * MINUTE)).toBe(0)
    expect(await sentUntil(stage, NEXT_MORNING + HOUR)).toBe(1)
  })
})
