import { type Side, SIDES } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import { type CalendarPeriod, periodBefore, type PeriodKind, type PeriodZone } from '../../time/period.ts'
import { type Attainment, attainmentOf, type CountedOnCase, together } from './attainment.ts'

/** A clock that counts, of an objective. */
type OfObjective = CountedOnCase & { objectiveId: string }

/** Who owes what an objective measures; nothing of one that not both sides read. */
export type OwedBy = (objectiveId: string) => Side | undefined

/** How each side kept all of its promises in a period. */
export type KeptIn = { period: string; kept: Record<Side, Attainment> }

/** How many cases fell due on a day, by whether they were kept. */
export type KeptOnDay = Attainment

/** So many periods in a row, the last one included. */
const PERIODS = 6

/** The periods in a row that end with this one, oldest first. */
export function periodsUpTo(kind: PeriodKind, zone: PeriodZone, last: CalendarPeriod): CalendarPeriod[] {
  const periods = [last]
  while (periods.length < PERIODS) periods.unshift(periodBefore(kind, zone, periods[0]!))
  return periods
}

/** Each promise by itself, and then all of a side together, so that a figure is the sum of those that are told one by one. */
export function keptIn(counted: readonly OfObjective[], owedBy: OwedBy, periods: CalendarPeriod[]): KeptIn[] {
  const byObjective = [...Map.groupBy(counted, ({ objectiveId }) => objectiveId)]
  return periods.map((period) => {
    const of = (side: Side) =>
      together(byObjective.flatMap(([id, some]) => (owedBy(id) === side ? [attainmentOf(some, period)] : [])))
    return { period: period.name, kept: { internal: of('internal'), partner: of('partner') } }
  })
}

/** Every day of a period on the wall of its zone, by what was due on it, of both sides. */
export function keptByDay(
  counted: readonly OfObjective[],
  owedBy: OwedBy,
  { from, to }: CalendarPeriod,
  zone: string,
): KeptOnDay[] {
  const days: KeptOnDay[] = []
  const first = dayOf(from, zone)
  const byDay = Map.groupBy(
    counted.filter((one) => from <= one.at && one.at < to && SIDES.some((side) => owedBy(one.objectiveId) === side)),
    ({ at }) => dayOf(at, zone).since(first, { largestUnit: 'days' }).days,
  )
  const count = dayOf(to - 1, zone).since(first, { largestUnit: 'days' }).days + 1
  for (let day = 0; day < count; day += 1) {
    const byObjective = Map.groupBy(byDay.get(day) ?? [], ({ objectiveId }) => objectiveId)
    days.push(together([...byObjective.values()].map((some) => attainmentOf(some, { from, to }))))
  }
  return days
}

function dayOf(at: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}
