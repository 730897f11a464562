import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../../src/domain/cases/case-event.ts'
import { attainmentOf } from '../../../../src/domain/sla/figures/attainment.ts'
import { MEASURES } from '../../../../src/domain/sla/measures/measures.ts'
import { HOUR, MINUTE } from '../../../../src/domain/time/instant.ts'
import { acknowledge, ana, ask, confirm, dana, opened, reply, resolve, severity, takeBack } from '../../cases/people.ts'
import { CaseDesk } from '../case-desk.ts'
import { paris, within } from '../clock-story.ts'

const START = paris('Fri 14:00')
const END = START + 40 * 24 * HOUR

const events: CaseEvent[] = [
  ...[acknowledge(dana), ask(dana), reply(ana), ask(ana), reply(dana), takeBack(dana)],
  ...[severity(ana, 2), severity(ana, 1), severity(dana, 3)],
]
const acts = fc.array(fc.record({ gap: fc.nat(900), event: fc.constantFrom(...events) }), { maxLength: 8 })

describe('attainment', () => {
  test.each(MEASURES)(
    'of the time to %s is the same whether what is breached is left open, or done at last and confirmed',
    (measure) => {
      fc.assert(
        fc.property(acts, fc.nat(20_000), fc.nat(20_000), (given, later, cut) => {
          const play = (isDone: boolean) => {
            const desk = new CaseDesk(
              opened(START),
              (_, to) => within(HOURS[to], { measure, pausesWhileWaiting: to !== 3 }),
              measure,
            )
            let now = START
            desk.says(now, ask(ana))
            for (const { gap, event } of given) desk.says((now += gap * MINUTE), event)
            desk.sweep((now += 5 * 24 * HOUR), 100)
            const known = desk.clocks.length
            if (isDone) {
              desk.says((now += later * MINUTE), resolve(dana))
              desk.says(now + MINUTE, confirm(ana))
            }
            desk.sweep(END, 100)
            return { desk, known }
          }
          const [open, done] = [play(false), play(true)]
          const at = START + cut * MINUTE
          for (const period of [
            { from: START, to: at },
            { from: at, to: END },
          ]) {
            const [left, ended] = [open, done].map(({ desk, known }) =>
              attainmentOf(
                desk.clocks
                  .slice(0, known)
                  .flatMap(({ counts, breachedAt }) =>
                    counts && breachedAt !== undefined ? [{ caseId: 'c1', ...counts }] : [],
                  ),
                period,
              ),
            )
            expect(left).toEqual(ended)
          }
        }),
        { numRuns: 100 },
      )
    },
  )
})

const HOURS = { 1: 3, 2: 6, 3: 9, 4: 30 } as const
