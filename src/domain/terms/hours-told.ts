import { type Side } from '../partners/party.ts'
import type { CalendarTerms } from './calendar-terms.ts'
import type { Objective } from './objective.ts'
import type { Terms } from './terms.ts'

/** Whose hours are which, and further ones that promises count in. */
export type HoursTold = Record<Side, CalendarTerms> & { further: CalendarTerms[] }

/** The hours that these promises, and what each side has to answer, are counted in. Throws RangeError where the terms have no such hours. */
export function hoursTold({ calendars, hours }: Terms, promises: Pick<Objective, 'hours'>[]): HoursTold {
  const used = new Set(promises.map((one) => one.hours))
  const called = (name: string): CalendarTerms => {
    const agreed = calendars[name]
    if (!agreed) throw new RangeError(`The terms have no hours called "${name}".`)
    return agreed.rules
  }
  return {
    internal: called(hours.internal),
    partner: called(hours.partner),
    further: Object.values(calendars).flatMap(({ rules }) => (used.has(rules.name) ? [rules] : [])),
  }
}
