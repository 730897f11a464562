import type { PlatformName } from '../../cards/card.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { LinkState } from '../../ports/platform-link.ts'
import type { Tx } from '../../ports/store/store.ts'
import { deadlinesInWords } from '../show/deadlines-in-words.ts'
import type { Trouble } from './trouble.ts'

/** Everything that waits although it may be handled, however briefly. `away`: the platforms that cannot be written to. */
export async function lookAround(
  view: Tx,
  links: ReadonlyMap<PlatformName, LinkState>,
  away: readonly PlatformName[],
  now: Instant,
): Promise<Trouble[]> {
  const troubles: Trouble[] = []
  const dueAt = await view.timers.nextDueAt()
  if (dueAt !== undefined && dueAt < now) {
    const [first] = await deadlinesInWords(view)
    troubles.push({ kind: 'deadlines', since: dueAt, what: first?.what ?? 'A deadline' })
  }
  const lanes = (await view.outbox.lanes(now)).filter(({ platform }) => !away.includes(platform))
  const sendableAt = Math.min(...lanes.map(({ at }) => at))
  if (sendableAt < now) troubles.push({ kind: 'messages', since: sendableAt })
  const [event] = await view.inbox.pending(1)
  if (event) troubles.push({ kind: 'events', since: event.receivedAt })

  for (const [platform, state] of links) {
    const { title } = state
    if (state.status === 'not connected') {
      const { reason, permanent = false } = state.trouble ?? {}
      troubles.push({ kind: 'away', since: state.since, platform, title, permanent, ...(reason && { reason }) })
    }
    const isRefused = lanes.some((lane) => lane.platform === platform && lane.refusedSince !== undefined)
    const refused = isRefused ? await view.outbox.refusedLongest(platform) : undefined
    if (refused) troubles.push({ kind: 'refused', platform, title, ...refused })
  }
  return troubles
}
