import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CASE_KINDS, SEVERITIES } from '../../../src/domain/cases/case.ts'
import { CAUSES } from '../../../src/domain/escalations/ladder.ts'
import { sayChange } from '../../../src/domain/partners/change.ts'
import { SIDES } from '../../../src/domain/partners/party.ts'
import { MEASURES } from '../../../src/domain/sla/measures/measures.ts'
import { objectivesFor } from '../../../src/domain/sla/objectives-for.ts'
import { callsOf } from '../../../src/domain/terms/calls-of.ts'
import { ladderFor } from '../../../src/domain/terms/climbs-by.ts'
import { type LadderTerms, ladderName } from '../../../src/domain/terms/ladder-terms.ts'
import { wordJudge } from '../../../src/domain/terms/needs-word.ts'
import { sharedChanges, sharedObjectives } from '../../../src/domain/terms/shared-terms.ts'
import type { Terms } from '../../../src/domain/terms/terms.ts'
import { voiceOf } from '../../../src/domain/terms/voice.ts'
import { formatTarget } from '../../../src/domain/time/duration.ts'
import { promise, terms } from '../../fixtures/terms.ts'
import { anyTerms } from './any-terms.ts'

const VOICE = voiceOf({ internal: 'Northwind', partner: 'Acme' })
const said = (before: Terms, after: Partial<Terms>) =>
  sharedChanges(before, { ...before, ...after }, VOICE).map(sayChange)

const hours = (amount: number) => ({ target: { amount, unit: 'h' as const } })
const ANY = promise({ id: 'any', measure: 'resolve', obligor: 'internal', ...hours(8) })
const SEVERE = promise({ id: 'severe', measure: 'resolve', obligor: 'internal', severity: 1, ...hours(4) })
const OWN = { measure: 'resolve', obligor: 'internal', severity: 1, kind: 'incident' } as const
const PROMISED = terms({ objectives: [ANY, SEVERE] })

const tells = (role: 'account-manager' | 'sponsor', amount = 1) => ({
  targets: [{ to: 'role' as const, role }],
  ...{ wait: { amount, unit: 'h' as const }, waitIn: 'working' as const },
})
const USUAL: LadderTerms = {
  steps: {
    internal: [tells('account-manager'), tells('sponsor', 2)],
    partner: [tells('account-manager'), tells('sponsor', 2)],
  },
  cycles: 2,
}
const CLIMBED = terms({ ladders: [USUAL] })
const OURS_ALONE = { steps: { internal: [tells('sponsor')], partner: [] }, cycles: 1 }
const AS_USUAL =
  'the account manager at once, the sponsor after 1 h of working time, 2 rounds of 3 h of working time (as usual)'

