import type { Partner } from '../../domain/partners/partner.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { PersonalNotice } from '../../domain/cases/personal-notice.ts'
import type { CaseEffect } from '../../domain/cases/case-event.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { WaitingNotice } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { isMutedFor } from './muted.ts'
import { keepNotices, noticesFor, openingFor } from './waiting-notices.ts'

/** Time for several things to become one message, and for somebody to see by themselves what they would be told. */
const GATHERING = MINUTE

/** Somebody is to be told: soon in their working hours, else when those begin; what waits for them already takes it along. */
export async function collectNotice(
  means: Means,
  partner: Partner,
  about: Case,
  { notice, to: { personId, side }, severity }: CaseEffect & { effect: 'tell' },
): Promise<void> {
  const { tx, now } = means
  const person = await tx.people.get(personId)
  if (!person) return
  if (notice !== 'assigned' && (await isMutedFor({ tx, now }, personId, about))) return
  const { id: caseId } = about
  const before = await noticesFor(means, personId)
  const waiting = before?.data.waiting ?? []
  const is = (one: WaitingNotice, what: PersonalNotice | undefined) =>
    one.notice !== 'terms-changed' && one.caseId === caseId && one.notice === what
  const untold = NEEDLESS_WITH[notice]
  const cancels = waiting.some((one) => is(one, untold))
  const others = waiting.filter((one) => !is(one, cancels ? untold : notice))
  await keepNotices(
    means,
    personId,
    before?.dueAt ?? openingFor(partner, side, person, now + GATHERING),
    cancels ? others : [...others, { notice, caseId, at: now, severity }],
  )
}

/** Who has not heard that it was theirs need not hear that it is over, and who has not heard that, not that it goes on. */
const NEEDLESS_WITH: Partial<Record<PersonalNotice, PersonalNotice>> = { over: 'assigned', 'goes-on': 'over' }
