import type { Inline } from '../../../src/cards/card.ts'
import { sayInstant } from '../../../src/domain/time/say-time.ts'

type Moment = Extract<Inline, { at: number }>

/** What Slack needs to show a moment in each reader's own zone. `timestamp` is in seconds. */
export function momentForSlack({ at, zone, style }: Moment): { timestamp: number; format: string; fallback: string } {
  return {
    timestamp: Math.floor(at / 1_000),
    format: style === 'date' ? '{date_short_pretty}' : '{date_short_pretty} at {time}',
    fallback: sayInstant(at, zone),
  }
}
