import { exhaustedCard } from '../../cards/exhausted-card.ts'
import { decideLadder } from '../../domain/escalations/decide-ladder.ts'
import type { Ladder, LadderDecision, LadderEffect, LadderEvent } from '../../domain/escalations/ladder.ts'
import { climbedAt, isUntold, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Rung } from '../../domain/escalations/next-step.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { dropUnseen } from '../show/show-card.ts'
import { joinCalls } from './joined-calls.ts'
import { callAgain, settleLadderNotices } from './ladder-notices.ts'
import { tellSomebody } from './last-resort.ts'
import { reachOfSteps, recipientsOf } from './recipients.ts'
import { exhaustedKey, ladderCardKey } from './show-ladder.ts'

/** Decide on a ladder, save it, and carry out what follows. */
export async function decideAndSaveLadder(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  event: LadderEvent,
): Promise<LadderDecision> {
  const by = event.type === 'EscalatedNow' ? event.by.personId : undefined
  const decision = decideLadder(ladder, event, await reachOfSteps(means, partner, ladder, by), means.now)
  if (!('state' in decision)) return decision
  if (decision.state.version !== ladder.version) {
    await means.tx.ladders.save(decision.state)
    await settleLadderNotices(means, partner, decision.state)
  }
  // Whoever has not been told yet need not hear of what is over.
  if (decision.state.status === 'resolved') await dropUnseen(means, ladderCardKey(ladder))
  await applyLadderEffects(means, partner, decision.state, decision.effects)
  return decision
}

export async function applyLadderEffects(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  effects: LadderEffect[],
): Promise<void> {
  for (const effect of effects) await apply(means, partner, ladder, effect)
}

async function apply(means: Means, partner: Partner, ladder: Ladder, effect: LadderEffect): Promise<void> {
  const { tx } = means
  switch (effect.effect) {
    case 'notify step':
      return notifyStep(means, partner, ladder, effect)
    case 'start timer':
      return tx.timers.set({
        key: `escalation.wait:${ladder.id}`,
        kind: 'escalation.wait',
        subjectId: ladder.id,
        dueAt: effect.at,
        data: { step: effect.step, cycle: effect.cycle },
      })
    case 'cancel timer':
      return tx.timers.cancel(`escalation.wait:${ladder.id}`)
    case 'record fact':
      await recordFact(means, partner, ladderLabel(ladder.number), effect.fact)
      return
    case 'show card':
      return means.touched.touch({ kind: 'ladder', id: ladder.id })
    case 'tell exhausted': {
      const card = exhaustedCard({
        label: ladderLabel(ladder.number),
        version: ladder.version,
        partnerName: partner.name,
        subject: ladder.subject,
        reason: ladder.reason,
        untold: isUntold(ladder),
      })
      return tellSomebody(means, partner, card, `exhausted:${ladder.id}`, { about: exhaustedKey(ladder) })
    }
  }
}

/**
 * One card per destination, updated in place; where it stands already, a message of its own calls once more. Where others have called within
 * the hour, all are said in one message.
 */
async function notifyStep(means: Means, partner: Partner, ladder: Ladder, { step, cycle }: Rung): Promise<void> {
  const recipients = await recipientsOf(means, partner, ladder, climbedAt(ladder, step, cycle) ?? { step })
  const at = await joinCalls(means, ladder, recipients.at)
  const cardKey = ladderCardKey(ladder)
  const held = (await means.tx.outbox.held(at.map(queueKeyOf))).filter((one) => one.cardKey === cardKey)
  // Where it is still to come nobody need be called by it twice.
  const toCome = held.map(({ queueKey }) => queueKey)
  const standing = new Set(
    (await means.tx.outbox.destinationsOf(cardKey)).map(queueKeyOf).filter((key) => !toCome.includes(key)),
  )
  means.touched.touch({ kind: 'ladder', id: ladder.id }, at)
  await callAgain(
    means,
    partner,
    ladder,
    { step, cycle },
    at.filter((to) => standing.has(queueKeyOf(to))),
  )
}
