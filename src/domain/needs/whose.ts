import type { Case } from '../cases/case.ts'
import type { Ladder } from '../escalations/ladder.ts'
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

function canAct({ personId, side }: Party, { roster, ours }: Team): boolean {
  if (side === 'internal' && ours.has(personId)) return true
  return roster.some((one) => one.side === side && one.personId === personId)
}

/**
 * Whom an escalation has called so far: all on its steps, from the first on. A channel of managers stands for the managers of the partner, and of
 * all. Where a step named nobody, it is with whoever answers for our side.
 */
export function calledBy({ policy, climbed }: Ladder, { roster, heads, managersOfAll }: Team): Set<string> {
  const called = climbed.flatMap(({ step }) =>
    (policy.steps[step]?.targets ?? []).flatMap((target) => {
      const { side, role } = target.to === 'role' ? target : ({ side: 'internal', role: 'manager' } as const)
      const named = roster.filter((one) => one.side === side && one.role === role).map(({ personId }) => personId)
      return target.to === 'channel' ? [...named, ...managersOfAll] : named
    }),
  )
  const last = called.length === 0 ? heads.internal : undefined
  return new Set(last === undefined ? called : [last])
}
