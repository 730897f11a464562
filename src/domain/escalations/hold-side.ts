import type { Party } from '../partners/party.ts'
import { DAY, HOUR, type Instant, type Ms } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { nextVersion, placeOf, withSide } from './climb.ts'
import { foundAway } from './go-away.ts'
import { type Ladder, ladderLabel, urgencyOf } from './ladder.ts'
import { type LadderDecision, type LadderEffect, type LadderEvent, type Reach, recorded } from './ladder-event.ts'
import { hasTaken, holderOn, isAskedInstead, type SideState, type Taken, takenOn, withTaken } from './side-state.ts'
import { take, wantsAll } from './take-step.ts'

type Act = 'acknowledge' | 'snooze'

/** Longer than this nobody has an escalation, or puts it off, without a word: of a page for hours alone. */
export const LONGEST_HOLD: Record<Act, Record<'page' | 'else', { ms: Ms; words: string }>> = {
  acknowledge: { page: { ms: DAY, words: '24 hours' }, else: { ms: 14 * DAY, words: '14 days' } },
  snooze: { page: { ms: 4 * HOUR, words: '4 hours' }, else: { ms: 7 * DAY, words: '7 days' } },
}

/**
 * Stops the climb of their own side and names who has it there, until when; of a step that each must take, once all have. Whoever has it says so anew when they
 * are asked, or name another time.
 */
export function acknowledge(
  ladder: Ladder,
  { by, backBy, usual }: Omit<Extract<LadderEvent, { type: 'EscalationAcknowledged' }>, 'type'>,
  reach: Reach,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { refused: `${label} is resolved: there is nothing left to acknowledge.` }
  const wrong = whatIsWrongWith(ladder, backBy, 'acknowledge', now)
  if (wrong) return { refused: wrong }
  const { side } = by
  const stands = ladder.sides[side]
  const before = takenOn(stands)
  const own = before.find((one) => one.by.personId === by.personId)
  const waits = stands.state === 'acknowledged' || wantsAll(ladder, side) !== undefined
  if (own && waits && own.backBy > now && (usual || own.backBy === backBy))
    return { unchanged: `You have ${label} already.` }
  if (stands.state === 'acknowledged') {
    if (stands.by.personId !== by.personId && !own)
      return { refused: `${stands.by.name} has acknowledged ${label} and owns it.` }
    if (!own && stands.asked === undefined && stands.backBy === backBy)
      return { unchanged: `You own ${label} already.` }
  }
  const others = withHolder(stands).filter((one) => one.by.personId !== by.personId)
  const { instead } = own ?? {}
  const taken = [...others, { by, at: now, backBy, ...(instead !== undefined && { instead }) }]
  const said = { at: now, by, data: { side, backBy } }
  const isFirst = others.length === 0
  const held = { ...said, kind: isFirst ? 'EscalationAcknowledged' : 'EscalationTakenByAll' } as const
  return take(ladder, side, taken, { goesOn: { ...said, kind: 'EscalationTaken' }, held }, reach, now)
}

/** All who have it: also whoever holds it, but for who has put it off. */
function withHolder(stands: SideState): Taken[] {
  const others = takenOn(stands)
  return stands.state === 'acknowledged' ? [...others, { by: stands.by, at: stands.at, backBy: stands.backBy }] : others
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
  if (holder && holder.personId !== by.personId && !isAskedInstead(stands, by.personId))
    return { refused: `${holder.name} has ${label}: talk to them, or give it to somebody else.` }
  if (stands.state === 'snoozed' && stands.until === until)
    return { unchanged: `${label} is put off until then already.` }
  const taken = takenOn(stands).filter((one) => one.by.personId !== by.personId)
  const snoozed = { state: 'snoozed', ...placeOf(stands), at: now, by, until } as const
  const data = { side: by.side, until }
  return {
    state: withSide(nextVersion(ladder), by.side, withTaken(snoozed, taken)),
    effects: [
      { effect: 'start timer', side: by.side, at: until },
      recorded({ at: now, kind: 'EscalationSnoozed', by, data }),
      { effect: 'show card' },
    ],
  }
}

/**
 * Somebody else of their own side has it, and is told; the time until they are asked begins anew. Of a step that each must take they have it in the place of
 * whoever gave it, and the others must take it still.
 */
export function reassign(
  ladder: Ladder,
  { by, to, backBy, away }: Omit<Extract<LadderEvent, { type: 'EscalationReassigned' }>, 'type'>,
  reach: Reach,
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
    return { unchanged: `${away ? `${away.who.name} is away: ` : ''}${to.name} has ${label} already.` }
  // One of several who have it gives away what is theirs.
  const giver = hasTaken(stands, by.personId) ? by : (holder ?? by)
  const [had, others] = parted(withHolder(stands), [giver, to])
  const places = new Set(had.flatMap(({ instead = [] }) => instead))
  if (giver.personId !== to.personId) places.add(giver.personId)
  const data = { side: by.side, owner: named(to), ...(holder && giver === holder && { from: named(holder) }) }
  const fact = { at: now, kind: 'EscalationHandedOver', by, data } as const
  const taken = [...others, { by: to, at: now, backBy, ...(places.size > 0 && { instead: [...places] }) }]
  const decision = take(
    ladder,
    by.side,
    taken,
    { goesOn: { ...fact, data: { ...data, waits: 1 } }, held: fact },
    reach,
    now,
  )
  if (!('state' in decision)) return decision
  const effects = away ? [...decision.effects, foundAway(away.who, to, now)] : decision.effects
  if (to.personId === by.personId) return { ...decision, effects }
  const place = away && { away: { name: away.who.name, until: away.until } }
  const told: LadderEffect = { effect: 'tell holder', side: by.side, holder: to, by, ...place }
  return { ...decision, effects: [...effects, told] }
}

/** What these people have of it, and what the others have. */
function parted(taken: readonly Taken[], people: readonly Party[]): [Taken[], Taken[]] {
  const isTheirs = ({ by }: Taken) => people.some(({ personId }) => personId === by.personId)
  return [taken.filter(isTheirs), taken.filter((one) => !isTheirs(one))]
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
