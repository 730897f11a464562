import type { Case } from '../../domain/cases/case.ts'
import { type Cause, causesOf, type Ladder } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { recipientsOf, type Step } from './recipients.ts'
import { ladderCardKey } from './show-ladder.ts'

type Who = Pick<Party, 'personId' | 'side'>

/**
 * Whether an escalation of this case, of that cause where one is named, has called somebody since then, and before `until`, or was begun by them: then it
 * told them of the case.
 */
export async function isCalledSince(
  means: Means,
  partner: Partner,
  { id: subjectId }: Case,
  { personId, side }: Who,
  { since, until = Infinity, cause }: { since: Instant; until?: Instant; cause?: Cause },
): Promise<boolean> {
  for (const ladder of await standingFor(means, partner, subjectId, cause)) {
    if (ladder.startedBy?.personId === personId && ladder.startedAt >= since) return true
    for (const climbed of ladder.climbed) {
      if (climbed.at < since || climbed.at > until || climbed.unheard) continue
      if (await isAmong(means, partner, ladder, climbed, { personId, side })) return true
    }
  }
  return false
}

/** Whether the call of such an escalation is still held for its hours, and calls them as it is let go. */
export async function isToBeCalled(
  means: Means,
  partner: Partner,
  { id: subjectId }: Case,
  who: Who,
  cause: Cause,
): Promise<boolean> {
  for (const ladder of await standingFor(means, partner, subjectId, cause)) {
    const now = ladder.climbed.findLast(({ side }) => side === who.side)
    if (ladder.sides[who.side].state !== 'climbing' || !now) continue
    if (!(await isAmong(means, partner, ladder, now, who))) continue
    const coming = await means.tx.outbox.unfinished({ cardKey: ladderCardKey(ladder) })
    if (coming.some(({ status }) => status === 'held')) return true
  }
  return false
}

async function standingFor(
  { tx }: Means,
  { id: partnerId }: Partner,
  subjectId: string,
  cause?: Cause,
): Promise<Ladder[]> {
  const standing = await tx.ladders.active({ partnerId, subjectId })
  return standing.filter(
    (ladder) =>
      cause === undefined || causesOf(ladder).some((one) => one.cause === cause && one.subject.id === subjectId),
  )
}

async function isAmong(means: Means, partner: Partner, ladder: Ladder, step: Step, who: Who): Promise<boolean> {
  const { people } = await recipientsOf(means, partner, ladder, step)
  return people.some(({ person, side }) => person.id === who.personId && side === who.side)
}
