import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffTerms } from '../../../src/domain/terms/diff-terms.ts'
import { SIDES } from '../../../src/domain/partners/party.ts'
import { figureKey } from '../../../src/domain/terms/figure.ts'
import { ladderName } from '../../../src/domain/terms/ladder-terms.ts'
import { aboutOf } from '../../../src/domain/terms/objective.ts'
import {
  applyPatch,
  joinPatches,
  NO_PATCH,
  patchOf,
  type TermsPatch,
  withoutChanged,
} from '../../../src/domain/terms/terms-patch.ts'
import type { Terms } from '../../../src/domain/terms/terms.ts'
import { levels, promise, terms } from '../../fixtures/terms.ts'
import { anyTerms } from './any-terms.ts'

const promising = (...objectives: Terms['objectives']) => terms({ objectives })
const [USUAL] = terms().ladders
const inHours = (amount: number) => ({ target: { amount, unit: 'h' as const } })

/** What a patch names, whichever parts of it. */
function elementsOf({ objectives, figures, money, calendars, hours, ladders, checks }: TermsPatch): string[] {
  const ended = [
    ...objectives.flatMap(({ objective, parts }) => (parts.length === 0 ? [aboutOf(objective)] : [])),
    ...figures.flatMap(({ figure, parts }) => (parts.length === 0 ? [figureKey(figure)] : [])),
  ]
  return [
    ...objectives.map(({ objective }) => aboutOf(objective)),
    ...figures.map(({ figure }) => figureKey(figure)),
    ...money.flatMap(({ side, parts }) =>
      parts.length === 0 ? [`${side} end`] : parts.map((part) => `${side} ${part}`),
    ),
    // What follows from them ends with them.
    ...SIDES.flatMap((side) => ended.flatMap((key) => [`${side} rule ${key}`, `${side} bonus ${key}`])),
    ...calendars.map(({ name }) => `hours ${name}`),
    ...Object.keys(hours),
    ...ladders.map(({ ladder }) => ladderName(ladder)),
    ...(checks ? ['checks'] : []),
  ]
}

describe('a patch of terms', () => {
  test('makes of the terms before it what it was taken from', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (before, after) => {
        expect(diffTerms(applyPatch(before, patchOf(before, after)), after)).toEqual([])
      }),
    )
  })

  test('is nothing exactly where both say the same', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (before, after) => {
        const same = diffTerms(before, after).length === 0
        expect(JSON.stringify(patchOf(before, after)) === JSON.stringify(NO_PATCH)).toBe(same)
      }),
    )
  })

  test('leaves of newer terms all that it does not name', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, anyTerms, (before, after, newer) => {
        const patch = patchOf(before, after)
        const named = elementsOf(patch)
        // Money that is not there is made whole.
        const whole = SIDES.filter((side) => !newer.money[side] && named.includes(`${side} fee`))
        const others = elementsOf(patchOf(newer, applyPatch(newer, patch))).filter((one) => !named.includes(one))
        expect(others.filter((one) => !whole.some((side) => one.startsWith(side)))).toEqual([])
      }),
    )
  })

  test('joined with the one that follows it comes to the same as both', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, anyTerms, (first, second, third) => {
        const joined = joinPatches(patchOf(first, second), patchOf(second, third))
        expect(diffTerms(applyPatch(first, joined), third)).toEqual([])
      }),
    )
  })

  test('changes the target of a promise and leaves its warnings as they are by then, and its id', () => {
    const before = promising(promise({ id: 'first' }))
    const patch = patchOf(before, promising(promise({ id: 'other', ...inHours(4) })))
    const newer = promising(promise({ id: 'first', levels: levels('-90 %'), protects: 'Parcels' }))
    expect(applyPatch(newer, patch).objectives).toEqual([
      promise({ id: 'first', ...inHours(4), levels: levels('-90 %'), protects: 'Parcels' }),
    ])
  })

  test('makes a promise anew that ended meanwhile if it says its target, and not for its warnings alone', () => {
    const before = promising(promise())
    const none = promising()
    const target = patchOf(before, promising(promise(inHours(4))))
    expect(applyPatch(none, target).objectives).toEqual([promise(inHours(4))])
    const warnings = patchOf(before, promising(promise({ levels: levels('-90 %') })))
    expect(applyPatch(none, warnings).objectives).toEqual([])
  })

  test('changes the steps of one side, and leaves those of the other as they are by then', () => {
    const changed = { ...USUAL!, steps: { ...USUAL!.steps, partner: [] } }
    const patch = patchOf(terms(), terms({ ladders: [changed] }))
    const newer = { ...USUAL!, steps: { ...USUAL!.steps, internal: USUAL!.steps.internal.slice(0, 1) } }
    expect(applyPatch(terms({ ladders: [newer] }), patch).ladders).toEqual([
      { ...USUAL!, steps: { internal: newer.steps.internal, partner: [] } },
    ])
  })

  test('without what a change says keeps the parts that the change leaves', () => {
    const before = promising(promise(), promise({ measure: 'acknowledge' }))
    const both = promising(promise({ ...inHours(4), levels: levels('-90 %') }))
    const target = promising(promise(inHours(2)), promise({ measure: 'acknowledge' }))
    expect(withoutChanged(patchOf(before, both), before, target).objectives).toMatchObject([
      { objective: { measure: 'acknowledge' }, parts: [] },
      { objective: { measure: 'resolve' }, parts: ['manner'] },
    ])
  })

  test('keeps an end where a change leaves what was promised, and whom a ladder calls of the partner, as it is', () => {
    const before = terms({ objectives: [promise()], ladders: [USUAL!, { ...USUAL!, severity: 4 }] })
    const ends = patchOf(before, terms({ objectives: [], ladders: [USUAL!] }))
    const says = (change: Partial<Terms['objectives'][number]>, steps: Partial<typeof USUAL>) =>
      terms({ objectives: [promise(change)], ladders: [USUAL!, { ...USUAL!, severity: 4, ...steps }] })
    const { internal, partner } = USUAL!.steps
    const ours = says({ levels: levels('-90 %') }, { steps: { internal: internal.slice(0, 1), partner } })
    expect(withoutChanged(ends, before, ours)).toEqual(ends)
    const both = says(inHours(4), { steps: { internal, partner: [] } })
    expect(withoutChanged(ends, before, both)).toEqual(NO_PATCH)
    expect(withoutChanged(ends, before, terms({ objectives: [], ladders: [USUAL!] }))).toEqual(NO_PATCH)
    // Nor are other steps of ours a word about theirs.
    const more = patchOf(before, says({}, { steps: { internal, partner: partner.slice(0, 1) } }))
    expect(withoutChanged(more, before, ours)).toEqual(more)
  })
})
