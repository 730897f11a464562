import { otherSide } from '../../cases/other-side.ts'
import type { Side } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { isMeasured, type MeasuredFigure, owedBy, sharedFigures } from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import { durationMs } from '../../time/duration.ts'
import type { Instant } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import { work } from '../../time/work.ts'
import { ledgerSpans } from '../ledger/ledger-spans.ts'
import type { PeriodClose } from '../ledger/period-close.ts'
import { periodsAsked } from './asked-figures.ts'
import { type FigureDispute, termsIn } from './not-agreed.ts'
import { figuresOf, periodZones, reportDueAt, settlesAt } from './periods-of.ts'
import type { Measurement } from './measurement.ts'

/** So long before its period closes, in its own working days, a side hears that a number is missing: it takes a morning to read it, and a day to act. */
const HEARD_BEFORE = { amount: 2, unit: 'working days' } as const

/** All that was agreed, oldest first, the terms that hold, and what was reported, disputed and closed. */
export type MissingKnown = {
  versions: readonly AgreementVersion[]
  terms: Terms
  measurements: readonly Measurement[]
  disputes: readonly FigureDispute[]
  closes: readonly PeriodClose[]
  now: Instant
}

/** A figure that nobody has reported, and of which something would be owed to the side that does not report it. `until`: before that its period does not close; absent where that is over, and the period is still open. */
export type MissingNumber = { figure: MeasuredFigure; period: CalendarPeriod; until?: Instant }

/** What a side should hear of while it can still dispute it, the oldest period first. */
export function numbersMissing(known: MissingKnown, side: Side): MissingNumber[] {
  return periodsAsked(known.versions, known.terms, known.now)
    .flatMap(({ kind, period }) =>
      sharedFigures({ figures: figuresOf(known.versions, kind, period) })
        .filter(isMeasured)
        .filter(({ reporter }) => reporter === otherSide(side))
        .flatMap((figure) => missingNumber(figure, period, known) ?? []),
    )
    .toSorted((one, other) => one.period.to - other.period.to || (one.figure.name < other.figure.name ? -1 : 1))
}

/** Undefined where something was reported or is disputed, where the period is closed, where it is too soon to ask, and where nothing hangs on it for the side that does not report it. */
export function missingNumber(
  figure: MeasuredFigure,
  period: CalendarPeriod,
  { versions, terms, measurements, disputes, closes, now }: MissingKnown,
): MissingNumber | undefined {
  const isOfIt = (one: { figureId: string; period: string }) => one.figureId === figure.id && one.period === period.name
  if (!isOwedFor(versions, figure, period) || [...measurements, ...disputes].some(isOfIt)) return undefined
  const side = otherSide(figure.reporter)
  const owes = owedBy(figure)
  const span = ledgerSpans(versions, owes, periodZones(versions, terms), now).find(({ name }) => name === period.name)
  if (!span || closes.some((one) => one.side === owes && one.period === span.name)) return undefined
  const dueAt = reportDueAt(terms, figure, period.to)
  const until = Math.max(settlesAt(terms, period.to), dueAt)
  const { calendar } = terms.calendars[terms.hours[side]]!
  const isSoon = work(calendar, now, until) <= durationMs(HEARD_BEFORE, calendar)
  if (now < period.to || (now < dueAt && !isSoon)) return undefined
  return { figure, period, ...(now < until && { until }) }
}

/** Whether whoever does not report it loses something where there is no number: a price for what the other side owes, or a bonus for what it owes itself. */
function isOwedFor(versions: readonly AgreementVersion[], figure: MeasuredFigure, period: CalendarPeriod): boolean {
  const owes = owedBy(figure)
  return termsIn(versions, period).some(({ money }) => {
    const { rules = [], bonuses = [] } = money[owes] ?? {}
    return (owes === figure.reporter ? rules : bonuses).some(({ objectiveId }) => objectiveId === figure.id)
  })
}
