import type { CorrectiveAction } from '../corrective/corrective-action.ts'
import type { Case } from '../cases/case.ts'
import { toldInThisClimb } from '../escalations/called.ts'
import type { Ladder } from '../escalations/ladder.ts'
import { targetsOf } from '../escalations/policy.ts'
import type { Membership } from '../partners/partner.ts'
import type { Party, Side } from '../partners/party.ts'

/** Who is there to do something about one partner. */
export type Team = {
  roster: readonly Omit<Membership, 'partnerId'>[]
  /** Who answers for a side: its account manager, else its sponsor, else anybody named there. */
  heads: Partial<Record<Side, string>>
  /** Managers of every partner. */
  managersOfAll: readonly string[]
  /** Our own people who can still act, named for the partner or not. */
  ours: ReadonlySet<string>
}

/** Whose a case is on one side: its owner's, else of whoever opened it, else of whoever answers for the side. */
export function holderOf({ owner, openedBy }: Case, side: Side, team: Team): string | undefined {
  const holder = [owner, openedBy].find((one) => one.side === side && canAct(one, team))
  return holder?.personId ?? team.heads[side]
}

/** Whose a corrective action is: its owner’s, else of whoever answers for their side. */
export function ownerOf({ owner, side }: CorrectiveAction, team: Team): string | undefined {
  return canAct(owner, team) ? owner.personId : team.heads[side]
}

function canAct({ personId, side }: Party, { roster, ours }: Team): boolean {
  if (side === 'internal' && ours.has(personId)) return true
  return roster.some((one) => one.side === side && one.personId === personId)
}

/**
 * Whom an escalation has called of one side so far in this climb: all on its steps, from the first on, but who started it, and at a step who took it there. A channel of managers stands
 * for the managers of the partner, and of all. Where that is nobody, it is with whoever answers for our side, or else is there.
 */
export function calledBy(ladder: Ladder, { roster, heads, managersOfAll }: Team, on: Side): Set<string> {
  const { policy, startedBy } = ladder
  const others = (personId: string) => personId !== startedBy?.personId
  const told = toldInThisClimb(ladder).filter(({ side }) => side === on)
  const called = told.flatMap(({ side: of, step, but, instead }) =>
    targetsOf(policy, of, step)
      .flatMap((target) => {
        if (target.to === 'rotation') return []
        if (target.to === 'person')
          return roster.some((one) => one.side === of && one.personId === target.person) ? target.person : []
        // What a side talks in is read for it by whoever answers for it.
        if (target.to === 'channel' && target.purpose !== 'managers') return heads[of] ?? []
        // So is what a page hook calls that is nobody's own.
        if (target.to === 'hook') return heads[of] ?? []
        const role = target.to === 'role' ? target.role : 'manager'
        const named = roster.filter((one) => one.side === of && one.role === role).map(({ personId }) => personId)
        return target.to === 'channel' ? [...named, ...managersOfAll] : named
      })
      .filter((personId) => !instead?.away.includes(personId))
      .concat(instead?.called ?? [])
      .filter((personId) => others(personId) && personId !== but),
  )
  if (called.length > 0 || on === 'partner') return new Set(called)
  const { internal: head } = heads
  const ours = roster.filter(({ side }) => side === 'internal').map(({ personId }) => personId)
  const last = head === undefined ? undefined : ([head, ...ours].find(others) ?? head)
  return new Set(last === undefined ? [] : [last])
}
