import type { CaseOpening } from '../../domain/cases/case-event.ts'
import { type Case, caseLabel, type CaseRef } from '../../domain/cases/case.ts'
import { openCase } from '../../domain/cases/open-case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { owesOutages } from '../../domain/terms/services-of.ts'
import { owesUpdates } from '../../domain/sla/owes-updates.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { headOf, loadRoster, partyOf } from '../people/roster.ts'
import { collectNotice } from '../notices/collect-notice.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { startClocks } from './update-clocks.ts'

type Ground = { shared: StandingDestination[]; owner: Party }

/** Where a case of this side would be shown and who would own it, or why there can be none. */
export async function groundFor(means: Means, partner: Partner, by: Party): Promise<Ground | { refused: string }> {
  const shared = await sharedChannels(means, partner, by.side)
  if ('refused' in shared) return shared
  const roster = await loadRoster(means.tx, partner.id)
  const head = headOf(roster, by.side === 'internal' ? 'partner' : 'internal') ?? headOf(roster, 'internal')
  if (head) return { shared, owner: partyOf(head) }
  return {
    refused: `Nobody is named for ${partner.name} yet, so the case would have no owner. Name somebody with \`/partner people ${partner.slug} add @name\`.`,
  }
}

/** Whether a case says that a service is down which the side that opens it owes itself. */
function isOwnOutage(
  { terms }: Pick<Partner, 'terms'>,
  { by, kind, service }: Pick<CaseOpening, 'by' | 'kind' | 'service'>,
): boolean {
  return service !== undefined && owesOutages(terms, by.side, { kind, service })
}

/** Open a case: numbered, owned, its clocks running, its card in the shared channel. */
export async function openNewCase(
  means: Means,
  partner: Partner,
  { shared, owner }: Ground,
  asked: Pick<
    CaseOpening,
    'by' | 'title' | 'description' | 'wrote' | 'follows' | 'kind' | 'severity' | 'service' | 'ownRaise'
  >,
): Promise<Case> {
  const { tx } = means
  const ownOutage = isOwnOutage(partner, asked)
  const obligor = ownOutage ? asked.by.side : otherSide(asked.by.side)
  const { state, effects } = openCase(
    {
      id: means.ids.next(),
      number: await tx.counters.next('case'),
      partnerId: partner.id,
      owner,
      keepsWords: owesUpdates(partner.terms, obligor),
      ownOutage,
      ...asked,
    },
    means.now,
  )
  await tx.cases.insert(state)
  await tx.alarms.add({
    personId: asked.by.personId,
    caseId: state.id,
    at: means.now,
    opened: true,
    severe: asked.severity === 1,
  })
  for (const effect of effects) {
    if (effect.effect === 'record fact') await recordFact(means, partner, caseLabel(state.number), effect.fact)
    if (effect.effect === 'tell') await collectNotice(means, partner, state, effect)
  }
  if (state.follows) await tellFollowed(means, partner, state, state.follows)
  await startClocks(means, partner, state)
  means.touched.touch({ kind: 'case', id: state.id }, shared)
  return state
}

/** The case that is over says so in its own record and on its card. */
async function tellFollowed(means: Means, partner: Partner, opened: Case, { id, number }: CaseRef): Promise<void> {
  const data = { case: caseLabel(opened.number) }
  await recordFact(means, partner, caseLabel(number), {
    at: means.now,
    kind: 'CaseFollowed',
    by: opened.openedBy,
    data,
  })
  means.touched.touch({ kind: 'case', id })
}
