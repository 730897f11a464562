import { sayTarget, type MeasuredTerms, withUnit, isMet } from '../../terms/figure.ts'
import type { Instant } from '../../time/instant.ts'
import { formatTarget } from '../../time/duration.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import { sayExactly } from '../../time/say-exactly.ts'
import { compareDecimals } from './decimal.ts'
import { sayPeriod } from './explain-promise.ts'
import { type FigureLetPass, sayLetPass } from './figure-waiver.ts'
import type { Measurement } from './measurement.ts'
import { type NotAgreed, sayNotAgreed } from './not-agreed.ts'

/** A figure that somebody reports, in one of its periods, with every number that was. */
export type MeasuredInPeriod = {
  /** As it was agreed at the end of the period. */
  figure: MeasuredTerms
  since?: { version: number; at: Instant }
  period: CalendarPeriod
  /** Oldest first. */
  reports: (Pick<Measurement, 'value' | 'via' | 'at' | 'late'> & { agreedBy?: string })[]
  /** Money hangs on it, and what was reported last is not agreed between the sides. */
  notAgreed?: NotAgreed
  /** Whether it is the other side’s to accept or dispute: which number that is, by its turn. */
  wants?: { turn: number; until?: Instant }
  /** Nobody has reported it, and `by`, the side to which something would be owed, can dispute that. `until`: its period does not close before. */
  missing?: { by: string; until?: Instant }
  /** The side that is owed has let pass what was missed. */
  waived?: FigureLetPass
  owedBy: string
  reportedBy: string
}

/** How a reported figure comes about, in sentences: what was agreed, each number that was reported, and how the last one stands against the target. */
export function explainMeasured(given: MeasuredInPeriod, zone: string): string[] {
  const { figure, reports, period, reportedBy, notAgreed, wants } = given
  const say = (at: Instant) => sayExactly(at, zone)
  const last = reports.at(-1)
  return [
    agreed(given, say),
    sayPeriod(period, say),
    ...reports.map((one, at) => sayReport(one, reports[at - 1], given, say)),
    last === undefined
      ? `${reportedBy} has reported nothing of it, so there is no figure.`
      : judged(last.value, figure),
    ...sayMissing(given, say),
    ...(last === undefined || isMet(last.value, figure.target) ? [] : sayLetPass(given.waived, say)),
    ...(notAgreed ? [sayOpen(notAgreed, figure)] : []),
    ...(wants?.until === undefined
      ? []
      : [`It was corrected in time, and counts unless the other side disputes it before ${say(wants.until)}.`]),
  ]
}

function sayMissing({ missing }: MeasuredInPeriod, say: (at: Instant) => string): string[] {
  if (!missing) return []
  const { by, until } = missing
  const time = until === undefined ? 'while its period is open' : `before ${say(until)}`
  return [
    `Money hangs on it, and nothing follows while there is no number: ${by} can dispute that ${time}, and its period then stays open until the dispute is over.`,
  ]
}

function sayOpen(notAgreed: NotAgreed, figure: MeasuredTerms): string {
  const said = `${notAgreed.late ? 'reported late, ' : ''}${sayNotAgreed(notAgreed, figure)}`
  return `${said[0]!.toUpperCase()}${said.slice(1)}.`
}

function agreed({ figure, since, owedBy, reportedBy }: MeasuredInPeriod, say: (at: Instant) => string): string {
  const { name, period, target, unit, source, due, protects } = figure
  const floor = target.floor === undefined ? '' : `, floor ${withUnit(target.floor, { unit })}`
  const held = since ? ` So it stands since version ${since.version} of the terms, ${say(since.at)}.` : ''
  return (
    `“${name}”: ${owedBy} owes ${sayTarget(figure)} each ${period}${floor}. ${reportedBy} reports it within ${formatTarget(due)} of the end, from “${source}”.${held} ` +
    `What it protects: ${protects.replace(/\.$/u, '')}.`
  )
}

function sayReport(
  { value, via, at, late, agreedBy }: MeasuredInPeriod['reports'][number],
  before: MeasuredInPeriod['reports'][number] | undefined,
  { figure, reportedBy }: MeasuredInPeriod,
  say: (at: Instant) => string,
): string {
  if (agreedBy !== undefined) return `${agreedBy} agreed to it on ${say(at)} (${via}): ${withUnit(value, figure)}.`
  const did = before ? 'corrected' : 'reported'
  const instead = before ? `, instead of ${withUnit(before.value, figure)}` : ''
  const marked = late ? ', after the time to report it' : ''
  return `${reportedBy} ${did} it on ${say(at)} (${via}): ${withUnit(value, figure)}${instead}${marked}.`
}

function judged(value: string, figure: MeasuredTerms): string {
  const { target } = figure
  const compared = compareDecimals(value, target.value)
  const how = compared === 0 ? 'is exactly' : compared < 0 ? 'is below' : 'is above'
  return `${withUnit(value, figure)} ${how} ${withUnit(target.value, figure)}, and ${sayTarget(figure)} was promised: ${isMet(value, target) ? 'met' : 'missed'}.`
}
