import { clockMs, type Duration, durationMs } from '../time/duration.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Burden } from './burden.ts'
import type { HoursCompared } from './compare-hours.ts'
import type { CountingCases, DerivedKind, MaintenanceAdmission } from './derived-terms.ts'
import { type FigureFromCases, nameKey } from './figure.ts'
import { hoursOf } from './hours-of.ts'
import type { Terms } from './terms.ts'

type InTerms = [Terms, FigureFromCases]

/**
 * What whoever owes a figure has of it that its cases are counted otherwise, by effect: fewer cases that count, a longer least outage and more maintenance that is left out are
 * easier to keep. Of a mean over fewer cases nobody can tell.
 */
export function countingBurdens(
  [before, from]: InTerms,
  [after, to]: InTerms,
  compared: (first: Calendar, second: Calendar) => HoursCompared,
): Burden[] {
  const [was, is] = [hoursOf(before, from), hoursOf(after, to)]
  return [
    nameKey(from.service) === nameKey(to.service) ? 'same' : 'unclear',
    ofHours(from.kind, compared(was, is)),
    ofCases(from.kind, from.counts, to.counts),
    moreOf(from.least ? durationMs(from.least, was) : 0, to.least ? durationMs(to.least, is) : 0),
    ...ofMaintenance(from.maintenance, to.maintenance),
  ]
}

/** More hours are more time in which it can be down, and more in which it can be up. */
function ofHours(kind: DerivedKind, hours: HoursCompared): Burden {
  if (hours === 'same') return 'same'
  if (kind === 'availability' || kind === 'mtbf' || hours === 'other') return 'unclear'
  return hours === 'wider' ? 'tighter' : 'looser'
}

function ofCases(kind: DerivedKind, from: CountingCases, to: CountingCases): Burden {
  const [was, is] = [pairsOf(from), pairsOf(to)]
  const [fewer, more] = [was.some((one) => !is.includes(one)), is.some((one) => !was.includes(one))]
  if (!fewer && !more) return 'same'
  return kind === 'mttr' || (fewer && more) ? 'unclear' : fewer ? 'looser' : 'tighter'
}

function pairsOf({ kinds, severities }: CountingCases): string[] {
  return kinds.flatMap((kind) => severities.map((severity) => `${kind} ${severity}`))
}

function ofMaintenance(from: MaintenanceAdmission | undefined, to: MaintenanceAdmission | undefined): Burden[] {
  if (!from || !to) return [from === to ? 'same' : to ? 'looser' : 'tighter']
  const notice = moreOf(msOf(to.notice), msOf(from.notice))
  if (from.confirmed || to.confirmed) return [notice, from.confirmed === to.confirmed ? 'same' : 'unclear']
  return [notice, moreOf(msOf(from.longest), msOf(to.longest)), moreOf(msOf(from.sum), msOf(to.sum))]
}

function msOf(duration: Duration | undefined): number {
  return (duration && clockMs(duration)) ?? 0
}

/** More of it is easier. */
function moreOf(was: number, is: number): Burden {
  return was === is ? 'same' : is > was ? 'looser' : 'tighter'
}
