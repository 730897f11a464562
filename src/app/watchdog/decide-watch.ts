import { type Instant, MINUTE, type Ms } from '../../domain/time/instant.ts'
import { keyOf, type Trouble } from './trouble.ts'

/** What is handled later than this is told. */
const LATE_MS: Ms = 5 * MINUTE
/** The watchdog looks once a minute: when it did not for so long, nobody was there to handle anything, or the clock was moved. */
const LONGEST_BETWEEN_LOOKS_MS: Ms = 2 * MINUTE

/** `seen`: what was seen at the last look, and since when without a break. `told`: what was told and is not over. */
export type Watch = {
  lookedAt?: Instant
  seen: ReadonlyMap<string, Instant>
  told: ReadonlyMap<string, Trouble>
}

export const NOTHING_SEEN: Watch = { seen: new Map(), told: new Map() }

/**
 * What is news, given everything that waits at this look: troubles that have lasted five minutes now, and told ones that are over. Each is
 * told once, and its end once. Time in which nobody looked counts for nothing: after a start, a night's sleep of the machine or a move of
 * the clock, what waits has five minutes to be handled.
 */
export function decideWatch(
  watch: Watch,
  troubles: Trouble[],
  now: Instant,
): { watch: Watch; begun: Trouble[]; over: Trouble[] } {
  const gapMs = watch.lookedAt === undefined ? Infinity : now - watch.lookedAt
  const awake = gapMs >= 0 && gapMs <= LONGEST_BETWEEN_LOOKS_MS
  const seenSince = (key: string) => (awake ? (watch.seen.get(key) ?? watch.lookedAt ?? now) : now)
  const seen = new Map(troubles.map((trouble) => [keyOf(trouble), seenSince(keyOf(trouble))]))

  const begun = troubles.filter((trouble) => {
    const key = keyOf(trouble)
    return !watch.told.has(key) && now - Math.max(trouble.since, seen.get(key) ?? now) >= LATE_MS
  })
  const late = new Set(troubles.filter(({ since }) => now - since >= LATE_MS).map(keyOf))
  const over = [...watch.told].filter(([key]) => !late.has(key))
  const told = new Map([...watch.told, ...begun.map((trouble) => [keyOf(trouble), trouble] as const)])
  for (const [key] of over) told.delete(key)
  return { watch: { lookedAt: now, seen, told }, begun, over: over.map(([, trouble]) => trouble) }
}
