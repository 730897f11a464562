import { type Noticed, personalNoticeCard } from '../../cards/personal-notice-card.ts'
import type { Case } from '../../domain/cases/case.ts'
import { PERSONAL_NOTICES } from '../../domain/cases/personal-notice.ts'
import type { CaseFact } from '../../domain/cases/case-event.ts'
import { OUTDATED } from '../../domain/cases/who-hears.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { WaitingNotice } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { dropNotices, sendNotice } from '../show/show-card.ts'
import type { Told } from './told.ts'
import { noticeKey, toldOfCase } from './told-of-case.ts'
import { toldOfTerms } from './told-of-terms.ts'

/**
 * Somebody is told what they have to do now, or have no longer, as far as that is still so: alone in one message, or, where the bot may not write to
 * them, by name in the thread of each case.
 */
export async function tellNotices(means: Means, personId: string, waiting: WaitingNotice[]): Promise<void> {
  await say(means, await worthTelling(means, personId, waiting))
}

/** Of what somebody is to be told, what can be told to them alone, for a message of another kind to say; the rest is said as ever. */
export async function sayTheRest(means: Means, personId: string, waiting: WaitingNotice[]): Promise<Noticed[]> {
  const told = await worthTelling(means, personId, waiting)
  await say(
    means,
    told.filter(({ to }) => to.kind !== 'person'),
  )
  return told.filter(({ to }) => to.kind === 'person').map(({ noticed }) => noticed)
}

async function worthTelling(means: Means, personId: string, waiting: WaitingNotice[]): Promise<Told[]> {
  const given = new Set(waiting.flatMap((one) => (one.notice === 'assigned' ? one.caseId : [])))
  // Whoever is given a case sees how severe it is.
  const worth = waiting.filter((one) => one.notice !== 'severity-raised' || !given.has(one.caseId))
  const told = worth.map((one) =>
    one.notice === 'terms-changed' ? toldOfTerms(means, personId, one) : toldOfCase(means, personId, one),
  )
  return (await Promise.all(told)).flat()
}

async function say(means: Means, told: Told[]): Promise<void> {
  for (const same of Map.groupBy(told, ({ to }) => queueKeyOf(to)).values())
    if (same[0]?.to.kind === 'person') await send(means, same)
    else for (const one of same) await send(means, [one])
}

async function send(means: Means, told: Told[]): Promise<void> {
  const [first] = told
  if (!first) return
  const { to, zone, about, calls, threadOf, recalling } = first
  const card = personalNoticeCard({
    news: told.map(({ noticed }) => noticed),
    zone,
    ...(to.kind === 'conversation' && { to: calls }),
  })
  await sendNotice(means, [to], () => card, undefined, {
    ...(told.length === 1 && { about }),
    ...(threadOf !== undefined && { threadOf }),
    ...(recalling && { recalling }),
  })
}

/** This has happened to the case: what has not arrived of it, and is so no longer, is not told. */
export async function dropPersonalNotices(means: Means, about: Case, facts: CaseFact['kind'][]): Promise<void> {
  const outdated = PERSONAL_NOTICES.filter((notice) => OUTDATED[notice].some((kind) => facts.includes(kind)))
  if (outdated.length === 0) return
  await dropNotices(
    means,
    outdated.map((notice) => noticeKey(about, notice)),
  )
}

/** What personal notices of this case may be about. */
export function personalNoticeKeys(about: Case): string[] {
  return PERSONAL_NOTICES.map((notice) => noticeKey(about, notice))
}
