/*
 * Who is on duty by a file of another tool, read from the file itself: a watchman who looks at the clock on the wall every minute, counts how many turns
 * of the file have gone by on it, and knows nothing of how the product reads, keeps or reckons rotations.
 */

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
const WEEK_MINUTES = 7 * DAY_MINUTES
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** What of a file says who is on: whose turns, from when, for how many minutes on the wall, and in which minutes of the week, as [from, for how long]. */
type Watched = {
  zone: string
  start: string
  minutes: number
  people: (string | undefined)[]
  hours: [number, number][]
}

export type OpsgenieRotation = {
  type: string
  length: number
  startDate: string
  participants: { type: string; username?: string }[]
  timeRestriction?: {
    type: string
    restriction?: OpsgenieHours
    restrictions?: (OpsgenieHours & { startDay: string; endDay: string })[]
  }
}
export type OpsgenieHours = { startHour: number; startMin: number; endHour: number; endMin: number }

/** Who is on at each minute by a rotation of an Opsgenie schedule; undefined where nobody is. */
export function onByOpsgenie(file: OpsgenieRotation, zone: string, from: number, minutes: number) {
  const long = { hourly: 60, daily: DAY_MINUTES, weekly: WEEK_MINUTES }[file.type] ?? Number.NaN
  const { restriction, restrictions = [] } = file.timeRestriction ?? {}
  const daily = restriction ? DAYS.map((_, day): [number, number] => spanOf(restriction, day, day)) : []
  const weekly = restrictions.map((one) => spanOf(one, DAYS.indexOf(one.startDay), DAYS.indexOf(one.endDay)))
  const watched: Watched = {
    ...{ zone, start: shownAt(Date.parse(file.startDate), zone), minutes: file.length * long },
    people: file.participants.map(({ type, username }) => (type === 'user' ? username : undefined)),
    hours: [...daily, ...weekly],
  }
  return watch(watched, from, minutes)
}

function spanOf(hours: OpsgenieHours, first: number, last: number): [number, number] {
  const begins = first * DAY_MINUTES + hours.startHour * 60 + hours.startMin
  const ends = last * DAY_MINUTES + hours.endHour * 60 + hours.endMin
  if (ends > begins) return [begins, ends - begins]
  return [begins, ends - begins + (first === last ? DAY_MINUTES : WEEK_MINUTES)]
}

export type PagerDutyLayer = {
  rotation_virtual_start: string
  rotation_turn_length_seconds: number
  users: { user: { summary: string; deleted_at?: string } }[]
  restrictions: { type: string; start_time_of_day: string; duration_seconds: number; start_day_of_week?: number }[]
}

/** Who is on at each minute by a layer of a PagerDuty schedule. */
export function onByPagerDuty(file: PagerDutyLayer, zone: string, from: number, minutes: number) {
  const watched: Watched = {
    ...{ zone, start: shownAt(Date.parse(file.rotation_virtual_start), zone) },
    minutes: file.rotation_turn_length_seconds / 60,
    people: file.users.map(({ user }) => (user.deleted_at === undefined ? user.summary : undefined)),
    hours: file.restrictions.flatMap((one): [number, number][] => {
      const [hour = 0, minute = 0] = one.start_time_of_day.split(':').map(Number)
      const days = one.type === 'daily_restriction' ? DAYS.keys() : [(one.start_day_of_week ?? 1) - 1]
      return [...days].map((day) => [day * DAY_MINUTES + hour * 60 + minute, one.duration_seconds / 60])
    }),
  }
  return watch(watched, from, minutes)
}

function watch({ zone, start, minutes: long, people, hours }: Watched, from: number, minutes: number) {
  const begins = minutesOf(start)
  let latest = -Infinity
  return Array.from({ length: minutes }, (_, index) => {
    const shown = minutesShown(from + index * MINUTE_MS, zone)
    // Clocks that go back undo no handover.
    latest = Math.max(latest, shown)
    if (latest < begins) return undefined
    // Day 0 of the clock was a Thursday.
    const ofWeek = (((shown + 3 * DAY_MINUTES) % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES
    const isOn = ([at, lasts]: [number, number]) => (ofWeek - at + WEEK_MINUTES) % WEEK_MINUTES < lasts
    if (hours.length > 0 && !hours.some(isOn)) return undefined
    return people[Math.floor((latest - begins) / long) % people.length]
  })
}

/** Clocks change on quarters of an hour: each is looked at once, and its minutes are counted on. */
function minutesShown(at: number, zone: string): number {
  const quarter = Math.floor(at / (15 * MINUTE_MS)) * 15 * MINUTE_MS
  const key = `${zone} ${quarter}`
  const shown = known.get(key) ?? minutesOf(shownAt(quarter, zone))
  known.set(key, shown)
  return shown + Math.floor((at - quarter) / MINUTE_MS)
}

const known = new Map<string, number>()

function minutesOf(shown: string): number {
  return Date.parse(`${shown}Z`) / MINUTE_MS
}

/** As the clock of the zone shows it: `2026-01-20T00:15`. */
function shownAt(at: number, zone: string): string {
  const format = formats.get(zone) ?? formatOf(zone)
  formats.set(zone, format)
  return format.format(at).replace(' ', 'T')
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
}
