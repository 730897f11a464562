import { type Side, SIDES } from '../partners/party.ts'
import { type Purpose, PURPOSES } from '../partners/purpose.ts'
import { type Instant, MINUTE } from '../time/instant.ts'

/** What is agreed of drills with one partner, and the drills there were. People stand in it by their ids alone. */
export type Drills = {
  /** That of the partner. */
  id: string
  /** Who has agreed for a side: nobody is called before both have. */
  agreed: Partial<Record<Side, Word>>
  /** Who asked for one while the other side had not agreed: it begins once that has. */
  wanted?: Word & { side: Side }
  /** One begins by itself then, and every four weeks. */
  monthlyAt?: Instant
  /** When a side is called instead of in its working hours, on the clock of whoever said so. */
  hour: Partial<Record<Side, Hour>>
  /** The oldest first; the last may go on. */
  drills: Drill[]
  version: number
}

export type Word = { personId: string; at: Instant }
export type Hour = { time: string; zone: string }

/**
 * One drill: each side's steps are told one after the other, whoever answers, until the last has had its wait. It is no escalation: nothing of it is owed,
 * measured, or counted.
 */
export type Drill = {
  /** Said aloud as DRILL-{number}. */
  number: number
  beganAt: Instant
  /** Whoever asked for it; absent where it was time for one. */
  by?: string
  sides: Record<Side, SideOfDrill>
  /** Steps in the order in which they were come to. */
  told: ToldStep[]
  /** Each one who was called, once, however many steps name them. */
  calls: Call[]
  end?: { at: Instant; how: 'over' | 'stopped'; why?: string }
}

/** `waits`: that step is told then. `calls`: it was told, and the next one comes then, or once nobody is waited for. */
export type SideOfDrill =
  { state: 'waits'; step: number; at: Instant } | { state: 'calls'; step: number; until: Instant } | { state: 'over' }

/** `people`: whom it called, also those who were called by a step before. `gap`: why it called nobody. */
export type ToldStep = {
  side: Side
  step: number
  at: Instant
  people: string[]
  away: Away[]
  /** Those that were to be told. */
  channels?: ChannelOfStep[]
  /** Those that it calls by name. */
  hooks?: HookOfStep[]
  gap?: Gap
}

/** `missing`: none is bound. `removed`: the bot was taken out of it. */
export type ChannelOfStep = { purpose: Purpose; found: 'called' | 'missing' | 'removed' }

/** `id`: see `hookId`. `missing`: none is set under that name. */
export type HookOfStep = { id: string; found: 'called' | 'missing' }

/** `nobody`: it finds nobody. `no hours`: those whom it calls are at work at no time together. */
export type Gap = 'nobody' | 'no hours'
export type Away = { personId: string; instead?: string }

/** `to`: a person, by their id, a channel, or a page hook that a step calls by name. `inChannel`: they were called by name where others read, since the bot may not write to them alone. `arrived`: known once the drill is over. `failed`: why it could not be delivered. `hook`: their page hook was rung too, or could not be; `by`: that answered. */
export type Call = {
  side: Side
  to: string
  step: number
  at: Instant
  inChannel?: true
  answered?: Word & { by?: 'hook' }
  hook?: 'rung' | 'failed'
  failed?: string
  arrived?: true
}

/** What `to` says of a channel. */
export function channelTo(purpose: Purpose): string {
  return `#${purpose}`
}

/** The channel that `to` says; none where that is a person. */
export function channelIn(to: string): Purpose | undefined {
  return PURPOSES.find((purpose) => channelTo(purpose) === to)
}

/** Whom a step calls: its people, and the channels and page hooks that are there. */
export function calledBy({
  people,
  channels = [],
  hooks = [],
}: Pick<ToldStep, 'people' | 'channels' | 'hooks'>): string[] {
  return [
    ...people,
    ...channels.flatMap(({ purpose, found }) => (found === 'called' ? channelTo(purpose) : [])),
    ...hooks.flatMap(({ id, found }) => (found === 'called' ? id : [])),
  ]
}

/** How long each step waits for whoever has not answered. */
export const STEP_WAIT = 15 * MINUTE

/** So many are kept. */
const KEPT = 12

export function drillLabel(number: number): string {
  return `DRILL-${number}`
}

export function noDrills(id: string): Drills {
  return { id, agreed: {}, hour: {}, drills: [], version: 0 }
}

/** The one that goes on. */
export function runningOf({ drills }: Drills): Drill | undefined {
  const last = drills.at(-1)
  return last && !last.end ? last : undefined
}

export function isAgreed({ agreed }: Drills): boolean {
  return SIDES.every((side) => agreed[side] !== undefined)
}

/** With this drill in the place of the last, or behind it. */
export function withDrill(drills: Drills, drill: Drill): Drills {
  const others = drills.drills.filter(({ number }) => number !== drill.number)
  return { ...drills, drills: [...others, drill].slice(-KEPT) }
}

export function nextVersion(drills: Drills): Drills {
  return { ...drills, version: drills.version + 1 }
}

/** Those whom a step called, of whom nothing has been heard yet, though their message may have arrived. */
export function awaitedAt(drill: Drill, told: ToldStep): Call[] {
  return drill.calls.filter(
    ({ side, to, answered, failed }) =>
      side === told.side && calledBy(told).includes(to) && answered === undefined && failed === undefined,
  )
}

/** The calls that a step made, and those of before that it would have made. */
export function callsAt(drill: Drill, told: ToldStep): Call[] {
  return drill.calls.filter(({ side, to }) => side === told.side && calledBy(told).includes(to))
}
