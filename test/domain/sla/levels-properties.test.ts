import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Clock, ClockEffect } from '../../../src/domain/sla/clock.ts'
import { MEASURES, type Measure } from '../../../src/domain/sla/measures/measures.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { levels } from '../../fixtures/terms.ts'
import { opened } from '../cases/people.ts'
import { CaseDesk, type PromisesOf } from './case-desk.ts'
import { within } from './clock-story.ts'
import { anyEvent, anyGap, START } from './histories.ts'

/** `HISTORIES=20000` after a change of the rules. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 200)

const SAID = [['-50 %', '-1h', '+2h'], ['-90m sent', '-25 %', '+50 %', '+1 working day'], [], ['+1h', '+3h']] as const

const promisesFor =
  (measure: Measure): PromisesOf =>
  (_version, of) =>
    within([9, 4, 6, 3][of - 1]!, {
      measure,
      pausesWhileWaiting: of !== 3,
      severityRaised: of === 2 ? 'from opening' : 'from change',
      levels: levels(...SAID[of - 1]!),
    })

const history = fc.array(fc.record({ gap: anyGap, event: anyEvent }), { maxLength: 12 })
/** So many minutes after the opening somebody looks, because of a timer of this level. */
const sweeps = fc.array(fc.record({ at: fc.nat(6_000), percent: fc.constantFrom(50, 75, 100, 125, 150, 300) }), {
  maxLength: 25,
})

type Given = { gap: number; event: CaseEvent }[]
type Sweeps = { at: number; percent: number }[]

/** What happened, told in time, with looks in between, and one at the end. */
function played(measure: Measure, given: Given, looks: Sweeps): CaseDesk {
  const desk = new CaseDesk(opened(START), promisesFor(measure), measure)
  const left = looks.toSorted((a, b) => a.at - b.at)
  let now = 0
  const lookUntil = (until: number) => {
    while (left[0] && left[0].at < until) {
      const { at, percent } = left.shift()!
      desk.sweep(START + at * MINUTE, percent)
    }
  }
  for (const one of given) {
    now += one.gap
    lookUntil(now)
    desk.says(START + now * MINUTE, one.event)
  }
  const end = Math.max(now, 6_000) + 1
  lookUntil(end)
  desk.sweep(START + end * MINUTE, 100)
  return desk
}

/** All but what was said, and how often it was looked at. */
function standing(clock: Clock): object {
  const terms = clock.terms.map(({ since, why }) => ({ since, why }))
  return { ...clock, terms, objective: 0, calendar: 0, warnedPercents: [], version: 0 }
}

/** What people and the escalation are told, each by the clock, the level and the due time that it is about. */
function told(effects: (ClockEffect & { clock: string })[]): string[] {
  return effects.flatMap((one) => {
    if (one.effect === 'notify' && one.notice === 'warning') return [`${one.clock} ${one.percent} ${one.dueAt}`]
    if (one.effect === 'notify') return [`${one.clock} breach ${one.dueAt}`]
    if (one.effect !== 'record fact') return []
    const { kind, at, data } = one.fact
    return kind === 'SlaOverdue' ? [`${one.clock} overdue ${data['by']} ${data['dueAt']} ${at}`] : []
  })
}

describe.each(MEASURES)('the same history of a clock to %s, looked at whenever', (measure) => {
  test('comes to the same clocks, and met is stopped at or before its due time', () => {
    fc.assert(
      fc.property(history, sweeps, (given, looks) => {
        const [unseen, seen] = [played(measure, given, []), played(measure, given, looks)]
        expect(seen.clocks.map(standing)).toEqual(unseen.clocks.map(standing))
        for (const clock of seen.clocks)
          if (clock.status === 'stopped') {
            expect(clock.met).toBe(clock.stoppedAt <= clock.dueAt)
            expect(clock.met).toBe(clock.breachedAt === undefined)
          }
      }),
      { numRuns: HISTORIES },
    )
  })

  test('tells each level of each clock at most once, and adds no cause without its level', () => {
    fc.assert(
      fc.property(history, sweeps, (given, looks) => {
        const { effects } = played(measure, given, looks)
        const said = told(effects)
        expect(said).toEqual([...new Set(said)])
        const causes = effects.filter(({ effect }) => effect === 'add cause').length
        expect(causes).toBeLessThanOrEqual(said.filter((one) => one.includes('overdue')).length)
      }),
      { numRuns: HISTORIES },
    )
  })
})
