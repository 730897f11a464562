import type { Calendar } from '../../time/calendar.ts'
import type { Turns } from '../rotation.ts'

/** Somebody as another tool calls them: by an id or an address, and by a name where it says one. Undefined: nobody, or what is no person. */
export type Carried = { label: string; name?: string } | undefined

/** A rotation as another tool has it, in our terms but for its people. */
export type CarriedRotation = {
  name: string
  zone: string
  turns: Turns
  startsOn: string
  only?: Calendar
  people: Carried[]
}

/** What a file holds, and every part of it that cannot be carried over, each a sentence. */
export type CarriedOver = { rotations: CarriedRotation[]; policies: CarriedPolicy[]; cannot: string[] }

/** A person, or whoever is on duty by a schedule. `rotations`: what that became, where the file holds it (`inFile`). */
export type CarriedTarget =
  | { to: 'person'; who: Exclude<Carried, undefined> }
  | { to: 'schedule'; label: string; rotations: string[]; inFile: boolean }

/**
 * `minutes`: how long it waits, by the clock. `calls`: everybody whom it calls there, as that tool calls them; those who have an equal here are its `targets`.
 * `when`: "after 15 minutes", "in step 2". `after`: how many minutes after the beginning it calls there.
 */
export type CarriedStep = { targets: CarriedTarget[]; minutes: number; calls: string[]; when: string; after: number }

/**
 * An escalation policy as another tool has it, in our terms but for whom it calls. `rounds`: how often its steps are gone through. `cannot`: every part of it
 * that has no equal here. `said`: all its steps in words, where it becomes no ladder. `openEnd`: nothing says there how long its last step waits.
 */
export type CarriedPolicy = {
  name: string
  steps: CarriedStep[]
  rounds: number
  cannot: string[]
  said: string
  openEnd?: true
}

const LAST_MINUTES = 30

/** Where nothing says how long the last step waits: as long as the one before it, else half an hour. */
export function lastMinutes(before: Pick<CarriedStep, 'minutes'> | undefined): number {
  return before?.minutes ?? LAST_MINUTES
}

/** The names of the rotations that each schedule of the file became, by its id and by its name there. */
export type Schedules = ReadonlyMap<string, string[]>

export function schedulesOf(parts: { schedule: Fields; rotations: CarriedRotation[] }[]): Schedules {
  return new Map(
    parts.flatMap(({ schedule, rotations }) =>
      [textIn(schedule, 'id'), textIn(schedule, 'name') ?? textIn(schedule, 'summary')].flatMap((key) =>
        key === undefined ? [] : [[key.toLowerCase(), rotations.map(({ name }) => name)] as const],
      ),
    ),
  )
}

/** Whoever is on duty by a schedule of the file, or by one that it only names. */
export function scheduleTarget(to: Fields, schedules: Schedules): CarriedTarget {
  const keys = [textIn(to, 'id'), textIn(to, 'name'), textIn(to, 'summary')].filter((key) => key !== undefined)
  const found = keys.map((key) => schedules.get(key.toLowerCase())).find((names) => names !== undefined)
  const label = keys[1] ?? keys[0] ?? 'a schedule'
  return { to: 'schedule', label, rotations: found ?? [], inFile: found !== undefined }
}

export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects under a key, or in a list of them. */
export function listIn(value: unknown, key?: string): Fields[] {
  const list = key === undefined ? value : isFields(value) ? value[key] : undefined
  return (Array.isArray(list) ? list : []).filter(isFields)
}

export function textIn(value: Fields, key: string): string | undefined {
  const text = value[key]
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined
}

export function numberIn(value: Fields, key: string): number | undefined {
  const number = value[key]
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** What the clock of a zone shows at a moment that a tool wrote down; undefined where it is none. */
export function wallOf(text: string | undefined, zone: string): Temporal.ZonedDateTime | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? undefined : Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

export function timeOf({ hour, minute }: { hour: number; minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
