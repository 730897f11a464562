import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, MONDAY_NINE, people, places, type TestPerson } from '../kit/app-fixture.ts'
import { DeliveryStage, doubtful, down } from '../kit/delivery-stage.ts'

let stage: DeliveryStage

/** It is 16:45 on Monday in Paris; work ends at 17:00. */
beforeEach(async () => {
  stage = await DeliveryStage.open({
    ...acmeSheet,
    sla: {
      objectives: [
        {
          ...{ measure: 'resolve', obligor: 'partner', severity: 3, target: '10m', hours: 'always' },
          ...{ warnAtPercent: [50], protects: 'Parcels go out.' },
        },
      ],
    },
  })
  await stage.passTo(MONDAY_NINE + 7 * HOUR + 45 * MINUTE)
})

afterEach(() => stage[Symbol.asyncDispose]())

async function type(speaker: TestPerson, text: string): Promise<void> {
  const mentions = Object.values(people).map(({ userId, name }) => ({ userId, name, organisations: [] }))
  const { app } = stage
  await app.receive(app.inbound(speaker, { kind: 'command', text, mentions }, places.shared))
}

const EIGHT = MONDAY_NINE + 11 * HOUR
const NEXT_MORNING = MONDAY_NINE + DAY
const at = (userId: string) => stage.slack.refusing.set(userId, down)
/** What arrived there until then, as messages of their own. */
async function arrivedBy(until: number, to: string): Promise<string[]> {
  await stage.passTo(until)
  return stage.slack.calls.flatMap((call) => {
    const isThere = call.what === 'post' && (call.to.kind === 'person' ? call.to.userId : call.to.conversationId) === to
    return isThere && !before.has(call) ? [`${call.repeat ? 'again: ' : ''}${call.card.fallback}`] : []
  })
}
let before: Set<unknown>
async function outageFrom(...where: string[]): Promise<void> {
  await stage.flush()
  before = new Set(stage.slack.calls)
  where.forEach(at)
}
/** At eight in the evening. */
async function outageIsOver(): Promise<void> {
  await stage.passTo(EIGHT)
  before = new Set(stage.slack.calls)
  stage.slack.refusing.clear()
}

const own = (text: string) => text.replaceAll(/\s+/gu, ' ')

describe('what an outage held up', () => {
  test('told with a call, is told though somebody else has taken that', async () => {
    await stage.passTo(EIGHT)
    for (const title of ['Orders', 'Invoices']) await type(people.mia, `case "${title}" --severity 4`)
    await type(people.mia, '@Liaison escalate CASE-1 "No progress"')
    await outageFrom('UANNA')
    await stage.passTo(NEXT_MORNING + 5 * MINUTE)
    await type(people.mara, 'ack ESC-1')
    stage.slack.refusing.clear()
    expect(own((await arrivedBy(NEXT_MORNING + HOUR, 'UANNA')).join())).toContain('CASE-2 is yours now')
  })
})

