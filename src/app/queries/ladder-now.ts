import { climbedAt, isUntold, type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { namesOfStep, recipientsOf } from '../ladders/recipients.ts'
import { loadRoster, refOf, refOfParty } from '../people/roster.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/** How an escalation stands: why, who is called, who has it; for our own people the whole path. Undefined once its partner is gone. */
export const ladderNow = {
  needs: 'escalation.view',
  async read(asking: Asking, ladder: Ladder) {
    const partner = await asking.tx.partners.get(ladder.partnerId)
    return partner && toldTo(asking.audience, await ladderForAll(asking, partner, ladder))
  },
} satisfies Query<Ladder, unknown>

export type LadderTold = NonNullable<Awaited<ReturnType<typeof ladderNow.read>>>

/** The same for both audiences at once. */
export async function ladderForAll(
  asking: Pick<Asking, 'tx' | 'company' | 'platforms'>,
  partner: Partner,
  ladder: Ladder,
) {
  const { tx, company } = asking
  const roster = await loadRoster(tx, partner.id)
  const rung = 'step' in ladder ? (climbedAt(ladder, ladder.step, ladder.cycle) ?? { step: ladder.step }) : undefined
  const step = rung?.step
  const called = rung === undefined ? [] : (await recipientsOf(asking, partner, ladder, rung)).people
  const about = ladder.subject.kind === 'case' ? await tx.cases.get(ladder.subject.id) : undefined
  const shared = {
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    subject: ladder.subject,
    reason: ladder.reason,
    cause: ladder.cause,
    joined: (ladder.joined ?? []).map(({ reason }) => reason),
    startedAt: ladder.startedAt,
    zone: usualHours(partner.terms).zone,
    ...(about && { subjectOwner: await refOfParty(tx, about.owner) }),
    state: await stateOf(tx, ladder),
    called: called.filter(({ side }) => side === 'partner').map(refOf),
  }
  const steps = ladder.policy.steps.map((_, index) => {
    const told = ladder.climbed.findLast((climbed) => climbed.step === index && !climbed.unheard)
    return {
      step: index + 1,
      names: namesOfStep(ladder, index, roster, company),
      ...(told && { toldAt: told.at }),
      unheard: ladder.climbed.some((climbed) => climbed.step === index && climbed.unheard),
      current: index === step,
    }
  })
  const path = steps.filter(({ names, current }) => names !== '' || current)
  return { shared, ours: { called: called.map(refOf), path } }
}

async function stateOf(tx: Asking['tx'], ladder: Ladder) {
  const { status } = ladder
  switch (status) {
    case 'climbing':
      return { status, nextAt: ladder.nextAt }
    case 'acknowledged':
      return { status, by: await refOfParty(tx, ladder.by), at: ladder.acknowledgedAt }
    case 'resolved':
      return {
        ...{ status, at: ladder.resolvedAt, why: ladder.why },
        ...(ladder.by && { by: await refOfParty(tx, ladder.by) }),
      }
    case 'exhausted':
      return { status, at: ladder.exhaustedAt, untold: isUntold(ladder) }
  }
}
