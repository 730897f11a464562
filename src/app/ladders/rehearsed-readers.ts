import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Cast } from '../../domain/escalations/rehearse.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { openingIn } from '../../domain/time/opening-in.ts'
import type { Clocked } from '../digests/digest-hours-of.ts'
import type { Roster } from '../people/roster.ts'
import { type Reaching, reachOf } from '../show/destinations.ts'
import { opensFor } from '../show/hold-back.ts'

/** Who of those whom steps call is not told alone: `both`: where both companies read; `ours`: in a channel of ours. By their ids. */
export type InChannel = ReadonlyMap<string, 'both' | 'ours'>

export async function inChannel(means: Reaching, partnerId: string, roster: Roster): Promise<InChannel> {
  const bound = await means.tx.bindings.of(partnerId)
  const found = new Map<string, 'both' | 'ours'>()
  for (const entry of roster) {
    if (found.has(entry.person.id)) continue
    const [to] = await reachOf(means, partnerId, entry)
    if (to?.kind !== 'conversation') continue
    const isShared = bound.some(
      ({ purpose, conversation }) => purpose === 'shared' && conversation.id === to.conversationRowId,
    )
    found.set(entry.person.id, isShared ? 'both' : 'ours')
  }
  return found
}

/** The same cast, and from when on the first of those whom a step calls may read what can wait, as their messages are held. */
export async function castOfReaders(
  means: Clocked,
  roster: Roster,
  hours: Record<Side, Calendar>,
  channels: InChannel,
): Promise<(cast: Cast) => Cast> {
  const readers = new Map<string, (at: Instant) => Instant>()
  for (const { person } of roster) {
    if (readers.has(person.id)) continue
    const channel = channels.get(person.id)
    readers.set(person.id, channel ? (at) => openingOfChannel(channel, hours, at) : await opensFor(means, person))
  }
  const readAt = (side: Side, who: string | undefined, at: Instant) => {
    if (who === undefined) return openingOfChannel(side === 'internal' ? 'ours' : 'both', hours, at)
    return hookNamed(who) ? openingIn(hours[side], at) : (readers.get(who)?.(at) ?? at)
  }
  return (cast) => (side, step, at) => {
    const found = cast(side, step, at)
    const heardFrom = Math.min(...(found.who ?? []).map((who) => readAt(side, who, at)))
    return { ...found, ...(Number.isFinite(heardFrom) && heardFrom > at && { heardFrom }) }
  }
}

/** What time brings waits for the hours agreed on where both companies read; the hours of a channel of ours are those of nobody. */
export function openingOfChannel(
  channel: 'both' | 'ours',
  hours: Pick<Record<Side, Calendar>, 'partner'>,
  at: Instant,
): Instant {
  return channel === 'ours' ? at : openingIn(hours.partner, at)
}