describe('a change is said by what it makes of what holds, each company by its name', () => {
  test('a special promise takes the place of the one that holds for its cases until then', () => {
    expect(said(PROMISED, { objectives: [ANY, SEVERE, promise({ ...OWN, ...hours(80) })] })).toEqual([
      'Northwind’s promise to resolve an incident of severity 1 from 4 h (as for a case of severity 1) to 80 h, in working hours, paused while it waits',
    ])
  })

  test('of several that hold until then each is said, and that nothing does', () => {
    const [line] = said(terms({ objectives: [SEVERE] }), {
      objectives: [SEVERE, promise({ ...ANY, kind: 'incident' })],
    })
    expect(line).toMatch(/^new: Northwind’s promise to resolve an incident, 8 h/u)
    const [other] = said(terms({ objectives: [SEVERE] }), { objectives: [ANY] })
    expect(other).toContain('to 8 h (as for any case)')
  })

  test('of one that counts otherwise all is said', () => {
    const night = promise({ ...OWN, ...hours(80), hours: 'always', pausesWhileWaiting: false })
    expect(said(PROMISED, { objectives: [ANY, SEVERE, night] })).toEqual([
      'Northwind’s promise to resolve an incident of severity 1 from 4 h, in working hours, paused while it waits (as for a case of severity 1) to 80 h, day and night',
    ])
  })

  test('one promise in place of one for each severity is not cut where both companies read it', () => {
    const each = SEVERITIES.map((severity) =>
      promise({ ...SEVERE, id: `${severity}`, severity, ...hours(severity * 7) }),
    )
    for (const line of said(terms({ objectives: each }), { objectives: [ANY] })) expect(line.length).toBeLessThan(300)
  })

  test('one that ends leaves its cases to the one that holds for them from then on', () => {
    expect(said(PROMISED, { objectives: [ANY] })).toEqual([
      'Northwind’s promise to resolve a case of severity 1 from 4 h, in working hours, paused while it waits to 8 h (as for any case)',
    ])
    expect(said(PROMISED, { objectives: [] }).join()).toMatch(/no more: .* any case.*no more: /u)
  })

  test.each<[string, Partial<LadderTerms>]>([
    ['of severity 1', { severity: 1 }],
    ['after a breach', { cause: 'sla-breach' }],
  ])('a ladder %s that calls nobody of the partner says who is called no more', (name, about) => {
    expect(said(CLIMBED, { ladders: [USUAL, { ...OURS_ALONE, ...about }] })).toEqual([
      `whom of Acme escalations ${name} call from ${AS_USUAL} to nobody`,
    ])
    const back = { ...CLIMBED, ladders: [USUAL, { ...OURS_ALONE, ...about }] }
    expect(said(back, CLIMBED)).toEqual([`whom of Acme escalations ${name} call from nobody to ${AS_USUAL}`])
  })

  test('a ladder that calls them just as the one before did says nothing of it', () => {
    const alike = { ...USUAL, severity: 1 as const, steps: { ...USUAL.steps, internal: OURS_ALONE.steps.internal } }
    expect(said(CLIMBED, { ladders: [USUAL, alike] }).join()).not.toContain('whom of')
  })
})

describe('whatever becomes another for the partner has words', () => {
  // One without cause and severity is always there.
  const agreeable = anyTerms.filter(({ ladders }) => ladders.some((one) => ladderName(one) === 'usual'))
  const pair = fc.tuple(agreeable, agreeable)

  test('a change that needs its word', () => {
    const needsWord = wordJudge(0)
    fc.assert(
      fc.property(pair, ([before, after]) => {
        if (needsWord(before, after)) expect(sharedChanges(before, after)).not.toEqual([])
      }),
    )
  })

  test('each time that is owed for some case, from what it was to what it is', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const changes = sharedChanges(before, after)
        const owed = [before, after].map((one) => sharedObjectives(one))
        for (const obligor of SIDES)
          for (const severity of SEVERITIES)
            for (const kind of CASE_KINDS)
              for (const measure of MEASURES) {
                const [was, is] = owed.map((list) =>
                  objectivesFor(list, { severity, kind, obligor }).find((one) => one.measure === measure),
                )
                const [from, to] = [was, is].map((one) => (one ? formatTarget(one.target) : ''))
                if (from !== to)
                  expect(changes.filter((one) => one.from.includes(from!) && one.to.includes(to!))).not.toEqual([])
              }
      }),
    )
  })

  test('whom each escalation calls, by the ladder that it climbs before or then', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const changes = sharedChanges(before, after)
        for (const cause of CAUSES)
          for (const severity of SEVERITIES) {
            const [was, is] = [before, after].map((one) => ladderFor(one, { cause, severity }))
            if (JSON.stringify(callsOf(was!)) === JSON.stringify(callsOf(is!))) continue
            const names = [was!, is!].map(ladderName).map((name) => (name === 'usual' ? '' : ` ${name}`))
            const told = names.some((name) => changes.some(({ what }) => what.includes(`escalations${name}`)))
            expect(told).toBe(true)
            if (callsOf(is!).length === 0) expect(changes.some(({ to }) => to === 'nobody' || to === '')).toBe(true)
          }
      }),
    )
  })
})
