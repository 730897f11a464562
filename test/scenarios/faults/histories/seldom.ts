import fc from 'fast-check'
import { ladderLabel } from '../../../../src/domain/escalations/ladder.ts'
import { MINUTE } from '../../../../src/domain/time/instant.ts'
import { CAST, PLACES } from './cast.ts'
import { passes, says } from './deeds.ts'
import type { Happening } from './life.ts'
import { presses } from './presses.ts'

/** Nothing arrives while an escalation is begun and ended by the same side. */
const endsUnheard = (n: number, minutes: number): Happening => ({
  toString: () => `an escalation of CASE-${n} ends before it arrives`,
  async happens(life) {
    const all = Object.values(life.platforms)
    for (const one of all) one.isDown = true
    life.held.push({ from: life.now(), to: life.now() + minutes * MINUTE })
    await life.says(CAST.tom, `escalate CASE-${n} "No progress"`, PLACES.direct)
    const last = (await life.ladders()).findLast(({ status }) => status !== 'resolved')
    await life.passTo(life.now() + minutes * MINUTE)
    if (last) await life.says(CAST.anna, `resolve ${ladderLabel(last.number)} "Agreed"`, PLACES.direct)
    for (const one of all) one.isDown = false
  },
})

const n = fc.integer({ min: 1, max: 3 })
const climbers = fc.constantFrom(CAST.anna, CAST.mara, CAST.ravi)
const weighted = (weight: number, arbitrary: fc.Arbitrary<Happening>) => ({ weight, arbitrary })

/** What few histories come to where anything may happen: escalations that end unheard, and presses on cards that are older than a step. */
export const seldom: fc.Arbitrary<Happening> = fc.oneof(
  weighted(
    3,
    fc.integer({ min: 1, max: 4 }).map((severity) => says(CAST.mia, `case "Matter" --severity ${severity}`)),
  ),
  weighted(
    3,
    n.map((nth) => says(CAST.tom, `escalate CASE-${nth} "No progress"`)),
  ),
  weighted(3, fc.constantFrom(5, 90, 240, 600).map(passes)),
  weighted(
    2,
    fc.tuple(n, fc.constantFrom(1, 30)).map(([nth, minutes]) => endsUnheard(nth, minutes)),
  ),
  weighted(
    2,
    fc.tuple(climbers, fc.nat(3)).map(([who, nth]) => presses(who, 'next', nth, 'fresh', false)),
  ),
  weighted(
    4,
    fc.tuple(climbers, fc.nat(3)).map(([who, nth]) => presses(who, 'next', nth, 'stale', false)),
  ),
)
