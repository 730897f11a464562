import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { PersonalNotice } from '../../domain/cases/personal-notice.ts'
import type { CaseEffect } from '../../domain/cases/case-event.ts'
import { type Instant, MINUTE } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import { nextOpening } from '../../domain/time/work.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import type { WaitingNotice } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { isMutedFor } from './muted.ts'

/** Time for several things to become one message, and for somebody to see by themselves what they would be told. */
const GATHERING = MINUTE

export function noticesKey(personId: string): string {
  return `person.notices:${personId}`
}

/** Somebody is to be told: soon in their working hours, else when those begin; what waits for them already takes it along. */
export async function collectNotice(
  { tx, now }: Means,
  partner: Partner,
  about: Case,
  { notice, to: { personId, side }, severity }: CaseEffect & { effect: 'tell' },
): Promise<void> {
  const person = await tx.people.get(personId)
  if (!person) return
  if (notice !== 'assigned' && (await isMutedFor({ tx, now }, personId, about))) return
  const { id: caseId } = about
  const key = noticesKey(personId)
  const set = await tx.timers.get(key)
  const before = set?.kind === 'person.notices' ? set : undefined
  const waiting = before?.data.waiting ?? []
  const untold = NEEDLESS_WITH[notice]
  const isUntold = (one: WaitingNotice) => one.caseId === caseId && one.notice === untold
  const cancels = waiting.some(isUntold)
  const others = waiting.filter((one) => (cancels ? !isUntold(one) : one.caseId !== caseId || one.notice !== notice))
  await tx.timers.set({
    key,
    kind: 'person.notices',
    subjectId: personId,
    dueAt: before?.dueAt ?? openingFor(partner, side, person.zone, now + GATHERING),
    data: { waiting: cancels ? others : [...others, { notice, caseId, at: now, severity }] },
  })
}

/** Who has not heard that it was theirs need not hear that it is over, and who has not heard that, not that it goes on. */
const NEEDLESS_WITH: Partial<Record<PersonalNotice, PersonalNotice>> = { over: 'assigned', 'goes-on': 'over' }

/** The first moment from then on in the working hours of their side, as their own clock shows them. */
function openingFor(partner: Partner, side: Party['side'], zone: string, from: Instant): Instant {
  const at = withinReach(() => nextOpening({ ...hoursOfSides(partner)[side], zone }, from))
  // Hours that never come again hold nothing back.
  return typeof at === 'number' ? at : from
}
