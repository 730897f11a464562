import type { Partner } from '../../domain/partners/partner.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { CaseEffect } from '../../domain/cases/case-event.ts'
import { withNotice } from '../../domain/cases/who-hears.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { CaseNotice, WaitingNotice } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { isMutedFor } from './muted.ts'
import { openingFor } from './opening-for.ts'
import { keepNotices, noticesFor } from './waiting-news.ts'

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
  const before = await noticesFor(means, personId)
  const waiting = before?.data.waiting ?? []
  const { id: caseId } = about
  const isOfCase = (one: WaitingNotice): one is CaseNotice => isAbout(one, caseId)
  await keepNotices(means, personId, before?.dueAt ?? openingFor(partner, side, person, now + GATHERING), [
    ...waiting.filter((one) => !isOfCase(one)),
    ...withNotice(waiting.filter(isOfCase), { notice, caseId, at: now, severity }),
  ])
}

/** They have seen the case since it was given to them, and want to hear nothing of it. */
export async function dropNoticesOf(means: Means, personId: string, { id }: Case): Promise<void> {
  const before = await noticesFor(means, personId)
  if (!before?.data.waiting.some((one) => isAbout(one, id))) return
  const others = before.data.waiting.filter((one) => !isAbout(one, id))
  await keepNotices(means, personId, before.dueAt, others)
}

function isAbout(one: WaitingNotice, caseId: string): boolean {
  return 'caseId' in one && one.caseId === caseId
}
