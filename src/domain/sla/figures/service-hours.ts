import type { Calendar } from '../../time/calendar.ts'
import type { Instant, Ms } from '../../time/instant.ts'
import { work } from '../../time/work.ts'

/** Hours that hold one after the other, oldest first. */
export type HoursSince = readonly { since: Instant; calendar: Calendar }[]

/** The hours of a service: the same all the time, or those that held when. */
export type ServiceHours = Calendar | HoursSince

/** Time of the service's hours in [from, to), each part of it by the hours that held then. */
export function serviceWork(hours: ServiceHours, from: Instant, to: Instant): Ms {
  if (!isSince(hours)) return work(hours, from, to)
  return hours.reduce((sum, { since, calendar }, at) => {
    const [start, end] = [Math.max(from, since), Math.min(to, hours[at + 1]?.since ?? Infinity)]
    return start < end ? sum + work(calendar, start, end) : sum
  }, 0)
}

function isSince(hours: ServiceHours): hours is HoursSince {
  return Array.isArray(hours)
}
