import { exhaustedCard } from '../../cards/exhausted-card.ts'
import { decideLadder } from '../../domain/escalations/decide-ladder.ts'
import { hasRisenWhileHeld } from '../../domain/escalations/hold-until-confirmed.ts'
import { isUntold, type Ladder, ladderLabel, urgencyOf, urgencyUncalmed } from '../../domain/escalations/ladder.ts'
import type { LadderDecision, LadderEffect, LadderEvent, Reach } from '../../domain/escalations/ladder-event.ts'
import { askedOn, isHeldUnconfirmed, nextOf, type SideState, stillHave } from '../../domain/escalations/side-state.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, type Side, SIDES } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { dropUnseen, redrawNotice } from '../show/show-card.ts'
import { awaitedOn } from './awaited.ts'
import { tellHolder } from './ask-holder.ts'
import { exhaustedOnce, MOST_AGAIN } from './exhausted-key.ts'
import { haveOthers, redrawGiven } from './given-on.ts'
import { settleLadderNotices } from './ladder-notices.ts'
import { lastResort, tellSomebody } from './last-resort.ts'
import { notifyStep } from './notify-step.ts'
import { reachOfSteps } from './recipients.ts'
import { timeToAnswer } from './time-to-answer.ts'
import { untilRead } from './until-read.ts'
import { tellWatchers } from './watchers.ts'
import { exhaustedKey, ladderCardKey } from './show-ladder.ts'

/** Decide on a ladder, save it, and carry out what follows. */
export async function decideAndSaveLadder(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  event: LadderEvent,
): Promise<LadderDecision> {
  const byHand = event.type === 'EscalatedNow' || event.type === 'EscalationReopened'
  const by = byHand ? event.by.personId : undefined
  const found = await reachOfSteps(means, partner, ladder, {
    ...{ but: by, pages: isPage(ladder, event) },
    ...(!callsAnew(ladder, event) && { have: haversOf(ladder, means.now) }),
  })
  const awaited = {
    internal: await awaitedOn(means, partner, ladder, 'internal'),
    partner: await awaitedOn(means, partner, ladder, 'partner'),
  }
  const asking = sideAsked(ladder, event, means.now)
  const asked = asking && (await timeToAnswer(means, partner, ladder, asking))
  const reach: Reach = { ...found, awaited, ...(asked && { toAnswer: { [asking]: asked } }) }
  const decided = decideLadder(ladder, event, reach, means.now)
  if (!('state' in decided)) return decided
  const decision = await untilRead(means, partner, decided)
  if (decision.state.version !== ladder.version) {
    await means.tx.ladders.save(decision.state)
    await settleLadderNotices(means, partner, decision.state, ladder)
    if (haveOthers(ladder, decision.state)) await redrawGiven(means, partner, decision.state)
  }
  // Whoever has not been told yet need not hear of what is over, or is said to be.
  if (decision.state.status === 'resolved' || isHeldUnconfirmed(decision.state))
    await dropUnseen(means, ladderCardKey(ladder))
  await applyLadderEffects(means, partner, decision.state, decision.effects)
  return decision
}

/** On which side somebody may be asked how it stands by that. */
function sideAsked({ sides }: Ladder, event: LadderEvent, now: Instant): Side | undefined {
  if (event.type === 'AskedAnew') return event.side
  if (event.type !== 'WaitEnded') return undefined
  const next = nextOf(sides[event.side])
  return next !== undefined && next <= now && !askedOn(sides[event.side]) ? event.side : undefined
}

/** Whoever has it is called again with everybody. */
const CALLS_ANEW = new Set<LadderEvent['type']>(['CauseJoined', 'UrgencyChanged', 'EscalationReopened'])

function callsAnew(ladder: Ladder, { type }: LadderEvent): boolean {
  return CALLS_ANEW.has(type) || (type === 'ResolutionStruck' && hasRisenWhileHeld(ladder))
}

