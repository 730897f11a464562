import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { PersonalNotice } from '../../domain/cases/personal-notice.ts'
import { type Instant, MINUTE } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import { nextOpening } from '../../domain/time/work.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import type { Means } from '../scene.ts'

/** Time for several things to become one message, and for somebody to see by themselves what they would be told. */
const GATHERING = MINUTE

export function noticesKey(personId: string): string {
  return `person.notices:${personId}`
}

/** Somebody is to be told: soon in their working hours, else when those begin; what waits for them already takes it along. */
export async function collectNotice(
  means: Means,
  partner: Partner,
  { personId, side }: Party,
  { notice, caseId }: { notice: PersonalNotice; caseId: string },
): Promise<void> {
  const { tx, now } = means
  const person = await tx.people.get(personId)
  if (!person) return
  const key = noticesKey(personId)
  const set = await tx.timers.get(key)
  const before = set?.kind === 'person.notices' ? set : undefined
  const others = (before?.data.waiting ?? []).filter((one) => one.caseId !== caseId || one.notice !== notice)
  await tx.timers.set({
    key,
    kind: 'person.notices',
    subjectId: personId,
    dueAt: before?.dueAt ?? openingFor(partner, side, person.zone, now + GATHERING),
    data: { waiting: [...others, { notice, caseId, at: now }] },
  })
}

/** The first moment from then on in the working hours of their side, as their own clock shows them. */
function openingFor(partner: Partner, side: Party['side'], zone: string, from: Instant): Instant {
  const at = withinReach(() => nextOpening({ ...hoursOfSides(partner)[side], zone }, from))
  // Hours that never come again hold nothing back.
  return typeof at === 'number' ? at : from
}
