import { type Ladder, urgencyOf } from '../../../../src/domain/escalations/ladder.ts'
import { type Instant, MINUTE } from '../../../../src/domain/time/instant.ts'
import { isAtWork, isShared, MEMBERS } from './cast.ts'
import type { Arrival, Life } from './life.ts'

/**
 * Whoever is told alone is told in their working hours, but for pages to our own people and for what comes of what they did just then; where both companies
 * read, what time brings comes in the hours agreed on. What can wait comes in nobody’s quiet hours.
 */
export function brokenManners(
  life: Life,
  { row, to, at, card, ladders, quiet }: Arrival,
  pages: Set<string>,
): string[] {
  if (row.destination.kind === 'reply') return []
  const when = `${new Date(at).toISOString()} “${card.title}” to ${to} (${row.about ?? row.cardKey ?? ''}), written ${new Date(row.createdAt).toISOString()}`
  const didAnything = (userId?: string) =>
    life.acts.some((act) => act.at === row.createdAt && (userId === undefined || act.userId === userId))
  // What was to come as a page, and comes late, is one still.
  const isLate = at - row.createdAt >= MINUTE
  const isPage = ladders.some((one: Ladder) => (isLate ? urgencyOf(one) === 'page' : pages.has(one.id)))
  const member = MEMBERS.find(({ userId }) => userId === to)
  if (member) {
    const isFine = isAtWork(member.zone, at) || didAnything(to) || (member.side === 'internal' && isPage)
    if (!isFine) return [`${when}: ${member.name} does not work then`]
    const isDisturbed = quiet !== undefined && isQuietThen(quiet, member.zone, at) && !didAnything(to) && !isPage
    return isDisturbed ? [`${when}: it is quiet for ${member.name} then`] : []
  }
  if (isShared(to) && ladders.length > 0)
    return isAtWork('Europe/Paris', at) || didAnything() ? [] : [`${when}: nobody there works then`]
  return []
}

/** `12:00-15:00`, by the clock of whoever said it. */
function isQuietThen(quiet: string, zone: string, at: Instant): boolean {
  const [from = '', to = ''] = quiet.split('-')
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5)
  return wall >= from && wall < to
}
