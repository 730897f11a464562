import type { Side } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { isMeasured, type MeasuredFigure } from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Instant } from '../../time/instant.ts'
import { type CalendarPeriod, PERIOD_KINDS } from '../../time/period.ts'
import { lastOfEach, type Measurement, measurementKey } from './measurement.ts'
import { endedPeriods, figuresOf, periodZones, reportDueAt } from './periods-of.ts'

/** A figure that is to be reported for a period that is over. */
export type AskedFigure = { figure: MeasuredFigure; period: CalendarPeriod; dueAt: Instant }

/** So far back somebody is asked, period by period of each kind. */
const MOST = 12

/** Periods that are over, the last one first: so far back somebody is asked about their figures. */
export function periodsAsked(versions: readonly AgreementVersion[], terms: Terms, now: Instant) {
  const zone = periodZones(versions, terms)
  return PERIOD_KINDS.flatMap((kind) =>
    endedPeriods(versions, kind, { zone, now, most: MOST }).map((period) => ({ kind, period })),
  )
}

/** The names of the periods of which figures may be asked for. */
export function askedPeriods(versions: readonly AgreementVersion[], terms: Terms, now: Instant): string[] {
  return periodsAsked(versions, terms, now).map(({ period }) => period.name)
}

/** What nobody has reported yet for periods that are over, due first what was due first. */
export function askedFigures(
  versions: readonly AgreementVersion[],
  terms: Terms,
  measurements: readonly Measurement[],
  now: Instant,
): AskedFigure[] {
  const reported = lastOfEach(measurements)
  return periodsAsked(versions, terms, now)
    .flatMap(({ kind, period }) =>
      figuresOf(versions, kind, period)
        .filter(isMeasured)
        .filter(({ id }) => !reported.has(measurementKey({ figureId: id, period: period.name })))
        .map((figure) => ({ figure, period, dueAt: reportDueAt(terms, figure, period.to) })),
    )
    .toSorted((one, other) => one.dueAt - other.dueAt || (one.figure.name < other.figure.name ? -1 : 1))
}

/** Those that this side reports. */
export function askedOf(asked: readonly AskedFigure[], side: Side): AskedFigure[] {
  return asked.filter(({ figure }) => figure.reporter === side)
}
