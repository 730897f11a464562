import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case } from '../../../src/domain/cases/case.ts'
import { answerMark } from '../../../src/domain/marks/answer-mark.ts'
import { asAgreed } from '../../../src/domain/marks/as-agreed.ts'
import { type CaseMark, holds } from '../../../src/domain/marks/case-mark.ts'
import { incidentsOf } from '../../../src/domain/marks/incidents.ts'
import { makeMark, type MarkMaking, type MakeWhere } from '../../../src/domain/marks/make-mark.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { availabilityOf, failuresOf } from '../../../src/domain/sla/figures/derived.ts'
import { downtimeOf } from '../../../src/domain/sla/figures/downtime.ts'
import { ALWAYS_COUNTED } from '../../../src/domain/sla/figures/counted-in.ts'
import { outagesOf } from '../../../src/domain/sla/figures/outages.ts'
import { ALWAYS, businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { after, ana, ask, dana, nothingNeeded, opened, reply, resolve } from '../cases/people.ts'
import { paris } from '../sla/clock-story.ts'

const office = businessHours('Europe/Paris')
const HOURS = { internal: office, partner: office }
const NAMES = { internal: 'Northwind', partner: 'Acme Hosting' }

/** Opened on Friday at ten by us, owed by Acme; waits on us from eleven to one, is resolved by us at three. */
const CASE = after(
  opened(paris('Fri 10:00')),
  [paris('Fri 11:00'), ask(dana)],
  [paris('Fri 13:00'), reply(ana)],
  [paris('Fri 15:00'), resolve(ana)],
)
const another = (number: number, change: object = {}): Case => ({ ...CASE, id: `c${number}`, number, ...change })

const where = (marks: CaseMark[] = [], now = paris('Fri 16:00'), closed = false): MakeWhere => ({
  ...{ now, zone: 'Europe/Paris', hours: HOURS, marks, closed },
  nameOf: (side) => NAMES[side],
})
const leaveOut = (by: Party, from: string, to: string, id = 'm1'): MarkMaking => ({
  ...{ what: 'left-out', id, by, reason: 'So it was' },
  ...{ from: paris(from), to: paris(to) },
})
const same = (by: Party, other: Case, id = 'm1'): MarkMaking => ({ what: 'one-fault', id, by, other })
const made = (making: MarkMaking, given = where(), about = CASE): CaseMark => {
  const decision = makeMark(about, making, given)
  if (!('state' in decision)) throw new Error(JSON.stringify(decision))
  return decision.state
}
const objected = (mark: CaseMark, by: Party, now: Instant): CaseMark => {
  const decision = answerMark(
    mark,
    CASE,
    { type: 'MarkObjected', by, reason: 'No' },
    { now, zone: 'UTC', closed: false },
  )
  return 'state' in decision ? decision.state : mark
}

describe('time that is left out', () => {
  test('by the side that owes holds two working days later, to the minute, without a word', () => {
    const mark = made(leaveOut(dana, 'Fri 11:30', 'Fri 12:00'))
    // Friday 16:00, Monday, Tuesday at four.
    const until = paris('Fri 16:00') + 4 * DAY
    expect(mark).toMatchObject({ status: 'said', until })
    expect([holds(mark, until - 1), holds(mark, until)]).toEqual([false, true])
  })

  test('by the side that is owed holds at once', () => {
    const mark = made(leaveOut(ana, 'Fri 10:00', 'Fri 15:00'))
    expect(mark).not.toHaveProperty('until')
    expect(holds(mark, paris('Fri 16:00'))).toBe(true)
  })

  test.each<[string, MarkMaking, string]>([
    [
      'what did not wait on the other side, by the side that owes',
      leaveOut(dana, 'Fri 10:30', 'Fri 11:30'),
      'waited on',
    ],
    ['before it was opened', leaveOut(ana, 'Fri 09:30', 'Fri 10:30'), 'lasted'],
    ['after it was resolved', leaveOut(ana, 'Fri 14:30', 'Fri 15:30'), 'lasted'],
    ['what has not been', leaveOut(ana, 'Fri 14:30', 'Fri 17:00'), 'not over yet'],
    ['what ends before it begins', leaveOut(ana, 'Fri 14:30', 'Fri 14:00'), 'ends before it begins'],
    ['nothing', leaveOut(ana, 'Fri 14:30', 'Fri 14:30'), 'begins and ends at the same time'],
  ])('is not %s', (_, making, why) => {
    expect(makeMark(CASE, making, where())).toEqual({ refused: expect.stringContaining(why) })
  })

  test('meets no other, and is said once', () => {
    const mark = made(leaveOut(ana, 'Fri 11:00', 'Fri 12:00'))
    expect(makeMark(CASE, leaveOut(ana, 'Fri 11:00', 'Fri 12:00', 'm2'), where([mark]))).toHaveProperty('unchanged')
    expect(makeMark(CASE, leaveOut(dana, 'Fri 11:30', 'Fri 12:30', 'm2'), where([mark]))).toEqual({
      refused: expect.stringContaining('left out already'),
    })
    expect(makeMark(CASE, leaveOut(dana, 'Fri 12:00', 'Fri 12:30', 'm2'), where([mark]))).toHaveProperty('state')
  })

  test('of a closed period waits for the other side', () => {
    for (const by of [ana, dana]) {
      const mark = made(leaveOut(by, 'Fri 11:30', 'Fri 12:00'), where([], paris('Fri 16:00') + 90 * DAY, true))
      expect(mark).toMatchObject({ status: 'asked', closed: true })
      expect(holds(mark, paris('Fri 16:00') + 900 * DAY)).toBe(false)
    }
  })
})

describe('what the side that owes has left out', () => {
  const out = (about: Case, marks: CaseMark[]) =>
    asAgreed(marks, [about], paris('Fri 00:00') + 40 * DAY).agreed.get(about.id) ?? []
  const waiting = after(opened(paris('Fri 10:00')), [paris('Fri 11:00'), ask(dana)])

  test('is left out no more once the wait is struck', () => {
    const mark = made(leaveOut(dana, 'Fri 11:30', 'Fri 12:00'), where([], paris('Fri 12:00')), waiting)
    expect(out(waiting, [mark])).toMatchObject([{ from: paris('Fri 11:30'), to: paris('Fri 12:00') }])
    const struck = after(waiting, [paris('Fri 13:00'), nothingNeeded(ana)])
    expect(out(struck, [mark])).toEqual([])
  })

  test('is left out all the same where the side that is owed has said so itself, or agreed', () => {
    const struck = after(waiting, [paris('Fri 13:00'), nothingNeeded(ana)])
    const given = made(leaveOut(ana, 'Fri 11:30', 'Fri 12:00'), where([], paris('Fri 12:00')), waiting)
    expect(out(struck, [given])).toHaveLength(1)
    const asked = made(leaveOut(dana, 'Fri 11:30', 'Fri 12:00'), where([], paris('Fri 12:00'), true), waiting)
    const agreed = answerMark(
      asked,
      waiting,
      { type: 'MarkAccepted', by: ana },
      { now: asked.at, zone: 'UTC', closed: true },
    )
    expect(out(struck, 'state' in agreed ? [agreed.state] : [])).toHaveLength(1)
  })

  test('is only what waited still, where word of an earlier answer came since', () => {
    const mark = made(leaveOut(dana, 'Fri 11:00', 'Fri 13:00'), where([], paris('Fri 16:00')))
    const answered = after(
      opened(paris('Fri 10:00')),
      [paris('Fri 11:00'), ask(dana)],
      [paris('Fri 12:00'), reply(ana)],
    )
    expect(out({ ...answered, id: CASE.id }, [mark])).toMatchObject([
      { from: paris('Fri 11:00'), to: paris('Fri 12:00') },
    ])
  })
})

describe('one incident', () => {
  test('is not made again over others, by the side that was parted', () => {
    const [first, second, third, fourth] = [another(21), another(22), another(23), another(24)]
    const parted = objected(made(same(dana, second, 'm1'), where(), first), ana, paris('Fri 16:00'))
    const over = made(same(dana, third, 'm2'), where([parted]), first)
    const marks = [parted, over]
    const why = 'has parted CASE-21 and CASE-22: only they can make them one over'
    expect(makeMark(second, same(dana, third, 'm3'), where(marks))).toEqual({ refused: expect.stringContaining(why) })
    expect(makeMark(third, same(dana, second, 'm3'), where(marks))).toEqual({ refused: expect.stringContaining(why) })
    const further = [...marks, made(same(dana, fourth, 'm4'), where(marks), second)]
    expect(makeMark(fourth, same(dana, third, 'm5'), where(further))).toEqual({ refused: expect.stringContaining(why) })
    expect(makeMark(second, same(ana, third, 'm3'), where(marks))).toHaveProperty('state')
  })

  const [first, second, third] = [another(21), another(22), another(23)]

  test('holds at once, over others, in any order', () => {
    const links = [made(same(dana, second), where(), first), made(same(ana, third, 'm2'), where(), second)]
    for (const all of [links, links.toReversed()]) {
      const of = incidentsOf(all, paris('Fri 16:00'))
      expect(new Set([first, second, third].map(({ id }) => of(id))).size).toBe(1)
      expect(of('c24')).toBe('c24')
    }
    expect(makeMark(first, same(ana, third, 'm3'), where(links))).toHaveProperty('unchanged')
  })

  test.each<[string, Case, string]>([
    ['with itself', first, 'with itself'],
    ['of another partner', another(24, { partnerId: 'p2' }), 'different partners'],
    ['owed by the other side', another(24, { obligor: 'internal' }), 'different sides'],
    ['that is withdrawn', another(24, { status: 'withdrawn' }), 'withdrawn'],
    ['that is merged', another(24, { status: 'merged', into: { id: 'c1', number: 12 } }), 'merged into CASE-12'],
  ])('is none %s', (_, other, why) => {
    expect(makeMark(first, same(ana, other), where())).toEqual({ refused: expect.stringContaining(why) })
  })
})

/** What Acme says of its own, and when: each of these it may try, with whatever else was said before. */
const attempts = fc.array(
  fc.record({
    from: fc.integer({ min: 600, max: 900 }),
    minutes: fc.integer({ min: 1, max: 200 }),
    link: fc.boolean(),
    later: fc.integer({ min: 0, max: 6 * 24 * 60 }),
  }),
  { maxLength: 12 },
)

const FIGURES = {
  period: { from: paris('Fri 00:00'), to: paris('Fri 00:00') + 30 * DAY },
  now: paris('Fri 00:00') + 40 * DAY,
}
const of = (cases: Case[], marks: CaseMark[]) => {
  const said = asAgreed(marks, cases, FIGURES.now)
  const terms = { hours: ALWAYS, leastMs: 0 }
  const downtime = downtimeOf(
    outagesOf(cases, () => ALWAYS_COUNTED, said),
    [],
    terms,
    FIGURES,
  )
  return {
    available: availabilityOf(downtime),
    failures: failuresOf(downtime),
    incidents: new Set(cases.map(({ id }) => said.incidentOf(id))).size,
  }
}

test('no figure gets better by what the side that owes says alone, while the other side objects in its time', () => {
  const cases = [another(21), another(22), another(23)]
  fc.assert(
    fc.property(attempts, (all) => {
      let marks: CaseMark[] = []
      let now = paris('Fri 16:00')
      for (const [index, { from, minutes, link, later }] of all.entries()) {
        now += later * 60_000
        const start = paris('Fri 00:00') + from * 60_000
        const about = cases[index % 3]!
        const making: MarkMaking = link
          ? same(dana, cases[(index + 1) % 3]!, `m${index}`)
          : { what: 'left-out', id: `m${index}`, by: dana, reason: 'x', from: start, to: start + minutes * 60_000 }
        const decision = makeMark(about, making, where(marks, now))
        // Within two working days, at their very end.
        const until = 'state' in decision && decision.state.status === 'said' ? decision.state.until! - 1 : now
        if ('state' in decision) marks = [...marks, objected(decision.state, ana, Math.max(now, until))]
      }
      expect(of(cases, marks)).toEqual(of(cases, []))
    }),
  )
})

test('what is left out twice, or by two cases, is down by neither, and never less than nothing', () => {
  const cases = [another(21), another(22)]
  const marks = cases.map((one, index) => made(leaveOut(ana, 'Fri 10:00', 'Fri 15:00', `m${index}`), where(), one))
  expect(of(cases, marks)).toMatchObject({ failures: { count: 0 }, available: { ms: 30 * DAY, ofMs: 30 * DAY } })
  expect(of(cases, marks.slice(1))).toMatchObject({ available: { ms: 30 * DAY - 5 * HOUR } })
})
