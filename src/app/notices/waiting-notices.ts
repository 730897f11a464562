import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import { nextOpening } from '../../domain/time/work.ts'
import type { TimerOf, WaitingNotice } from '../../ports/store/timers.ts'
import type { Means } from '../scene.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'

function noticesKey(personId: string): string {
  return `person.notices:${personId}`
}

/** What waits to be told to somebody, and until when. */
export async function noticesFor(
  { tx }: Pick<Means, 'tx'>,
  personId: string,
): Promise<TimerOf<'person.notices'> | undefined> {
  const timer = await tx.timers.get(noticesKey(personId))
  return timer?.kind === 'person.notices' ? timer : undefined
}

/** From now on this waits to be told to them. */
export async function keepNotices(
  { tx }: Pick<Means, 'tx'>,
  personId: string,
  dueAt: Instant,
  waiting: WaitingNotice[],
): Promise<void> {
  const key = noticesKey(personId)
  await tx.timers.set({ key, kind: 'person.notices', subjectId: personId, dueAt, data: { waiting } })
}

/** The first moment from then on in the working hours of their side, as their own clock shows them. */
export function openingFor(partner: Partner, side: Side, { zone }: Pick<Person, 'zone'>, from: Instant): Instant {
  const at = withinReach(() => nextOpening({ ...hoursOfSides(partner)[side], zone }, from))
  // Hours that never come again hold nothing back.
  return typeof at === 'number' ? at : from
}
