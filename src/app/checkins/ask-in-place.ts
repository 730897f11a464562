import { askedInPlaceCard } from '../../cards/check-in-reminder.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { loadRoster } from '../people/roster.ts'
import { checkInAsked } from '../queries/check-in-now.ts'
import type { Means } from '../scene.ts'
import { channelsFor, directTo } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import { promptKey, promptOf } from './show-run.ts'

/** Somebody is asked in place of somebody else: one of ours alone, by the prompt itself; one of theirs by mention under the card that asks them all. */
export async function askInPlace(
  means: Means,
  partner: Partner,
  run: Run,
  party: Party,
  inPlaceOf: Party,
): Promise<void> {
  const { tx, touched } = means
  const { personId, side, name } = party
  const entry = (await loadRoster(tx, partner.id)).find(({ person }) => person.id === personId)
  if (side === 'internal') {
    const at = entry && (await directTo(means, partner.id, { ...party, accounts: entry.accounts }))
    if (at) touched.touch(promptOf(run, personId), [at])
    return
  }
  const card = askedInPlaceCard({
    ...checkInAsked(means.company, partner, run, 'partner'),
    ...{ person: { name, accounts: entry?.accounts ?? [] }, byName: inPlaceOf.name },
  })
  await sendNotice(
    means,
    await channelsFor(tx, partner.id, 'shared'),
    () => card,
    `check-in:${run.id}:asked:${personId}`,
    {
      threadOf: promptKey(run, 'partner'),
      recalling: { partner, side: 'partner' },
    },
  )
}
