import { DAY, HOUR, type Instant, MINUTE, type Ms } from '../time/instant.ts'
import { momentOf, wallTimeMs } from '../time/wall-clock.ts'

/**
 * When somebody wants to hear nothing that can wait, on each day by their own clock: `19:00-08:00`, over midnight where it ends earlier than it begins;
 * `weekends`: all of Saturday and Sunday; or both, as `19:00-08:00 weekends`.
 */
export type Quiet = string

const SHAPE = /^(?:(\d\d:\d\d)-(\d\d:\d\d))?(?:^weekends$| weekends$|$)/u

/** From when on the wall until when; and whether all of Saturday and Sunday is. */
type Parts = { span?: { from: Ms; to: Ms }; weekends: boolean }

/** Whether it is such a word. */
export function isQuiet(text: string): text is Quiet {
  return partsOf(text) !== undefined
}

/** How it begins a sentence: “From 19:00 to 08:00, and on weekends,”. */
export function quietTimes(quiet: Quiet): string {
  const [, from, to] = SHAPE.exec(quiet) ?? []
  if (from === undefined || to === undefined) return 'On weekends'
  return `From ${from} to ${to}${quiet.endsWith('weekends') ? ', and on weekends,' : ''}`
}

/** `at` itself where it is not quiet then; else the first moment that is not. */
export function quietUntil(quiet: Quiet | undefined, zone: string, at: Instant): Instant {
  const parts = quiet === undefined ? undefined : partsOf(quiet)
  if (!parts) return at
  // After a night comes a weekend, and after that another night.
  for (let until = at; ;) {
    const next = endOf(parts, zone, until)
    if (next <= until) return until
    until = next
  }
}

/** When something of a day comes that was to come at that time on the wall: as the quiet of that day ends; undefined where all of the day is quiet. */
export function wallBesideQuiet(
  quiet: Quiet | undefined,
  date: Temporal.PlainDate,
  { wall, begins }: { wall: Ms; begins: Ms },
): Ms | undefined {
  const parts = quiet === undefined ? undefined : partsOf(quiet)
  if (!parts) return wall
  if (parts.weekends && date.dayOfWeek > 5) return undefined
  const { span } = parts
  if (!span || !isWithin(span, wall)) return wall
  // What would come after the day as its last quiet ends comes that morning.
  return span.to > 0 ? span.to : begins
}

function partsOf(text: string): Parts | undefined {
  const [, from, to] = SHAPE.exec(text) ?? ['', undefined, undefined]
  const weekends = text.endsWith('weekends')
  if (from === undefined || to === undefined) return text === 'weekends' ? { weekends } : undefined
  const [begins, ends] = [wallTimeMs(from), wallTimeMs(to)]
  if (begins === undefined || ends === undefined || begins === DAY || ends === DAY || begins === ends) return undefined
  return { span: { from: begins, to: ends }, weekends }
}

function isWithin({ from, to }: { from: Ms; to: Ms }, wall: Ms): boolean {
  return from < to ? wall >= from && wall < to : wall >= from || wall < to
}

/** When the stretch of quiet ends that goes on then; the same moment where none does. */
function endOf({ span, weekends }: Parts, zone: string, at: Instant): Instant {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const date = there.toPlainDate()
  if (weekends && there.dayOfWeek > 5) return momentOf(date.add({ days: 8 - there.dayOfWeek }), 0, zone)
  const wall = there.hour * HOUR + there.minute * MINUTE + there.second * 1000 + there.millisecond
  if (!span || !isWithin(span, wall)) return at
  const ends = wall < span.to ? date : date.add({ days: 1 })
  // A clock that is set forward may have left it out: then it is over.
  return Math.max(at, momentOf(ends, span.to, zone))
}
