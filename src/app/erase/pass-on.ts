import { actionLabel, isUnfinished } from '../../domain/corrective/corrective-action.ts'
import { caseLabel, isOver } from '../../domain/cases/case.ts'
import { holdingOf } from '../../domain/escalations/hand-over-ladder.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { handOver } from '../people/hand-over.ts'
import { leaveAll } from '../people/leave-all.ts'
import type { Left } from '../people/leave-partner.ts'
import { takeOffManagersOfAll } from '../people/managers-of-all.ts'
import { loadRoster } from '../people/roster.ts'
import { successorOf } from '../people/successor.ts'
import { tellLeft } from '../people/tell-left.ts'
import type { Means } from '../scene.ts'

/** What keeps somebody who is gone, because nobody of the side is there to take it; by labels, such as "CASE-12". */
export type Ownerless = { partner: Partner; labels: string[] }

/** `left`: what became of their parts with each partner. */
export type PassedOn = { left: Left[]; ownerless: Ownerless[] }

/**
 * All that somebody has passes on before they are erased: their parts, and the cases, escalations and actions that they took without being named for
 * the partner, as a manager of all partners may.
 */
export async function passOn(means: Means, person: Person, by?: Party): Promise<PassedOn> {
  const named = (await means.tx.memberships.ofPerson(person.id)).length > 0
  const left = named ? await leaveAll(means, person, by ? { by } : {}) : []
  if (!named) await takeOffManagersOfAll(means, person, by)
  return { left: 'refused' in left ? [] : left, ownerless: await passOnHeld(means, person, by) }
}

async function passOnHeld(means: Means, person: Person, by?: Party): Promise<Ownerless[]> {
  const { tx } = means
  const ownerless: Ownerless[] = []
  const held = Map.groupBy(await heldBy(means, person.id), ({ partnerId, side }) => `${partnerId} ${side}`)
  for (const things of held.values()) {
    const { partnerId, side } = things[0]!
    const partner = await tx.partners.get(partnerId)
    if (!partner) continue
    const to = successorOf(await loadRoster(tx, partnerId), person.id, side)
    if (to) {
      const passed = await handOver(means, partner, person, to, by)
      await tellLeft(means, person, { partner, side, roles: [], to, passed }, by?.personId)
    } else ownerless.push({ partner, labels: things.map(({ label }) => label) })
  }
  return ownerless
}

/** What still goes on, and is theirs. */
async function heldBy({ tx }: Means, personId: string): Promise<{ partnerId: string; side: Side; label: string }[]> {
  const naming = await tx.erasure.statesNaming([personId])
  const held: { partnerId: string; side: Side; label: string }[] = []
  for (const id of naming.cases) {
    const state = await tx.cases.get(id)
    if (state && !isOver(state) && state.owner.personId === personId)
      held.push({ partnerId: state.partnerId, side: state.owner.side, label: caseLabel(state.number) })
  }
  for (const id of naming.ladders) {
    const state = await tx.ladders.get(id)
    if (!state) continue
    for (const { side } of holdingOf(state, personId))
      held.push({ partnerId: state.partnerId, side, label: ladderLabel(state.number) })
  }
  for (const id of naming.actions) {
    const state = await tx.correctiveActions.get(id)
    if (state && isUnfinished(state) && state.owner.personId === personId)
      held.push({ partnerId: state.partnerId, side: state.side, label: actionLabel(state.number) })
  }
  return held
}
