import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Measure, MEASURES } from '../../../src/domain/sla/measures/measures.ts'
import { HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { acknowledge, ana, ask, confirm, dana, opened, reply, resolve } from '../cases/people.ts'
import { CaseDesk } from './case-desk.ts'
import { within } from './clock-story.ts'
import { START } from './histories.ts'

/*
 * Met ⇔ stopped ≤ due, of all four measures, by a list of what was said that knows nothing of cases and clocks. Everything happens on half hours of the day and the night, and two hours are promised
 * for each: so what stops exactly when it is due is no rare chance.
 */

const HALF = HOUR / 2
const TARGET = 2 * HOUR
const WORDS = { acknowledges: acknowledge(dana), writes: reply(dana), 'is asked': ask(ana) }

/** `heard`: so many half hours after it is said; `sweeps`: and before that, so long after it. */
const anyAct = fc.record({
  gap: fc.nat(6),
  what: fc.constantFrom('acknowledges' as const, 'writes' as const, 'is asked' as const),
  heard: fc.oneof(fc.constant(0), fc.nat(8)),
  sweeps: fc.array(fc.nat(8), { maxLength: 2 }),
})
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never
type Said = { at: Instant; what: Act['what'] | 'resolves' }

/** From when on each was owed, and when it was done. */
function owed(measure: Measure, said: Said[]): { from: Instant; done: Instant }[] {
  const solved = said.at(-1)!.at
  switch (measure) {
    case 'acknowledge':
      return [{ from: START, done: said.find(({ what }) => what !== 'is asked')!.at }]
    case 'resolve':
      return [{ from: START, done: solved }]
    case 'answer': {
      const turns: { from: Instant; done: Instant }[] = []
      let asked: Instant | undefined
      for (const { at, what } of said) {
        if (what === 'is asked') asked ??= at
        if (asked === undefined || (what !== 'writes' && what !== 'resolves')) continue
        turns.push({ from: asked, done: at })
        asked = undefined
      }
      return turns
    }
    case 'update': {
      const words = said.filter(({ what }) => what === 'writes').map(({ at }) => at)
      const moments = [...new Set([START, ...words, solved])]
      return moments.slice(1).map((done, at) => ({ from: moments[at]!, done }))
    }
  }
}

describe('whatever is said, heard late, and swept early, late, again or never', () => {
  test.each(MEASURES)(
    'the time to %s is met exactly where what was owed was done when it was due, or before',
    (measure) => {
      fc.assert(
        fc.property(fc.array(anyAct, { maxLength: 10 }), fc.nat(6), (given, last) => {
          const desk = new CaseDesk(
            opened(START),
            () => within(2, { measure, hours: 'always', pausesWhileWaiting: false }),
            measure,
          )
          const said: Said[] = []
          let now = START
          for (const { gap, what, heard, sweeps } of given) {
            now += gap * HALF
            for (const after of [...sweeps, ...(heard > 0 ? [heard] : [])]) {
              const at = now + after * HALF
              const known = desk.effects.length
              desk.sweep(at, 100)
              // Not while it may still be done in time: as it is due.
              for (const one of desk.effects.slice(known))
                if (one.effect === 'notify' && one.notice === 'breach') expect(one.dueAt).toBeLessThan(at)
            }
            desk.says(now, WORDS[what], now + heard * HALF)
            said.push({ at: now, what })
          }
          now += last * HALF
          desk.says(now, resolve(dana))
          desk.says(now + 1, confirm(ana))
          said.push({ at: now, what: 'resolves' })
          desk.sweep(now + 100 * HOUR, 100)
          const turns = owed(measure, said)
          const missed = turns.filter(({ from, done }) => done > from + TARGET).map(({ from }) => from + TARGET)
          expect(desk.clocks.flatMap(({ breachedAt }) => breachedAt ?? []).toSorted((a, b) => a - b)).toEqual(missed)
          if (measure === 'update') return
          expect(desk.clocks).toMatchObject(
            turns.map(({ from, done }) => ({
              startedAt: from,
              status: 'stopped',
              stoppedAt: done,
              met: done <= from + TARGET,
            })),
          )
        }),
        { numRuns: 200 },
      )
    },
  )
})
