import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Accepted, AgreementVersion } from '../../../src/domain/terms/agreement.ts'
import { changesTold, isByAcceptance } from '../../../src/domain/terms/changes-told.ts'
import { diffTerms } from '../../../src/domain/terms/diff-terms.ts'
import { promise, terms } from '../../fixtures/terms.ts'

const version = (number: number, hours: [ours: number, theirs: number], accepted?: Accepted): AgreementVersion => ({
  ...{ id: `a-${number}`, version: number, partnerId: 'acme', validFrom: number, recordedAt: number, changes: [] },
  terms: terms({
    objectives: (['internal', 'partner'] as const).map((obligor, at) =>
      promise({ id: obligor, obligor, target: { amount: hours[at]!, unit: 'h' } }),
    ),
  }),
  ...(accepted && { accepted }),
})
const ALL = [version(1, [4, 4]), version(2, [2, 4]), version(3, [2, 8]), version(4, [3, 8]), version(5, [3, 4])]
const told = (numbers: number[], all = ALL) => {
  const { changes, made } = changesTold(all, numbers, diffTerms)
  return [changes.map(({ what, from, to }) => `${what}: ${from}, ${to}`), made.map((one) => one.version)]
}
const [OURS, THEIRS] = ['our target to resolve any case', 'their target to resolve any case']

describe('what came of versions of an agreement', () => {
  test('is what differs since before the first of them, by the version that changed it last', () => {
    expect(told([2, 3, 4], ALL.slice(0, 4))).toEqual([
      [`${OURS}: 4 h, 3 h`, `${THEIRS}: 4 h, 8 h`],
      [3, 4],
    ])
    // What another version changed since is told by whoever tells of that.
    expect(told([2, 3], ALL.slice(0, 4))).toEqual([[`${THEIRS}: 4 h, 8 h`], [3]])
    expect(told([4])).toEqual([[`${OURS}: 2 h, 3 h`], [4]])
  })

  test('is nothing where it was changed back, nor of the first version, nor of one that there is not', () => {
    expect(told([3, 5])).toEqual([[], []])
    expect(told([1])).toEqual([[], []])
    expect(told([9])).toEqual([[], []])
    expect(told([2], [])).toEqual([[], []])
  })

  test('is the whole difference for whoever has to hear of every version', () => {
    const hours = fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1, 2))
    fc.assert(
      fc.property(fc.array(hours, { minLength: 2, maxLength: 6 }), (each) => {
        const all = each.map((one, at) => version(at + 1, one))
        const numbers = all.slice(1).map((one) => one.version)
        const whole = diffTerms(all[0]!.terms, all.at(-1)!.terms)
        expect(changesTold(all, numbers, diffTerms).changes).toEqual(whole)
      }),
    )
  })
})

test('a version is the work of an acceptance if its word is another than that of the version before', () => {
  const word = { personId: 'ravi', at: 3 }
  const [first, accepted, kept] = [version(2, [4, 4]), version(3, [8, 4], word), version(4, [2, 4], word)]
  expect(isByAcceptance(first, undefined)).toBe(false)
  expect(isByAcceptance(accepted, first)).toBe(true)
  expect(isByAcceptance(kept, accepted)).toBe(false)
  expect(isByAcceptance(version(5, [2, 4], { ...word, personId: 'sol' }), kept)).toBe(true)
})
