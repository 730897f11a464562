import { welcomeCard } from '../../cards/welcome-card.ts'
import { type Partner, threadsOf } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { type Face, sendNotice } from '../show/show-card.ts'
import { welcomeKey } from './channel-notices.ts'

/** What says which part a channel has with a partner, and what is kept of what is said there. */
export function welcomeFace({ company }: Pick<Means, 'company'>, partner: Partner, purpose: Purpose): Face {
  const bound = { partnerName: partner.name, purpose, threads: threadsOf(partner) }
  return (audience) => welcomeCard({ company, bound, audience })
}

/** Both sides read in the channels that they share what is kept there from now on. */
export async function welcomeAnew(means: Means, partner: Partner): Promise<void> {
  for (const to of await channelsFor(means.tx, partner.id, 'shared')) {
    if (to.kind !== 'conversation') continue
    const about = welcomeKey({
      partnerId: partner.id,
      conversationRowId: to.conversationRowId,
      purpose: 'shared',
    })
    // The one before, if it has not arrived yet, says what does not hold any more.
    await means.tx.outbox.dropAbout([about])
    await sendNotice(means, [to], welcomeFace(means, partner, 'shared'), undefined, { about })
  }
}
