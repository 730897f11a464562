import { type Ladder } from '../../../../src/domain/escalations/ladder.ts'
import { isAtWork, isShared, MEMBERS } from './cast.ts'
import type { Arrival, Life } from './life.ts'

/**
 * Whoever is told alone is told in their working hours, but for pages to our own people and for what comes of what they did just then; where both companies
 * read, what time brings comes in the hours agreed on.
 */
export function brokenManners(life: Life, { row, to, at, card, ladders }: Arrival, pages: Set<string>): string[] {
  if (row.destination.kind === 'reply') return []
  const when = `${new Date(at).toISOString()} “${card.title}” to ${to} (${row.about ?? row.cardKey ?? ''}), written ${new Date(row.createdAt).toISOString()}`
  const didAnything = (userId?: string) =>
    life.acts.some((act) => act.at === row.createdAt && (userId === undefined || act.userId === userId))
  const isPage = ladders.some(({ id }: Ladder) => pages.has(id))
  const member = MEMBERS.find(({ userId }) => userId === to)
  if (member) {
    const isFine = isAtWork(member.zone, at) || didAnything(to) || (member.side === 'internal' && isPage)
    return isFine ? [] : [`${when}: ${member.name} does not work then`]
  }
  if (isShared(to) && ladders.length > 0)
    return isAtWork('Europe/Paris', at) || didAnything() ? [] : [`${when}: nobody there works then`]
  return []
}
