import * as fc from 'fast-check'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { SEVERITIES } from '../../../src/domain/cases/case.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import {
  acknowledge,
  ana,
  ask,
  ben,
  confirm,
  confirmSeverity,
  dana,
  dev,
  nothingNeeded,
  notSolved,
  reopen,
  reply,
  resolve,
  severity,
  takeBack,
  undoWithdrawal,
  withdraw,
} from '../cases/people.ts'
import { paris } from './clock-story.ts'

/** What histories of cases that are made by chance are made of. */

/** When they begin: shortly before a week ends. */
export const START = paris('Fri 14:00')

export const anySeverity = fc.constantFrom(...SEVERITIES)

/** Minutes until something else happens: the same half hour, the same day, or the next. */
export const anyGap = fc.oneof(fc.nat(30), fc.nat(200), fc.nat(1_500))

/** What both sides say of a case that our side opened, in the proportions in which chance makes something of it. */
export const anyEvent: fc.Arbitrary<CaseEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(ask(dana), ask(ana), reply(ana), reply(dana), takeBack(dana), nothingNeeded(ben)),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(resolve(dana), resolve(ana), confirm(ana), notSolved(ana), notSolved(dana)),
  },
  { weight: 3, arbitrary: fc.constantFrom(reopen(ana), reopen(dana), acknowledge(dev)) },
  { weight: 3, arbitrary: anySeverity.map((to) => severity(ana, to)) },
  { weight: 1, arbitrary: fc.constant(withdraw(ana)) },
)

/** All that somebody can say of a case alone, whether or not it is theirs to say. */
export type Word = (by: Party) => CaseEvent

export const anyWord: fc.Arbitrary<Word> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Word>(resolve, ask) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Word>(acknowledge, reply, takeBack, nothingNeeded, reopen, notSolved),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Word>(withdraw, undoWithdrawal, confirm, solvedFromTheStart, confirmSeverity),
  },
  {
    weight: 1,
    arbitrary: anySeverity.map(
      (to): Word =>
        (by) =>
          severity(by, to),
    ),
  },
)

/** That it had been solved as soon as it was opened, as only the other side confirms it. */
function solvedFromTheStart(by: Party): CaseEvent {
  return { type: 'ResolutionConfirmed', by, resolvedAt: START }
}
