import { otherSide } from '../../cases/other-side.ts'
import type { Side } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { isMeasured, type MeasuredFigure, sharedFigures } from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Instant } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import { periodsAsked } from './asked-figures.ts'
import type { Measurement } from './measurement.ts'
import { type FigureDispute, moneyHangsOn, type NotAgreed, notAgreedOf } from './not-agreed.ts'
import { figuresOf, objectedUntil, reportDueAt, settlesAt } from './periods-of.ts'
import { correctedToGood, whatCounts } from './what-counts.ts'

/** All that was agreed with a partner, oldest first, the terms that hold, and what was reported and disputed of its figures. */
export type NumbersKnown = {
  versions: readonly AgreementVersion[]
  terms: Terms
  measurements: readonly Measurement[]
  disputes: readonly FigureDispute[]
  now: Instant
}

/** A number that one side reported to its own good and money hangs on, with which the other can agree. `until`: it was corrected in time, and counts unless it is disputed by then. */
export type WantsWord = { number: Measurement; until?: Instant }

/** Of one figure in one period; `reports`: oldest first. Undefined where the other side has said its word already, or need not say any. */
export function wantsWord(
  figure: MeasuredFigure,
  period: CalendarPeriod,
  reports: readonly Measurement[],
  { versions, terms, disputes, now }: Omit<NumbersKnown, 'measurements'>,
): WantsWord | undefined {
  if (!moneyHangsOn(versions, figure.id, period)) return undefined
  const open = notAgreedOf(figure, period, reports, { versions, disputes, terms, now })
  if (open?.lapsed || open?.disputed.length) return undefined
  const { waits } = whatCounts(figure, reports)
  if (waits) return { number: waits }
  const number = correctedToGood(figure, reports)
  if (!number) return undefined
  const until = Math.max(
    settlesAt(terms, period.to),
    reportDueAt(terms, figure, period.to),
    objectedUntil(terms, figure.reporter, number.at),
  )
  return now < until ? { number, until } : undefined
}

/** A number about which a side has something to say. */
export type NumberToAgree = WantsWord & { figure: MeasuredFigure; period: CalendarPeriod }

/** What of late wants the word of this side, due first what is due first, then the oldest period first. */
export function numbersToAgree(known: NumbersKnown, side: Side): NumberToAgree[] {
  return lately(known)
    .flatMap(({ figure, period, reports }): NumberToAgree[] => {
      const wants = otherSide(figure.reporter) === side ? wantsWord(figure, period, reports, known) : undefined
      return wants ? [{ ...wants, figure, period }] : []
    })
    .toSorted(
      (one, other) =>
        (one.until ?? Infinity) - (other.until ?? Infinity) || one.period.to - other.period.to || byName(one, other),
    )
}

/** A number that is not agreed between the sides; there is none where one is disputed that nobody has reported. */
export type OpenNumber = { figure: MeasuredFigure; period: CalendarPeriod; number?: Measurement; notAgreed: NotAgreed }

/** What of late is not agreed, whoever reports it, the oldest period first. */
export function openNumbers(known: NumbersKnown): OpenNumber[] {
  return lately(known)
    .flatMap(({ figure, period, reports }): OpenNumber[] => {
      const notAgreed = notAgreedOf(figure, period, reports, known)
      const number = reports.at(-1)
      return notAgreed && !notAgreed.lapsed ? [{ figure, period, notAgreed, ...(number && { number }) }] : []
    })
    .toSorted((one, other) => one.period.to - other.period.to || byName(one, other))
}

/** Every figure that a side reports in the periods of late that are over, with what was reported of it, oldest first. */
function lately({ versions, terms, measurements, now }: NumbersKnown) {
  return periodsAsked(versions, terms, now).flatMap(({ kind, period }) =>
    sharedFigures({ figures: figuresOf(versions, kind, period) })
      .filter(isMeasured)
      .map((figure) => ({
        ...{ figure, period },
        reports: measurements
          .filter((one) => one.figureId === figure.id && one.period === period.name)
          .toSorted((one, other) => one.turn - other.turn),
      })),
  )
}

function byName(one: { figure: { name: string } }, other: { figure: { name: string } }): number {
  return one.figure.name < other.figure.name ? -1 : 1
}
