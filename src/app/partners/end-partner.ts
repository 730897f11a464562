import { partnerEndedCard } from '../../cards/partner-ended-card.ts'
import { caseLabel, toBeConfirmed } from '../../domain/cases/case.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner, Stage } from '../../domain/partners/partner.ts'
import { PURPOSES } from '../../domain/partners/purpose.ts'
import type { Party } from '../../domain/partners/party.ts'
import { named } from '../../domain/timeline/fact.ts'
import { scheduleCheckIns } from '../checkins/schedule-check-in.ts'
import { stopDrill } from '../drills/stop-drill.ts'
import { scheduleClose } from '../ledger/schedule-close.ts'
import { saveMaintenance } from '../maintenance/change-maintenance.ts'
import { coming } from '../maintenance/show-maintenance.ts'
import { decideMaintenance } from '../../domain/maintenance/decide-maintenance.ts'
import { decideAndSaveAction } from '../corrective/save-action.ts'
import { isAnybodyNamed, loadRoster, withRole } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { sendNotice } from '../show/show-card.ts'
import { changeProposal } from '../terms/change-proposal.ts'
import { settleUnbound } from './channel-notices.ts'
import { recordChange } from './record-change.ts'
import { whatIsOpen } from './what-is-open.ts'

/** As many as one answer says well. */
const SHOWN = 6

/**
 * Why a partner cannot end now, or nothing where it can: whatever still runs is ended first by what ends it, so that no clock stops and nothing owed is
 * forgotten because a partnership does, and nobody is kept from a word that they may still say. `zone`: whoever asks.
 */
export async function whyNotEnded(means: Means, partner: Partner, zone: string): Promise<string | undefined> {
  const open = [...(await whatGoesOn(means, partner)), ...(await whatIsOpen(means, partner, zone))]
  if (open.length === 0) return undefined
  const more = open.length > SHOWN ? [`And ${open.length - SHOWN} more.`] : []
  return [`${partner.name} cannot end yet, for something is open.`, ...open.slice(0, SHOWN), ...more].join('\n')
}

async function whatGoesOn({ tx }: Means, { id, name, slug }: Partner): Promise<string[]> {
  const all = (await tx.cases.asking({ partnerIds: [id] })).toSorted((a, b) => a.number - b.number)
  const cases = all.map(({ number }) => number)
  const isUnheard =
    all.some((one) => toBeConfirmed(one)?.by === 'partner') && !(await isAnybodyNamed(tx, id, 'partner'))
  const ladders = await tx.ladders.active({ partnerId: id })
  const checks = await tx.runs.openOf(id)
  const open = [
    ...cases.map(caseLabel),
    ...ladders.map(({ number }) => ladderLabel(number)),
    ...checks.map(({ number }) => runLabel(number)),
  ]
  if (open.length === 0) return []
  const more = open.length > SHOWN ? `, and ${open.length - SHOWN} more` : ''
  return [
    `${open.slice(0, SHOWN).join(', ')}${more}: resolve or withdraw each case and wait until that is confirmed, resolve each escalation, and let the health check close.`,
    ...(isUnheard
      ? [`Nobody of ${name} is named who could confirm what is resolved: \`people ${slug} add @name\`.`]
      : []),
  ]
}

/** The partnership is over: its channels are told and let go, its people can do nothing more, its record stays. Nothing of it is open. `ended`: saved already. */
export async function settleEnded(means: Means, before: Partner, ended: Partner, by?: Party, reason?: string) {
  const { tx, company } = means
  const open = await tx.proposals.openOf(ended.id)
  if (open) await changeProposal(means, ended, open, { type: 'ProposalTakenBack', ...(by && { by }) })
  for (const one of await coming(means, ended.id)) {
    const cancelled = decideMaintenance(one, { type: 'MaintenanceCancelled' }, means.now)
    if ('state' in cancelled) await saveMaintenance(means, ended, cancelled)
  }
  for (const action of await tx.correctiveActions.unfinished(ended.id))
    await decideAndSaveAction(means, ended, action, { type: 'ActionLapsed', why: 'The partnership has ended.' })
  const [theirs] = withRole(await loadRoster(tx, ended.id), 'partner', 'account-manager')
  const data = {
    ...{ stage: before.stage, version: ended.version },
    ...(reason !== undefined && { reason }),
    ...(theirs && { theirs: named(theirs.person) }),
  }
  await recordChange(means, ended, 'PartnerEnded', data, by)
  for (const purpose of PURPOSES) {
    const card = partnerEndedCard({ name: ended.name, company, purpose })
    await sendNotice(means, await channelsFor(tx, ended.id, purpose), () => card)
  }
  for (const { conversation, ...rest } of await tx.bindings.of(ended.id)) {
    const binding = { partnerId: rest.partnerId, conversationRowId: rest.conversationRowId, purpose: rest.purpose }
    await tx.bindings.remove(binding)
    await settleUnbound(means, binding)
    const channel = conversation.name || conversation.conversationId
    await recordChange(means, ended, 'ChannelUnbound', { purpose: rest.purpose, channel }, by)
  }
  await scheduleCheckIns(means, ended)
  await stopDrill(means, ended, 'The partnership has ended.')
  await tx.timers.cancelAll('drill.step', ended.id)
}

/** It goes on, from this stage: its people can act again. Channels are bound anew by hand, for who reads there now nobody has said. */
export async function settleResumed(means: Means, resumed: Partner, by?: Party): Promise<void> {
  await recordChange(means, resumed, 'PartnerResumed', { stage: resumed.stage, version: resumed.version }, by)
  await scheduleClose(means, resumed)
  await scheduleCheckIns(means, resumed)
}

/** The partner in another stage, as it is saved. */
export function inStage(partner: Partner, stage: Stage): Partner {
  return { ...partner, stage, version: partner.version + 1 }
}
