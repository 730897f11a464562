import type { Waiting } from '../../cards/terms-preview.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { changesByName } from '../people/names-of.ts'
import type { Means } from '../scene.ts'
import type { Proposed } from './propose.ts'
import { whoAccepts } from './who-accepts.ts'

/** What is proposed, and on whose word it waits. */
export async function waitingFor(means: Means, partner: Partner, { proposal, besides }: Proposed): Promise<Waiting> {
  const shared = await sharedChannels(means, partner, 'internal')
  return {
    changes: proposal.status === 'open' ? await changesByName(means, proposal.changes) : [],
    besides: await changesByName(means, besides),
    asks: (await whoAccepts(means.tx, partner)).map(({ person }) => person.name),
    ...('refused' in shared && { unseen: shared.refused }),
  }
}
