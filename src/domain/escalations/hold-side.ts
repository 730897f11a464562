import type { Party } from '../partners/party.ts'
import { DAY, HOUR, type Instant, type Ms } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { nextVersion, withSide } from './climb.ts'
import { type Ladder, ladderLabel, urgencyOf } from './ladder.ts'
import { type LadderDecision, type LadderEffect, type LadderFact, recorded } from './ladder-event.ts'
import { holderOn, type SideState } from './side-state.ts'

type Act = 'acknowledge' | 'snooze'

/** Longer than this nobody has an escalation, or puts it off, without a word: of a page for hours alone. */
export const LONGEST_HOLD: Record<Act, Record<'page' | 'else', { ms: Ms; words: string }>> = {
  acknowledge: { page: { ms: DAY, words: '24 hours' }, else: { ms: 14 * DAY, words: '14 days' } },
  snooze: { page: { ms: 4 * HOUR, words: '4 hours' }, else: { ms: 7 * DAY, words: '7 days' } },
}

type Holding = Extract<SideState, { state: 'acknowledged' | 'snoozed' }>
type Place = Pick<Holding, 'step' | 'cycle'>

/** Stops the climb of their own side and names who has it there, until when. Whoever has it says so anew when they are asked, or name another time. */
export function acknowledge(
  ladder: Ladder,
  { by, backBy }: { by: Party; backBy: Instant },
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { refused: `${label} is resolved: there is nothing left to acknowledge.` }
  const wrong = whatIsWrongWith(ladder, backBy, 'acknowledge', now)
  if (wrong) return { refused: wrong }
  const stands = ladder.sides[by.side]
  if (stands.state === 'acknowledged') {
    if (stands.by.personId !== by.personId)
      return { refused: `${stands.by.name} has acknowledged ${label} and owns it.` }
    if (stands.asked === undefined && stands.backBy === backBy) return { unchanged: `You own ${label} already.` }
  }
  return hold(
    ladder,
    by,
    { state: 'acknowledged', ...placeOf(stands), at: now, by, backBy },
    {
      ...{ at: now, kind: 'EscalationAcknowledged', by },
      data: { side: by.side, backBy },
    },
  )
}

/** Their own side is called no more until then. */
export function snooze(ladder: Ladder, { by, until }: { by: Party; until: Instant }, now: Instant): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { refused: `${label} is resolved: there is nothing left to put off.` }
  const wrong = whatIsWrongWith(ladder, until, 'snooze', now)
  if (wrong) return { refused: wrong }
  const stands = ladder.sides[by.side]
  if (stands.state === 'none') return { refused: `${label} calls nobody on your side: there is nothing to put off.` }
  const holder = holderOn(stands)
  if (holder && holder.personId !== by.personId)
    return { refused: `${holder.name} has ${label}: talk to them, or give it to somebody else.` }
  if (stands.state === 'snoozed' && stands.until === until)
    return { unchanged: `${label} is put off until then already.` }
  return hold(
    ladder,
    by,
    { state: 'snoozed', ...placeOf(stands), at: now, by, until },
    {
      ...{ at: now, kind: 'EscalationSnoozed', by },
      data: { side: by.side, until },
    },
  )
}

/** Somebody else of their own side has it, and is told; the time until they are asked begins anew. */
export function reassign(
  ladder: Ladder,
  { by, to, backBy }: { by: Party; to: Party; backBy: Instant },
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved')
    return { refused: `${label} is resolved: there is nothing left to give to anybody.` }
  if (to.side !== by.side) return { refused: `${to.name} is of the other side: give it to somebody of your own.` }
  const wrong = whatIsWrongWith(ladder, backBy, 'acknowledge', now)
  if (wrong) return { refused: wrong }
  const stands = ladder.sides[by.side]
  const holder = holderOn(stands)
  if (stands.state === 'acknowledged' && holder?.personId === to.personId)
    return { unchanged: `${to.name} has ${label} already.` }
  const held: Holding = { state: 'acknowledged', ...placeOf(stands), at: now, by: to, backBy }
  const data = { side: by.side, owner: named(to), ...(holder && { from: named(holder) }) }
  const decision = hold(ladder, by, held, { at: now, kind: 'EscalationHandedOver', by, data })
  if (!('state' in decision) || to.personId === by.personId) return decision
  const told: LadderEffect = { effect: 'tell holder', side: by.side, holder: to, by }
  return { ...decision, effects: [...decision.effects, told] }
}

function hold(ladder: Ladder, { side }: Party, held: Holding, fact: LadderFact): LadderDecision {
  const at = held.state === 'acknowledged' ? held.backBy : held.until
  return {
    state: withSide(nextVersion(ladder), side, held),
    effects: [{ effect: 'start timer', side, at }, recorded(fact), { effect: 'show card' }],
  }
}

/** Where a side stands; one on which nobody stood, at its bottom. */
function placeOf(stands: SideState): Place {
  return stands.state === 'none' || stands.state === 'quiet'
    ? { step: 0, cycle: 1 }
    : { step: stands.step, cycle: stands.cycle }
}

function whatIsWrongWith(ladder: Ladder, at: Instant, act: Act, now: Instant): string | undefined {
  const label = ladderLabel(ladder.number)
  if (at <= now) return `That time is over: say a later one, such as ${EXAMPLES[act](label)}.`
  const isPage = urgencyOf(ladder) === 'page'
  const { ms, words } = LONGEST_HOLD[act][isPage ? 'page' : 'else']
  if (at - now <= ms) return undefined
  const page = isPage ? ' while it is a page' : ''
  return act === 'snooze'
    ? `${label} can be put off for ${words} at most${page}: say an earlier time.`
    : `Whoever has ${label} is asked after ${words} at the latest${page}: say an earlier time.`
}

const EXAMPLES: Record<Act, (label: string) => string> = {
  acknowledge: (label) => `\`ack ${label} --until 16:00\``,
  snooze: (label) => `\`snooze ${label} until 16:00\``,
}
