import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import type { CaseChange, CaseOpening } from './case-event.ts'
import { type Case, caseLabel } from './case.ts'
import { otherSide } from './other-side.ts'
import { hearersOfNew } from './who-hears.ts'

/**
 * A new case, version 1, in round 1. Whoever opens it, the other side owes the answer; but of an outage of its own service the opener's side owes the end, and the opener, who
 * has said so, has it on.
 */
export function openCase(opening: CaseOpening, now: Instant): CaseChange {
  const { id, number, partnerId, title, description, kind, severity, by, wrote, follows, keepsWords, service } = opening
  const isOwn = opening.ownOutage === true
  const [obligor, owner] = isOwn ? [by.side, by] : [otherSide(by.side), opening.owner]
  const status = isOwn ? 'in-progress' : 'open'
  const state: Case = {
    ...{ id, number, partnerId, title, kind, severity, owner, obligor },
    ...(description !== undefined && { description: { text: description, by: wrote ?? by } }),
    ...(wrote && { titledBy: wrote }),
    ...(service !== undefined && { service }),
    ...(follows && { follows: { id: follows.id, number: follows.number } }),
    ...(isOwn && { acknowledgedAt: now, acknowledgedBy: by }),
    status,
    openedAt: now,
    openedBy: by,
    log: [
      {
        ...{ at: now, status, acknowledged: isOwn, round: 1, severity },
        ...(isOwn && { by: by.side }),
        ...(keepsWords && { keepsWords: true }),
        ...(opening.ownRaise && { ownRaise: true }),
      },
    ],
    version: 1,
  }
  const data = {
    ...{ number, title, kind, severity, obligor, owner: named(owner) },
    ...(description !== undefined && { description }),
    ...(wrote && { wrote: named(wrote) }),
    ...(service !== undefined && { service }),
    ...(follows && { follows: caseLabel(follows.number) }),
  }
  return {
    state,
    effects: [
      { effect: 'record fact', fact: { at: now, kind: 'CaseOpened', by, data } },
      { effect: 'show card' },
      { effect: 'update clocks' },
      ...hearersOfNew(state),
    ],
  }
}
