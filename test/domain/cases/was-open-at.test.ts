import { expect, test } from 'vitest'
import { type Case, isOver } from '../../../src/domain/cases/case.ts'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { wasOpenAt } from '../../../src/domain/cases/was-open-at.ts'
import { DAY, HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { Chance } from '../../faults/chance.ts'
import {
  ana,
  ask,
  confirm,
  confirmMerge,
  dana,
  decide,
  merge,
  notSolved,
  opened,
  reopen,
  reply,
  resolve,
  undoMerge,
  undoWithdrawal,
  withdraw,
} from './people.ts'

/** A Monday at nine in Paris. */
const NINE = Date.parse('2026-03-02T08:00:00Z')
const other: Case = { ...opened(NINE), id: 'c0', number: 11 }
const EVENTS: CaseEvent[] = [
  ...[resolve(dana), resolve(ana), confirm(ana), notSolved(ana), notSolved(dana), reopen(ana), reopen(dana)],
  ...[withdraw(ana), undoWithdrawal(ana), merge(ana, other), merge(dana, other), confirmMerge(ana, other)],
  ...[undoMerge(ana), undoMerge(dana), ask(dana), reply(ana), reply(dana)],
]

test('whatever ended a case and let it go on again, it was open at a moment if it was so when one looked then', () => {
  const happened = new Set<string>()
  for (let seed = 1; seed <= 40; seed += 1) {
    const chance = new Chance(seed)
    let state = opened(NINE)
    const seen: { at: Instant; open: boolean }[] = [{ at: NINE, open: true }]
    for (let at = NINE + HOUR; at < NINE + 20 * DAY; at += HOUR * chance.between(1, 12)) {
      const event = chance.pick(EVENTS)
      const decision = decide(state, event, at)
      if ('state' in decision && isOver(decision.state) !== isOver(state)) happened.add(event.type)
      if ('state' in decision) state = decision.state
      seen.push({ at, open: !isOver(state) })
    }
    for (let at = NINE - HOUR; at < NINE + 20 * DAY; at += HOUR / 2)
      expect(wasOpenAt(state, at), `seed ${seed}, ${new Date(at).toISOString()}`).toBe(
        seen.findLast((one) => one.at < at)?.open ?? false,
      )
  }
  expect([...happened].toSorted()).toEqual([
    ...['CaseMerged', 'CaseReopened', 'CaseResolved', 'CaseWithdrawn', 'MergeConfirmed', 'MergeTakenBack'],
    ...['ResolutionStruck', 'WithdrawalTakenBack'],
  ])
})
