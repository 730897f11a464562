import { mayObjectUntil } from '../../cases/days-to-answer.ts'
import { otherSide } from '../../cases/other-side.ts'
import { type Side, SIDES } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import type { Figure, MeasuredFigure } from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import { durationMs } from '../../time/duration.ts'
import type { Instant } from '../../time/instant.ts'
import {
  type CalendarPeriod,
  periodBefore,
  type PeriodKind,
  periodOf,
  type PeriodZone,
  type ZonesSince,
} from '../../time/period.ts'
import { addWork } from '../../time/work.ts'

/** A period is over for good so many working days after its end, of the side that comes to them later, at the earliest. */
const SETTLES_AFTER = { amount: 3, unit: 'working days' } as const

/** Whose midnight parts the periods of a partner: that of our side's working hours, so that both companies mean the same ones. */
export function periodZone(terms: Terms): string {
  return terms.calendars[terms.hours.internal]!.rules.zone
}

/** The same over all versions, oldest first: a new zone parts the periods that begin once it holds, and moves none that has begun. `terms`: those that hold, where no version is. */
export function periodZones(versions: Versions, terms: Terms): ZonesSince {
  const all = versions.map(({ validFrom: since, terms: agreed }) => ({ since, zone: periodZone(agreed) }))
  if (all.length === 0) return [{ since: 0, zone: periodZone(terms) }]
  return all.filter(({ zone }, at) => at === 0 || zone !== all[at - 1]!.zone)
}

/** When a period that ends then is closed, at the earliest. */
export function settlesAt(terms: Terms, end: Instant): Instant {
  const calendars = SIDES.map((side) => terms.calendars[terms.hours[side]]!.calendar)
  return Math.max(...calendars.map((calendar) => addWork(calendar, end, durationMs(SETTLES_AFTER, calendar))))
}

/** By when a figure is to be reported for a period that ends then. */
export function reportDueAt(terms: Terms, { reporter, due }: MeasuredFigure, end: Instant): Instant {
  const { calendar } = terms.calendars[terms.hours[reporter]]!
  return addWork(calendar, end, durationMs(due, calendar))
}

/** Until when the other side may object to a number before it settles: a working day of its own. */
export function objectedUntil(terms: Terms, reporter: Side, at: Instant): Instant {
  return mayObjectUntil(terms.calendars[terms.hours[otherSide(reporter)]]!.calendar, at, [])
}

type Versions = readonly Pick<AgreementVersion, 'validFrom' | 'terms'>[]

/** The figures of a period: those that the terms have at its end. `versions`: oldest first. */
export function figuresOf(versions: Versions, kind: PeriodKind, { to }: CalendarPeriod): Figure[] {
  const held = versions.findLast(({ validFrom }) => validFrom < to)
  return held ? held.terms.figures.filter(({ period }) => period === kind) : []
}

/** The periods of a kind that were over by then and have figures, the last one first; at most so many. */
export function endedPeriods(
  versions: Versions,
  kind: PeriodKind,
  { zone, now, most }: { zone: PeriodZone; now: Instant; most: number },
): CalendarPeriod[] {
  const since = versions.find(({ terms }) => terms.figures.some(({ period }) => period === kind))?.validFrom
  if (since === undefined) return []
  const ended: CalendarPeriod[] = []
  let period = periodBefore(kind, zone, periodOf(kind, zone, now))
  while (since < period.to && ended.length < most) {
    ended.push(period)
    period = periodBefore(kind, zone, period)
  }
  return ended
}
