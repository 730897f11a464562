import type { Person } from '../../domain/partners/partner.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { askAllAnew } from '../ladders/ask-anew.ts'
import { leaveAsItBegins, partnersOf } from '../ladders/leave-held.ts'
import { settleAllInPart } from '../ladders/settle-in-part.ts'
import type { Means } from '../scene.ts'

/** Somebody who has said that they would be away from that moment on is away: escalations go on as if they said it now. */
export async function beginAbsence(means: Means, person: Person, begunAt: Instant): Promise<void> {
  await leaveAsItBegins(means, person, begunAt)
  await settleAllInPart(means, await partnersOf(means.tx, person.id))
  await askAllAnew(means, person.id)
}
