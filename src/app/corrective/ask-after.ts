import type { ActionSource } from '../../domain/corrective/corrective-action.ts'
import { openAction } from '../../domain/corrective/open-action.ts'
import { listed } from '../../domain/terms/say-figures.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party, Side } from '../../domain/partners/party.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { headOf, loadRoster, partyOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { applyActionEffects } from './save-action.ts'

/** Asks a side what will change after what it missed there; nobody where nobody of that side is known. What a team of ours missed only our own people read of. */
export async function askAfter(
  means: Means,
  partner: Partner,
  side: Side,
  { source, causes }: { source: ActionSource; causes: string[] },
): Promise<void> {
  const owner = await answersFor(means, partner, side)
  if (!owner) return
  const inside = source.kind === 'team'
  const number = inside
    ? -(await means.tx.counters.next('action among ourselves'))
    : await means.tx.counters.next('action')
  const { state, effects } = openAction(
    {
      ...{ id: means.ids.next(), number, partnerId: partner.id, side, owner, causes, source },
      title: titleAfter(source),
      audience: inside ? 'internal' : 'shared',
    },
    hoursOfSide(partner, side),
    means.now,
  )
  await means.tx.correctiveActions.insert(state)
  await applyActionEffects(means, partner, state, effects)
}

/** "What will change about trust and fairness, after CHECK-3?" */
function titleAfter(source: ActionSource): string {
  const about = source.kind === 'check-in' ? source.dimensions : []
  return `What will change${about.length > 0 ? ` about ${listed(about, 'and')},` : ''} after ${source.label}?`
}

/** Who is asked on a side: its account manager, else who is next there; those who can still act first. */
export async function answersFor(
  { tx }: Pick<Means, 'tx'>,
  partner: Pick<Partner, 'id'>,
  side: Side,
): Promise<Party | undefined> {
  const roster = await loadRoster(tx, partner.id)
  const able = roster.filter(({ accounts }) => accounts.length > 0)
  const head = headOf(able, side) ?? headOf(roster, side)
  return head && partyOf(head)
}
