import { shorten } from '../../cards/quote.ts'
import { audienceNamed, CHECK_IN_AUDIENCES, type CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Request } from '../scene.ts'
import { findPartner } from './find-partner.ts'
import type { Finding } from './finding.ts'
import type { Found, NotFound } from './found.ts'

/** The health checks with a partner; `audience`: those of one alone, where somebody said so. */
export type ChecksAsked = { partner: Partner; audience?: CheckInAudience }

/** The partner, and the audience that is said beside it. */
export async function findChecks(scene: Finding, request: Request): Promise<Found<ChecksAsked> | NotFound> {
  const found = await findPartner(scene, request)
  if ('refused' in found) return found
  const said = request.values['audience']
  const audience = audienceNamed(said)
  if (said !== undefined && !audience)
    return { refused: `“${shorten(said, 40)}” is no audience: there are ${CHECK_IN_AUDIENCES.join(', ')}.` }
  return { ...found, subject: { partner: found.subject, ...(audience && { audience }) } }
}