/** Whoever is past the time that they said is called again. */
function haversOf({ sides }: Ladder, now: Instant): Record<Side, Party[]> {
  const on = (side: Side) => stillHave(sides[side], now).map(({ by }) => by)
  return { internal: on('internal'), partner: on('partner') }
}

/** It pages, or does from that on. */
function isPage(ladder: Ladder, event: LadderEvent): boolean {
  if (event.type === 'EscalationReopened') return urgencyUncalmed(ladder) === 'page'
  if (event.type === 'CauseJoined' && event.joined.urgency === 'page') return true
  return urgencyOf(ladder) === 'page' || (event.type === 'UrgencyChanged' && event.urgency === 'page')
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
    case 'place card':
      return placeCard(means, partner, ladder, effect.side)
    case 'start timer':
      return tx.timers.set({
        key: timerKey(ladder, effect.side),
        kind: 'escalation.wait',
        subjectId: ladder.id,
        dueAt: effect.at,
        data: { side: effect.side },
      })
    case 'cancel timer':
      return tx.timers.cancel(timerKey(ladder, effect.side))
    case 'record fact':
      await recordFact(means, partner, ladderLabel(ladder.number), effect.fact)
      return
    case 'show card':
      return means.touched.touch({ kind: 'ladder', id: ladder.id })
    case 'ask holder':
    case 'tell holder':
      return tellHolder(means, partner, ladder, effect)
    case 'tell watchers':
      return tellWatchers(means, partner, ladder)
    case 'tell exhausted':
      return tellExhausted(means, partner, ladder, effect)
  }
}

function timerKey({ id }: Ladder, side: Side): string {
  return `escalation.wait:${id}:${side}`
}

function isCalling({ state }: SideState): boolean {
  return state === 'climbing' || state === 'quiet'
}

/** Held since, and then nobody's again without another step, it is told once more. */
async function exhaustedAnew(means: Means, partner: Partner, ladder: Ladder, side: Side): Promise<string> {
  const places = (await lastResort(means, partner)).map(queueKeyOf)
  for (let again = 0; again < MOST_AGAIN; again += 1) {
    const once = exhaustedOnce(ladder, side, ladder.climbed.length, again)
    if (!(await means.tx.outbox.wasAsked(places.map((place) => `${once}:${place}`)))) return once
  }
  return exhaustedOnce(ladder, side, ladder.climbed.length, MOST_AGAIN)
}

/** Where both sides came to their ends at once, one message says so. */
async function tellExhausted(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  { side, unlessHeardSince: since }: Extract<LadderEffect, { effect: 'tell exhausted' }>,
): Promise<void> {
  // Ours are called still, by a card that says so; whoever is called last is told of both.
  if (side === 'partner' && isCalling(ladder.sides.internal)) return
  const over = SIDES.filter((one) => ladder.sides[one].state === 'exhausted')
  const abouts = over.map((one) => exhaustedKey(ladder, one))
  if (since !== undefined && (await means.tx.outbox.hasArrived(abouts, since))) return
  const names = { internal: means.company, partner: partner.name }
  const card = exhaustedCard({
    label: ladderLabel(ladder.number),
    version: ladder.version,
    partnerName: partner.name,
    companies: over.map((one) => names[one]),
    subject: ladder.subject,
    reason: ladder.reason,
    untold: over.every((one) => isUntold(ladder, one)),
  })
  for (const other of over.filter((one) => one !== side)) {
    const about = exhaustedKey(ladder, other)
    if ((await means.tx.outbox.unfinished({ about: [about] })).length === 0) continue
    return redrawNotice(means, about, () => card)
  }
  return tellSomebody(means, partner, card, await exhaustedAnew(means, partner, ladder, side), {
    about: exhaustedKey(ladder, side),
    isPage: urgencyOf(ladder) === 'page',
  })
}

/** The card stands where that side talks, and calls nobody. */
async function placeCard(means: Means, partner: Partner, ladder: Ladder, side: Side): Promise<void> {
  const at = await channelsFor(means.tx, partner.id, side === 'internal' ? 'internal' : 'shared')
  means.touched.touch({ kind: 'ladder', id: ladder.id }, at)
}
