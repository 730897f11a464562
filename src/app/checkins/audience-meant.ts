import type { CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { ChecksAsked } from '../find/find-checks.ts'

/** Whose checks are shown: those that were said, else of which one opened last, else of which the first is planned. */
export async function audienceShown(
  tx: Pick<Tx, 'runs'>,
  { partner, audience }: ChecksAsked,
): Promise<CheckInAudience> {
  if (audience) return audience
  return (await tx.runs.latestOf(partner.id))?.audience ?? partner.terms.checks[0]?.audience ?? 'everybody'
}

/** Whose check is to open or to be left out: those that were said, else the only ones there are. `line`: how it is said, for whoever did not. */
export function audienceMeant(
  { partner, audience }: ChecksAsked,
  line: (audience: CheckInAudience) => string,
): CheckInAudience | { refused: string } {
  const planned = partner.terms.checks.map((plan) => plan.audience)
  if (audience) return audience
  if (planned.length > 1)
    return {
      refused: `There are ${planned.join(', ')} health checks with ${partner.name}. Say which: ${planned.map((one) => `\`${line(one)}\``).join(' or ')}.`,
    }
  return planned[0] ?? 'everybody'
}
