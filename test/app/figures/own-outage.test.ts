import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { figuresOfPeriod } from '../../../src/app/figures/period-figures.ts'
import { periodZone } from '../../../src/domain/sla/figures/periods-of.ts'
import { readPeriod } from '../../../src/domain/time/period.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'

let app: App

const OF_SERVICE = { obligor: 'partner', period: 'month', service: 'Orders API', hours: 'always' }
const FIGURES = [
  { ...OF_SERVICE, name: 'Availability', kind: 'availability', atLeast: 99.9, protects: 'Orders are taken' },
  { ...OF_SERVICE, name: 'Repair', kind: 'mttr', atMost: 4, protects: 'Orders are taken again' },
  { ...OF_SERVICE, name: 'Failures', kind: 'failures', atMost: 1, protects: 'Orders are taken' },
  {
    ...{ ...OF_SERVICE, name: 'Gateway', kind: 'availability', obligor: 'internal', service: 'Gateway', atLeast: 99 },
    protects: 'Acme can deliver',
  },
]
const IN_AN_HOUR = { measure: 'resolve', target: '1h', hours: 'always', protects: 'Orders are taken' }
const OBJECTIVES = [
  { ...IN_AN_HOUR, obligor: 'partner' },
  { ...IN_AN_HOUR, obligor: 'internal' },
]

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: FIGURES, objectives: OBJECTIVES } })
  await at('24T09:00')
})
afterEach(() => app[Symbol.asyncDispose]())

const at = (time: string) => app.passTo(Date.parse(`2026-11-${time}:00Z`))
const says = async (who: keyof typeof people, line: string): Promise<string> => {
  const said = await app.says(people[who], line, places.shared)
  return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
}
/** How long it was down in November up to now, the mean of its repairs, and how often it failed. */
const november = async () => {
  const [availability, repair, failures] = await app.read(async (view) => {
    const partner = (await view.partners.bySlug('acme'))!
    const versions = await view.agreements.of(partner.id)
    const period = readPeriod('2026-11', periodZone(partner.terms))!
    return figuresOfPeriod(view, { partner, versions, period, now: app.clock.now() })
  })
  const minutes =
    (Math.min(app.clock.now(), Date.parse('2026-11-30T23:00:00Z')) - Date.parse('2026-11-23T08:00:00Z')) / 60_000
  const ratio = (one: { value?: { top: bigint; bottom: bigint } } | undefined) =>
    one?.value && Number(one.value.top) / Number(one.value.bottom)
  return {
    downMinutes: Math.round((1 - ratio(availability)! / 100) * minutes),
    repairHours: ratio(repair),
    failures: ratio(failures),
  }
}
const OURS = 'case acme "We are down" --service "Orders API" --severity 2'

describe('a side that says that a service of its own is down owes that case', () => {
  test('so it can leave none of it out by itself', async () => {
    await says('ravi', OURS)
    await at('24T12:00')
    expect(await says('ravi', 'exclude CASE-1 "A digger" --from "tue 9:30" --to 10:00')).toContain('has not waited on')
    expect(await november()).toMatchObject({ downMinutes: 180 })
    expect(await says('anna', 'exclude CASE-1 "A digger" --from "tue 11:00" --to 12:00')).toContain('left out')
    expect(await november()).toMatchObject({ downMinutes: 120 })
  })

  test('its withdrawing it undoes nothing: only the other side says that nothing was down', async () => {
    await says('ravi', OURS)
    expect(await says('ravi', 'withdraw CASE-1 "Oops"')).toContain('only the other side')
    await at('24T10:00')
    expect(await november()).toMatchObject({ downMinutes: 60, failures: 1 })
    await says('anna', 'withdraw CASE-1 "It was a drill"')
    expect(await november()).toMatchObject({ downMinutes: 0, failures: 0 })
  })

  test('its resolution waits for the other side’s word, which may be that it is untrue', async () => {
    await says('ravi', OURS)
    await at('24T09:01')
    await says('ravi', 'resolve CASE-1 "Back"')
    expect(await says('ravi', 'confirm CASE-1')).toContain('Only the other side')
    await at('24T12:00')
    await says('anna', 'not solved CASE-1 "Still down"')
    expect(await november()).toMatchObject({ downMinutes: 180 })
  })

  test('its clocks run against that side, and none against the other; nothing of them counts', async () => {
    await says('ravi', OURS)
    await at('24T12:00')
    expect(await says('anna', 'show CASE-1')).toContain('Ravi')
    expect(await says('anna', 'explain CASE-1')).toContain('Acme')
    expect(await says('anna', 'mine')).not.toContain('ACTION')
    await says('ravi', 'resolve CASE-1 "Back"')
    await says('anna', 'confirm CASE-1')
    await says('ravi', OURS)
    await says('ravi', 'resolve CASE-2 "Back at once"')
    await says('anna', 'confirm CASE-2')
    const report = await says('anna', 'report acme --period 2026-11')
    expect(report).not.toMatch(/\d of \d/)
  })

  test('its own short ones make no mean time to repair better', async () => {
    await says('anna', 'case acme "Down" --severity 2')
    await at('25T05:00')
    await says('ravi', 'resolve CASE-1 "Back"')
    await says('anna', 'confirm CASE-1')
    for (const number of [2, 3, 4]) {
      await says('ravi', OURS)
      await says('ravi', `resolve CASE-${number} "Back"`)
      await says('anna', `confirm CASE-${number}`)
    }
    await at('25T06:00')
    expect(await november()).toMatchObject({ repairHours: 20 })
  })

  test('the same holds for a service that we owe', async () => {
    await says('anna', 'case acme "Our gateway is down" --service Gateway')
    await at('24T11:00')
    expect(await says('anna', 'exclude CASE-1 "Nothing" --from "tue 10:30" --to 11:00')).toContain('has not waited on')
    expect(await says('anna', 'withdraw CASE-1 "Oops"')).toContain('only the other side')
    await says('anna', 'resolve CASE-1 "Back"')
    expect(await says('ravi', 'confirm CASE-1')).toContain('CASE-1')
  })

  test('a case is not edited into one about a service of the opener’s own: that is a case of its own', async () => {
    await says('ravi', 'case acme "Something is odd" --service none')
    const partnersOwn = await app.submits(people.ravi, 'case.edit', 'CASE-1', { title: 'Odd', service: 'Orders API' })
    expect(JSON.stringify(partnersOwn)).toContain('Open a new case')
  })

  test('what is no outage by the terms, such as a question about it, is owed by the other side as ever', async () => {
    await says('ravi', 'case acme "Who calls the Orders API?" --kind question --service "Orders API"')
    expect(await says('ravi', 'ack CASE-1')).toContain('other side')
  })
})

