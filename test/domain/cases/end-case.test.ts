import { describe, expect, test } from 'vitest'
import type { Case } from '../../../src/domain/cases/case.ts'
import { openCase } from '../../../src/domain/cases/open-case.ts'
import {
  after,
  ana,
  ask,
  ben,
  confirmMerge,
  confirmSeverity,
  dana,
  decide,
  dora,
  merge,
  opened,
  reopen,
  resolve,
  severity,
  withdraw,
} from './people.ts'

const open = opened(0)
const older: Case = { ...opened(0), id: 'c0', number: 11 }

describe('withdrawing a case', () => {
  test('is for the side that opened it, and ends it for good', () => {
    const withdrawn = after(open, [10, withdraw(ben)])
    expect(withdrawn).toMatchObject({ status: 'withdrawn', endedAt: 10, endedBy: ben, reason: 'Opened by mistake.' })
    expect(decide(open, withdraw(dana), 10)).toEqual({
      refused: 'CASE-12 was opened by the other side; only they can withdraw it. You can resolve it.',
    })
    expect(decide(withdrawn, reopen(ana), 20)).toEqual({
      refused: 'CASE-12 was withdrawn, so nothing is left to do on it.',
    })
    expect(decide(after(open, [10, resolve(ana)]), withdraw(ana), 20)).toHaveProperty('refused')
  })
})

describe('merging a case', () => {
  test('into an older one that goes on ends the younger', () => {
    const merged = after(open, [10, merge(ana, older)])
    expect(merged).toMatchObject({ status: 'merged', endedBy: ana, into: { id: 'c0', number: 11 } })
    expect(decide(merged, ask(ana), 20)).toEqual({
      refused: 'CASE-12 was merged into CASE-11, so nothing is left to do on it.',
    })
  })

  test.each([
    ['into itself', open, 'CASE-12 cannot be merged into itself.'],
    ['into one of another partner', { ...older, partnerId: 'p2' }, 'CASE-12 and CASE-11 are about different partners.'],
    [
      'into one owed by the other side',
      { ...older, obligor: 'internal' as const },
      'CASE-12 and CASE-11 are owed by different sides.',
    ],
    [
      'into one that is over',
      after(older, [5, withdraw(ana)]),
      'CASE-11 is over; merge only into a case that goes on.',
    ],
    ['into a younger one', { ...older, number: 13 }, 'CASE-13 is younger than CASE-12; merge it into CASE-12 instead.'],
  ])('%s is refused', (_title, into, refused) => {
    expect(decide(open, merge(ana, into), 10)).toEqual({ refused })
  })

  test('by the side that owes goes on until the other side has confirmed it', () => {
    const asked = after(open, [10, merge(dana, older)])
    expect(asked).toMatchObject({
      status: 'open',
      merging: { into: { id: 'c0', number: 11 }, by: dana },
      log: open.log,
    })
    expect(decide(asked, confirmMerge(dora, older), 20)).toHaveProperty('refused')
    const confirmed = after(asked, [20, confirmMerge(ana, older)])
    expect(confirmed).toMatchObject({ status: 'merged', endedBy: dana, endedAt: 20 })
    expect(confirmed).not.toHaveProperty('merging')
    expect(decide(open, confirmMerge(ana, older), 20)).toEqual({ unchanged: 'Nobody has asked to merge CASE-12.' })
  })
})

describe('a severity lowered by the side that owes', () => {
  const about = { id: 'c2', number: 13, partnerId: 'p1', title: 'Need access', kind: 'request', severity: 1 } as const
  const owedByUs = openCase({ ...about, by: dana, owner: ana }, 0).state

  test('is shown at once, and followed by the clocks once the other side has confirmed it', () => {
    const lowered = after(owedByUs, [10, severity(ana, 3)])
    expect(lowered).toMatchObject({ severity: 3, log: owedByUs.log })
    expect(decide(lowered, confirmSeverity(ben), 20)).toHaveProperty('refused')
    const decision = decide(lowered, confirmSeverity(dana), 20)
    expect(decision).toMatchObject({ state: { severity: 3 } })
    expect('effects' in decision && decision.effects).toContainEqual({
      effect: 'change severity',
      raised: false,
      at: 20,
    })
    expect(decide(owedByUs, confirmSeverity(dana), 20)).toHaveProperty('unchanged')
  })

  test('or raised, where the terms promise less for the more severe one, is followed once the other side has confirmed it', () => {
    const raised = after(owedByUs, [10, severity(ana, 3)], [20, confirmSeverity(dana)])
    const loosened = after(raised, [30, { type: 'CaseSeverityChanged', by: ana, severity: 2, loosens: true }])
    expect(loosened).toMatchObject({ severity: 2, log: raised.log })
    const decision = decide(loosened, confirmSeverity(dana), 40)
    expect(decision).toMatchObject({ state: { severity: 2 } })
    expect('effects' in decision && decision.effects).toContainEqual({
      effect: 'change severity',
      raised: true,
      at: 40,
    })
    expect('state' in decision && decision.state.log.at(-1)).toMatchObject({ severity: 2 })
  })

  test('and raised again changes nothing for the clocks', () => {
    const again = after(owedByUs, [10, severity(ana, 3)], [20, severity(ana, 1)])
    expect(again).toMatchObject({ severity: 1, log: owedByUs.log })
  })

  test('while the side that is owed lowers and raises as it likes', () => {
    expect(after(open, [10, severity(ana, 3)]).log.at(-1)).toMatchObject({ severity: 3 })
    expect(after(owedByUs, [10, severity(ana, 3)], [20, severity(dana, 2)]).log.at(-1)).toMatchObject({ severity: 2 })
  })
})
