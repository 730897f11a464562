import { internalLadderCard, type LadderView, sharedLadderCard } from '../../cards/ladder-card.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Rung } from '../../domain/escalations/next-step.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { loadRoster, refOfParty } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import type { Face } from '../show/show-card.ts'
import { namesOfStep, recipientsOf } from './recipients.ts'

export function ladderCardKey(ladder: Ladder): string {
  return `escalation:${ladder.id}`
}

/** What a further call at a step says, and that the ladder is exhausted. Both begin with the key of the card. */
export function callKey(ladder: Ladder, { step, cycle }: Rung): string {
  return `${ladderCardKey(ladder)}:call:${cycle}:${step}`
}

export function exhaustedKey(ladder: Ladder): string {
  return `${ladderCardKey(ladder)}:exhausted`
}

/** The id of the ladder that a delivery tells of. */
export function ladderOf({ cardKey, about }: Delivery): string | undefined {
  return /^escalation:([^:]+)/u.exec(cardKey ?? about ?? '')?.[1]
}

/** The escalation card as it looks now, for either audience. */
export async function ladderFace(means: Means, partner: Partner, ladder: Ladder): Promise<Face> {
  const { tx, company } = means
  const roster = await loadRoster(tx, partner.id)
  const step = 'step' in ladder ? ladder.step : undefined
  const called =
    step === undefined ? [] : (await recipientsOf(means, partner, ladder.policy.steps[step]?.targets ?? [])).people
  const about = ladder.subject.kind === 'case' ? await tx.cases.get(ladder.subject.id) : undefined
  const view: LadderView = {
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    subject: ladder.subject,
    reason: ladder.reason,
    cause: ladder.cause,
    startedAt: ladder.startedAt,
    zone: usualHours(partner.terms).zone,
    ...(about && { subjectOwner: await refOfParty(tx, about.owner) }),
    state: await stateView(means, ladder),
  }
  const calledFor = {
    internal: called.map(({ person, accounts }) => ({ name: person.name, accounts })),
    shared: called
      .filter(({ side }) => side === 'partner')
      .map(({ person, accounts }) => ({ name: person.name, accounts })),
  }
  const path = ladder.policy.steps.map((_, index) => {
    const told = ladder.climbed.findLast((climbed) => climbed.step === index && !climbed.unheard)
    return {
      names: namesOfStep(ladder, index, roster, company, partner.name),
      ...(told && { toldAt: told.at }),
      unheard: ladder.climbed.some((climbed) => climbed.step === index && climbed.unheard),
      current: index === step,
    }
  })
  return (audience) =>
    audience === 'shared'
      ? sharedLadderCard({ ...view, called: calledFor.shared })
      : internalLadderCard({ ...view, called: calledFor.internal, path })
}

async function stateView({ tx }: Means, ladder: Ladder): Promise<LadderView['state']> {
  switch (ladder.status) {
    case 'climbing':
      return { status: 'climbing', nextAt: ladder.nextAt }
    case 'acknowledged':
      return { status: 'acknowledged', by: await refOfParty(tx, ladder.by), at: ladder.acknowledgedAt }
    case 'resolved':
      return {
        status: 'resolved',
        at: ladder.resolvedAt,
        why: ladder.why,
        ...(ladder.by && { by: await refOfParty(tx, ladder.by) }),
      }
    case 'exhausted':
      return { status: 'exhausted', at: ladder.exhaustedAt, untold: isUntold(ladder) }
  }
}

/** Nobody on its steps could be told: there was nobody, or no message could be delivered. */
export function isUntold({ climbed }: Ladder): boolean {
  return climbed.every(({ unheard }) => unheard)
}
