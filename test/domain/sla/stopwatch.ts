/*
 * An independent stopwatch: it knows nothing of calendars, logs and states, counts minute by minute in a stretch without clock changes when
 * Paris is one hour ahead of UTC, and reads the rules as DESIGN §4 tells them. All times are minutes since the epoch.
 */

export type Promise_ = { minutes: number; pauses: boolean; fromOpening: boolean }

export type Act = { at: number } & (
  | { act: 'ask' | 'reply' | 'resolve' | 'strike'; by: 'owes' | 'owed' }
  | { act: 'confirm' | 'end wait' | 'reopen' | 'withdraw' }
  | { act: 'terms'; why: 'raised' | 'lowered' | 'rebased'; promise: Promise_ | undefined }
)

/** How a round ended up at the moment of asking; nothing where nothing was measured. */
export type Reading = {
  state: 'running' | 'paused' | 'standing' | 'met' | 'missed' | 'void' | 'nothing'
  due?: number
  breached?: number
}

const DAY = 24 * 60
const FURTHEST = 90 * DAY
const WORKING_DAY = 8 * 60

export function isOpen(minute: number): boolean {
  const wall = minute + 60
  const day = (Math.floor(wall / DAY) + 4) % 7
  const hour = Math.floor((wall % DAY) / 60)
  return day !== 0 && day !== 6 && hour >= 9 && hour < 17
}

/** When so many working minutes have passed. */
export function after(from: number, minutes: number): number {
  let left = minutes
  let at = from
  while (left > 0) if (isOpen(at++)) left--
  return at
}

type Hand = { from: number; needed: number; pauses: boolean; notBefore: number }
type Terms = { at: number; why: 'started' | 'raised' | 'lowered' | 'rebased'; promise: Promise_ | undefined }

class Round {
  readonly began: number
  terms: Terms[] = []
  usedBefore = 0
  /** Who is waited on now, and since when. */
  waits: { on: 'owes' | 'owed'; from: number; credits?: [number, number][] } | undefined
  /** Minutes in which the side that is owed was waited on, once that is settled. */
  readonly stretches: [number, number][] = []
  stopped: { at: number; by: 'owes' | 'owed'; confirmed: boolean; waits: Round['waits'] } | undefined
  voided: number | undefined

  constructor(began: number) {
    this.began = began
  }

  settle(until: number): void {
    if (this.waits?.on === 'owed') this.stretches.push([this.waits.from, until])
    this.waits = undefined
  }

  paused(): [number, number][] {
    const end = this.end
    const last = this.stopped ? this.stopped.waits : this.waits
    const lasting: [number, number][] = last?.on === 'owed' ? [[last.from, end]] : []
    return [...this.stretches, ...lasting]
  }

  get end(): number {
    return this.stopped?.at ?? this.voided ?? Infinity
  }
}

/** Reads every round at `now`. `promise`: what was promised at the opening. */
export function readStopwatch(opened: number, promise: Promise_ | undefined, acts: Act[], now: number): Reading[] {
  const rounds = [new Round(opened)]
  if (promise) rounds[0]!.terms.push({ at: opened, why: 'started', promise })
  for (const act of acts) {
    const round = rounds.at(-1)!
    if (round.stopped && !round.stopped.confirmed && act.at >= after(round.stopped.at, 2 * WORKING_DAY))
      round.stopped.confirmed = true
    if (act.act !== 'reopen') {
      happen(round, act)
      continue
    }
    const next = new Round(act.at)
    const carried = round.terms.at(-1)?.promise
    if (carried) next.terms.push({ at: act.at, why: 'started', promise: carried })
    rounds.push(next)
    next.usedBefore = round.usedBefore + worked(round)
  }
  const last = rounds.at(-1)!
  if (last.stopped && now >= after(last.stopped.at, 2 * WORKING_DAY)) last.stopped.confirmed = true
  return rounds.map((round) => read(round, now))
}

