import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { climb, isFresh, nextVersion, saidMore } from './climb.ts'
import { causesOf, isHigher, isOwedTo, type Ladder, ladderLabel, type Urgency, urgencyOf } from './ladder.ts'
import { type LadderDecision, type Reach, recorded } from './ladder-event.ts'
import { retime } from './retime.ts'
import { isAskedInstead } from './side-state.ts'

/** The next step of their own side at once; whoever is owed something may take the side that owes it there, too. */
export function escalateNow(
  ladder: Ladder,
  { by, version, side = by.side }: { by: Party; version: number; side?: Side },
  reach: Reach,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { refused: `${label} is resolved: there is nothing left to escalate.` }
  if (side !== by.side && !causesOf(ladder).some((cause) => cause.obligor === side))
    return { refused: `The other side owes nothing of what ${label} stands for: only they take it further there.` }
  const stands = ladder.sides[side]
  if (stands.state === 'none') return { refused: `${label} has no step there that tells anybody.` }
  if (stands.state === 'exhausted')
    return { refused: `${label} has reached its last step: it can still be acknowledged or resolved.` }
  // Whoever is owed it need not wait for the word of whoever has it on the side that owes.
  if (stands.state === 'acknowledged' && side === by.side && !isAskedInstead(stands, by.personId))
    return { refused: `${stands.by.name} has acknowledged ${label} and owns it: talk to them first.` }
  if (!isFresh(ladder, version)) return { refused: `${label} has moved since: look at its newest card.` }
  const { state, effects } = climb(nextVersion(ladder), side, 'step' in stands ? stands : undefined, reach, now, { by })
  return { state, effects: [recorded({ at: now, kind: 'EscalatedNow', by, data: { side } }), ...effects] }
}

/** Whoever is owed what it stands for says that it is less urgent. What waits, waits in the manner of that from now on. */
export function calm(
  ladder: Ladder,
  { by, to, why }: { by: Party; to: Urgency; why: string },
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { refused: `${label} is resolved: nobody is called by it.` }
  const urgency = urgencyOf(ladder)
  if (!mayCalm(ladder, by.side))
    return { refused: `${label} waits for your side: only those who are owed it can say that it is less urgent.` }
  if (!isHigher(urgency, to)) return { unchanged: `${label} is no more urgent than that.` }
  const calmed = { ...nextVersion(ladder), calmedTo: to }
  const data = { from: urgency, to, why }
  const fact = recorded({ at: now, kind: 'EscalationUrgencyChanged', by, data })
  const { state, effects } = retime(calmed)
  return { state, effects: [fact, ...effects, { effect: 'show card' }] }
}

/** Something is said on it, to those who read the place where it is said; its card shows what was said last. */
export function note(
  ladder: Ladder,
  { by, text, audience }: { by: Party; text: string; audience: 'shared' | 'internal' },
  now: Instant,
): LadderDecision {
  if (ladder.status === 'resolved')
    return { refused: `${ladderLabel(ladder.number)} is resolved: say it on what it was about.` }
  return {
    state: { ...saidMore(ladder), notes: { ...ladder.notes, [audience]: { by, at: now, text } } },
    effects: [
      recorded({
        ...{ at: now, kind: 'EscalationNoted', by, data: { text } },
        ...(audience === 'internal' && { audience }),
      }),
      { effect: 'show card' },
    ],
  }
}

/** Whether this side can say that it is less urgent: all that it stands for is owed to them. */
export function mayCalm(ladder: Ladder, side: Side): boolean {
  return causesOf(ladder).every((cause) => isOwedTo(cause, side))
}
