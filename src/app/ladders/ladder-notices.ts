import { calledAgainCard } from '../../cards/called-again-card.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Rung } from '../../domain/escalations/next-step.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { isMutedFor } from '../notices/muted.ts'
import { refOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import type { Manner } from '../show/hold-back.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { dropNotices, type Face, redrawNotice, sendNotice } from '../show/show-card.ts'
import { recipientsOf } from './recipients.ts'
import { callKey, exhaustedKey, howLadderStands, ladderCardKey, mannerOfCalls } from './show-ladder.ts'

/** Call a step where the ladder's card stands already. */
export async function callAgain(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  rung: Rung,
  at: StandingDestination[],
): Promise<void> {
  const face = await callFace(means, partner, ladder, rung)
  const onceKey = `called-again:${ladder.id}:${rung.cycle}:${rung.step}`
  const manner = await mannerOfCalls(means, [ladder])
  await sendNotice(means, await unmuted(means, ladder, manner, at), face, onceKey, {
    ...howLadderStands(partner, ladder),
    about: callKey(ladder, rung),
    threadOf: ladderCardKey(ladder),
    manner,
  })
}

/** Who has muted the case was called once, and is reminded of it by a page alone. */
async function unmuted(
  means: Means,
  { subject }: Ladder,
  manner: Manner,
  at: StandingDestination[],
): Promise<StandingDestination[]> {
  const about = manner === 'page' || subject.kind !== 'case' ? undefined : await means.tx.cases.get(subject.id)
  if (!about) return at
  const called: StandingDestination[] = []
  for (const to of at) if (to.kind !== 'person' || !(await isMutedFor(means, to.personId, about))) called.push(to)
  return called
}

/**
 * The ladder has moved: what was to be said about it and has not arrived yet. Once somebody has it, or it is resolved, nobody is called any
 * more and nobody need hear that it was exhausted. While it still waits, a call that is late stays one; only the next step it speaks of is
 * another.
 */
export async function settleLadderNotices(means: Means, partner: Partner, ladder: Ladder): Promise<void> {
  const calls = new Map(ladder.climbed.map((rung) => [callKey(ladder, rung), rung]))
  switch (ladder.status) {
    case 'acknowledged':
    case 'resolved':
      await dropNotices(means, [exhaustedKey(ladder), ...calls.keys()])
      return
    case 'climbing':
    case 'exhausted':
      for (const { about } of await means.tx.outbox.unfinished({ about: [...calls.keys()] })) {
        const rung = about === undefined ? undefined : calls.get(about)
        if (about !== undefined && rung) await redrawNotice(means, about, await callFace(means, partner, ladder, rung))
      }
  }
}

async function callFace(means: Means, partner: Partner, ladder: Ladder, { step }: Rung): Promise<Face> {
  const { people } = await recipientsOf(means, partner, ladder.policy.steps[step]?.targets ?? [])
  const view = {
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    subject: ladder.subject,
    reason: ladder.reason,
    startedAt: ladder.startedAt,
    ...(ladder.status === 'climbing' && { nextAt: ladder.nextAt }),
    zone: usualHours(partner.terms).zone,
  }
  return (audience) =>
    calledAgainCard({
      ...view,
      called: people.filter(({ side }) => audience === 'internal' || side === 'partner').map(refOf),
    })
}
