import { type Case, type CaseKind, caseLabel, type Severity } from '../../domain/cases/case.ts'
import { openCase } from '../../domain/cases/open-case.ts'
import type { Partner, Party } from '../../domain/partners/partner.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { headOf, loadRoster, partyOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { showCard } from '../show/show-card.ts'
import { caseCardKey, caseFace } from './show-case.ts'
import { startClocks } from './update-clocks.ts'

/** Open a case: numbered, owned, its clocks running, its card in the shared channel. */
export async function openNewCase(
  means: Means,
  partner: Partner,
  asked: { by: Party; title: string; kind: CaseKind; severity: Severity },
): Promise<Case | { refused: string }> {
  const { tx } = means
  const shared = await sharedChannels(means, partner, asked.by.side)
  if ('refused' in shared) return shared
  const roster = await loadRoster(tx, partner.id)
  const head = headOf(roster, asked.by.side === 'internal' ? 'partner' : 'internal') ?? headOf(roster, 'internal')
  if (!head) {
    return {
      refused: `Nobody is named for ${partner.name} yet, so the case would have no owner. Name somebody with \`/partner people ${partner.slug} add @name\`.`,
    }
  }
  const { state, effects } = openCase(
    {
      id: means.ids.next(),
      number: await tx.counters.next('case'),
      partnerId: partner.id,
      owner: partyOf(head),
      ...asked,
    },
    means.now,
  )
  await tx.cases.insert(state)
  for (const effect of effects) {
    if (effect.effect === 'record fact') {
      await tx.facts.append({
        partnerId: partner.id,
        subject: caseLabel(state.number),
        audience: 'shared',
        ...effect.fact,
      })
    }
  }
  await startClocks(means, partner, state, 1)
  await showCard(means, partner, caseCardKey(state), await caseFace(means, partner, state), shared)
  return state
}
