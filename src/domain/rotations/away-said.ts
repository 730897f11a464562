import { daySaid } from '../time/day-said.ts'
import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { momentSaid } from '../time/moment-said.ts'
import { sayBackwards, type Stretch } from '../time/stretches.ts'

const LONGEST: Ms = 366 * DAY
const EXAMPLES = 'say for example `away until friday`, `away tomorrow` or `away from 2026-12-21 to 2027-01-04`'

type Where = { zone: string; now: Instant }

/** `notes`: what was taken where the clocks skip or repeat a time. */
type Away = Stretch & { notes?: string[] }

/**
 * “until friday”, “tomorrow”, “from monday to friday”, on the clock of `zone`. Until a day: up to its beginning, as whoever says it is back then; to a day, or
 * through it: up to its end.
 */
export function awaySaid(said: string, where: Where): Away | { refused: string } {
  const [, before = '', word = '', end = ''] =
    /^(.*?)(?:^|\s+)(until|till|til|to|through|-|–)\s+(.+)$/u.exec(plain(said)) ?? []
  const times =
    word === '' ? wholeDay(plain(said), where) : fromTo(before, { end, isWhole: !/^ti|^un/u.test(word) }, where)
  if ('refused' in times) return times
  const { from, to } = times
  if (to <= from) return { refused: `${sayBackwards(times)}: ${EXAMPLES}.` }
  if (to <= where.now) return { refused: `That is over already: ${EXAMPLES}.` }
  if (to - from > LONGEST || from - where.now > LONGEST)
    return { refused: 'That is more than a year: say a nearer end, and say it again then.' }
  return times
}

function fromTo(
  before: string,
  { end, isWhole }: { end: string; isWhole: boolean },
  where: Where,
): Away | { refused: string } {
  const from: Away | { refused: string } = before === '' ? { from: where.now, to: where.now } : stretchOf(before, where)
  if ('refused' in from) return from
  const to = stretchOf(end, { ...where, now: Math.max(where.now, from.from) })
  if ('refused' in to) return to
  const notes = [from, to].flatMap((one) => one.notes ?? [])
  return { from: from.from, to: isWhole ? to.to : to.from, ...(notes.length > 0 && { notes }) }
}

function wholeDay(said: string, where: Where): Stretch | { refused: string } {
  const day = dayOf(said, where)
  if (!day) return { refused: `“${said.slice(0, 40)}” does not say how long: ${EXAMPLES}.` }
  return { ...day, from: Math.max(day.from, where.now) }
}

/** A day from its beginning to its end, or a moment. */
function stretchOf(said: string, where: Where): Away | { refused: string } {
  const day = dayOf(said, where)
  if (day) return day
  const moment = momentSaid(said, { ...where, after: where.now })
  if ('refused' in moment) return { refused: moment.refused }
  return { from: moment.at, to: moment.at, ...(moment.note !== undefined && { notes: [moment.note] }) }
}

function dayOf(said: string, { zone, now }: Where): Stretch | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const day = daySaid(said, today)
  if (!day) return undefined
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
  return { from: at(day), to: at(day.add({ days: 1 })) }
}

function plain(said: string): string {
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”"'‘’`,!?]/gu, '')
    .replace(/^(?:from|on|for)\s+/u, '')
    .replaceAll(/(?<=^|\s)(?:next|the)\s+/gu, '')
    .replace(/\.$/u, '')
    .trim()
}
