const LOCALE = 'en-GB'
const MINUTE = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

/** "09:30" */
export function timeIn(zone: string, at: number): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** "09:30:05" */
export function timeWithSecondsIn(zone: string, at: number): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at)
}

/** "2 Mar 2026" */
export function dateIn(zone: string, at: number): string {
  return format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** "Monday" or "Mon" */
export function weekdayIn(zone: string, at: number, length: 'long' | 'short'): string {
  return format(zone, { weekday: length }).format(at)
}

/** "2026-03-02", to compare days by. */
export function dayKey(zone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at)
}

/** "Today", "Yesterday", "Tomorrow", else undefined. */
export function nearDay(zone: string, at: number, now: number): string | undefined {
  const days = Math.round((Date.parse(dayKey(zone, at)) - Date.parse(dayKey(zone, now))) / (24 * 60 * MINUTE))
  return days === 0 ? 'Today' : days === -1 ? 'Yesterday' : days === 1 ? 'Tomorrow' : undefined
}

/** A day as a separator names it: "Today", or "Monday 2 March". */
export function dayLabel(zone: string, at: number, now: number): string {
  return nearDay(zone, at, now) ?? format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at)
}

/** How long until then: "now", "in 40 min", "in 3 h 20 min", "in 2 d 4 h". */
export function untilThen(at: number, now: number): string {
  const minutes = Math.ceil((at - now) / MINUTE)
  if (minutes <= 0) return 'now'
  if (minutes < 60) return `in ${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `in ${hours} h` : `in ${hours} h ${minutes % 60} min`
  return hours % 24 === 0 ? `in ${hours / 24} d` : `in ${Math.floor(hours / 24)} d ${hours % 24} h`
}