describe('what an outage held up beyond the hours of whoever reads it', () => {
  test('waits for these, if it is for one person alone', async () => {
    await type(people.mia, 'case "Lost parcels" --severity 4')
    await outageFrom('UTOM')
    await type(people.anna, 'assign CASE-1 @{UTOM}')
    await outageIsOver()
    expect(await arrivedBy(NEXT_MORNING - MINUTE, 'UTOM')).toEqual([])
    expect(own((await arrivedBy(NEXT_MORNING + 5 * MINUTE, 'UTOM')).join())).toContain('CASE-1 is yours now')
  })

  test('is not told where it is over by then', async () => {
    await type(people.mia, 'case "Lost parcels" --severity 4')
    await outageFrom('UTOM')
    await type(people.anna, 'assign CASE-1 @{UTOM}')
    await outageIsOver()
    await stage.passTo(EIGHT + HOUR)
    await type(people.anna, 'assign CASE-1 @{UANNA}')
    expect((await arrivedBy(NEXT_MORNING + HOUR, 'UTOM')).filter((text) => text.includes('yours now'))).toEqual([])
  })

  test('waits for the hours agreed on, where both companies read what time brings', async () => {
    await type(people.anna, 'case "Lost parcels" --severity 3')
    await outageFrom('C-SHARED')
    await outageIsOver()
    expect(await arrivedBy(NEXT_MORNING - MINUTE, 'C-SHARED')).toEqual([])
    expect((await arrivedBy(NEXT_MORNING + MINUTE, 'C-SHARED')).join()).toContain('has ended')
  })

  test('comes at once there, where somebody has said it', async () => {
    await outageFrom('C-SHARED')
    await type(people.mia, 'case "Lost parcels" --severity 4')
    await outageIsOver()
    expect((await arrivedBy(EIGHT + HOUR, 'C-SHARED'))[0]).toContain('Lost parcels')
  })

  test('comes at once, where it pages our own people', async () => {
    await type(people.mia, 'case "Nothing works" --severity 1')
    await outageFrom('UANNA')
    await type(people.mia, 'escalate CASE-1 "No progress"')
    await outageIsOver()
    expect((await arrivedBy(EIGHT + HOUR, 'UANNA')).join()).toContain('ESC-1')
  })

  test('comes at once as well, where it became a page while it waited', async () => {
    await type(people.mia, 'case "Nothing works" --severity 3')
    await outageFrom('UANNA')
    await type(people.mia, 'escalate CASE-1 "No progress"')
    await stage.passTo(MONDAY_NINE + 7 * HOUR + 50 * MINUTE)
    await type(people.mara, 'severity CASE-1 1')
    await outageIsOver()
    expect((await arrivedBy(EIGHT + HOUR, 'UANNA')).join()).toContain('ESC-1')
  })

  describe('by a step that nothing follows', () => {
    const told = async (role: { ours?: string; theirs?: string }) => {
      const step = (named: string | undefined) => (named === undefined ? [] : [{ tell: [named], wait: '20h' }])
      await stage[Symbol.asyncDispose]()
      stage = await DeliveryStage.open({
        ...acmeSheet,
        ladder: { ours: step(role.ours), theirs: step(role.theirs) },
      })
      await stage.passTo(MONDAY_NINE + 7 * HOUR + 45 * MINUTE)
    }

    test.each(['account-manager', 'member'])(
      'comes at once to %s, who takes pages, where it became one while it waited',
      async (ours) => {
        const [who, to] = ours === 'member' ? [people.tom, 'UTOM'] : [people.anna, 'UANNA']
        await told({ ours })
        await type(who, 'pages on')
        await type(people.mia, 'case "Nothing works" --severity 3')
        await outageFrom(to)
        await type(people.mia, '@Liaison escalate CASE-1 "No progress"')
        await stage.passTo(MONDAY_NINE + 7 * HOUR + 50 * MINUTE)
        await type(people.mara, 'severity CASE-1 1')
        await outageIsOver()
        expect((await arrivedBy(EIGHT + HOUR, to)).filter((text) => text.includes('ESC-1'))).toHaveLength(1)
      },
    )

    test('waits for the hours of somebody of the partner, where what was held became a page within these', async () => {
      await told({ theirs: 'account-manager' })
      await type(people.ravi, 'quiet 15:00-15:58')
      await type(people.tom, 'case acme "Nothing works" --severity 3')
      await type(people.tom, 'escalate CASE-1 "No progress"')
      await outageFrom('URAVI')
      await stage.passTo(MONDAY_NINE + 7 * HOUR + 50 * MINUTE)
      await type(people.mara, 'severity CASE-1 1')
      await outageIsOver()
      expect(await arrivedBy(NEXT_MORNING - MINUTE, 'URAVI')).toEqual([])
      expect((await arrivedBy(NEXT_MORNING + HOUR + 5 * MINUTE, 'URAVI')).join()).toContain('ESC-1')
    })
  })

  test('is sent in the morning as what may have come before, where nobody can say', async () => {
    await type(people.mia, 'case "Lost parcels" --severity 4')
    await outageFrom()
    stage.slack.search = 'cannot'
    stage.slack.refusing.set('UTOM', doubtful)
    await type(people.anna, 'assign CASE-1 @{UTOM}')
    await stage.passTo(MONDAY_NINE + 7 * HOUR + 46 * MINUTE + 5_000)
    stage.slack.refusing.set('UTOM', down)
    await outageIsOver()
    expect(await arrivedBy(NEXT_MORNING - MINUTE, 'UTOM')).toEqual([])
    expect(await arrivedBy(NEXT_MORNING + 5 * MINUTE, 'UTOM')).toEqual([
      expect.stringMatching(/^again: CASE-1 is yours now/u),
    ])
  })

  test('is left to the next, if it is the list of what needs somebody', async () => {
    stage.app.services.digestAt = '09:00'
    await type(people.mia, 'case "Lost parcels" --severity 4')
    await stage.app.register({ ...acmeSheet, calendar: { ...acmeSheet.calendar, holidays: { days: ['11-27'] } } })
    await stage.passTo(NEXT_MORNING - HOUR)
    await outageFrom('UANNA')
    await stage.passTo(EIGHT + DAY)
    before = new Set(stage.slack.calls)
    stage.slack.refusing.clear()
    expect(await arrivedBy(NEXT_MORNING + DAY - MINUTE, 'UANNA')).toEqual([])
    const lists = (await arrivedBy(NEXT_MORNING + DAY + MINUTE, 'UANNA')).filter((text) => text.includes('need'))
    expect(lists).toHaveLength(1)
  })

  test('is not looked at where it came in time', async () => {
    await type(people.mia, 'case "Lost parcels" --severity 4')
    await outageFrom()
    await type(people.anna, 'assign CASE-1 @{UTOM}')
    expect((await arrivedBy(MONDAY_NINE + 7 * HOUR + 50 * MINUTE, 'UTOM')).join()).toContain('CASE-1 is yours now')
  })
})
