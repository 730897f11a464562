import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case, CaseLogEntry, Severity } from '../../../../src/domain/cases/case.ts'
import { countedIn } from '../../../../src/domain/sla/figures/counted-in.ts'
import { mttrOf } from '../../../../src/domain/sla/figures/derived.ts'
import { NOTHING_SAID, outagesOf } from '../../../../src/domain/sla/figures/outages.ts'
import type { DerivedKind } from '../../../../src/domain/terms/derived-terms.ts'
import { ALWAYS } from '../../../../src/domain/time/calendar.ts'
import { HOUR } from '../../../../src/domain/time/instant.ts'
import { inside, type Stretch } from '../../../../src/domain/time/stretches.ts'
import { availability } from '../../../fixtures/terms.ts'
import { ana, confirm, dana, resolve, severity, after, opened } from '../../cases/people.ts'
import { paris } from '../clock-story.ts'

const START = paris('Fri 10:00')
const SERVICE = 'Orders API'

/** After so many hours a severity is set, by Dana’s side, which owes the case, or by Ana’s. */
type Set = { hours: number; to: Severity; owes: boolean }
const anySeverity = fc.constantFrom<Severity>(1, 2, 3, 4)
const anySet = fc.record({ hours: fc.integer({ min: 1, max: 40 }), to: anySeverity, owes: fc.boolean() })
const anyStory = fc.record({
  first: anySeverity,
  sets: fc.array(anySet, { maxLength: 5 }),
  solved: fc.integer({ min: 41, max: 60 }),
})
type Story = { first: Severity; sets: Set[]; solved: number }
const anyNamed = fc.uniqueArray(anySeverity, { minLength: 1 })
const anyKind = fc.constantFrom<DerivedKind>('availability', 'failures', 'mtbf', 'mttr')

function told({ first, sets, solved }: Story, number = 1): Case {
  const bare = opened(START)
  const log = bare.log.map((entry): CaseLogEntry => ({ ...entry, severity: first }))
  const begun = { ...bare, id: `c${number}`, number, service: SERVICE, severity: first, log }
  const said = sets.toSorted((a, b) => a.hours - b.hours)
  return after(
    said.reduce<Case>(
      (state, { hours, to, owes }) =>
        state.severity === to ? state : after(state, [START + hours * HOUR, severity(owes ? dana : ana, to)]),
      begun,
    ),
    [START + solved * HOUR, resolve(dana)],
    [START + solved * HOUR, confirm(ana)],
  )
}

const figure = (severities: Severity[], kind: DerivedKind = 'availability') =>
  availability({ kind, service: SERVICE, counts: { kinds: ['incident'], severities } })
const outages = (cases: Case[], severities: Severity[], kind?: DerivedKind) =>
  outagesOf(cases, countedIn(figure(severities, kind)), NOTHING_SAID, 'partner')
const lengthOf = (down: Stretch[]) => down.reduce((sum, { from, to }) => sum + to - from, 0)
const inHours = (cases: Case[], severities: Severity[], kind?: DerivedKind) =>
  outages(cases, severities, kind).map(({ down }) =>
    down.map(({ from, to }) => [(from - START) / HOUR, (to - START) / HOUR]),
  )

describe('what a case counts by its severity', () => {
  test('is each stretch by the one that it had then', () => {
    const story: Story = {
      first: 3,
      sets: [
        { hours: 5, to: 1, owes: false },
        { hours: 9, to: 4, owes: false },
      ],
      solved: 48,
    }
    expect(inHours([told(story)], [1, 2])).toEqual([[[5, 9]]])
    expect(inHours([told(story)], [3, 4])).toEqual([
      [
        [0, 5],
        [9, 48],
      ],
    ])
    // Up and down by its severity it failed once.
    expect(inHours([told(story)], [3, 4], 'failures')).toEqual([[[0, 48]]])
  })

  test('stays where the side that owes raises it, until the other side sets another', () => {
    const raised: Set = { hours: 5, to: 1, owes: true }
    expect(inHours([told({ first: 3, sets: [raised], solved: 48 })], [2, 3])).toEqual([[[0, 48]]])
    const setSince: Story = { first: 3, sets: [raised, { hours: 9, to: 4, owes: false }], solved: 48 }
    expect(inHours([told(setSince)], [2, 3])).toEqual([[[0, 9]]])
  })

  test('is never changed by a severity for what lies before it', () => {
    fc.assert(
      fc.property(anyStory, anySeverity, anyNamed, anyKind, fc.boolean(), (story, to, severities, kind, owes) => {
        const at = 40.5
        const before = { from: START, to: START + at * HOUR }
        const changed = { ...story, sets: [...story.sets, { hours: at, to, owes }] }
        const downBefore = (one: Story) =>
          outages([told(one)], severities, kind).flatMap(({ down }) => inside(down, before))
        expect(downBefore(changed)).toEqual(downBefore(story))
      }),
    )
  })

  test('is never less, nor a better mean, by a raise of the side that owes', () => {
    fc.assert(
      fc.property(
        fc.array(anyStory, { minLength: 1, maxLength: 4 }),
        anySeverity,
        anyNamed,
        anyKind,
        (stories, to, severities, kind) => {
          const [first, ...others] = stories as [Story, ...Story[]]
          const rest = others.map((one, at) => told(one, at + 2))
          const without = told(first)
          fc.pre(to < without.severity && without.severity === without.log.at(-1)!.severity)
          const raised = told({ ...first, sets: [...first.sets, { hours: 40.5, to, owes: true }] })
          const downOf = (state: Case) => lengthOf(outages([state], severities, kind).flatMap(({ down }) => down))
          expect(downOf(raised)).toBeGreaterThanOrEqual(downOf(without))
          const meanOf = (state: Case) => {
            const mean = mttrOf(outages([state, ...rest], severities, 'mttr'), ALWAYS, {
              from: START,
              to: START + 90 * HOUR,
            })
            return mean.kind === 'mean' ? mean.sumMs / mean.over : 0
          }
          expect(meanOf(raised)).toBeGreaterThanOrEqual(meanOf(without) - 1)
        },
      ),
    )
  })
})