describe('a case that the side which owes has reopened itself', () => {
  test('stays repaired when it was', async () => {
    await says('anna', 'case acme "Down" --severity 2')
    await at('25T05:00')
    await says('anna', 'resolve CASE-1 "Back"')
    await at('30T09:00')
    await says('ravi', 'reopen CASE-1 "To be sure"')
    expect(await november()).toMatchObject({ repairHours: 20 })
    await app.passTo(Date.parse('2026-12-02T09:00:00Z'))
    await says('ravi', 'resolve CASE-1 "Sure"')
    await says('anna', 'confirm CASE-1')
    expect(await november()).toMatchObject({ repairHours: 20 })
  })
})

describe('the account manager of the other side lets such a case count', () => {
  const outage = async (number: number) => {
    await says('ravi', OURS)
    await app.passTo(app.clock.now() + 2 * 3_600_000)
    await says('ravi', `resolve CASE-${number} "Back"`)
    await says('anna', `confirm CASE-${number}`)
    await app.passTo(app.clock.now() + 60_000)
  }

  test('and takes that back: until then it is said that it does not', async () => {
    await outage(1)
    const before = await says('anna', 'report acme --period 2026-11')
    expect(before).toContain('Opened by the side that owes: CASE-1')
    expect(before).not.toMatch(/\d of \d/)
    expect(before).not.toContain('let pass')
    const told = await says('anna', 'explain acme resolve --period 2026-11')
    expect(told).toMatch(
      /CASE-1: opened by the side that owes, and not counted unless .* says so\. Due on .*, stopped on/u,
    )
    expect(told).toContain('No case counts in it')
    expect(await november()).toMatchObject({ repairHours: undefined })
    expect(await says('anna', 'show CASE-1')).toContain('Does it count?')
    expect(await says('mia', 'counts CASE-1')).toContain('account manager')
    expect(await says('ravi', 'counts CASE-1')).toContain('other side')
    expect(await says('anna', 'counts CASE-1')).toContain('counts as any other')
    const after = await says('anna', 'report acme --period 2026-11')
    expect(after).toContain('0 of 1')
    expect(after).not.toContain('Opened by the side that owes')
    expect(await says('ravi', 'explain CASE-1')).toContain('lets it count')
    expect(await november()).toMatchObject({ repairHours: 2 })
    expect(await says('ravi', 'object CASE-1 "No"')).toContain('for the side that is owed alone')
    await says('anna', 'undo CASE-1')
    expect(await november()).toMatchObject({ repairHours: undefined })
    expect(await says('anna', 'report acme --period 2026-11')).not.toContain('0 of 1')
  })

  test('every round of it, and after its period is closed only once both sides say so', async () => {
    await outage(1)
    await says('anna', 'reopen CASE-1 "Again"')
    await app.passTo(Date.parse('2026-12-09T09:00:00Z'))
    expect(await says('anna', 'counts CASE-1')).toContain('its period is closed')
    expect(await says('anna', 'report acme --period 2026-11')).not.toContain('0 of 1')
    await says('ravi', 'accept CASE-1')
    expect(await says('anna', 'report acme --period 2026-11')).toContain('0 of 1')
  })

  test('and of a case of its own there is nothing to say', async () => {
    await says('anna', 'case acme "Down" --severity 2')
    expect(await says('anna', 'counts CASE-1')).toContain('counts anyway')
  })
})
