import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Severity } from '../../../src/domain/cases/case.ts'
import { confirmBySilence } from '../../../src/domain/cases/confirm-by-silence.ts'
import { understood } from '../../../src/domain/cases/understand-event.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import {
  acknowledge,
  ana,
  ask,
  dana,
  dev,
  dora,
  notSolved,
  nothingNeeded,
  opened,
  reopen,
  reply,
  resolve,
  severity,
  takeBack,
  withdraw,
} from '../cases/people.ts'
import { CaseDesk } from './case-desk.ts'
import { paris, within } from './clock-story.ts'
import { after } from './stopwatch.ts'

const START = paris('Fri 09:00')

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<CaseEvent>(ask(ana), reply(ana), takeBack(ana), resolve(ana), withdraw(ana)),
  },
  { weight: 4, arbitrary: fc.constantFrom<CaseEvent>(acknowledge(dana), reply(dana), ask(dana), nothingNeeded(dana)) },
  { weight: 2, arbitrary: fc.constantFrom<CaseEvent>(resolve(dana), notSolved(ana), reopen(ana)) },
)
const step = fc.record({
  gap: fc.oneof(fc.nat(60), fc.nat(400)),
  act,
  handled: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(400)),
  sweep: fc.boolean(),
  /** A word of the side that owes, written so many minutes before, and told only now. */
  before: fc.option(fc.integer({ min: 1, max: 500 }), { freq: 4 }),
})

test('an acknowledgement is met ⇔ the side that owes first spoke, or the case was resolved, by the due time', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const one = new CaseDesk(opened(START), () => within(3, { measure: 'acknowledge' }), 'acknowledge')
      let [at, latest, spoke, over, voided] = [START, START, Infinity, Infinity, Infinity]
      for (const { gap, act: event, handled, sweep, before } of steps) {
        at += gap * MINUTE
        latest = Math.max(latest, at + handled * MINUTE)
        if (sweep) one.sweep(latest, 100)
        const meant = understood(confirmBySilence(one.case, at).state, event, at)
        const round = one.case.log.at(-1)!.round
        if (one.says(at, event, at + handled * MINUTE)) {
          if (event.by.side === 'partner') spoke = Math.min(spoke, at)
          if (event.type === 'CaseResolved') over = Math.min(over, at)
          // What is struck in a later round leaves the resolution of the first one as it was.
          if (meant.type === 'ResolutionStruck' && round === 1) over = Infinity
          if (event.type === 'CaseWithdrawn') voided = at
        } else if (before !== null && round === 1) {
          const then = Math.max(START, at - before * MINUTE)
          if (one.says(then, reply(dev), latest)) spoke = Math.min(spoke, then)
        }
      }
      const now = latest + MINUTE
      one.sweep(now, 100)
      const due = after(START / MINUTE, 3 * 60) * MINUTE
      const stopped = Math.min(spoke, over)
      const [clock] = one.clocks
      expect(one.clocks).toHaveLength(1)
      expect(clock!.breachedAt).toBe(due < Math.min(stopped, voided, now) ? due : undefined)
      if (stopped < Infinity)
        expect(clock).toMatchObject({ status: 'stopped', stoppedAt: stopped, met: stopped <= due })
      else if (voided < Infinity) expect(clock!.status).toBe(due < voided ? 'stopped' : 'void')
      else expect(clock).toMatchObject({ status: 'running', dueAt: due })
    }),
    { numRuns: Number(process.env['HISTORIES'] ?? 200) },
  )
}, 300_000)

describe('a severity that is raised while an acknowledgement stands', () => {
  const hours = { 1: 4, 2: 1, 3: 8, 4: 8 }
  const promises = (_version: number, to: Severity) => within(hours[to], { measure: 'acknowledge' })
  const opening = () => {
    const one = new CaseDesk(opened(START), promises, 'acknowledge')
    one.says(START, severity(ana, 3))
    return one
  }
  const takenBack: CaseEvent = { type: 'AcknowledgementTakenBack', by: dana, owner: dora }

  test('holds once that is taken back', () => {
    const raised = (isAcknowledged: boolean) => {
      const one = opening()
      if (isAcknowledged) one.says(paris('Fri 09:20'), acknowledge(dana))
      one.says(paris('Fri 09:30'), severity(ana, 2))
      if (isAcknowledged) {
        expect(one.latest).toMatchObject({ status: 'stopped', met: true })
        one.says(paris('Fri 09:40'), takenBack)
      }
      one.sweep(paris('Fri 14:00'), 100)
      return one.clocks.map(({ status, breachedAt }) => ({ status, breachedAt }))
    }
    expect(raised(false)).toEqual([{ status: 'running', breachedAt: paris('Fri 10:30') }])
    expect(raised(true)).toEqual(raised(false))
  })

  test('changes nothing that the acknowledgement has come to, though word of it comes late', () => {
    const one = opening()
    one.says(paris('Fri 12:00'), acknowledge(dana))
    one.says(paris('Fri 10:00'), severity(ana, 2), paris('Fri 12:10'))
    one.says(paris('Fri 12:20'), ask(ana))
    expect(one.latest).toMatchObject({ status: 'stopped', met: true, stoppedAt: paris('Fri 12:00') })
    expect(one.latest).not.toHaveProperty('breachedAt')
  })
})
