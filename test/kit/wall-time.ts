import { ALWAYS } from '../../src/domain/time/calendar.ts'
import { durationMs, parseDuration } from '../../src/domain/time/duration.ts'
import type { Ms } from '../../src/domain/time/instant.ts'

/** "45m", "2 days", of wall time. */
export function wallMs(span: string): Ms {
  const duration = parseDuration(span.replace(/\bdays?\b/u, 'd'))
  if ('refused' in duration) throw new Error(duration.refused)
  return durationMs(duration, ALWAYS)
}
