import type { Ladder } from '../../domain/escalations/ladder.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import { holderOn } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Reaching } from '../show/destinations.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { reachOfHolder } from './ask-holder.ts'
import { recipientsOf } from './recipients.ts'

/** An active escalation that reaches no human of these sides. */
export type Unreaching = { ladder: Ladder; partner: Partner; sides: Side[] }

/**
 * The active escalations that reach nobody of a side: whoever has it there cannot be told anything any more, or every step of theirs is empty or leads only
 * to where nothing arrives. Not of a side that no step names: nobody meant to call it.
 */
export async function ladderReachesNobody(view: Reaching): Promise<Unreaching[]> {
  const found: Unreaching[] = []
  // Many climb by the same terms with one partner: these call the same people.
  const called = new Map<string, boolean>()
  for (const ladder of await view.tx.ladders.active({})) {
    const partner = await view.tx.partners.get(ladder.partnerId)
    if (!partner) continue
    const sides: Side[] = []
    for (const side of SIDES) if (!(await isReached(view, partner, ladder, side, called))) sides.push(side)
    if (sides.length > 0) found.push({ ladder, partner, sides })
  }
  return found
}

async function isReached(
  view: Reaching,
  partner: Partner,
  ladder: Ladder,
  side: Side,
  called: Map<string, boolean>,
): Promise<boolean> {
  const holder = holderOn(ladder.sides[side])
  if (holder) return isAnyAlive(view, await reachOfHolder(view, partner, holder))
  const { agreement, ladderName, startedBy } = ladder
  const key = JSON.stringify([partner.id, side, agreement.id, ladderName, startedBy?.personId])
  const known = called.get(key) ?? (await isAnybodyCalled(view, partner, ladder, side))
  called.set(key, known)
  return known
}

async function isAnybodyCalled(view: Reaching, partner: Partner, ladder: Ladder, side: Side): Promise<boolean> {
  const own = [...ladder.policy.steps.keys()].filter((step) => targetsOf(ladder.policy, side, step).length > 0)
  for (const step of own) {
    const { at } = await recipientsOf(view, partner, ladder, { side, step })
    if (await isAnyAlive(view, at)) return true
  }
  return own.length === 0
}

async function isAnyAlive({ tx }: Reaching, at: StandingDestination[]): Promise<boolean> {
  return at.length > 0 && (await tx.outbox.unreachable(at.map(queueKeyOf))).length < at.length
}
