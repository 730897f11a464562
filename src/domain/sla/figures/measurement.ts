import type { Party, Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import type { Decimal } from './decimal.ts'

/** What was reported of a figure for one of its periods. Nothing takes it away: a correction is one more of the same period, and the last one holds. */
export type Measurement = {
  id: string
  partnerId: string
  figureId: string
  /** `2026-10`, `2026-Q3` or `2026`. */
  period: string
  /** From 1, one more with each correction. */
  turn: number
  value: Decimal
  /** Whose word it is, and who gave it; absent where nobody whom the registry knows did. */
  side: Side
  personId?: string
  /** Where it was reported: a platform, "command line" or "HTTP". */
  via: string
  at: Instant
  /** The time to report it was over by then. */
  late: boolean
}

/** Whoever reports: a side, and somebody of it where a person does. `name`: what whoever the registry does not know goes by. `via`: where. */
export type Reporter = { side: Side; by?: Party; name?: string; via: string }

/** The one that holds of each figure and period. */
export function lastOfEach(measurements: Iterable<Measurement>): Map<string, Measurement> {
  const last = new Map<string, Measurement>()
  for (const one of measurements) {
    const key = measurementKey(one)
    if ((last.get(key)?.turn ?? 0) < one.turn) last.set(key, one)
  }
  return last
}

export function measurementKey({ figureId, period }: Pick<Measurement, 'figureId' | 'period'>): string {
  return `${figureId} ${period}`
}
