import type { Because, OnCall } from '../../../src/domain/rotations/on-call.ts'
import type { Absence, Rotation, Turns } from '../../../src/domain/rotations/rotation.ts'
import type { Calendar, Weekday } from '../../../src/domain/time/calendar.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'

/*
 * Who is on duty, found the slow way: a watchman who looks at the clock on the wall every minute, and passes the duty on whenever it
 * shows the time that stands next in his book. Shares no arithmetic with the product.
 */

const MINUTE_MS = 60_000
const NAMES: Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** What the clock of a zone shows at each minute from an instant on, as `YYYY-MM-DDTHH:MM`. */
function wallsFrom(from: Instant, minutes: number, zone: string): string[] {
  const key = `${zone} ${from} ${minutes}`
  const before = known.get(key)
  if (before) return before
  // Offsets change on quarters of an hour: each quarter is looked at once and its minutes are counted on.
  const walls = Array.from({ length: Math.ceil(minutes / 15) }, (_, quarter) => {
    const shown = shownAt(from + quarter * 15 * MINUTE_MS, zone)
    const first = Number(shown.slice(-2))
    return Array.from({ length: 15 }, (__, past) => shown.slice(0, -2) + String(first + past).padStart(2, '0'))
  })
    .flat()
    .slice(0, minutes)
  known.set(key, walls)
  return walls
}

const known = new Map<string, string[]>()

function shownAt(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString()
    .slice(0, 'YYYY-MM-DDTHH:MM'.length)
}

export type DutyTurn = { number: number; from: Instant; to: Instant }

/** The turn that runs at each minute; none before the start. `from` is before the start. */
export function turnsByTheMinute(rotation: Rotation, from: Instant, minutes: number): (DutyTurn | undefined)[] {
  const book = handoverBook(rotation.turns, rotation.startsOn)
  const start = `${rotation.startsOn}T${rotation.turns.at}`
  let latest = ''
  let next = book.next().value
  let number = -1
  let turn: DutyTurn | undefined
  return wallsFrom(from, minutes, rotation.zone).map((shown, index) => {
    const at = from + index * MINUTE_MS
    // Clocks that go back undo nothing.
    if (shown > latest) latest = shown
    let passed = false
    while (latest >= next) {
      next = book.next().value
      number += 1
      passed = true
    }
    if (latest < start) return undefined
    if (!turn || passed) {
      if (turn) turn.to = at
      turn = { number, from: at, to: Infinity }
    }
    return turn
  })
}

/** Every handover from the last one up to the start on. */
function* handoverBook(turns: Turns, startsOn: string): Generator<string, never> {
  const { every, at } = turns
  if (!('on' in turns)) {
    const hours = turns.unit === 'hours' ? every : every * 24
    for (let shown = `${startsOn}T${at}`; ; shown = later(shown, hours)) yield shown
  }
  const isDay = (date: string) => {
    if (turns.unit === 'weeks') return NAMES[weekdayOf(date)] === turns.on
    const day = Number(date.slice('YYYY-MM-'.length))
    const isLast = later(`${date}T00:00`, 24).slice('YYYY-MM-'.length, 10) === '01'
    return day === turns.on || (day < turns.on && isLast)
  }
  let date = startsOn
  while (!isDay(date)) date = later(`${date}T00:00`, -24).slice(0, 10)
  for (let count = 0; ; date = later(`${date}T00:00`, 24).slice(0, 10)) {
    if (!isDay(date)) continue
    if (count % every === 0) yield `${date}T${at}`
    count += 1
  }
}

function later(shown: string, hours: number): string {
  return new Date(Date.parse(`${shown}Z`) + hours * 3_600_000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)
}

/** At each minute who is on and why, in one line. */
export function dutyByTheMinute(rotation: Rotation, absences: Absence[], from: Instant, minutes: number): string[] {
  const turns = turnsByTheMinute(rotation, from, minutes)
  const silence = rotation.only && wallsFrom(from, minutes, rotation.only.zone)
  return turns.map((turn, index) => {
    const at = from + index * MINUTE_MS
    const isSilent = silence !== undefined && !isWithin(rotation.only!, silence[index]!)
    return atMinute(rotation, absences, { at, turn, isSilent })
  })
}

type Minute = { at: Instant; turn: DutyTurn | undefined; isSilent: boolean }

function atMinute(rotation: Rotation, absences: Absence[], { at, turn, isSilent }: Minute): string {
  const here = (who: string) => !rotation.left.some((one) => one.personId === who && one.at <= at)
  const during = (one: { from: Instant; to: Instant }) => one.from <= at && one.to > at
  for (const override of rotation.overrides.toReversed())
    if (during(override) && here(override.personId))
      return present(override.personId, `override ${override.id}`, override.saidAt)
  if (!turn) return 'nobody: not begun'
  if (isSilent) return 'nobody: silent'
  for (const swap of rotation.swaps) {
    if (swap.status !== 'accepted') continue
    if (during(swap.gives) && here(swap.askedOf))
      return present(swap.askedOf, `swap ${swap.id} ${turn.from}`, swap.endedAt)
    if (during(swap.takes) && here(swap.askedBy))
      return present(swap.askedBy, `swap ${swap.id} ${turn.from}`, swap.askedAt)
  }
  const member = rotation.members[turn.number % rotation.members.length]
  if (!member || !here(member)) return `nobody: empty slot ${turn.from}`
  return present(member, `turn ${turn.from}`, 0)

  function present(who: string, why: string, saidAt: Instant): string {
    const of = (name: string) =>
      absences
        .filter((one) => one.personId === name && during(one))
        .toSorted((a, b) => a.saidAt - b.saidAt)
        .at(-1)
    const first = of(who)
    if (!first || first.saidAt < saidAt) return `${who}: ${why}`
    const stands = delegateOf(first, [who])
    return stands === undefined ? `nobody: ${who} away ${why}` : `${stands}: for ${who} ${why}`

    function delegateOf(absence: Absence, tried: string[]): string | undefined {
      const name = absence.delegateId
      if (name === undefined || tried.includes(name) || !here(name)) return undefined
      const theirs = of(name)
      return theirs ? delegateOf(theirs, [...tried, name]) : name
    }
  }
}

function isWithin({ week }: Calendar, shown: string): boolean {
  const [date = '', time = ''] = shown.split('T')
  const day = weekdayOf(date)
  const on = (index: number) => week[NAMES[index % 7]!]
  return (
    on(day).some((one) => one.from <= time && (one.to < one.from || time < one.to)) ||
    on(day + 6).some((one) => one.to < one.from && time < one.to)
  )
}

function weekdayOf(date: string): number {
  const day = weekdays.get(date) ?? new Date(date).getUTCDay()
  weekdays.set(date, day)
  return day
}

const weekdays = new Map<string, number>()

/** What the product says, in the oracle's words. */
export function inOneLine({ person, because }: OnCall): string {
  return `${person ?? 'nobody'}: ${whyOf(because)}`
}

function whyOf(because: Because): string {
  switch (because.by) {
    case 'turn':
      return `turn ${because.turn.from}`
    case 'swap':
      return `swap ${because.swap} ${because.turn.from}`
    case 'override':
      return `override ${because.override}`
    case 'delegate':
      return `for ${because.for} ${whyOf(because.ground)}`
    case 'nobody':
      if (because.why === 'away') return `${because.of} away ${whyOf(because.ground)}`
      return because.why === 'empty slot' ? `empty slot ${because.turn.from}` : because.why
  }
}
