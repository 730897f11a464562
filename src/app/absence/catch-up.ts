import { caughtUpCard, type CaughtUpView } from '../../cards/caught-up-card.ts'
import type { Ladder } from '../../domain/escalations/ladder.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { targetsOf } from '../../domain/escalations/policy.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { isBreached, isOwed } from '../../domain/sla/clock-notices.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import { showPrompts, touchPrompts } from '../checkins/show-run.ts'
import { drawTouched } from '../draw-touched.ts'
import { coming } from '../maintenance/show-maintenance.ts'
import type { Means } from '../scene.ts'
import { audienceOf } from '../show/audience.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { sendNotice } from '../show/show-card.ts'
import { changedSince, type Changed } from './changed-since.ts'

/**
 * The bot is back in a channel: the cards that stand there are drawn anew, what goes on without a card there gets one, and what was missed is
 * said in one message. That one says what happened until the return, and so it names no subject that could end it: whatever happens before it
 * is sent stands in the cards, which arrive ahead of it as they are then, and in the messages behind it.
 */
export async function catchUp(means: Means, conversation: Conversation, since: Instant): Promise<void> {
  const here: StandingDestination = {
    kind: 'conversation',
    platform: conversation.platform,
    conversationRowId: conversation.id,
  }
  const audience = await audienceOf(means.tx, here)
  for (const { partnerId, purpose } of await means.tx.bindings.at(conversation.id)) {
    const partner = await means.tx.partners.get(partnerId)
    if (!partner || partner.unconfirmed) continue
    const changed = await changedSince(means.tx, partner, since, audience)
    await touchStanding(means, partner, since)
    await drawAnew(means, partner, purpose, here, changed)
    if (purpose === 'managers') continue
    const view = await viewOf(means, partner, since, purpose, changed)
    if (view.cases.length + view.checks.length + view.escalations.length === 0) continue
    await sendNotice(means, [here], () => caughtUpCard(view), `caught-up:${conversation.id}:${partner.id}:${since}`)
  }
}

/**
 * What may stand here and say what was: also what changed in the moment in which the bot left, what only the other chain tells, and escalations that go on, whose cards change with more than what
 * happens to them.
 */
async function touchStanding({ tx, touched }: Means, partner: Partner, since: Instant): Promise<void> {
  const { cases, ladders, maintenance } = await changedSince(tx, partner, since - 1, 'internal')
  for (const one of cases) touched.touch({ kind: 'case', id: one.id })
  for (const one of [...ladders, ...(await tx.ladders.active({ partnerId: partner.id }))])
    touched.touch({ kind: 'ladder', id: one.id })
  for (const one of maintenance) touched.touch({ kind: 'maintenance', id: one.id })
}

async function drawAnew(
  means: Means,
  partner: Partner,
  purpose: Purpose,
  here: StandingDestination,
  { cases, ladders, runs, maintenance }: Changed,
): Promise<void> {
  const { touched, tx } = means
  const proposed = purpose === 'shared' ? await tx.proposals.openOf(partner.id) : undefined
  if (proposed) touched.touch({ kind: 'terms', id: proposed.id }, [here])
  if (purpose === 'shared')
    for (const { id } of await coming(means, partner.id)) touched.touch({ kind: 'maintenance', id }, [here])
  for (const { id } of maintenance) touched.touch({ kind: 'maintenance', id })
  for (const one of cases)
    touched.touch({ kind: 'case', id: one.id }, purpose === 'shared' && !isOver(one) ? [here] : [])
  for (const one of ladders) touched.touch({ kind: 'ladder', id: one.id }, hasReached(one, purpose) ? [here] : [])
  for (const run of runs) {
    if (purpose === 'shared' && run.status === 'open')
      await showPrompts(means, partner, run, { side: 'partner', people: [] })
    else touchPrompts(means, run)
  }
  // Ahead of the message that says what was missed.
  await drawTouched(means)
}

/** What goes on, and has called this channel. */
function hasReached({ status, climbed, policy }: Ladder, purpose: Purpose): boolean {
  const told = climbed.flatMap(({ side, step }) => targetsOf(policy, side, step))
  return status !== 'resolved' && told.some((target) => target.to === 'channel' && target.purpose === purpose)
}

/** Escalations are said where they are our own affair; the other side reads of them on the cases. */
async function viewOf(
  { tx }: Means,
  partner: Partner,
  since: Instant,
  purpose: Purpose,
  { cases, ladders, runs }: Changed,
): Promise<CaughtUpView> {
  return {
    partnerName: partner.name,
    since,
    zone: usualHours(partner.terms).zone,
    cases: await Promise.all(
      cases.map(async (one: Case) => {
        const overdueSince = await overdue(tx, one)
        const { title, severity, status } = one
        return {
          label: caseLabel(one.number),
          title,
          severity,
          status,
          ...(overdueSince !== undefined && { overdueSince }),
        }
      }),
    ),
    checks: runs.map(({ number, status }: Run) => ({ label: runLabel(number), status })),
    escalations:
      purpose === 'internal'
        ? ladders.map(({ number, subject, status }) => ({
            label: ladderLabel(number),
            about: subject.label,
            over: status === 'resolved',
          }))
        : [],
  }
}

async function overdue(tx: Means['tx'], { id, status }: Case): Promise<Instant | undefined> {
  if (isOver({ status })) return undefined
  const overdue = (await tx.clocks.ofSubject('case', id)).filter((clock) => isBreached(clock) && isOwed(clock))
  const breaches = overdue.flatMap(({ breachedAt }) => breachedAt ?? [])
  return breaches.length > 0 ? Math.min(...breaches) : undefined
}
