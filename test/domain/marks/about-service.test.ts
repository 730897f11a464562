import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerMark } from '../../../src/domain/marks/answer-mark.ts'
import { asAgreed } from '../../../src/domain/marks/as-agreed.ts'
import { type CaseMark, mayBeAnswered, mayBeObjected } from '../../../src/domain/marks/case-mark.ts'
import { makeMark, type MakeWhere } from '../../../src/domain/marks/make-mark.ts'
import { unheardFrom } from '../../../src/domain/marks/unheard.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { after, ana, dana, opened, resolve } from '../cases/people.ts'
import { paris } from '../sla/clock-story.ts'

const office = businessHours('Europe/Paris')
/** Opened by us, owed by the partner, over on Friday at three. */
const CASE = after(opened(paris('Fri 10:00')), [paris('Fri 15:00'), resolve(ana)])
const NOW = paris('Fri 16:00')
const WHERE: MakeWhere = {
  ...{ now: NOW, zone: 'Europe/Paris', hours: { internal: office, partner: office }, marks: [], closed: false },
  nameOf: (side) => side,
}
const said = (by: Party, where: Partial<MakeWhere> = {}): CaseMark => {
  const decision = makeMark(CASE, { what: 'about-service', id: 'm1', by, service: 'Orders' }, { ...WHERE, ...where })
  if (!('state' in decision)) throw new Error(JSON.stringify(decision))
  return decision.state
}
const answered = (mark: CaseMark, event: 'MarkAccepted' | 'MarkObjected', now: number) =>
  answerMark(
    mark,
    { ...CASE, service: 'Orders' },
    { type: event, by: dana, reason: 'No' },
    { now, zone: 'UTC', closed: false },
  )

test('the side that is owed says it, and the other side has two of its working days to object; all else is for both', () => {
  expect(said(ana)).toMatchObject({ status: 'said', until: NOW + 4 * DAY })
  expect(said(dana)).toMatchObject({ status: 'asked' })
  expect(said(ana, { closed: true })).toMatchObject({ status: 'asked', closed: true })
})

test('no silence of nobody lets it hold, nor does the same word over an objection', () => {
  expect(said(ana, { unheard: true })).toMatchObject({ status: 'asked' })
  const objected = answered(said(ana), 'MarkObjected', NOW + HOUR)
  expect('state' in objected && said(ana, { marks: [objected.state] })).toMatchObject({ status: 'asked' })
  const unheard = unheardFrom(said(ana, { closedTo: NOW - DAY }), NOW + HOUR)
  expect(unheard).toMatchObject({ status: 'asked', version: 2 })
  expect(unheard).not.toHaveProperty('closedTo')
})

test('at any moment it is objected to in those days alone, and what is closed counts only once it is agreed', () => {
  const moments = fc.record({ closed: fc.integer({ min: 1, max: 60 }), later: fc.integer({ min: 0, max: 300 }) })
  fc.assert(
    fc.property(moments, ({ closed, later }) => {
      const closedTo = NOW - closed * HOUR
      const [mark, now] = [said(ana, { closedTo }), NOW + later * HOUR]
      expect(mayBeObjected(mark, now)).toBe(now < NOW + 4 * DAY)
      expect('state' in answered(mark, 'MarkObjected', now)).toBe(now < NOW + 4 * DAY)
      // The other side may agree to what is closed for as long as it likes.
      expect(mayBeAnswered(mark, now)).toBe(true)
      expect(asAgreed([mark], [CASE], now).closedTo?.get(CASE.id)).toBe(closedTo)
      const agreed = answered(mark, 'MarkAccepted', now)
      expect('state' in agreed && asAgreed([agreed.state], [CASE], now).closedTo?.get(CASE.id)).toBe(-Infinity)
    }),
  )
})
