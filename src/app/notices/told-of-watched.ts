import type { Ladder } from '../../domain/escalations/ladder.ts'
import { hasTaken, holderOn } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { WatchNotice } from '../../ports/store/timers.ts'
import { recipientsOf } from '../ladders/recipients.ts'
import { ladderCardKey } from '../ladders/show-ladder.ts'
import { watchedKey, watchedNow } from '../ladders/watched-now.ts'
import { watchingPeople } from '../ladders/watchers.ts'
import { loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { reachOf } from '../show/destinations.ts'
import { isMutedFor } from './muted.ts'
import type { Told } from './told.ts'

/**
 * That an escalation which somebody watches goes on, or is over, as it stands now. Nothing where they watch it no more, have muted its case, or read of it
 * otherwise.
 */
export async function toldOfWatched(means: Means, personId: string, { ladderId }: WatchNotice): Promise<Told[]> {
  const { tx } = means
  const ladder = await tx.ladders.get(ladderId)
  const partner = ladder && (await tx.partners.get(ladder.partnerId))
  if (!partner || partner.stage === 'ended') return []
  const watching = watchingPeople(await loadRoster(tx, partner.id), ladder.policy)
  const entry = watching.find(({ person }) => person.id === personId)
  if (!entry || (await readsOtherwise(means, partner, ladder, entry))) return []
  const { kind, id } = ladder.subject
  const about = kind === 'case' ? await tx.cases.get(id) : undefined
  if (about && (await isMutedFor(means, personId, about))) return []
  const noticed = watchedNow(partner, ladder)
  // Where both companies talk its card stands already.
  const at = (await reachOf(means, partner.id, entry)).filter(
    ({ kind }) => entry.side === 'internal' || kind === 'person',
  )
  return at.map((to) => ({
    ...{ noticed, to, zone: entry.person.zone, calls: [], about: watchedKey(ladder) },
  }))
}

/** They began it, ended it, have it, or were called by it; or its card stands where they look: where ours talk, or the managers where they are one. Where both companies talk, few of the partner’s look each day. */
async function readsOtherwise(means: Means, partner: Partner, ladder: Ladder, { person, role, side }: RosterEntry) {
  const own = ladder.sides[side]
  const did = [ladder.startedBy, holderOn(own), ladder.status === 'resolved' ? ladder.by : undefined]
  if (did.some((one) => one?.personId === person.id) || hasTaken(own, person.id)) return true
  for (const told of ladder.climbed.filter((one) => one.side === side && !one.unheard))
    if ((await recipientsOf(means, partner, ladder, told)).people.some((one) => one.person.id === person.id))
      return true
  if (side === 'partner') return false
  const rows = (await means.tx.outbox.destinationsOf(ladderCardKey(ladder))).flatMap((to) =>
    to.kind === 'conversation' ? [to.conversationRowId] : [],
  )
  const bound = (await means.tx.bindings.of(partner.id)).filter(({ conversation }) => rows.includes(conversation.id))
  return bound.some(({ purpose }) => purpose === 'internal' || (purpose === 'managers' && role === 'manager'))
}
