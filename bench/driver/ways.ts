import { randomUUID } from 'node:crypto'

/** Ways to do the same thing, by name, the present one first. */
export type Ways = {
  /** In one transaction: each of KEYS read, then given another due time, and five new rows. */
  twentyFive: Map<string, () => Promise<void>>
  /** In one transaction: when the next timer is due. */
  one: Map<string, () => Promise<void>>
  close(): Promise<void>
}

export const KEYS = Array.from({ length: 10 }, (_, at) => `bench:${at}`)
const DUE = Date.parse('2027-01-01T00:00:00Z')

export type NewTimer = { key: string; kind: string; subjectId: string; dueAt: Date; data: object }

/** Timers that nobody else has. */
export function newTimers(count = 5): NewTimer[] {
  return Array.from({ length: count }, () => newTimer(randomUUID()))
}

export function newTimer(key: string): NewTimer {
  return { key, kind: 'sla.level', subjectId: key, dueAt: new Date(DUE), data: { shape: 1, data: { percent: 75 } } }
}

/** A due time that is another one each time it is asked for. */
export function anotherTime(): Date {
  another += 1
  return new Date(DUE + another)
}

let another = 0
