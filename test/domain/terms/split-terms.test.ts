import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffTerms } from '../../../src/domain/terms/diff-terms.ts'
import { wordJudge } from '../../../src/domain/terms/needs-word.ts'
import { sharedChanges } from '../../../src/domain/terms/shared-terms.ts'
import type { LadderStep } from '../../../src/domain/escalations/policy.ts'
import { splitTerms } from '../../../src/domain/terms/split-terms.ts'
import { applyPatch, NO_PATCH } from '../../../src/domain/terms/terms-patch.ts'
import type { Terms } from '../../../src/domain/terms/terms.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { agreed, levels, promise, terms } from '../../fixtures/terms.ts'
import { isUsual } from '../../../src/domain/terms/ladder-terms.ts'
import { anyTerms } from './any-terms.ts'

const NOW = Date.UTC(2026, 10, 2, 8)
const target = (amount: number) => ({ target: { amount, unit: 'h' as const } })
const ours = promise({ id: 'ours', obligor: 'internal', ...target(4) })
const theirs = promise({ id: 'theirs', obligor: 'partner', ...target(4) })
const BEFORE = terms({ objectives: [ours, theirs] })
const [USUAL] = BEFORE.ladders
const after = (change: Partial<Terms>): Terms => ({ ...BEFORE, ...change })
/** What holds at once, and what waits, in words. */
const split = (to: Terms, before = BEFORE) => {
  const { now, proposed = NO_PATCH } = splitTerms(before, to, NOW)
  const say = (from: Terms, then: Terms) => diffTerms(from, then).map(({ what }) => what)
  return { now: say(before, now), waits: say(now, applyPatch(now, proposed)) }
}

/** As they are agreed on: a usual ladder is always there. */
const whole = anyTerms.map((one): Terms => {
  const usual = one.ladders.some(isUsual)
  return usual ? one : { ...one, ladders: [...one.ladders, USUAL!] }
})

describe('a change of terms taken apart', () => {
  test('holds at once as a whole where it needs no word, and waits as a whole where all of it does', () => {
    expect(splitTerms(BEFORE, after({ objectives: [{ ...ours, ...target(2) }, theirs] }), NOW).proposed).toBeUndefined()
    const loosened = after({ objectives: [{ ...ours, ...target(9) }, theirs] })
    expect(split(loosened)).toEqual({ now: [], waits: ['our target to resolve any case'] })
    expect(splitTerms(BEFORE, BEFORE, NOW)).toEqual({ now: BEFORE })
  })

  test('takes promise from promise, and what warns of one from what it says', () => {
    const to = after({
      objectives: [
        { ...ours, ...target(2) },
        { ...theirs, ...target(2), levels: levels('-90 %') },
      ],
    })
    expect(split(to)).toEqual({
      now: ['our target to resolve any case', 'the levels of their target to resolve any case'],
      waits: ['their target to resolve any case'],
    })
  })

  test('takes our own steps from the partner’s', () => {
    const { internal, partner } = USUAL!.steps
    const to = after({
      ladders: [{ ...USUAL!, steps: { internal: internal.slice(0, 1), partner: partner.slice(0, 1) } }],
    })
    expect(split(to).now).not.toEqual([])
    expect(splitTerms(BEFORE, to, NOW)).toMatchObject({
      now: { ladders: [{ steps: { internal: internal.slice(0, 1), partner } }] },
      proposed: { ladders: [{ parts: ['partner'] }] },
    })
  })

  test('takes how long our own steps wait from how long the partner’s do, where a sheet says both at once', () => {
    const sooner = { amount: 5, unit: 'm' as const }
    const quick = (steps: LadderStep[]) => steps.map((step) => ({ ...step, wait: sooner }))
    const { internal, partner } = USUAL!.steps
    const to = after({ ladders: [{ ...USUAL!, steps: { internal: quick(internal), partner: quick(partner) } }] })
    expect(splitTerms(BEFORE, to, NOW)).toMatchObject({
      now: { ladders: [{ steps: { internal: quick(internal), partner } }] },
      proposed: { ladders: [{ parts: ['partner'] }] },
    })
  })

  test('lets hours hold at once that a promise which waits is counted in', () => {
    const to = after({
      calendars: { ...BEFORE.calendars, nights: agreed(businessHours('UTC'), 'nights') },
      objectives: [ours, { ...theirs, hours: 'nights' }],
    })
    expect(split(to)).toEqual({
      now: ['the hours “nights”'],
      waits: ['the hours of their target to resolve any case'],
    })
  })

  test('keeps together what only together needs no word: a promise that ends, and the one that says the same in its place', () => {
    const severe = promise({ id: 'severe', obligor: 'internal', severity: 1, ...target(2) })
    const before = after({ objectives: [ours, severe] })
    expect(split(after({ objectives: [{ ...ours, ...target(2) }] }), before)).toMatchObject({ waits: [] })
    const more = after({ objectives: [{ ...ours, ...target(2) }, theirs] })
    expect(split(more, before)).toEqual({
      now: ['our target to resolve any case', 'our promise to resolve a case of severity 1'],
      waits: ['their promise to resolve any case'],
    })
  })

  test('never lets something hold at once that could not be kept', () => {
    // Days off for all that is left: what is counted in them is never reached.
    const longest = { ...theirs, target: { amount: 600, unit: 'working days' as const } }
    const before = after({ objectives: [ours, { ...longest, hours: 'always', target: { amount: 1, unit: 'h' } }] })
    const to = after({ objectives: [{ ...ours, ...target(9) }, longest] })
    expect(split(to, before).now).toEqual([])
  })

  test('of any two terms: what holds at once needs no word, and both parts together are the change', () => {
    const needsWord = wordJudge(NOW)
    fc.assert(
      fc.property(
        whole,
        whole,
        fc.subarray(['objectives', 'calendars', 'ladders', 'checks'] as const),
        (one, other, taken) => {
          const to = { ...one, ...Object.fromEntries(taken.map((key) => [key, other[key]])) }
          const { now, proposed } = splitTerms(one, to, NOW)
          expect(needsWord(one, now)).toBe(false)
          expect(diffTerms(applyPatch(now, proposed ?? NO_PATCH), to)).toEqual([])
          expect(proposed === undefined).toBe(!needsWord(one, to))
          // What waits for the partner's word is said to it.
          const said = proposed ? sharedChanges(now, applyPatch(now, proposed)) : []
          expect(said.length > 0).toBe(proposed !== undefined)
        },
      ),
      { numRuns: 60 },
    )
  })
})
