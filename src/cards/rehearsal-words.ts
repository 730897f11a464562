import type { Urgency } from '../domain/escalations/ladder.ts'
import { type Side, SIDES } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import { sayDay, sayTimeOfDay } from '../domain/time/say-time.ts'
import { listed } from './listed.ts'

/** How a ladder would go: for each beginning, whom each side’s steps would call when. */
export type RehearsalView = {
  ladder: string
  rounds: number
  zone: string
  sides: Record<Side, string>
  plays: { at: Instant; urgency: Urgency; steps: Record<Side, HeardStep[]> }[]
  watchers: Record<Side, { names: string[]; gaps: string[] }>
}

/** `heard`: who of them hears it when, the first of them at `at`; absent where that is so of all. `all`: each of them must take it. */
type HeardStep = {
  step: number
  at: Instant
  names: string[]
  gaps: string[]
  heard?: { at: Instant; names: string[] }[]
  all?: true
}

/** A line for each beginning and side, then the gaps, each once. `only`: the side that its reader may see. */
export function rehearsalLines(rehearsal: RehearsalView, only: readonly Side[] = SIDES): string[] {
  const { sides, plays, zone, rounds, watchers } = rehearsal
  const gaps = gapsOf(rehearsal, only)
  const gapped = gaps.length === 0 ? [] : [`Gaps: ${gaps.join('; ')}.`]
  if (plays.length === 0) return gapped
  const lines = plays.map(({ at, urgency, steps }) => {
    const said = only.map((side) => `${sides[side]}: ${saySteps(steps[side], at, zone)}`)
    return `A ${urgency} that begins ${sayMoment(at, zone)} – ${said.join('. ')}.`
  })
  const watching = only.flatMap((side) => watchers[side].names)
  const watched = watching.length > 0 ? [`Told that one goes on, and that it is over: ${listed(watching)}.`] : []
  const again = rounds > 1 ? [`Then all of it again, ${rounds} rounds in all.`] : []
  return [...lines, ...again, ...watched, ...gapped]
}

/** Whom a ladder does not reach, and why, each once. */
function gapsOf({ sides, plays, watchers }: RehearsalView, only: readonly Side[]): string[] {
  if (plays.length === 0)
    return [
      'no escalation begins by these steps: there are none of which all of that is so, or these have steps of their own',
    ]
  const gaps = [
    ...only.flatMap((side) =>
      watchers[side].gaps.map((gap) => `who watches${side === 'internal' ? '' : ` at ${sides[side]}`}: ${gap}`),
    ),
    ...only.flatMap((side) => [
      ...plays.flatMap(({ steps }) =>
        steps[side].flatMap(({ step, gaps: found }) => found.map((gap) => `step ${step} at ${sides[side]}: ${gap}`)),
      ),
      ...(plays.some(({ steps }) => steps[side].some(({ names }) => names.length > 0))
        ? []
        : [`${sides[side]}: no step calls anybody`]),
    ]),
  ]
  return [...new Set(gaps)]
}

/** The gaps alone, of each ladder that a change of terms is about and that has any. */
export function gapLines(rehearsals: RehearsalView[]): string[] {
  return rehearsals.flatMap((one) => {
    const gaps = gapsOf(one, SIDES)
    return gaps.length === 0 ? [] : [`Gaps in escalations ${whichOf(one)}: ${gaps.join('; ')}.`]
  })
}

function whichOf({ ladder }: RehearsalView): string {
  return ladder === 'usual' ? 'as usual' : ladder
}

/** The same of each ladder that a change of terms is about. */
export function rehearsedLines(rehearsals: RehearsalView[]): string[] {
  return rehearsals.flatMap((one) => [
    `Rehearsed, as people, rotations and absences are now: escalations ${whichOf(one)}.`,
    ...rehearsalLines(one),
  ])
}

/** "Anna Berg at once, the managers’ channel Tue 1 Dec 11:00". */
function saySteps(steps: HeardStep[], begin: Instant, zone: string): string {
  const told = steps.filter(({ names }) => names.length > 0)
  if (told.length === 0) return 'nobody'
  return told
    .map(({ names, at, all, heard = [{ names, at }] }) => {
      const must = all ? ', each of whom must take it' : ''
      if (heard.length === 1) return heard.map((one) => sayHeard(one, begin, zone, must && `${must},`)).join('')
      return `${heard.map((one) => sayHeard(one, begin, zone)).join(', ')}${must}`
    })
    .join(', then ')
}

function sayHeard({ names, at }: Pick<HeardStep, 'names' | 'at'>, begin: Instant, zone: string, must = ''): string {
  return `${listed(names)}${must} ${at <= begin + 1 ? 'at once' : sayMoment(at, zone)}`
}

function sayMoment(at: Instant, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return `${sayDay(at, zone)} ${sayTimeOfDay(wall)}`
}
