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
export type CarriedOver = { rotations: CarriedRotation[]; cannot: string[] }

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
