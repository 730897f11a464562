import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { scheduleCheckIns } from '../checkins/schedule-check-in.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { settleUnbound } from './channel-notices.ts'
import { inStage } from './end-partner.ts'

/** Why a partner cannot be removed, or nothing where it can: whatever happened between two companies stays on the record. */
export async function whyNotRemoved(means: Means, { id, name, slug }: Partner): Promise<string | undefined> {
  const { tx } = means
  const cases = (await tx.cases.statusesOf(id)).length
  const checks = await tx.runs.countOf(id)
  const ladders = (await tx.ladders.statusesOf(id)).length
  const actions = (await tx.correctiveActions.statusesOf(id)).length
  const maintenance = (await tx.maintenance.statusesOf(id)).length
  const happened = [
    ...[said(cases, 'case'), said(checks, 'health check'), said(ladders, 'escalation')].flat(),
    ...said(maintenance, 'maintenance window'),
    ...said(actions, 'corrective action'),
    ...said(new Set((await tx.ledger.closesOf(id)).map(({ period }) => period)).size, 'closed period'),
    ...(await betweenBoth(means, id)),
  ]
  if (happened.length === 0) return undefined
  return `${name} has a history (${happened.join(', ')}), and the record of that stays. End it instead: \`end ${slug} "why"\`.`
}

/** What both companies can read of terms and of what people of the partner did: either may have to show it one day. */
async function betweenBoth({ tx }: Means, id: string): Promise<string[]> {
  const facts = await tx.facts.of(id)
  const shared = facts.filter(({ audience }) => audience === 'shared')
  const ofTerms = shared.filter(({ kind }) => kind === 'TermsProposed' || kind.startsWith('Proposal'))
  const theirs = shared.filter((fact) => fact.by?.side === 'partner' && !ofTerms.includes(fact))
  const proposed = ofTerms.length > 0 || (await tx.proposals.lastOf(id)) !== undefined
  const numbers = facts.some(({ kind }) => kind.startsWith('Figure')) ? ['numbers that were reported'] : []
  const tokens = facts.some(({ kind }) => kind === 'TokenMinted') ? ['tokens that were minted'] : []
  return [
    ...(proposed ? ['terms that were proposed'] : []),
    ...numbers,
    ...tokens,
    ...(theirs.length > 0 ? ['what its people did'] : []),
  ]
}

function said(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`]
}

/** Take away a partner without history, with all that was set up for it. Its people are named for nothing any more, and stay known. */
export async function removePartner(means: Means, partner: Partner): Promise<void> {
  const { tx } = means
  for (const { partnerId, conversationRowId, purpose } of await tx.bindings.of(partner.id)) {
    const binding = { partnerId, conversationRowId, purpose }
    await tx.bindings.remove(binding)
    await settleUnbound(means, binding)
  }
  for (const { person, side, role } of await loadRoster(tx, partner.id)) {
    await tx.memberships.remove({ partnerId: partner.id, personId: person.id, side, role })
    const { partnerId, ...free } = (await tx.people.get(person.id)) ?? person
    if (partnerId === partner.id) await tx.people.save(free)
  }
  await tx.timers.cancelAll('period.close', partner.id)
  await tx.timers.cancelAll('drill.step', partner.id)
  await scheduleCheckIns(means, inStage(partner, 'ended'))
  for (const { personId } of await tx.pageAddresses.named())
    if (hookNamed(personId)?.owner === partner.id) await tx.pageAddresses.remove(personId)
  await tx.partners.remove(partner.id)
}
