import type { AgreementVersion } from '../../terms/agreement.ts'
import { sayAbout } from '../../terms/diff-figures.ts'
import { sayCalendar } from '../../terms/diff-calendars.ts'
import { type FigureFromCases, isFromCases } from '../../terms/figure.ts'
import { calendarOf, hoursOf } from '../../terms/hours-of.ts'
import type { Terms } from '../../terms/terms.ts'
import { OUR_VOICE } from '../../terms/voice.ts'
import { durationMs } from '../../time/duration.ts'
import type { Instant, Ms } from '../../time/instant.ts'
import { sayDaysCounted } from '../../time/say-hours-counted.ts'
import type { Stretch } from '../../time/stretches.ts'
import type { HoursSince } from './service-hours.ts'

/** How a figure is counted from then on, by the terms of one version. */
export type HeldFigure = { since: Instant; figure: FigureFromCases; terms: Terms }

/**
 * How a figure was counted in each stretch of time, oldest first: what happened is counted by the terms that held then, whatever was agreed after it. From when it was agreed
 * on, for the last time before the end of that period; before, nobody owed it. `terms`: those that it is judged by.
 */
export function heldOver(
  figure: FigureFromCases,
  versions: readonly Pick<AgreementVersion, 'validFrom' | 'terms'>[],
  { terms, period }: { terms: Terms; period: Pick<Stretch, 'to'> },
): HeldFigure[] {
  const all = versions.map(({ validFrom: since, terms: agreed }): HeldFigure | undefined => {
    const then = agreed.figures.find(({ id }) => id === figure.id)
    return then && isFromCases(then) && then.kind === figure.kind ? { since, figure: then, terms: agreed } : undefined
  })
  const judging = all.findLastIndex((one) => one !== undefined && one.since < period.to)
  const first = all.slice(0, Math.max(judging, 0)).lastIndexOf(undefined) + 1
  const held = all.slice(first).filter((one) => one !== undefined)
  return held.length > 0 ? held : [{ since: -Infinity, figure, terms }]
}

/** What goes on since before it was agreed is told by what was agreed first. */
export function heldAt(held: readonly HeldFigure[], at: Instant): HeldFigure {
  return held.findLast(({ since }) => since <= at) ?? held[0]!
}

export function hoursOver(held: readonly HeldFigure[]): HoursSince {
  return held.map(({ since, figure, terms }) => ({ since, calendar: hoursOf(terms, figure) }))
}

/** The least outage that counts among those that began then. */
export function leastAt(held: readonly HeldFigure[], at: Instant): Ms {
  const { figure, terms } = heldAt(held, at)
  return figure.least ? durationMs(figure.least, hoursOf(terms, figure)) : 0
}

/** How it was counted in a stretch of time before its terms changed, and until when; nothing where all of it is counted alike. */
export function countedBefore(
  held: readonly HeldFigure[],
  { from, to }: Stretch,
  now: Instant,
): { until: Instant; said: string }[] {
  return held.flatMap((one, at) => {
    const until = held[at + 1]?.since
    if (until === undefined || until <= from || to <= until || now < until) return []
    const said = sayCounted(one)
    if (said === sayCounted(held[at + 1]!)) return []
    const isAlways = one.figure.hours === 'always'
    const days = isAlways
      ? ''
      : `. ${sayDaysCounted(hoursOf(one.terms, one.figure), { from: Math.max(from, one.since), to: until })}`
    return [{ until, said: `${said}${days.replace(/\.$/u, '')}` }]
  })
}

function sayCounted({ figure, terms }: HeldFigure): string {
  const agreed = calendarOf(terms, figure)
  const hours = agreed ? `; its hours were ${sayCalendar(agreed.rules)}` : ''
  return `${sayAbout(figure, OUR_VOICE)}${hours}`
}
