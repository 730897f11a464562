import { HOUR, type Instant, type Ms } from '../../time/instant.ts'
import { inside, joinedWithin, type Stretch, union, without } from '../../time/stretches.ts'
import { type AdmittedWindow, joinedWindows } from './maintenance.ts'
import type { Exclusion, Outage } from './outages.ts'
import { type ServiceHours, serviceWork } from './service-hours.ts'

/** Where the terms say how long the least outage is, stretches less than this apart are one. */
const ONE_OUTAGE: Ms = HOUR

/** Time in which a service was down, of one outage or of several that meet. */
export type DownStretch = Stretch & {
  /** The cases that tell it. */
  labels: string[]
  /** Those without which less of it would count. */
  loweredBy: string[]
  excluded: Exclusion[]
  /** What counts of it: within the hours of the service, and the period. */
  countedMs: Ms
  /** Something is left of it, and less than the least outage that the terms count. */
  tooShort: boolean
  /** It began in the period, something of it counts, and no linked case has failed in it before. */
  failure: boolean
  /** The cases of the failure that it is one with, where it is none by that alone. */
  oneWith?: string[]
}

/** An outage as its least length is measured: pieces less than an hour apart, without what is left out, over the ends of the period too. */
export type WholeOutage = Stretch & {
  pieces: (Stretch & { labels: string[]; ms: Ms })[]
  ms: Ms
  leastMs: Ms
}

export type Downtime = {
  /** The hours of the service in the period; time that is left out stays in them. */
  serviceMs: Ms
  unavailableMs: Ms
  failures: number
  /** Those that meet the period, in order. */
  stretches: DownStretch[]
  /** Those of them that meet the period; none where any outage counts. */
  wholes: WholeOutage[]
}

/** `leastMs`: the least outage that counts, in working time of `hours`; 0: any. It may be another for those that began at another time. */
export type ServiceTerms = { hours: ServiceHours; leastMs: Ms | ((began: Instant) => Ms) }

/**
 * How long a service was down in a period: the union of its outages, within its hours, less what is left out. Of an outage that began inside of what is admitted of
 * a maintenance window, the time up to that window's end is; one that began before it is counted whole. The least length is measured whole, over the
 * ends of the period too, and up to `now` of what still lasts. Of linked cases one failure counts in a period, the first, wherever their stretches lie.
 */
export function downtimeOf(
  outages: Outage[],
  windows: AdmittedWindow[],
  { hours, leastMs }: ServiceTerms,
  { period, now }: { period: Stretch; now: Instant },
): Downtime {
  const worked = (stretches: Stretch[]) =>
    stretches.reduce((sum, { from, to }) => sum + serviceWork(hours, from, to), 0)
  const known = outages.map((one) => ({ ...one, down: inside(one.down, { from: -Infinity, to: now }) }))
  const down = union(known.flatMap((one) => one.down))
  const announced = inMaintenance(down, windows)
  const own = union(known.flatMap((one) => without(one.down, one.excluded)))
  const left = without(own, announced)
  const leastOf = (began: Instant) => (typeof leastMs === 'number' ? leastMs : leastMs(began))
  const wholes = joinedWithin(left, ONE_OUTAGE).map((whole): WholeOutage => {
    const pieces = inside(left, whole).map((piece) => ({
      ...piece,
      labels: known
        .filter((one) => inside(without(one.down, one.excluded), piece).length > 0)
        .map(({ label }) => label),
      ms: worked([piece]),
    }))
    return { ...whole, pieces, ms: pieces.reduce((sum, { ms }) => sum + ms, 0), leastMs: leastOf(whole.from) }
  })
  const short = wholes.filter(({ ms, leastMs: least }) => ms < least)
  const counting = without(left, short)
  const stretches = down.filter((one) => inside([one], period).length > 0)
  const failed = new Map<string, string[]>()
  const told = stretches.map((stretch): DownStretch => {
    const counted = inside(counting, stretch)
    const of = known.filter((one) => inside(one.down, stretch).length > 0)
    const ownOf = (one: Outage) => without(one.down, one.excluded).flatMap((own) => inside(counted, own))
    const isBegun = period.from <= stretch.from && stretch.from < period.to
    const failing = isBegun ? of.filter((one) => worked(ownOf(one)) > 0) : []
    const before = failing.flatMap(({ incident = '' }) => failed.get(incident) ?? [])
    const failure = failing.some(({ incident }) => incident === undefined || !failed.has(incident))
    for (const { incident } of failing)
      if (incident !== undefined && !failed.has(incident))
        failed.set(
          incident,
          failing.flatMap((one) => (one.incident === incident ? [one.label] : [])),
        )
    return {
      ...stretch,
      labels: of.map(({ label }) => label),
      loweredBy: of.filter((one) => worked(inside(ownOf(one), period)) > 0).map(({ caseId }) => caseId),
      excluded: [...of.flatMap((one) => one.excluded), ...announced].filter((one) => inside([one], stretch).length > 0),
      countedMs: worked(inside(counted, period)),
      tooShort: counted.length === 0 && worked(inside(left, stretch)) > 0,
      failure,
      ...(failing.length > 0 && !failure && { oneWith: [...new Set(before)] }),
    }
  })
  return {
    serviceMs: serviceWork(hours, period.from, period.to),
    unavailableMs: told.reduce((sum, { countedMs }) => sum + countedMs, 0),
    failures: told.filter(({ failure }) => failure).length,
    stretches: told,
    wholes: wholes.filter((one) => one.leastMs > 0 && inside([one], period).length > 0),
  }
}

/** Of each outage that began inside of what is admitted, its time up to the end of that. */
function inMaintenance(down: Stretch[], windows: AdmittedWindow[]): Exclusion[] {
  const admitted = joinedWindows(windows)
  return down.flatMap(({ from, to }) => {
    const within = admitted.find((one) => one.from <= from && from < one.to)
    if (!within) return []
    const of = windows.filter(({ admitted: one }) => one && inside([one], within).length > 0)
    const label = [...new Set(of.map(({ window }) => window.label))].join(', ')
    return [{ from, to: Math.min(to, within.to), because: 'maintenance' as const, label }]
  })
}