function happen(round: Round, act: Act): void {
  const { at } = act
  switch (act.act) {
    case 'ask': {
      const on = act.by === 'owes' ? 'owed' : 'owes'
      if (round.waits?.on === on) return
      round.settle(at)
      round.waits = { on, from: at }
      return
    }
    case 'reply':
      if (round.waits?.on === act.by) round.settle(at)
      return
    case 'end wait':
      round.stretches.push(...(round.waits?.credits ?? []))
      round.waits = undefined
      return
    case 'resolve':
      round.stopped = { at, by: act.by, confirmed: act.by === 'owed', waits: round.waits }
      round.waits = undefined
      return
    case 'confirm':
      if (round.stopped) round.stopped.confirmed = true
      return
    case 'strike': {
      const said = round.stopped!
      round.stopped = undefined
      round.waits = said.waits
      const looked = after(said.at, WORKING_DAY)
      if (act.by !== 'owed' || looked >= at) return
      if (round.waits?.on === 'owed')
        round.waits = { ...round.waits, credits: [...(round.waits.credits ?? []), [looked, at]] }
      else round.stretches.push([looked, at])
      return
    }
    case 'withdraw':
      round.voided = at
      round.settle(at)
      return
    case 'reopen':
      return
    case 'terms':
      round.terms.push(round.terms.length > 0 ? act : { ...act, why: 'started' })
  }
}

/** A round in which nothing was promised at its end has measured nothing. */
function worked(round: Round): number {
  const [course] = [courseOf(round)]
  const promise = course.promise
  if (!promise || course.hands.length === 0) return 0
  return count(round, round.terms[0]!.at, promise.pauses, round.end)
}

/** Counted minutes from `from` to `to`. */
function count(round: Round, from: number, pauses: boolean, to: number): number {
  const stretches = pauses ? round.paused() : []
  let sum = 0
  for (let at = from; at < to; at++) if (isOpen(at) && !isPaused(stretches, at)) sum++
  return sum
}

function isPaused(stretches: [number, number][], at: number): boolean {
  return stretches.some(([from, to]) => at >= from && at < to)
}

/** When a hand has come down to nothing; never while it is held. */
function dueOf(round: Round, { from, needed, pauses, notBefore }: Hand): number {
  const stretches = pauses ? round.paused() : []
  let left = needed
  for (let at = from; at < from + FURTHEST; at++) {
    if (isOpen(at) && !isPaused(stretches, at) && --left === 0) return Math.max(at + 1, notBefore)
  }
  return Infinity
}

function earliest(round: Round, hands: Hand[]): number {
  return Math.min(Infinity, ...hands.map((hand) => dueOf(round, hand)))
}

/** The hands that run at the end of all changes, and the promise that holds then. */
function courseOf(round: Round): { hands: Hand[]; promise: Promise_ | undefined } {
  const past: { hands: Hand[]; promise: Promise_ | undefined }[] = []
  for (const { at, why, promise } of round.terms) {
    const top = past.at(-1)
    if (top && (at >= round.end || earliest(round, top.hands) < at)) break
    const same = (other: { promise: Promise_ | undefined } | undefined) =>
      other !== undefined && JSON.stringify(other.promise) === JSON.stringify(promise)
    if (same(top)) continue
    const before = past.at(-2)
    if (same(before) && earliest(round, before!.hands) >= at) {
      past.pop()
      continue
    }
    past.push({ promise, hands: handsAfter(round, top?.hands ?? [], at, why, promise) })
  }
  return past.at(-1) ?? { hands: [], promise: undefined }
}

function handsAfter(
  round: Round,
  before: Hand[],
  at: number,
  why: Terms['why'],
  promise: Promise_ | undefined,
): Hand[] {
  if (!promise) return []
  const { minutes, pauses, fromOpening } = promise
  const from = round.terms[0]!.at
  const needed = Math.max(minutes / 4, minutes - round.usedBefore)
  const whole: Hand = { from, needed, pauses, notBefore: 0 }
  if (why === 'started') return [whole]
  const anew: Hand = { from: at, needed: minutes, pauses, notBefore: 0 }
  if (why === 'raised') return [...before, fromOpening ? { ...whole, notBefore: at } : anew]
  return dueOf(round, whole) >= at ? [whole] : [...before, anew]
}

function read(round: Round, now: number): Reading {
  const { hands, promise } = courseOf(round)
  if (hands.length === 0) return { state: 'nothing' }
  const due = earliest(round, hands)
  const { end } = round
  if (end !== Infinity) {
    const breach = end > due ? { breached: due } : {}
    if (round.stopped) {
      if (!round.stopped.confirmed) return { state: 'standing', due, ...breach }
      return { state: end <= due ? 'met' : 'missed', due, ...breach }
    }
    return end <= due ? { state: 'void' } : { state: 'missed', due, ...breach }
  }
  const isHeld = round.waits?.on === 'owed' && promise?.pauses === true
  if (due === Infinity) return { state: 'paused' }
  if (due >= now) return { state: 'running', due }
  return isHeld ? { state: 'paused', breached: due } : { state: 'running', due, breached: due }
}
