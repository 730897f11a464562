import { nextDigest, secondDigest, stillWorthTelling } from '../../domain/digests/digest-hours.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { TimerOf, WaitingNotice } from '../../ports/store/timers.ts'
import { tellNotices } from '../notices/tell-notices.ts'
import type { Means } from '../scene.ts'
import { type Digested, digestedOf } from './digest-hours-of.ts'
import { retireDigest, sendDigest, type Told } from './send-digest.ts'

/**
 * The moment came at which somebody is told what needs them: they are, if it is still that day of theirs, and the next is set. `waiting`: what they were
 * to be told now besides, which is told in any case.
 */
export async function meetDigest(
  means: Means,
  timer: TimerOf<'person.digest'>,
  waiting: WaitingNotice[] = [],
): Promise<void> {
  const { tx, now } = means
  const person = await tx.people.get(timer.subjectId)
  const digested = person && (await digestedOf(means, person))
  const told =
    digested && stillWorthTelling(digested.hours, timer.dueAt, now)
      ? await tell(means, person, digested, timer, waiting)
      : NOTHING
  if (!told.sent) await tellNotices(means, timer.subjectId, waiting)
  if (!digested) return
  const { sent: before, due: known } = timer.data
  const isSecond = known !== undefined
  // What was told in the morning stays as it is where there is nothing new.
  const stays = isSecond && !told.sent
  if (before !== undefined && !stays) await retireDigest(means, person.id, before, digested.home)
  const second = isSecond ? undefined : secondDigest(digested.hours, now)
  const dueAt = second ?? nextDigest(digested.hours, now)
  const standing = told.sent ? now : stays ? before : undefined
  const data = { ...(standing !== undefined && { sent: standing }), ...(second !== undefined && { due: told.due }) }
  if (dueAt !== undefined) await tx.timers.set({ ...timer, dueAt, data })
}

const NOTHING: Told = { sent: false, due: [] }

/** In the morning whatever needs them; later that day only if something falls due on it of which they were not told then. */
function tell(
  means: Means,
  person: Person,
  digested: Digested,
  { data: { due } }: TimerOf<'person.digest'>,
  waiting: WaitingNotice[],
): Promise<Told> {
  return sendDigest(means, person, digested, { waiting, ...(due && { unless: due }) })
}
