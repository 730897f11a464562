import { insteadOf } from '../../domain/escalations/climb.ts'
import { type Ladder, urgencyOf } from '../../domain/escalations/ladder.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import { holderOn, isHeldUnconfirmed } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { type Destination, queueKeyOf } from '../../ports/store/outbox.ts'
import { isAnybodyNamed, loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import type { Reaching } from '../show/destinations.ts'
import { reachOfHolder } from './ask-holder.ts'
import { hooksOf } from './hooks-of.ts'
import { recipientsOf } from './recipients.ts'
import { groundOf, rotationOf, standInsOf } from './stand-ins.ts'

type Looking = Reaching & Pick<Means, 'now' | 'almanac'>

/** An active escalation that reaches no human of these sides; of one that is `held`, until one of that side confirms a resolution, who can: none is named. */
export type Unreaching = { ladder: Ladder; partner: Partner; sides: Side[]; held?: true }

/**
 * The active escalations that reach nobody of a side: whoever has it there cannot be told anything any more, or every step of theirs is empty or leads only
 * to where nothing arrives, of a page by no page hook either. Not of a side that no step names: nobody meant to call it.
 * While it is held until a resolution is confirmed it reaches whoever is named of the side that may.
 */
export async function ladderReachesNobody(view: Looking): Promise<Unreaching[]> {
  const found: Unreaching[] = []
  // Many climb by the same terms with one partner: these call the same people.
  const called = new Map<string, boolean>()
  for (const ladder of await view.tx.ladders.active({})) {
    const partner = await view.tx.partners.get(ladder.partnerId)
    if (!partner) continue
    if (isHeldUnconfirmed(ladder)) {
      const confirms = await confirmsUnnamed(view, partner, ladder)
      if (confirms) found.push({ ladder, partner, sides: [confirms], held: true })
      continue
    }
    const sides: Side[] = []
    for (const side of SIDES) if (!(await isReached(view, partner, ladder, side, called))) sides.push(side)
    if (sides.length > 0) found.push({ ladder, partner, sides })
  }
  return found
}

/** The side that may confirm that it is over, where nobody of it is named: no silence of it does. */
async function confirmsUnnamed({ tx }: Looking, { id, stage }: Partner, ladder: Ladder): Promise<Side | undefined> {
  const confirms = ladder.unconfirmed?.confirms
  if (confirms === undefined || stage === 'ended') return undefined
  return (await isAnybodyNamed(tx, id, confirms)) ? undefined : confirms
}

async function isReached(
  view: Looking,
  partner: Partner,
  ladder: Ladder,
  side: Side,
  called: Map<string, boolean>,
): Promise<boolean> {
  const holder = holderOn(ladder.sides[side])
  if (holder && hookNamed(holder.personId)) return isHookAlive(view, ladder, side, holder.personId)
  if (holder) return isAnyAlive(view, await reachOfHolder(view, partner, holder))
  const { agreement, ladderName, startedBy } = ladder
  const key = JSON.stringify([partner.id, side, agreement.id, ladderName, startedBy?.personId, urgencyOf(ladder)])
  const known = called.get(key) ?? (await isAnybodyCalled(view, partner, ladder, side))
  called.set(key, known)
  return known
}

async function isAnybodyCalled(view: Looking, partner: Partner, ladder: Ladder, side: Side): Promise<boolean> {
  const { policy } = ladder
  const own = [...policy.steps[side].keys()].filter((step) => targetsOf(policy, side, step).length > 0)
  const ground = await groundOf(view, partner, policy, await loadRoster(view.tx, partner.id), view.now)
  for (const step of own) {
    const { away, called } = insteadOf(standInsOf(ground, policy, side, step) ?? { away: [], onDuty: [] })
    // Whoever has a turn is reached by it, though nobody be on at this hour.
    const turns = targetsOf(policy, side, step).flatMap((one) => rotationOf(ground, side, one)?.members ?? [])
    const inTurn = turns.filter((one) => one !== null)
    const instead = { away, called: [...called, ...inTurn] }
    const found = await recipientsOf(view, partner, ladder, { side, step, instead })
    if (await isAnyAlive(view, found.at)) return true
    if (await isAnyAlive(view, await hooksOf(view, ladder, { side, step, cycle: 1 }, found))) return true
  }
  return own.length === 0
}

/** What a page hook has taken in the place of people it still is, as long as pages go there. */
async function isHookAlive(view: Looking, ladder: Ladder, side: Side, id: string): Promise<boolean> {
  const hooks = await view.tx.pageAddresses.among([id])
  return isAnyAlive(view, await hooksOf(view, ladder, { side, step: 0, cycle: 1 }, { people: [], hooks }))
}

async function isAnyAlive({ tx }: Reaching, at: Destination[]): Promise<boolean> {
  return at.length > 0 && (await tx.outbox.unreachable(at.map(queueKeyOf))).length < at.length
}
