import type { Calendar } from '../../domain/time/calendar.ts'
import { dateAt } from '../../domain/time/wall-clock.ts'
import type { Means } from '../scene.ts'

/** Hours by the clock of that zone. Who works by another clock than that of the agreed hours has the holidays of its country besides. */
export function byOwnClock({ almanac, now }: Pick<Means, 'almanac' | 'now'>, agreed: Calendar, zone: string): Calendar {
  if (agreed.zone === zone) return agreed
  const { year } = dateAt(now, zone)
  const own = almanac.holidaysIn(zone, year, year + 1)
  return { ...agreed, zone, holidays: [...new Set([...agreed.holidays, ...own])] }
}
